"""The exact frustration index of a signed graph: reduce, split, then prove each block."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from tightrope.analysis.alignment.frustration.blocks import join_sides, split_blocks
from tightrope.analysis.alignment.frustration.enumerate import (
    ENUMERABLE,
    partition_weights,
    sides_of,
)
from tightrope.analysis.alignment.frustration.graph import (
    Frustration,
    Ints,
    SignedGraph,
    frustrated_weight,
)
from tightrope.analysis.alignment.frustration.reduce import SCALE, reduce_graph


@dataclass(slots=True)
class _Part:
    """A solved piece: its partition, and bounds on its frustrated weight, scaled."""

    side: Ints
    upper: int
    lower: int
    how: frozenset[str]


def solve_frustration(
    graph: SignedGraph, *, time_limit: float = 60.0, seed: int = 0, unique: bool = True
) -> Frustration:
    """Gives the least weight of edges to flip for balance, a partition and the proof.

    The graph is reduced and split into biconnected blocks; a block is enumerated when small,
    searched by branch and bound when dense, and else bounded from below by a packing of
    negative cycles, by the linear programme over them, and at last by branch and cut. When
    `time_limit` (seconds) runs out the bound reached by then is given, below the index. With
    `unique`, whether another partition is as good is judged too, as far as time allows.
    Harary 1959; Aref, Mason and Wilson 2020 for the exact problem.
    """
    deadline = time.monotonic() + time_limit
    part = _solve(graph, SCALE, deadline, seed)
    index = frustrated_weight(graph, part.side)
    lower = min(index, -(-part.lower // SCALE))
    judged = None
    if unique and index == lower:
        from tightrope.analysis.alignment.frustration.unique import judge_unique

        judged = judge_unique(graph, part.side, deadline=deadline, seed=seed)
    side = part.side * (part.side[0] if graph.n else 1)
    return Frustration(index, lower, side, judged, " + ".join(sorted(part.how)) or "reduction")


def _solve(graph: SignedGraph, scale: int, deadline: float, seed: int) -> _Part:
    kernel = reduce_graph(graph, scale=scale)
    blocks = split_blocks(kernel.graph)
    whole = len(blocks) == 1 and blocks[0][1].m == graph.m
    parts = [
        _core(block, deadline, seed) if whole else _solve(block, 1, deadline, seed)
        for _, block in blocks
    ]
    side = join_sides(kernel.graph.n, blocks, [part.side for part in parts])
    return _Part(
        kernel.lift(side),
        kernel.paid + sum(part.upper for part in parts),
        kernel.paid + sum(part.lower for part in parts),
        frozenset[str]().union(*(part.how for part in parts)),
    )


def _core(graph: SignedGraph, deadline: float, seed: int) -> _Part:
    if graph.n <= ENUMERABLE:
        weights = partition_weights(graph)
        code = int(np.argmin(weights))
        least = int(weights[code])
        return _Part(sides_of(code, graph.n), least, least, frozenset({"enumeration"}))
    from tightrope.analysis.alignment.frustration.prove import prove_core

    proof = prove_core(graph, deadline=deadline, parity=SCALE, seed=seed)
    return _Part(proof.side, proof.upper, proof.lower, frozenset({proof.how}))
