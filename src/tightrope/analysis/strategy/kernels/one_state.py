"""Is this one state stable? Compiled, for asking again and again under other priorities.

Preferences come as truth values of statements and an order of the statements, so that another
order costs nothing to set up: two states are compared by the first statement that tells them apart.
"""

from __future__ import annotations

from typing import Any

import numpy.typing as npt

from tightrope.analysis.strategy.kernels.compiled import jit

Array = npt.NDArray[Any]


@jit
def _better(bits: Array, order: Array, length: int, x: int, y: int) -> bool:
    """Whether x is strictly preferred to y; `bits` (states, statements) of one decision maker."""
    for k in range(length):
        a = bits[x, order[k]]
        b = bits[y, order[k]]
        if a != b:
            return bool(a > b)
    return False


@jit
def _no_way_up(
    bits: Array,
    order: Array,
    length: int,
    members: Array,
    starts: Array,
    block: int,
    mask: Array,
    v: int,
    s: int,
) -> bool:
    """Whether no move from v, which is in this block, gets the mover above s."""
    for k in range(starts[block], starts[block + 1]):
        w = members[k]
        if w != v and (mask[v] & ~mask[w]) == 0 and _better(bits, order, length, w, s):
            return False
    return True


@jit
def _answered(
    bits: Array,
    order: Array,
    length: Array,
    members: Array,
    starts: Array,
    block_of: Array,
    mask: Array,
    s: int,
    s1: int,
    i: int,
    concept: int,
    seen: Array,
    queue: Array,
) -> bool:
    """Whether the others can bring i from s1 to where it is no better off than in s."""
    own, mine = bits[i], order[i]
    seen[0] += 1
    stamp = seen[0]
    seen[s1 + 1] = stamp
    queue[0] = s1
    head = 0
    tail = 1
    while head < tail:
        u = queue[head]
        head += 1
        for j in range(len(length)):
            if j == i:
                continue
            b = block_of[j, u]
            for k in range(starts[j, b], starts[j, b + 1]):
                v = members[j, k]
                if seen[v + 1] == stamp or (mask[j, u] & ~mask[j, v]) != 0:
                    continue
                if concept == 3 and not _better(bits[j], order[j], length[j], v, u):
                    continue
                seen[v + 1] = stamp
                queue[tail] = v
                tail += 1
                if _better(own, mine, length[i], v, s):
                    continue
                c = block_of[i, v]
                if concept != 2 or _no_way_up(
                    own, mine, length[i], members[i], starts[i], c, mask[i], v, s
                ):
                    return True
    return False


@jit
def is_stable(
    bits: Array,
    order: Array,
    length: Array,
    members: Array,
    starts: Array,
    block_of: Array,
    mask: Array,
    s: int,
    i: int,
    concept: int,
    seen: Array,
    queue: Array,
) -> bool:
    """Whether s is stable for decision maker i.

    `bits` uint8 (decision makers, states, statements), `order` (decision makers, statements) most
    important first, `length` how many statements each has; `members`, `starts`, `block_of`, `mask`
    the blocks of every decision maker; `seen` int64 (states + 1,) and `queue` int32 (states,) are
    room to work in. Concepts: 0 nash, 1 gmr, 2 smr,
    3 seq.
    """
    b = block_of[i, s]
    for k in range(starts[i, b], starts[i, b + 1]):
        s1 = members[i, k]
        if s1 == s or (mask[i, s] & ~mask[i, s1]) != 0:
            continue
        if not _better(bits[i], order[i], length[i], s1, s):
            continue
        if concept == 0:
            return False
        if not _answered(
            bits,
            order,
            length,
            members,
            starts,
            block_of,
            mask,
            s,
            s1,
            i,
            concept,
            seen,
            queue,
        ):
            return False
    return True


@jit
def deterred_by_lists(
    bits: Array,
    order: Array,
    s: int,
    targets: Array,
    list_starts: Array,
    answers: Array,
    way_starts: Array,
    ways: Array,
) -> bool:
    """Whether s is stable for the owner of these statements in one order of them.

    `answers[list_starts[k]:list_starts[k + 1]]` are the states the others may answer `targets[k]`
    with, whatever the owner prefers; `ways[way_starts[a]:way_starts[a + 1]]` are the states the
    owner may still get to from `answers[a]` (none, unless that matters).
    """
    length = len(order)
    for k in range(len(targets)):
        if not _better(bits, order, length, targets[k], s):
            continue
        met = False
        for a in range(list_starts[k], list_starts[k + 1]):
            if _better(bits, order, length, answers[a], s):
                continue
            met = True
            for w in range(way_starts[a], way_starts[a + 1]):
                if _better(bits, order, length, ways[w], s):
                    met = False
                    break
            if met:
                break
        if not met:
            return False
    return True
