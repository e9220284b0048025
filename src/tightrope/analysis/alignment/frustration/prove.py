"""Upper and lower bounds of one block, by the cheapest means that make them meet."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from tightrope.analysis.alignment.frustration.branch import branch_and_bound
from tightrope.analysis.alignment.frustration.cover import Cover, cover_cycles, rounded_bound
from tightrope.analysis.alignment.frustration.exclusive import solve_exclusive
from tightrope.analysis.alignment.frustration.graph import Ints, SignedGraph, frustrated_weight
from tightrope.analysis.alignment.frustration.pack import pack_cycles
from tightrope.analysis.alignment.frustration.search import search_partition, spanning_sides

STARTS = 4
DENSE = 0.4  # share of pairs tied from which branch and bound comes first
DENSE_VERTICES = 64
NODES_PER_SECOND = 4_000_000  # of branch and bound, about


@dataclass(frozen=True, slots=True)
class Proof:
    """A partition of a block and how low its weight was proven to be bound to stay."""

    side: Ints
    upper: int
    lower: int
    how: str


def prove_core(graph: SignedGraph, *, deadline: float, parity: int, seed: int) -> Proof:
    """Gives the best partition found for a block and the best bound proven until the deadline.

    Any two partitions' weights differ by a multiple of `parity`.
    """
    side = _search(graph, seed)
    dense = 2 * graph.m >= DENSE * graph.n * (graph.n - 1) and graph.n <= DENSE_VERTICES
    if dense:
        proof = _branch(graph, side, deadline)
        if proof.upper == proof.lower:
            return proof
    state, how = _cover(graph, side, deadline, parity, seed)
    if state.lower < state.upper and not dense and graph.n <= DENSE_VERTICES:
        proof = _branch(graph, state.side, deadline)
        if proof.upper == proof.lower:
            return proof
    if state.lower < state.upper and time.monotonic() < deadline:
        how = "branch and cut"
        side, bound = _finish(graph, state, deadline)
        state.side, state.upper = side, frustrated_weight(graph, side)
        state.lower = max(state.lower, rounded_bound(bound, state.upper, parity))
    return Proof(state.side, state.upper, min(state.lower, state.upper), how)


def _search(graph: SignedGraph, seed: int) -> Ints:
    best, least = None, 0
    for turn in range(STARTS):
        start = spanning_sides(graph, np.random.default_rng([seed, turn]))
        side = search_partition(graph, start, steps=500 + 4 * graph.n, seed=seed + turn)
        weight = frustrated_weight(graph, side)
        if best is None or weight < least:
            best, least = side, weight
    return spanning_sides(graph, np.random.default_rng(seed)) if best is None else best


def _cover(
    graph: SignedGraph, side: Ints, deadline: float, parity: int, seed: int
) -> tuple[Cover, str]:
    packing = pack_cycles(graph, side)
    upper = frustrated_weight(graph, side)
    lower = rounded_bound(packing.value, upper, parity)
    if lower >= upper:
        return Cover(side, upper, lower), "packing"
    state = cover_cycles(
        graph, side, deadline=deadline, known=packing.cycles, parity=parity, seed=seed
    )
    state.lower = max(state.lower, rounded_bound(packing.value, state.upper, parity))
    return state, "linear programme"


def _branch(graph: SignedGraph, side: Ints, deadline: float) -> Proof:
    """Branch and bound for at most half of the time that is left."""
    seconds = max(0.0, deadline - time.monotonic()) / 2
    nodes = int(NODES_PER_SECOND * seconds) + 1
    found, upper, lower = branch_and_bound(graph, side, frustrated_weight(graph, side), nodes)
    return Proof(found, upper, lower, "branch and bound")


def _finish(graph: SignedGraph, state: Cover, deadline: float) -> tuple[Ints, float]:
    side, bound = solve_exclusive(graph, state.cycles, time_limit=deadline - time.monotonic())
    if side is None or frustrated_weight(graph, side) > state.upper:
        return state.side, bound
    return side, bound
