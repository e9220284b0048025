"""Negative cycles that a fractional choice of edges covers too little: the cuts of the LP."""

from __future__ import annotations

import numba
import numpy as np
import numpy.typing as npt

from tightrope.analysis.alignment.frustration.graph import Ints, SignedGraph, neighbours
from tightrope.analysis.alignment.frustration.heap import pop, push

Cycle = tuple[int, ...]  # edges, sorted
HOP = 1e-4  # what an edge adds to its length, so that short cycles come first
SPARE = 0.01  # room for a hundred such hops beyond the limit


def frustrated_triangles(graph: SignedGraph, against: Ints, *, each: int) -> list[Cycle]:
    """Gives negative triangles through the given edges, at most `each` per edge."""
    near: list[dict[int, int]] = [{} for _ in range(graph.n)]
    for edge, (u, v) in enumerate(zip(graph.u.tolist(), graph.v.tolist(), strict=True)):
        near[u][v] = near[v][u] = edge
    found: dict[Cycle, None] = {}
    for edge in against.tolist():
        u, v = sorted((int(graph.u[edge]), int(graph.v[edge])), key=lambda x: len(near[x]))
        taken = 0
        for x, first in near[u].items():
            second = near[v].get(x)
            if second is None:
                continue
            if graph.sign[edge] * graph.sign[first] * graph.sign[second] < 0:
                a, b, c = sorted((edge, first, second))
                found[a, b, c] = None
                taken += 1
                if taken == each:
                    break
    return list(found)


def short_cycles(
    graph: SignedGraph, through: Ints, length: npt.NDArray[np.float64], *, limit: float
) -> list[Cycle]:
    """Gives, for each given edge, the shortest negative closed walk through it cut to a cycle.

    Only cycles shorter than `limit` in the sum of `length` count. A walk that turns an odd
    number of negative edges is a path between the two copies of a vertex in the doubled graph
    (positive edges stay on a level, negative ones change it; Grötschel and Pulleyblank 1981).
    """
    indptr, other, edge, signed = neighbours(graph)
    walks, sizes = _walks(
        indptr, other, edge, signed < 0, graph.u, graph.v, graph.sign < 0, through, length, limit
    )
    found: dict[Cycle, None] = {}
    begin = 0
    for size in sizes.tolist():
        if size:
            found[_simple(graph, walks[begin : begin + size].tolist())] = None
        begin += size
    return list(found)


def _simple(graph: SignedGraph, walk: list[int]) -> Cycle:
    """Cuts a negative closed walk (edges in order) down to a negative cycle it contains."""
    at = int(graph.u[walk[0]])
    trail: list[int] = []
    visited = {at: 0}
    order = [at]
    for edge in walk:
        at = int(graph.u[edge]) + int(graph.v[edge]) - at
        trail.append(edge)
        if at in visited:
            back = visited[at]
            loop = trail[back:]
            if np.prod(graph.sign[loop]) < 0:
                return tuple(sorted(loop))
            del trail[back:]
            for dropped in order[back + 1 :]:
                del visited[dropped]
            del order[back + 1 :]
        else:
            visited[at] = len(trail)
            order.append(at)
    raise RuntimeError("a negative closed walk without a negative cycle")


@numba.njit(cache=True)
def _walks(  # type: ignore[no-untyped-def]
    indptr, other, edge, flips, tail, head, edge_flips, through, length, limit
):
    """For each edge, itself and then the shortest way back, as edges one after another."""
    n = len(indptr) - 1
    dist = np.full(2 * n, np.inf)
    came = np.full(2 * n, -1, dtype=np.int64)  # edge that led here
    source = np.full(2 * n, -1, dtype=np.int64)
    walks = np.empty(64, dtype=np.int64)
    sizes = np.zeros(len(through), dtype=np.int64)
    used = 0
    for index in range(len(through)):
        e = through[index]
        start = 2 * tail[e]
        goal = 2 * head[e] + (0 if edge_flips[e] else 1)
        touched = _reach(
            indptr,
            other,
            edge,
            flips,
            length,
            start,
            goal,
            e,
            limit - length[e],
            dist,
            came,
            source,
        )
        if dist[goal] < np.inf:
            size, total = 1, length[e]
            node = goal
            while node != start:
                total += length[came[node]]
                size += 1
                node = source[node]
            if total < limit:
                while used + size > len(walks):
                    walks = np.concatenate((walks, np.empty(len(walks), dtype=np.int64)))
                sizes[index] = size
                walks[used] = e
                node = goal
                for place in range(used + 1, used + size):
                    walks[place] = came[node]
                    node = source[node]
                used += size
        for node in touched:
            dist[node] = np.inf
    return walks[:used], sizes


@numba.njit(cache=True)
def _reach(  # type: ignore[no-untyped-def]
    indptr, other, edge, flips, length, start, goal, barred, room, dist, came, source
):
    """Dijkstra in the doubled graph until the goal is settled; gives the nodes it touched."""
    heap = [(0.0, start)]
    touched = [start]
    dist[start] = 0.0
    while len(heap) > 0:
        d, node = pop(heap)
        if d > dist[node]:
            continue
        if node == goal:
            break
        vertex, level = node // 2, node % 2
        for k in range(indptr[vertex], indptr[vertex + 1]):
            e = edge[k]
            further = d + length[e] + HOP
            to = 2 * other[k] + (1 - level if flips[k] else level)
            if e != barred and further < min(room + SPARE, dist[to]):
                if dist[to] == np.inf:
                    touched.append(to)
                dist[to] = further
                came[to] = e
                source[to] = node
                push(heap, (further, to))
    return touched
