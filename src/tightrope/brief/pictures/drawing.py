"""What the pictures show, as plain data; the drawing modules turn it into SVG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Way = Literal["together", "begun", "steps", "none"]  # how one gets to an outcome from today


@dataclass(frozen=True, slots=True)
class GraphNode:
    """An actor in its camp; `pivot` marks the actors friendly with rivals."""

    label: str
    camp: int
    pivot: bool = False


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """A signed tie between two nodes (by index); weight 0 to 1.

    `contested`: friends in one kind of tie and foes in another; `since`: its first day, month or
    year, "" where none is known.
    """

    a: int
    b: int
    sign: int
    weight: float
    contested: bool = False
    since: str = ""


@dataclass(frozen=True, slots=True)
class SignedGraph:
    """Actors on a ring, grouped in camps, and the ties between them."""

    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]


@dataclass(frozen=True, slots=True)
class PairMatrix:
    """Pairs of actors by kinds of tie: `cells` are (row, column, sign, weight 0 to 1)."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int, int, int, float], ...]


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A numbered event between two proleptic day ordinals (equal for a single day)."""

    number: int
    start: int
    end: int
    later: bool = False  # after the date of the assessment


@dataclass(frozen=True, slots=True)
class TimeStrip:
    """Events along time; `now` is the ordinal of the date of the assessment."""

    marks: tuple[TimeMark, ...]
    now: int | None = None


@dataclass(frozen=True, slots=True)
class StrainLines:
    """Strain (0 to 1) over time, one line an actor: (label, ((date, strain), ...))."""

    series: tuple[tuple[str, tuple[tuple[str, float], ...]], ...]


@dataclass(frozen=True, slots=True)
class GridCell:
    """The level forecast for an option in one column of the scenario grid."""

    text: str
    fill: Literal["yes", "no", "level", "open"]
    share: float = 0.0  # place on the ladder of levels, 0 to 1
    changed: bool = False
    held: bool = False  # put in by the scenario itself
    verdict: Literal["", "reproduced", "contradicted", "open"] = ""


_NARROW = 5


@dataclass(frozen=True, slots=True)
class ScenarioGrid:
    """Options (rows, grouped by decision maker) under the base and each scenario (columns)."""

    columns: tuple[str, ...]
    groups: tuple[tuple[str, tuple[tuple[str, tuple[GridCell, ...]], ...]], ...]

    @property
    def is_wide(self) -> bool:
        """Whether it has more columns than can be read at 400 px."""
        return len(self.columns) > _NARROW


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung: what it is, a quieter text under it, the group it stands in, and its mark."""

    head: str
    text: str
    group: str
    crossed: bool | None = None  # of a red line; None: the ladder is of something else


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs by group, the first group on top."""

    groups: tuple[str, ...]
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class TreatyClauses:
    """A treaty, what it is called ("": nothing), its kinds of clauses and whether each is in force."""

    name: str
    called: str
    clauses: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class ClauseGrid:
    """Treaties by what they oblige to, set against what they are called."""

    treaties: tuple[TreatyClauses, ...]


@dataclass(frozen=True, slots=True)
class LoopChain:
    """A closed causal chain: its nodes in order, and whether it feeds or damps itself."""

    kind: str
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoopChains:
    """Causal loops, one under the other."""

    loops: tuple[LoopChain, ...]


@dataclass(frozen=True, slots=True)
class OutcomeCard:
    """One outcome beside today: what changes, who prefers which, the way there, who moves, whether it lasts."""

    name: str
    changes: tuple[str, ...]
    prefer: str
    oppose: str
    link: Way
    movers: str
    lasts: str


@dataclass(frozen=True, slots=True)
class OutcomeMap:
    """Today and the outcomes that lines lead to."""

    today: str  # whether it holds
    cards: tuple[OutcomeCard, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A labelled value; `open`: it may as well have the other sign."""

    label: str
    value: float
    text: str
    open: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars on one scale from `low` to `high`, from nought."""

    bars: tuple[Bar, ...]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Fan:
    """How likely something is at week 0, 1, …, with the band around it; `text` is the last number."""

    label: str
    text: str
    middle: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Fans:
    """Small charts of probabilities over the same weeks."""

    fans: tuple[Fan, ...]
    weeks: int


Drawing = (
    SignedGraph
    | PairMatrix
    | TimeStrip
    | StrainLines
    | ScenarioGrid
    | Ladder
    | OutcomeMap
    | Bars
    | ClauseGrid
    | LoopChains
    | Fans
)
