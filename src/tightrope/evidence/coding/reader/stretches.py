"""A quote cut where its clauses begin and end, as far as dates need it: which clause a word stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tightrope.evidence.coding.reader.words import is_past, stem
from tightrope.evidence.text.data import read_data
from tightrope.evidence.time.when import TimeExpression

__all__ = ["DETERMINERS", "Stretch", "stretch_at", "stretches_of"]

Kind = Literal["main", "said", "apart"]  # apart: a relative, participle, time or condition clause


class Stretch(NamedTuple):
    """A run of words of one clause: quote[start:end]. Runs of one clause have the same `clause`."""

    start: int
    end: int
    kind: Kind
    clause: int


_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
_BREAKS = frozenset(";:—–()")
_WORDS = {key: frozenset(value.split()) for key, value in read_data("dating.toml")["words"].items()}
DETERMINERS = _WORDS["determiners"]
_RELATIVE, _WHEN, _NO_CLAUSE = _WORDS["relative"], _WORDS["when"], _WORDS["no_clause"]
_PRONOUNS, _PREPOSITIONS = _WORDS["pronouns"], _WORDS["prepositions"]
_AUX, _LINKS, _SUBJECTS = _WORDS["aux"], _WORDS["links"], _WORDS["pronouns"] | DETERMINERS
_NO_NOUN = _AUX | _LINKS | _SUBJECTS | _PREPOSITIONS | _RELATIVE | _WHEN | _WORDS["no_noun"]
_SAYING = frozenset(map(stem, _WORDS["saying"]))


@dataclass(slots=True)
class _Cutter:
    """Walks over the words of a quote and notes where the clause changes."""

    words: list[re.Match[str]]
    times: Sequence[TimeExpression]
    found: list[Stretch]
    kind: Kind = "main"
    main: int = 0
    clause: int = 0
    start: int = 0
    clauses: int = 0

    def low(self, at: int) -> str:
        return self.words[at][0].lower() if 0 <= at < len(self.words) else ""

    def cut(self, at: int, kind: Kind, clause: int) -> None:
        """Begins a stretch at a word."""
        place = self.words[at].start()
        if place > self.start:
            self.found.append(Stretch(self.start, place, self.kind, self.clause))
        self.start, self.kind, self.clause = place, kind, clause

    def open(self, at: int, kind: Kind) -> None:
        self.clauses += 1
        self.cut(at, kind, self.clauses)

    def renew(self, at: int) -> None:
        """Begins a main clause of its own."""
        self.clauses += 1
        self.main = self.clauses
        self.cut(at, "main", self.main)

    def back(self, at: int) -> None:
        """Goes back to the main clause."""
        self.cut(at, "main", self.main)


def stretches_of(quote: str, times: Sequence[TimeExpression]) -> tuple[Stretch, ...]:
    """Gives the stretches of a quote from left to right; together they are all of it."""
    cutter = _Cutter(list(_TOKEN.finditer(quote)), times, [])
    for at in range(len(cutter.words)):
        _step(cutter, at)
    return (*cutter.found, Stretch(cutter.start, len(quote), cutter.kind, cutter.clause))


def stretch_at(stretches: Sequence[Stretch], place: int) -> Stretch:
    """Gives the stretch around a place of the quote."""
    return next((one for one in stretches if place < one.end), stretches[-1])


def _step(c: _Cutter, at: int) -> None:
    low = c.low(at)
    if low in _BREAKS:
        c.renew(at)
    elif c.kind == "apart" and _is_over(c, at):
        c.back(at)
    elif low == ",":
        if c.low(at + 1) in ("and", "but", "while") and _is_clause(c, at + 2, 6):
            c.renew(at)
        elif c.kind == "apart":
            c.back(at)
    elif low in ("and", "but") and c.low(at - 1) != "," and _is_clause(c, at + 1, 2):
        c.renew(at)
    else:
        kind = _begins(c, at, low)
        if kind is not None:
            c.open(at, kind)


def _begins(c: _Cutter, at: int, low: str) -> Kind | None:
    """What clause begins at a word; None where none does."""
    if low in _WHEN:
        return None if _is_of_time(c, at) else "apart"
    if not at:
        return None
    if low == "that":
        return _that(c, at)
    return "apart" if low in _RELATIVE or _is_reduced(c, at) else None


def _is_over(c: _Cutter, at: int) -> bool:
    """Whether a clause that has been dated ends without a comma: at a second time, or at a verb."""
    place = c.words[at].start()
    time = next((t for t in c.times if c.start <= t.start and t.end <= place <= t.end + 1), None)
    if time is None:
        return False
    starts = {place}
    if c.low(at) in ("on", "in") and at + 1 < len(c.words):
        starts.add(c.words[at + 1].start())
    if any(other.start in starts for other in c.times):
        return True
    own = (word[0].lower() for word in c.words if c.start <= word.start() < time.start)
    return c.low(at) in _AUX and any(word in _AUX or is_past(word) for word in own)


def _is_clause(c: _Cutter, at: int, most: int) -> bool:
    """Whether a subject and, not far behind it, a verb follow."""
    at = _behind_time(c, at)
    if at >= len(c.words):
        return False
    first = c.words[at][0]
    if not (first[:1].isupper() or first.lower() in _SUBJECTS):
        return False
    for other in range(at + 1, min(at + 1 + most, len(c.words))):
        low = c.low(other)
        if low in (",", *_BREAKS) or low in _LINKS:
            return False
        if low in _AUX or is_past(low):
            return True
    return False


def _behind_time(c: _Cutter, at: int) -> int:
    """The word behind a time that stands at its head: "and, on Saturday, it left"."""
    at += c.low(at) == ","
    if at >= len(c.words):
        return at
    place = c.words[at].start()
    end = next((time.end for time in c.times if time.start == place), place)
    while at < len(c.words) and (c.words[at].start() < end or (end > place and c.low(at) == ",")):
        at += 1
    return at


def _is_of_time(c: _Cutter, at: int) -> bool:
    """Whether the word belongs to a time: "since 2019", "until last June"."""
    place = c.words[at].start()
    following = c.low(at + 1)
    if following in _NO_CLAUSE or not following[:1].isalnum():
        return True
    after = c.words[at + 1].start()
    end = c.words[at].end()
    return any(
        (time.start <= place < time.end and (time.end > end or time.start == place))
        or time.start == after
        for time in c.times
    )


def _that(c: _Cutter, at: int) -> Kind | None:
    """What "that" begins: what somebody says, or a relative clause; None where it points at a noun."""
    before = c.low(at - 1)
    if before in _PREPOSITIONS or c.low(at + 1) in _PREPOSITIONS - {"in", "on", "at"}:
        return None
    if not before[:1].isalpha():
        return "said"
    said = [i for i in range(at) if c.words[i].start() >= c.start and stem(c.low(i)) in _SAYING]
    return "said" if said and not _acts_between(c, said[-1], at) else "apart"


def _acts_between(c: _Cutter, said: int, at: int) -> bool:
    """Whether another verb stands before "that": "is expected to drop the ban that"."""
    return any(
        c.low(i) == "to" and c.words[i + 1][0].islower() and not c.low(i + 1).endswith("s")
        and c.low(i + 1) not in _SUBJECTS
        for i in range(said + 1, at - 1)
    )  # fmt: skip


def _is_reduced(c: _Cutter, at: int) -> bool:
    """Whether a clause without "that" begins: "the pipe it had shut", "the ban imposed in June"."""
    before, low = c.low(at - 1), c.low(at)
    if (
        at < 2
        or not before.isalpha()
        or before in _NO_NOUN
        or before.endswith("ly")
        or is_past(before)
    ):
        return False
    word = c.words[at - 1][0]
    if low in _PRONOUNS:
        verb = c.low(at + 1)
        return word.islower() and (verb in _AUX or is_past(verb))
    if not is_past(low) or stem(low) in _SAYING or not _is_dated(c, at):
        return False
    inside = [c.low(i) for i in range(at - 1) if c.words[i].start() >= c.start]
    return any(is_past(own) or own in _AUX for own in inside) or _acts_later(c, at)


def _is_dated(c: _Cutter, at: int) -> bool:
    """Whether a time follows the word at once, or behind who or what is named: "imposed by Velm in June"."""
    starts = {time.start for time in c.times}
    for other in range(at + 1, min(at + 6, len(c.words))):
        if c.words[other].start() in starts:
            return True
        low = c.low(other)
        if not c.words[other][0][:1].isupper() and low not in _WORDS["named"]:
            return False
    return False


def _acts_later(c: _Cutter, at: int) -> bool:
    """Whether the verb of the clause only follows: "the ban imposed in June was lifted"."""
    end = c.words[at].end()
    time = next(time for time in c.times if time.start >= end)
    return any(
        word.start() >= time.end and word[0].lower() in _AUX for word in c.words[at : at + 12]
    )
