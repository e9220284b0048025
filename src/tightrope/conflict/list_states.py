"""The feasible states of a space, from a list or from rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from tightrope.conflict.errors import NoFeasibleState, UnknownLevel, WrongLength
from tightrope.conflict.locate import read_levels
from tightrope.conflict.room import check_room
from tightrope.conflict.states import MOST_STATES, StateSpace
from tightrope.errors import UsageMistake

Ints = npt.NDArray[np.int64]


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


def _as_array(space: StateSpace, rows: list[Any]) -> npt.NDArray[np.int64]:
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
