"""A signed graph in arrays, and a partition of it with its proof."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class SignedGraph:
    """An undirected signed graph on vertices 0..n-1, at most one edge between two vertices.

    `u`, `v`, `sign` (+1, -1) and `weight` (positive integers) have one entry per edge, u < v.
    """

    n: int
    u: Ints
    v: Ints
    sign: Ints
    weight: Ints

    @classmethod
    def build(cls, n: int, edges: Iterable[tuple[int, int, int, int]]) -> SignedGraph:
        """Makes a graph of (u, v, sign, weight); edges come out sorted."""
        table = sorted((min(u, v), max(u, v), sign, weight) for u, v, sign, weight in edges)
        u, v, sign, weight = np.array(table, dtype=np.int64).reshape(-1, 4).T
        return cls(n, u.copy(), v.copy(), sign.copy(), weight.copy())

    @property
    def m(self) -> int:
        """How many edges there are."""
        return len(self.u)

    def matrix(self, values: npt.NDArray[np.float64], kept: Any = slice(None)) -> Any:
        """Gives a sparse matrix (n, n) with one value per edge, or per edge of those `kept`.

        Indices are 32 bits wide, which every version of `scipy.sparse.csgraph` takes.
        """
        from scipy.sparse import coo_array

        ends = (self.u[kept].astype(np.int32), self.v[kept].astype(np.int32))
        return coo_array((values, ends), shape=(self.n, self.n)).tocsr()

    def parts(self, kept: Any = slice(None)) -> Ints:
        """Gives the number of the connected part of each vertex, by all edges or those `kept`."""
        from scipy.sparse.csgraph import connected_components

        ties = self.matrix(np.ones(len(self.u[kept])), kept)
        return np.asarray(connected_components(ties, directed=False)[1], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Frustration:
    """The least weight of edges to flip for balance, as far as it was proven.

    `side` gives each vertex +1 or -1; `index` is the weight of edges it frustrates and
    `lower_bound` what no partition can go below; equal: proven optimal.
    """

    index: int
    lower_bound: int
    side: Ints
    unique: bool | None
    method: str

    @property
    def proven(self) -> bool:
        """Whether the partition is proven optimal."""
        return self.index == self.lower_bound


def frustrated_weight(graph: SignedGraph, side: Ints) -> int:
    """Gives the weight of the edges that go against a partition."""
    against = graph.sign * side[graph.u] * side[graph.v] < 0
    return int(graph.weight[against].sum())


def neighbours(graph: SignedGraph) -> tuple[Ints, Ints, Ints, Ints]:
    """Gives the graph by vertex: row pointers, then neighbour, edge and signed weight."""
    ends = np.concatenate([graph.u, graph.v])
    order = np.argsort(ends, kind="stable")
    indptr = np.zeros(graph.n + 1, dtype=np.int64)
    np.cumsum(np.bincount(ends, minlength=graph.n), out=indptr[1:])
    other = np.concatenate([graph.v, graph.u])[order]
    edge = np.concatenate([np.arange(graph.m), np.arange(graph.m)])[order]
    return indptr, other, edge, (graph.sign * graph.weight)[edge]
