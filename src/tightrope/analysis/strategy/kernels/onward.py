"""What opponents reach where no move can be taken back: one pass over the box of all combinations.

If every option is irreversible, moves lead onward only, so states are settled from the last to the
first: what can be reached from a state is the least of what can be reached from where a single
move leads. Infeasible combinations stay in the box as states nobody may enter; a state without
them is one cell, so the moves of a decision maker join whole slices of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tightrope.analysis.strategy.kernels.compiled import jit
from tightrope.conflict import StateSpace

__all__ = ["Onward", "leads_onward", "lower_onward"]

Int32s = npt.NDArray[np.int32]

_SPARSEST = 8  # combinations to a feasible state up to which the box is worth sweeping
_MOST_OWN = 1 << 11  # combinations of one decision maker's levels


@dataclass(frozen=True, slots=True, eq=False)
class Onward:
    """The single moves of every decision maker by what it chooses, the last choices first.

    `choices` lists the combinations of each decision maker's own levels, those of dm at
    span[dm]:span[dm + 1], each after all it may move to; `targets[first[k]:first[k + 1]]` are
    those that choice k may move to; `strides` is what one of them adds to a state's code.
    """

    choices: Int32s
    span: Int32s
    first: npt.NDArray[np.int64]
    targets: Int32s
    strides: npt.NDArray[np.int64]

    @classmethod
    def of(cls, space: StateSpace) -> Onward:
        """Gives the moves of a space in which every option is irreversible."""
        choices, counts, targets = [], [], []
        for dm in range(len(space.decision_makers)):
            risen = _risen(space, dm)
            order = np.argsort(-risen.sum(axis=1), kind="stable")
            legal = np.ones((len(order), len(order)), dtype=np.bool_)
            for column in risen.T:
                legal &= column[order][:, None] <= column[None, :]
            legal[np.arange(len(order)), order] = False
            choices.append(order)
            counts.append(legal.sum(axis=1))
            targets.append(np.nonzero(legal)[1])
        sizes = [0, *(len(order) for order in choices)]
        return cls(
            choices=np.concatenate(choices).astype(np.int32),
            span=np.cumsum(sizes).astype(np.int32),
            first=np.concatenate([[0], *counts]).cumsum().astype(np.int64),
            targets=np.concatenate(targets).astype(np.int32),
            strides=np.array([space.own(dm)[0] for dm in range(len(choices))], dtype=np.int64),
        )


def leads_onward(space: StateSpace) -> bool:
    """Whether no move can be taken back, and the box of all combinations is not mostly empty."""
    return (
        all(space.direction)
        and space.product <= _SPARSEST * space.size
        and all(space.own(dm)[1] <= _MOST_OWN for dm in range(len(space.decision_makers)))
    )


def _risen(space: StateSpace, dm: int) -> npt.NDArray[np.int64]:
    """How far each option has gone, for each combination of own levels: (combinations, options)."""
    stride, own = space.own(dm)
    mine = space.options_of(dm)
    levels = space.decode(np.arange(own, dtype=np.int64) * stride)[:, mine[0] : mine[-1] + 1]
    far = levels.astype(np.int64)
    for column, k in enumerate(mine):
        if space.direction[k] == "down":
            far[:, column] = space.level_counts[k] - 1 - far[:, column]
    return far


@jit
def _join(low: Any, there: Any, ranks: Any, ranks_there: Any, credible: bool) -> None:
    """Lowers a slice to what moves to another one reach."""
    if credible:
        for x in range(len(low)):
            found = there[x] if ranks_there[x] > ranks[x] else np.int32(2147483647)
            low[x] = min(low[x], found)
    else:
        for x in range(len(low)):
            found = there[x] if ranks_there[x] >= 0 else np.int32(2147483647)
            low[x] = min(low[x], found)


@jit
def lower_onward(
    low: Any,
    ranks: Any,
    dm: int,
    choices: Any,
    span: Any,
    first: Any,
    targets: Any,
    strides: Any,
    credible: bool,
) -> None:
    """Lowers `low` (combinations,) to the least that the opponents of `dm` reach from each.

    `ranks` (decision makers, combinations) is -1 where a combination is infeasible. The slices
    are gone through as nested digits, the slowest outermost, each after those it may move to.
    """
    last = len(strides) - 1
    at = np.zeros(last + 1, dtype=np.int64)
    base = np.zeros(last + 1, dtype=np.int64)
    j = last
    while j <= last:
        k = span[j] + at[j]
        if k == span[j + 1]:
            j += 1
            continue
        at[j] += 1
        stride = strides[j]
        here = base[j] + choices[k] * stride
        if j != dm and stride == 1:
            limit = ranks[j, here] if credible else np.int32(-1)
            best = low[here]
            for p in range(first[k], first[k + 1]):
                there = base[j] + targets[p]
                if ranks[j, there] > limit:
                    best = min(best, low[there])
            low[here] = best
        elif j != dm:
            for p in range(first[k], first[k + 1]):
                there = base[j] + targets[p] * stride
                _join(
                    low[here : here + stride],
                    low[there : there + stride],
                    ranks[j, here : here + stride],
                    ranks[j, there : there + stride],
                    credible,
                )
        if j:
            j -= 1
            at[j] = 0
            base[j] = here
