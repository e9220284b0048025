"""A signed graph in arrays, and a partition of it with its proof."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from tightrope.arrays import Flags, Floats, Ints

HOP = 1e-4  # what an edge adds to its length, so that short ways come first


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

    @property
    def links(self) -> Links:
        """The edges as links between the vertices themselves."""
        return Links(self.n, self.u, self.v, np.arange(self.m))

    def parts(self, kept: Flags | None = None) -> Ints:
        """Gives the number of the connected part of each vertex, by all edges or those `kept`."""
        from scipy.sparse.csgraph import connected_components

        links = self.links if kept is None else self.links.of(kept)
        ties = links.matrix(np.ones(len(links.edge)))
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


def goes_against(graph: SignedGraph, side: Ints) -> Flags:
    """Gives which edges go against a partition."""
    return np.asarray(graph.sign * side[graph.u] * side[graph.v] < 0)


def frustrated_weight(graph: SignedGraph, side: Ints) -> int:
    """Gives the weight of the edges that go against a partition."""
    return int(graph.weight[goes_against(graph, side)].sum())


class Near(NamedTuple):
    """A graph by vertex, as compiled searches take it: what lies at vertex v stands at places
    first[v] … first[v + 1] - 1 of the neighbours, the edges and their signed weights."""

    first: Ints
    other: Ints
    edge: Ints
    signed: Ints


def neighbours(graph: SignedGraph) -> Near:
    """Gives the graph by vertex."""
    ends = np.concatenate([graph.u, graph.v])
    order = np.argsort(ends, kind="stable")
    first = np.zeros(graph.n + 1, dtype=np.int64)
    np.cumsum(np.bincount(ends, minlength=graph.n), out=first[1:])
    other = np.concatenate([graph.v, graph.u])[order]
    edge = np.concatenate([np.arange(graph.m), np.arange(graph.m)])[order]
    return Near(first, other, edge, (graph.sign * graph.weight)[edge])


@dataclass(frozen=True, slots=True)
class Links:
    """Undirected links between copies of vertices (copy c of vertex v is c n + v), each of an edge."""

    nodes: int
    tail: Ints
    head: Ints
    edge: Ints

    def of(self, kept: Flags) -> Links:
        """Gives those of some of the edges."""
        chosen = kept[self.edge]
        return Links(self.nodes, self.tail[chosen], self.head[chosen], self.edge[chosen])

    def matrix(self, values: Floats) -> Any:
        """Gives a sparse matrix (nodes, nodes) with one value per link.

        Indices are 32 bits wide, which every version of `scipy.sparse.csgraph` takes.
        """
        from scipy.sparse import coo_array

        ends = (self.tail.astype(np.int32), self.head.astype(np.int32))
        return coo_array((values, ends), shape=(self.nodes, self.nodes)).tocsr()


def doubled(graph: SignedGraph) -> Links:
    """Gives the graph with two copies of each vertex: positive edges join copies of a kind, negative
    ones join crosswise (Grötschel and Pulleyblank 1981)."""
    cross = graph.n * (graph.sign < 0)
    tail = np.concatenate([graph.u, graph.u + graph.n])
    head = np.concatenate([graph.v + cross, graph.v + graph.n - cross])
    return Links(2 * graph.n, tail, head, np.tile(np.arange(graph.m), 2))
