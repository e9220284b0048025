"""Is this one state stable? Compiled, for asking again and again under other priorities.

Preferences come as truth values of statements and an order of the statements, so that another
order costs nothing to set up: two states are compared by the first statement that tells them apart.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy.typing as npt

from tightrope.analysis.strategy.kernels.compiled import jit
from tightrope.arrays import Ints

Array = npt.NDArray[Any]


class Wants(NamedTuple):
    """What all want: `bits` uint8 (decision makers, states, statements), their `order` (decision
    makers, statements) most important first, `length` how many statements each has."""

    bits: Array
    order: Array
    length: Array


class Moves(NamedTuple):
    """The blocks of every decision maker, stacked (see `Blocks`), and room to search in.

    `in_turns`: single moves are closed, a block is what one state leads to, and nobody may move
    twice in a row. A place of the search is then a state and who moved last, else a state: `seen`
    int64 (places + 1,), its first the number of searches so far, and `queue` int64 (places,).
    """

    members: Array
    starts: Array
    block_of: Array
    mask: Array
    in_turns: bool
    seen: Ints
    queue: Ints


class Answers(NamedTuple):
    """What may follow the moves of one decision maker from one state, whatever it prefers.

    `answers[starts[k]:starts[k + 1]]` are the states the others may answer `targets[k]` with;
    `ways[way_starts[a]:way_starts[a + 1]]` are the states the owner may still get to from
    `answers[a]` (none, unless that matters).
    """

    targets: Array
    starts: Array
    answers: Array
    way_starts: Array
    ways: Array


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
def _prefers(wants: Any, j: int, x: int, y: int) -> bool:
    return bool(_better(wants.bits[j], wants.order[j], wants.length[j], x, y))


@jit
def _no_way_up(wants: Any, moves: Any, i: int, v: int, s: int) -> bool:
    """Whether no move of i from v gets it above s."""
    block = moves.block_of[i, v]
    for k in range(moves.starts[i, block], moves.starts[i, block + 1]):
        w = moves.members[i, k]
        open_ = w != v and (moves.mask[i, v] & ~moves.mask[i, w]) == 0
        if open_ and _prefers(wants, i, w, s):
            return False
    return True


@jit
def _answered(wants: Any, moves: Any, s: int, s1: int, i: int, concept: int) -> bool:
    """Whether the others can bring i from s1 to where it is no better off than in s."""
    seen, queue = moves.seen, moves.queue
    seen[0] += 1
    stamp = seen[0]
    count = len(wants.length)
    turns = count + 1 if moves.in_turns else 1
    queue[0] = s1 * turns + turns - 1  # nobody has moved yet
    seen[queue[0] + 1] = stamp
    head = 0
    tail = 1
    while head < tail:
        u, last = queue[head] // turns, queue[head] % turns
        head += 1
        for j in range(count):
            if j == i or (moves.in_turns and j == last):
                continue
            b = moves.block_of[j, u]
            for k in range(moves.starts[j, b], moves.starts[j, b + 1]):
                v = moves.members[j, k]
                place = v * turns + (j if moves.in_turns else 0)
                if seen[place + 1] == stamp or (moves.mask[j, u] & ~moves.mask[j, v]) != 0:
                    continue
                if concept >= 3 and not _prefers(wants, j, v, u):
                    continue
                seen[place + 1] = stamp
                queue[tail] = place
                tail += 1
                hurts = not _prefers(wants, i, v, s)
                if hurts and (concept not in (2, 4) or _no_way_up(wants, moves, i, v, s)):
                    return True
    return False


@jit
def is_stable(wants: Any, moves: Any, s: int, i: int, concept: int) -> bool:
    """Whether s is stable for decision maker i. Concepts: 0 nash, 1 gmr, 2 smr, 3 seq,
    4 sseq."""
    b = moves.block_of[i, s]
    for k in range(moves.starts[i, b], moves.starts[i, b + 1]):
        s1 = moves.members[i, k]
        if s1 == s or (moves.mask[i, s] & ~moves.mask[i, s1]) != 0:
            continue
        gains = _prefers(wants, i, s1, s)
        if gains and (concept == 0 or not _answered(wants, moves, s, s1, i, concept)):
            return False
    return True


@jit
def hold_after(
    wants: Any, moves: Any, s: int, concept: int, asked: Any, changed: Any, begin: int, out: Any
) -> None:
    """Fills `out` with whether s is stable for all `asked` after each of many changes of orders.

    `changed` are (decision makers, statements of each, where its orders end, orders): one order of
    each is taken at a time, the last decision maker's fastest; `out` begins at change `begin`.
    """
    movers, lengths, ends, orders = changed
    order = wants.order.copy()
    for k in range(len(out)):
        rest = begin + k
        for d in range(len(movers) - 1, -1, -1):
            first = ends[d - 1] if d else 0
            row = orders[first + rest % (ends[d] - first)]
            rest //= ends[d] - first
            for n in range(lengths[d]):
                order[movers[d], n] = row[n]
        now = Wants(wants.bits, order, wants.length)
        out[k] = True
        for i in asked:
            if not is_stable(now, moves, s, i, concept):
                out[k] = False
                break


@jit
def is_deterred(bits: Array, order: Array, s: int, known: Any) -> bool:
    """Whether s is stable for the owner of these statements in one order of them, `known` being
    the `Answers` to its moves from s."""
    length = len(order)
    for k in range(len(known.targets)):
        if not _better(bits, order, length, known.targets[k], s):
            continue
        met = False
        for a in range(known.starts[k], known.starts[k + 1]):
            if _better(bits, order, length, known.answers[a], s):
                continue
            met = True
            for w in range(known.way_starts[a], known.way_starts[a + 1]):
                if _better(bits, order, length, known.ways[w], s):
                    met = False
                    break
            if met:
                break
        if not met:
            return False
    return True
