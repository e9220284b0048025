"""Small graphs: every partition at once."""

from __future__ import annotations

import numpy as np

from tightrope.analysis.alignment.frustration.graph import Ints, SignedGraph

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
