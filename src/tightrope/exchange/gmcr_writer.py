"""An option game as a GMCR+ file; the format is told in `gmcr`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np

from tightrope.conflict import Game, Priorities
from tightrope.conflict.preferences import Preferences
from tightrope.conflict.states import StateSpace
from tightrope.crisis.formula import Formula, Not
from tightrope.crisis.parse_formula import parse_formula
from tightrope.exchange.errors import CannotHold
from tightrope.exchange.gmcr import MOST_OPTIONS, State

MOST_STATES = 65_536  # a ranking lists each of them
MOST_IN_A_STATEMENT = 6  # options; a statement lists the combinations in which it holds


def write_gmcr(
    game: Game, names: Mapping[str, str], title: str = "", left_out: Sequence[str] = ()
) -> str:
    """Gives the game as a GMCR+ file; `names`: decision maker or option -> its name in the file.

    `left_out` says in the file, under a key that GMCR+ skips, what it has no place for.

    Statements are written where all decision makers have some that the format can hold, and the
    rankings that follow from them always. Raises CannotHold for what the format has no place for:
    levels between no and yes, moves closed state by state, too many options or states.
    """
    _refuse(game.space)
    if not can_be_ranked(game):
        raise CannotHold(
            "the game has too many states to rank in a .gmcr file",
            value=f"{len(game.options)} options, {game.states:,} states",
            allowed=f"{MOST_OPTIONS} options, {MOST_STATES:,} states",
        )
    order = _numbered(game)
    stated = {
        dm: _statements(game.space, wanted)
        for dm, wanted in zip(game.decision_makers, game.preferences.values(), strict=True)
    }
    wants = {
        dm: {"preferences": stated[dm] or [], "preferenceRanking": _ranking(game, i, order)}
        for i, dm in enumerate(game.decision_makers)
    }
    by_hand = any(found is None for found in stated.values())
    head = {"program": "Tightrope", "title": title, "leftOut": list(left_out)}
    end = {"infeasibles": list(_infeasible(game, ())), "useManualPreferenceRanking": by_hand}
    return _text(head | _players(game.space, names, wants) | end)


def can_be_ranked(game: Game) -> bool:
    """Gives whether the states are few enough to be numbered and ranked in a .gmcr file."""
    return len(game.options) <= MOST_OPTIONS and game.states <= MOST_STATES


def write_gmcr_unlisted(
    space: StateSpace,
    rules: Iterable[Formula],
    wants: Mapping[str, Preferences],
    names: Mapping[str, str],
    title: str = "",
    left_out: Sequence[str] = (),
) -> str:
    """Gives a game whose states are too many to list as a GMCR+ file, by its statements alone.

    `space` has the options; `rules` hold in every feasible state. No ranking is written. Raises
    CannotHold where somebody's wants are no priorities, or a statement or rule ties more options
    together than the format can say in few conditions.
    """
    _refuse(space)
    stated: dict[str, dict[str, Any]] = {}
    for dm in space.decision_makers:
        found = _statements(space, wants.get(dm))
        if found is None:
            raise CannotHold(
                "beyond what can be ranked, a .gmcr file holds only wants as priorities, each over "
                f"at most {MOST_IN_A_STATEMENT} options",
                value=dm,
            )
        stated[dm] = {"preferences": found}
    never = []
    for rule in rules:
        if len(rule.options) > MOST_IN_A_STATEMENT:
            raise CannotHold(
                "a rule ties too many options together for a .gmcr file",
                value=str(rule),
                allowed=f"{MOST_IN_A_STATEMENT} options",
            )
        never += _members(space, Not(rule))
    head = {"program": "Tightrope", "title": title, "leftOut": list(left_out)}
    end = {"infeasibles": never, "useManualPreferenceRanking": False}
    return _text(head | _players(space, names, stated) | end)


def _players(
    space: StateSpace, names: Mapping[str, str], wants: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    directions = {"up": "fwd", "down": "back"}
    return {
        "options": [
            {
                "name": names.get(option, option.partition(".")[2]),
                "permittedDirection": directions.get(way or "", "both"),
            }
            for option, way in zip(space.options, space.direction, strict=True)
        ],
        "decisionMakers": [
            {
                "name": names.get(dm, dm),
                "options": [k for k, owner in enumerate(space.owner) if owner == i],
                **wants[dm],
            }
            for i, dm in enumerate(space.decision_makers)
        ],
        "coalitions": list(range(len(space.decision_makers))),
    }


def _text(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _refuse(space: StateSpace) -> None:
    between = [
        o for o, levels in zip(space.options, space.level_names, strict=True) if len(levels) > 2
    ]
    if between:
        raise CannotHold("a .gmcr file has no levels but no and yes", value=between[0])
    if space.restricted is not None:
        raise CannotHold("a .gmcr file has no place for moves that are closed in some states")


def _numbered(game: Game) -> dict[int, int]:
    """State -> its number in the file, the first option varying fastest."""
    decimal = game.levels.astype(np.int64) @ (1 << np.arange(len(game.options), dtype=np.int64))
    return {int(state): number for number, state in enumerate(np.argsort(decimal), 1)}


def _ranking(game: Game, dm: int, number: Mapping[int, int]) -> list[int | list[int]]:
    tiers: dict[int, list[int]] = {}
    for state, rank in enumerate(game.ranks[dm].tolist()):
        tiers.setdefault(rank, []).append(number[state])
    best_first = (sorted(tiers[rank]) for rank in sorted(tiers, reverse=True))
    return [tier[0] if len(tier) == 1 else tier for tier in best_first]


def _statements(space: StateSpace, wanted: Preferences | None) -> list[Any] | None:
    """Statements as conditions in which they hold; None where the format cannot hold them."""
    if not isinstance(wanted, Priorities) or not wanted.statements:
        return None
    levels = dict(zip(space.options, space.level_names, strict=True))
    found = []
    for text in wanted.statements:
        formula = parse_formula(text, levels) if isinstance(text, str) else text
        wide = len(formula.options) > MOST_IN_A_STATEMENT
        if wide or not (members := _members(space, formula)):
            return None
        found.append(members[0] if len(members) == 1 else {"compound": True, "members": members})
    return found


def _members(space: StateSpace, formula: Formula) -> list[list[list[Any]]]:
    names = sorted(formula.options, key=space.options.index)
    return [
        [
            [space.options.index(name), "NY"[level]]
            for name, level in zip(names, levels, strict=True)
        ]
        for levels in product((0, 1), repeat=len(names))
        if formula.evaluate(dict(zip(names, levels, strict=True)))
    ]


def _infeasible(game: Game, fixed: State) -> Iterator[list[list[Any]]]:
    """Conditions that no feasible state meets, each with as few options as the order allows."""
    levels = game.levels[:, : len(fixed)]
    if not (levels == np.array(fixed, dtype=levels.dtype)).all(axis=1).any():
        yield [[k, "NY"[level]] for k, level in enumerate(fixed)]
    elif len(fixed) < len(game.options):
        for level in (0, 1):
            yield from _infeasible(game, (*fixed, level))
