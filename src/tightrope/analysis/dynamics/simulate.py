"""Worlds drawn from the chain: for what has no exact answer, and to check what has one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from tightrope.analysis.dynamics.chain import Chain
from tightrope.analysis.dynamics.course import Cut
from tightrope.analysis.dynamics.monitor import Lasting, Monitor, Watched
from tightrope.analysis.dynamics.reach import BlockReach, Reach, TableReach

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Worlds:
    """What was seen in drawn worlds: `yes` bool (worlds, questions, weeks+1), `ends` (worlds,).

    `chances` counts the chances to move that were played out.
    """

    yes: Flags
    ends: npt.NDArray[np.int32]
    chances: int


@dataclass(frozen=True, eq=False)
class Sampler:
    """A chain and the questions asked of it, laid out for the compiled loop."""

    chain: Chain
    watched: tuple[Watched, ...]
    cuts: tuple[Cut, ...] = ()

    def run(
        self, starts: npt.NDArray[np.int32], weeks: int, *, seed: int, first_world: int = 0
    ) -> Worlds:
        """Gives worlds from these states (one each) over `weeks` whole weeks.

        World n has the random numbers of (seed, first_world + n): runs may be cut anywhere.
        """
        from tightrope.analysis.dynamics.sampling import run_worlds

        monitors = [one for one in self.watched if isinstance(one, Monitor)]
        clocks = [one for one in self.watched if isinstance(one, Lasting)]
        conditions = np.zeros((len(starts), len(monitors), weeks + 1), dtype=np.uint8)
        lasted = np.zeros((len(starts), len(clocks), weeks + 1), dtype=np.uint8)
        ends = np.empty(len(starts), dtype=np.int32)
        chances = run_worlds(  # type: ignore[call-arg]
            seed,
            first_world,
            starts.astype(np.int32),
            weeks,
            float(self.chain.rate),
            *self._moves,
            *self._questions,
            conditions,
            lasted,
            ends,
        )
        yes = np.empty((len(starts), len(self.watched), weeks + 1), dtype=np.bool_)
        seen, lasting = iter(range(len(monitors))), iter(range(len(clocks)))
        for place, one in enumerate(self.watched):
            if isinstance(one, Monitor):
                yes[:, place] = one.accepts[conditions[:, next(seen)]]
            else:
                yes[:, place] = lasted[:, next(lasting)]
        return Worlds(yes, ends, int(chances))

    @cached_property
    def _moves(self) -> tuple[Any, ...]:
        chain, states = self.chain, self.chain.states
        # the plain choice last, so that what rounding leaves over falls to it
        ways = [way for mover in chain.movers for way in reversed(mover.choices)]
        ways_of = np.cumsum([0, *(len(mover.choices) for mover in chain.movers)])
        rates = [one.rate for one in chain.movers] + [one.rate for one in chain.shocks]
        weight = np.array([way.weight for way in ways])
        total = np.array([way.reach.over(way.weight) + way.stay * way.weight for way in ways])
        stay = np.array([way.stay for way in ways])
        first, last, order, mask = _neighbours([mover.choices[0].reach for mover in chain.movers])
        targets = np.zeros((len(chain.shocks), states), dtype=np.int32)
        for k, shock in enumerate(chain.shocks):
            targets[k] = shock.target
        return (
            np.cumsum(rates) / max(sum(rates), 1e-300),
            ways_of,
            weight,
            total,
            stay,
            np.array([way.share for way in ways]),
            first,
            last,
            order,
            mask,
            targets,
        )

    @cached_property
    def _questions(self) -> tuple[Any, ...]:
        states = self.chain.states
        monitors = [one for one in self.watched if isinstance(one, Monitor)]
        clocks = [one for one in self.watched if isinstance(one, Lasting)]
        cut_target = np.zeros((len(self.cuts), states), dtype=np.int32)
        for k, cut in enumerate(self.cuts):
            cut_target[k] = cut.target
        size = max((one.delta.size for one in monitors), default=1)
        delta = np.zeros((len(monitors), size), dtype=np.int64)
        letters = np.zeros((len(monitors), states), dtype=np.int32)
        for k, one in enumerate(monitors):
            delta[k, : one.delta.size] = one.delta.ravel()
            letters[k] = one.letters
        held = np.zeros((len(clocks), states), dtype=np.bool_)
        for k, clock in enumerate(clocks):
            held[k] = clock.held
        return (
            np.array([cut.weeks for cut in self.cuts], dtype=np.float64),
            cut_target,
            letters,
            delta,
            np.array([one.delta.shape[1] for one in monitors], dtype=np.int64),
            held,
            np.array([clock.days for clock in clocks], dtype=np.int64),
        )


def _neighbours(
    reaches: Sequence[Reach],
) -> tuple[Ints, Ints, npt.NDArray[np.int32], npt.NDArray[np.uint64]]:
    """Gives the first and last neighbour of each state in one long list, and what is undone."""
    first, last, orders, masks, begun = [], [], [], [], 0
    for begin, end, order, mask in map(_listed, reaches):
        first.append(begin + begun)
        last.append(end + begun)
        orders.append(order)
        masks.append(mask)
        begun += len(order)
    return np.array(first), np.array(last), np.concatenate(orders), np.array(masks)


def _listed(
    reach: Reach,
) -> tuple[Ints, Ints, npt.NDArray[np.int32], npt.NDArray[np.uint64]]:
    if isinstance(reach, BlockReach):
        blocks = reach.space.blocks(reach.dm)
        starts = blocks.starts.astype(np.int64)
        mask = blocks.mask
        if mask is None:
            mask = np.zeros(reach.space.size, dtype=np.uint64)
        return starts[blocks.block_of], starts[blocks.block_of + 1], blocks.order, mask
    assert isinstance(reach, TableReach)  # noqa: S101 - there are two kinds
    states = len(reach.table)
    rows = [np.append(reach.table[s][reach.open[s]], s) for s in range(states)]
    ends = np.cumsum([len(row) for row in rows])
    order = np.concatenate(rows).astype(np.int32)
    return np.append(0, ends[:-1]), ends, order, np.zeros(states, dtype=np.uint64)
