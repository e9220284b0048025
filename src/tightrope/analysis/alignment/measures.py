"""Balance read from signed ties: triads, pivots and their strain, shares and walks."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from tightrope.analysis.alignment.frustration.graph import SignedGraph
from tightrope.analysis.alignment.network import Ranks, TemporalTie, rank_of_kinds
from tightrope.analysis.alignment.report import Pivot, SignedTie, Triad
from tightrope.crisis.parts.who import DECIDES

LARGEST = 1000  # vertices; beyond, the dense eigenvalues of walk balance take too long


def walk_balance(graph: SignedGraph) -> float | None:
    """Gives tr exp(A) / tr exp(|A|), the weighted share of balanced closed walks, in (0, 1].

    Signs count 1 whatever their weight. 1 means balanced; None: no ties, or more than `LARGEST`
    vertices. Estrada and Benzi 2014, Physical Review E 90, 042802; the measure is easily near 0
    in large networks (Aref and Wilson 2018).
    """
    if graph.m == 0 or graph.n > LARGEST:
        return None
    matrix = np.zeros((graph.n, graph.n))
    matrix[graph.u, graph.v] = matrix[graph.v, graph.u] = graph.sign
    signed = np.linalg.eigvalsh(matrix)
    plain = np.linalg.eigvalsh(np.abs(matrix))
    top = plain[-1]
    return float(np.exp(signed - top).sum() / np.exp(plain - top).sum())


def frustration_balance(index: int, ties: int) -> float | None:
    """Gives 1 - 2L/m: 1 where nothing is frustrated, near 0 where half of the ties are.

    The normalisation of Aref and Wilson 2018, Journal of Complex Networks 6(2). None: no ties.
    """
    return None if ties == 0 else 1.0 - 2.0 * index / ties


def find_triads(ties: Iterable[SignedTie]) -> tuple[Triad, ...]:
    """Gives every triad of signed (not contested) ties, sorted by actors.

    A triad is balanced when the product of its signs is positive (Heider 1946; Cartwright and
    Harary 1956). With exactly one negative tie, the pivot is the actor friendly with both ends
    of it. Work is bounded by looking from each tie at the end with fewer neighbours.
    """
    sign: dict[str, dict[str, int]] = {}
    for tie in ties:
        if tie.sign:
            sign.setdefault(tie.a, {})[tie.b] = tie.sign
            sign.setdefault(tie.b, {})[tie.a] = tie.sign
    found = []
    for a, ties_of_a in sign.items():
        for b in ties_of_a:
            if a < b:
                few, many = sorted((a, b), key=lambda actor: len(sign[actor]))
                found += [(a, b, c) for c in sign[few] if c > b and c in sign[many]]
    return tuple(_triad(actors, sign) for actors in sorted(found))


def balanced_share(triads: Iterable[Triad]) -> float | None:
    """Gives the share of triads that are balanced; None where there is no triad."""
    judged = [triad.balanced for triad in triads]
    return sum(judged) / len(judged) if judged else None


def _triad(actors: tuple[str, str, str], sign: dict[str, dict[str, int]]) -> Triad:
    a, b, c = actors
    signs = (sign[a][b], sign[b][c], sign[a][c])
    pivot = None
    if signs.count(-1) == 1:
        pivot = (c, a, b)[signs.index(-1)]
    return Triad(actors, signs, balanced=signs.count(-1) % 2 == 0, pivot=pivot)


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


def find_pivots(ties: Iterable[SignedTie], triads: Iterable[Triad]) -> tuple[Pivot, ...]:
    """Gives every actor that is pivot of an unbalanced triad, the most strained first.

    Strain is the share of an actor's triads in which it is friendly with two enemies. Weighted
    strain is the same with each triad counted by the product of its ties' weights. The relief
    tie is the actor's own tie whose change of sign lowers the number of its strained triads
    most (ties that would relieve as much are decided by name).
    """
    weight = {(tie.a, tie.b): tie.weight for tie in ties}
    of_actor: dict[str, list[Triad]] = {}
    for triad in triads:
        for actor in triad.actors:
            of_actor.setdefault(actor, []).append(triad)
    pivots = [_pivot(actor, own, weight) for actor, own in of_actor.items()]
    strained = [pivot for pivot in pivots if pivot.strained]
    return tuple(sorted(strained, key=lambda p: (-p.strained, -p.strain, p.actor)))


def strain_of(triads: Iterable[Triad]) -> dict[str, float]:
    """Gives the strain of every actor that stands in a triad, by name."""
    total: dict[str, int] = {}
    strained: dict[str, int] = {}
    for triad in triads:
        for actor in triad.actors:
            total[actor] = total.get(actor, 0) + 1
            strained[actor] = strained.get(actor, 0) + (triad.pivot == actor)
    return {actor: strained[actor] / total[actor] for actor in sorted(total)}


def _pivot(actor: str, own: list[Triad], weight: dict[tuple[str, str], float]) -> Pivot:
    strained = [triad for triad in own if triad.pivot == actor]
    weights = [_weight(triad, weight) for triad in own]
    heavy = sum(w for triad, w in zip(own, weights, strict=True) if triad.pivot == actor)
    relief, relieved = _relief(actor, own)
    rivals = tuple(sorted(_others(actor, triad) for triad in strained))
    return Pivot(
        actor=actor,
        triads=len(own),
        strained=len(strained),
        strain=len(strained) / len(own),
        weighted_strain=heavy / sum(weights),
        rivals=rivals,
        relief=relief,
        relieved=relieved,
    )


def _relief(actor: str, own: list[Triad]) -> tuple[tuple[str, str] | None, int]:
    """Flipping the own tie to `x` frees strained triads with `x`, and makes the actor pivot of
    triads in which it was hostile to `x`, friendly with the third, and the two are enemies."""
    change: dict[str, int] = {}
    for triad in own:
        x, y = _others(actor, triad)
        to_x, to_y, between = _signs_seen_from(actor, triad)
        for other, its, third in ((x, to_x, to_y), (y, to_y, to_x)):
            if between < 0 and third > 0:
                change[other] = change.get(other, 0) + (1 if its > 0 else -1)
    if not change:
        return None, 0
    best = min(change, key=lambda other: (-change[other], other))
    if change[best] <= 0:
        return None, 0
    return (min(actor, best), max(actor, best)), change[best]


def _others(actor: str, triad: Triad) -> tuple[str, str]:
    x, y = (other for other in triad.actors if other != actor)
    return x, y


def _signs_seen_from(actor: str, triad: Triad) -> tuple[int, int, int]:
    ab, bc, ac = triad.signs
    place = triad.actors.index(actor)
    return ((ab, ac, bc), (ab, bc, ac), (ac, bc, ab))[place]


def _weight(triad: Triad, weight: dict[tuple[str, str], float]) -> float:
    a, b, c = triad.actors
    return weight[a, b] * weight[b, c] * weight[a, c]
