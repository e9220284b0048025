"""Blocks laid out for the compiled passes: states side by side in the order they are visited.

A class is the part of a block whose states agree in the irreversible options of its decision
maker; all moves within a class are open, and from class c one may move to class d where c's mask
is contained in d's. Without irreversible options a class is a block.
"""

from __future__ import annotations

from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np

from tightrope.arrays import Int32s, Ints, Uint64s
from tightrope.conflict import Blocks, StateSpace


class Layout(NamedTuple):
    """The classes of every decision maker, end to end, as compiled passes take them.

    Classes are numbered over all decision makers, within a block by ascending mask.
    `order` (decision makers, states): the states class by class; `class_of` (states, decision
    makers): each state's class; `starts` (classes + 1): where each class begins in `order[dm]`,
    counted from dm * states; `first_of_block` (classes,): the first class of the same block;
    `mask` (classes,) uint64; `span` (decision makers + 1): the first class of each decision maker;
    `one_way`: whether any option is irreversible; `widest`: the states in the largest block.
    """

    order: Int32s
    class_of: Int32s
    starts: Ints
    first_of_block: Int32s
    mask: Uint64s
    span: Int32s
    one_way: bool
    widest: int


_KNOWN: WeakKeyDictionary[StateSpace, Layout] = WeakKeyDictionary()


def lay_out_blocks(space: StateSpace) -> Layout:
    """Gives the layout of a space; made once and kept as long as the space is."""
    known = _KNOWN.get(space)
    if known is None:
        known = _KNOWN[space] = _make(space)
    return known


def _make(space: StateSpace) -> Layout:
    count, states = len(space.decision_makers), space.size
    order = np.empty((count, states), dtype=np.int32)
    class_of = np.empty((states, count), dtype=np.int32)
    starts, firsts, masks = [], [], []
    span = [0]
    for dm in range(count):
        blocks = space.blocks(dm)
        begins, first, mask = _classes(blocks, order[dm])
        sizes = np.diff(np.append(begins, states))
        class_of[order[dm], dm] = np.repeat(
            np.arange(span[-1], span[-1] + len(begins), dtype=np.int32), sizes
        )
        starts.append(begins + dm * states)
        firsts.append(first + span[-1])
        masks.append(mask)
        span.append(span[-1] + len(begins))
    return Layout(
        order=order,
        class_of=class_of,
        starts=np.append(np.concatenate(starts), count * states).astype(np.int64),
        first_of_block=np.concatenate(firsts).astype(np.int32),
        mask=np.concatenate(masks),
        span=np.array(span, dtype=np.int32),
        one_way=any(space.direction),
        widest=max(space.blocks(dm).largest for dm in range(count)),
    )


def _classes(blocks: Blocks, out: Int32s) -> tuple[Ints, Ints, Uint64s]:
    """Writes the states class by class into `out`; gives where each class begins, the first class
    of its block, and its mask."""
    count = len(blocks.starts) - 1
    if blocks.mask is None:
        out[:] = blocks.order
        begins = blocks.starts[:-1].astype(np.int64)
        return begins, np.arange(count, dtype=np.int64), np.zeros(count, dtype=np.uint64)
    block = np.repeat(np.arange(count), np.diff(blocks.starts))
    out[:] = blocks.order[np.lexsort((blocks.mask[blocks.order], block))]
    own = blocks.mask[out]
    fresh = np.concatenate(([True], (block[1:] != block[:-1]) | (own[1:] != own[:-1])))
    begins = np.flatnonzero(fresh)
    of_block = np.searchsorted(begins, blocks.starts[:-1])
    return begins, of_block[block[begins]], own[begins]
