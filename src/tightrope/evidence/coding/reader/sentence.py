"""What the coder knows of a sentence: its words, who is named in it, what stands in quotation marks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from tightrope.evidence.coding.reader.about import About
from tightrope.evidence.text.words import Token

__all__ = ["Kind", "Line", "Referent", "Span"]

Kind = Literal[
    "name", "capital", "seat", "demonym", "person", "place", "group", "pronoun", "phrase"
]


class Referent(NamedTuple):
    """Who a span stands for, and where that actor is named: text[start:end]."""

    actor: str  # the actor as named: a person, a state, a body, a group
    acts_for: str  # the state or body a person acts for; else the actor itself
    start: int
    end: int
    sure: float = 1.0  # how clearly the span stands for this actor and no other


class Span(NamedTuple):
    """Tokens [first, last) that stand for one actor, or for several ("they", "the two sides")."""

    first: int
    last: int
    start: int
    end: int
    kind: Kind
    referents: tuple[Referent, ...]
    word: str = ""  # of a pronoun or phrase: what it is in lower case
    joint: bool = False  # the referents are meant together; else one of them is, the likelier first


@dataclass(slots=True)
class Line:
    """One sentence: text[start:end], its tokens and the spans found in it, left to right."""

    start: int
    end: int
    tokens: list[Token]
    low: list[str]
    stems: list[str]
    zone: str = "body"
    spans: list[Span] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)  # per token: inside quotation marks
    told: dict[str, list[tuple[int, int]]] | None = None  # rule of telling -> where it matches
    clauses: dict[int, tuple[int, int]] = field(
        default_factory=dict
    )  # token -> its clause, as found
    standing: dict[str, list[Any]] = field(
        default_factory=dict
    )  # table of tellings -> its rows of which a phrase stands here, as found
    number: int = 0  # of the sentence in its document
    about: About = field(default_factory=lambda: About(()))
