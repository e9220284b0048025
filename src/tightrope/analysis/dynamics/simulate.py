"""Worlds drawn from the chain: for what has no exact answer, and to check what has one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from tightrope.analysis.dynamics.chain import Chain
from tightrope.analysis.dynamics.course import Cut
from tightrope.analysis.dynamics.monitor import Lasting, Monitor, Watched, leaves
from tightrope.analysis.dynamics.reach import BlockReach, Reach, TableReach
from tightrope.arrays import Flags, Int32s, Ints, Uint64s

if TYPE_CHECKING:  # numba is loaded only when worlds are drawn
    from tightrope.analysis.dynamics.alias import Tables, Ways
    from tightrope.analysis.dynamics.pack import Asked, Pulse


@dataclass(frozen=True, eq=False)
class Worlds:
    """What was seen in drawn worlds: `yes` bool (worlds, questions, weeks+1), `states` where each was
    at the end of each week, (worlds, weeks+1).

    `chances` counts the chances to move that were played out, `moves` those that changed a state.
    """

    yes: Flags
    states: Int32s
    chances: int
    moves: int

    @property
    def ends(self) -> Int32s:
        """Where each world is at last, (worlds,)."""
        return self.states[:, -1]


@dataclass(frozen=True, eq=False)
class Sampler:
    """A chain and the questions asked of it, laid out for the compiled loop."""

    chain: Chain
    watched: tuple[Watched, ...]
    cuts: tuple[Cut, ...] = ()

    def run(self, starts: Int32s, weeks: int, *, seed: int, first_world: int = 0) -> Worlds:
        """Gives worlds from these states (one each) over `weeks` whole weeks.

        World n has the random numbers of (seed, first_world + n): runs may be cut anywhere.
        """
        from tightrope.analysis.dynamics.pack import Seen
        from tightrope.analysis.dynamics.sampling import run_worlds

        monitors, clocks = _leaves(self.watched)
        seen = Seen(
            np.zeros((len(starts), len(monitors), weeks + 1), dtype=np.uint8),
            np.zeros((len(starts), len(clocks), weeks + 1), dtype=np.uint8),
            np.empty((len(starts), weeks + 1), dtype=np.int32),
        )
        chances, moves = run_worlds(
            seed, first_world, starts.astype(np.int32), weeks, self._pulse, self._ways,
            _lay_out(self.watched, self.cuts, self.chain.states), self._tables, seen,
        )  # fmt: skip
        question, clock = iter(range(len(monitors))), iter(range(len(clocks)))

        def answer(one: Watched) -> Flags:
            if isinstance(one, Monitor):
                return one.accepts[seen.conditions[:, next(question)]]
            if isinstance(one, Lasting):
                return seen.lasted[:, next(clock)].astype(np.bool_)
            return one.of([answer(part) for part in one.parts])

        yes = np.empty((len(starts), len(self.watched), weeks + 1), dtype=np.bool_)
        for place, one in enumerate(self.watched):
            yes[:, place] = answer(one)
        return Worlds(yes, seen.states, int(chances), int(moves))

    @cached_property
    def _pulse(self) -> Pulse:
        from tightrope.analysis.dynamics.pack import Pulse

        chain = self.chain
        rates = [one.rate for one in chain.movers] + [one.rate for one in chain.shocks]
        shocks = np.zeros((len(chain.shocks), chain.states), dtype=np.int32)
        for k, shock in enumerate(chain.shocks):
            shocks[k] = shock.target
        return Pulse(float(chain.rate), np.cumsum(rates) / max(sum(rates), 1e-300), shocks)

    @cached_property
    def _ways(self) -> Ways:
        from tightrope.analysis.dynamics.alias import Ways

        movers = self.chain.movers
        reaches = tuple(mover.choices[0].reach for mover in movers)
        begins, listed = _all_listed(reaches, self.chain.states)
        # the plain choice last, so that what rounding leaves over falls to it
        ways = [way for mover in movers for way in reversed(mover.choices)]
        whose = [m for m, mover in enumerate(movers) for _ in mover.choices]
        sizes = np.diff(begins)
        cells = np.cumsum([0, *(sizes[m] for m in whose)])
        return Ways(
            of=np.cumsum([0, *(len(mover.choices) for mover in movers)]),
            weight=np.array([way.weight for way in ways]),
            stay=np.array([way.stay for way in ways]),
            share=np.array([way.share for way in ways]),
            shift=np.array([cells[k] - begins[m] for k, m in enumerate(whose)]),
            **listed,
        )

    @cached_property
    def _tables(self) -> Tables:
        from tightrope.analysis.dynamics.alias import empty_tables

        return empty_tables(self._ways, self.chain.states)


@lru_cache(maxsize=2)  # one draw after another asks the same
def _lay_out(watched: tuple[Watched, ...], cuts: tuple[Cut, ...], states: int) -> Asked:
    from tightrope.analysis.dynamics.pack import Asked

    monitors, clocks = _leaves(watched)
    size = max((one.delta.size for one in monitors), default=1)
    delta = np.zeros((len(monitors), size), dtype=np.int64)
    for k, one in enumerate(monitors):
        delta[k, : one.delta.size] = one.delta.ravel()
    return Asked(
        cut_at=np.array([cut.weeks for cut in cuts], dtype=np.float64),
        cut_target=_rows([cut.target for cut in cuts], states).astype(np.int32),
        letters=_rows([one.letters for one in monitors], states).T.astype(np.int32, order="C"),
        delta=delta,
        letter_count=np.array([one.delta.shape[1] for one in monitors], dtype=np.int64),
        held=_rows([clock.held for clock in clocks], states).T.astype(np.bool_, order="C"),
        days=np.array([clock.days for clock in clocks], dtype=np.int64),
    )


def _leaves(watched: Sequence[Watched]) -> tuple[list[Monitor], list[Lasting]]:
    every = leaves(watched)
    monitors = [one for one in every if isinstance(one, Monitor)]
    return monitors, [one for one in every if isinstance(one, Lasting)]


def _rows(found: Sequence[npt.NDArray[Any]], states: int) -> npt.NDArray[Any]:
    return np.stack(found) if found else np.zeros((0, states), dtype=np.int64)


class _Listed(NamedTuple):
    """The neighbours of every state as groups: group g is `order[starts[g]:starts[g + 1]]`."""

    order: Int32s
    starts: Ints
    group_of: Int32s
    mask: Uint64s | None


@lru_cache(maxsize=1)  # the draws of a setting have the same
def _all_listed(reaches: tuple[Reach, ...], states: int) -> tuple[Ints, dict[str, Any]]:
    """Where the neighbours of each mover begin, and those of all as `Ways` has them."""
    listed = [_listed(reach) for reach in reaches]
    begins = np.cumsum([0, *(len(one.order) for one in listed)])
    bounds = [one.starts[:-1] + begin for one, begin in zip(listed, begins, strict=False)]
    free = np.zeros(states, dtype=np.uint64)
    return begins, {
        "groups": np.cumsum([0, *(len(one.starts) - 1 for one in listed)]),
        "starts": np.append(np.concatenate(bounds), begins[-1]).astype(np.int64),
        "order": np.concatenate([one.order for one in listed]).astype(np.int32),
        "group_of": np.array([one.group_of for one in listed], dtype=np.int32),
        "one_way": np.array([one.mask is not None for one in listed]),
        "mask": np.stack([free if one.mask is None else one.mask for one in listed]),
    }


def _listed(reach: Reach) -> _Listed:
    if isinstance(reach, BlockReach):
        blocks = reach.space.blocks(reach.dm)
        return _Listed(blocks.order, blocks.starts.astype(np.int64), blocks.block_of, blocks.mask)
    assert isinstance(reach, TableReach)  # noqa: S101 - there are two kinds
    states = len(reach.table)
    rows = [np.append(reach.table[s][reach.open[s]], s) for s in range(states)]
    starts = np.cumsum([0, *(len(row) for row in rows)])
    return _Listed(
        np.concatenate(rows).astype(np.int32), starts, np.arange(states, dtype=np.int32), None
    )
