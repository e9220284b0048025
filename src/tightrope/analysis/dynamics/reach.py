"""Sums over the states that one decision maker can move between, without a matrix of pairs.

From a state a decision maker reaches the states of its block in which what it cannot undo has not
been undone. Both directions of the sum are a count by cell (block, steps taken) and running sums
over the steps, so that a sum for every state costs as much as a few looks at each state.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from tightrope.arrays import Flags, Floats, Int32s, Ints
from tightrope.conflict import StateSpace


class Reach(ABC):
    """Where one decision maker can get from each state; every state reaches itself."""

    @property
    @abstractmethod
    def states(self) -> int:
        """The number of states."""

    @abstractmethod
    def over(self, values: Floats) -> Floats:
        """Gives, for each state, the sum of the values of the states it reaches."""

    @abstractmethod
    def onto(self, values: Floats) -> Floats:
        """Gives, for each state, the sum of the values of the states that reach it."""

    @abstractmethod
    def reached(self, state: int) -> Ints:
        """Gives the states that one state reaches, ascending."""

    @cached_property
    def matrix(self) -> Floats:
        """1 where a state (row) reaches another (column); meant for few states."""
        return np.stack([self.over(column) for column in np.eye(self.states)], axis=1)


@dataclass(frozen=True, eq=False)
class BlockReach(Reach):
    """Moves within blocks: `cell` int64 (states,) is the place of a state in a table of `shape`.

    The first axis are the blocks, one more for each option that cannot be undone: how far it has
    gone. A move may go on along these axes, never back.
    """

    cell: Ints
    shape: tuple[int, ...]
    space: StateSpace
    dm: int

    @property
    def states(self) -> int:
        """The number of states."""
        return len(self.cell)

    def over(self, values: Floats) -> Floats:
        table = self._counted(values)
        for axis in range(1, table.ndim):
            table = np.flip(np.cumsum(np.flip(table, axis), axis), axis)
        return np.asarray(table.reshape(-1)[self.cell])

    def onto(self, values: Floats) -> Floats:
        table = self._counted(values)
        for axis in range(1, table.ndim):
            table = np.cumsum(table, axis)
        return np.asarray(table.reshape(-1)[self.cell])

    def _counted(self, values: Floats) -> Floats:
        cells = int(np.prod(self.shape))
        counted = np.bincount(self.cell, weights=values, minlength=cells)
        return counted.astype(np.float64, copy=False).reshape(self.shape)

    def reached(self, state: int) -> Ints:
        return np.sort(np.append(self.space.moves(self.dm, state), state))


@dataclass(frozen=True, eq=False)
class TableReach(Reach):
    """Moves listed state by state, where single moves are closed: `table` (states, neighbours)."""

    table: Int32s
    open: Flags  # (states, neighbours): False where the neighbour only stands for the state itself

    @property
    def states(self) -> int:
        """The number of states."""
        return len(self.table)

    def over(self, values: Floats) -> Floats:
        return np.asarray(values + np.where(self.open, values[self.table], 0.0).sum(axis=1))

    def onto(self, values: Floats) -> Floats:
        spread = np.where(self.open, values[:, None], 0.0)
        onto = np.bincount(self.table.ravel(), weights=spread.ravel(), minlength=len(values))
        return np.asarray(values + onto)

    def reached(self, state: int) -> Ints:
        return np.unique(np.append(self.table[state], state)).astype(np.int64)


def reach_of(space: StateSpace, dm: int) -> Reach:
    """Gives where a decision maker can get from each state of a space."""
    if space.restricted is not None:
        table = space.restricted[dm]
        return TableReach(table, table != np.arange(space.size, dtype=table.dtype)[:, None])
    blocks = space.blocks(dm)
    cell = blocks.block_of.astype(np.int64)
    shape = [len(blocks.starts) - 1]
    for option in space.options_of(dm):
        if space.direction[option]:
            count = space.level_counts[option]
            level = space.column(option).astype(np.int64)
            gone = level if space.direction[option] == "up" else count - 1 - level
            cell = cell * count + gone
            shape.append(count)
    return BlockReach(cell, tuple(shape), space, dm)
