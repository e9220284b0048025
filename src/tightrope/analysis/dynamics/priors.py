"""How fast and how firmly decision makers move before anything is known of this crisis.

The rate comes from past disputes: if a dispute ends at a rate μ (its median length gives it) and
an answer comes at a rate λ, it comes before the end with probability λ / (λ + μ), which is the
share of disputes that were answered. The spread around it is wide on purpose: disputes are weeks
of waiting and wars are moves by the day. Precision and inertia have no reference class among
states; the least precision is what students show in laboratories.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log
from typing import Any, Literal

import numpy as np

from tightrope.analysis.dynamics.likelihood import Points
from tightrope.arrays import Floats
from tightrope.crisis.model import CrisisModel
from tightrope.crisis.parts.dynamics import MOST_A_WEEK

Spread = tuple[float, float, float]
Said = Literal["file", "past disputes", "assumed"]

Quantity = Literal["rate", "precision", "inertia"]
QUANTITIES: tuple[Quantity, ...] = ("rate", "precision", "inertia")
LOGARITHMIC = (True, True, False)  # which are spread on the scale of their logarithms
_FASTER = 15.0  # the fastest crises move so many times faster than the common dispute
_SLOWER = 4.0
_PRECISION: Spread = (2.0, 8.0, 30.0)
_INERTIA: Spread = (0.0, 1.0, 3.0)


@dataclass(frozen=True, slots=True)
class PacePrior:
    """What is supposed of one decision maker's pace before its dated moves are looked at."""

    rate: Spread
    precision: Spread
    inertia: Spread
    said: tuple[Said, Said, Said]
    """Where the rate, the precision and the inertia come from."""

    def draw(self, rng: np.random.Generator, count: int) -> Points:
        """Gives so many draws: triangular, rate and precision on the scale of their logarithms."""
        spreads = (self.rate, self.precision, self.inertia)
        return Points(
            *(
                quantiles(spread, rng.random(count), logarithmic=logs)
                for spread, logs in zip(spreads, LOGARITHMIC, strict=True)
            )
        )


@cache
def base_rates() -> dict[str, Any]:
    """Gives the base rates that ship, each with its source and reference class."""
    text = files("tightrope.analysis.dynamics").joinpath("data/base_rates.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def answer_rate(model: CrisisModel | None = None) -> float:
    """Gives the moves a week of a state in a dispute, from how long disputes last and are answered.

    The disputes are those that the model names, else those that ship; no more than a file may state.
    """
    shipped = base_rates()["disputes"]
    other = None if model is None else model.dynamics.past_disputes
    days = shipped["median_days"] if other is None else other.median_days
    answered = shipped["answered"] if other is None else other.answered
    return float(min(log(2) / (days / 7) * answered / (1 - answered), MOST_A_WEEK))


def priors_of(model: CrisisModel, actors: tuple[str, ...]) -> tuple[PacePrior, ...]:
    """Gives what is supposed of each decision maker: as the file says, else from past disputes."""
    common = answer_rate(model)
    usual: dict[str, Spread] = {
        "rate": within_most((common / _SLOWER, common, common * _FASTER)),
        "precision": _PRECISION,
        "inertia": _INERTIA,
    }
    settings = model.dynamics
    found = []
    for actor in actors:
        told = [settings.paces.get(actor), settings.everybody]
        values, said = [], []
        for name in QUANTITIES:
            given = next((v for pace in told if (v := getattr(pace, name, None)) is not None), None)
            values.append(given or usual[name])
            other: Said = "past disputes" if name == "rate" else "assumed"
            said.append("file" if given else other)
        found.append(PacePrior(values[0], values[1], values[2], (said[0], said[1], said[2])))
    return tuple(found)


def within_most(rates: Spread) -> Spread:
    """Gives rates from past cases, none above the highest that a file may state."""
    low, mode, high = (min(rate, MOST_A_WEEK) for rate in rates)
    return low, mode, high


def quantiles(spread: Spread, shares: Floats, *, logarithmic: bool) -> Floats:
    """Gives quantiles of a triangular law `(least, most likely, most)`; a fixed number's are it."""
    least, mode, most = spread
    if least == most:
        return np.full(len(shares), mode)
    low, middle, high = np.log([least, mode, most]) if logarithmic else np.array(spread)
    turn = (middle - low) / (high - low)
    below = low + np.sqrt(shares * (high - low) * (middle - low))
    above = high - np.sqrt((1 - shares) * (high - low) * (high - middle))
    found = np.where(shares < turn, below, above)
    return np.asarray(np.exp(found) if logarithmic else found)
