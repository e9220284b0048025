"""Camps of a stated number with the least errors (Doreian and Mrvar 1996)."""

from __future__ import annotations

import math
import time
from typing import Any

import numpy as np
import numpy.typing as npt

from tightrope.analysis.alignment.frustration.graph import Ints, SignedGraph
from tightrope.analysis.alignment.weak import WeakBalance, weak_errors

STARTS = 60  # random divisions from which camps are improved
LARGEST_PROVEN = 2_000  # actors times camps up to which the optimum is proven


def fixed_camps(
    graph: SignedGraph, camps: int, *, time_limit: float = 20.0, seed: int = 0
) -> WeakBalance:
    """Gives a division into at most so many camps with the least errors by weight, and a bound.

    Errors are enemies within a camp and friends between camps. One actor at a time is moved while
    that lowers the errors, from many seeded starts; an integer programme proves the best found or
    betters it, within `time_limit` (seconds).
    """
    deadline = time.monotonic() + time_limit
    rng = np.random.default_rng(seed)
    best = np.zeros(graph.n, dtype=np.int64)
    for _ in range(STARTS):
        found = _improve(graph, rng.integers(0, camps, graph.n), camps)
        if weak_errors(graph, found) < weak_errors(graph, best):
            best = found
    upper, lower = weak_errors(graph, best), 0
    if upper and graph.n * camps <= LARGEST_PROVEN:
        proven, bound = _programme(graph, camps, deadline - time.monotonic())
        if proven is not None and weak_errors(graph, proven) < upper:
            best, upper = proven, weak_errors(graph, proven)
        lower = min(upper, max(0, math.ceil(bound - 1e-6)))
    return WeakBalance(best, upper, lower)


def _improve(graph: SignedGraph, start: Ints, camps: int) -> Ints:
    """Moves the actor whose move gains most, until none gains."""
    camp = start.astype(np.int64)
    signed = graph.sign * graph.weight
    while True:
        pull = np.zeros((graph.n, camps), dtype=np.int64)
        np.add.at(pull, (graph.u, camp[graph.v]), signed)
        np.add.at(pull, (graph.v, camp[graph.u]), signed)
        gain = pull - pull[np.arange(graph.n), camp][:, None]
        vertex, target = np.unravel_index(int(gain.argmax()), gain.shape)
        if gain[vertex, target] <= 0:
            return camp
        camp[vertex] = target


def _programme(graph: SignedGraph, camps: int, seconds: float) -> tuple[Ints | None, float]:
    """Each actor in one camp; an edge pays where it errs. Gives (division, bound) from HiGHS."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    n, m = graph.n, graph.m
    columns = n * camps
    upper = np.ones(columns + m)
    upper[1:camps] = 0  # the first actor is in the first camp: camps have no order
    rows, least = _rows(graph, camps)
    answer: Any = milp(
        np.concatenate([np.zeros(columns), graph.weight]),
        integrality=np.concatenate([np.ones(columns), np.zeros(m)]),
        bounds=Bounds(np.zeros(columns + m), upper),
        constraints=[
            LinearConstraint(rows, least, np.inf),
            LinearConstraint(_each_in_one(n, m, camps), 1, 1),
        ],
        options={"time_limit": max(seconds, 0.1)},
    )
    bound = answer.mip_dual_bound
    bound = float(bound) if bound is not None and np.isfinite(bound) else 0.0
    if answer.x is None:
        return None, bound
    return answer.x[:columns].reshape(n, camps).argmax(axis=1).astype(np.int64), bound


def _each_in_one(n: int, m: int, camps: int) -> Any:
    from scipy.sparse import coo_array

    place = np.arange(n * camps)
    return coo_array(
        (np.ones(n * camps), (place // camps, place)), shape=(n, n * camps + m)
    ).tocsr()


def _rows(graph: SignedGraph, camps: int) -> tuple[Any, npt.NDArray[np.float64]]:
    """For friends and each camp f >= x_u - x_v (either way); for enemies f >= x_u + x_v - 1."""
    from scipy.sparse import coo_array

    data: list[tuple[int, int, float]] = []
    least: list[float] = []
    columns = graph.n * camps
    for edge, (u, v, sign) in enumerate(
        zip(graph.u.tolist(), graph.v.tolist(), graph.sign.tolist(), strict=True)
    ):
        for camp in range(camps):
            for ahead, behind in ((u, v), (v, u))[: 2 if sign > 0 else 1]:
                row = len(least)
                other = 1.0 if sign > 0 else -1.0
                data += [
                    (row, columns + edge, 1.0),
                    (row, ahead * camps + camp, -1.0),
                    (row, behind * camps + camp, other),
                ]
                least.append(0.0 if sign > 0 else -1.0)
    rows, places, values = (np.array(part) for part in zip(*data, strict=True))
    matrix = coo_array((values, (rows, places)), shape=(len(least), columns + graph.m)).tocsr()
    return matrix, np.array(least)
