"""Stability from sorted blocks, with the compiled passes."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property

import numpy as np

from tightrope.analysis.strategy.kernels import compiled
from tightrope.analysis.strategy.kernels.joint import (
    Against,
    Codes,
    count_combinations,
    is_against_one,
    stable_jointly,
)
from tightrope.analysis.strategy.kernels.layout import Layout, lay_out_blocks
from tightrope.analysis.strategy.kernels.onward import Onward, leads_onward, lower_onward
from tightrope.analysis.strategy.kernels.tables import FOR_GOOD, IMPROVING, stable_complete, sweep
from tightrope.arrays import Flags, Int32s
from tightrope.conflict import StateSpace

_WORTH_THREADS = 1 << 14
_LOOKED_AT = 1 << 10  # states from which the work of simultaneous stability is estimated
_CLOSED = frozenset({"nash", "gmr", "smr"})


def stable_by_blocks(space: StateSpace, ranks: Int32s, concepts: Sequence[str]) -> dict[str, Flags]:
    """Gives concept -> bool (decision makers, states) for all concepts but sim."""
    out = {concept: np.empty(ranks.shape, dtype=np.bool_) for concept in concepts}
    closed = _CLOSED if space.complete else frozenset()
    searched = out.keys() - closed
    kind = _OnwardPasses if leads_onward(space) else _Passes
    passes = kind(space, ranks if searched else ranks[:0])
    passes.prepare(searched)

    def one(dm: int) -> None:
        for concept in out.keys() & closed:
            out[concept][dm] = stable_complete(space, ranks[dm], dm, concept)
        for concept, flags in passes.stable(dm, searched).items() if searched else ():
            out[concept][dm] = flags

    _for_each(len(ranks), space.size, one)
    return out


def jointly_by_blocks(space: StateSpace, ranks: Int32s, takes_part: Flags) -> Flags:
    """Gives where each decision maker is SIM-stable, bool (decision makers, states)."""
    layout, codes = lay_out_blocks(space), Codes.of_space(space)
    ranks = np.array(ranks)  # a copy numba may take for writable, compiled for once
    out = np.empty(ranks.shape, dtype=np.bool_)

    def one(dm: int) -> None:
        if is_against_one(space, dm):
            out[dm] = Against.of(space, ranks, dm, takes_part).stable(space, dm)
        else:
            out[dm] = stable_jointly(dm, ranks, takes_part, layout, codes)

    _for_each(len(ranks), space.size, one)
    return out


def count_jointly(space: StateSpace, ranks: Int32s) -> float:
    """Gives how many combinations of improvements simultaneous stability tries at most, estimated
    from some of the states."""
    layout, ranks = lay_out_blocks(space), np.array(ranks)
    rows = np.arange(0, space.size, max(space.size // _LOOKED_AT, 1))
    tried = sum(
        count_combinations(dm, ranks, layout, rows)
        for dm in range(len(ranks))
        if not is_against_one(space, dm)
    )
    return float(tried * space.size / len(rows))


def _for_each(count: int, states: int, work: Callable[[int], None]) -> None:
    """Does the work for every decision maker, on threads where that pays."""
    if states < _WORTH_THREADS:
        for dm in range(count):
            work(dm)
        return
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(work, range(count)))


class _Passes:
    """The ranks of one game laid out over the blocks of its space."""

    def __init__(self, space: StateSpace, ranks: Int32s) -> None:
        self.space = space
        self.ranks = np.array(ranks)  # a copy numba may take for writable, compiled for once

    @cached_property
    def layout(self) -> Layout:
        """The blocks of the space, laid out once for all its games."""
        return lay_out_blocks(self.space)

    def prepare(self, concepts: Collection[str]) -> None:
        """Sorts every class by its owner's rank, where a pass of some decision maker needs it, and
        sets each state's rank and class for each decision maker side by side, (states, decision
        makers, 2)."""
        layout, states = self.layout, self.space.size
        if not (IMPROVING & set(concepts) or (set(concepts) - {"nash"} and layout.one_way)):
            return
        self.standing = np.stack([self.ranks.T, layout.class_of], axis=2)
        self.runs = np.empty((len(self.ranks) * states, 2), dtype=np.int32)

        def one(dm: int) -> None:
            own = self.runs[dm * states : (dm + 1) * states]
            compiled.sort_classes(self.ranks[dm], layout, dm, own)

        _for_each(len(self.ranks), states, one)

    def stable(self, dm: int, concepts: Collection[str]) -> dict[str, Flags]:
        """Where `dm` is stable, per concept."""
        own = self.ranks[dm]
        best = self.best(dm, own) if (FOR_GOOD | {"nash"}) & set(concepts) else own
        reach = self._reach(dm) if {"gmr", "smr"} & set(concepts) else None
        out: dict[str, Flags] = {}
        for concept in concepts:
            if concept == "nash":
                out[concept] = own >= best
                continue
            start = best if concept in FOR_GOOD else own
            if concept in IMPROVING:
                value = np.minimum(own, self.reached(dm, start, credible=True))
            else:
                assert reach is not None  # noqa: S101 - made above for these concepts
                value = np.minimum(own, reach(start))
            out[concept] = own >= self.best(dm, value)
        return out

    def _reach(self, dm: int) -> Callable[[Int32s], Int32s]:
        """What gives the least of a value that the opponents can reach at any price."""
        layout = self.layout
        if layout.one_way:
            return lambda value: self.reached(dm, value, credible=False)
        root = compiled.components(dm, layout)
        return lambda value: compiled.lowest_joined(value, root)

    def best(self, dm: int, value: Int32s) -> Int32s:
        """The highest value within one move of `dm`, the state itself included."""
        best: Int32s = compiled.best_within(value, self.layout, dm)
        return best

    def reached(self, dm: int, value: Int32s, *, credible: bool) -> Int32s:
        """The least value the opponents can reach from each state, itself included."""
        layout = self.layout
        wide = layout.starts[-1] >= 2**31
        classes = np.empty((len(layout.mask), 4), dtype=np.int64 if wide else np.int32)
        classes[:, 0], classes[:, 1] = layout.starts[:-1], layout.starts[1:]
        classes[:, 2], classes[:, 3] = layout.first_of_block, -1
        skip = np.arange(1, len(layout.mask) * layout.one_way + 1, dtype=np.int32)
        walk = compiled.Walk(self.runs, self.standing, layout.mask, classes, skip)
        by_value = compiled.sorted_by_value(value)
        lowest: Int32s = compiled.lowest_reached(value, by_value, dm, walk, credible)
        return lowest


class _OnwardPasses(_Passes):
    """The same where few moves can be taken back, over the box of all combinations of levels."""

    def prepare(self, concepts: Collection[str]) -> None:
        """Lays the ranks over the box."""
        if not concepts:
            return
        self.moves = Onward.of(self.space)
        if not self.space.complete:
            box = np.full((len(self.ranks), self.space.product), np.int32(-1), dtype=np.int32)
            box[:, self.space.codes] = self.ranks
            self.ranks_in_box = box
        else:
            self.ranks_in_box = self.ranks

    def _reach(self, dm: int) -> Callable[[Int32s], Int32s]:
        return lambda value: self.reached(dm, value, credible=False)

    def best(self, dm: int, value: Int32s) -> Int32s:
        """The highest value within one move of `dm`, the state itself included."""
        mine = self.space.options_of(dm)
        return self._out_of(sweep(self.space, self._in_box(value, -1), mine, np.maximum))

    def reached(self, dm: int, value: Int32s, *, credible: bool) -> Int32s:
        """The least value the opponents can reach from each state, itself included."""
        low = self._in_box(value, np.iinfo(np.int32).max)
        lower_onward(low, self.ranks_in_box, dm, self.moves, credible)
        return self._out_of(low)

    def _in_box(self, value: Int32s, elsewhere: int) -> Int32s:
        if self.space.complete:
            return value.copy()
        box = np.full(self.space.product, np.int32(elsewhere), dtype=np.int32)
        box[self.space.codes] = value
        return box

    def _out_of(self, box: Int32s) -> Int32s:
        return box if self.space.complete else box[self.space.codes]
