"""Tabu search over partitions: a good upper bound of the frustration index, quickly."""

from __future__ import annotations

import numba
import numpy as np

from tightrope.analysis.alignment.frustration.graph import Ints, SignedGraph, neighbours


def search_partition(graph: SignedGraph, start: Ints, *, steps: int, seed: int) -> Ints:
    """Gives a partition at least as good as `start`, by one-flip tabu search (Glover 1989).

    The same graph, start, steps and seed give the same partition.
    """
    if graph.n == 0:
        return start.copy()
    indptr, other, _, signed = neighbours(graph)
    found: Ints = _tabu(indptr, other, signed, start.astype(np.int64), steps, seed)
    return found


def spanning_sides(graph: SignedGraph, rng: np.random.Generator) -> Ints:
    """Gives the partition that satisfies every edge of a breadth-first forest.

    The root is drawn; the first vertex reached keeps its side.
    """
    indptr, other, _, signed = neighbours(graph)
    side: Ints = _forest(indptr, other, signed, int(rng.integers(max(graph.n, 1))))
    return side


@numba.njit(cache=True)
def _forest(indptr, other, signed, root):  # type: ignore[no-untyped-def]
    n = len(indptr) - 1
    side = np.zeros(n, dtype=np.int64)
    queue = np.empty(n, dtype=np.int64)
    for turn in range(n):
        start = (root + turn) % n
        if side[start] != 0:
            continue
        side[start] = 1
        queue[0] = start
        head, tail = 0, 1
        while head < tail:
            v = queue[head]
            head += 1
            for k in range(indptr[v], indptr[v + 1]):
                if side[other[k]] == 0:
                    side[other[k]] = side[v] if signed[k] > 0 else -side[v]
                    queue[tail] = other[k]
                    tail += 1
    return side


@numba.njit(cache=True)
def _tabu(indptr, other, signed, start, steps, seed):  # type: ignore[no-untyped-def]
    n = len(indptr) - 1
    side = start.copy()
    pull = np.zeros(n, dtype=np.int64)  # weight of satisfied less frustrated edges at a vertex
    for v in range(n):
        for k in range(indptr[v], indptr[v + 1]):
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
        for k in range(indptr[pick], indptr[pick + 1]):
            pull[other[k]] += 2 * signed[k] * side[pick] * side[other[k]]
        state = state * np.uint64(6364136223846793005) + np.uint64(1442695040888963407)
        until[pick] = step + 5 + n // 50 + np.int64((state >> np.uint64(33)) % np.uint64(10))
        if now < least:
            least = now
            best[:] = side
    return best
