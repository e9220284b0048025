"""The best a decision maker can get to by one move of its own, for all states at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tightrope.conflict import Game

__all__ = ["Flags", "Numbers", "Reach"]

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Reach:
    """What one decision maker can reach from each state by its own options, staying included.

    Rules and irreversible options bind; `within` leaves out states from and to which is not asked.
    """

    def __init__(self, game: Game, dm: int, within: Flags | None = None) -> None:
        blocks = game.space.blocks(dm)
        inside = np.ones(game.states, dtype=np.bool_) if within is None else within
        self.states = game.states
        self.order = blocks.order[inside[blocks.order]].astype(np.int64)
        block = blocks.block_of[self.order]
        fresh = np.ones(len(block), dtype=np.bool_)
        fresh[1:] = block[1:] != block[:-1]
        self.starts = np.flatnonzero(fresh)
        self.segment = np.cumsum(fresh) - 1
        mask = None if blocks.mask is None else blocks.mask[self.order]
        self._groups: list[tuple[Flags, Flags]] = []  # from where, to where: with one mask each
        if mask is not None:
            for value in np.unique(mask):
                self._groups.append((mask == value, (value & ~mask) == 0))

    def best(self, worth: npt.NDArray[np.integer], allowed: Flags) -> Numbers:
        """Gives the largest `worth` (0 or more) among the allowed states in reach; -1: none is.

        All arrays are (states,); states outside `within` get -1.
        """
        out = np.full(self.states, -1, dtype=np.int64)
        if not len(self.order):
            return out
        values = np.where(allowed[self.order], worth[self.order], -1).astype(np.int64)
        if not self._groups:
            out[self.order] = np.maximum.reduceat(values, self.starts)[self.segment]
            return out
        for origin, targets in self._groups:
            top = np.maximum.reduceat(np.where(targets, values, -1), self.starts)
            out[self.order[origin]] = top[self.segment[origin]]
        return out

    def ever(self, allowed: Flags) -> Flags:
        """Tells for each state whether an allowed one is in its block, irreversible or not."""
        out = np.zeros(self.states, dtype=np.bool_)
        if len(self.order):
            there = np.maximum.reduceat(allowed[self.order].astype(np.int8), self.starts)
            out[self.order] = there[self.segment] > 0
        return out
