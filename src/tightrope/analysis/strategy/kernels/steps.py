"""How many improvements lead to each state: a breadth-first search, compiled."""

from __future__ import annotations

from typing import Any

import numpy as np

from tightrope.analysis.strategy.kernels.compiled import jit


@jit
def improvements_to(ranks: Any, layout: Any, start: int, best: bool) -> Any:
    """Gives the fewest improvements, whosever, that lead from `start` to each state, int32
    (states,); -1 where none do. `ranks` int32 (decision makers, states). With `best`, of those
    alone than which their mover has none there that it ranks higher.

    From the states of a class the same moves are open, so one that its owner likes no less than
    a state of the class met before leads nowhere new.
    """
    count, states = ranks.shape
    distance = np.full(states, -1, dtype=np.int32)
    left = np.full(len(layout.mask), np.iinfo(np.int32).max, dtype=np.int32)
    queue = np.empty(states, dtype=np.int32)
    distance[start], queue[0] = 0, start
    head, tail = 0, 1
    while head < tail:
        state = queue[head]
        head += 1
        for dm in range(count):
            own, here = layout.class_of[state, dm], ranks[dm, state]
            if here >= left[own]:
                continue
            left[own] = here
            least = _highest(ranks, layout, dm, own) if best else here + 1
            there = layout.first_of_block[own]
            while _is_of_block(layout, dm, there, own):
                if layout.mask[own] & ~layout.mask[there] == 0:
                    for k in range(layout.starts[there], layout.starts[there + 1]):
                        target = layout.order[dm, k - dm * states]
                        if distance[target] < 0 and ranks[dm, target] >= max(least, here + 1):
                            distance[target] = distance[state] + 1
                            queue[tail] = target
                            tail += 1
                there += 1
    return distance


@jit
def _is_of_block(layout: Any, dm: int, one: int, other: int) -> Any:
    in_reach = one < layout.span[dm + 1]
    return in_reach and layout.first_of_block[one] == layout.first_of_block[other]


@jit
def _highest(ranks: Any, layout: Any, dm: int, own: int) -> Any:
    """The highest rank that a decision maker can get to from the states of a class."""
    found = ranks[dm, layout.order[dm, layout.starts[own] - dm * ranks.shape[1]]]
    there = layout.first_of_block[own]
    while _is_of_block(layout, dm, there, own):
        if layout.mask[own] & ~layout.mask[there] == 0:
            for k in range(layout.starts[there], layout.starts[there + 1]):
                found = max(found, ranks[dm, layout.order[dm, k - dm * ranks.shape[1]]])
        there += 1
    return found
