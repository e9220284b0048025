"""The price of oil or gas when supply is lost, or feared to be lost."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import numpy as np

from tightrope.analysis.effects.report import EnergyPrice, PriceBand, SourceBand, SourcePath
from tightrope.arrays import Floats
from tightrope.crisis.model import EnergyShock, Spread


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


DRAWS = 20_000
MONTH = 30.0  # days; the elasticities are those of the first month
FORMULA = "ln(price change) = -ln(1 - share lost) / (supply elasticity - demand elasticity)"


def price_change(share: Floats | float, supply: Floats | float, demand: Floats | float) -> Floats:
    """Gives the relative change of the price (0.06: 6 % up) when a share of supply is lost.

    The log change of supply over demand elasticity (negative) less supply elasticity: what
    price makes consumers and the remaining producers close the gap within the month.
    """
    change: Floats = np.expm1(np.log1p(-np.asarray(share)) / (np.asarray(demand) - supply))
    return change


def price_shock(
    name: str,
    shock: EnergyShock,
    *,
    applies: bool | None = None,
    draws: int = DRAWS,
    seed: int = 0,
) -> EnergyPrice:
    """Gives the price bands of one shock, one for each source of elasticities.

    The sources are the published ones that ship for the commodity, or the shock's own alone.

    The net loss is what is lost less bypass, spare capacity and stocks, never below zero, over
    the world's supply; a loss shorter than a month counts for its part of the month. Each
    quantity is drawn from a triangular distribution over its least, most likely and most; the
    elasticities from each source's own distribution. Sources compete and are never pooled. The
    premium is the change on the expected loss, probability times share, before anything is
    lost. Bands are median and 5-95 %, in per cent.
    """
    rng = np.random.default_rng(seed)
    share = _net_share(shock, rng, draws)
    chance = None if shock.probability is None else _draw(shock.probability, rng, draws)
    sources = []
    for source in _sources(shock):
        supply, demand = source.draw(rng, draws)
        premium = None if chance is None else _band(price_change(chance * share, supply, demand))
        sources.append(
            SourceBand(
                study=source.study,
                citation=source.citation,
                supply=source.supply,
                demand=source.demand,
                if_lost=_band(price_change(share, supply, demand)),
                premium=premium,
                by_hand=100 * _by_hand(shock, source),
            )
        )
    return EnergyPrice(
        name=name,
        text=shock.text,
        commodity=shock.commodity,
        indicator=shock.indicator,
        applies=applies,
        net_loss=_band(share),
        sources=tuple(sources),
        formula=FORMULA,
        assumptions=_assumptions(shock),
        cites=shock.cites,
        method={"draws": draws, "seed": seed},
    )


def price_over_time(
    shock: EnergyShock, holds: Sequence[float], *, draws: int = DRAWS, seed: int = 0
) -> tuple[SourcePath, ...]:
    """Gives the price week by week where the shock's condition holds with these probabilities.

    Where it holds, supply is lost with the shock's probability (without one: for sure) and the
    price moves by the loss; while it is not lost the price carries the premium. Where it does not
    hold the price does not move. The same draws stand behind every week. 5-95 % bands, in per cent.
    """
    rng = np.random.default_rng(seed)
    share = _net_share(shock, rng, draws)
    chance = np.ones(draws) if shock.probability is None else _draw(shock.probability, rng, draws)
    condition, loss = rng.random((2, draws))
    found = []
    for source in _sources(shock):
        supply, demand = source.draw(rng, draws)
        moved = np.where(
            loss < chance,
            price_change(share, supply, demand),
            price_change(chance * share, supply, demand),
        )
        weeks = [100 * np.where(condition < probability, moved, 0.0) for probability in holds]
        bands = [(float(w.mean()), *map(float, np.percentile(w, [5, 95]))) for w in weeks]
        mean, low, high = (tuple(own) for own in zip(*bands, strict=True))
        found.append(SourcePath(source.study, mean, low, high))
    return tuple(found)


def _sources(shock: EnergyShock) -> tuple[Elasticity, ...]:
    own = shock.elasticities
    if own is None:
        return read_elasticities(shock.commodity)
    return (Elasticity("own", own.source, own.source, own.supply, own.demand, own.log_spread),)


def _net_share(shock: EnergyShock, rng: np.random.Generator, draws: int) -> Floats:
    lost, bypass, spare, stocks, days = (
        _draw(spread, rng, draws)
        for spread in (shock.lost, shock.bypass, shock.spare, shock.stocks, shock.days)
    )
    return _share(shock.world, lost, bypass + spare + stocks, days)


def _share(world: float, lost: Floats, relief: Floats, days: Floats) -> Floats:
    net: Floats = np.maximum(lost - relief, 0.0) / world * np.minimum(days / MONTH, 1.0)
    return net


def _by_hand(shock: EnergyShock, source: Elasticity) -> float:
    """The same with every quantity at its most likely value and the point estimates."""
    _, lost, _ = shock.lost
    relief = shock.bypass[1] + shock.spare[1] + shock.stocks[1]
    share = _share(shock.world, np.array(lost), np.array(relief), np.array(shock.days[1]))
    return float(price_change(share, source.supply, source.demand))


def _draw(spread: Spread, rng: np.random.Generator, draws: int) -> Floats:
    low, mode, high = spread
    if low == high:
        return np.full(draws, float(mode))
    return rng.triangular(low, mode, high, draws)


def _band(values: Floats) -> PriceBand:
    low, median, high = np.percentile(100 * values, [5, 50, 95])
    return PriceBand(float(median), float(low), float(high))


def _assumptions(shock: EnergyShock) -> tuple[str, ...]:
    said = [
        "Elasticities of the first month: later, both sides adjust more and the price falls back.",
        "Quantities are drawn from triangles over least, most likely and most.",
    ]
    if shock.elasticities is None:
        said.append(
            "The spread around each study's point estimate is assumed: nine in ten within a "
            "factor of 1.64."
        )
    if shock.commodity == "gas" and shock.elasticities is None:
        said.append("No producer is taken to fill a gap in the supply of gas within the month.")
    if shock.days[0] < MONTH:
        said.append("A loss shorter than a month counts for its part of the month.")
    if shock.probability is not None:
        said.append("The premium takes the market as neutral to risk: probability times loss.")
    return (*said, *((shock.assumption,) if shock.assumption else ()))
