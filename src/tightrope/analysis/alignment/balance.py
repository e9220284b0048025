"""Structural balance of one layer: triads, frustration index, camps."""

from __future__ import annotations

import numpy as np

from tightrope.analysis.alignment.frustration import Frustration, SignedGraph, solve_frustration
from tightrope.analysis.alignment.report import LayerBalance, SignedTie
from tightrope.analysis.alignment.triads import balanced_share, find_triads

__all__ = ["balance_of", "camps_of", "graph_of"]


def balance_of(
    layer: str, date: str | None, ties: tuple[SignedTie, ...], *, time_limit: float = 60.0
) -> LayerBalance:
    """Gives the structural balance of a layer's net ties; contested ties are left out."""
    triads = find_triads(ties)
    names, graph = graph_of(ties)
    solved = solve_frustration(graph, time_limit=time_limit)
    against = graph.sign * solved.side[graph.u] * solved.side[graph.v] < 0
    return LayerBalance(
        layer=layer,
        date=date,
        ties=ties,
        triads=triads,
        balanced_share=balanced_share(triads),
        frustration_index=solved.index,
        lower_bound=solved.lower_bound,
        camps=camps_of(names, graph, solved),
        frustrated=tuple(
            (names[u], names[v]) for u, v in zip(graph.u[against], graph.v[against], strict=True)
        ),
        unique=solved.unique,
    )


def graph_of(ties: tuple[SignedTie, ...]) -> tuple[tuple[str, ...], SignedGraph]:
    """Gives the actors in order of name and the signed graph of the ties, each counting 1."""
    signed = [tie for tie in ties if tie.sign]
    names = tuple(sorted({actor for tie in signed for actor in (tie.a, tie.b)}))
    place = {name: index for index, name in enumerate(names)}
    edges = [(place[tie.a], place[tie.b], tie.sign, 1) for tie in signed]
    return names, SignedGraph.build(len(names), edges)


def camps_of(
    names: tuple[str, ...], graph: SignedGraph, solved: Frustration
) -> tuple[tuple[str, ...], ...]:
    """Gives the two camps of each connected part, larger camps first.

    Parts with no tie between them say nothing of each other, so each has its own camps.
    """
    part = _parts(graph)
    camps: dict[tuple[int, int], list[str]] = {}
    for index, name in enumerate(names):
        camps.setdefault((part[index], int(solved.side[index])), []).append(name)
    return tuple(sorted((tuple(camp) for camp in camps.values()), key=lambda c: (-len(c), c)))


def _parts(graph: SignedGraph) -> list[int]:
    part = np.arange(graph.n)
    for u, v in zip(graph.u, graph.v, strict=True):
        if part[u] != part[v]:
            part[part == part[v]] = part[u]
    return [int(p) for p in part]
