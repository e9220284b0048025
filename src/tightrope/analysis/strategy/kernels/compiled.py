"""The compiled passes (numba): one visit per state and class, no state-by-state Python.

Importing this module compiles nothing; the first call of a pass compiles it or loads it from the
cache on disk. All arrays are those of `layout.Layout`, plus the ranks.
"""

from __future__ import annotations

from typing import Any

import numba as nb
import numpy as np
import numpy.typing as npt

__all__ = ["best_within", "lowest_reached", "sort_classes", "sorted_by_value"]

Int32s = npt.NDArray[np.int32]
_jit = nb.njit(nogil=True, cache=True, boundscheck=False)


@_jit
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


@_jit
def sort_classes(
    ranks: Any, order: Any, starts: Any, first: int, last: int, base: int, out: Any
) -> None:
    """Fills `out` (states, 2) with (rank, state), each class ascending by its owner's rank.

    Classes first … last of one decision maker; `base` is where its states begin.
    """
    for k in range(len(order)):
        out[k, 0], out[k, 1] = ranks[order[k]], order[k]
    for c in range(first, last):
        _sort_run(out, starts[c] - base, starts[c + 1] - base)


@_jit
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


@_jit
def best_within(
    value: Any, order: Any, starts: Any, first_class: Any, mask: Any, span: Any, base: int, out: Any
) -> None:
    """Fills `out` with the highest value within one move of each state, itself included.

    `span` are the first and last block of the decision maker.
    """
    for b in range(span[0], span[1]):
        low, high = first_class[b], first_class[b + 1]
        for c in range(low, high):
            best = np.int32(-1)
            for d in range(low, high):
                if mask[c] & ~mask[d] == 0:
                    for k in range(starts[d] - base, starts[d + 1] - base):
                        best = max(best, value[order[k]])
            for k in range(starts[c] - base, starts[c + 1] - base):
                out[order[k]] = best


@_jit
def lowest_reached(
    value: Any,
    by_value: Any,
    dm: int,
    sorted_runs: Any,
    standing: Any,
    first_class: Any,
    starts: Any,
    mask: Any,
    own_mask: Any,
    one_way: Any,
    credible: bool,
) -> Any:
    """Gives the least value the opponents of `dm` can reach from each state, itself included.

    Retrograde search: states are taken in ascending value; whatever can move into a state already
    reached gets its value. One pointer per class stands where the states not yet visited begin, so
    each state is visited once per opponent.
    """
    states, count = len(value), standing.shape[1]
    out = np.full(states, np.int32(-1), dtype=np.int32)
    pointer = starts.copy()
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
                block = standing[t, j, 1]
                for c in range(first_class[block], first_class[block + 1]):
                    if one_way[j] and mask[c] & ~own_mask[j, t] != 0:
                        continue
                    at, end = pointer[c], starts[c + 1]
                    while at < end and sorted_runs[at, 0] < limit:
                        u = sorted_runs[at, 1]
                        at += 1
                        if out[u] < 0:
                            out[u] = worth
                            stack[depth] = u
                            depth += 1
                    pointer[c] = at
    return out
