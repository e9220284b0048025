"""Triads: three actors with a signed tie between each two, and the pivot of a strained one."""

from __future__ import annotations

from collections.abc import Iterable

from tightrope.analysis.alignment.report import SignedTie, Triad


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
