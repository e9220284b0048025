"""The option game under drawn wants, one game a draw."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import numpy.typing as npt

from tightrope.analysis.strategy.expected import (
    choose_expected,
    expected_states,
    steps_from_status_quo,
)
from tightrope.analysis.strategy.kernels.solve import solve
from tightrope.analysis.strategy.stability import analyse_stability
from tightrope.analysis.strategy.verdict import CODES, Verdicts
from tightrope.conflict import Draws, Game
from tightrope.crisis.model import CrisisModel

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
_MOST_REACHED = 2000  # states judged one by one; beyond, the whole game is solved at once


class DrawnGames:
    """The games of a model under drawn wants: the very ones `sample_priorities` counts over.

    A game takes room for every state, so only the last asked for is kept. Raises NoPriorities
    where there is nothing to draw, BadDispersion, RunawayLinks.
    """

    def __init__(
        self, model: CrisisModel, *, draws: int, seed: int, dispersion: float = 0.3
    ) -> None:
        self._draws = Draws.of(model, draws=draws, seed=seed, dispersion=dispersion)
        self.stated = self._draws.game  # same states and options, the central ranks
        self.draws = self._draws.draws
        self._last: tuple[int, Game, dict[str, Flags]] | None = None

    def game(self, draw: int) -> Game:
        """Gives the game of one draw."""
        return self._of(draw)[1]

    def _of(self, draw: int) -> tuple[int, Game, dict[str, Flags]]:
        if self._last is None or self._last[0] != draw:
            ranks = self._draws.ranks(draw)
            self._last = (draw, self.stated.with_ranks(ranks), {})
        return self._last

    def holds(self, draw: int, state: int, concept: str = "seq") -> bool:
        """Gives whether a state is an equilibrium in one draw."""
        restricted = self.stated.space.restricted is not None
        if concept in CODES and not restricted and self._draws.stakes is None:
            return self._verdicts.equilibrium(state, concept, self._order(draw))
        return bool(self._equilibria(draw, concept)[state])

    def _equilibria(self, draw: int, concept: str) -> Flags:
        _, game, solved = self._of(draw)
        if concept not in solved:
            if game.space.restricted is None:
                stable = solve(game.space, game.ranks, (concept,))[concept]
            else:
                stable = analyse_stability(game, (concept,)).stable(concept)
            solved[concept] = np.asarray(stable.all(axis=0))
        return solved[concept]

    def expected(self, draw: int) -> Ints:
        """Gives `expected_states` of one draw, without solving the game where that is not needed.

        A status quo that holds is the forecast; else the equilibria among the states that
        improvements lead to are. Only where there is none does every state have to be judged.
        """
        start = self.stated.status_quo
        if start is None or self.stated.space.restricted is not None:
            return expected_states(self.game(draw))
        if self.holds(draw, start):
            return np.array([start], dtype=np.int64)
        game = self.game(draw)
        steps = steps_from_status_quo(game)
        reached = np.flatnonzero(steps >= 0)
        if self._draws.stakes is None and len(reached) <= _MOST_REACHED:
            held = [int(state) for state in reached if self.holds(draw, int(state))]
            if held:
                return np.array(held, dtype=np.int64)
        return choose_expected(game, np.flatnonzero(self._equilibria(draw, "seq")), steps)[0]

    def _order(self, draw: int) -> dict[int, tuple[int, ...]]:
        return {dm: tuple(own[draw].tolist()) for dm, own in self._draws.orders.items()}

    @cached_property
    def _verdicts(self) -> Verdicts:
        return Verdicts(self.stated)
