"""What the two ends of a pair are, and what part each plays where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.evidence.coding.reader.about import what_is
from tightrope.evidence.coding.reader.pairs import Masked, Pair, Unit
from tightrope.evidence.coding.reader.words import word_list

__all__ = ["end_features"]

_MARKS = frozenset(',;:—–-()“”"')


def end_features(masked: Masked, pair: Pair, left: int, right: int) -> Iterator[str]:
    """What the two ends are, and what stands right before and behind each."""
    spans, units = masked.line.spans, masked.units
    kinds, whats = [], []
    for n, who, span, at in (
        (1, pair.a, spans[pair.first], left),
        (2, pair.b, spans[pair.second], right),
    ):
        what, before = what_is(who.actor, who.acts_for, span.kind), _right_before(units, at)
        follows = _behind(units, at)
        kinds.append(f"{span.kind} {before}")
        whats.append(what)
        yield f"what{n}={what}"
        yield f"kind{n}={span.kind}|{before}"
        yield f"what{n}={what}|{before}"
        yield f"role{n}={before}|{follows}"
        yield f"role{n}={span.kind}|{before}|{follows}"
    yield f"kinds={kinds[0]}|{kinds[1]}"
    yield f"whats={whats[0]}-{whats[1]}"
    yield f"roles={_role(units, left)}|{_role(units, right)}"
    yield f"lead={min(masked.line.number, 3)}"


def _right_before(units: list[Unit], at: int) -> str:
    k = at - 1
    while k >= 0 and units[k].low in ("the", "a", "an"):
        k -= 1
    if k < 0:
        return "^"
    low = units[k].low
    return (
        low if low in word_list("clauses", "prepositions") or low in _MARKS or low == "and" else "-"
    )


def _behind(units: list[Unit], at: int) -> str:
    """What the end is the start of: a verb's subject, an owner, a noun's adjective."""
    if at + 1 >= len(units):
        return "$"
    low = units[at + 1].low
    if low == "'s" or low in _MARKS or low in ("and", "or"):
        return low
    for name in ("modals", "be", "have"):
        if low in word_list("clauses", name):
            return name
    if units[at + 1].families:
        return f"cue {_ending(low)}"
    if low in word_list("clauses", "prepositions") or low in word_list("clauses", "heads"):
        return low
    return _ending(low)


def _role(units: list[Unit], at: int) -> str:
    return f"{_right_before(units, at)} {_behind(units, at)}"


def _ending(word: str) -> str:
    return next((e for e in ("ed", "ing", "ly", "s") if word.endswith(e)), "w")
