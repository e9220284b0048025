"""What the effects engine reports: responses of indicators, feedback loops, energy shocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Direction = Literal["up", "down", "contested", "no effect"]


@dataclass(frozen=True, slots=True)
class CausalPath:
    """A chain of causal links without repeated nodes, and what it adds to a response.

    `amount` is the path's part of the change of y: the product of its links with the feedback
    of all loops it meets (Mason's rule), so that the amounts of all paths sum to the change.
    `share` is the size of it over the sizes of all paths listed, between 0 and 1.
    """

    nodes: tuple[str, ...]
    amount: float
    share: float
    disputed: bool
    cites: tuple[str, ...]
    assumptions: tuple[str, ...]
    delay: str = ""  # the longest of its links' delays: "", "days", "weeks", "months", "years"
    strength: str = "medium"  # of its weakest link

    @property
    def sign(self) -> int:
        """+1 where it moves the indicator up, -1 down."""
        return 1 if self.amount > 0 else -1


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """Where an outcome moves one indicator, compared with another state.

    `before` and `after` are the responses x = tanh y in the central game, `change` their
    difference. `up` of the `draws` that count have a rise. `direction` is "no effect" where the
    change is smaller than 0.02, "contested" where the share of rises lies between one and two
    thirds (or says the opposite of the central game).
    """

    indicator: str
    direction: Direction
    before: float
    after: float
    up: int
    draws: int
    reached: bool  # whether anything that differs leads to it at all
    paths: tuple[CausalPath, ...] = ()  # shortest first, then by size

    @property
    def change(self) -> float:
        """after - before."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class FeedbackLoop:
    """A closed chain of causal links; a single node that moves itself is one too."""

    nodes: tuple[str, ...]
    kind: Literal["reinforcing", "balancing"]
    gain: float  # the product of its links' central weights, by size: what comes back of 1
    drivers: tuple[str, ...] = ()  # options (or formulas) with a link into it
    conditions: tuple[str, ...] = ()  # the formulas under which its links count


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
    if_lost: PriceBand  # when the supply is gone
    premium: PriceBand | None  # before, on probability times loss; None: no probability stated
    by_hand: float  # at most likely values and point estimates


@dataclass(frozen=True, slots=True)
class EnergyPrice:
    """An energy shock and its price, by competing sources of elasticities."""

    name: str
    text: str
    commodity: Literal["oil", "gas"]
    indicator: str | None
    applies: bool | None  # whether the outcome meets its condition; None: it has none
    net_loss: PriceBand  # per cent of supply in the first month
    sources: tuple[SourceBand, ...]
    formula: str
    assumptions: tuple[str, ...]
    cites: tuple[str, ...]
    method: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class SourcePath:
    """What one study's elasticities make of a shock that may come: per cent of the price, by week."""

    study: str
    """Whose elasticities."""
    mean: tuple[float, ...]
    """The expected change of the price at week 0, 1, …"""
    low: tuple[float, ...]
    """One case in twenty has a smaller change."""
    high: tuple[float, ...]
    """One case in twenty has a larger one."""


@dataclass(frozen=True, slots=True)
class PricePath:
    """The price of oil or gas week by week, as one energy shock moves it, by competing sources."""

    shock: str
    scenario: str | None
    """null: the base."""
    sources: tuple[SourcePath, ...]


@dataclass(frozen=True, slots=True, repr=False)
class EffectsReport:
    """What follows from an outcome.

    `standing` are the same indicators compared with nobody doing anything (every option at its
    lowest level): what the outcome keeps bringing about, whether or not it goes on already.
    """

    outcome: dict[str, str]  # option -> level of the outcome looked at
    changed: tuple[str, ...]  # options whose level differs from the status quo
    held: dict[str, str]  # indicator -> level, those kept at a level by what is assumed
    indicators: tuple[IndicatorChange, ...]
    loops: tuple[FeedbackLoop, ...]
    loops_longer_than: int | None  # loops of more nodes are not listed; None: all are
    paths_longer_than: int | None  # the same for paths, in links
    active: tuple[str, ...]  # options above their lowest level in the outcome
    standing: tuple[IndicatorChange, ...]
    energy: tuple[EnergyPrice, ...]
    method: dict[str, str | int]

    def __repr__(self) -> str:
        return (
            f"<EffectsReport: {len(self.indicators)} indicators, {len(self.loops)} loops, "
            f"{len(self.changed)} options changed>"
        )
