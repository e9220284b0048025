"""A crisis model in, its option game out: states, moves, priorities turned into ranks.

Takes options, feasible states and preferences (or a `CrisisModel`), gives a frozen `Game`.
"""

from __future__ import annotations

from tightrope.conflict.blocks import Blocks
from tightrope.conflict.build import build_game, start_levels
from tightrope.conflict.check import examine_game
from tightrope.conflict.draws import Draws, Spread, can_be_drawn, stakes_of
from tightrope.conflict.game import Game
from tightrope.conflict.pictures import build_pictures
from tightrope.conflict.preferences import Interests, Payoffs, Priorities, Ranking, Weights
from tightrope.conflict.recent_draws import draws_of
from tightrope.conflict.recent_games import game_of
from tightrope.conflict.replies import ReplyCount
from tightrope.conflict.states import StateSpace

__all__ = [
    "Blocks",
    "Draws",
    "Game",
    "Interests",
    "Payoffs",
    "Priorities",
    "Ranking",
    "ReplyCount",
    "Spread",
    "StateSpace",
    "Weights",
    "build_game",
    "build_pictures",
    "can_be_drawn",
    "draws_of",
    "examine_game",
    "game_of",
    "stakes_of",
    "start_levels",
]
