"""How many improvements lead to each state: a breadth-first search, compiled."""

from __future__ import annotations

from typing import Any

import numpy as np

from tightrope.analysis.strategy.kernels.compiled import jit


@jit
def improvements_to(ranks: Any, layout: Any, start: int) -> Any:
    """Gives the fewest improvements, whosever, that lead from `start` to each state, int32
    (states,); -1 where none do. `ranks` int32 (decision makers, states).

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
            block = layout.first_of_block[own]
            there = block
            while there < layout.span[dm + 1] and layout.first_of_block[there] == block:
                if layout.mask[own] & ~layout.mask[there] == 0:
                    for k in range(layout.starts[there], layout.starts[there + 1]):
                        target = layout.order[dm, k - dm * states]
                        if distance[target] < 0 and ranks[dm, target] > here:
                            distance[target] = distance[state] + 1
                            queue[tail] = target
                            tail += 1
                there += 1
    return distance
