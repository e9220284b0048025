"""The linear programme over negative cycles: a lower bound that real networks mostly meet."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from tightrope.analysis.alignment.frustration.cycles import (
    Cycle,
    frustrated_triangles,
    short_cycles,
)
from tightrope.analysis.alignment.frustration.graph import (
    Ints,
    SignedGraph,
    frustrated_weight,
)
from tightrope.analysis.alignment.frustration.programme import Floats, cover_programme
from tightrope.analysis.alignment.frustration.search import search_partition

TOLERANCE = 1e-6
TRIANGLES_EACH = 8
SEARCHED_WHOLE = 5000  # edges up to which cycles are sought through every edge in the solution
LEAST_RISE = 1e-3
PATIENCE = 6  # rounds without a rise of the bound until other means are tried
SLACK_ROUNDS = 4  # a cycle that binds in none of so many solutions is dropped


@dataclass(slots=True)
class Cover:
    """Where the cycle programme stands: best partition, proven bound, cycles in use."""

    side: Ints
    upper: int
    lower: int
    cycles: dict[Cycle, int] = field(default_factory=dict)  # cycle -> rounds without binding
    closed: bool = False  # no violated cycle is left: the bound is the programme's optimum


def cover_cycles(
    graph: SignedGraph,
    side: Ints,
    *,
    deadline: float,
    known: Iterable[Cycle] = (),
    parity: int = 1,
    seed: int = 0,
) -> Cover:
    """Runs the cutting-plane loop until the bound meets the partition or no cut is left.

    Every negative cycle holds at least one edge against any partition, so the least fractional
    weight of edges that covers all negative cycles bounds the index from below (Barahona and
    Mahjoub 1986). `known` are negative cycles to begin with; the frustrated weights of any two
    partitions differ by a multiple of `parity`, which rounds bounds up.
    """
    state = Cover(side, frustrated_weight(graph, side), 0)
    against = _against(graph, state.side)
    for cycle in (*known, *frustrated_triangles(graph, against, each=TRIANGLES_EACH)):
        state.cycles[cycle] = 0
    if not state.cycles:
        for cycle in short_cycles(graph, against, np.zeros(graph.m), limit=1.0):
            state.cycles[cycle] = 0
    risen, stalled = 0.0, 0
    while state.lower < state.upper and stalled < PATIENCE and time.monotonic() < deadline:
        solved = _solve(graph, state, deadline, risen)
        if solved is None:
            break
        length, value = solved
        stalled = 0 if value > risen + LEAST_RISE else stalled + 1
        risen = max(risen, value)
        _improve(graph, state, length, seed)
        state.lower = max(state.lower, rounded_bound(value, state.upper, parity))
        fresh = _violated(graph, state, length) if state.lower < state.upper else []
        if not fresh:
            state.closed = state.lower < state.upper
            break
        state.cycles.update(dict.fromkeys(fresh, 0))
    return state


def rounded_bound(value: float, upper: int, parity: int) -> int:
    """Gives the least weight from `value` on that differs from `upper` by whole parities."""
    room = upper - value + TOLERANCE * max(1.0, value)
    return upper - parity * math.floor(max(room, 0.0) / parity)


def _solve(
    graph: SignedGraph, state: Cover, deadline: float, risen: float
) -> tuple[Floats, float] | None:
    """Solves the programme over the cycles in use; drops some that long did not bind.

    Cycles age only while the value rises, so that none goes and comes back for ever.
    """
    rows = list(state.cycles)
    solved = cover_programme(graph.weight, rows, time_limit=deadline - time.monotonic())
    if solved is None:
        return None
    length, value, duals = solved
    if value > risen + LEAST_RISE:
        for cycle, dual in zip(rows, duals, strict=True):
            state.cycles[cycle] = 0 if dual > TOLERANCE else state.cycles[cycle] + 1
            if state.cycles[cycle] > SLACK_ROUNDS:
                del state.cycles[cycle]
    return length, value


def _violated(graph: SignedGraph, state: Cover, length: Floats) -> list[Cycle]:
    through = _against(graph, state.side)
    if graph.m <= SEARCHED_WHOLE:
        through = np.union1d(through, np.flatnonzero(length > TOLERANCE))
    return [
        cycle
        for cycle in short_cycles(graph, through, length, limit=1.0 - TOLERANCE)
        if cycle not in state.cycles
    ]


def _improve(graph: SignedGraph, state: Cover, length: Floats, seed: int) -> None:
    """Rounds the fractional edges to a partition: signs along a shortest spanning forest."""
    candidate = search_partition(graph, along_forest(graph, length), steps=2 * graph.n, seed=seed)
    weight = frustrated_weight(graph, candidate)
    if weight < state.upper:
        state.side, state.upper = candidate, weight


def along_forest(graph: SignedGraph, length: Floats) -> Ints:
    from scipy.sparse.csgraph import breadth_first_order, minimum_spanning_tree

    tree = minimum_spanning_tree(graph.matrix(length + 1e-3))
    sign = {
        (u, v): s
        for u, v, s in zip(graph.u.tolist(), graph.v.tolist(), graph.sign.tolist(), strict=True)
    }
    side = np.zeros(graph.n, dtype=np.int64)
    for root in range(graph.n):
        if side[root]:
            continue
        side[root] = 1
        order, before = breadth_first_order(tree, root, directed=False)
        for vertex in order[1:].tolist():
            parent = int(before[vertex])
            pair = (min(vertex, parent), max(vertex, parent))
            side[vertex] = side[parent] * sign[pair]
    return side


def _against(graph: SignedGraph, side: Ints) -> Ints:
    return np.flatnonzero(graph.sign * side[graph.u] * side[graph.v] < 0)
