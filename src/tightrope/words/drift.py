"""Forecasts of what nobody wants or minds: the number tells of drift alone."""

from __future__ import annotations

from collections.abc import Iterable

from tightrope.analysis.dynamics.report import Curve
from tightrope.crisis.levels import option_levels, options_in
from tightrope.words.names import Names

DRIFT = (
    "Nobody’s wants reach this, so the number tells of drift alone: the model moves it at random."
)


def drifts(found: Curve, names: Names) -> bool:
    """Whether all that is asked about are options that nobody’s wants reach."""
    levels = option_levels(names.model) if names.model else {}
    options = options_in(found.first, levels) | options_in(found.second, levels)
    return bool(options) and all(map(names.is_uncared, options))


def likeliest_first(curves: Iterable[Curve], names: Names) -> list[Curve]:
    """Gives the answers, likeliest at the end of the weeks first; mere drift stands last."""
    return sorted(curves, key=lambda one: (drifts(one, names), -one.probability[-1]))
