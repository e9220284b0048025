"""Weak balance: camps of any number, after Davis (1967) and Doreian and Mrvar (1996)."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tightrope.analysis.alignment.frustration.graph import Ints, SignedGraph

Floats = npt.NDArray[np.float64]
TOLERANCE = 1e-6
HOP = 1e-4  # what an edge adds to its length, so that short cycles come first
SPARE = 0.01  # room for a hundred such hops beyond the limit


@dataclass(frozen=True, slots=True)
class WeakBalance:
    """A partition into camps, its errors (enemies within, friends between), the proven bound."""

    camp: Ints  # of each vertex, numbered by first vertex
    errors: int
    lower_bound: int


def weak_errors(graph: SignedGraph, camp: Ints) -> int:
    """Gives the weight of negative edges within camps and positive edges between them."""
    together = camp[graph.u] == camp[graph.v]
    return int(graph.weight[together == (graph.sign < 0)].sum())


def weak_balance(graph: SignedGraph, *, time_limit: float = 20.0) -> WeakBalance:
    """Gives the partition into any number of camps with the least errors, and a proven bound.

    A graph is weakly balanced when no cycle has exactly one negative edge (Davis 1967), so the
    least errors are the least edges that cover all such cycles. They are found by a linear and
    then an integer programme whose violated cycles are shortest positive paths between enemies.
    """
    deadline = time.monotonic() + time_limit
    camp = _relocate(graph, graph.parts(graph.sign > 0))
    best, upper, lower = camp, weak_errors(graph, camp), 0
    cycles: dict[tuple[int, ...], None] = dict.fromkeys(_violated(graph, np.zeros(graph.m)))
    whole = False
    while lower < upper and time.monotonic() < deadline:
        length, bound = _solve(graph, list(cycles), whole, deadline)
        lower = max(lower, math.ceil(bound - TOLERANCE * max(1.0, bound)))
        camp = _relocate(graph, graph.parts((graph.sign > 0) & (length < 0.5)))
        if weak_errors(graph, camp) < upper:
            best, upper = camp, weak_errors(graph, camp)
        fresh = [cycle for cycle in _violated(graph, length) if cycle not in cycles]
        if not fresh and whole:
            break
        whole = whole or not fresh
        cycles.update(dict.fromkeys(fresh))
    return WeakBalance(_numbered(best), upper, min(lower, upper))


def _violated(graph: SignedGraph, length: Floats) -> list[tuple[int, ...]]:
    """Cycles of one negative edge and a shortest positive path that are covered too little."""
    from scipy.sparse.csgraph import dijkstra

    friends = np.flatnonzero(graph.sign > 0)
    enemies = np.flatnonzero(graph.sign < 0)
    paths = graph.matrix(length[friends] + HOP, friends)
    sources, row = np.unique(graph.u[enemies], return_inverse=True)
    if len(sources) == 0:
        return []
    far, before = dijkstra(
        paths, directed=False, indices=sources, return_predecessors=True, limit=1.0 + SPARE
    )
    edge = {
        (u, v): e for e, (u, v) in enumerate(zip(graph.u.tolist(), graph.v.tolist(), strict=True))
    }
    found: dict[tuple[int, ...], None] = {}
    for enemy, at in zip(enemies.tolist(), row.tolist(), strict=True):
        node, cycle = int(graph.v[enemy]), [enemy]
        if not np.isfinite(far[at, node]):
            continue
        while node != graph.u[enemy]:
            step = int(before[at, node])
            cycle.append(edge[min(node, step), max(node, step)])
            node = step
        if length[cycle].sum() < 1.0 - TOLERANCE:
            found[tuple(sorted(cycle))] = None
    return list(found)


def _solve(
    graph: SignedGraph, cycles: list[tuple[int, ...]], whole: bool, deadline: float
) -> tuple[Floats, float]:
    """Gives (edges chosen, lower bound) over the cycles known so far."""
    from tightrope.analysis.alignment.frustration.programme import cover_programme, cover_whole

    if not cycles:
        return np.zeros(graph.m), 0.0
    if whole:
        return cover_whole(graph.weight, cycles, time_limit=deadline - time.monotonic())
    solved = cover_programme(graph.weight, cycles, time_limit=deadline - time.monotonic())
    return (np.zeros(graph.m), 0.0) if solved is None else solved[:2]


def _relocate(graph: SignedGraph, camp: Ints) -> Ints:
    """Moves one vertex at a time, or joins two camps, while that lowers the errors."""
    near: list[list[tuple[int, int]]] = [[] for _ in range(graph.n)]
    signed = (graph.sign * graph.weight).tolist()
    for u, v, weight in zip(graph.u.tolist(), graph.v.tolist(), signed, strict=True):
        near[u].append((v, weight))
        near[v].append((u, weight))
    place = camp.tolist()
    free = max(place, default=0) + 1
    moved = True
    while moved:
        moved = False
        for vertex in range(graph.n):
            pull: dict[int, int] = {free: 0, place[vertex]: 0}
            for other, weight in near[vertex]:
                pull[place[other]] = pull.get(place[other], 0) + weight
            target = max(pull, key=lambda c: (pull[c], c == place[vertex], -c))
            if pull[target] > pull[place[vertex]]:
                place[vertex] = target
                free += target == free
                moved = True
        moved = _join(graph, place) or moved
    return np.array(place, dtype=np.int64)


def _join(graph: SignedGraph, place: list[int]) -> bool:
    between: dict[tuple[int, int], int] = {}
    signed = (graph.sign * graph.weight).tolist()
    for u, v, weight in zip(graph.u.tolist(), graph.v.tolist(), signed, strict=True):
        pair = (min(place[u], place[v]), max(place[u], place[v]))
        if pair[0] != pair[1]:
            between[pair] = between.get(pair, 0) + weight
    if not between:
        return False
    pair = max(between, key=lambda p: (between[p], -p[0], -p[1]))
    if between[pair] <= 0:
        return False
    for vertex, camp in enumerate(place):
        if camp == pair[1]:
            place[vertex] = pair[0]
    return True


def _numbered(camp: Ints) -> Ints:
    number: dict[int, int] = {}
    return np.array([number.setdefault(c, len(number)) for c in camp.tolist()], dtype=np.int64)
