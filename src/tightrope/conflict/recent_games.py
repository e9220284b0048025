"""The games asked for last, found again by equal models."""

from __future__ import annotations

from tightrope.conflict.build import build_game
from tightrope.conflict.game import Game
from tightrope.conflict.kept_ranks import MOST_STATES
from tightrope.crisis.model import CrisisModel
from tightrope.recent import Recent

_GAMES: Recent[object, Game] = Recent(4)


def game_of(model: CrisisModel) -> Game:
    """Gives the game of a model as `build_game` does, the same one to those who ask in turn."""
    return _GAMES.find(
        as_stated(model), lambda: build_game(model), lambda game: game.states <= MOST_STATES
    )


def as_stated(model: CrisisModel) -> tuple[object, ...]:
    """Gives a model with the order of its options, their owners and its indicators, which ==
    overlooks on mappings."""
    return model, [*map(list, model.options.values()), list(model.options), list(model.indicators)]
