"""Balance of directed ties: whether friends of friends are met as friends."""

from __future__ import annotations

from collections.abc import Iterable

from tightrope.analysis.alignment.net import Ranks, rank_of_kinds
from tightrope.analysis.alignment.network import TemporalTie
from tightrope.crisis.parts.who import DECIDES


def directed_balance(ties: Iterable[TemporalTie], decides: Ranks = DECIDES) -> float | None:
    """Gives the share of transitive triples a → b, b → c, a → c whose product of signs is positive.

    Directions are kept; between two actors one way, the kinds that decide first decide the sign.
    None where there is no such triple. Aref, Dinh, Rezapour and Diesner 2020, Scientific Reports
    10, 15228 (triads with transitivity).
    """
    sign = _signs(tuple(ties), decides)
    towards: dict[str, dict[str, int]] = {}
    for (source, target), value in sign.items():
        towards.setdefault(source, {})[target] = value
    balanced = triples = 0
    for a, own in towards.items():
        for b, first in own.items():
            for c, second in towards.get(b, {}).items():
                if c != a and c in own:
                    triples += 1
                    balanced += first * second * own[c] > 0
    return balanced / triples if triples else None


def _signs(ties: tuple[TemporalTie, ...], decides: Ranks) -> dict[tuple[str, str], int]:
    """The sign each actor shows each other; pairs that even out are left out."""
    ranks = rank_of_kinds((tie.kind for tie in ties), decides)
    best: dict[tuple[str, str], tuple[int, float]] = {}
    for tie in ties:
        rank, way = ranks[tie.kind], (tie.source, tie.target)
        if rank is None or (way in best and rank > best[way][0]):
            continue
        before = best[way][1] if way in best and rank == best[way][0] else 0.0
        best[way] = (rank, before + tie.sign * tie.weight)
    return {way: 1 if total > 0 else -1 for way, (_, total) in best.items() if total}
