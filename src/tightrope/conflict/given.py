"""What a user gives to make a game, checked, with one clear line for every mistake."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from tightrope.arrays import Int32s
from tightrope.conflict.errors import (
    InfeasibleStatusQuo,
    MissingPreferences,
    NothingToPlay,
    UnknownDecisionMaker,
    UnknownState,
)
from tightrope.conflict.locate import locate_option, locate_state, read_levels
from tightrope.conflict.preferences import Preferences, rank_numbers
from tightrope.conflict.states import StateSpace
from tightrope.errors import UsageMistake, nearest


def lay_out(decision_makers: Mapping[str, Any]) -> StateSpace:
    """Gives the space of the options, reversible and with no state listed yet.

    Raises `NothingToPlay` where names are missing or used twice.
    """
    if not isinstance(decision_makers, Mapping):
        raise NothingToPlay("decision makers are a mapping from names to options")
    names, options, levels, owner = _read_options(decision_makers)
    if not names:
        raise NothingToPlay("the game has no decision maker")
    for dm, name in enumerate(names):
        if dm not in owner:
            raise NothingToPlay("a decision maker has no option", value=name)
    for k, option in enumerate(options):
        if option in options[:k]:
            raise NothingToPlay("an option is named twice", value=option)
        if not 2 <= len(levels[k]) <= 255 or len(set(levels[k])) < len(levels[k]):
            raise NothingToPlay(
                f"option {option} needs 2 to 255 different levels", value=", ".join(levels[k])
            )
    nothing_yet = np.zeros(0, dtype=np.int64)
    return StateSpace(names, options, levels, owner, (None,) * len(options), nothing_yet)


def irreversible_directions(
    space: StateSpace, irreversible: Sequence[str] | Mapping[str, str] | None
) -> tuple[str | None, ...]:
    """Gives "up", "down" or None per option, from a list of names or a mapping."""
    if isinstance(irreversible, str):
        irreversible = [irreversible]
    given = (
        irreversible
        if isinstance(irreversible, Mapping)
        else dict.fromkeys(irreversible or (), "up")
    )
    out: list[str | None] = [None] * len(space.options)
    for name, direction in given.items():
        if direction not in ("up", "down"):
            raise UsageMistake(
                f"irreversible option {name}", value=str(direction), allowed="'up' or 'down'"
            )
        out[locate_option(space, name, where="irreversible")] = direction
    return tuple(out)


def locate_status_quo(space: StateSpace, state: Any) -> int | None:
    """Gives the index of the status quo, from levels, option -> level, or an index."""
    if state is None:
        return None
    if not isinstance(state, int | np.integer):
        state = read_levels(space, state, where="status quo")
    try:
        return locate_state(space, state)
    except UnknownState as error:
        raise InfeasibleStatusQuo(
            "the status quo is not among the feasible states", value=str(state)
        ) from error


def checked_preferences(space: StateSpace, preferences: Mapping[str, Any] | None) -> dict[str, Any]:
    """Gives the preferences in the order of the decision makers, none missing, none unknown."""
    given = preferences or {}
    for name in given:
        if name not in space.decision_makers:
            raise UnknownDecisionMaker(
                "preferences are given for somebody who is not a decision maker",
                value=str(name),
                hint=nearest(str(name), space.decision_makers),
            )
    missing = [dm for dm in space.decision_makers if given.get(dm) is None]
    if missing:
        raise MissingPreferences(
            "a decision maker has no preferences",
            value=", ".join(missing),
            hint="give priorities, a ranking, weights or one number per feasible state",
        )
    return {dm: given[dm] for dm in space.decision_makers}


def rank_states(space: StateSpace, wanted: Any, where: str) -> Int32s:
    """Gives the ranks of the states from preferences in any form a game takes."""
    if isinstance(wanted, Preferences) and not hasattr(wanted, "__array__"):  # a column of a frame
        return wanted.rank(space, where)
    return rank_numbers(wanted, space, where)


def _read_options(
    decision_makers: Mapping[str, Sequence[Any] | Mapping[str, Sequence[str]]],
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, ...], ...], tuple[int, ...]]:
    """Gives names, `dm.option` names, level names and owners of the options as a user lists them.

    A decision maker's options are a list of names (levels no and yes), or mappings from a name to
    its ordered levels; both may be mixed in a list.
    """
    options: list[str] = []
    levels: list[tuple[str, ...]] = []
    owner: list[int] = []
    for dm, (name, given) in enumerate(decision_makers.items()):
        for option, names in _listed_options(name, given):
            if isinstance(names, str):
                raise NothingToPlay(f"option {name}.{option} needs a list of levels", value=names)
            options.append(f"{name}.{option}")
            levels.append(tuple(str(level) for level in names))
            owner.append(dm)
    return tuple(decision_makers), tuple(options), tuple(levels), tuple(owner)


def _listed_options(name: str, given: Any) -> list[tuple[str, Sequence[str]]]:
    if isinstance(given, Mapping):
        return list(given.items())
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise NothingToPlay(f"{name} needs a list or a mapping of options", value=str(given))
    items: list[tuple[str, Sequence[str]]] = []
    for entry in given:
        items.extend(entry.items() if isinstance(entry, Mapping) else [(str(entry), ("no", "yes"))])
    return items
