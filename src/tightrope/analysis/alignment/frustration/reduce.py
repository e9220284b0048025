"""Reductions that keep the frustration index: what is left is the kernel that needs search.

Three exact rules, applied until none fits (weights may be doubled first so that halves stay whole):

1. an edge that weighs at least half of all the weight at a vertex may be taken as satisfied, so
   the vertex is merged into the edge's other end (this covers degrees one and two);
2. parallel edges that merging makes add up, and where they disagree the lighter is paid for;
3. a vertex of degree three is replaced by a triangle among its neighbours (star-triangle).

No negative cycle leaves a biconnected block, so the blocks of what is left are solved apart.

Cf. Hüffner, Betzler and Niedermeier (2010) on data reduction for balanced subgraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from tightrope.analysis.alignment.frustration.graph import SignedGraph
from tightrope.analysis.alignment.frustration.partitions import forest_sides
from tightrope.arrays import Ints

SCALE = 2

Block = tuple[tuple[int, ...], SignedGraph]  # vertices of the whole, and the block on 0..k-1
Step = tuple[int, tuple[tuple[int, int], ...]]  # vertex, (neighbour, signed weight) to vote with


@dataclass(frozen=True, slots=True)
class Kernel:
    """What reduction leaves: a graph on renumbered vertices, the price paid, and the way back."""

    graph: SignedGraph
    vertices: tuple[int, ...]  # of the original graph, in the kernel's order
    paid: int  # weight, scaled, that is frustrated in any optimum
    steps: tuple[Step, ...] = field(repr=False)
    n: int
    loose: int  # vertices left without any edge: each is free to choose its side

    def lift(self, side: Ints) -> Ints:
        """Gives the best partition of the original graph that agrees with one of the kernel."""
        full = [1] * self.n
        for place, vertex in enumerate(self.vertices):
            full[vertex] = int(side[place])
        for vertex, votes in reversed(self.steps):
            pull = sum(weight * full[other] for other, weight in votes)
            full[vertex] = -1 if pull < 0 else 1
        return np.array(full, dtype=np.int64)


def reduce_graph(graph: SignedGraph, *, scale: int = SCALE, strict: bool = False) -> Kernel:
    """Gives the kernel of a signed graph, its weights `scale` times as large.

    With `strict` only steps are taken that keep every optimal partition (up to a global change
    of sides), which is what judging uniqueness needs; without it one optimum is kept.
    """
    work = _Workshop(graph, scale, strict)
    work.run()
    return work.kernel()


class _Workshop:
    def __init__(self, graph: SignedGraph, scale: int, strict: bool) -> None:
        self.strict = strict
        self.n = graph.n
        self.near: list[dict[int, int]] = [{} for _ in range(graph.n)]
        for u, v, sign, weight in zip(
            graph.u.tolist(),
            graph.v.tolist(),
            graph.sign.tolist(),
            graph.weight.tolist(),
            strict=True,
        ):
            self.near[u][v] = self.near[v][u] = scale * sign * weight
        self.paid = 0
        self.loose = 0
        self.steps: list[Step] = []
        self.gone = [not near for near in self.near]
        self.waiting = list(range(graph.n - 1, -1, -1))

    def run(self) -> None:
        queued = [True] * self.n
        while self.waiting:
            vertex = self.waiting.pop()
            queued[vertex] = False
            for touched in self._shrink(vertex):
                if not queued[touched] and not self.gone[touched]:
                    queued[touched] = True
                    self.waiting.append(touched)

    def _shrink(self, vertex: int) -> tuple[int, ...]:
        """Removes the vertex if a rule fits; gives the vertices to look at again."""
        near = self.near[vertex]
        if self.gone[vertex]:
            return ()
        if not near:
            self.gone[vertex] = True
            self.loose += 1
            return ()
        votes = tuple(near.items())
        total = sum(abs(weight) for weight in near.values())
        anchor = max(near, key=lambda other: (abs(near[other]), -other))
        lead = 2 * abs(near[anchor]) - total
        if lead > 0 or (lead == 0 and not self.strict):
            self._remove(vertex, ((anchor, near[anchor]),))
            sign = 1 if near[anchor] > 0 else -1
            for other, weight in votes:
                if other != anchor:
                    self._join(anchor, other, sign * weight)
        elif len(near) == 3 and total % 2 == 0 and lead < 0:
            self._remove(vertex, votes)
            for left in range(3):
                for right in range(left + 1, 3):
                    (x, wx), (y, wy), (_, wz) = votes[left], votes[right], votes[3 - left - right]
                    weight = (abs(wx) + abs(wy) - abs(wz)) // 2
                    self._join(x, y, weight if (wx > 0) == (wy > 0) else -weight)
        else:
            return ()
        return tuple(other for other, _ in votes)

    def _remove(self, vertex: int, votes: tuple[tuple[int, int], ...]) -> None:
        self.steps.append((vertex, votes))
        self.gone[vertex] = True
        for other in self.near[vertex]:
            del self.near[other][vertex]

    def _join(self, x: int, y: int, weight: int) -> None:
        before = self.near[x].get(y, 0)
        after = before + weight
        if (before > 0) != (weight > 0) and before and weight:
            self.paid += min(abs(before), abs(weight))
        if after:
            self.near[x][y] = self.near[y][x] = after
        elif before:
            del self.near[x][y], self.near[y][x]

    def kernel(self) -> Kernel:
        vertices = tuple(vertex for vertex in range(self.n) if not self.gone[vertex])
        place = {vertex: index for index, vertex in enumerate(vertices)}
        edges = [
            (place[u], place[v], 1 if weight > 0 else -1, abs(weight))
            for u in vertices
            for v, weight in self.near[u].items()
            if u < v
        ]
        graph = SignedGraph.build(len(vertices), edges)
        return Kernel(graph, vertices, self.paid, tuple(self.steps), self.n, self.loose)


def split_blocks(graph: SignedGraph) -> list[Block]:
    """Gives the biconnected blocks of a graph in a fixed order."""
    import networkx as nx

    ends = list(zip(graph.u.tolist(), graph.v.tolist(), strict=True))
    edge_of = {pair: edge for edge, pair in enumerate(ends)}
    blocks = []
    for pairs in nx.biconnected_component_edges(nx.Graph(ends)):
        edges = np.array(sorted(edge_of[min(pair), max(pair)] for pair in pairs))
        vertices, places = np.unique([graph.u[edges], graph.v[edges]], return_inverse=True)
        u, v = places.reshape(2, -1)
        part = SignedGraph(len(vertices), u, v, graph.sign[edges], graph.weight[edges])
        blocks.append((tuple(vertices.tolist()), part))
    return sorted(blocks, key=lambda block: block[0])


def join_sides(graph: SignedGraph, blocks: Sequence[Block], sides: Sequence[Ints]) -> Ints:
    """Gives one partition that agrees, block by block up to exchange of sides, with each given.

    With the sign of each edge by the partition of its block the graph is balanced, so that any
    spanning forest gives that partition.
    """
    if not blocks:
        return np.ones(graph.n, dtype=np.int64)
    edges = []
    for (vertices, block), side in zip(blocks, sides, strict=True):
        place, sign = np.array(vertices), side[block.u] * side[block.v]
        edges += list(zip(place[block.u], place[block.v], sign, block.weight, strict=True))
    agreed = SignedGraph.build(graph.n, edges)
    return forest_sides(agreed, np.zeros(agreed.m))
