"""The exact frustration index of a signed graph: reduce, split, then prove each block."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from tightrope.analysis.alignment.frustration.branch import branch_and_bound
from tightrope.analysis.alignment.frustration.cover import Cover, is_only_optimum
from tightrope.analysis.alignment.frustration.graph import (
    Frustration,
    SignedGraph,
    frustrated_weight,
)
from tightrope.analysis.alignment.frustration.pack import pack_cycles
from tightrope.analysis.alignment.frustration.partitions import (
    ENUMERABLE,
    forest_sides,
    partition_weights,
    search_partition,
    sides_of,
)
from tightrope.analysis.alignment.frustration.reduce import (
    SCALE,
    join_sides,
    reduce_graph,
    split_blocks,
)
from tightrope.arrays import Ints

STARTS = 4
DENSE = 0.4  # share of pairs tied from which branch and bound comes first
DENSE_VERTICES = 64
NODES_PER_SECOND = 4_000_000  # of branch and bound, about
SECONDS = 5.0  # at most, for judging whether a block too large to enumerate has one optimum


@dataclass(slots=True)
class Proof:
    """A partition and bounds on its frustrated weight, scaled."""

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
        judged = judge_unique(graph, part.side, deadline=deadline, seed=seed)
    side = part.side * (part.side[0] if graph.n else 1)
    return Frustration(index, lower, side, judged, " + ".join(sorted(part.how)) or "reduction")


def _solve(graph: SignedGraph, scale: int, deadline: float, seed: int) -> Proof:
    kernel = reduce_graph(graph, scale=scale)
    blocks = split_blocks(kernel.graph)
    whole = len(blocks) == 1 and blocks[0][1].m == graph.m
    parts = [
        prove_block(block, deadline=deadline, seed=seed)
        if whole
        else _solve(block, 1, deadline, seed)
        for _, block in blocks
    ]
    side = join_sides(kernel.graph, blocks, [part.side for part in parts])
    return Proof(
        kernel.lift(side),
        kernel.paid + sum(part.upper for part in parts),
        kernel.paid + sum(part.lower for part in parts),
        frozenset[str]().union(*(part.how for part in parts)),
    )


def prove_block(
    graph: SignedGraph, *, deadline: float, parity: int = SCALE, seed: int = 0
) -> Proof:
    """Gives the best partition found for a block and the best bound proven until the deadline,
    by the cheapest means that make them meet.

    Any two partitions' weights differ by a multiple of `parity`.
    """
    if graph.n <= ENUMERABLE:
        weights = partition_weights(graph)
        code = int(np.argmin(weights))
        least = int(weights[code])
        return Proof(sides_of(code, graph.n), least, least, frozenset({"enumeration"}))
    side = _search(graph, seed)
    dense = 2 * graph.m >= DENSE * graph.n * (graph.n - 1) and graph.n <= DENSE_VERTICES
    if dense and (proof := _branch(graph, side, deadline)).upper == proof.lower:
        return proof
    packed, cycles = pack_cycles(graph, side)
    state, how = Cover(graph, side, packed, parity=parity), "packing"
    if state.lower < state.upper:
        how = "linear programme"
        state.tighten(cycles, deadline=deadline, whole=False, seed=seed)
    if state.lower < state.upper and not dense and graph.n <= DENSE_VERTICES:
        proof = _branch(graph, state.side, deadline)
        if proof.upper == proof.lower:
            return proof
    if state.lower < state.upper and time.monotonic() < deadline:
        how = "branch and cut"
        state.tighten((), deadline=deadline, whole=True, seed=seed)
    return Proof(state.side, state.upper, state.lower, frozenset({how}))


def _search(graph: SignedGraph, seed: int) -> Ints:
    found = []
    for turn in range(STARTS):
        start = forest_sides(graph, np.random.default_rng([seed, turn]).random(graph.m))
        steps = 500 + 4 * graph.n
        found.append(search_partition(graph, start, steps=steps, seed=seed + turn))
    return min(found, key=lambda side: frustrated_weight(graph, side))


def _branch(graph: SignedGraph, side: Ints, deadline: float) -> Proof:
    """Branch and bound for at most half of the time that is left."""
    seconds = max(0.0, deadline - time.monotonic()) / 2
    nodes = int(NODES_PER_SECOND * seconds) + 1
    found, upper, lower = branch_and_bound(graph, side, frustrated_weight(graph, side), nodes)
    return Proof(found, upper, lower, frozenset({"branch and bound"}))


def judge_unique(graph: SignedGraph, side: Ints, *, deadline: float, seed: int = 0) -> bool | None:
    """Says whether a partition known to be optimal is the only optimum; None: not settled.

    Camps of parts without a tie between them, and exchanging the two camps of a part, do not
    count as different. A move of one or two actors at no cost settles it at once; small blocks
    are enumerated; larger ones are settled by a linear programme that excludes the partition.
    """
    if _free_move(graph, side):
        return False
    kernel = reduce_graph(graph, scale=SCALE, strict=True)
    if kernel.loose + _count_parts(kernel.graph) > _count_parts(graph):
        return False  # edges cancelled: what they joined can be turned around at no cost
    verdict: bool | None = True
    for vertices, block in split_blocks(kernel.graph):
        own = side[np.array(kernel.vertices)[list(vertices)]]
        if block.n <= ENUMERABLE:
            weights = partition_weights(block)
            only: bool | None = int((weights == weights.min()).sum()) == 1
        else:
            until = min(deadline, time.monotonic() + SECONDS)
            cycles = pack_cycles(block, own)[1]
            only = is_only_optimum(block, own, cycles, deadline=until, seed=seed)
        if only is False:
            return False
        verdict = None if only is None else verdict
    return verdict


def _free_move(graph: SignedGraph, side: Ints) -> bool:
    """Whether one actor, or two that are tied, could change camps at no cost."""
    alone, pairs = move_costs(graph, side)
    tied = np.zeros(graph.n, dtype=bool)
    tied[graph.u] = tied[graph.v] = True
    parts = graph.parts()
    larger = np.bincount(parts, minlength=graph.n)[parts[graph.u]] > 2
    return bool((tied & (alone == 0)).any() or ((pairs == 0) & larger).any())


def move_costs(graph: SignedGraph, side: Ints) -> tuple[Ints, Ints]:
    """Gives what moving each vertex to the other side would add to the frustrated weight, and what
    moving both ends of each edge would."""
    aligned = graph.sign * graph.weight * side[graph.u] * side[graph.v]
    alone = np.zeros(graph.n, dtype=np.int64)
    np.add.at(alone, graph.u, aligned)
    np.add.at(alone, graph.v, aligned)
    return alone, alone[graph.u] + alone[graph.v] - 2 * aligned


def _count_parts(graph: SignedGraph) -> int:
    label = graph.parts()
    return len(np.unique(label[np.concatenate([graph.u, graph.v])]))
