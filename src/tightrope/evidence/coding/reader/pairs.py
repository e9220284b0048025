"""Pairs of actors in a sentence that a claim may be about: each mention with the nearest of the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from tightrope.evidence.coding.reader.about import what_is
from tightrope.evidence.coding.reader.addressees import find_addressees
from tightrope.evidence.coding.reader.cues import Cue, find_cues
from tightrope.evidence.coding.reader.owners import find_owners
from tightrope.evidence.coding.reader.relatives import find_relatives
from tightrope.evidence.coding.reader.sentence import Line, Referent, Span
from tightrope.evidence.coding.reader.voices import find_asides
from tightrope.evidence.time.values import MONTHS, WEEKDAYS

__all__ = ["Masked", "Pair", "Unit", "find_pairs", "mask"]

_MOST = 24  # spans of a sentence beyond which it is a list, no statement
_WORDS_TOO = frozenset(("may", "march", "mar", "sat", "sun", "wed"))
_DAYS = frozenset((*MONTHS, *WEEKDAYS, "today", "yesterday", "tomorrow", "tonight")) - _WORDS_TOO


class Unit(NamedTuple):
    """A word of a masked sentence: an actor's span is one unit, numbers and days are no words."""

    text: str  # stem, or "ACT", "PRO" for a span, "#" for a number, "@" for a day
    low: str
    token: int
    span: int  # index into the line's spans; -1 for words
    families: tuple[str, ...] = ()


class Masked(NamedTuple):
    """A sentence with its actors masked."""

    line: Line
    units: list[Unit]
    at: list[int]  # the unit of each span
    fine: list[Cue]  # cues of the finer families, by token
    kept: dict[tuple[object, ...], Any]  # what was worked out of one end, for all its pairs


class Pair(NamedTuple):
    """Two different actors: a stands before b, or both are meant by one span ("the two sides")."""

    first: int  # span index
    second: int  # span index; equal to `first` for two actors of one span
    a: Referent
    b: Referent


def mask(line: Line) -> Masked:
    """Gives the units of a sentence."""
    families = {c.first: c.families for c in find_cues(line.stems)}
    starts = {span.first: n for n, span in enumerate(line.spans)}
    inside = {i for span in line.spans for i in range(span.first, span.last)}
    aside = {i for first, last, _ in find_asides(line) for i in range(first, last)}
    units: list[Unit] = []
    at = [0] * len(line.spans)
    for i, low in enumerate(line.low):
        n = starts.get(i, -1)
        if i in aside:
            if n >= 0:
                at[n] = len(units)
            continue
        if n >= 0:
            at[n] = len(units)
            points_back = line.spans[n].kind in ("pronoun", "phrase")
            units.append(Unit("PRO" if points_back else "ACT", low, i, n))
        elif i not in inside:
            units.append(Unit(_plain(low, line.stems[i]), low, i, -1, families.get(i, ())))
    return Masked(line, units, at, find_cues(line.stems, "fine"), {})


def _plain(low: str, stem: str) -> str:
    if low in _DAYS:
        return "@"
    return "#" if low[0].isdigit() else stem


def find_pairs(line: Line) -> Iterator[Pair]:
    """Gives the pairs of a sentence: no other mention of either actor stands between the two."""
    spans = line.spans
    if len(spans) > _MOST:
        return
    silent = {n for _, _, n in find_asides(line)} | {
        n
        for n, span in enumerate(spans)
        if what_is(span.referents[0].acts_for, span.referents[0].acts_for) == "media"
    }
    silent |= find_addressees(line)
    owners = find_owners(line, silent)
    barred = _barred(line, owners)
    actors = [
        frozenset() if n in silent or n in owners else _certain(span)
        for n, span in enumerate(spans)
    ]
    for i, span in enumerate(spans):
        if i in silent:
            continue
        for x, a in enumerate(span.referents if span.joint else ()):
            for b in span.referents[x + 1 :]:
                if a.acts_for != b.acts_for:
                    yield Pair(i, i, a, b)
        seen: set[str] = set()
        for j in range(i + 1, len(spans)):
            if j in silent or (i, j) in barred:
                continue
            for a in span.referents:
                between = any(a.acts_for in actors[k] for k in range(i + 1, j))
                for b in () if between else spans[j].referents:
                    if b.acts_for != a.acts_for and b.acts_for not in seen:
                        yield Pair(i, j, a, b)
            seen |= actors[j]


def _barred(line: Line, owners: dict[int, frozenset[int]]) -> set[tuple[int, int]]:
    """Gives the spans that have nothing to do with each other, the first before the second.

    A mere owner has to do with those it owns alone, who acts in a relative clause with nobody beyond it.
    """
    count = len(line.spans)
    apart = {
        (min(n, j), max(n, j))
        for n, owned in owners.items()
        for j in range(count)
        if j not in owned and j != n
    }
    beyond = {
        (clause.agent, j)
        for clause in find_relatives(line)
        for j in range(clause.agent + 1, count)
        if line.spans[j].first >= clause.end
    }
    return apart | beyond


def _certain(span: Span) -> frozenset[str]:
    """Gives the actors a span stands for without doubt: those hide what lies beyond it."""
    if span.joint or len(span.referents) == 1:
        return frozenset(r.acts_for for r in span.referents)
    return frozenset()
