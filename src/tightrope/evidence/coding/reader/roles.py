"""What the two ends of a pair are, and what part each plays where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tightrope.evidence.coding.reader.about import what_is
from tightrope.evidence.coding.reader.pairs import Masked, Pair, Unit
from tightrope.evidence.coding.reader.sentence import Referent
from tightrope.evidence.coding.reader.words import word_list

__all__ = ["end_features"]

_MARKS = frozenset(',;:—–-()“”"')


class _End(NamedTuple):
    """What one end of a pair is, whichever the other is."""

    what: str
    kind: str  # its span's, with what stands right before it
    features: list[str]


def end_features(masked: Masked, pair: Pair, left: int, right: int) -> Iterator[str]:
    """What the two ends are, and what stands right before and behind each."""
    one = _end(masked, 1, pair.first, pair.a, left)
    two = _end(masked, 2, pair.second, pair.b, right)
    yield from one.features
    yield from two.features
    yield f"kinds={one.kind}|{two.kind}"
    yield f"whats={one.what}-{two.what}"
    yield f"roles={_role(masked, left)}|{_role(masked, right)}"
    yield f"lead={min(masked.line.number, 3)}"


def _end(masked: Masked, n: int, place: int, who: Referent, at: int) -> _End:
    key = ("end", n, place, who.actor, who.acts_for)
    if key not in masked.kept:
        kind = masked.line.spans[place].kind
        what = what_is(who.actor, who.acts_for, kind)
        before, follows = _right_before(masked.units, at), _behind(masked.units, at)
        features = [
            f"what{n}={what}", f"kind{n}={kind}|{before}", f"what{n}={what}|{before}",
            f"role{n}={before}|{follows}", f"role{n}={kind}|{before}|{follows}",
        ]  # fmt: skip
        masked.kept[key] = _End(what, f"{kind} {before}", features)
    end: _End = masked.kept[key]
    return end


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


def _role(masked: Masked, at: int) -> str:
    key = ("role", at)
    if key not in masked.kept:
        masked.kept[key] = f"{_right_before(masked.units, at)} {_behind(masked.units, at)}"
    role: str = masked.kept[key]
    return role


def _ending(word: str) -> str:
    return next((e for e in ("ed", "ing", "ly", "s") if word.endswith(e)), "w")
