"""Packing of negative cycles: a combinatorial proof that a partition is optimal.

Disjoint negative cycles each cost a flip, so a packing bounds the index from below. With respect
to an optimal partition, a packing that proves it runs through one frustrated edge per cycle, so
it is a routing: every frustrated edge asks for its weight in paths between its ends along
satisfied edges, within their weights. The routing negotiates congestion as in circuit layout
(McMurchie and Ebeling 1995): paths may share edges at first, shared edges grow dearer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numba
import numpy as np

from tightrope.analysis.alignment.frustration.graph import Ints, SignedGraph, neighbours
from tightrope.analysis.alignment.frustration.heap import pop, push

LONGEST = 40  # edges of a path; longer ones are not looked for


@dataclass(frozen=True, slots=True)
class Packing:
    """Negative cycles that share no more than the edges' weights; `value` is a lower bound."""

    value: int
    cycles: tuple[tuple[int, ...], ...]


def pack_cycles(graph: SignedGraph, side: Ints, *, rounds: int = 60) -> Packing:
    """Gives a packing of negative cycles guided by a partition, as large as the routing finds."""
    satisfied = graph.sign * side[graph.u] * side[graph.v] > 0
    asking = np.flatnonzero(~satisfied)
    units = np.repeat(asking, graph.weight[asking])
    if len(units) == 0:
        return Packing(0, ())
    indptr, other, edge, _ = neighbours(graph)
    capacity = np.where(satisfied, graph.weight, 0)
    paths, sizes = _negotiate(
        indptr, other, edge, graph.u[units], graph.v[units], capacity, rounds, LONGEST
    )
    kept = np.flatnonzero(sizes > 0)
    cycles = {
        tuple(sorted((int(units[unit]), *paths[unit, : sizes[unit]].tolist()))) for unit in kept
    }
    return Packing(len(kept), tuple(sorted(cycles)))


@numba.njit(cache=True)
def _negotiate(indptr, other, edge, tail, head, capacity, rounds, longest):  # type: ignore[no-untyped-def]
    units, m, n = len(tail), len(capacity), len(indptr) - 1
    paths = np.empty((units, longest), dtype=np.int64)
    sizes = np.zeros(units, dtype=np.int64)
    use = np.zeros(m, dtype=np.int64)
    dear = np.ones(m)
    dist = np.full((2, n), np.inf)
    came = np.full((2, n), -1, dtype=np.int64)
    source = np.full((2, n), -1, dtype=np.int64)
    present = 0.5
    for turn in range(rounds):
        shared = 0
        for unit in range(units):
            if turn > 0 and not _crowded(paths[unit], sizes[unit], use, capacity):
                continue
            shared += 1
            for k in range(sizes[unit]):
                use[paths[unit, k]] -= 1
            sizes[unit] = _route(
                indptr,
                other,
                edge,
                tail[unit],
                head[unit],
                capacity,
                use,
                dear,
                present,
                False,
                dist,
                came,
                source,
                paths[unit],
            )
            for k in range(sizes[unit]):
                use[paths[unit, k]] += 1
        if shared == 0:
            break
        for e in range(m):
            if use[e] > capacity[e]:
                dear[e] += 0.4 * (use[e] - capacity[e])
        present = min(present * 1.4, 1000.0)
    _settle(indptr, other, edge, tail, head, capacity, use, dear, dist, came, source, paths, sizes)
    return paths, sizes


@numba.njit(cache=True)
def _settle(  # type: ignore[no-untyped-def]
    indptr, other, edge, tail, head, capacity, use, dear, dist, came, source, paths, sizes
):
    """Takes out paths over crowded edges, then puts back what fits in the room that is left."""
    for unit in range(len(tail)):
        if _crowded(paths[unit], sizes[unit], use, capacity):
            for k in range(sizes[unit]):
                use[paths[unit, k]] -= 1
            sizes[unit] = 0
    for unit in range(len(tail)):
        if sizes[unit] == 0:
            sizes[unit] = _route(
                indptr,
                other,
                edge,
                tail[unit],
                head[unit],
                capacity,
                use,
                dear,
                0.0,
                True,
                dist,
                came,
                source,
                paths[unit],
            )
            for k in range(sizes[unit]):
                use[paths[unit, k]] += 1


@numba.njit(cache=True)
def _crowded(path, size, use, capacity):  # type: ignore[no-untyped-def]
    if size == 0:
        return True
    crowded = False
    for k in range(size):
        crowded = crowded or use[path[k]] > capacity[path[k]]
    return crowded


@numba.njit(cache=True)
def _route(  # type: ignore[no-untyped-def]
    indptr, other, edge, start, goal, capacity, use, dear, present, hard, dist, came, source, path
):
    """Dijkstra from both ends over satisfied edges; gives the number of edges, 0 if none.

    `dist`, `came` and `source` have a row for each end.
    """
    heaps = ([(0.0, start)], [(0.0, goal)])
    touched = [start, goal]
    dist[0, start] = 0.0
    dist[1, goal] = 0.0
    shortest, middle = np.inf, -1
    while len(heaps[0]) > 0 and len(heaps[1]) > 0:
        if heaps[0][0][0] + heaps[1][0][0] >= shortest:
            break
        way = 0 if len(heaps[0]) <= len(heaps[1]) else 1
        d, vertex = pop(heaps[way])
        if d > dist[way, vertex]:
            continue
        for k in range(indptr[vertex], indptr[vertex + 1]):
            e = edge[k]
            if capacity[e] == 0 or (hard and use[e] >= capacity[e]):
                continue
            over = use[e] + 1 - capacity[e]
            cost = d + (dear[e] * (1.0 + present * over) if over > 0 else dear[e])
            to = other[k]
            if cost < dist[way, to]:
                touched.append(to)
                dist[way, to] = cost
                came[way, to] = e
                source[way, to] = vertex
                push(heaps[way], (cost, to))
                if cost + dist[1 - way, to] < shortest:
                    shortest, middle = cost + dist[1 - way, to], to
    size = _trace(start, goal, middle, came, source, path)
    for node in touched:
        dist[0, node] = np.inf
        dist[1, node] = np.inf
    return size


@numba.njit(cache=True)
def _trace(start, goal, middle, came, source, path):  # type: ignore[no-untyped-def]
    """Writes the edges from the middle to both ends; gives their number, 0 if too many."""
    size = 0
    for way in range(2):
        node = middle
        while node >= 0 and node != (start if way == 0 else goal):
            if size == len(path):
                return 0
            path[size] = came[way, node]
            size += 1
            node = source[way, node]
    return size
