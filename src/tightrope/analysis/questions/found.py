"""What a question was answered with: one small frozen type for each kind of answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LevelsFound:
    """The levels an option has in the expected outcomes; empty: there are none."""

    option: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MightFound:
    """In how many of the outcomes that hold an option has a level."""

    option: str
    level: str
    true: int
    of: int


@dataclass(frozen=True, slots=True)
class TruthFound:
    """In how many of the outcomes asked about a formula is true."""

    formula: str
    true: int
    of: int
    expected: bool  # the expected outcomes; else all SEQ equilibria


@dataclass(frozen=True, slots=True)
class HoldsFound:
    """Whether the present situation is stable for all under a concept."""

    concept: str
    holds: bool


@dataclass(frozen=True, slots=True)
class RanksFound:
    """Single changes of the present situation, least liked first."""

    actor: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RedLineFound:
    """A red line's verdict, and whether it deters."""

    id: str
    verdict: str
    deters: str


@dataclass(frozen=True, slots=True)
class ClausesFound:
    """How many clauses of a kind a treaty has, and how many of them are in force."""

    treaty: str
    obligation: str
    owed: int
    in_force: int


@dataclass(frozen=True, slots=True)
class PivotFound:
    """Whether an actor stands between two, and in how many of its triads it is strained."""

    actor: str
    between: tuple[str, str]
    holds: bool
    strained: int
    triads: int


@dataclass(frozen=True, slots=True)
class IndicatorFound:
    """Where the outcome moves an indicator."""

    indicator: str
    direction: str


@dataclass(frozen=True, slots=True)
class PathsFound:
    """The signs of the causal paths between two nodes."""

    start: str
    end: str
    signs: tuple[str, ...]  # "+", "−"


@dataclass(frozen=True, slots=True)
class ShockFound:
    """The median rise of the price, per cent, by study."""

    name: str
    medians: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class UnmovedFound:
    """How many forms a forecast takes over all that an actor can do."""

    by: str
    strategies: int
    options: tuple[str, ...]
    forms: int


@dataclass(frozen=True, slots=True)
class DependenceFound:
    """How much the needs of each side that are hard to meet elsewhere weigh."""

    a: str
    b: str
    of_a: int
    of_b: int


@dataclass(frozen=True, slots=True)
class ChangeFound:
    """A forecast before and after a change."""

    change: tuple[str, ...]
    before: LevelsFound
    after: LevelsFound


Found = (
    LevelsFound
    | MightFound
    | TruthFound
    | HoldsFound
    | RanksFound
    | RedLineFound
    | ClausesFound
    | PivotFound
    | IndicatorFound
    | PathsFound
    | ShockFound
    | UnmovedFound
    | DependenceFound
    | ChangeFound
)
Reply = tuple[bool, Found]  # does it hold, and what was found
