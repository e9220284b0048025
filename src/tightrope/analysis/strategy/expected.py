"""Which states a forecast is read from, and what it says."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tightrope.analysis.strategy.search import search
from tightrope.analysis.strategy.stability import analyse_stability
from tightrope.conflict import Game

__all__ = ["choose_expected", "expected_states", "forecast_of", "steps_from_status_quo"]

Ints = npt.NDArray[np.int64]


def steps_from_status_quo(game: Game) -> npt.NDArray[np.int32]:
    """Gives the fewest improvements that lead to each state; -1 where none do, or no status quo."""
    if game.status_quo is None:
        return np.full(game.states, -1, dtype=np.int32)
    everybody = range(len(game.decision_makers))
    return search(game, game.status_quo, everybody, improving=True).distance


def expected_states(game: Game) -> Ints:
    """Gives the indices of the states a forecast is read from; see `report_strategy`."""
    equilibria = analyse_stability(game, ("seq",)).equilibria("seq")
    return choose_expected(game, equilibria, steps_from_status_quo(game))[0]


def choose_expected(game: Game, equilibria: Ints, steps: npt.NDArray[np.int32]) -> tuple[Ints, str]:
    """Gives the expected among the SEQ equilibria, and in words which they are."""
    reached = equilibria[steps[equilibria] >= 0]
    if not len(equilibria):
        return (
            equilibria,
            "There is no SEQ equilibrium, so there is nothing to read a forecast from.",
        )
    if game.status_quo is None:
        return equilibria, f"{_count(equilibria)}; no status quo is given."
    if game.status_quo in equilibria:
        only = np.array([game.status_quo], dtype=np.int64)
        return only, "The status quo, which is itself a SEQ equilibrium."
    if len(reached):
        return reached, f"{_count(reached)} that improvements lead to from the status quo."
    return equilibria, (
        f"{_count(equilibria)}; improvements from the status quo lead to none of them."
    )


def _count(states: Ints) -> str:
    return "The one SEQ equilibrium" if len(states) == 1 else f"The {len(states):,} SEQ equilibria"


def forecast_of(game: Game, expected: Ints) -> dict[str, str | None]:
    """The level each option has in all expected states; None where they differ or there are none."""
    if not len(expected):
        return dict.fromkeys(game.options)
    levels = game.space.decode(game.space.codes[expected])
    same = (levels == levels[0]).all(axis=0)
    return {
        option: game.level_names[k][levels[0, k]] if same[k] else None
        for k, option in enumerate(game.options)
    }
