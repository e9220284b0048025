"""Stability from sorted blocks, with the compiled passes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from tightrope.analysis.strategy.kernels import compiled
from tightrope.analysis.strategy.kernels.closed_form import gmr_complete, smr_complete
from tightrope.analysis.strategy.kernels.layout import Layout, lay_out_blocks
from tightrope.conflict import StateSpace

__all__ = ["stable_by_blocks"]

Flags = npt.NDArray[np.bool_]
Int32s = npt.NDArray[np.int32]

_WORTH_THREADS = 1 << 14


class _Passes:
    """The ranks of one game laid out over the blocks of its space."""

    def __init__(self, space: StateSpace, ranks: Int32s) -> None:
        self.space, self.ranks = space, ranks
        self.layout: Layout = lay_out_blocks(space)
        self.reversible = not bool(self.layout.one_way.any())
        self._runs: Int32s | None = None
        count = len(ranks)
        if self.reversible:
            self.own_mask = np.zeros((count, 1), dtype=np.uint64)
        else:
            self.own_mask = np.zeros((count, space.size), dtype=np.uint64)
            for dm in range(count):
                mask = space.blocks(dm).mask
                if mask is not None:
                    self.own_mask[dm] = mask

    def sort(self) -> None:
        """Sorts every class by its owner's rank and sets ranks and blocks side by side."""
        layout, states = self.layout, self.space.size
        count = len(self.ranks)
        self.runs = np.empty((count * states, 2), dtype=np.int32)
        self.standing = np.empty((states, count, 2), dtype=np.int32)
        self.standing[:, :, 1] = layout.block_of

        def one(dm: int) -> None:
            self.standing[:, dm, 0] = self.ranks[dm]
            compiled.sort_classes(
                self.ranks[dm],
                layout.order[dm],
                layout.starts,
                layout.class_span[dm],
                layout.class_span[dm + 1],
                dm * states,
                self.runs[dm * states : (dm + 1) * states],
            )

        self.each(one)

    def each(self, work: Callable[[int], None]) -> None:
        """Does the work for every decision maker, on threads where that pays."""
        count = len(self.ranks)
        if self.space.size < _WORTH_THREADS:
            for dm in range(count):
                work(dm)
            return
        with ThreadPoolExecutor() as pool:
            list(pool.map(work, range(count)))

    def best(self, dm: int, value: Int32s) -> Int32s:
        """The highest value within one move of `dm`, the state itself included."""
        layout = self.layout
        out = np.empty(self.space.size, dtype=np.int32)
        compiled.best_within(
            value,
            layout.order[dm],
            layout.starts,
            layout.first_class,
            layout.mask,
            layout.block_span[dm : dm + 2],
            dm * self.space.size,
            out,
        )
        return out

    def reached(self, dm: int, value: Int32s, *, credible: bool) -> Int32s:
        """The least value the opponents can reach from each state."""
        layout = self.layout
        lowest: Int32s = compiled.lowest_reached(
            value,
            compiled.sorted_by_value(value),
            dm,
            self.runs,
            self.standing,
            layout.first_class,
            layout.starts,
            layout.mask,
            self.own_mask,
            layout.one_way,
            credible,
        )
        return lowest


def stable_by_blocks(space: StateSpace, ranks: Int32s, concepts: Sequence[str]) -> dict[str, Flags]:
    """Gives concept -> bool (decision makers, states) for nash, gmr, smr and seq."""
    passes = _Passes(space, ranks)
    closed = space.complete and passes.reversible
    out = {concept: np.empty(ranks.shape, dtype=np.bool_) for concept in concepts}
    if "seq" in out or ({"gmr", "smr"} & out.keys() and not closed):
        passes.sort()

    def one(dm: int) -> None:
        own = ranks[dm]
        best = passes.best(dm, own) if {"nash", "smr"} & out.keys() else own
        for concept, flags in out.items():
            if concept == "nash":
                np.greater_equal(own, best, out=flags[dm])
            elif closed and concept == "gmr":
                flags[dm] = gmr_complete(space, own, dm)
            elif closed and concept == "smr":
                flags[dm] = smr_complete(space, own, dm)
            else:
                start = best if concept == "smr" else own
                value = passes.reached(dm, start, credible=concept == "seq")
                if concept == "smr":
                    np.minimum(value, own, out=value)
                np.greater_equal(own, passes.best(dm, value), out=flags[dm])

    passes.each(one)
    return out
