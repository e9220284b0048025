"""How good forecasts were: proper scores, calibration, and what they are set against.

Brier score with Murphy's decomposition (1973), over tenths as Stephenson et al. (2008) complete it;
logarithmic score; of ordered levels the ranked probability score (Epstein 1969; Murphy 1971). Smaller
is better in each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tightrope.analysis.dynamics.errors import BadForecast
from tightrope.arrays import Floats

SUREST = 1e-3  # the log score takes nothing as surer than this, or one miss would be infinite
SLACK = 1e-6  # of a distribution's sum
_TENTHS = 10


@dataclass(frozen=True, slots=True)
class Tenth:
    """The forecasts of one tenth (0 to 10%, …) and how often what they spoke of happened."""

    forecasts: int
    mean: float
    """What they said on average."""
    happened: float
    """The share that happened."""
    error: float
    """The sampling error of that share, were they right; where forecasts hang together in groups, by
    how far what came of each group is from what was said."""


@dataclass(frozen=True, slots=True)
class Scores:
    """How good some forecasts were; smaller scores are better."""

    forecasts: int
    brier: float
    """The mean squared difference between probability and what happened."""
    reliability: float
    """Of the Brier score: how far the tenths are from what happened in them; 0 is best."""
    resolution: float
    """How far what happened differs between the tenths; more is better."""
    uncertainty: float
    """The Brier score of saying the common share every time."""
    within: float
    """What is left of the Brier score: differences inside the tenths."""
    log: float
    """The mean of minus the logarithm of what was said of what happened, nothing below 0.001."""
    calibration: tuple[Tenth, ...]
    """Tenth by tenth, empty ones left out."""


def score(
    probabilities: Sequence[float] | Floats,
    happened: Sequence[bool],
    groups: Sequence[int] | None = None,
) -> Scores:
    """Gives the scores of forecasts that something happens.

    groups: the number of the group of each, 0 and up; forecasts of one hang together, so sampling
    errors are taken over groups (Liang and Zeger 1986). Raises BadForecast where there is none, or one
    is no probability.
    """
    p, y = _checked(probabilities, happened)
    brier = float(((p - y) ** 2).mean())
    base = float(y.mean())
    tenths = np.minimum((p * _TENTHS).astype(int), _TENTHS - 1)
    reliability = resolution = 0.0
    rows = []
    for tenth in np.unique(tenths):
        inside = tenths == tenth
        said, came, share = p[inside].mean(), y[inside].mean(), inside.mean()
        reliability += share * (said - came) ** 2
        resolution += share * (came - base) ** 2
        count = int(inside.sum())
        if groups is None:
            error = float(np.sqrt((p[inside] * (1 - p[inside])).sum()) / count)
        else:
            off = np.bincount(np.asarray(groups)[inside], y[inside] - p[inside])
            error = float(np.sqrt((off**2).sum()) / count)
        rows.append(Tenth(count, float(said), float(came), error))
    uncertainty = base * (1 - base)
    within = brier - (reliability - resolution + uncertainty)
    return Scores(
        len(p), brier, float(reliability), float(resolution), uncertainty, float(within),
        log_score(p, y), tuple(rows),
    )  # fmt: skip


def ranked_score(law: Sequence[float] | Floats, seen: int) -> float:
    """Gives the ranked probability score (Epstein 1969; Murphy 1971) of one forecast over ordered levels.

    The sum over the levels of the squared difference between how likely it was said to be at or
    below each, and whether it is; 0 is best. Of two levels it is the Brier score. Raises BadForecast.
    """
    said = np.asarray(law, dtype=np.float64)
    if not 0 <= seen < len(said):
        raise BadForecast("no such level", value=seen, allowed=f"0 to {len(said) - 1}")
    if (said < -SLACK).any() or abs(float(said.sum()) - 1) > SLACK:
        raise BadForecast(
            "no distribution", value=float(said.sum()), allowed="shares that sum to 1"
        )
    apart = np.cumsum(said) - (np.arange(len(said)) >= seen)
    return float((apart**2).sum())


def lead_error(
    model: Sequence[float],
    other: Sequence[float],
    happened: Sequence[bool],
    groups: Sequence[int] | None = None,
) -> float:
    """Gives the standard error of the difference of two Brier scores over the same forecasts.

    groups: the number of the group of each, 0 and up; forecasts of one hang together. None: all are
    independent. Infinite where there is only one.
    """
    (p, y), (q, _) = _checked(model, happened), _checked(other, happened)
    apart = (q - y) ** 2 - (p - y) ** 2
    off = apart - apart.mean()
    sums = off if groups is None else np.bincount(np.asarray(groups), off)
    count = len(sums)
    if count < 2:
        return float("inf")
    return float(np.sqrt((sums**2).sum() * count / (count - 1)) / len(apart))


def log_score(probabilities: Floats, happened: Floats) -> float:
    """Gives the mean logarithmic score; nothing counts as surer than 0.001."""
    said = np.where(happened > 0, probabilities, 1 - probabilities)
    return float(-np.log(np.clip(said, SUREST, 1.0)).mean())


def _checked(
    probabilities: Sequence[float] | Floats, happened: Sequence[bool]
) -> tuple[Floats, Floats]:
    p, y = np.asarray(probabilities, dtype=np.float64), np.asarray(happened, dtype=np.float64)
    if not len(p):
        raise BadForecast("there is nothing to score")
    wrong = ~((p >= 0) & (p <= 1))
    if wrong.any():
        raise BadForecast("no probability", value=float(p[wrong][0]), allowed="between 0 and 1")
    return p, y
