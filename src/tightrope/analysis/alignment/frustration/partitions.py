"""Partitions of a graph: all of them where it is small, good ones where it is not."""

from __future__ import annotations

import numba
import numpy as np

from tightrope.analysis.alignment.frustration.graph import HOP, SignedGraph, doubled, neighbours
from tightrope.arrays import Floats, Ints

ENUMERABLE = 16  # vertices up to which all partitions are looked at


def partition_weights(graph: SignedGraph) -> Ints:
    """Gives the frustrated weight of all 2^(n-1) partitions.

    Partition `code` puts vertex i >= 1 on the negative side where bit i - 1 is set; vertex 0
    stays on the positive side.
    """
    bits = max(graph.n - 1, 0)
    code = np.arange(1 << bits, dtype=np.int64)
    total = np.zeros(1 << bits, dtype=np.int64)
    flipped = [np.zeros_like(code), *((code >> bit) & 1 for bit in range(bits))]
    for u, v, sign, weight in zip(graph.u, graph.v, graph.sign, graph.weight, strict=True):
        apart = flipped[u] ^ flipped[v]
        total += weight * (apart if sign > 0 else 1 - apart)
    return total


def sides_of(code: int, n: int) -> Ints:
    """Gives the side of each vertex in a numbered partition."""
    return np.array([1, *(1 - 2 * ((code >> bit) & 1) for bit in range(n - 1))][:n], dtype=np.int64)


def partitions_within(graph: SignedGraph, extra: int, limit: int) -> list[tuple[int, Ints]]:
    """Gives (weight, side) of partitions at most `extra` above the least, lightest first."""
    weights = partition_weights(graph)
    codes = np.flatnonzero(weights <= weights.min() + extra)
    codes = codes[np.lexsort((codes, weights[codes]))][:limit]
    return [(int(weights[code]), sides_of(int(code), graph.n)) for code in codes]


def forest_sides(graph: SignedGraph, length: Floats) -> Ints:
    """Gives the partition that satisfies every edge of a shortest spanning forest."""
    from scipy.sparse.csgraph import connected_components, minimum_spanning_tree

    forest = minimum_spanning_tree(graph.links.matrix(length + HOP)).tocoo()
    kept = np.isin(graph.u * graph.n + graph.v, forest.row.astype(np.int64) * graph.n + forest.col)
    copies = doubled(graph).of(kept)
    part = connected_components(copies.matrix(np.ones(len(copies.tail))), directed=False)[1]
    return np.where(part[: graph.n] < part[graph.n :], 1, -1).astype(np.int64)


def search_partition(graph: SignedGraph, start: Ints, *, steps: int, seed: int) -> Ints:
    """Gives a partition at least as good as `start`, by one-flip tabu search (Glover 1989).

    The same graph, start, steps and seed give the same partition.
    """
    near = neighbours(graph)
    found: Ints = _tabu(near.first, near.other, near.signed, start, steps, seed)
    return found


@numba.njit(cache=True)
def _tabu(first, other, signed, start, steps, seed):  # type: ignore[no-untyped-def]
    n = len(first) - 1
    side = start.copy()
    pull = np.zeros(n, dtype=np.int64)  # weight of satisfied less frustrated edges at a vertex
    for v in range(n):
        for k in range(first[v], first[v + 1]):
            pull[v] += signed[k] * side[v] * side[other[k]]
    best = side.copy()
    now = np.int64(0)  # change against the start
    least = np.int64(0)
    until = np.zeros(n, dtype=np.int64)
    state = np.uint64(seed * 2 + 1)
    for step in range(1, steps + 1):
        pick = -1
        for v in range(n):
            allowed = until[v] < step or now + pull[v] < least
            if allowed and (pick < 0 or pull[v] < pull[pick]):
                pick = v
        if pick < 0:
            continue
        now += pull[pick]
        side[pick] = -side[pick]
        pull[pick] = -pull[pick]
        for k in range(first[pick], first[pick + 1]):
            pull[other[k]] += 2 * signed[k] * side[pick] * side[other[k]]
        state = state * np.uint64(6364136223846793005) + np.uint64(1442695040888963407)
        until[pick] = step + 5 + n // 50 + np.int64((state >> np.uint64(33)) % np.uint64(10))
        if now < least:
            least = now
            best[:] = side
    return best
