"""Published short-run elasticities of the oil and gas markets, and past shocks, as they ship."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Elasticity:
    """One study's elasticities of supply (positive) and demand (negative), with their spread."""

    id: str
    study: str
    citation: str
    supply: float
    demand: float
    log_spread: float

    def draw(self, rng: np.random.Generator, draws: int) -> tuple[Floats, Floats]:
        """Gives draws of supply and demand elasticity, lognormal around the estimates."""
        supply = self.supply * np.exp(self.log_spread * rng.standard_normal(draws))
        demand = self.demand * np.exp(self.log_spread * rng.standard_normal(draws))
        return supply, demand


@dataclass(frozen=True, slots=True)
class PastShock:
    """A past move of the price: on a loss, or on the fear of one (`premium`)."""

    id: str
    text: str
    kind: str
    price_before: float
    price_after: float
    confidence: str
    source: str
    world: float | None = None
    lost: float | None = None

    @property
    def change(self) -> float:
        """The relative change of the price."""
        return self.price_after / self.price_before - 1


@cache
def read_elasticities(commodity: Literal["oil", "gas"] = "oil") -> tuple[Elasticity, ...]:
    """Gives the competing sources of elasticities, in the order they are reported."""
    table = _read(f"{commodity}_elasticities.json")
    return tuple(
        Elasticity(**source, log_spread=table["log_spread"]) for source in table["sources"]
    )


@cache
def read_past_shocks() -> tuple[PastShock, ...]:
    """Gives past shocks to hold the formula against."""
    return tuple(PastShock(**shock) for shock in _read("oil_past_shocks.json")["shocks"])


def _read(name: str) -> dict[str, Any]:
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    table: dict[str, Any] = json.loads(text)
    return table
