"""A network from data put into the words of a crisis file: actors and ties to start from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter
from typing import Literal, get_args

from tightrope.analysis.alignment.network import TemporalTie, TieNetwork, first_day, next_span
from tightrope.crisis.model import Actor, Tie, TieKind

KINDS: tuple[str, ...] = get_args(TieKind)
Grade = Literal["weak", "medium", "strong"]


def suggest_ties(network: TieNetwork) -> tuple[dict[str, Actor], tuple[Tie, ...]]:
    """Gives the actors and ties of a network as elements of a crisis file.

    Ids are names in lower case with underscores; kinds a crisis file does not know become
    "other". Strength goes by thirds of all weights. Ties of one pair, kind and sign in periods
    that follow each other become one, with the strength of the heaviest; what they rest on
    stands as an assumption, for a person to replace by evidence.
    """
    ids = _ids(network)
    grade = _grades([tie.weight for tie in network.ties])
    order = sorted(network.ties, key=lambda t: (*_SAME(t), _begin(t), t.until or "9"))
    merged: list[TemporalTie] = []
    for tie in order:
        if merged and _continues(merged[-1], tie):
            merged[-1] = _joined(merged[-1], tie)
        else:
            merged.append(tie)
    actors = {ids[key]: Actor(name=name) for key, name in network.actors.items()}
    return actors, tuple(_as_tie(tie, ids, grade(tie.weight)) for tie in merged)


def _ids(network: TieNetwork) -> dict[str, str]:
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for key in network.actors:
        plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode().lower()
        base = re.sub(r"[^a-z0-9]+", "_", plain).strip("_") or "actor"
        base = f"a_{base}" if base[0].isdigit() else base
        name, number = base, 2
        while name in taken:
            name, number = f"{base}_{number}", number + 1
        taken.add(name)
        ids[key] = name
    return ids


def _grades(weights: list[float]) -> Callable[[float], Grade]:
    ranked = sorted(weights)
    low = ranked[len(ranked) // 3] if ranked else 0.0
    high = ranked[2 * len(ranked) // 3] if ranked else 0.0

    def grade(weight: float) -> Grade:
        return "weak" if weight < low else "strong" if weight > high else "medium"

    return grade


def _begin(tie: TemporalTie) -> str:
    return first_day(tie.since).isoformat() if tie.since else ""


_SAME = attrgetter("source", "target", "kind", "sign")


def _continues(before: TemporalTie, after: TemporalTie) -> bool:
    follows = before.until is not None and next_span(before.until) == after.since
    return follows and _SAME(before) == _SAME(after)


def _joined(before: TemporalTie, after: TemporalTie) -> TemporalTie:
    said = dict.fromkeys(a for a in (before.assumption, after.assumption) if a)
    return replace(
        before,
        weight=max(before.weight, after.weight),
        until=after.until,
        cites=tuple(dict.fromkeys((*before.cites, *after.cites))),
        assumption="; ".join(said) or None,
    )


def _as_tie(tie: TemporalTie, ids: dict[str, str], strength: Grade) -> Tie:
    return Tie.model_validate(
        {
            "from": ids[tie.source],
            "to": ids[tie.target],
            "kind": tie.kind if tie.kind in KINDS else "other",
            "sign": "+" if tie.sign > 0 else "-",
            "strength": strength,
            "since": tie.since,
            "until": tie.until,
            "cites": tie.cites,
            "assumption": tie.assumption,
        }
    )
