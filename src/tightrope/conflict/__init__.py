"""A crisis model in, its option game out: states, moves, priorities turned into ranks.

Takes options, feasible states and preferences (or a `CrisisModel`), gives a frozen `Game`.
"""

from __future__ import annotations

from tightrope.conflict.build import build_game
from tightrope.conflict.check import check_game
from tightrope.conflict.game import Game
from tightrope.conflict.preferences import Priorities, Ranking, Weights
from tightrope.conflict.states import Blocks, StateSpace

__all__ = [
    "Blocks",
    "Game",
    "Priorities",
    "Ranking",
    "StateSpace",
    "Weights",
    "build_game",
    "check_game",
]
