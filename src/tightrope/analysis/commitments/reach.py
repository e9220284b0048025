"""The best a decision maker can get to by one move of its own, for all states at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tightrope.conflict import Game

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Reach:
    """What one decision maker can reach from each state by its own options, staying included.

    Rules and irreversible options bind; `within` leaves out states from and to which is not asked.
    `order` lists the states asked about, block by block; `starts` says where each block begins;
    `mask` is their irreversible progress, or None.
    """

    def __init__(self, game: Game, dm: int, within: Flags | None = None) -> None:
        blocks = game.space.blocks(dm)
        order = blocks.order if within is None else blocks.order[within[blocks.order]]
        self.states = game.states
        self.order = order.astype(np.int64)
        block = blocks.block_of[self.order]
        fresh = np.ones(len(block), dtype=np.bool_)
        fresh[1:] = block[1:] != block[:-1]
        self.starts = np.flatnonzero(fresh)
        self.segment = np.cumsum(fresh) - 1
        self.mask = None if blocks.mask is None else blocks.mask[self.order]
        self._groups: list[tuple[Flags, Flags]] = []  # from where, to where: with one mask each
        if self.mask is not None:
            for value in np.unique(self.mask):
                self._groups.append((self.mask == value, (value & ~self.mask) == 0))

    def top(self, worth: npt.NDArray[np.integer], allowed: Flags) -> Numbers:
        """Gives the largest `worth` (0 or more) among the allowed states in reach; -1: none is.

        Both arrays and the answer are in the order of `order`.
        """
        if not len(self.order):
            return np.zeros(0, dtype=np.int64)
        values = np.where(allowed, worth, -1).astype(np.int64)
        if not self._groups:
            return np.asarray(np.maximum.reduceat(values, self.starts)[self.segment])
        out = np.empty(len(values), dtype=np.int64)
        for origin, targets in self._groups:
            block_top = np.maximum.reduceat(np.where(targets, values, -1), self.starts)
            out[origin] = block_top[self.segment[origin]]
        return out

    def best(self, worth: npt.NDArray[np.integer], allowed: Flags) -> Numbers:
        """Gives the same for arrays over all states (states,); -1 outside `within`."""
        out = np.full(self.states, -1, dtype=np.int64)
        out[self.order] = self.top(worth[self.order], allowed[self.order])
        return out

    def best_other(self, worth: Numbers) -> Numbers:
        """Gives the largest `worth` in reach, the state itself left out; -1 where there is none.

        Over all states (states,); no two may have the same worth.
        """
        out = np.full(self.states, -1, dtype=np.int64)
        values = worth[self.order]
        every = np.ones(len(values), dtype=np.bool_)
        for origin, targets in self._groups or [(every, every)]:
            there = np.where(targets, values, -1)
            top = np.maximum.reduceat(there, self.starts)[self.segment]
            second = np.maximum.reduceat(np.where(there == top, -1, there), self.starts)
            found = np.where(top == values, second[self.segment], top)
            out[self.order[origin]] = found[origin]
        return out

    def in_block(self, allowed: Flags) -> Flags:
        """Tells for each state of `order` whether an allowed one is in its block, bound or not."""
        if not len(self.order):
            return np.zeros(0, dtype=np.bool_)
        there = np.maximum.reduceat(allowed.astype(np.int8), self.starts)
        return np.asarray(there[self.segment] > 0)
