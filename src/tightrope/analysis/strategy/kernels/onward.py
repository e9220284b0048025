"""What opponents reach where few moves can be taken back: one pass over the box of combinations.

States that agree in the irreversible options form a layer; moves between layers lead onward only.
So layers are settled from the last to the first: what a state reaches is the least of what is
reached from where a single move leads, and within a layer that is repeated until nothing changes,
which is soon where layers are small. Infeasible combinations stay in the box as states nobody may
enter; the moves of a decision maker between layers join whole slices of the box.
"""

from __future__ import annotations

from math import prod
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from tightrope.analysis.strategy.kernels.compiled import jit
from tightrope.arrays import Ints
from tightrope.conflict import StateSpace

_SPARSEST = 8  # combinations to a feasible state up to which the box is worth sweeping
_MOST_OWN = 1 << 11  # combinations of one decision maker's levels
_WIDEST_LAYER = 1 << 6  # combinations of reversible levels; above, the retrograde search is faster


class Onward(NamedTuple):
    """The single moves of every decision maker, as what they add to a state's code.

    `choices[span[dm]:span[dm + 1]]` are the combinations of dm's irreversible levels, each after
    all it may move to, which for choice k are `targets[first[k]:first[k + 1]]`. `free` has
    the combinations of its reversible levels, `sizes[dm]` of them up to `ends[dm]`; `outer[dm]` those of all
    decision makers after it together, `layer` those of all, the first decision maker's fastest;
    `strides` are the strides of the decision makers' first options.
    """

    choices: Ints
    span: Ints
    first: Ints
    targets: Ints
    free: Ints
    sizes: Ints
    ends: Ints
    outer: Ints
    outer_span: Ints
    layer: Ints
    strides: Ints

    @classmethod
    def of(cls, space: StateSpace) -> Onward:
        """Gives the moves of a space."""
        everybody = range(len(space.decision_makers))
        moves = [_moves(space, dm) for dm in everybody]
        free = [_combinations(space, dm, bound=False) for dm in everybody]
        outer = [np.zeros(1, dtype=np.int64)]
        for codes in reversed(free):
            outer.insert(0, (outer[0][:, None] + codes[None, :]).reshape(-1))
        return cls(
            choices=np.concatenate([choices for choices, _, _ in moves]),
            span=_bounds([len(choices) for choices, _, _ in moves]),
            first=_bounds(np.concatenate([counts for _, counts, _ in moves])),
            targets=np.concatenate([targets for _, _, targets in moves]),
            free=np.concatenate(free),
            sizes=np.array([len(codes) for codes in free], dtype=np.int64),
            ends=_bounds([len(codes) for codes in free])[1:],
            outer=np.concatenate(outer[1:]),
            outer_span=_bounds([len(codes) for codes in outer[1:]]),
            layer=outer[0],
            strides=np.array([space.own(dm)[0] for dm in everybody], dtype=np.int64),
        )


def leads_onward(space: StateSpace) -> bool:
    """Whether few moves can be taken back, and the box of all combinations is not mostly empty."""
    layer = prod(
        count for count, way in zip(space.level_counts, space.direction, strict=True) if not way
    )
    return (
        any(space.direction)
        and layer <= _WIDEST_LAYER
        and space.product <= _SPARSEST * space.size
        and all(space.own(dm)[1] <= _MOST_OWN for dm in range(len(space.decision_makers)))
    )


def _bounds(sizes: npt.ArrayLike) -> Ints:
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)


def _combinations(space: StateSpace, dm: int, *, bound: bool) -> Ints:
    """The codes of all combinations of dm's irreversible (`bound`) or reversible levels."""
    codes = np.zeros(1, dtype=np.int64)
    for k in space.options_of(dm):
        if bool(space.direction[k]) == bound:
            steps = np.arange(space.level_counts[k]) * space.strides[k]
            codes = (steps[:, None] + codes[None, :]).reshape(-1)
    return codes


def _moves(space: StateSpace, dm: int) -> tuple[Ints, Ints, Ints]:
    """The choices, each after all it may move to; how many those are; and they, one after another."""
    codes = _combinations(space, dm, bound=True)
    levels = space.decode(codes).astype(np.int64)
    bound = [k for k in space.options_of(dm) if space.direction[k]]
    risen = np.stack(
        [levels[:, k] * (1 if space.direction[k] == "up" else -1) for k in bound]
        or [np.zeros(len(codes), dtype=np.int64)]
    )
    order = np.argsort(-risen.sum(axis=0), kind="stable")
    legal = np.ones((len(order), len(order)), dtype=np.bool_)
    for far in risen:
        legal &= far[order][:, None] <= far[None, :]
    legal[np.arange(len(order)), order] = False
    return codes[order], legal.sum(axis=1), codes[np.nonzero(legal)[1]]


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
def _join_single(
    low: Any, ranks: Any, here: int, there: int, targets: Any, free: Any, credible: bool
) -> None:
    """Lowers one state to what moves to targets + free reach; `ranks` are those of the mover."""
    limit = ranks[here] if credible else np.int32(-1)
    best = low[here]
    for target in targets:
        for shift in free:
            t = there + target + shift
            best = min(best, low[t] if ranks[t] > limit else np.int32(2147483647))
    low[here] = best


@jit
def _settle(
    low: Any, ranks: Any, dm: int, here: int, layer: Any, sizes: Any, credible: bool
) -> None:
    """Lowers the states of one layer to what is reached within it."""
    changed = True
    while changed:
        changed = False
        radix = 1
        for j in range(len(sizes)):
            size = sizes[j]
            if j == dm or size == 1:
                radix *= size
                continue
            for i in range(0, len(layer), radix * size):
                for k in range(i, i + radix):
                    for a in range(k, k + radix * size, radix):
                        s = here + layer[a]
                        limit = ranks[j, s] if credible else np.int32(-1)
                        for b in range(k, k + radix * size, radix):
                            t = here + layer[b]
                            if ranks[j, t] > limit and low[t] < low[s]:
                                low[s] = low[t]
                                changed = True
            radix *= size


@jit
def lower_onward(low: Any, ranks: Any, dm: int, moves: Any, credible: bool) -> None:
    """Lowers `low` (combinations,) to the least that the opponents of `dm` reach from each.

    `ranks` (decision makers, combinations) is -1 where a combination is infeasible; `moves` are an
    `Onward`. The irreversible choices are gone through as nested digits, the slowest outermost,
    each after those it may move to.
    """
    choices, span, first, targets, free = moves[:5]
    sizes, ends, outer, outer_span, layer, strides = moves[5:]
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
        own = free[ends[j] - sizes[j] : ends[j]]
        onward = targets[first[k] : first[k + 1]]
        for q in range(outer_span[j], outer_span[j + 1] if j != dm and len(onward) else 0):
            there = base[j] + outer[q]
            for shift in own:
                here = there + choices[k] + shift
                if stride == 1:
                    _join_single(low, ranks[j], here, there, onward, own, credible)
                    continue
                for target in onward:
                    for other in own:
                        t = there + target + other
                        _join(
                            low[here : here + stride],
                            low[t : t + stride],
                            ranks[j, here : here + stride],
                            ranks[j, t : t + stride],
                            credible,
                        )
        if j:
            j -= 1
            at[j] = 0
            base[j] = base[j + 1] + choices[k]
        elif len(layer) > 1:
            _settle(low, ranks, dm, base[0] + choices[k], layer, sizes, credible)
