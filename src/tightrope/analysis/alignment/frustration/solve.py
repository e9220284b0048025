"""The exact frustration index of a signed graph."""

from __future__ import annotations

import numpy as np

from tightrope.analysis.alignment.frustration.graph import (
    Frustration,
    SignedGraph,
    frustrated_weight,
)

__all__ = ["solve_frustration"]


def solve_frustration(graph: SignedGraph, *, time_limit: float = 60.0) -> Frustration:
    """Gives the frustration index with a partition and a proven bound."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import coo_array

    if graph.m == 0:
        return Frustration(0, 0, np.ones(graph.n, dtype=np.int64), None, "no ties")
    n, m = graph.n, graph.m
    edge = np.arange(m)
    one = np.ones(m)
    # f_e >= |x_u - x_v| for positive ties, f_e >= |1 - x_u - x_v| for negative ones
    first = coo_array(
        (
            np.concatenate([one, -graph.sign * one, one]),
            (
                np.concatenate([edge, edge, edge]),
                np.concatenate([graph.u, graph.v, n + edge]),
            ),
        ),
        shape=(m, n + m),
    )
    second = coo_array(
        (
            np.concatenate([-one, graph.sign * one, one]),
            (
                np.concatenate([edge, edge, edge]),
                np.concatenate([graph.u, graph.v, n + edge]),
            ),
        ),
        shape=(m, n + m),
    )
    low_first = np.where(graph.sign < 0, 1, 0)
    low_second = np.where(graph.sign < 0, -1, 0)
    upper = np.ones(n + m)
    upper[0] = 0
    answer = milp(
        np.concatenate([np.zeros(n), graph.weight]),
        integrality=np.concatenate([np.ones(n), np.zeros(m)]),
        bounds=Bounds(np.zeros(n + m), upper),
        constraints=[
            LinearConstraint(first.tocsr(), low_first, np.inf),
            LinearConstraint(second.tocsr(), low_second, np.inf),
        ],
        options={"time_limit": time_limit},
    )
    if answer.x is None:
        raise RuntimeError(answer.message)
    side = np.where(answer.x[:n] > 0.5, -1, 1).astype(np.int64)
    bound = int(np.ceil((answer.mip_dual_bound or 0.0) - 1e-6))
    return Frustration(frustrated_weight(graph, side), bound, side, None, "xor")
