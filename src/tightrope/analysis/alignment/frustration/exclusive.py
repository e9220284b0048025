"""The XOR model: frustration as a mixed-integer programme, for what cheaper proofs leave open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from tightrope.analysis.alignment.frustration.graph import Ints, SignedGraph, frustrated_weight


def solve_exclusive(
    graph: SignedGraph, cycles: Iterable[tuple[int, ...]], *, time_limit: float
) -> tuple[Ints | None, float]:
    """Gives (side, lower bound) from HiGHS's branch and cut within a time limit (seconds).

    Vertices carry 0 or 1; an edge pays where its ends differ against its sign (Aref, Mason and
    Wilson 2020). Negative cycles, each of which pays at least once, tighten the relaxation; the
    vertex of greatest degree is fixed. The side is None where none was found in time.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    n, m = graph.n, graph.m
    upper = np.ones(n + m)
    degree = np.bincount(np.concatenate([graph.u, graph.v]), minlength=n)
    upper[int(np.argmax(degree))] = 0
    answer = milp(
        np.concatenate([np.zeros(n), graph.weight]),
        integrality=np.concatenate([np.ones(n), np.zeros(m)]),
        bounds=Bounds(np.zeros(n + m), upper),
        constraints=[LinearConstraint(*_model(graph, tuple(cycles)), np.inf)],
        options={"time_limit": max(time_limit, 0.1)},
    )
    bound = answer.mip_dual_bound
    side = None
    if answer.x is not None:
        side = np.where(answer.x[:n] > 0.5, -1, 1).astype(np.int64)
        if answer.status == 0:
            bound = frustrated_weight(graph, side)
    return side, max(0.0, float(bound)) if bound is not None and np.isfinite(bound) else 0.0


def _model(graph: SignedGraph, cycles: tuple[tuple[int, ...], ...]) -> tuple[Any, Ints]:
    """For a positive edge f >= x_u - x_v and f >= x_v - x_u; for a negative one
    f >= 1 - x_u - x_v and f >= x_u + x_v - 1; for a negative cycle, the sum of f >= 1."""
    from scipy.sparse import coo_array, csr_array, vstack

    n, m = graph.n, graph.m
    edge, one = np.arange(m), np.ones(m)
    rows = np.concatenate([edge, edge, edge])
    columns = np.concatenate([graph.u, graph.v, n + edge])
    shape = (m, n + m)
    first = coo_array((np.concatenate([one, -graph.sign, one]), (rows, columns)), shape=shape)
    second = coo_array((np.concatenate([-one, graph.sign, one]), (rows, columns)), shape=shape)
    negative = (graph.sign < 0).astype(np.int64)
    parts: list[Any] = [first, second]
    least = [negative, -negative]
    if cycles:
        flat = np.concatenate([np.array(cycle) for cycle in cycles]) + n
        indptr = np.concatenate([[0], np.cumsum([len(cycle) for cycle in cycles])])
        parts.append(csr_array((np.ones(len(flat)), flat, indptr), shape=(len(cycles), n + m)))
        least.append(np.ones(len(cycles), dtype=np.int64))
    return vstack(parts).tocsr(), np.concatenate(least)
