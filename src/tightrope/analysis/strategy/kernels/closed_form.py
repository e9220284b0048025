"""GMR and SMR on a complete space of reversible options: two thresholds per decision maker.

Whatever i does, the opponents can then bring about every combination of their own options, so
the worst they can do depends on i's own options only (GMR: i's maximin), and what i can be held
down to depends on theirs only (SMR: i's minimax; a state without improvement is never below it).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tightrope.conflict import StateSpace

__all__ = ["gmr_complete", "nash_complete", "smr_complete"]

Flags = npt.NDArray[np.bool_]
Int32s = npt.NDArray[np.int32]


def _grid(space: StateSpace, ranks: Int32s, dm: int) -> Int32s:
    """The ranks as (later options, own options, earlier options)."""
    stride, own = space.own(dm)
    return ranks.reshape(-1, own, stride)


def nash_complete(space: StateSpace, ranks: Int32s, dm: int) -> Flags:
    """Where no move of `dm` leads to a higher rank, bool (states,)."""
    grid = _grid(space, ranks, dm)
    return np.asarray(grid >= grid.max(axis=1, keepdims=True)).reshape(-1)


def gmr_complete(space: StateSpace, ranks: Int32s, dm: int) -> Flags:
    """Where the rank is at least the maximin over the decision maker's own options."""
    return np.asarray(ranks >= _grid(space, ranks, dm).min(axis=0).min(axis=1).max())


def smr_complete(space: StateSpace, ranks: Int32s, dm: int) -> Flags:
    """Where the rank is at least the minimax over the others' options."""
    return np.asarray(ranks >= _grid(space, ranks, dm).max(axis=1).min())
