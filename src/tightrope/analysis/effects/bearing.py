"""Where one indicator goes in each of many states of one game, without the paths that lead there."""

from __future__ import annotations

from functools import cache

import numpy as np

from tightrope.analysis.effects.analyse import outcome_levels
from tightrope.analysis.effects.compare import direction_of, look_at
from tightrope.analysis.effects.report import Direction
from tightrope.arrays import Floats
from tightrope.conflict import Game
from tightrope.conflict.worth import responses_in
from tightrope.consequences import Solution, build_network
from tightrope.consequences.respond import check_counted
from tightrope.crisis.model import CrisisModel

_EXACT = 9  # decimals to which responses are told apart


class Bearing:
    """An indicator's responses in the states of a game, set against the status quo of a base.

    The directions are those of `compare_states`. Raises RunawayLinks, TooManyGroups.
    """

    def __init__(
        self,
        model: CrisisModel,
        game: Game,
        base: CrisisModel,
        indicator: str,
        *,
        draws: int = 200,
        seed: int = 0,
    ) -> None:
        responses = responses_in(game.space, build_network(model))
        before = look_at(base, [outcome_levels(base, {})], draws=draws, seed=seed)
        place = list(model.indicators).index(indicator)
        drawn = {draw: responses.drawn(seed, draw) for draw in before.drawn}
        counted = [draw for draw, solved in drawn.items() if solved is not None]
        check_counted(len(counted), draws)
        rows = [_row(responses.central(), place)]
        rows += [_row(solved, place) for solved in drawn.values() if solved is not None]
        self._gain = np.stack([gain for gain, _ in rows])  # (central and draws, groups, inputs)
        self._rest = np.stack([rest for _, rest in rows])
        self._before = np.array(
            [before.central[0, place], *(before.drawn[draw][0, place] for draw in counted)]
        )
        self._layout = responses.layout
        self.direction = cache(self._direction)

    def _direction(self, state: int) -> Direction:
        """Gives where the indicator goes in a state of the game."""
        group = self._layout.group_of[state]
        put_in = self._layout.codes[state] * self._layout.scale
        y = self._gain[:, group] @ put_in + self._rest[:, group]
        change = np.round(np.tanh(y), _EXACT) - self._before
        return direction_of(float(change[0]), int((change[1:] > 0).sum()), len(change) - 1)


def _row(solved: Solution, place: int) -> tuple[Floats, Floats]:
    return solved.gain[:, place], solved.rest[:, place]
