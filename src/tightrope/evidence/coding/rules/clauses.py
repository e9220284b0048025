"""Splits a tagged sentence into clauses, so that scopes end where clauses end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tightrope.evidence.coding.rules.grammar import Grammar
from tightrope.evidence.coding.rules.tagging import Tagged

__all__ = ["Clause", "split_clauses"]

Kind = Literal["main", "sub", "condition", "that", "relative", "participle", "coordinate", "paren"]


@dataclass(slots=True)
class Clause:
    """Tokens [first, last) of a sentence; `verb` is its first finite verb or -1."""

    first: int
    last: int
    kind: Kind
    verb: int = -1
    cued: bool = False  # whether a relation is named in it
    is_denied: bool = False  # what it says is somebody's denial
    mood: str = ""  # hypothetical or predicted, from its own modal or the one it hangs on


def split_clauses(s: Tagged, words: Grammar) -> list[Clause]:
    """Gives the clauses in order; together they cover every token once."""
    n = len(s.tags)
    clauses: list[Clause] = []
    first, kind = 0, _opening(s, 0, words)
    i = 1
    while i < n:
        found = _boundary(s, first, i, kind, words)
        if found is not None:
            clauses.append(Clause(first, i, kind))
            first, kind = i, found
        i += 1
    clauses.append(Clause(first, n, kind))
    before: Clause | None = None
    for clause in clauses:
        clause.verb = _first_verb(s, clause.first, clause.last)
        clause.mood = _mood(s, clause, before)
        before = clause
    return clauses


_HYPOTHETICAL = frozenset(("would", "could", "might", "may"))
_PREDICTED = frozenset(("will", "shall", "wo"))


def _mood(s: Tagged, clause: Clause, before: Clause | None) -> str:
    """A modal sets the mood; participles and bare coordinated verbs keep the one before."""
    if clause.kind == "condition":
        return "hypothetical"
    for k in range(clause.first, clause.last):
        if s.tags[k] == "M":
            if s.low[k] in _HYPOTHETICAL:
                return "hypothetical"
            if s.low[k] in _PREDICTED:
                return "predicted"
    if before is None or before.kind == "condition":
        return ""
    bare = clause.kind == "coordinate" and clause.verb >= 0 and s.forms[clause.verb] == "base"
    hangs = clause.kind in ("participle", "paren") or clause.verb < 0
    return before.mood if bare or hangs else ""


def _opening(s: Tagged, i: int, words: Grammar) -> Kind:
    while i < len(s.tags) - 1 and s.tags[i] in '"q(,YC':
        i += 1
    if words.phrases["conditions"].match(s.low, i):
        return "condition"
    if s.tags[i] == "S" or (s.tags[i] == "R" and s.low[i] == "when"):
        return "sub"
    return "participle" if s.tags[i] in "G" else "main"


def _boundary(s: Tagged, first: int, i: int, kind: Kind, words: Grammar) -> Kind | None:
    """Gives the kind of the clause that begins at token i, or None where none does."""
    before, here = s.tags[i - 1], s.tags[i]
    if before == ";" and here == "V" and i > 1 and s.forms[i] == "base" and s.tags[i - 2] in "NM":
        return None
    if s.low[i - 1] == ":" and not _clause_follows(s, i):
        return "paren"
    if before in ";(" or (before == ")" and here not in ",;"):
        return _opening(s, i, words) if before == ";" else ("paren" if before == "(" else "main")
    if before == "," and i > first + 1:
        return _after_comma(s, first, i, kind, words)
    if before == "V" and s.bases[i - 1] in words.classes["saying"] and here in "ADX":
        return "that" if _finite_follows(s, i) else None
    if s.low[i - 1] == "clear" and i > 2 and s.low[i - 2] == "it" and _finite_follows(s, i):
        return "that"
    if here in "SR" and before != "C":
        return _subordinate(s, first, i, words)
    if here == "P" and words.phrases["conditions"].match(s.low, i):
        return "condition"
    if here == "C" and _has_verb(s, first, i):
        return _coordinate(s, i)
    return None


def _subordinate(s: Tagged, first: int, i: int, words: Grammar) -> Kind | None:
    word = s.low[i]
    if words.phrases["conditions"].match(s.low, i):
        return "condition" if i + 1 < len(s.low) else None
    if s.tags[i] == "R":
        if word == "that":
            return _that(s, i)
        return "sub" if word == "when" else "relative"
    if word in (
        "as",
        "since",
        "after",
        "before",
        "until",
        "till",
        "once",
        "so",
    ) and not _clause_follows(s, i + 1):
        s.tags[i] = "P"
        return None
    return "sub"


def _that(s: Tagged, i: int) -> Kind | None:
    following = s.tags[i + 1] if i + 1 < len(s.tags) else ""
    if following in ("V", "M", "B", "H", "O", "Y"):
        return "that" if s.tags[i - 1] in "VG" else "relative"
    if following in ("W", "V") and s.tags[i - 1] not in 'VGWY"AB':
        return None
    return "that"


def _finite_follows(s: Tagged, i: int) -> bool:
    """Tells whether a bare subject and its finite verb stand at token i."""
    for k in range(i, min(i + 9, len(s.tags))):
        tag = s.tags[k]
        if tag in "MBHO" and k > i:
            return True
        if tag == "V" and k > i:
            return s.forms[k] in ("s", "past") and not (
                k + 1 < len(s.tags) and s.tags[k + 1] == "P"
            )
        if tag not in "ADXW'Y-":
            return False
    return False


def _clause_follows(s: Tagged, i: int) -> bool:
    """Tells whether a subject and a verb, or an -ing form, come before the next break."""
    seen = False
    for k in range(i, min(i + 12, len(s.tags))):
        tag = s.tags[k]
        if tag in ",;()":
            return False
        if tag == "G" and k == i:
            return True
        if tag in "VBMH" and seen:
            return True
        seen = seen or tag in "AWXD"
    return False


def _after_comma(s: Tagged, first: int, i: int, kind: Kind, words: Grammar) -> Kind | None:
    k = i
    while k < len(s.tags) - 1 and s.tags[k] in 'Y"q':
        k += 1
    if s.tags[k] == "C":
        if not _has_verb(s, first, i):
            return None
        return _coordinate(s, k) or ("coordinate" if _clause_follows(s, k + 1) else None)
    tag = s.tags[k]
    if tag in "SR":
        return _subordinate(s, first, k, words)
    if words.phrases["conditions"].match(s.low, k):
        return "condition"
    if tag == "G":
        return "participle"
    if tag == "V":
        return "participle"
    if tag in "MBH":
        return "main"
    while first < i - 1 and s.tags[first] in "Y,":
        first += 1
    if kind != "main" or s.tags[first] in "P" or _has_verb(s, first, i):
        return "main" if _clause_follows(s, k) else None
    return None


def _noun_before(s: Tagged, i: int) -> bool:
    return i > 0 and s.tags[i - 1] in "AW"


def _has_verb(s: Tagged, first: int, last: int) -> bool:
    return any(tag in "VBMHG" for tag in s.tags[first:last])


def _coordinate(s: Tagged, i: int) -> Kind | None:
    """A coordinator opens a clause when a verb, or a new subject with its verb, follows."""
    k = i + 1
    while k < len(s.tags) - 1 and s.tags[k] in 'Y"N':
        k += 1
    if k >= len(s.tags):
        return None
    tag = s.tags[k]
    if tag == "A" and _joins_names(s, i):
        return None
    if tag in "VMBH" or (tag == "G" and i and s.tags[i - 1] in "AW"):
        return "coordinate"
    if tag == "S":
        return None
    if tag in "AXDP":
        for j in range(k + 1, min(k + 6, len(s.tags))):
            if s.tags[j] in ",;C":
                return None
            if s.tags[j] in "VMBH":
                return "coordinate"
    return None


def _joins_names(s: Tagged, i: int) -> bool:
    """ "between Iran and Israel", "with Russia and China": the coordinator joins two names."""
    if not i or s.at[i - 1] < 0:
        return False
    first = s.mentions[s.at[i - 1]].first
    while first > 0 and s.tags[first - 1] in "D'WY":
        first -= 1
    if first > 0 and s.low[first - 1] in ("between", "both"):
        return True
    second = i + 1
    while second < len(s.tags) - 1 and s.tags[second] in "DY":
        second += 1
    if s.at[second] < 0 or first == 0 or s.tags[first - 1] not in "PTVG":
        return False
    after = s.mentions[s.at[second]].last
    return after >= len(s.tags) or s.tags[after] not in "VMBHY"


def _first_verb(s: Tagged, first: int, last: int) -> int:
    """Gives the first finite verb; infinitives and reduced participles do not count."""
    fallback = -1
    for i in range(first, last):
        tag = s.tags[i]
        if tag in "MBHO":
            return i
        if tag == "V":
            if (i and s.tags[i - 1] == "T") or (
                s.forms[i] == "past" and _is_reduced(s, first, i, last)
            ):
                fallback = i if fallback < 0 else fallback
            else:
                return i
        elif tag == "G" and fallback < 0:
            fallback = i
    return fallback


def _is_reduced(s: Tagged, first: int, i: int, last: int) -> bool:
    """ "the pact signed between the two does not": a participle with a finite verb to come."""
    if i == first or s.tags[i - 1] not in "WA" or i + 1 >= last or s.tags[i + 1] != "P":
        return False
    return any(
        s.tags[k] in "MBHO" or s.forms[k] == "s" for k in range(i + 1, last) if s.tags[k] in "VMBHO"
    )
