"""What the effects engine reports: indicators moved by an outcome, feedback loops, oil shock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = [
    "CausalPath",
    "EffectsReport",
    "EnergyPrice",
    "FeedbackLoop",
    "IndicatorChange",
    "PriceBand",
    "SourceBand",
]


@dataclass(frozen=True, slots=True)
class CausalPath:
    """A chain of causal links from an option to an indicator, and the product of its signs."""

    nodes: tuple[str, ...]
    sign: int
    disputed: bool
    cites: tuple[str, ...]
    assumptions: tuple[str, ...]
    delay: str = ""  # the longest of its links' delays: "", "days", "weeks", "months", "years"
    strength: str = "medium"  # of its weakest link


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """Where an outcome moves one indicator, compared with the status quo."""

    indicator: str
    direction: Literal["up", "down", "contested", "no effect"]
    paths: tuple[CausalPath, ...]
    # by the paths of fewest links alone: what a contested indicator does at first sight
    nearest: Literal["up", "down", "contested", "no effect"] = "no effect"


@dataclass(frozen=True, slots=True)
class FeedbackLoop:
    """A closed chain of causal links."""

    nodes: tuple[str, ...]
    kind: Literal["reinforcing", "balancing"]
    options: tuple[str, ...]  # options in the loop, which open or close it
    drivers: tuple[str, ...] = ()  # options outside the loop with a link into it


@dataclass(frozen=True, slots=True)
class PriceBand:
    """A quantity in per cent: its median and the 5 % and 95 % points."""

    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class SourceBand:
    """What one study's elasticities make of a shock, in per cent of the price."""

    study: str
    citation: str
    supply: float  # elasticity, point estimate
    demand: float
    if_lost: PriceBand  # when the barrels are gone
    premium: PriceBand | None  # before, on probability times loss; None: no probability stated
    by_hand: float  # at most likely values and point estimates


@dataclass(frozen=True, slots=True)
class EnergyPrice:
    """An energy shock and its price, by competing sources of elasticities."""

    name: str
    text: str
    indicator: str | None
    applies: bool | None  # whether the outcome meets its condition; None: it has none
    net_loss: PriceBand  # per cent of world supply in the first month
    sources: tuple[SourceBand, ...]
    formula: str
    assumptions: tuple[str, ...]
    cites: tuple[str, ...]
    method: dict[str, str | int]


@dataclass(frozen=True, slots=True, repr=False)
class EffectsReport:
    """What follows from an outcome."""

    outcome: dict[str, str]  # option -> level of the outcome looked at
    changed: tuple[str, ...]  # options whose level differs from the status quo
    indicators: tuple[IndicatorChange, ...]
    loops: tuple[FeedbackLoop, ...]
    method: dict[str, str | int]
    active: tuple[str, ...] = ()  # options above their lowest level in the outcome
    # the same indicators, read from the active options: what the outcome keeps bringing about,
    # whether or not the status quo already does
    standing: tuple[IndicatorChange, ...] = ()
    energy: tuple[EnergyPrice, ...] = ()

    def __repr__(self) -> str:
        return (
            f"<EffectsReport: {len(self.indicators)} indicators, {len(self.loops)} loops, "
            f"{len(self.changed)} options changed>"
        )
