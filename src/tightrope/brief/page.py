"""The finished brief as plain frozen data: sections of blocks, each statement with its basis.

A basis is an id: `c-...` a claim (its quote is in `Brief.quotes`), `a-...` an assumption,
`k-...` a computation. Tests walk every statement and every table row to what it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tightrope.brief.pictures.drawing import Drawing

Tone = Literal["", "plus", "minus", "mixed", "muted", "changed", "open"]  # open: not decided
Origin = Literal["put in", "found", "read"]  # in the crisis file, by computing, in the documents


@dataclass(frozen=True, slots=True)
class Sentence:
    """A statement and the ids of what it rests on; `id` is where back links lead."""

    id: str
    text: str
    basis: tuple[str, ...]
    rests: tuple[str, ...] = ()  # places of the model, see `Ground`


@dataclass(frozen=True, slots=True)
class Finding:
    """A paragraph: sentences that belong together."""

    sentences: tuple[Sentence, ...]
    heading: str = ""
    kind: Literal["", "list", "notice"] = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; the tone never says what the text does not say too."""

    text: str
    tone: Tone = ""
    note: str = ""  # a second, quieter line


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, and what it rests on; `when` is the day, month or year it is from, if any."""

    id: str
    cells: tuple[Cell, ...]
    basis: tuple[str, ...]
    when: str = ""
    rests: tuple[str, ...] = ()  # places of the model, see `Ground`


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column, and where what stands below it is from."""

    head: str
    origin: Origin

    @classmethod
    def put_in(cls, *heads: str) -> tuple[Column, ...]:
        """Gives columns of what the crisis file says."""
        return tuple(cls(head, "put in") for head in heads)

    @classmethod
    def found(cls, *heads: str) -> tuple[Column, ...]:
        """Gives columns of what was computed."""
        return tuple(cls(head, "found") for head in heads)

    @classmethod
    def read(cls, *heads: str) -> tuple[Column, ...]:
        """Gives columns of what stands in the documents."""
        return tuple(cls(head, "read") for head in heads)


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first column heads its rows; each column says where what stands in it is from."""

    id: str
    caption: str
    columns: tuple[str, ...]
    origins: tuple[Origin, ...]
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture and the same data in a table."""

    id: str
    title: str
    description: str
    drawing: Drawing
    table: Table


@dataclass(frozen=True, slots=True)
class SharesBar:
    """Counts that make up a whole, shown as one bar with its legend."""

    id: str
    title: str
    parts: tuple[tuple[str, int], ...]
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two quotes that do not go together, side by side."""

    sentence: Sentence
    a: str  # claim ids
    b: str
    relation_to: str
    kind: str


Plain = Finding | Table | Figure | SharesBar | Opposed  # a block that may be folded


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks that open on demand; what is folded is not printed, unless somebody opens it."""

    summary: str
    blocks: tuple[Plain, ...]
    open: bool = False


Block = Plain | Fold


@dataclass(frozen=True, slots=True)
class Section:
    """One question of the reader, answered: on the pages that are read, or in the annex."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    part: Literal["front", "annex"] = "annex"


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim as the brief shows it: the exact words and everything known about them."""

    id: str
    number: int
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    document: str = ""
    title: str = ""
    start: int = 0
    end: int = 0
    sha256: str = ""
    says: str = ""  # source actor, relation, target actor, in words
    sign: int = 0
    modality: str = ""
    speaker: str | None = None
    time: str | None = None
    grade: str = "F6"  # "B2"; "F6" is unknown
    automatic: bool = False  # the credibility was counted by the program, no person gave it
    origin: int | None = None
    accepted: bool = False
    coder: str = ""
    used_by: tuple[str, ...] = ()
    found: bool = False  # False: cited by the model, not among the evidence


@dataclass(frozen=True, slots=True)
class Assumption:
    """A reason given in the crisis file instead of a citation."""

    id: str
    text: str
    used_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Computation:
    """How a kind of statement is computed: its definition and its parameters."""

    id: str
    title: str
    text: str
    used_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """An element of the model that statements were computed from.

    `place` is where it stands in the crisis file, a JSON pointer (RFC 6901): `/interests/iran/0`. A
    statement rests on the elements at the places it names, and on those within them: `/ties` is every
    tie.
    """

    place: str
    text: str
    cites: tuple[str, ...]
    assumption: str


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole brief. Everything that may be shown is in here; renderers add no statement."""

    title: str
    as_of: str | None
    summary: str
    focal: str | None  # the actor in question, where the file names one
    made_from_suggestions: bool
    version: str
    input_hash: str
    sections: tuple[Section, ...]
    quotes: tuple[Quote, ...]
    assumptions: tuple[Assumption, ...]
    computations: tuple[Computation, ...]
    grounds: tuple[Ground, ...] = ()
    unquoted: int = 0  # claims of the evidence that nothing in the brief leads to
    marking: str = ""  # stands on every page, such as "INTERNAL"

    def __repr__(self) -> str:
        return (
            f"<Brief {self.title!r}: {len(self.sections)} sections, {len(self.quotes)} quotes, "
            f"input {self.input_hash[:12] or 'unhashed'}>"
        )
