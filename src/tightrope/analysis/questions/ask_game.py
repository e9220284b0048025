"""Questions answered from an option game: forecasts, outcomes, what an actor can move or fears."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from tightrope.analysis.questions.context import DrawnView, View
from tightrope.analysis.questions.errors import BadExpectation
from tightrope.analysis.questions.found import (
    HoldsFound,
    LevelsFound,
    MightFound,
    RanksFound,
    Reply,
    TruthFound,
)
from tightrope.analysis.questions.question import (
    AskForecast,
    AskHolds,
    AskOutcomes,
    AskWorst,
    Question,
)
from tightrope.arrays import Flags, Ints
from tightrope.conflict import Game
from tightrope.crisis import level_name, parse_formula
from tightrope.errors import nearest


def forecast(ask: AskForecast, view: View | DrawnView) -> Reply:
    """Holds when the option has the asked level in every expected state."""
    game = view.frame
    column = find_option(game, ask.forecast)
    names = game.level_names[column]
    low, high = bounds_of(ask, names)
    if ask.might is not None:
        return _might(ask.forecast, low, view)
    found = np.unique(levels_of(game, view.expected)[:, column])
    inside = bool(len(found)) and int(found[0]) >= low and int(found[-1]) <= high
    return inside, LevelsFound(game.options[column], tuple(names[int(k)] for k in found))


def _might(option: str, level: int, view: View | DrawnView) -> Reply:
    """Holds when the option has the level in some outcome that holds (SEQ)."""
    game = view.frame
    column = find_option(game, option)
    true = int(np.count_nonzero(levels_of(game, view.equilibria)[:, column] == level))
    found = MightFound(option, game.level_names[column][level], true, len(view.equilibria))
    return true > 0, found


def outcomes(ask: AskOutcomes, view: View | DrawnView) -> Reply:
    """Holds when the formula is true in all, some or none of the states asked about."""
    game = view.frame
    states = view.expected if ask.of == "expected" else view.equilibria
    true = int(np.count_nonzero(_truth(ask, game, levels_of(game, states))))
    holds = {"all": 0 < true == len(states), "some": true > 0, "none": true == 0}[ask.true_in]
    return holds, TruthFound(ask.outcomes, true, len(states), ask.of == "expected")


def settled_by_one(ask: Question, game: Game) -> tuple[Ints, bool] | None:
    """Gives the states of which one equilibrium (SEQ) settles the question, and how it does.

    None where the question is of another kind, so that all of them have to be looked at.
    """
    if isinstance(ask, AskForecast) and ask.might is not None:
        column = find_option(game, ask.forecast)
        level, _ = bounds_of(ask, game.level_names[column])
        return np.flatnonzero(game.levels[:, column] == level), True
    if isinstance(ask, AskOutcomes) and ask.of == "equilibria" and ask.true_in != "all":
        return np.flatnonzero(
            _truth(ask, game, game.levels.astype(np.int64))
        ), ask.true_in == "some"
    return None


def _truth(ask: AskOutcomes, game: Game, levels: Ints) -> Flags:
    """Whether the formula is true in states of these levels, (states,)."""
    table: Mapping[str, Ints] = {o: levels[:, k] for k, o in enumerate(game.options)}
    true = parse_formula(ask.outcomes, game.space.option_levels).evaluate(table)
    return np.broadcast_to(np.asarray(true, dtype=np.bool_), len(levels))


def holds(ask: AskHolds, view: View | DrawnView) -> Reply:
    """Holds when the status quo is stable for every decision maker under the concept."""
    concept = ask.status_quo_holds
    stable = view.holds(concept)
    return stable, HoldsFound(concept, stable)


def worst(ask: AskWorst, view: View | DrawnView) -> Reply:
    """Holds when, of single changes of the status quo, the actor ranks the named one lowest."""
    game = view.game
    if game.status_quo is None or ask.worst_for not in game.decision_makers:
        raise BadExpectation("needs a status quo and a decision maker", value=ask.worst_for)
    ranks = game.ranks[game.decision_makers.index(ask.worst_for)]
    found = {change: int(ranks[state_after(game, change)]) for change in ask.among}
    lowest = min(found.values())
    order = sorted(found, key=lambda change: found[change])
    alone = [c for c, rank in found.items() if rank == lowest] == [ask.is_]
    return alone, RanksFound(ask.worst_for, tuple(order))


def state_after(game: Game, change: str) -> int:
    """Gives the status quo with one option at another level. Raises BadExpectation, UnknownState."""
    option, _, level = change.partition("=")
    column = find_option(game, option.strip())
    levels = [int(k) for k in levels_of(game, np.array([game.status_quo]))[0]]
    levels[column] = _level(game.level_names[column], level.strip(), option)
    return game.index_of(levels)


def bounds_of(ask: AskForecast, names: tuple[str, ...]) -> tuple[int, int]:
    """Gives the lowest and the highest level asked about. Raises BadExpectation."""
    one = ask.is_ if ask.might is None else ask.might
    if one is not None:
        level = _level(names, level_name(one), ask.forecast)
        return level, level
    low = _level(names, ask.at_least, ask.forecast) if ask.at_least else 0
    high = _level(names, ask.at_most, ask.forecast) if ask.at_most else len(names) - 1
    return low, high


def _level(names: tuple[str, ...], level: str, option: str) -> int:
    if level not in names:
        raise BadExpectation(
            f"'{option}' has no such level", value=level, hint=nearest(level, names)
        )
    return names.index(level)


def find_option(game: Game, option: str) -> int:
    """Gives the place of an option in a game. Raises BadExpectation."""
    if option not in game.options:
        raise BadExpectation("unknown option", value=option, hint=nearest(option, game.options))
    return game.options.index(option)


def forms_of(options: Sequence[str], view: View | DrawnView) -> tuple[tuple[int, ...], ...]:
    """Gives the different levels that these options have in the expected states."""
    game = view.frame
    columns = [find_option(game, option) for option in options]
    found = np.unique(levels_of(game, view.expected)[:, columns], axis=0)
    return tuple(tuple(map(int, row)) for row in found)


def levels_of(game: Game, states: Ints) -> Ints:
    """Gives the level of every option in some states, int64 (states, options)."""
    return game.levels[states].astype(np.int64)
