"""An option game in, a strategy report out: which outcomes hold, which are expected, and why."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version

import numpy as np
import numpy.typing as npt

from tightrope.analysis.strategy.explain import explain
from tightrope.analysis.strategy.report import CONCEPTS, Outcome, StrategyReport
from tightrope.analysis.strategy.search import search
from tightrope.analysis.strategy.stability import Stability, analyse_stability
from tightrope.conflict import Game

__all__ = ["describe_outcome", "expected_states", "report_strategy"]

Ints = npt.NDArray[np.int64]


def report_strategy(
    game: Game, *, shown: int = 12, names: Mapping[str, str] | None = None
) -> StrategyReport:
    """Gives the outcomes of a game: equilibria per concept, the expected ones, a forecast, reasons.

    Expected are the SEQ equilibria that improvements lead to from the status quo (the status quo
    itself if it is one; all SEQ equilibria where improvements lead to none, or where there is no
    status quo). At most `shown` of them are described, nearest first, each with an explanation
    per decision maker; `names` are the names to use for decision makers in the sentences.

    A game without a status quo is described from its first feasible state.
    """
    stability = analyse_stability(game, CONCEPTS)
    steps = _steps_from_status_quo(game)
    equilibria = stability.equilibria("seq")
    expected, basis = _expected(game, equilibria, steps)
    nearest_first = _nearest_first(game, expected, steps)
    outcomes = tuple(
        describe_outcome(game, int(s), stability, steps, names=names)
        for s in nearest_first[: max(shown, 0)]
    )
    start = 0 if game.status_quo is None else game.status_quo
    return StrategyReport(
        decision_makers=game.decision_makers,
        options=game.options,
        states_possible=game.space.product,
        states_feasible=game.states,
        status_quo=describe_outcome(game, start, stability, steps, names=names),
        equilibria={concept: len(stability.equilibria(concept)) for concept in CONCEPTS},
        expected=outcomes,
        expected_total=len(expected),
        forecast=_forecast(game, expected),
        forecast_basis=basis,
        method=_method(stability),
    )


def describe_outcome(
    game: Game,
    state: int,
    stability: Stability,
    steps: npt.NDArray[np.int32] | None = None,
    *,
    names: Mapping[str, str] | None = None,
) -> Outcome:
    """Gives one state with its verdicts and, for each decision maker, the reason under SEQ.

    `steps` (states,) are the fewest improvements from the status quo, -1 where none lead there.
    """
    who = game.decision_makers
    tables = {concept: stability.stable(concept)[:, state] for concept in CONCEPTS}
    stable = {
        concept: {name: bool(held) for name, held in zip(who, column, strict=True)}
        for concept, column in tables.items()
    }
    known = -1 if steps is None else int(steps[state])
    return Outcome(
        state=state,
        levels=game.state(state),
        stable=stable,
        equilibrium={concept: all(column.values()) for concept, column in stable.items()},
        steps=None if known < 0 else known,
        explanations=tuple(
            explain(game, state, name, "seq", stable=stable["seq"][name], names=names)
            for name in who
        ),
    )


def _steps_from_status_quo(game: Game) -> npt.NDArray[np.int32]:
    if game.status_quo is None:
        return np.full(game.states, -1, dtype=np.int32)
    everybody = range(len(game.decision_makers))
    return search(game, game.status_quo, everybody, improving=True).distance


def expected_states(game: Game) -> Ints:
    """Gives the indices of the states a forecast is read from; see `report_strategy`."""
    equilibria = analyse_stability(game, ("seq",)).equilibria("seq")
    return _expected(game, equilibria, _steps_from_status_quo(game))[0]


def _expected(game: Game, equilibria: Ints, steps: npt.NDArray[np.int32]) -> tuple[Ints, str]:
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


def _nearest_first(game: Game, states: Ints, steps: npt.NDArray[np.int32]) -> Ints:
    """By improvements needed, then by options that differ from the status quo, then by number."""
    far = np.where(steps[states] < 0, np.iinfo(np.int32).max, steps[states])
    apart = np.zeros(len(states), dtype=np.int64)
    if game.status_quo is not None:
        codes = game.space.codes
        levels = game.space.decode(codes[states])
        apart = (levels != game.space.decode(codes[[game.status_quo]])).sum(axis=1)
    return states[np.lexsort((states, apart, far))]


def _forecast(game: Game, expected: Ints) -> dict[str, str | None]:
    """The level each option has in all expected states; None where they differ or there are none."""
    if not len(expected):
        return dict.fromkeys(game.options)
    levels = game.space.decode(game.space.codes[expected])
    same = (levels == levels[0]).all(axis=0)
    return {
        option: game.level_names[k][levels[0, k]] if same[k] else None
        for k, option in enumerate(game.options)
    }


def _method(stability: Stability) -> dict[str, str | int]:
    return {**stability.method, "version": version("tightrope")}
