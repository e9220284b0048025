"""What a sentence is made of: text and references to elements of a crisis by ids; and what one refers to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Form = Literal["base", "to", "gerund"]


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor: "the United States", "Iran’s"."""

    id: str
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class Agreeing:
    """A word that agrees with those it speaks of: "gains" of one, "gain" of several."""

    actors: tuple[str, ...]
    one: str
    many: str


@dataclass(frozen=True, slots=True)
class AsOne:
    """Of these actors the ones whose names name several, as an aside: " (Oman and Qatar as one)"."""

    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closed:
    """A phrase with a comma behind it where it has one of its own: "escalating, at sea or on land,"."""

    inner: Phrase


@dataclass(frozen=True, slots=True)
class OptionRef:
    """An option as a thing to name, with its owner: "Iran: keep striking Israel"."""

    id: str


@dataclass(frozen=True, slots=True)
class Act:
    """An option put at a level by its owner, as a verb phrase without a subject.

    `now` is the level it is at before: it decides whether the act begins, goes on, stops or stays
    undone; None where that is of no matter. Forms: "strike", "to strike", "striking".
    """

    option: str
    level: str
    now: str | None = None
    form: Form = "base"


@dataclass(frozen=True, slots=True)
class ClauseRef:
    """An option put at a level, as a clause with its subject: "Iran stops striking Israel".

    Without its subject where the clause before it has the same: "and accepts a settlement".
    """

    option: str
    level: str
    now: str | None = None
    subject: bool = True


@dataclass(frozen=True, slots=True)
class FormulaRef:
    """A formula over options, as a clause; given as the text of the crisis file."""

    text: str


@dataclass(frozen=True, slots=True)
class ChangeRef:
    """A what-if change, as a clause; given as the line it is written with."""

    text: str


@dataclass(frozen=True, slots=True)
class StatementRef:
    """A priority of a decision maker: the text the file gives it, else its formula."""

    by: str
    want: str


@dataclass(frozen=True, slots=True)
class TreatyRef:
    """A treaty or another instrument."""

    id: str


@dataclass(frozen=True, slots=True)
class IndicatorRef:
    """An indicator, or an option that stands in a causal chain."""

    id: str


@dataclass(frozen=True, slots=True)
class ScenarioRef:
    """A scenario of the crisis file."""

    id: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Several phrases in a row: "a, b and c"; with semicolons where one has commas of its own."""

    items: tuple[Phrase, ...]
    last: str = "and"


Part = (
    str
    | ActorRef
    | Agreeing
    | AsOne
    | Closed
    | OptionRef
    | Act
    | ClauseRef
    | FormulaRef
    | ChangeRef
    | StatementRef
    | TreatyRef
    | IndicatorRef
    | ScenarioRef
    | Joined
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Parts in a row. `sentence`: it begins with a capital where it is shown by names."""

    parts: tuple[Part, ...] = ()
    sentence: bool = False

    def __bool__(self) -> bool:
        return bool(self.parts)

    def __add__(self, other: Phrase) -> Phrase:
        return Phrase((*self.parts, *other.parts), self.sentence)


def references(phrase: Phrase) -> Iterator[Part]:
    """Gives every reference of a phrase in the order of reading, those of the phrases in it too.

    Text is left out, and what only agrees with a reference that stands beside it.
    """
    for part in phrase.parts:
        if isinstance(part, Joined):
            for item in part.items:
                yield from references(item)
        elif isinstance(part, Closed):
            yield from references(part.inner)
        elif not isinstance(part, str | Agreeing | AsOne):
            yield part
