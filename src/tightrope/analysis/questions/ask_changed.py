"""Questions that compare the model with changed copies of itself."""

from __future__ import annotations

import numpy as np

from tightrope.analysis.questions.ask_game import forecast, forms_of
from tightrope.analysis.questions.context import Context
from tightrope.analysis.questions.errors import BadExpectation
from tightrope.analysis.questions.found import ChangeFound, LevelsFound, Reply, UnmovedFound
from tightrope.analysis.questions.question import AskChange, AskForecast, AskUnmoved
from tightrope.conflict import Game
from tightrope.errors import nearest


def moved(ask: AskChange, context: Context) -> Reply:
    """Holds when the forecast has the asked level after the change and did not have it before."""
    wanted = AskForecast(forecast=ask.moves_forecast, is_=ask.to)
    before, old = forecast(wanted, context.view((ask.scenario, ask.after)))
    after, new = forecast(wanted, context.view((ask.scenario, (*ask.after, *ask.change))))
    if not isinstance(old, LevelsFound) or not isinstance(new, LevelsFound):
        raise TypeError("a forecast is answered with levels")
    return after and not before, ChangeFound(ask.change, old, new)


def unmoved(ask: AskUnmoved, context: Context) -> Reply:
    """Holds when the forecast of the named options is the same whatever the actor does.

    Each combination of the actor's own levels that some feasible state has is held in turn, and
    the forecast is read from the game that leaves to the others.
    """
    strategies = strategies_of(ask, context.view((ask.scenario, ask.after)).game)
    found = {
        forms_of(ask.unmoved, context.view((ask.scenario, (*ask.after, *held))))
        for held in strategies
    }
    return len(found) == 1, UnmovedFound(ask.by, len(strategies), ask.unmoved, len(found))


def strategies_of(ask: AskUnmoved, game: Game) -> tuple[tuple[str, ...], ...]:
    """Gives every combination of the actor's own levels that some feasible state has, as changes.

    Raises BadExpectation where the actor has no options.
    """
    own = [k for k, option in enumerate(game.options) if option.partition(".")[0] == ask.by]
    if not own:
        hint = nearest(ask.by, game.decision_makers)
        raise BadExpectation("this actor has no options", value=ask.by, hint=hint)
    return tuple(
        tuple(
            f"{game.options[k]}={game.level_names[k][int(level)]}"
            for k, level in zip(own, strategy, strict=True)
        )
        for strategy in np.unique(game.levels[:, own], axis=0)
    )
