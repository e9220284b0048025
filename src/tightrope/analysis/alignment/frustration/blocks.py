"""Biconnected blocks: no negative cycle leaves one, so each is solved by itself."""

from __future__ import annotations

import numpy as np

from tightrope.analysis.alignment.frustration.graph import Ints, SignedGraph

Block = tuple[tuple[int, ...], SignedGraph]  # vertices of the whole, and the block on 0..k-1


def split_blocks(graph: SignedGraph) -> list[Block]:
    """Gives the biconnected blocks of a graph in a fixed order."""
    edge_of = {
        pair: edge for edge, pair in enumerate(zip(graph.u.tolist(), graph.v.tolist(), strict=True))
    }
    blocks = []
    for pairs in _edge_blocks(graph):
        edges = np.array(sorted(edge_of[min(u, v), max(u, v)] for u, v in pairs))
        vertices, ends = np.unique([graph.u[edges], graph.v[edges]], return_inverse=True)
        ends = ends.reshape(2, -1)
        part = SignedGraph(len(vertices), ends[0], ends[1], graph.sign[edges], graph.weight[edges])
        blocks.append((tuple(vertices.tolist()), part))
    return sorted(blocks, key=lambda block: block[0])


def join_sides(n: int, blocks: list[Block], sides: list[Ints]) -> Ints:
    """Gives one partition that agrees, block by block up to exchange of sides, with each given."""
    holding: dict[int, list[int]] = {}
    for index, (vertices, _) in enumerate(blocks):
        for vertex in vertices:
            holding.setdefault(vertex, []).append(index)
    whole = np.zeros(n, dtype=np.int64)
    done = [False] * len(blocks)
    for root in range(len(blocks)):
        waiting = [root]
        while waiting:
            index = waiting.pop()
            if done[index]:
                continue
            done[index] = True
            place = np.array(blocks[index][0])
            known = np.flatnonzero(whole[place])
            turn = whole[place[known[0]]] * sides[index][known[0]] if len(known) else 1
            whole[place] = turn * sides[index]
            waiting += [
                near for vertex in blocks[index][0] for near in holding[vertex] if not done[near]
            ]
    whole[whole == 0] = 1
    return whole


def _edge_blocks(graph: SignedGraph) -> list[list[tuple[int, int]]]:
    """Hopcroft and Tarjan's depth-first search (1973), without recursion."""
    near: list[list[int]] = [[] for _ in range(graph.n)]
    for u, v in zip(graph.u.tolist(), graph.v.tolist(), strict=True):
        near[u].append(v)
        near[v].append(u)
    found: list[list[tuple[int, int]]] = []
    number = [0] * graph.n
    low = [0] * graph.n
    place_of = [0] * graph.n  # of the tree edge that leads to a vertex, among open edges
    count = 0
    for root in range(graph.n):
        if number[root]:
            continue
        count += 1
        number[root] = low[root] = count
        edges: list[tuple[int, int]] = []
        path = [(root, -1, iter(near[root]))]
        while path:
            vertex, parent, rest = path[-1]
            step = next(rest, None)
            if step is None:
                path.pop()
                if parent >= 0:
                    low[parent] = min(low[parent], low[vertex])
                    if low[vertex] >= number[parent]:
                        cut = place_of[vertex]
                        found.append(edges[cut:])
                        del edges[cut:]
            elif not number[step]:
                count += 1
                number[step] = low[step] = count
                place_of[step] = len(edges)
                edges.append((vertex, step))
                path.append((step, vertex, iter(near[step])))
            elif step != parent and number[step] < number[vertex]:
                edges.append((vertex, step))
                low[vertex] = min(low[vertex], number[step])
    return found
