"""The pace of each decision maker from its dated moves: maximum likelihood, and a posterior.

The posterior is exact on a grid whose points have equal shares of the prior. The most likely values
stand beside it with standard errors from the observed information, and a warning where the moves cannot tell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from tightrope.analysis.dynamics.chain import Pace
from tightrope.analysis.dynamics.errors import BadPace
from tightrope.analysis.dynamics.history import History, Step
from tightrope.analysis.dynamics.likelihood import Points, log_likelihoods, shares_of
from tightrope.analysis.dynamics.priors import (
    LOGARITHMIC,
    QUANTITIES,
    PacePrior,
    Quantity,
    Said,
    quantiles,
)
from tightrope.analysis.dynamics.reach import Reach
from tightrope.arrays import Floats

_COUNTS = (40, 20, 10)  # points of the grid: rate, precision, inertia
CHI_SQUARED_90 = 2.705543454  # of one degree of freedom (Venzon and Moolgavkar 1988)
Doubt = Literal["never moved", "one move", "rate and inertia", "precision open"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """One quantity: its prior, the most likely value with its error, and what is now supposed."""

    name: Quantity
    """Rate, precision or inertia."""
    said: Said
    """Where its prior comes from: the file, past disputes, or an assumption."""
    fitted: float | None
    """The most likely value; null: nothing to fit to, or fixed by the file."""
    error: float | None
    """The standard error of its logarithm (of inertia: of itself); null: not told by the moves."""
    low: float
    """What it is above with a probability of nine in ten."""
    middle: float
    """What it is as likely above as below."""
    high: float
    """What it is below with a probability of nine in ten."""
    least: float | None = None
    """What the moves alone allow at least: the lower end of the profile likelihood at nine in ten; null:
    they allow all that the prior does."""
    most: float | None = None
    """What they allow at most; null: all that the prior does."""


@dataclass(frozen=True, eq=False)
class PaceFit:
    """What is supposed of one decision maker's pace once its dated moves are known."""

    decision_maker: str
    moves: int
    weeks: float
    estimates: tuple[Estimate, ...]
    doubts: tuple[Doubt, ...]
    points: Points
    posterior: Floats  # (points,)

    @cached_property
    def _below(self) -> Floats:
        return np.cumsum(self.posterior)

    def draw(self, rng: np.random.Generator) -> Pace:
        """Gives one draw of the pace."""
        at = int(np.searchsorted(self._below, rng.random() * (1 - 1e-12)))
        at = min(at, len(self.posterior) - 1)
        return self.points.pace(at)

    def at(self, shares: Sequence[float]) -> Pace:
        """Gives the pace at these shares of the posterior: the rate by its own, precision given the
        rate, inertia given both."""
        values = [np.unique(getattr(self.points, name)) for name in QUANTITIES]
        mass, found = self.posterior.reshape([len(axis) for axis in values]), []
        for axis, share in zip(values, shares, strict=True):
            own = mass.sum(axis=tuple(range(1, mass.ndim)))
            below = np.cumsum(own) / own.sum()
            place = min(int(np.searchsorted(below, share, side="right")), len(axis) - 1)
            found.append(float(axis[place]))
            mass = mass[place]
        return Pace(*found)

    @property
    def middle(self) -> Pace:
        """The pace with the middle value of each quantity."""
        return Pace(*(one.middle for one in self.estimates))


def grid_of(prior: PacePrior, counts: Sequence[int] = _COUNTS) -> Points:
    """Gives points of equal share of a prior; a fixed quantity has one value."""
    axes = []
    for spread, count, logs in zip(
        (prior.rate, prior.precision, prior.inertia), counts, LOGARITHMIC, strict=True
    ):
        count = 1 if spread[0] == spread[2] else count
        axes.append(quantiles(spread, (np.arange(count) + 0.5) / count, logarithmic=logs))
    grid = np.meshgrid(*axes, indexing="ij")
    return Points(*(axis.ravel() for axis in grid))


def fit_pace(
    name: str, dm: int, prior: PacePrior, history: History | None, reach: Reach, own: Floats
) -> PaceFit:
    """Gives the pace of one decision maker, whose states are worth `own` (states,).

    Raises BadPace where it moved though the file says that it never does.
    """
    points = grid_of(prior)
    steps = () if history is None else history.steps
    posterior = posterior_of(name, steps, dm, reach, own, points)
    moves = 0 if history is None else history.of(dm)
    best, errors, doubts = _most_likely(steps, dm, prior, reach, own, moves)
    estimates = tuple(
        Estimate(
            quantity,
            said,
            value,
            error,
            *_shares(getattr(points, quantity), posterior),
            *profile_ends(getattr(points, quantity), posterior),
        )
        for quantity, said, value, error in zip(QUANTITIES, prior.said, best, errors, strict=True)
    )
    weeks = 0.0 if history is None else history.weeks
    return PaceFit(name, moves, weeks, estimates, doubts, points, posterior)


def posterior_of(
    name: str, steps: Sequence[Step], dm: int, reach: Reach, own: Floats, points: Points
) -> Floats:
    """Gives the share of the posterior at each of some points of equal share of the prior, (points,).

    Raises BadPace where none of them can have made the moves.
    """
    logs = log_likelihoods(steps, dm, reach, lambda at: own[at][None], points).sum(axis=0)
    if logs.max() == -np.inf:
        raise BadPace(
            "its dated moves cannot have come at the pace that the file states",
            where=name,
            hint="raise the rate, or leave it out",
        )
    return shares_of(logs)


