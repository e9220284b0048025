"""Whether a second partition is as good as the optimum: the cycle programme without the first."""

from __future__ import annotations

import time

import numpy as np

from tightrope.analysis.alignment.frustration.cover import along_forest
from tightrope.analysis.alignment.frustration.cycles import Cycle, short_cycles
from tightrope.analysis.alignment.frustration.graph import Ints, SignedGraph, frustrated_weight
from tightrope.analysis.alignment.frustration.pack import pack_cycles
from tightrope.analysis.alignment.frustration.programme import Floats, cover_programme
from tightrope.analysis.alignment.frustration.search import search_partition

TOLERANCE = 1e-6


def is_only_optimum(
    graph: SignedGraph, side: Ints, *, deadline: float, seed: int = 0
) -> bool | None:
    """Says whether an optimal partition of a block is the only one; None: not settled in time.

    The programme over negative cycles gets one more row, which asks for at least one edge more
    or less than the partition frustrates. A value above the optimum proves uniqueness; rounding
    its solutions looks for a second optimum.
    """
    least = frustrated_weight(graph, side)
    own = graph.sign * side[graph.u] * side[graph.v] < 0
    cycles: dict[Cycle, None] = dict.fromkeys(pack_cycles(graph, side).cycles)
    if not cycles:
        return True  # a connected part without frustration has one partition
    while time.monotonic() < deadline:
        left = deadline - time.monotonic()
        solved = cover_programme(graph.weight, list(cycles), own, time_limit=left)
        if solved is None:
            return None
        length, value, _ = solved
        if value > least + TOLERANCE * max(1.0, least):
            return True
        second = search_partition(graph, along_forest(graph, length), steps=graph.n, seed=seed)
        if frustrated_weight(graph, second) == least and not np.array_equal(
            second * second[0], side * side[0]
        ):
            return False
        fresh = _violated(graph, side, length)
        fresh = [cycle for cycle in fresh if cycle not in cycles]
        if not fresh:
            return None
        cycles.update(dict.fromkeys(fresh))
    return None


def _violated(graph: SignedGraph, side: Ints, length: Floats) -> list[Cycle]:
    against = np.flatnonzero(graph.sign * side[graph.u] * side[graph.v] < 0)
    return short_cycles(graph, against, length, limit=1.0 - TOLERANCE)
