"""Packing of negative cycles: a combinatorial proof that a partition is optimal.

Disjoint negative cycles each cost a flip, so a packing bounds the index from below. With respect
to an optimal partition, a packing that proves it runs through one frustrated edge per cycle, so
it is a routing: every frustrated edge asks for its weight in paths between its ends along
satisfied edges, within their weights. The routing negotiates congestion as in circuit layout
(McMurchie and Ebeling 1995): paths may share edges at first, shared edges grow dearer.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import NamedTuple

import numba
import numpy as np

from tightrope.analysis.alignment.frustration.graph import (
    Near,
    SignedGraph,
    goes_against,
    neighbours,
)
from tightrope.arrays import Floats, Ints

LONGEST = 40  # edges of a path; longer ones are not looked for
ROUNDS = 60
SHARING_GROWS = 1.4  # what sharing an edge costs grows so fast from round to round, up to
DEAREST = 1000.0
STEP = 0.4  # what an edge grows dearer by each round, for each path too many over it


class Routing(NamedTuple):
    """What the compiled routing works on: `capacity`, `use` and `dear` by edge, `dist`, `came`
    (edge) and `source` (2, vertices) of a search from both ends."""

    near: Near
    capacity: Ints
    use: Ints
    dear: Floats
    dist: Floats
    came: Ints
    source: Ints


def pack_cycles(graph: SignedGraph, side: Ints) -> tuple[int, list[tuple[int, ...]]]:
    """Gives a packing of negative cycles guided by a partition, as large as the routing finds.

    How many cycles it has bounds the frustrated weight of any partition from below; they share no
    more than the edges' weights. The cycles come once each, sorted.
    """
    against = goes_against(graph, side)
    asking = np.flatnonzero(against)
    units = np.repeat(asking, graph.weight[asking])
    if len(units) == 0:
        return 0, []
    capacity = np.where(against, 0, graph.weight)
    routing = Routing(
        neighbours(graph),
        capacity,
        np.zeros(graph.m, dtype=np.int64),
        np.ones(graph.m),
        np.full((2, graph.n), np.inf),
        np.full((2, graph.n), -1, dtype=np.int64),
        np.full((2, graph.n), -1, dtype=np.int64),
    )
    paths, sizes = _negotiate(routing, graph.u[units], graph.v[units])
    kept = np.flatnonzero(sizes)
    cycles = {
        tuple(sorted((int(units[unit]), *paths[unit, : sizes[unit]].tolist()))) for unit in kept
    }
    return len(kept), sorted(cycles)


@numba.njit(cache=True)
def _negotiate(routing, tail, head):  # type: ignore[no-untyped-def]
    paths = np.empty((len(tail), LONGEST), dtype=np.int64)
    sizes = np.zeros(len(tail), dtype=np.int64)
    present = 0.5
    for turn in range(ROUNDS):
        shared = 0
        for unit in range(len(tail)):
            if turn == 0 or _crowded(routing, paths[unit], sizes[unit]):
                shared += 1
                _count(routing, paths[unit], sizes[unit], -1)
                sizes[unit] = _route(routing, tail[unit], head[unit], present, False, paths[unit])
                _count(routing, paths[unit], sizes[unit], 1)
        if shared == 0:
            break
        for e in range(len(routing.use)):
            over = routing.use[e] - routing.capacity[e]
            if over > 0:
                routing.dear[e] += STEP * over
        present = min(present * SHARING_GROWS, DEAREST)
    # paths over crowded edges go, then what fits in the room that is left comes back
    for unit in range(len(tail)):
        if _crowded(routing, paths[unit], sizes[unit]):
            _count(routing, paths[unit], sizes[unit], -1)
            sizes[unit] = 0
    for unit in range(len(tail)):
        if sizes[unit] == 0:
            sizes[unit] = _route(routing, tail[unit], head[unit], 0.0, True, paths[unit])
            _count(routing, paths[unit], sizes[unit], 1)
    return paths, sizes


@numba.njit(cache=True)
def _count(routing, path, size, step):  # type: ignore[no-untyped-def]
    for k in range(size):
        routing.use[path[k]] += step


@numba.njit(cache=True)
def _crowded(routing, path, size):  # type: ignore[no-untyped-def]
    for k in range(size):
        if routing.use[path[k]] > routing.capacity[path[k]]:
            return True
    return size == 0


@numba.njit(cache=True)
def _route(routing, start, goal, present, hard, path):  # type: ignore[no-untyped-def]
    """Dijkstra from both ends over satisfied edges; gives the number of edges, 0 if none."""
    near, dist = routing.near, routing.dist
    heaps = ([(0.0, start)], [(0.0, goal)])
    touched = [start, goal]
    dist[0, start] = 0.0
    dist[1, goal] = 0.0
    shortest, middle = np.inf, -1
    while len(heaps[0]) > 0 and len(heaps[1]) > 0:
        if heaps[0][0][0] + heaps[1][0][0] >= shortest:
            break
        way = 0 if len(heaps[0]) <= len(heaps[1]) else 1
        d, vertex = heappop(heaps[way])
        if d > dist[way, vertex]:
            continue
        for k in range(near.first[vertex], near.first[vertex + 1]):
            e = near.edge[k]
            over = routing.use[e] + 1 - routing.capacity[e]
            if routing.capacity[e] == 0 or (hard and over > 0):
                continue
            cost = d + routing.dear[e] * (1.0 + present * max(over, 0))
            to = near.other[k]
            if cost < dist[way, to]:
                touched.append(to)
                dist[way, to] = cost
                routing.came[way, to] = e
                routing.source[way, to] = vertex
                heappush(heaps[way], (cost, to))
                if cost + dist[1 - way, to] < shortest:
                    shortest, middle = cost + dist[1 - way, to], to
    size = _trace(routing, start, goal, middle, path)
    for node in touched:
        dist[0, node] = np.inf
        dist[1, node] = np.inf
    return size


@numba.njit(cache=True)
def _trace(routing, start, goal, middle, path):  # type: ignore[no-untyped-def]
    """Writes the edges from the middle to both ends; gives their number, 0 if too many."""
    size = 0
    for way in range(2):
        node = middle
        while node >= 0 and node != (start if way == 0 else goal):
            if size == len(path):
                return 0
            path[size] = routing.came[way, node]
            size += 1
            node = routing.source[way, node]
    return size
