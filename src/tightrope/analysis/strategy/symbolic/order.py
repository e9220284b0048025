"""In which order the options stand in a diagram: those that statements join, near each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import reverse_cuthill_mckee

Scopes = Sequence[Sequence[int]]
_MOST_PASSES = 10


def order_options(options: int, scopes: Scopes) -> list[int]:
    """Gives the options so that those of one formula stand near each other.

    It begins with the order of Cuthill and McKee (1969) and then moves one option after the other
    to where the diagrams stay smallest (sifting, Rudell 1993), judged by the formulas alone: the
    sum over all places of 2 to the number of options that formulas still wait for there. No
    diagram is made for it, and the same formulas give the same order.
    """
    order = _near(options, scopes)
    least = _size(order, scopes)
    for _ in range(_MOST_PASSES):
        before = least
        for option in list(order):
            rest = [other for other in order if other != option]
            tried = ([*rest[:at], option, *rest[at:]] for at in range(options))
            size, new = min((_size(one, scopes), one) for one in tried)
            if size < least:
                order, least = new, size
        if least == before:
            break
    return order


def cut_width(order: Sequence[int], scopes: Scopes) -> int:
    """Gives the most options that formulas still wait for at one place of the order.

    An upper bound of the pathwidth of the options, joined where one formula names both.
    """
    return max(_waiting(order, scopes), default=0)


def _near(options: int, scopes: Scopes) -> list[int]:
    pairs = [(a, b) for scope in scopes for a in scope for b in scope if a != b]
    rows, columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    together = coo_matrix((np.ones(len(pairs)), (rows, columns)), shape=(options, options))
    order = reverse_cuthill_mckee(together.tocsr(), symmetric_mode=True)
    return [int(option) for option in order]


def _size(order: Sequence[int], scopes: Scopes) -> int:
    return sum(2**waiting for waiting in _waiting(order, scopes))


def _waiting(order: Sequence[int], scopes: Scopes) -> list[int]:
    """At each place of the order, how many options so far a formula beyond it still names."""
    place = {option: at for at, option in enumerate(order)}
    last = list(range(len(order)))
    for scope in scopes:
        places = [place[option] for option in scope]
        end = max(places, default=0)
        for at in places:
            last[at] = max(last[at], end)
    change = [1] * len(order)
    for end in last:
        change[end] -= 1
    return list(accumulate(change))
