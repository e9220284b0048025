"""Whom a pronoun or "the ministry" stands for: the actor named at most three sentences back that fits best.

Each actor in reach is scored by a few features (how far back, as what, how often, beside whom); the
weights are learned from labelled antecedents. The antecedent's span is kept; where no actor is
clearly enough meant, nobody is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from tightrope.evidence.coding.reader.anaphors import PLURAL, Anaphor, find_anaphors
from tightrope.evidence.coding.reader.sentence import Kind, Line, Referent, Span
from tightrope.evidence.coding.reader.words import stem, word_list
from tightrope.evidence.text.data import read_data

__all__ = ["REACH", "Candidate", "Memory", "Resolver"]

REACH = 3  # sentences an antecedent may lie back
_ENOUGH = 0.35  # probability from which a person is taken to act for an actor
_LEAST = 0.12  # ... from which an actor is one a pronoun may stand for
_HALF = 0.18  # ... and one of the two that "they" or "the two sides" stands for
_ALONE = 0.55  # ... and from which a plural pronoun is taken to mean one actor only
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


@dataclass(slots=True)
class Candidate:
    """An actor an anaphor may stand for, and what speaks for and against it."""

    seen: Seen
    features: list[str]


@dataclass(slots=True)
class Memory:
    """Who has been named in a document, the latest last."""

    kinds: Mapping[str, str]  # actor id -> organisation, armed group and so on; states are absent
    seen: dict[str, Seen] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)  # actor -> how many were named before
    voices: dict[bool, Seen] = field(default_factory=dict)  # who says "we", outside quotations
    acting: dict[str, str] = field(
        default_factory=dict
    )  # person -> whom the passage makes it act for
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
                has_said=self.sentence if _says(line, span) else (old.has_said if old else -9),
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


def _says(line: Line, span: Span) -> bool:
    """A verb of saying stands right behind the span or right before it ("..., said X")."""
    if line.quoted and line.quoted[span.first]:
        return False
    saying, near = _saying(), line.stems[max(0, span.first - 3) : span.first]
    return any(w in saying for w in (*line.stems[span.last : span.last + 3], *near))


@cache
def _saying() -> frozenset[str]:
    return frozenset(stem(word) for word in word_list("clauses", "saying"))


class Resolver:
    """Finds antecedents with learned weights."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def read(self, line: Line, memory: Memory) -> None:
        """Adds to the line the spans that point back, resolved, and remembers who was named."""
        memory.sentence += 1
        for named_span in line.spans:  # "We will answer", X said: the speaker may come last
            if named_span.kind == "person" and _says(line, named_span):
                memory.note(line, named_span)
        anaphors = {a.first: a for a in find_anaphors(line)}
        named = {span.first: span for span in line.spans}
        resolved: list[Span] = []
        for i in sorted(anaphors.keys() | named.keys()):
            span: Span | None = named.get(i)
            if span is None:
                span = self._resolve(line, anaphors[i], memory)
            elif span.kind == "person" and span.referents[0].acts_for == span.referents[0].actor:
                span = self._affiliate(line, span, memory)
            if span is not None:
                resolved.append(span)
                if span.word != "each other":
                    memory.note(line, span)
        line.spans = resolved

    def candidates(self, line: Line, anaphor: Anaphor, memory: Memory) -> list[Candidate]:
        """Gives the actors in reach of an anaphor, the latest first."""
        found = []
        for rank, seen in enumerate(reversed(memory.seen.values())):
            distance = memory.sentence - seen.named
            if distance > REACH and not (anaphor.kind == "we" and seen.at_head):
                continue
            if anaphor.kind in ("it", "state", "body", "group", "named") and seen.form == "person":
                continue
            if anaphor.kind == "he" and (seen.form != "person" or _other_sex(anaphor, seen.actor)):
                continue
            found.append(Candidate(seen, list(_features(line, anaphor, seen, memory, rank))))
        return found

    def _affiliate(self, line: Line, span: Span, memory: Memory) -> Span:
        """Gives a person whose state the text does not tell the actor the passage is about."""
        who = span.referents[0]
        known = memory.acting.get(who.actor)
        if known is None:
            anaphor = Anaphor(span.first, span.last, "named", "named")
            scored = self.scored(self.candidates(line, anaphor, memory))
            known = scored[0][1].acts_for if scored and scored[0][0] >= _ENOUGH else who.actor
            memory.acting[who.actor] = known
        return span._replace(referents=(who._replace(acts_for=known),))

    def scored(self, candidates: list[Candidate]) -> list[tuple[float, Seen]]:
        """Gives the candidates with their probabilities, one of which may be nobody's, best first."""
        weights = [math.exp(sum(self._weights.get(f, 0.0) for f in c.features)) for c in candidates]
        total = 1.0 + sum(weights)
        scored = [(w / total, c.seen) for w, c in zip(weights, candidates, strict=True)]
        return sorted(scored, key=lambda pair: -pair[0])

    def _resolve(self, line: Line, anaphor: Anaphor, memory: Memory) -> Span | None:
        scored = self.scored(self.candidates(line, anaphor, memory))
        if anaphor.kind == "we" and not (line.quoted and line.quoted[anaphor.first]):
            if scored and False not in memory.voices:
                memory.voices[False] = scored[0][1]
            scored = [
                (max((p for p, s in scored if s is v), default=_ALONE), v)
                for v in memory.voices.values()
            ]
        joint = anaphor.kind in ("pair", "each") or (
            anaphor.kind in PLURAL and bool(scored) and scored[0][0] < _ALONE
        )
        best = [(p, s) for p, s in scored[:2] if p >= (_HALF if joint else _LEAST)]
        if not best or (anaphor.kind in ("pair", "each") and len(best) < 2):
            return None
        who = tuple(Referent(s.actor, s.acts_for, s.start, s.end, p) for p, s in best)
        return Span(
            anaphor.first, anaphor.last, line.tokens[anaphor.first].start,
            line.tokens[anaphor.last - 1].end,
            "pronoun" if anaphor.last - anaphor.first == 1 else "phrase", who, anaphor.word,
            joint,
        )  # fmt: skip


