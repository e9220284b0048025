"""The compiled passes (numba): one visit per state and class, no state-by-state Python.

Importing this module compiles nothing; the first call of a pass compiles it or loads it from the
cache on disk. All arrays are those of `layout.Layout`, plus the ranks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numba as nb
import numpy as np
import numpy.typing as npt

from tightrope.arrays import Int32s, Uint64s


def jit(function: Callable[..., Any]) -> Callable[..., Any]:
    """Compiled on first use and kept on disk, where there is a place to keep it."""
    try:
        return nb.njit(nogil=True, cache=True)(function)
    except RuntimeError:  # numba's answer to an installation and a home that cannot be written
        return nb.njit(nogil=True)(function)


@jit
def _sort_run(run: Any, low: int, high: int) -> None:
    """Sorts rows low … high of (rank, state) by rank: by insertion while short, else by merging."""
    if high - low <= 24:
        for k in range(low + 1, high):
            rank, state = run[k, 0], run[k, 1]
            at = k
            while at > low and run[at - 1, 0] > rank:
                run[at, 0], run[at, 1] = run[at - 1, 0], run[at - 1, 1]
                at -= 1
            run[at, 0], run[at, 1] = rank, state
        return
    places = np.argsort(run[low:high, 0].copy(), kind="mergesort")
    before = run[low:high].copy()
    for k in range(high - low):
        run[low + k, 0], run[low + k, 1] = before[places[k], 0], before[places[k], 1]


@jit
def sort_classes(ranks: Any, layout: Any, dm: int, out: Any) -> None:
    """Fills `out` (states, 2) with (rank, state) of the states of each class of `dm`, ascending."""
    order, base = layout.order[dm], dm * len(out)
    for k in range(len(order)):
        out[k, 0], out[k, 1] = ranks[order[k]], order[k]
    for c in range(layout.span[dm], layout.span[dm + 1]):
        _sort_run(out, layout.starts[c] - base, layout.starts[c + 1] - base)


@jit
def sorted_by_value(value: Any) -> Any:
    """Gives the states in ascending order of a non-negative int32 value, by counting."""
    top = 0
    for v in value:
        top = max(top, v)
    at = np.zeros(top + 2, dtype=np.int32)
    for v in value:
        at[v + 1] += 1
    for k in range(1, top + 2):
        at[k] += at[k - 1]
    order = np.empty(len(value), dtype=np.int32)
    for s in range(len(value)):
        order[at[value[s]]] = s
        at[value[s]] += 1
    return order


@jit
def best_within(value: Any, layout: Any, dm: int) -> Any:
    """Gives the highest value within one move of `dm` from each state, itself included."""
    out = np.empty_like(value)
    order, starts, base = layout.order[dm], layout.starts, dm * len(value)
    low, high = layout.span[dm], layout.span[dm + 1]
    peak = np.empty(high - low, dtype=np.int32)
    for c in range(low, high):
        best = np.int32(-1)
        for k in range(starts[c] - base, starts[c + 1] - base):
            best = max(best, value[order[k]])
        peak[c - low] = best
    for c in range(low, high):
        best = peak[c - low]
        d = c + 1
        while d < high and layout.first_of_block[d] == layout.first_of_block[c]:
            if layout.mask[c] & ~layout.mask[d] == 0:
                best = max(best, peak[d - low])
            d += 1
        for k in range(starts[c] - base, starts[c + 1] - base):
            out[order[k]] = best
    return out


@jit
def _open_class(skip: Any, c: int) -> int:
    """The highest class up to c with states not yet visited, or -1; `skip` counts classes from 1."""
    while c >= 0:
        below = skip[c] - 1
        if below == c:
            return c
        if below >= 0:
            skip[c] = skip[below]
        c = below
    return -1


class Walk(NamedTuple):
    """What a retrograde search walks over.

    `runs` (decision makers * states, 2) are (rank, state) sorted within classes, `standing` (states,
    decision makers, 2) each state's rank and class, `mask` that of each class. `classes` (classes,
    4), overwritten, has for each class where its states not yet visited begin, where they end, the
    first class of its block, and up to which rank it was already asked for (-1); so each state is
    visited once per opponent. `skip` (classes,), overwritten, starts as 1, 2, … and leads from a
    class that is used up to the next one below; empty if no move is one-way.
    """

    runs: Int32s
    standing: Int32s
    mask: Uint64s
    classes: npt.NDArray[Any]
    skip: Int32s


@jit
def lowest_reached(value: Any, by_value: Any, dm: int, walk: Any, credible: bool) -> Any:
    """Gives the least value the opponents of `dm` can reach from each state, itself included.

    Retrograde search: states are taken in ascending value, and whatever can move into a state
    already reached gets its value.
    """
    runs, standing, mask, classes, skip = walk
    states, count = len(value), standing.shape[1]
    out = np.full(states, np.int32(-1), dtype=np.int32)
    stack = np.empty(states, dtype=np.int32)
    for root in by_value:
        if out[root] >= 0:
            continue
        worth = value[root]
        out[root] = worth
        stack[0] = root
        depth = 1
        while depth:
            depth -= 1
            t = stack[depth]
            for j in range(count):
                if j == dm:
                    continue
                limit = standing[t, j, 0] if credible else np.int32(2147483647)
                c = standing[t, j, 1]
                if limit <= classes[c, 3]:
                    continue
                classes[c, 3] = limit
                first = classes[c, 2]
                d = c if first == c else _open_class(skip, c)
                while d >= first:
                    if d == c or mask[d] & ~mask[c] == 0:
                        at, end = classes[d, 0], classes[d, 1]
                        while at < end and runs[at, 0] < limit:
                            u = runs[at, 1]
                            at += 1
                            if out[u] < 0:
                                out[u] = worth
                                stack[depth] = u
                                depth += 1
                        classes[d, 0] = at
                        if at == end and len(skip):
                            skip[d] = d
                    d = -1 if first == c else _open_class(skip, d - 1)
    return out


@jit
def _root(parent: Any, s: int) -> int:
    while parent[s] != s:
        parent[s] = parent[parent[s]]
        s = parent[s]
    return s


@jit
def components(dm: int, layout: Any) -> Any:
    """Gives, for reversible moves, a state standing for all that the opponents of `dm` can reach
    from each state (union-find over their blocks)."""
    order, starts, span = layout.order, layout.starts, layout.span
    count, states = order.shape
    parent = np.arange(states, dtype=np.int32)
    for j in range(count):
        if j == dm:
            continue
        for c in range(span[j], span[j + 1]):
            low, high = starts[c] - j * states, starts[c + 1] - j * states
            if high - low < 2:
                continue
            top = _root(parent, order[j, low])
            for k in range(low + 1, high):
                other = _root(parent, order[j, k])
                if other < top:
                    parent[top] = other
                    top = other
                else:
                    parent[other] = top
    for s in range(states):
        parent[s] = parent[parent[s]]
    return parent


@jit
def lowest_joined(value: Any, root: Any) -> Any:
    """Gives the least value among the states with the same root."""
    low = np.full(len(value), np.int32(2147483647), dtype=np.int32)
    for s in range(len(value)):
        low[root[s]] = min(low[root[s]], value[s])
    out = np.empty(len(value), dtype=np.int32)
    for s in range(len(value)):
        out[s] = low[root[s]]
    return out
