"""What the gate finds of one expectation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tightrope.analysis.questions.expectation import Verdict

PlaceboVerdict = Literal["another answer", "same answer", "no placebo", "not asked"]

# Why an expectation does not count as derived, in the order in which a reader is told.
WhyNot = Literal[
    "verdict",
    "forced",
    "stated",
    "nothing turns it",
    "not dealt",
    "seldom fails",
    "fails as stated",
    "no placebo",
    "same answer",
    "words",
]


@dataclass(frozen=True, slots=True)
class Taken:
    """One part of the model that is taken out, or that states an answer."""

    kind: Literal["line", "rule", "assumption", "interest", "link", "moves", "levels", "question"]
    where: str
    """Where it stands: `priorities.russia[2]`, `effects[14]`, the change or scenario."""
    text: str
    """What it says, as the file has it."""
    change: str = ""
    """The what-if change that takes an interest or a link out, or that is assumed."""
    never: str = ""
    """Of a rule: the formula that it excludes."""
    always: str = ""
    """Of a rule or a line: the formula that it asks for."""
    by: str = ""
    """Of a line: whose it is."""


@dataclass(frozen=True, slots=True)
class Held:
    """In how many worlds an answer holds, and of how many."""

    held: int
    """Worlds in which all questions hold."""
    of: int
    """Worlds that count."""

    @property
    def failed(self) -> int:
        """Worlds in which some question does not hold."""
        return self.of - self.held


@dataclass(frozen=True, slots=True)
class PlaceboAnswer:
    """What came of one placebo."""

    name: str
    """The placebo's name."""
    reproduced: bool
    """Whether all questions hold of it too."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """One expectation before the gate."""

    id: str
    """The expectation's id."""
    text: str
    """What the sources conclude."""
    verdict: Verdict
    """What the model answers."""
    derived: bool
    """Whether it counts as derived: all five conditions are met."""
    why_not: tuple[WhyNot, ...]
    """The conditions that are not met."""
    stated_by: tuple[Taken, ...] = ()
    """Lines, rules and assumptions about the option asked about without which it does not hold."""
    turned_by: tuple[Taken, ...] = ()
    """The fewest interests or links found, three at most, that turn it when taken out."""
    shuffled: Held | None = None
    """In how many deals of all that is wanted it holds; null: not asked."""
    drawn: Held | None = None
    """In how many draws of the model as stated it holds; null: not asked."""
    placebo: PlaceboVerdict = "not asked"
    """Whether others give another answer to the same question."""
    placebos: tuple[PlaceboAnswer, ...] = ()
    """What came of each placebo."""
    forced_by: tuple[Taken, ...] = ()
    """Rules, assumptions and moves that leave no other answer."""
    words: str = ""
    """Why it does not keep the source's words and strength; empty: it does."""
