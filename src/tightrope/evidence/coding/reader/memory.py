"""Who has been named in a document so far: what a pronoun may stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from tightrope.evidence.coding.reader.about import About
from tightrope.evidence.coding.reader.sentence import Kind, Line, Span
from tightrope.evidence.coding.reader.words import stem, word_list

__all__ = ["Memory", "Seen", "says"]

_HEAD = 3  # lines at the top of a document that say who is speaking


@dataclass(slots=True)
class Seen:
    """An actor named so far: where last, as what, how often."""

    actor: str
    acts_for: str
    start: int
    end: int
    sentence: int
    token: int
    form: Kind
    is_first: bool
    after_preposition: bool
    is_plural: bool
    is_joined: bool
    is_possessor: bool
    is_quoted: bool
    named: int  # the sentence it was last named in, not only pointed to
    count: int = 1
    at_head: bool = False
    order: int = 0  # how many actors had been named before it
    has_said: int = -9  # the sentence in which it last said something
    by: str = ""  # the word that pointed to it last; empty: it was named
    is_office: bool = False  # named as whose man somebody is


@dataclass(slots=True)
class Memory:
    """Who has been named in a document, the latest last."""

    kinds: Mapping[str, str]  # actor id -> organisation, armed group and so on; states are absent
    about: About  # who is named in the document, and together with whom
    issuer: str = ""  # whose words the document is, by its heading
    seen: dict[str, Seen] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)  # actor -> how many were named before
    voices: dict[bool, Seen] = field(default_factory=dict)  # who says "we", outside quotations
    sentence: int = -1

    def note(self, line: Line, span: Span) -> None:
        """Remembers the actors of a span."""
        for who in span.referents:
            key = who.actor if span.kind == "person" else who.acts_for
            old = self.seen.pop(key, None)
            points_back = span.kind in ("pronoun", "phrase")
            if points_back and old is not None:
                start, end, named, form = old.start, old.end, old.named, old.form
            else:
                start, end, named, form = who.start, who.end, self.sentence, span.kind
            self.order.setdefault(key, len(self.order))
            self.seen[key] = Seen(
                who.actor, who.acts_for, start, end, self.sentence, span.first, form,
                *_place(line, span), named,
                (old.count if old else 0) + 1,
                at_head=self.sentence < _HEAD or (old is not None and old.at_head),
                order=self.order[key],
                has_said=self.sentence if says(line, span) else (old.has_said if old else -9),
                is_office=_is_office(line, span), by=span.word,
            )  # fmt: skip


def _place(line: Line, span: Span) -> tuple[bool, bool, bool, bool, bool, bool]:
    low = line.low
    before = span.first - 1
    while before >= 0 and low[before] in ("the", "a", "an", '"', "“"):
        before -= 1
    prior = low[before] if before >= 0 else ""
    after = low[span.last] if span.last < len(low) else ""
    return (
        before < 0 or prior in word_list("clauses", "heads"),
        prior in word_list("clauses", "prepositions"),
        line.tokens[span.last - 1].text.endswith("s") and span.kind == "demonym",
        prior == "and" or after == "and",
        after == "'s" or (span.kind == "demonym" and after.isalpha()),
        bool(line.quoted) and line.quoted[span.first],
    )


def says(line: Line, span: Span) -> bool:
    """A verb of saying stands right behind the span or right before it ("..., said X")."""
    if line.quoted and line.quoted[span.first]:
        return False
    saying, near = _saying(), line.stems[max(0, span.first - 3) : span.first]
    return any(w in saying for w in (*line.stems[span.last : span.last + 3], *near))


@cache
def _saying() -> frozenset[str]:
    return frozenset(stem(word) for word in word_list("clauses", "saying"))


def _is_office(line: Line, span: Span) -> bool:
    """The span names whose man somebody is: "the delegate of X", "X's president", "his X counterpart"."""
    nouns, k = word_list("refer", "person_nouns") | word_list("ends", "offices"), span.first - 1
    while k >= 0 and line.low[k] in ("the", "of", "for"):
        k -= 1
    before = k < span.first - 1 and k >= 0 and line.low[k] in nouns
    after = line.low[span.last : span.last + 4]
    return before or any(w in nouns for w in after[: 3 if after[:1] == ["'s"] else 2])
