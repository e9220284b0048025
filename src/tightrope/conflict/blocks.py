"""States grouped by what all others do."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tightrope.arrays import Int32s, Uint64s


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

    @property
    def largest(self) -> int:
        """The number of states in the largest block."""
        return int(np.diff(self.starts).max())
