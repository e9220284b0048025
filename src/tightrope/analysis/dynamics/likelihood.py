"""How likely the course so far is, by one decision maker's pace and wants.

The likelihood of a course of a continuous-time chain falls apart by decision maker: of each the
product of rate times choice over its own moves, and exp(-rate × chance of moving × weeks) over all
waiting, its own and that ended by others. That nobody moved while they could is evidence too.
Answers under rules of response are left out: what is fitted is what is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from tightrope.analysis.dynamics.chain import Pace
from tightrope.analysis.dynamics.history import Step
from tightrope.analysis.dynamics.reach import Reach
from tightrope.arrays import Flags, Floats, Ints

Worth = Callable[[Ints], Floats]  # states -> what they are worth, (points or 1, states)


@dataclass(frozen=True, eq=False, slots=True)
class Points:
    """Values of rate, precision and inertia, (points,) each."""

    rate: Floats
    precision: Floats
    inertia: Floats

    def pace(self, at: int) -> Pace:
        """Gives the pace at one of the points."""
        return Pace(float(self.rate[at]), float(self.precision[at]), float(self.inertia[at]))


def shares_of(logs: Floats) -> Floats:
    """Gives shares in proportion to exp(logs), summing to 1."""
    shares = np.exp(logs - logs.max())
    return np.asarray(shares / shares.sum())


def log_likelihoods(
    steps: Sequence[Step],
    dm: int,
    reach: Reach,
    worth: Worth,
    points: Points,
    seen: Ints | None = None,
) -> Floats:
    """Gives the logarithm of the likelihood of each step at each point, (steps, points).

    seen: a number for each state, (states,); states of one number look alike, and going from one to
    the other is not seen as a move. None: every state is told from every other.
    """
    known: dict[int, tuple[Ints, Floats, int]] = {}
    out = np.zeros((len(steps), len(points.rate)))
    with np.errstate(divide="ignore"):
        log_rate = np.log(points.rate)
    for k, step in enumerate(steps):
        if step.state not in known:
            known[step.state] = _choices(step.state, reach, worth, points)
        reached, logs, at = known[step.state]
        stays = logs[:, at] if seen is None else _alike(logs, seen[reached] == seen[step.state])
        out[k] = -points.rate * -np.expm1(stays) * step.weeks
        if step.dm != dm or step.target is None:
            continue
        if seen is None:
            out[k] += log_rate + logs[:, int(np.searchsorted(reached, step.target))]
        else:
            out[k] += log_rate + _alike(logs, seen[reached] == seen[step.target])
    return out


def _alike(logs: Floats, which: Flags) -> Floats:
    """The log probability of choosing any of some states."""
    with np.errstate(divide="ignore"):
        return np.asarray(np.minimum(np.log(np.exp(logs[:, which]).sum(axis=1)), 0.0))


def _choices(state: int, reach: Reach, worth: Worth, points: Points) -> tuple[Ints, Floats, int]:
    """The states reached, the log probability of choosing each, and the place of staying."""
    reached = reach.reached(state)
    at = int(np.searchsorted(reached, state))
    pull = points.precision[:, None] * worth(reached)
    pull[:, at] += points.inertia
    top = pull.max(axis=1, keepdims=True)
    return reached, pull - top - np.log(np.exp(pull - top).sum(axis=1, keepdims=True)), at
