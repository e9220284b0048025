"""Structural balance of one layer: triads, frustration index, camps, measures."""

from __future__ import annotations

from collections import Counter

from tightrope.analysis.alignment.camps import name_camps, near_optimal
from tightrope.analysis.alignment.frustration import SignedGraph, solve_frustration
from tightrope.analysis.alignment.measures import frustration_balance, walk_balance
from tightrope.analysis.alignment.report import LayerBalance, SignedTie, Triad, WeakCamps
from tightrope.analysis.alignment.triads import balanced_share, find_triads
from tightrope.analysis.alignment.weak import weak_balance

__all__ = ["WEAK_LARGEST", "balance_of", "graph_of"]

WEAK_LARGEST = 300  # actors; camps of any number are not sought in larger networks
TYPES = {3: "+++", 1: "++-", -1: "+--", -3: "---"}


def balance_of(
    layer: str,
    date: str | None,
    ties: tuple[SignedTie, ...],
    *,
    time_limit: float = 60.0,
    seed: int = 0,
) -> LayerBalance:
    """Gives the structural balance of a layer's net ties; contested ties are left out.

    `time_limit` (seconds) bounds the search for each proof; what it leaves open shows as a
    lower bound below the index.
    """
    triads = find_triads(ties)
    names, graph = graph_of(ties)
    solved = solve_frustration(graph, time_limit=time_limit, seed=seed)
    against = graph.sign * solved.side[graph.u] * solved.side[graph.v] < 0
    return LayerBalance(
        layer=layer,
        date=date,
        ties=ties,
        triads=triads,
        balanced_share=balanced_share(triads),
        frustration_index=solved.index,
        lower_bound=solved.lower_bound,
        camps=name_camps(names, graph, solved.side),
        frustrated=tuple(
            (names[u], names[v]) for u, v in zip(graph.u[against], graph.v[against], strict=True)
        ),
        unique=solved.unique,
        triad_types=_types(triads),
        walk_balance=walk_balance(graph),
        frustration_balance=frustration_balance(solved.index, graph.m),
        near_optimal=near_optimal(names, graph, solved.side),
        weak=_weak(names, graph, time_limit),
        proof=solved.method,
    )


def graph_of(ties: tuple[SignedTie, ...]) -> tuple[tuple[str, ...], SignedGraph]:
    """Gives the actors in order of name and the signed graph of the ties, each counting 1."""
    signed = [tie for tie in ties if tie.sign]
    names = tuple(sorted({actor for tie in signed for actor in (tie.a, tie.b)}))
    place = {name: index for index, name in enumerate(names)}
    edges = [(place[tie.a], place[tie.b], tie.sign, 1) for tie in signed]
    return names, SignedGraph.build(len(names), edges)


def _types(triads: tuple[Triad, ...]) -> dict[str, int]:
    counted = Counter(TYPES[sum(triad.signs)] for triad in triads)
    return {name: counted[name] for name in TYPES.values()}


def _weak(names: tuple[str, ...], graph: SignedGraph, time_limit: float) -> WeakCamps | None:
    if graph.m == 0 or graph.n > WEAK_LARGEST:
        return None
    found = weak_balance(graph, time_limit=time_limit)
    return WeakCamps(name_camps(names, graph, found.camp), found.errors, found.lower_bound)
