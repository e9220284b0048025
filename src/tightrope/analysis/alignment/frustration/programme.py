"""The least fractional weight of edges that covers given cycles, by scipy's HiGHS."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

OUT_OF_TIME = 1  # scipy's status of an iteration or time limit
Floats = npt.NDArray[np.float64]


def cover_programme(
    weight: npt.NDArray[np.int64],
    cycles: Sequence[tuple[int, ...]],
    excluded: npt.NDArray[np.bool_] | None = None,
    *,
    time_limit: float,
) -> tuple[Floats, float, Floats] | None:
    """Gives (x per edge, value, dual per cycle) of min w x, x(C) >= 1 for each cycle, x >= 0.

    With `excluded`, a choice of edges, x must also differ from it by at least one edge, and
    x <= 1. None: not solved within `time_limit` (seconds).
    """
    from scipy.optimize import linprog
    from scipy.sparse import csr_array, vstack

    flat = np.concatenate([np.array(cycle, dtype=np.int64) for cycle in cycles])
    used = np.unique(flat) if excluded is None else np.arange(len(weight))
    place = np.searchsorted(used, flat)
    indptr = np.concatenate([[0], np.cumsum([len(cycle) for cycle in cycles])])
    rows: Any = csr_array((-np.ones(len(flat)), place, indptr), shape=(len(cycles), len(used)))
    room = -np.ones(len(cycles))
    if excluded is not None:
        rows = vstack([rows, csr_array(np.where(excluded, 1.0, -1.0)[None, :])]).tocsr()
        room = np.append(room, excluded.sum() - 1.0)
    solve: Any = linprog
    answer = solve(
        weight[used].astype(float),
        A_ub=rows,
        b_ub=room,
        bounds=(0, None if excluded is None else 1),
        method="highs",
        options={"time_limit": max(time_limit, 0.1)},
    )
    if answer.status == OUT_OF_TIME:
        return None
    if answer.x is None:
        raise RuntimeError(f"the cycle programme failed: {answer.message}")
    x = np.zeros(len(weight))
    x[used] = np.clip(answer.x, 0.0, 1.0)
    return x, float(answer.fun), -answer.ineqlin.marginals[: len(cycles)]


def cover_whole(
    weight: npt.NDArray[np.int64], cycles: Sequence[tuple[int, ...]], *, time_limit: float
) -> tuple[Floats, float]:
    """Gives (x per edge, proven lower bound) of the same programme with x whole, in the time.

    Where no choice was found in time, x is all ones.
    """
    from scipy.optimize import LinearConstraint, milp
    from scipy.sparse import csr_array

    flat = np.concatenate([np.array(cycle, dtype=np.int64) for cycle in cycles])
    indptr = np.concatenate([[0], np.cumsum([len(cycle) for cycle in cycles])])
    rows: Any = csr_array((np.ones(len(flat)), flat, indptr), shape=(len(cycles), len(weight)))
    solve: Any = milp
    answer = solve(
        weight.astype(float),
        integrality=np.ones(len(weight)),
        bounds=(0, 1),
        constraints=LinearConstraint(rows, 1, np.inf),
        options={"time_limit": max(time_limit, 0.1)},
    )
    bound = answer.mip_dual_bound
    x = np.ones(len(weight)) if answer.x is None else np.round(answer.x)
    return x, float(bound) if bound is not None and np.isfinite(bound) else 0.0
