"""Simultaneous stability, compiled: every combination of the opponents' improvements.

Against one opponent whose options are all reversible no combination is tried: what it improves to
from a state are the states of its block that it ranks higher, so that, its block gone through from
the best for it to the worst, the least that they leave the decision maker with is a running minimum.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from tightrope.analysis.strategy.kernels.compiled import jit
from tightrope.arrays import Flags, Int32s, Ints, Uint64s
from tightrope.conflict import StateSpace

_LARGEST_TABLE = 1 << 26


class Codes(NamedTuple):
    """The code of each state, and the way back: by table (codes,) where there is one (-1: no
    state), else by bisection among the states in order of their codes."""

    of: Ints
    table: Int32s
    in_order: Ints

    @classmethod
    def of_space(cls, space: StateSpace) -> Codes:
        """Gives those of a space."""
        if space.product > _LARGEST_TABLE:
            return cls(space.codes, np.empty(0, dtype=np.int32), np.argsort(space.codes))
        table = np.full(space.product, -1, dtype=np.int32)
        table[space.codes] = np.arange(space.size, dtype=np.int32)
        return cls(space.codes, table, np.empty(0, dtype=np.int64))


@jit
def _find(code: int, codes: Any) -> int:
    """The state with this code or -1."""
    if len(codes.table):
        return int(codes.table[code])
    low, high = 0, len(codes.in_order)
    while low < high:
        middle = (low + high) // 2
        if codes.of[codes.in_order[middle]] < code:
            low = middle + 1
        else:
            high = middle
    if low < len(codes.in_order) and codes.of[codes.in_order[low]] == code:
        return int(codes.in_order[low])
    return -1


@jit
def _gains(s: int, j: int, ranks: Any, layout: Any, out: Any) -> int:
    """Fills `out` with the improvements of j from s; gives how many there are."""
    base = j * ranks.shape[1]
    c = layout.class_of[s, j]
    found = 0
    d = c
    while d < layout.span[j + 1] and layout.first_of_block[d] == layout.first_of_block[c]:
        if layout.mask[c] & ~layout.mask[d] == 0:
            for k in range(layout.starts[d] - base, layout.starts[d + 1] - base):
                t = layout.order[j, k]
                if ranks[j, t] > ranks[j, s]:
                    out[found] = t
                    found += 1
        d += 1
    return found


@jit
def _met(s1: int, bar: int, own: Any, shifts: Any, counts: Any, codes: Any) -> bool:
    """Whether some joint answer laid over s1 gives a feasible state of rank at most `bar`."""
    chosen = np.zeros(len(counts), dtype=np.int64)
    code = codes.of[s1]
    while True:
        j = 0
        while j < len(counts):  # the next combination: shifts[j, 0] is 0, standing still
            code -= shifts[j, chosen[j]]
            chosen[j] += 1
            if chosen[j] < counts[j]:
                code += shifts[j, chosen[j]]
                break
            chosen[j] = 0
            j += 1
        if j == len(counts):
            return False
        t = _find(code, codes)
        if t >= 0 and own[t] <= bar:
            return True


class Against(NamedTuple):
    """A game of two over the box of their own levels, arrays (own levels, the other's levels):
    the ranks of the decision maker and of the other (-1: infeasible), whether the other takes part;
    and `mask` (own levels,) as in `Blocks`."""

    own: Int32s
    other: Int32s
    takes_part: Flags
    mask: Uint64s

    @classmethod
    def of(cls, space: StateSpace, ranks: Any, dm: int, takes_part: Any) -> Against:
        """Gives the game as decision maker 0 or 1 sees it."""

        def box(values: Any, elsewhere: int) -> Any:
            out = np.full(space.product, elsewhere, dtype=values.dtype)
            out[space.codes] = values
            grid = out.reshape(space.own(1)[1], space.own(0)[1])
            return np.ascontiguousarray(grid.T if dm == 0 else grid)

        stride, count = space.own(dm)
        mask = np.zeros(count, dtype=np.uint64)
        bound = space.blocks(dm).mask
        if bound is not None:
            mask[space.codes // stride % count] = bound
        other = 1 - dm
        return cls(box(ranks[dm], -1), box(ranks[other], -1), box(takes_part[other], 0), mask)

    def stable(self, space: StateSpace, dm: int) -> Any:
        """Gives in which states the decision maker is SIM-stable, bool (states,)."""
        held = stable_against(*self)
        return (held.T if dm == 0 else held).reshape(-1)[space.codes]


def is_against_one(space: StateSpace, dm: int) -> bool:
    """Whether there is one opponent, its options are reversible, and the box can be laid out."""
    return (
        len(space.decision_makers) == 2
        and space.product <= _LARGEST_TABLE
        and not any(space.direction[k] for k in space.options_of(1 - dm))
    )


@jit
def stable_against(own: Any, other: Any, takes_part: Any, mask: Any) -> Any:
    """Gives where the decision maker of an `Against` is SIM-stable, as a box."""
    out = np.ones(own.shape, dtype=np.bool_)
    for a in range(len(own)):
        order = np.argsort(-other[a])
        count = 0
        while count < len(order) and other[a, order[count]] >= 0:
            count += 1
        for target in range(len(own)):
            if target == a or (mask[a] & ~mask[target]) != 0:
                continue
            least = np.int32(2147483647)
            first = 0
            while first < count:
                last = first
                while last < count and other[a, order[last]] == other[a, order[first]]:
                    b = order[last]
                    if own[target, b] > own[a, b]:
                        out[a, b] &= takes_part[a, b] and least <= own[a, b]
                    last += 1
                for k in range(first, last):
                    got = own[target, order[k]]
                    if got >= 0:
                        least = min(least, got)
                first = last
    return out


@jit
def count_combinations(dm: int, ranks: Any, layout: Any, rows: Any) -> float:
    """Gives how many combinations `stable_jointly` tries at most in these states."""
    gains = np.empty(layout.widest, dtype=np.int32)
    total = 0.0
    for s in rows:
        tried = float(_gains(s, dm, ranks, layout, gains))
        for j in range(len(ranks)):
            if j != dm and tried > 0:
                tried *= 1 + _gains(s, j, ranks, layout, gains)
        total += tried
    return total


@jit
def stable_jointly(dm: int, ranks: Any, takes_part: Any, layout: Any, codes: Any) -> Any:
    """Gives in which states `dm` is SIM-stable, bool (states,)."""
    count, states = ranks.shape
    own = ranks[dm]
    out = np.ones(states, dtype=np.bool_)
    gains = np.empty(layout.widest, dtype=np.int32)
    answers = np.empty(layout.widest, dtype=np.int32)
    shifts = np.zeros((count, layout.widest + 1), dtype=np.int64)
    counts = np.ones(count, dtype=np.int64)
    for s in range(states):
        better = _gains(s, dm, ranks, layout, gains)
        if not better:
            continue
        for j in range(count):
            counts[j] = 1
            if j != dm and takes_part[j, s]:
                found = _gains(s, j, ranks, layout, answers)
                counts[j] = found + 1
                for k in range(found):
                    shifts[j, k + 1] = codes.of[answers[k]] - codes.of[s]
        for k in range(better):
            if not _met(gains[k], own[s], own, shifts, counts, codes):
                out[s] = False
                break
    return out
