"""The option game under sampled orders of the priorities, one game a draw."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tightrope.analysis.strategy.draw_orders import draw_for_game, firm_marks
from tightrope.analysis.strategy.verdict import statement_bits
from tightrope.conflict import Game, build_game
from tightrope.conflict.preferences import rank_bits
from tightrope.crisis.model import CrisisModel

__all__ = ["drawn_games"]


def drawn_games(
    model: CrisisModel, *, draws: int, seed: int, dispersion: float = 0.3
) -> Iterator[Game]:
    """Yields the model's game once per draw: the very orders `sample_priorities` counts over.

    Raises NoPriorities where nobody has two statements, BadDispersion.
    """
    game = build_game(model)
    rng, _ = np.random.default_rng(seed).spawn(2)
    orders = draw_for_game(game, draws, rng, dispersion, dispersion**0.5, firm_marks(model))
    bits = {dm: statement_bits(game, dm) for dm in orders}
    for draw in range(draws):
        ranks = game.ranks.copy()
        for dm, own in bits.items():
            ranks[dm] = rank_bits(own[orders[dm][draw]])
        yield game.with_ranks(ranks)
