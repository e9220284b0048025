"""Edges that cover all bad cycles: bounds from below by linear and integer programmes.

Every negative cycle holds at least one edge that goes against any partition, so the least weight of
edges that covers all of them is the frustration index, and the least fractional weight bounds it
from below (Barahona and Mahjoub 1986). Cycles are added as the solutions leave them uncovered.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from tightrope.analysis.alignment.frustration.graph import (
    HOP,
    Links,
    SignedGraph,
    doubled,
    frustrated_weight,
    goes_against,
)
from tightrope.analysis.alignment.frustration.partitions import forest_sides, search_partition
from tightrope.arrays import Flags, Floats, Int32s, Ints

Cycle = tuple[int, ...]  # edges, sorted
Separate = Callable[[Floats], list[Cycle]]  # a choice of edges -> cycles that it covers too little

TOLERANCE = 1e-6
SPARE = 0.01  # room for a hundred hops beyond the length that is looked for
LEAST_RISE = 1e-3
PATIENCE = 6  # rounds without a rise of the bound until other means are tried
SLACK_ROUNDS = 4  # a cycle that binds in none of so many solutions is dropped
LOOKED_THROUGH = 5000  # edges up to which cycles are sought through every edge in the solution


def solve_cover(
    weight: Ints,
    cycles: Sequence[Cycle],
    *,
    time_limit: float,
    whole: bool = False,
    excluded: Flags | None = None,
) -> tuple[Floats, float]:
    """Gives (x per edge, lower bound) of min w x, x(C) >= 1 for each cycle, 0 <= x <= 1.

    `whole` asks for whole x; `excluded` is a choice of edges from which x must differ by at least
    one edge. Where `time_limit` (seconds) ran out before anything was found x is all ones.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array, vstack

    flat = np.fromiter((edge for cycle in cycles for edge in cycle), dtype=np.int64)
    ends = np.cumsum([0, *map(len, cycles)])
    rows: Any = csr_array((np.ones(len(flat)), flat, ends), shape=(len(cycles), len(weight)))
    least = np.ones(len(cycles))
    if excluded is not None:
        rows = vstack([rows, csr_array(np.where(excluded, -1.0, 1.0)[None, :])]).tocsr()
        least = np.append(least, 1.0 - excluded.sum())
    answer: Any = milp(
        weight.astype(float),
        integrality=np.full(len(weight), int(whole)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(rows, least, np.inf),
        options={"time_limit": max(time_limit, 0.1)},
    )
    bound = answer.mip_dual_bound if whole else (answer.fun if answer.status == 0 else None)
    x = np.ones(len(weight)) if answer.x is None else np.clip(answer.x, 0.0, 1.0)
    return x, float(bound) if bound is not None and np.isfinite(bound) else 0.0


def covers(
    weight: Ints,
    cycles: Iterable[Cycle],
    separate: Separate,
    *,
    deadline: float,
    whole: bool = False,
    excluded: Flags | None = None,
) -> Iterator[tuple[Floats, float]]:
    """Gives solutions of `solve_cover` over more and more cycles, until none is uncovered.

    Cycles that long did not bind are dropped, but only while the bound rises, so that none goes
    and comes back for ever.
    """
    idle = dict.fromkeys(cycles or separate(np.zeros(len(weight))), 0)
    if not idle:
        yield np.zeros(len(weight)), 0.0
        return
    risen = 0.0
    while time.monotonic() < deadline:
        left = deadline - time.monotonic()
        x, bound = solve_cover(weight, list(idle), time_limit=left, whole=whole, excluded=excluded)
        yield x, bound
        if bound > risen + LEAST_RISE:
            risen = bound
            idle = {c: 0 if x[list(c)].sum() < 1 + TOLERANCE else n + 1 for c, n in idle.items()}
            idle = {cycle: rounds for cycle, rounds in idle.items() if rounds <= SLACK_ROUNDS}
        fresh = [cycle for cycle in separate(x) if cycle not in idle]
        if not fresh:
            return
        idle.update(dict.fromkeys(fresh, 0))


def short_cycles(
    graph: SignedGraph, links: Links, through: Ints, goal: Ints, length: Floats
) -> list[Cycle]:
    """Gives, for each edge of `through`, a cycle shorter than 1 on the shortest way round.

    The way leads over the `links` from the edge's first end to its `goal` (a copy of its other
    end), and is cut to its first simple cycle.
    """
    from scipy.sparse.csgraph import dijkstra

    if not len(through):
        return []
    sources, row = np.unique(graph.u[through], return_inverse=True)
    far, before = dijkstra(
        links.matrix(length[links.edge] + HOP),
        directed=False,
        indices=sources,
        return_predecessors=True,
        limit=1.0 + SPARE,
    )
    ends = zip(graph.u.tolist(), graph.v.tolist(), strict=True)
    edge_of = {pair: edge for edge, pair in enumerate(ends)}
    found: dict[Cycle, None] = {}
    near = np.isfinite(far[row, goal]) & (far[row, goal] + length[through] < 1.0 + SPARE)
    for place in np.flatnonzero(near).tolist():
        came = before[row[place]]
        cycle = _first_cycle(int(goal[place]), came, int(through[place]), graph.n, edge_of)
        if length[list(cycle)].sum() < 1.0 - TOLERANCE:
            found[cycle] = None
    return list(found)


def _first_cycle(
    goal: int,
    came: Int32s,
    closing: int,
    n: int,
    edge_of: dict[tuple[int, int], int],
) -> Cycle:
    """The first cycle on a way back from the goal; where no vertex comes twice, the whole way and
    the edge that closes it. (A vertex that comes twice comes as both copies: an odd cycle.)"""
    node, way = goal, []
    seen = {goal % n: 0}
    while (before := int(came[node])) >= 0:
        u, v = sorted((before % n, node % n))
        way.append(edge_of[u, v])
        node = before
        if node % n in seen:
            return tuple(sorted(way[seen[node % n] :]))
        seen[node % n] = len(way)
    return tuple(sorted((*way, closing)))


def negative_cycles(graph: SignedGraph, through: Ints, length: Floats) -> list[Cycle]:
    """Gives negative cycles shorter than 1, for each given edge one on the shortest way round.

    A way that turns an odd number of negative edges joins the two copies of a vertex."""
    goal = graph.v[through] + graph.n * (graph.sign[through] > 0)
    return short_cycles(graph, doubled(graph), through, goal, length)


class Cover:
    """Where the bounds of a block stand: the best partition, and what none can go below."""

    def __init__(self, graph: SignedGraph, side: Ints, lower: int, *, parity: int = 1) -> None:
        """The frustrated weights of any two partitions differ by a multiple of `parity`."""
        self.graph, self.side, self.parity = graph, side, parity
        self.upper = frustrated_weight(graph, side)
        self.lower = min(lower, self.upper)
        self.cycles: dict[Cycle, None] = {}

    def tighten(self, known: Iterable[Cycle], *, deadline: float, whole: bool, seed: int) -> None:
        """Runs the cutting planes until the bounds meet, no cut is left, or nothing moves."""
        self.cycles.update(dict.fromkeys(known))
        risen, stalled = 0.0, 0
        for length, value in covers(
            self.graph.weight, self.cycles, self._uncovered, deadline=deadline, whole=whole
        ):
            stalled = 0 if value > risen + LEAST_RISE else stalled + 1
            risen = max(risen, value)
            self._improve(length, seed)
            self.lower = min(self.upper, max(self.lower, self._rounded(value)))
            if self.lower == self.upper or stalled == PATIENCE:
                return

    def _rounded(self, value: float) -> int:
        """The least weight from `value` on that differs from the upper bound by whole parities."""
        room = max(0.0, self.upper - value + TOLERANCE * max(1.0, value))
        return self.upper - self.parity * int(room // self.parity)

    def _uncovered(self, length: Floats) -> list[Cycle]:
        through = goes_against(self.graph, self.side)
        if self.graph.m <= LOOKED_THROUGH:
            through = through | (length > TOLERANCE)
        found = negative_cycles(self.graph, np.flatnonzero(through), length)
        self.cycles.update(dict.fromkeys(found))
        return found

    def _improve(self, length: Floats, seed: int) -> None:
        """Rounds the fractional edges to a partition: signs along a shortest spanning forest."""
        start = forest_sides(self.graph, length)
        side = search_partition(self.graph, start, steps=2 * self.graph.n, seed=seed)
        if frustrated_weight(self.graph, side) < self.upper:
            self.side, self.upper = side, frustrated_weight(self.graph, side)


def is_only_optimum(
    graph: SignedGraph, side: Ints, known: Iterable[Cycle], *, deadline: float, seed: int = 0
) -> bool | None:
    """Says whether an optimal partition of a block is the only one; None: not settled in time.

    The programme over negative cycles gets one more row, which asks for at least one edge more
    or less than the partition frustrates. A value above the optimum proves uniqueness; rounding
    its solutions looks for a second optimum.
    """
    least = frustrated_weight(graph, side)
    own = goes_against(graph, side)
    if not least:
        return True  # a connected part without frustration has one partition

    def uncovered(length: Floats) -> list[Cycle]:
        return negative_cycles(graph, np.flatnonzero(own), length)

    for length, value in covers(graph.weight, known, uncovered, deadline=deadline, excluded=own):
        if value > least + TOLERANCE * max(1.0, least):
            return True
        start = forest_sides(graph, length)
        second = search_partition(graph, start, steps=graph.n, seed=seed)
        if frustrated_weight(graph, second) == least and (goes_against(graph, second) != own).any():
            return False
    return None
