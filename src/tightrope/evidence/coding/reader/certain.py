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
from tightrope.evidence.coding.reader.scope import Scope, matches_in, stands_in
from tightrope.evidence.coding.reader.sentence import Line
from tightrope.evidence.text.data import read_data

__all__ = ["Settled", "settle"]


class Settled(NamedTuple):
    """What is certain of a claim, and the names of the rules that said so."""

    relation: Relation
    scope: Scope
    is_dropped: bool
    is_capped: bool
    is_turned: bool
    rules: tuple[str, ...]


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
    mark: str  # under which its phrases are found in a sentence


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(_kind(row) for row in read_data("scope.toml")["certain"])


def _kind(row: Mapping[str, Any]) -> _Kind:
    return _Kind(
        row["name"], row["where"], row.get("within", 99), frozenset(row.get("relations", "").split()),
        row.get("over", ""), row.get("sets", {}),
        row.get("becomes", ""), row.get("drops", False), row.get("caps", False),
        row.get("behind", False), row.get("turns", False),
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
    return Settled(relation, scope, is_dropped, is_capped, is_turned, tuple(rules))


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
    start, end = clause_of(line, first)
    if kind.where == "opening":
        opens = matches_in(line, kind.mark, 0, 1)
        return opens and "?" not in line.low[-2:] and any(s.first in (1, 2) for s in line.spans)
    if kind.behind:
        start = max(0, from_token)
    stretch = {
        "before": (max(start, first - kind.within), first),
        "clause": (start, end),
        "sentence": (0, len(line.low)),
    }[kind.where]
    if matches_in(line, f"!unless {kind.name}", *stretch):
        return False
    return matches_in(line, kind.mark, *stretch)
