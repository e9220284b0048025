"""A draw from a decision maker's choices at the price of one look, however many states it reaches.

Of each block of states a table is made the first time a world comes there (Walker 1977; Vose 1991):
every state in it has one cell, which stands for that state and for at most one other. A draw takes
a cell evenly and one of its two states; so the cost of a chance does not grow with the block, and
blocks where no world comes cost nothing. Inertia is decided before, and what cannot be undone after:
a state that is out of reach is drawn again, which leaves the law of the others as it is.
"""

from __future__ import annotations

from typing import NamedTuple

import numba
import numpy as np
import numpy.typing as npt

from tightrope.arrays import Flags, Floats, Int32s, Ints, Uint64s

# of a state under one way of choosing: the chance of staying by inertia, and where the cells of its
# block are; `width` 0: not made yet
SPOT = np.dtype([("stay", "f8"), ("begin", "i4"), ("width", "i4")])
# the state itself where what is left of the draw is below `own`, else the other
CELL = np.dtype([("own", "f8"), ("state", "i4"), ("other", "i4")])


class Ways(NamedTuple):
    """The ways of choosing, as arrays: those of mover m are `of[m]` … `of[m+1]`, the plain one last.

    `weight` (ways, states); `stay` (ways,): by how many times its own weight the present state
    counts beyond that; `share` (ways, states): how likely the way is followed. Mover m's groups are
    `groups[m]` … in `starts`, which bound the states in `order`; `group_of` (movers, states);
    `mask` (movers, states): a move may only add bits where `one_way[m]`. `shift` (ways,) is added to
    a place in `order` for the place of the cell.
    """

    of: Ints
    weight: Floats
    stay: Floats
    share: Floats
    groups: Ints
    starts: Ints
    order: Int32s
    group_of: Int32s
    one_way: Flags
    mask: Uint64s
    shift: Ints


class Tables(NamedTuple):
    """What has been made so far: `spot` SPOT (states, ways), `cell` CELL (cells,)."""

    spot: npt.NDArray[np.void]
    cell: npt.NDArray[np.void]


def empty_tables(ways: Ways, states: int) -> Tables:
    """Gives tables in which nothing is made yet."""
    sizes = np.diff(ways.starts[ways.groups])[
        np.repeat(np.arange(len(ways.of) - 1), np.diff(ways.of))
    ]
    spot = np.zeros((states, len(ways.weight)), dtype=SPOT)
    return Tables(spot, np.zeros(int(sizes.sum()), dtype=CELL))


@numba.njit(cache=True, nogil=True)
def make_group(ways: Ways, tables: Tables, mover: int, way: int, state: int) -> None:
    """Makes the cells of the group that a state is in, and the spots of the states of it."""
    group = ways.groups[mover] + ways.group_of[mover, state]
    begin, end = ways.starts[group], ways.starts[group + 1]
    width, cells = end - begin, begin + ways.shift[way]
    weight, total, top = ways.weight[way], 0.0, begin
    for j in range(begin, end):
        total += weight[ways.order[j]]
        if weight[ways.order[j]] > weight[ways.order[top]]:
            top = j
    part = np.empty(width)
    below, above = np.empty(width, dtype=np.int64), np.empty(width, dtype=np.int64)
    less = more = 0
    for j in range(width):
        one = ways.order[begin + j]
        part[j] = weight[one] / total * width
        # what rounding leaves over keeps to itself, or to the likeliest if it cannot be
        cell = tables.cell[cells + j]
        cell.own = 1.0 if weight[one] > 0 else 0.0
        cell.state, cell.other = one, ways.order[top]
        if part[j] < 1.0:
            below[less] = j
            less += 1
        else:
            above[more] = j
            more += 1
    while less > 0 and more > 0:
        less -= 1
        low, high = below[less], above[more - 1]
        cell = tables.cell[cells + low]
        cell.own, cell.other = part[low], ways.order[begin + high]
        part[high] -= 1.0 - part[low]
        if part[high] < 1.0:
            more -= 1
            below[less] = high
            less += 1
    for j in range(begin, end):
        extra = ways.stay[way] * weight[ways.order[j]]
        spot = tables.spot[ways.order[j], way]
        spot.stay = extra / (total + extra) if extra > 0 else 0.0
        spot.begin, spot.width = cells, width


@numba.njit(cache=True, inline="always")
def may_move(mask: Uint64s, here: int, there: int) -> bool:
    """Tells whether a move undoes nothing that cannot be undone; `mask` (states,) is the mover's."""
    return bool(mask[here] & ~mask[there] == 0)


@numba.njit(cache=True, nogil=True)
def look_through(ways: Ways, mover: int, way: int, state: int, unit: float) -> int:
    """Gives the choice for an even draw from 0 to 1, looking at every state in reach."""
    group = ways.groups[mover] + ways.group_of[mover, state]
    weight = ways.weight[way]
    total = ways.stay[way] * weight[state]
    for j in range(ways.starts[group], ways.starts[group + 1]):
        if may_move(ways.mask[mover], state, ways.order[j]):
            total += weight[ways.order[j]]
    left = unit * total - ways.stay[way] * weight[state]
    found = state
    if left < 0:
        return found
    for j in range(ways.starts[group], ways.starts[group + 1]):
        there = ways.order[j]
        if weight[there] > 0 and may_move(ways.mask[mover], state, there):
            found = there
            left -= weight[there]
            if left < 0:
                break
    return found
