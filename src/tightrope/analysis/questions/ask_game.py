"""Questions answered from an option game: forecasts, outcomes, what an actor can move or fears."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from tightrope.analysis.questions.context import View
from tightrope.analysis.questions.errors import BadExpectation
from tightrope.analysis.questions.question import (
    AskForecast,
    AskHolds,
    AskOutcomes,
    AskUnmoved,
    AskWorst,
)
from tightrope.analysis.strategy import analyse_stability
from tightrope.conflict import Game
from tightrope.crisis import level_name, parse_formula
from tightrope.errors import nearest

__all__ = ["forecast", "holds", "outcomes", "unmoved", "worst"]

Ints = npt.NDArray[np.int64]
Reply = tuple[bool, str]  # does it hold, and the computed answer in words


def forecast(ask: AskForecast, view: View) -> Reply:
    """Holds when the option has the asked level in every expected state."""
    game = view.game
    column = _option(game, ask.forecast)
    names = game.level_names[column]
    found = np.unique(_levels(game, view.expected)[:, column])
    said = " or ".join(names[int(k)] for k in found) or "no expected outcome"
    low, high = _bounds(ask, names)
    inside = bool(len(found)) and int(found[0]) >= low and int(found[-1]) <= high
    return inside, f"{ask.forecast}: {said}"


def outcomes(ask: AskOutcomes, view: View) -> Reply:
    """Holds when the formula is true in all, some or none of the states asked about."""
    game = view.game
    states = view.expected if ask.of == "expected" else view.equilibria
    names = dict(zip(game.options, game.level_names, strict=True))
    levels = _levels(game, states)
    table: Mapping[str, Ints] = {o: levels[:, k] for k, o in enumerate(game.options)}
    true = int(
        np.count_nonzero(
            np.broadcast_to(parse_formula(ask.outcomes, names).evaluate(table), len(states))
        )
    )
    holds = {"all": 0 < true == len(states), "some": true > 0, "none": true == 0}[ask.true_in]
    which = "expected outcomes" if ask.of == "expected" else "SEQ equilibria"
    return holds, f"'{ask.outcomes}' is true in {true:,} of {len(states):,} {which}"


def holds(ask: AskHolds, view: View) -> Reply:
    """Holds when the status quo is stable for every decision maker under the concept."""
    game = view.game
    concept = ask.status_quo_holds
    stable = game.status_quo in set(
        analyse_stability(game, (concept,)).equilibria(concept).tolist()
    )
    return stable, f"the status quo is {'' if stable else 'not '}stable for all ({concept.upper()})"


def unmoved(ask: AskUnmoved, view: View) -> Reply:
    """Holds when the equilibria give each option the same levels whatever the actor does.

    For every combination of the actor's own levels that occurs in a SEQ equilibrium, the levels
    the named options take there are compared.
    """
    game = view.game
    own = [k for k, o in enumerate(game.options) if o.partition(".")[0] == ask.by]
    watched = [_option(game, option) for option in ask.unmoved]
    if not own:
        raise BadExpectation(
            "this actor has no options", value=ask.by, hint=nearest(ask.by, game.decision_makers)
        )
    levels = _levels(game, view.equilibria)
    patterns = {
        frozenset(
            map(tuple, levels[np.all(levels[:, own] == strategy, axis=1)][:, watched].tolist())
        )
        for strategy in np.unique(levels[:, own], axis=0)
    }
    strategies = len(np.unique(levels[:, own], axis=0))
    same = len(patterns) == 1 and strategies > 1
    text = f"over {strategies} strategies of {ask.by}, {', '.join(ask.unmoved)} "
    return same, text + ("take the same levels" if same else "do not take the same levels")


def worst(ask: AskWorst, view: View) -> Reply:
    """Holds when, of single changes of the status quo, the actor ranks the named one lowest."""
    game = view.game
    if game.status_quo is None or ask.worst_for not in game.decision_makers:
        raise BadExpectation("needs a status quo and a decision maker", value=ask.worst_for)
    ranks = game.ranks[game.decision_makers.index(ask.worst_for)]
    found = {change: int(ranks[_changed(game, change)]) for change in ask.among}
    lowest = min(found.values())
    order = " < ".join(sorted(found, key=lambda change: found[change]))
    alone = [c for c, rank in found.items() if rank == lowest] == [ask.is_]
    return alone, f"{ask.worst_for} ranks them {order}"


def _changed(game: Game, change: str) -> int:
    option, _, level = change.partition("=")
    column = _option(game, option.strip())
    levels = [int(k) for k in _levels(game, np.array([game.status_quo]))[0]]
    levels[column] = _level(game.level_names[column], level.strip(), option)
    return game.index_of(levels)


def _bounds(ask: AskForecast, names: tuple[str, ...]) -> tuple[int, int]:
    if ask.is_ is not None:
        level = _level(names, level_name(ask.is_), ask.forecast)
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


def _option(game: Game, option: str) -> int:
    if option not in game.options:
        raise BadExpectation("unknown option", value=option, hint=nearest(option, game.options))
    return game.options.index(option)


def _levels(game: Game, states: Ints) -> Ints:
    return game.levels[states].astype(np.int64)
