"""Stability in NumPy, nothing to compile: sweeps over complete spaces, tables for small ones.

Where every combination of levels is feasible, what a set of decision makers can reach is a box:
any level of their reversible options, and of an irreversible one any level not yet passed. The
extreme of a value over that box comes from one sweep per option. If all options are reversible it
is one threshold per decision maker: whatever i does, its opponents can bring about every
combination of their options, so the worst they can do depends on i's own options only (GMR: i's
maximin), and what i can be held down to depends on theirs only (SMR: i's minimax; a state without
improvement is never below it).

Elsewhere `table[s]` lists every state of s's block that the decision maker may move to, padded with
s itself. The padding changes nothing, because a state's value is never above the rank of the state:
standing still is no improvement, and a sanction that leaves the mover where it got to is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from tightrope.arrays import Flags, Int32s, Ints
from tightrope.conflict import StateSpace
from tightrope.conflict.moves import neighbour_table


def stable_complete(space: StateSpace, ranks: Int32s, dm: int, concept: str) -> Flags:
    """Gives where `dm`, whose `ranks` (states,) these are, is stable under nash, gmr or smr."""
    if not any(space.direction):
        return _by_threshold(space, ranks, dm, concept)
    mine = space.options_of(dm)
    others = [k for k in range(len(space.options)) if k not in mine]
    value = ranks
    if concept != "nash":
        start = ranks if concept == "gmr" else sweep(space, ranks, mine, np.maximum)
        value = np.minimum(ranks, sweep(space, start, others, np.minimum))
    return np.asarray(ranks >= sweep(space, value, mine, np.maximum))


def _by_threshold(space: StateSpace, ranks: Int32s, dm: int, concept: str) -> Flags:
    stride, own = space.own(dm)
    grid = ranks.reshape(-1, own, stride)  # later options, own options, earlier options
    if concept == "nash":
        return np.asarray(grid >= grid.max(axis=1, keepdims=True)).reshape(-1)
    if concept == "gmr":
        return np.asarray(ranks >= grid.min(axis=0).min(axis=1).max())
    return np.asarray(ranks >= grid.max(axis=1).min())


def sweep(space: StateSpace, value: Int32s, options: Iterable[int], join: np.ufunc) -> Int32s:
    """Gives the extreme of a value over all one can bring about by these options, itself included."""
    out = value.copy()
    for k in options:
        levels = space.level_counts[k]
        grid = out.reshape(-1, levels, space.strides[k])
        if space.direction[k] is None:
            grid[:] = join.reduce(grid, axis=1, keepdims=True)
            continue
        step = -1 if space.direction[k] == "up" else 1
        order = range(levels)[::step]
        for before, after in zip(order[1:], order, strict=False):
            join(grid[:, before], grid[:, after], out=grid[:, before])
    return out


IMPROVING = frozenset({"seq", "sseq"})  # concepts in which each move of an answer must pay
FOR_GOOD = frozenset({"smr", "sseq"})  # in which an answer must leave no way back up

_CHUNK = 1 << 21


def stable_by_tables(space: StateSpace, ranks: Int32s, concepts: Sequence[str]) -> dict[str, Flags]:
    """Gives concept -> bool (decision makers, states) for all concepts but sim."""
    tables = [neighbour_table(space, dm) for dm in range(len(ranks))]
    out = {concept: np.empty(ranks.shape, dtype=np.bool_) for concept in concepts}
    for dm, own in enumerate(ranks):
        others = [(tables[j], ranks[j]) for j in range(len(ranks)) if j != dm]
        best = _best(own, tables[dm])
        for concept, flags in out.items():
            if concept == "nash":
                flags[dm] = own >= best
                continue
            start = best if concept in FOR_GOOD else own
            reach = _lowest_reached if space.restricted is None else _lowest_in_turns
            value = reach(start, others, credible=concept in IMPROVING)
            flags[dm] = own >= _best(np.minimum(own, value), tables[dm])
    return out


def jointly_by_tables(space: StateSpace, ranks: Int32s, takes_part: Flags) -> Flags:
    """Gives where each decision maker is SIM-stable, bool (decision makers, states).

    `takes_part` (decision makers, states) says which opponents join in. Their simultaneous
    improvements from s are laid over the improvement s1 of `dm` by adding the codes' differences.
    """
    tables = [neighbour_table(space, dm) for dm in range(len(ranks))]
    width = int(np.prod([table.shape[1] for table in tables], dtype=np.float64))
    rows = max(1, _CHUNK // max(width, 1))
    out = np.empty(ranks.shape, dtype=np.bool_)
    for dm in range(len(ranks)):
        for first in range(0, space.size, rows):
            chunk = np.arange(first, min(first + rows, space.size))
            out[dm, chunk] = _jointly(space, ranks, tables, dm, takes_part, chunk)
    return out


def _best(value: Int32s, table: Int32s) -> Int32s:
    """Gives the highest value within one move of each state, the state itself included."""
    return np.asarray(value[table].max(axis=1))


def _lowest_reached(
    value: Int32s, movers: list[tuple[Int32s, Int32s]], *, credible: bool
) -> Int32s:
    """Gives the least value that the movers can reach from each state, that state included.

    `movers` are the (table, ranks) of the opponents. With `credible`, each move must improve its
    mover's own position. Every sequence can be shortened to one in which nobody moves twice in a
    row (two moves of one decision maker in a row are one move, or none), so plain reachability
    gives the legal one; whether the start counts as reached changes no concept.
    """
    allowed = [ranks[table] > ranks[:, None] if credible else None for table, ranks in movers]
    reached = value.copy()
    top = np.int32(value.max(initial=0))
    while True:
        before = reached.copy()
        for (table, _), legal in zip(movers, allowed, strict=True):
            there = reached[table]
            if legal is not None:
                there = np.where(legal, there, top)
            np.minimum(reached, there.min(axis=1), out=reached)
        if np.array_equal(before, reached):
            return reached


def _lowest_in_turns(
    value: Int32s, movers: list[tuple[Int32s, Int32s]], *, credible: bool
) -> Int32s:
    """The same where single moves are restricted: two moves in a row need not make one then, so
    what is reached is kept apart by who moved last."""
    here = np.arange(len(value), dtype=np.int32)[:, None]
    allowed = [
        ranks[table] > ranks[:, None] if credible else table != here for table, ranks in movers
    ]
    top = np.int32(value.max(initial=0))
    after = [value.copy() for _ in movers]  # what is reached when this one has just moved
    while True:
        first = []  # what is reached when this one moves first
        for (table, _), legal, then in zip(movers, allowed, after, strict=True):
            there = np.where(legal, then[table], top).min(axis=1)
            first.append(np.minimum(value, there))
        before = after
        after = [
            np.minimum.reduce([value, *(f for k, f in enumerate(first) if k != last)])
            for last in range(len(movers))
        ]
        if all(np.array_equal(a, b) for a, b in zip(before, after, strict=True)):
            return np.asarray(np.minimum.reduce([value, *first]))


def _jointly(
    space: StateSpace,
    ranks: Int32s,
    tables: list[Int32s],
    dm: int,
    takes_part: Flags,
    chunk: Ints,
) -> Flags:
    codes = space.codes
    answers = np.zeros((len(chunk), 1), dtype=np.int64)
    for j, table in enumerate(tables):
        if j == dm:
            continue
        target = table[chunk]
        gains = (ranks[j][target] > ranks[j][chunk][:, None]) & takes_part[j][chunk][:, None]
        shift = np.where(gains, codes[target] - codes[chunk][:, None], 0)
        answers = (answers[:, :, None] + shift[:, None, :]).reshape(len(chunk), -1)
    stable = np.ones(len(chunk), dtype=np.bool_)
    own = ranks[dm]
    for column in tables[dm][chunk].T:
        gains = own[column] > own[chunk]
        after = space.find(codes[column][:, None] + answers)
        met = ((after >= 0) & (own[after] <= own[chunk][:, None])).any(axis=1)
        stable &= ~gains | met
    return stable
