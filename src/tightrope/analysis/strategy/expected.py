"""Which states a forecast is read from, and what it says."""

from __future__ import annotations

import numpy as np

from tightrope.analysis.strategy.kernels.layout import lay_out_blocks
from tightrope.analysis.strategy.kernels.solve import are_loaded
from tightrope.analysis.strategy.report import ForecastBasis
from tightrope.analysis.strategy.search import Reached, search
from tightrope.analysis.strategy.stability import analyse_stability
from tightrope.arrays import Flags, Int32s, Ints
from tightrope.conflict import Game


def steps_from_status_quo(game: Game, *, best: bool = False) -> Int32s:
    """Gives the fewest improvements that lead to each state; -1 where none do, or no status quo.

    With `best`, by best improvements alone: no mover has a move there that it ranks higher.
    """
    if game.status_quo is None:
        return np.full(game.states, -1, dtype=np.int32)
    if are_loaded() and game.space.restricted is None:
        from tightrope.analysis.strategy.kernels.steps import improvements_to

        ranks = np.array(game.ranks)  # a copy numba may take for writable, compiled for once
        found: Int32s = improvements_to(ranks, lay_out_blocks(game.space), game.status_quo, best)
        return found
    return search_steps(game, game.status_quo, best=best).distance


def search_steps(
    game: Game, start: int, *, best: bool = False, wanted: Flags | None = None
) -> Reached:
    """Gives where improvements of all decision makers lead from a state, or the best alone."""
    everybody = range(len(game.decision_makers))
    return search(game, start, everybody, improving=True, best=best, wanted=wanted)


def is_left_by_none(game: Game, state: int) -> bool:
    """Tells whether nobody gains by moving: then the state holds under every concept."""
    everybody = range(len(game.decision_makers))
    return not any(len(game.improvements(dm, state)) for dm in everybody)


def expected_states(game: Game) -> Ints:
    """Gives the indices of the states a forecast is read from; see `report_strategy`."""
    if game.status_quo is not None and is_left_by_none(game, game.status_quo):
        return np.array([game.status_quo], dtype=np.int64)
    equilibria = analyse_stability(game, ("seq",)).equilibria("seq")
    return choose_expected(game, equilibria, steps_from_status_quo(game))[0]


def choose_expected(game: Game, equilibria: Ints, steps: Int32s) -> tuple[Ints, ForecastBasis]:
    """Gives the expected among the SEQ equilibria, and which they are."""
    if not len(equilibria):
        return equilibria, "no equilibrium"
    if game.status_quo is None:
        return equilibria, "no status quo"
    if game.status_quo in equilibria:
        return np.array([game.status_quo], dtype=np.int64), "status quo"
    reached = equilibria[steps[equilibria] >= 0]
    return (reached, "led to") if len(reached) else (equilibria, "none led to")


def nearest_first(game: Game, states: Ints, steps: Int32s) -> Ints:
    """Gives states by improvements needed, then by options that differ from the status quo, then by
    number. What follows from an outcome is told of the first of those expected."""
    far = np.where(steps[states] < 0, np.iinfo(np.int32).max, steps[states])
    apart = np.zeros(len(states), dtype=np.int64)
    if game.status_quo is not None:
        apart = game.space.differ(game.status_quo, states).sum(axis=1)
    return states[np.lexsort((states, apart, far))]


def forecast_of(game: Game, expected: Ints) -> dict[str, str | None]:
    """The level each option has in all expected states; None where they differ or there are none."""
    if not len(expected):
        return dict.fromkeys(game.options)
    first = int(expected[0])
    same = np.asarray((~game.space.differ(first, expected)).all(axis=0))
    levels = game.state(first).items()
    return {o: level if alike else None for (o, level), alike in zip(levels, same, strict=True)}
