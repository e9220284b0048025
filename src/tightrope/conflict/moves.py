"""Moves state by state: tables of neighbours, and games where single moves are ruled out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from tightrope.arrays import Flags, Int32s, Ints
from tightrope.conflict.errors import TooManyStates, UnknownMove
from tightrope.conflict.locate import locate_state
from tightrope.conflict.states import StateSpace

_MOST_ENTRIES = 2**27


def neighbour_table(space: StateSpace, dm: int) -> Int32s:
    """Gives the states `dm` can move to from each state, int32 (states, most moves + 1).

    Each row lists the states of the block that are open, with the state itself in place of
    those that are not.
    """
    if space.restricted is not None:
        return space.restricted[dm]
    blocks = space.blocks(dm)
    if space.size * blocks.largest > _MOST_ENTRIES:
        raise TooManyStates(
            f"{space.decision_makers[dm]} has too many moves to list them one by one",
            value=f"{space.size * blocks.largest:,}",
            allowed=f"at most {_MOST_ENTRIES:,}",
        )
    sizes = np.diff(blocks.starts)
    within = np.arange(blocks.largest, dtype=np.int32)
    here = np.arange(space.size, dtype=np.int32)[:, None]
    at = blocks.starts[blocks.block_of][:, None] + within
    inside = within < sizes[blocks.block_of][:, None]
    table = np.where(inside, blocks.order[np.where(inside, at, 0)], here)
    if blocks.mask is not None:
        undone = (blocks.mask[:, None] & ~blocks.mask[table]) != 0
        table = np.where(undone, here, table)
    return table.astype(np.int32)


def can_come_about(space: StateSpace, start: int, states: Ints) -> Flags:
    """Gives which of some states can still come about from `start`, whoever gains by the moves.

    Where single moves are closed, those that the others lead to; else those that undo nothing.
    """
    if space.restricted is None:
        return space.undoes_nothing(start, states)
    reached = np.zeros(space.size, dtype=np.bool_)
    reached[start] = True
    frontier = np.array([start], dtype=np.int64)
    while len(frontier):
        before = reached.copy()
        for table in space.restricted:
            reached[table[frontier]] = True
        frontier = np.flatnonzero(reached & ~before)
    return reached[states]


def restrict_moves(
    space: StateSpace,
    allowed: Mapping[str, Iterable[Any]] | None,
    forbidden: Mapping[str, Iterable[Any]] | None,
) -> tuple[Int32s, ...] | None:
    """Gives each decision maker's neighbours when only some of its moves are open; None: all are.

    Both map a decision maker to moves, each a pair (from, to): two states, or two formulas, which
    stand for all moves from a state where the first holds to one where the second does (None: from
    or to any). Those
    named in `allowed` may make no other moves. Raises `UnknownMove` where a pair of states is no
    move of that decision maker.
    """
    if not allowed and not forbidden:
        return None
    tables = [neighbour_table(space, dm) for dm in range(len(space.decision_makers))]
    for name, moves in (allowed or {}).items():
        _restrict(space, tables, name, moves, opens=True)
    for name, moves in (forbidden or {}).items():
        _restrict(space, tables, name, moves, opens=False)
    for table in tables:
        table.flags.writeable = False
    return tuple(tables)


def _restrict(
    space: StateSpace, tables: list[Int32s], name: str, moves: Iterable[Any], *, opens: bool
) -> None:
    where = f"{'allowed' if opens else 'forbidden'} moves of {name}"
    if name not in space.decision_makers:
        raise UnknownMove("there is no such decision maker", where=where)
    dm = space.decision_makers.index(name)
    table = tables[dm]
    named = np.zeros(table.shape, dtype=np.bool_)
    for move in moves:
        try:
            source, target = move
        except (TypeError, ValueError) as error:
            raise UnknownMove(
                "a move is a pair (from, to)", where=where, value=str(move)
            ) from error
        if isinstance(source, str | None) and isinstance(target, str | None):
            begins = space.holds(source, where)
            named |= begins[:, None] & space.holds(target, where)[table]
            continue
        s = locate_state(space, source, where=where)
        t = locate_state(space, target, where=where)
        if s == t or t not in table[s]:
            raise UnknownMove(f"{name} cannot make this move anyway", where=where, value=str(move))
        named[s] |= table[s] == t
    here = np.arange(space.size, dtype=np.int32)[:, None]
    tables[dm] = np.where(named if opens else ~named, table, here)
