"""The option game under sampled orders of the priorities, one game a draw."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import numpy.typing as npt

from tightrope.analysis.strategy.draw_orders import draw_for_game, firm_marks
from tightrope.analysis.strategy.expected import expected_states, steps_from_status_quo
from tightrope.analysis.strategy.stability import analyse_stability
from tightrope.analysis.strategy.verdict import CODES, Verdicts, statement_bits
from tightrope.conflict import Game, build_game
from tightrope.conflict.preferences import rank_bits
from tightrope.crisis.model import CrisisModel

__all__ = ["DrawnGames"]

Ints = npt.NDArray[np.int64]
_MOST_REACHED = 2000  # states judged one by one; beyond, the whole game is solved at once


class DrawnGames:
    """The games of a model under sampled orders: the very ones `sample_priorities` counts over.

    A game takes room for every state, so none is kept: each is made when it is asked for.
    Raises NoPriorities where nobody has two statements, BadDispersion.
    """

    def __init__(
        self, model: CrisisModel, *, draws: int, seed: int, dispersion: float = 0.3
    ) -> None:
        self.stated = build_game(model)  # same states and options, the stated ranks
        self.draws = draws
        rng, _ = np.random.default_rng(seed).spawn(2)
        self._orders = draw_for_game(
            self.stated, draws, rng, dispersion, dispersion**0.5, firm_marks(model)
        )
        self._bits = {dm: statement_bits(self.stated, dm) for dm in self._orders}

    def game(self, draw: int) -> Game:
        """Gives the game of one draw."""
        ranks = self.stated.ranks.copy()
        for dm, own in self._bits.items():
            ranks[dm] = rank_bits(own[self._orders[dm][draw]])
        return self.stated.with_ranks(ranks)

    def holds(self, draw: int, state: int, concept: str = "seq") -> bool:
        """Gives whether a state is an equilibrium in one draw."""
        if concept not in CODES or self.stated.space.restricted is not None:
            solved = analyse_stability(self.game(draw), (concept,)).equilibria(concept)
            return state in solved
        return self._verdicts.equilibrium(state, concept, self._order(draw))

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
        reached = np.flatnonzero(steps_from_status_quo(game) >= 0)
        if len(reached) <= _MOST_REACHED:
            held = [int(state) for state in reached if self.holds(draw, int(state))]
            if held:
                return np.array(held, dtype=np.int64)
        return expected_states(game)

    def _order(self, draw: int) -> dict[int, tuple[int, ...]]:
        return {dm: tuple(own[draw].tolist()) for dm, own in self._orders.items()}

    @cached_property
    def _verdicts(self) -> Verdicts:
        return Verdicts(self.stated)
