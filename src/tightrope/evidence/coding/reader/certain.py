"""Kinds of telling that admit no doubt: a figure of speech, a rehearsal, "nearly", "not ruled out".

The table `[[certain]]` of `data/scope.toml` overrules what was learned: it sets phase, held or
modality, drops a claim, makes it another one, or lets it be possible at most.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, cast

from tightrope.evidence.claims.codebook import Held, Modality, Phase, Relation
from tightrope.evidence.coding.reader.clauses import clause_of, is_in_condition
from tightrope.evidence.coding.reader.placing import PLACES, is_right_behind, stands_so
from tightrope.evidence.coding.reader.scope import Scope, matches_in, places_of, stands_in
from tightrope.evidence.coding.reader.sentence import Line
from tightrope.evidence.coding.reader.words import word_list
from tightrope.evidence.text.data import read_data

__all__ = ["Settled", "settle"]

_NEW_ACT = frozenset((",", ";", "and", "but"))  # what stands behind them is another act
_OBJECT = 4  # words at most between a verb and its object
_NOUNS = frozenset(("warning", "bombing", "shelling", "mining", "landing", "training", "meeting"))
_ENDS_OBJECT = frozenset((
    ",", "and", "or", "but", "nor", "no", "none", "neither", "zero", "not", "n't", "to", "in", "on", "at", "by", "with", "for", "from", "over",
    "after", "against", "amid", "as", "between", "into", "under", "upon", "than", "because", "while",
))  # fmt: skip


class Settled(NamedTuple):
    """What is certain of a claim, and the names of the rules that said so."""

    relation: Relation
    scope: Scope
    is_dropped: bool
    is_capped: bool
    is_turned: bool
    rules: tuple[str, ...]
    decided: frozenset[str] = frozenset()  # which of phase, held, modality


class _Kind(NamedTuple):
    name: str
    where: str
    within: int
    relations: frozenset[str]
    over: str
    sets: Mapping[str, str]
    becomes: str
    drops: bool
    caps: bool
    behind: bool
    turns: bool
    has_with: bool
    unbroken: bool
    mark: str  # under which its phrases are found in a sentence


@cache
def _kinds() -> tuple[_Kind, ...]:
    table = read_data("scope.toml")
    return tuple(_kind(row, table["groups"]) for row in table["certain"])


def _kind(row: Mapping[str, Any], groups: Mapping[str, str]) -> _Kind:
    relations = " ".join(groups.get(name, name) for name in row.get("relations", "").split())
    return _Kind(
        row["name"], row["where"], row.get("within", 99), frozenset(relations.split()),
        row.get("over", ""), row.get("sets", {}),
        row.get("becomes", ""), row.get("drops", False), row.get("caps", False),
        row.get("behind", False), row.get("turns", False), "with" in row, row.get("unbroken", False),
        f"!{row['name']}",
    )  # fmt: skip


def settle(line: Line, first: int, relation: Relation, scope: Scope, *, from_token: int) -> Settled:
    """Gives what is certain of a claim whose cue is token `first`.

    `from_token` is where its source stands: what asks or threatens must stand behind it.
    """
    rules: list[str] = []
    is_dropped = is_capped = is_turned = False
    decided: set[str] = set()
    for kind in _standing(line):
        if kind.relations and relation not in kind.relations:
            continue
        if not _applies(line, kind, first, from_token, scope):
            continue
        if decided & kind.sets.keys():
            continue
        rules.append(kind.name)
        is_dropped |= kind.drops
        is_capped |= kind.caps
        is_turned |= kind.turns
        decided |= kind.sets.keys()
        scope = _with(scope, kind.sets)
        if kind.becomes:
            relation = cast("Relation", kind.becomes)
            scope = scope._replace(phase="done", held="yes", modality="asserted")
            decided |= {"phase", "held", "modality"}
    if scope.modality not in ("hypothetical", "denied") and is_in_condition(line, first):
        scope = scope._replace(modality="hypothetical")
    if scope.modality == "denied":
        scope = scope._replace(held="yes")
    scope = _never_begun(line, first, scope, decided)
    return Settled(
        relation, scope, is_dropped, is_capped, is_turned, tuple(rules), frozenset(decided)
    )


def _standing(line: Line) -> list[_Kind]:
    """Gives the kinds of which a phrase stands in a sentence, in the order of the table."""
    found = line.standing.get("certain")
    if found is None:
        found = [kind for kind in _kinds() if stands_in(line, kind.mark)]
        line.standing["certain"] = found
    return found


def _with(scope: Scope, sets: Mapping[str, str]) -> Scope:
    return Scope(
        cast("Phase", sets.get("phase", scope.phase)),
        cast("Held", sets.get("held", scope.held)),
        cast("Modality", sets.get("modality", scope.modality)),
        scope.rules,
    )


def _applies(line: Line, kind: _Kind, first: int, from_token: int, scope: Scope) -> bool:
    if kind.over and scope.modality != kind.over:
        return False
    clause, end = clause_of(line, first)
    if kind.where == "opening":
        opens = matches_in(line, kind.mark, 0, 1)
        return opens and "?" not in line.low[-2:] and any(s.first in (1, 2) for s in line.spans)
    if kind.where in PLACES:
        return _is_placed(line, kind, first, from_token)
    start = max(0, from_token) if kind.behind else clause
    if kind.where == "object":
        spared = (_asked_from(line, clause), first + 1)
        return not matches_in(line, f"!unless {kind.name}", *spared) and _governs(
            line, kind, start, first
        )
    stretch = {
        "before": (max(start, first - kind.within), first),
        "clause": (start, end),
        "sentence": (0, len(line.low)),
    }[kind.where]
    spared = (min(clause, stretch[0]), first) if kind.behind else stretch
    if matches_in(line, f"!unless {kind.name}", *spared):
        return False
    if kind.has_with:
        return _has_both(line, kind, stretch, first)
    if kind.unbroken:
        return _reaches(line, kind, stretch, first)
    return matches_in(line, kind.mark, *stretch)


def _asked_from(line: Line, clause: int) -> int:
    """Gives where what may be asked begins: "N asked that V withdraw its complaint" asks in the clause before."""
    return clause_of(line, clause - 1)[0] if clause and line.low[clause] == "that" else clause


def _has_both(line: Line, kind: _Kind, stretch: tuple[int, int], first: int) -> bool:
    """Whether a phrase of the kind stands in a stretch and one of its `with` between it and the cue."""
    start, end = stretch
    return any(
        start <= a and b <= c and d <= end and not _NEW_ACT.intersection(line.low[d:first])
        for a, b in places_of(line, kind.mark)
        for c, d in places_of(line, f"!with {kind.name}")
    )


def _reaches(line: Line, kind: _Kind, stretch: tuple[int, int], first: int) -> bool:
    """Whether a phrase of the kind stands in a stretch and speaks of the cue: "planned to shell and bomb".

    In "wanted peace but bombed" and "prepared for war, attacked" the cue is another act.
    """
    start, end = stretch
    breaks = _NEW_ACT if line.low[first].endswith("ed") else _NEW_ACT - {"and"}
    return any(
        start <= a and b <= end and not breaks.intersection(line.low[b:first])
        for a, b in places_of(line, kind.mark)
    )


def _governs(line: Line, kind: _Kind, start: int, first: int) -> bool:
    """Whether a phrase of the kind has the cue for its object: "withdrew its formal complaint".

    Where the kind has a `with`, that is the object, and the cue either of the two or behind: "scrapped the tariff".
    """
    named = f"!with {kind.name}"
    objects = places_of(line, named) if kind.has_with else [(first, first + 1)]
    return any(
        start <= a <= first
        and b <= c <= b + _OBJECT
        and _is_object(line.low[b : c + 1])
        and not _NEW_ACT.intersection(line.low[d:first])
        for a, b in places_of(line, kind.mark)
        for c, d in objects
    )


def _is_object(words: list[str]) -> bool:
    """Whether the last of these words is the object of what stands before the first.

    A verb is none: "withdrew its envoy, accusing".
    """
    *between, noun = words
    if noun.endswith(("ed", "ing")) and noun not in _NOUNS:
        return not between or between[-1] in word_list("clauses", "determiners")
    return not _ENDS_OBJECT.intersection(between)


def _is_placed(line: Line, kind: _Kind, first: int, from_token: int) -> bool:
    """Whether a phrase of a kind that is no part of a longer one stands to the word of the act as the kind says.

    Where no word speaks of the act, so that `first` is its second end, the verb behind its first end is looked at.
    """
    spared = places_of(line, f"!unless {kind.name}")
    is_unsaid = from_token < first and any(s.first == first for s in line.spans)
    at = from_token if is_unsaid else first
    return any(
        abs(at - a) <= kind.within
        and (not kind.behind or is_right_behind(line, from_token, a))
        and stands_so(line, kind.where, at, (a, b))
        and not any(c < b and a < d for c, d in spared)
        for a, b in places_of(line, kind.mark)
    )


def _never_begun(line: Line, first: int, scope: Scope, decided: set[str]) -> Scope:
    """What was not done has not ended either, if nothing in its clause speaks of an end: "no envoy was sent"."""
    if scope.held != "no" or "held" not in decided or "phase" in decided:
        return scope
    clause = clause_of(line, first)
    is_undone = any(matches_in(line, f"{sort} undone", *clause) for sort in ("harm", "good"))
    return scope._replace(phase="done") if scope.phase == "ended" and not is_undone else scope