def _other_sex(anaphor: Anaphor, actor: str) -> bool:
    """ "She" is no leader known as a man, "he" none known as a woman."""
    is_woman = actor in word_list("refer", "women")
    if anaphor.word in ("she", "her", "hers", "herself"):
        return not is_woman and actor in _leaders()
    return is_woman


@cache
def _leaders() -> frozenset[str]:
    return frozenset(read_data("leaders.toml"))


def _features(line: Line, anaphor: Anaphor, seen: Seen, memory: Memory, rank: int) -> Iterator[str]:
    kind = anaphor.kind
    back = min(memory.sentence - seen.sentence, 4)
    what = "person" if seen.form == "person" else memory.kinds.get(seen.acts_for, "state")
    role = "own" if anaphor.is_possessive else ("first" if _opens(line, anaphor) else "else")
    yield f"{kind}"
    yield f"{kind}|back={back}"
    yield f"{kind}|rank={min(rank, 4)}|{back}"
    yield f"{kind}|what={what}"
    yield f"{kind}|form={seen.form}"
    yield f"{kind}|{role}|first={seen.is_first}|{min(back, 2)}"
    yield f"{kind}|prep={seen.after_preposition}|{min(back, 2)}"
    yield f"{kind}|own={seen.is_possessor}"
    yield f"{kind}|joined={seen.is_joined}|{min(back, 1)}"
    yield f"{kind}|plural={seen.is_plural}"
    yield f"{kind}|count={min(seen.count, 5)}"
    yield f"{kind}|most={seen.count == max(s.count for s in memory.seen.values())}"
    yield f"{kind}|head={seen.at_head}|{memory.sentence > REACH}"
    yield f"{anaphor.word}|{what}|{seen.form}"
    yield f"{kind}|said={min(memory.sentence - seen.has_said, 3)}"
    yield f"{kind}|named={min(memory.sentence - seen.named, 4)}"
    if kind == "we":
        yield f"we|quoted={bool(line.quoted) and line.quoted[anaphor.first]}|order={min(seen.order, 3)}|{what}"
        yield f"we|quoted={bool(line.quoted) and line.quoted[anaphor.first]}|{seen.is_quoted}|{what}|{min(back, 1)}"
    if back == 0:
        gap = anaphor.first - seen.token
        yield f"{kind}|gap={min(gap, 8)}"
        yield f"{kind}|{role}|gap={'near' if gap < 6 else 'far'}|first={seen.is_first}"
        heads = word_list("clauses", "heads")
        yield f"{kind}|{role}|clauses={min(sum(w in heads for w in line.low[seen.token : anaphor.first]), 2)}"


def _opens(line: Line, anaphor: Anaphor) -> bool:
    i = anaphor.first - 1
    return (
        i < 0 or line.low[i] in word_list("clauses", "heads") or line.low[i] in (",", ";", "“", '"')
    )
