"""Pivots: the actors friendly with rivals, how strained that makes them, what would relieve it."""

from __future__ import annotations

from collections.abc import Iterable

from tightrope.analysis.alignment.report import Pivot, SignedTie, Triad


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
