"""The most likely courses to an end: sequences of moves, the likeliest first."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from itertools import count
from math import exp, log

from tightrope.analysis.dynamics.chain import Chain
from tightrope.arrays import Flags

MOST_LOOKED = 4000  # states opened: beyond, what was found is given
LEAST = 0.005  # a course less likely than this says nothing of how an end may come about


@dataclass(frozen=True, slots=True)
class Course:
    """States from the start to the end; `probability`: that just these moves come, in this order."""

    states: tuple[int, ...]
    probability: float


def likely_courses(chain: Chain, start: int, target: Flags, most: int = 3) -> tuple[Course, ...]:
    """Gives the likeliest courses from `start` to a first state of `target`, at most `most`.

    Courses that come back to a state are left out, and those less likely than `LEAST`. How long the moves take does not count: it is
    the chance that these are the next moves (Dijkstra on minus the logarithm of each chance).
    """
    order, dear = count(), -log(LEAST)
    found: list[Course] = []
    waiting: list[tuple[float, int, tuple[int, ...]]] = [(0.0, next(order), (start,))]
    opened: dict[int, int] = {}
    while waiting and len(found) < most and sum(opened.values()) < MOST_LOOKED:
        cost, _, course = heapq.heappop(waiting)
        here = course[-1]
        if target[here]:
            found.append(Course(course, exp(-cost)))
            continue
        if opened.get(here, 0) >= most:
            continue
        opened[here] = opened.get(here, 0) + 1
        for to, chance in chain.likely_next(here):
            if cost - chance <= dear and to not in course and opened.get(to, 0) < most:
                heapq.heappush(waiting, (cost - chance, next(order), (*course, to)))
    return tuple(found)
