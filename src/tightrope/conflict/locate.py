"""From the ways people write states to their numbers: one state, or the list of feasible ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from tightrope.arrays import Ints
from tightrope.conflict.errors import (
    NoFeasibleState,
    UnknownLevel,
    UnknownOption,
    UnknownState,
    WrongLength,
)
from tightrope.conflict.room import check_room
from tightrope.conflict.states import MOST_STATES, StateSpace
from tightrope.errors import UsageMistake, nearest


def locate_option(space: StateSpace, name: str, *, where: str | None = None) -> int:
    """The position of `dm.option`, or of a bare option name that only one decision maker uses."""
    if name in space.options:
        return space.options.index(name)
    short = [
        k
        for k, option in enumerate(space.options)
        if option == f"{space.decision_makers[space.owner[k]]}.{name}"
    ]
    if len(short) == 1:
        return short[0]
    several = " or ".join(f"'{space.options[k]}'" for k in short)
    raise UnknownOption(
        "this option name is not unique" if short else "there is no such option",
        where=where,
        value=name,
        hint=f"write {several}" if short else nearest(name, space.options),
    )


def locate_level(space: StateSpace, option: int, level: Any, *, where: str | None = None) -> int:
    """The number of a level given by number, by name or as a truth value."""
    names = space.level_names[option]
    if isinstance(level, str):
        if level in names:
            return names.index(level)
    elif isinstance(level, int | np.integer | np.bool_) and 0 <= int(level) < len(names):
        return int(level)
    raise UnknownLevel(
        f"option {space.options[option]} has no such level",
        where=where,
        value=str(level),
        allowed="levels: " + ", ".join(f"{k} {name}" for k, name in enumerate(names)),
    )


def read_levels(space: StateSpace, state: Any, *, where: str | None = None) -> tuple[int, ...]:
    """The level numbers of a state given as one level per option, or as option -> level."""
    if isinstance(state, Mapping):
        given = {locate_option(space, str(k), where=where): level for k, level in state.items()}
        missing = [name for k, name in enumerate(space.options) if k not in given]
        if missing:
            raise WrongLength("a state needs a level for every option", where=where, value=missing)
        state = tuple(given[k] for k in range(len(space.options)))
    try:
        levels = tuple(state)
    except TypeError as error:
        raise UnknownState(
            "a state is one level per option", where=where, value=str(state)
        ) from error
    if len(levels) != len(space.options):
        raise WrongLength(
            "a state needs one level per option",
            where=where,
            value=str(state),
            allowed=f"{len(space.options)} levels in the order {', '.join(space.options)}",
        )
    return tuple(locate_level(space, k, level, where=where) for k, level in enumerate(levels))


def locate_state(space: StateSpace, state: Any, *, where: str | None = None) -> int:
    """The index of a state given as levels, option -> level, or index; raises where there is none."""
    if isinstance(state, int | np.integer) and not isinstance(state, bool):
        if 0 <= state < space.size:
            return int(state)
        raise UnknownState(
            "there is no state with this index",
            where=where,
            value=int(state),
            allowed=f"0 to {space.size - 1}",
        )
    levels = read_levels(space, state, where=where)
    code = sum(level * stride for level, stride in zip(levels, space.strides, strict=True))
    found = int(space.find(np.array([code], dtype=np.int64))[0])
    if found < 0:
        raise UnknownState("this state is not feasible", where=where, value=str(state))
    return found


def list_feasible(space: StateSpace, feasible: Any, rules: Sequence[Any]) -> Ints | None:
    """Gives the codes of the feasible states, or None where every combination is feasible."""
    if rules:
        if feasible is not None:
            raise UsageMistake("give feasible states or rules, not both")
        from tightrope.conflict.enumerate_states import enumerate_states

        return enumerate_states(space, rules)
    if feasible is None:
        if space.product <= MOST_STATES:  # more are refused for that
            check_room(space.product, len(space.options), len(space.decision_makers))
        return None
    return _from_list(space, feasible)


def _from_list(space: StateSpace, feasible: Any) -> Ints | None:
    given = feasible if isinstance(feasible, np.ndarray) else list(feasible)
    if not len(given):
        raise NoFeasibleState("the list of feasible states is empty")
    plain = isinstance(given, np.ndarray) and given.dtype.kind in "iub"
    rows = np.asarray(given) if plain else _as_array(space, list(given))
    if rows.ndim != 2 or rows.shape[1] != len(space.options):
        raise WrongLength(
            "feasible states need one level per option",
            value=f"shape {rows.shape}",
            allowed=f"{len(space.options)} levels in the order {', '.join(space.options)}",
        )
    counts = np.array(space.level_counts)
    outside = np.argwhere((rows < 0) | (rows >= counts))
    if len(outside):
        row, option = outside[0]
        raise UnknownLevel(
            f"option {space.options[option]} has no such level",
            where=f"feasible state {row}",
            value=int(rows[row, option]),
            allowed=f"levels 0 to {counts[option] - 1}",
        )
    codes = space.encode(rows)
    if len(codes) == space.product and np.array_equal(codes, np.arange(space.product)):
        return None
    return codes


def _as_array(space: StateSpace, rows: list[Any]) -> Ints:
    """Plain tuples of numbers in one go; names of levels one by one."""
    try:
        plain = np.array(rows)
    except ValueError:
        plain = np.empty(0, dtype=object)
    if plain.ndim == 2 and plain.dtype.kind in "iub" and plain.shape[1] == len(space.options):
        return plain.astype(np.int64)
    return np.array(
        [read_levels(space, row, where=f"feasible state {k}") for k, row in enumerate(rows)],
        dtype=np.int64,
    )
