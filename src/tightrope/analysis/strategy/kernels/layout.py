"""Blocks laid out for the compiled passes: states side by side in the order they are visited.

A class is the part of a block whose states agree in the irreversible options of its decision
maker; all moves within a class are open, and from class c one may move to class d where c's mask
is contained in d's. Without irreversible options a class is a block.
"""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from tightrope.conflict import StateSpace

__all__ = ["Layout", "lay_out_blocks"]

Int32s = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """The classes of every decision maker, end to end.

    `order` (decision makers, states): the states class by class; `block_of` (states, decision
    makers): the block, numbered over all decision makers; `first_class` (blocks + 1): the first
    class of each block; `starts` (classes + 1): where each class begins in `order[dm]`, counted
    from dm * states; `mask` (classes,) uint64; `class_span` (decision makers + 1) and
    `block_span`: the first class and block of each decision maker; `one_way` (decision makers,).
    """

    order: Int32s
    block_of: Int32s
    first_class: Int32s
    starts: npt.NDArray[np.int64]
    mask: npt.NDArray[np.uint64]
    class_span: Int32s
    block_span: Int32s
    one_way: npt.NDArray[np.bool_]


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
    block_of = np.empty((states, count), dtype=np.int32)
    first_class, starts, masks = [], [], []
    class_span, block_span = [0], [0]
    one_way = np.zeros(count, dtype=np.bool_)
    for dm in range(count):
        blocks = space.blocks(dm)
        block_of[:, dm] = blocks.block_of + block_span[-1]
        begins, classes_before, mask = _classes(blocks.order, blocks.starts, blocks.mask, order[dm])
        one_way[dm] = blocks.mask is not None
        first_class.append(classes_before + class_span[-1])
        starts.append(begins + dm * states)
        masks.append(mask)
        class_span.append(class_span[-1] + len(begins))
        block_span.append(block_span[-1] + len(blocks.starts) - 1)
    return Layout(
        order,
        block_of,
        np.append(np.concatenate(first_class), class_span[-1]).astype(np.int32),
        np.append(np.concatenate(starts), count * states).astype(np.int64),
        np.concatenate(masks),
        np.array(class_span, dtype=np.int32),
        np.array(block_span, dtype=np.int32),
        one_way,
    )


def _classes(
    order: Int32s, starts: Int32s, mask: npt.NDArray[np.uint64] | None, out: Int32s
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.uint64]]:
    """Writes the states class by class into `out`; gives where classes begin, how many classes
    lie before each block, and the mask of each class."""
    if mask is None:
        out[:] = order
        blocks = len(starts) - 1
        return (
            starts[:-1].astype(np.int64),
            np.arange(blocks, dtype=np.int64),
            np.zeros(blocks, dtype=np.uint64),
        )
    block = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    sort = np.lexsort((mask[order], block))
    out[:] = order[sort]
    own = mask[out]
    fresh = np.concatenate(([True], (block[1:] != block[:-1]) | (own[1:] != own[:-1])))
    begins = np.flatnonzero(fresh)
    before = np.searchsorted(begins, starts[:-1])
    return begins, before, own[begins]
