"""The long run: the stationary law, whether something is ever reached, and how long it takes.

Nothing is built over pairs of states: the equations are solved by iteration (GMRES), and no
answer is given whose residual was not checked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tightrope.analysis.dynamics.chain import Chain
from tightrope.analysis.dynamics.errors import NotConverged, SeveralEnds
from tightrope.arrays import Flags, Floats

_RESIDUAL = 1e-13
_ROUNDS = 60
_POLISH = 4000  # plain steps of the chain, after which GMRES is asked again


def stationary(chain: Chain) -> Floats:
    """Gives the law (states,) that the chain keeps once it has it: its long run from anywhere.

    Raises SeveralEnds where there are several ends that exclude each other, NotConverged where the
    residual stays above 1e-13.
    """
    if chain.rate == 0:
        raise SeveralEnds("nobody ever gets a chance to move, so every state is an end")
    law = np.full(chain.states, 1.0 / chain.states)
    for _ in range(64):
        law = chain.forward(law)
    if not _can_reach(chain, _only(chain.states, int(law.argmax()))).all():
        raise SeveralEnds("the long run depends on where it starts")
    share = 1.0 / chain.states

    def flow(p: Floats) -> Floats:
        return np.asarray(p - chain.forward(p) + share * p.sum())

    right = np.full(chain.states, share)
    law = _solve(flow, right, law)
    law = np.maximum(law, 0.0)
    law /= law.sum()
    for _ in range(_POLISH):
        following = chain.forward(law)
        off = float(np.abs(following - law).sum())
        law = following / following.sum()
        if off <= _RESIDUAL:
            return np.asarray(law)
    raise NotConverged("the long run was not found", value=f"residual {off:.1e}")


@dataclass(frozen=True, eq=False)
class Hitting:
    """Whether and when states that are looked for are reached, from each state (states,)."""

    probability: Floats
    weeks: Floats  # expected; infinite where it is not certain


def hitting(chain: Chain, target: Flags) -> Hitting:
    """Gives the chance that `target` is ever reached from each state, and the expected weeks.

    Raises NotConverged.
    """
    able = _can_reach(chain, target)
    ever = np.where(target, 1.0, 0.0)
    unsure = able & ~target
    certain = able & ~_can_reach(chain, ~able, through=~target)
    ever[certain] = 1.0
    open_ = unsure & ~certain
    if open_.any():
        ever = np.where(open_, _absorbed(chain, open_, chain.backward(ever)), ever)
    weeks = np.where(target, 0.0, np.inf)
    waiting = certain & ~target
    if waiting.any():
        step = np.full(chain.states, 1.0 / chain.rate)
        weeks = np.where(waiting, _absorbed(chain, waiting, step), weeks)
    return Hitting(np.clip(ever, 0.0, 1.0), weeks)


def _absorbed(chain: Chain, inside: Flags, gained: Floats) -> Floats:
    """Solves v = gained + P v on the states `inside`, v being 0 elsewhere."""

    def left(values: Floats) -> Floats:
        within = np.where(inside, values, 0.0)
        return np.where(inside, within - chain.backward(within), values)

    right = np.where(inside, gained, 0.0)
    found = _solve(left, right, right)
    off = float(np.abs(left(found) - right).max() / max(1.0, np.abs(found).max()))
    if off > 1e3 * _RESIDUAL:
        raise NotConverged("what is ever reached was not found", value=f"residual {off:.1e}")
    return found


def _solve(matrix: Callable[[Floats], Floats], right: Floats, guess: Floats) -> Floats:
    from scipy.sparse.linalg import LinearOperator, gmres

    size = len(right)
    operator = LinearOperator((size, size), matvec=lambda v: matrix(np.ravel(v)))
    found, _ = gmres(
        operator, right, x0=guess, rtol=_RESIDUAL / 10, restart=min(size, 80), maxiter=_ROUNDS
    )
    # one round of refinement: the residual in full precision is solved for again
    lacking = right - matrix(found)
    more, _ = gmres(operator, lacking, rtol=1e-6, restart=min(size, 80), maxiter=_ROUNDS)
    better = found + more
    if np.abs(right - matrix(better)).max() < np.abs(lacking).max():
        return np.asarray(better)
    return np.asarray(found)


def _can_reach(chain: Chain, target: Flags, through: Flags | None = None) -> Flags:
    """Gives the states from which the target can be reached, by way of `through` only."""
    able = target.copy()
    while True:
        wider = able | (chain.backward(able.astype(np.float64)) > 0)
        if through is not None:
            wider &= through | target
        if (wider == able).all():
            return able
        able = wider


def _only(states: int, state: int) -> Flags:
    return np.asarray(np.arange(states) == state)
