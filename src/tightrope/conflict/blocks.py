"""States grouped by what all others do."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tightrope.arrays import Int32s, Ints, Uint64s


@dataclass(frozen=True, slots=True, eq=False)
class Blocks:
    """The states grouped by what all others do: within a block only one decision maker moves.

    `order` (states,) lists the states block by block, ascending within each; block b is
    `order[starts[b]:starts[b + 1]]`; `block_of` (states,) gives each state's block. `mask`
    (states,) uint64 is None when all of the decision maker's options are reversible; otherwise
    it may move from s to t in its block only where `mask[s] & ~mask[t] == 0`.
    """

    order: Int32s
    starts: Int32s
    block_of: Int32s
    mask: Uint64s | None

    @classmethod
    def of(
        cls, codes: Ints, stride: int, own: int, mask: Uint64s | None, *, complete: bool
    ) -> Blocks:
        """Gives the blocks of states with these codes, in which the decision maker's options have
        this stride and so many combinations; `complete` where the codes are 0, 1, 2, …"""
        others = codes // (stride * own) * stride + codes % stride
        if complete:
            grid = np.arange(len(codes), dtype=np.int32).reshape(-1, own, stride)
            order = np.ascontiguousarray(grid.transpose(0, 2, 1)).reshape(-1)
            starts = np.arange(len(codes) // own + 1, dtype=np.int32) * np.int32(own)
            return cls(order, starts, others.astype(np.int32), mask)
        order = np.argsort(others, kind="stable").astype(np.int32)
        in_order = others[order]
        fresh = np.concatenate(([True], in_order[1:] != in_order[:-1]))
        starts = np.append(np.flatnonzero(fresh), len(codes)).astype(np.int32)
        block_of = np.empty(len(codes), dtype=np.int32)
        block_of[order] = np.cumsum(fresh, dtype=np.int32) - np.int32(1)
        return cls(order, starts, block_of, mask)

    @property
    def largest(self) -> int:
        """The number of states in the largest block."""
        return int(np.diff(self.starts).max())
