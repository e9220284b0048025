"""Branch and bound for dense graphs, by Russian-doll search."""

from __future__ import annotations

import numba
import numpy as np

from tightrope.analysis.alignment.frustration.graph import SignedGraph
from tightrope.arrays import Ints


def branch_and_bound(
    graph: SignedGraph, side: Ints, upper: int, nodes: int
) -> tuple[Ints, int, int]:
    """Gives (side, upper, lower) by Russian-doll search (Verfaillie, Lemaître and Schiex 1996).

    The least weight among the last k vertices is found for growing k and bounds what is left
    below each node of the next search. Stops after so many `nodes`; the bound proven by then is
    what the vertices searched so far frustrate among themselves.
    """
    signed = np.zeros((graph.n, graph.n), dtype=np.int64)
    signed[graph.u, graph.v] = signed[graph.v, graph.u] = graph.sign * graph.weight
    order = np.argsort(np.abs(signed).sum(axis=0), kind="stable")[::-1].copy()
    placed = signed[order][:, order].copy()
    best, least, lower = _doll(placed, side[order].copy(), upper, nodes)
    found = np.empty(graph.n, dtype=np.int64)
    found[order] = best
    return found, int(least), int(lower)


@numba.njit(cache=True)
def _doll(signed, start, upper, nodes):  # type: ignore[no-untyped-def]
    n = len(start)
    within = np.zeros(n + 1, dtype=np.int64)  # least weight among vertices k..n-1
    best = start.copy()
    prefix = start.copy()
    left = nodes
    for first in range(n - 2, -1, -1):
        # a partition of the larger doll: the smaller one's, with the new vertex put greedily
        pull = np.int64(0)
        for v in range(first + 1, n):
            pull += signed[first, v] * prefix[v]
        prefix[first] = 1 if pull >= 0 else -1
        bound = _weight_within(signed, prefix, first)
        given = _weight_within(signed, start, first)
        if given < bound:
            bound = given
            prefix[first:] = start[first:]
        least, left = _search(signed, first, bound, within, prefix, left)
        if left <= 0:
            return best, upper, max(within[first + 1], np.int64(0))
        within[first] = least
    best[:] = prefix
    return best, within[0], within[0]


@numba.njit(cache=True)
def _weight_within(signed, side, first):  # type: ignore[no-untyped-def]
    total = np.int64(0)
    for u in range(first, len(side)):
        for v in range(u + 1, len(side)):
            if signed[u, v] * side[u] * side[v] < 0:
                total += abs(signed[u, v])
    return total


@numba.njit(cache=True)
def _search(signed, first, bound, within, prefix, left):  # type: ignore[no-untyped-def]
    """Depth first over sides of first..n-1; improves `prefix` in place below `bound`."""
    n = len(signed)
    side = np.zeros(n, dtype=np.int64)
    paid = np.zeros(n + 1, dtype=np.int64)
    tried = np.zeros(n + 1, dtype=np.int64)
    apart = np.zeros((n + 1, n), dtype=np.int64)  # weight v would frustrate on side +1, by depth
    union = np.zeros((n + 1, n), dtype=np.int64)  # and on side -1
    side[first] = 1
    for v in range(first + 1, n):
        w = signed[first, v]
        apart[first + 1, v] = -w if w < 0 else 0
        union[first + 1, v] = w if w > 0 else 0
    depth = first + 1
    tried[depth] = 0
    while depth > first:
        if depth == n:
            if paid[n] < bound:
                bound = paid[n]
                prefix[first:] = side[first:]
            depth -= 1
            continue
        if tried[depth] == 2 or left <= 0:
            depth -= 1
            continue
        left -= 1
        cheap = 1 if apart[depth, depth] <= union[depth, depth] else -1
        s = cheap if tried[depth] == 0 else -cheap
        tried[depth] += 1
        cost = paid[depth] + (apart[depth, depth] if s > 0 else union[depth, depth])
        least = cost + within[depth + 1]
        for v in range(depth + 1, n):
            w = signed[depth, v] * s
            a = apart[depth, v] + (-w if w < 0 else 0)
            b = union[depth, v] + (w if w > 0 else 0)
            apart[depth + 1, v] = a
            union[depth + 1, v] = b
            least += a if a < b else b
        if least >= bound:
            continue
        side[depth] = s
        paid[depth + 1] = cost
        depth += 1
        if depth < n:
            tried[depth] = 0
    return bound, left
