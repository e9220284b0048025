"""In how many sampled games the same outcomes are found."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

import numpy as np
import numpy.typing as npt

from tightrope.analysis.strategy.outcomes.joint_exits import is_joint_exit
from tightrope.analysis.strategy.report import ToldOutcome, ToldOutcomes
from tightrope.conflict import Game


class SampledGames(Protocol):
    """Sampled variants of one game: the same states and options, other ranks."""

    draws: int

    def game(self, draw: int) -> Game:
        """Gives the game of one draw."""

    def holds(self, draw: int, state: int, concept: str = "seq") -> bool:
        """Gives whether a state is an equilibrium in one draw."""

    def expected(self, draw: int) -> npt.NDArray[np.int64]:
        """Gives the states that the forecast of one draw is read from."""


def count_draws_of(found: ToldOutcomes, today: int, sampled: SampledGames) -> ToldOutcomes:
    """Gives the same outcomes with their share of the draws; see `ToldOutcome`."""
    counts = [0] * len(found.told)
    exits = any(told.kind == "joint_exit" for told in found.told)
    for draw in range(sampled.draws):
        game = sampled.game(draw) if exits else None  # its ranks take room and time to make
        for k, told in enumerate(found.told):
            counts[k] += _again(told, today, sampled, draw, game)
    counted = tuple(
        replace(told, draws=count, of=sampled.draws)
        for told, count in zip(found.told, counts, strict=True)
    )
    return replace(found, told=counted)


def _again(
    told: ToldOutcome, today: int, sampled: SampledGames, draw: int, game: Game | None
) -> bool:
    state = told.outcome.state
    if told.kind == "path":
        return state in sampled.expected(draw)
    if told.kind == "joint_exit" and game is not None:
        return is_joint_exit(game, today, state, lambda s: sampled.holds(draw, s))
    return sampled.holds(draw, state)
