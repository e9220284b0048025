"""From the ways people write a state to its index."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from tightrope.conflict.errors import UnknownLevel, UnknownOption, UnknownState, WrongLength
from tightrope.conflict.states import StateSpace
from tightrope.errors import nearest


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