def _shares(values: Floats, posterior: Floats) -> tuple[float, float, float]:
    order = np.argsort(values, kind="stable")
    below = np.cumsum(posterior[order])
    found = [values[order][int(np.searchsorted(below, share))] for share in (0.1, 0.5, 0.9)]
    return float(found[0]), float(found[1]), float(found[2])


def profile_ends(values: Floats, likelihood: Floats) -> tuple[float | None, float | None]:
    """Gives the least and most value whose profile likelihood is within nine in ten of the best.

    values, likelihood (points,): of points with equal shares of the prior, over which the likelihood is
    the posterior. Profile: the best of all other quantities at each value; kept are those within
    half the 0.9 quantile of chi-squared with one degree. None: an end of the values is kept.
    """
    axis, place = np.unique(values, return_inverse=True)
    best = np.zeros(len(axis))
    np.maximum.at(best, place, likelihood)
    inside = np.flatnonzero(best >= best.max() * np.exp(-CHI_SQUARED_90 / 2))
    least = None if inside[0] == 0 else float(axis[inside[0]])
    most = None if inside[-1] == len(axis) - 1 else float(axis[inside[-1]])
    return least, most


_Value = list[float | None]
_NOTHING: _Value = [None, None, None]
_FLAT = 1e-4  # of an eigenvalue of the information: the moves do not tell this direction


def _most_likely(
    steps: Sequence[Step], dm: int, prior: PacePrior, reach: Reach, own: Floats, moves: int
) -> tuple[_Value, _Value, tuple[Doubt, ...]]:
    """The most likely values, their errors, and what the moves cannot tell.

    Precision and inertia are looked for within their prior's bounds: where every move was the best
    there was, the likelihood rises for ever.
    """
    if not moves:
        return _NOTHING, _NOTHING, ("never moved",) if steps else ()
    spreads = (prior.rate, prior.precision, prior.inertia)
    free = [k for k, spread in enumerate(spreads) if spread[0] < spread[2]]
    if not free:
        return _NOTHING, _NOTHING, ()

    def values(at: Floats) -> list[float]:
        out = [spread[1] for spread in spreads]
        for k, value in zip(free, at, strict=True):
            out[k] = float(np.exp(value) if LOGARITHMIC[k] else value)
        return out

    def cost(at: Floats) -> float:
        points = Points(*(np.array([value]) for value in values(at)))
        return -float(log_likelihoods(steps, dm, reach, lambda s: own[s][None], points).sum())

    bounds = [tuple(np.log([s[0], s[2]]) if LOGARITHMIC[k] else (s[0], s[2]))
              for k, s in ((k, spreads[k]) for k in free)]  # fmt: skip
    if 0 in free:
        bounds[free.index(0)] = (float(np.log(1e-4)), float(np.log(1e4)))
    begin = np.array([np.log(spreads[k][1]) if LOGARITHMIC[k] else spreads[k][1] for k in free])
    from scipy.optimize import minimize

    found = minimize(cost, begin, bounds=bounds, method="L-BFGS-B").x
    information = _curvature(cost, found)
    best, errors = list(_NOTHING), list(_NOTHING)
    edge = [bool(np.isclose(x, b, atol=1e-6).any()) for x, b in zip(found, bounds, strict=True)]
    inner = [j for j in range(len(free)) if not edge[j]]
    variance = _inverse(information[np.ix_(inner, inner)])
    for j, k in enumerate(free):
        best[k] = values(found)[k]
        if variance is not None and j in inner and not (k == 0 and _is_open(free, edge, 2)):
            errors[k] = float(np.sqrt(variance[inner.index(j), inner.index(j)]))
    return best, errors, _doubts(free, edge, variance, moves)


def _doubts(
    free: list[int], edge: list[bool], variance: Floats | None, moves: int
) -> tuple[Doubt, ...]:
    found: list[Doubt] = ["one move"] if moves == 1 else []
    if _is_open(free, edge, 1):
        found.append("precision open")
    if {0, 2} <= set(free) and (variance is None or _is_open(free, edge, 2)):
        found.append("rate and inertia")
    return tuple(found)


def _is_open(free: list[int], edge: list[bool], quantity: int) -> bool:
    """Whether the most likely value lies at an end of what the prior allows."""
    return quantity in free and edge[free.index(quantity)]


def _curvature(cost: Callable[[Floats], float], at: Floats) -> Floats:
    """The matrix of second differences."""
    size, step = len(at), 1e-3
    out = np.empty((size, size))
    for j in range(size):
        for k in range(size):
            a, b = np.zeros(size), np.zeros(size)
            a[j] += step
            b[k] += step
            out[j, k] = (
                cost(at + a + b) - cost(at + a - b) - cost(at - a + b) + cost(at - a - b)
            ) / (4 * step * step)
    return out


def _inverse(information: Floats) -> Floats | None:
    """The variance; None where some direction is not told."""
    if not len(information):
        return None
    if np.linalg.eigvalsh(information).min() < _FLAT:
        return None
    return np.asarray(np.linalg.inv(information))
