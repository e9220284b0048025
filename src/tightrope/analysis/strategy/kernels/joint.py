"""Simultaneous stability, compiled: every combination of the opponents' improvements."""

from __future__ import annotations

from typing import Any

import numpy as np

from tightrope.analysis.strategy.kernels.compiled import jit


@jit
def _find(code: int, codes: Any, table: Any, by_code: Any) -> int:
    """The state with this code or -1: by table where there is one, else by bisection."""
    if len(table):
        return int(table[code])
    low, high = 0, len(by_code)
    while low < high:
        middle = (low + high) // 2
        if codes[by_code[middle]] < code:
            low = middle + 1
        else:
            high = middle
    if low < len(by_code) and codes[by_code[low]] == code:
        return int(by_code[low])
    return -1


@jit
def _gains(
    s: int,
    j: int,
    ranks: Any,
    order: Any,
    starts: Any,
    first_of_block: Any,
    mask: Any,
    standing: Any,
    last: int,
    out: Any,
) -> int:
    """Fills `out` with the improvements of j from s; gives how many there are."""
    states = ranks.shape[1]
    c = standing[s, j, 1]
    found = 0
    d = c
    while d < last and first_of_block[d] == first_of_block[c]:
        if mask[c] & ~mask[d] == 0:
            for k in range(starts[d] - j * states, starts[d + 1] - j * states):
                t = order[j, k]
                if ranks[j, t] > ranks[j, s]:
                    out[found] = t
                    found += 1
        d += 1
    return found


@jit
def _met(
    s1: int,
    bar: int,
    own: Any,
    shifts: Any,
    counts: Any,
    chosen: Any,
    codes: Any,
    table: Any,
    by_code: Any,
) -> bool:
    """Whether some joint answer laid over s1 gives a feasible state of rank at most `bar`."""
    chosen[:] = 0
    code = codes[s1]
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
        t = _find(code, codes, table, by_code)
        if t >= 0 and own[t] <= bar:
            return True


@jit
def stable_jointly(
    dm: int,
    ranks: Any,
    takes_part: Any,
    widest: int,
    order: Any,
    starts: Any,
    first_of_block: Any,
    mask: Any,
    class_span: Any,
    standing: Any,
    codes: Any,
    table: Any,
    by_code: Any,
    out: Any,
) -> None:
    """Fills `out` (states,) with whether each state is SIM-stable for `dm`."""
    count, states = ranks.shape
    own = ranks[dm]
    gains = np.empty(widest, dtype=np.int32)
    answers = np.empty(widest, dtype=np.int32)
    shifts = np.zeros((count, widest + 1), dtype=np.int64)
    counts = np.ones(count, dtype=np.int64)
    chosen = np.zeros(count, dtype=np.int64)
    for s in range(states):
        better = _gains(
            s, dm, ranks, order, starts, first_of_block, mask, standing, class_span[dm + 1], gains
        )
        out[s] = True
        if not better:
            continue
        for j in range(count):
            counts[j] = 1
            if j != dm and takes_part[j, s]:
                found = _gains(
                    s,
                    j,
                    ranks,
                    order,
                    starts,
                    first_of_block,
                    mask,
                    standing,
                    class_span[j + 1],
                    answers,
                )
                counts[j] = found + 1
                for k in range(found):
                    shifts[j, k + 1] = codes[answers[k]] - codes[s]
        for k in range(better):
            if not _met(gains[k], own[s], own, shifts, counts, chosen, codes, table, by_code):
                out[s] = False
                break
