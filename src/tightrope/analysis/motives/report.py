"""What the motives engine reports: replies with their gains and costs, ladders, duties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tightrope.analysis.facts import Share


@dataclass(frozen=True, slots=True)
class Term:
    """What one interest adds to U of a move, compared with staying: weight × change.

    `indicator` or `treaty` says what it is about; `change` is that of the indicator (there minus
    here), or of the number of clauses broken.
    """

    indicator: str | None
    treaty: str | None
    amount: float
    change: float
    weight: str  # minor, major, vital
    wants: Literal["high", "low", "kept"]
    cites: tuple[str, ...] = ()
    assumption: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """One move of a decision maker from the situation it is in, against staying as it is.

    `gain` is U there minus U here, the sum of `terms` (largest first). `line` is the typed line
    that decides between the two before any interest does; "" where none does. `verdict`: whether
    the central game prefers it to staying, and `best` whether it is the reply.
    """

    changes: dict[str, str]  # option -> level
    gain: float
    terms: tuple[Term, ...]
    line: str
    verdict: Literal["better", "worse", "equal"]
    best: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that would have to be otherwise.

    "weight": an interest of another class; "no interest": it counts for nothing; "strength": a
    link of another class; "no link": it is not there; "held": an indicator stays at a level.
    `of` are the actor and what the interest is in, the two ends of a link, or the indicator.
    """

    kind: Literal["weight", "no interest", "strength", "no link", "held"]
    of: tuple[str, ...]
    place: int  # of the interest among the actor's, of the link in the file; -1 for an indicator
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Rung:
    """Turns made together, whether the reply then has the level, and in how many draws it has."""

    turns: tuple[Turn, ...]
    holds: bool  # in the central game
    draws: Share


@dataclass(frozen=True, slots=True)
class Ladder:
    """What would have to change for a decision maker's reply to have an option at a level.

    `rungs`: as things are, then the single turns that come nearest or do it, then pairs of the
    twenty nearest. Empty turns: as things are. `searched` counts what was tried.
    """

    option: str
    level: str
    why_not: Move  # the best move with that level
    rungs: tuple[Rung, ...]
    found: bool  # whether any rung does it in the central game
    searched: dict[str, int]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a decision maker would best do as things stand, all others staying as they are."""

    decision_maker: str
    changes: dict[str, str]  # empty: it stays as it is
    draws: Share  # in which it is this
    moves: tuple[Move, ...]  # the reply if it moves, then the best with each other level
    ladders: tuple[Ladder, ...] = ()


@dataclass(frozen=True, slots=True)
class DutyWeight:
    """A clause that binds, in the situation: what keeping it would have to be worth.

    `least` is the least weight at which the debtor's best reply keeps the clause; 0 where it does
    anyway, None where no move of its own keeps it, or a typed line decides against it.
    `class_needed` is the class whose middle reaches it, "above vital" where none does.
    """

    treaty: str
    article: str
    kind: str
    debtor: str
    least: float | None
    class_needed: str
    stated: str | None  # the weight class of its duty line, None where it has none


@dataclass(frozen=True, slots=True, repr=False)
class MotivesReport:
    """Why each decision maker with interests would do what it would do."""

    when: dict[str, str]  # option -> level: the situation asked about
    replies: tuple[Reply, ...]
    duties: tuple[DutyWeight, ...]
    method: dict[str, int]

    def __repr__(self) -> str:
        return f"<MotivesReport: {len(self.replies)} replies, {len(self.duties)} clauses>"
