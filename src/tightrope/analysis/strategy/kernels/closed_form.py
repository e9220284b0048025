"""Nash, GMR and SMR on complete spaces, without searching.

Where every combination of levels is feasible, what a set of decision makers can reach is a box:
any level of their reversible options, and of an irreversible one any level not yet passed. The
extreme of a value over that box comes from one sweep per option. If all options are reversible it
is one threshold per decision maker: whatever i does, its opponents can bring about every
combination of their options, so the worst they can do depends on i's own options only (GMR: i's
maximin), and what i can be held down to depends on theirs only (SMR: i's minimax; a state without
improvement is never below it).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from tightrope.conflict import StateSpace

Flags = npt.NDArray[np.bool_]
Int32s = npt.NDArray[np.int32]


def stable_complete(space: StateSpace, ranks: Int32s, dm: int, concept: str) -> Flags:
    """Gives where `dm`, whose `ranks` (states,) these are, is stable under nash, gmr or smr."""
    if not any(space.direction):
        return _by_threshold(space, ranks, dm, concept)
    mine = space.options_of(dm)
    others = [k for k in range(len(space.options)) if k not in mine]
    value = ranks
    if concept != "nash":
        start = ranks if concept == "gmr" else sweep(space, ranks, mine, np.maximum)
        value = np.minimum(ranks, sweep(space, start, others, np.minimum))
    return np.asarray(ranks >= sweep(space, value, mine, np.maximum))


def _by_threshold(space: StateSpace, ranks: Int32s, dm: int, concept: str) -> Flags:
    stride, own = space.own(dm)
    grid = ranks.reshape(-1, own, stride)  # later options, own options, earlier options
    if concept == "nash":
        return np.asarray(grid >= grid.max(axis=1, keepdims=True)).reshape(-1)
    if concept == "gmr":
        return np.asarray(ranks >= grid.min(axis=0).min(axis=1).max())
    return np.asarray(ranks >= grid.max(axis=1).min())


def sweep(space: StateSpace, value: Int32s, options: Iterable[int], join: np.ufunc) -> Int32s:
    """Gives the extreme of a value over all one can bring about by these options, itself included."""
    out = value.copy()
    for k in options:
        levels = space.level_counts[k]
        grid = out.reshape(-1, levels, space.strides[k])
        if space.direction[k] is None:
            grid[:] = join.reduce(grid, axis=1, keepdims=True)
            continue
        step = -1 if space.direction[k] == "up" else 1
        order = range(levels)[::step]
        for before, after in zip(order[1:], order, strict=False):
            join(grid[:, before], grid[:, after], out=grid[:, before])
    return out
