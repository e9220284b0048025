"""An option game in, a strategy report out: which outcomes hold, which are expected, and why."""

from __future__ import annotations

from importlib.metadata import version

from tightrope.analysis.strategy.expected import (
    choose_expected,
    forecast_of,
    nearest_first,
    steps_from_status_quo,
)
from tightrope.analysis.strategy.explain import describe_outcome
from tightrope.analysis.strategy.instead import find_instead
from tightrope.analysis.strategy.leaving import find_leaving
from tightrope.analysis.strategy.outcomes import count_draws_of, tell_outcomes
from tightrope.analysis.strategy.paying import find_held_back
from tightrope.analysis.strategy.report import CONCEPTS, Instead, StrategyReport, ToldOutcomes
from tightrope.analysis.strategy.sampling import DrawnGames
from tightrope.analysis.strategy.stability import Stability, analyse_stability
from tightrope.arrays import Ints
from tightrope.conflict import Game


def report_strategy(
    game: Game,
    *,
    shown: int = 12,
    coalitions: bool = True,
    sampled: DrawnGames | None = None,
) -> StrategyReport:
    """Gives the outcomes of a game: equilibria per concept, the expected ones, a forecast, reasons.

    Expected are the SEQ equilibria that improvements lead to from the status quo (the status quo
    itself if it is one; all SEQ equilibria where improvements lead to none, or where there is no
    status quo). At most `shown` of them are described, nearest first, each with an explanation
    per decision maker. The
    coalitions that would leave the status quo or a described outcome together come with them,
    unless `coalitions` is false. `outcomes` are the few that matter (`tell_outcomes`), with their
    share of the draws where games were `sampled`.

    A game without a status quo is described from its first feasible state.
    """
    stability = analyse_stability(game, CONCEPTS)
    steps = steps_from_status_quo(game)
    equilibria = stability.equilibria("seq")
    expected, basis = choose_expected(game, equilibria, steps)
    nearest = nearest_first(game, expected, steps)
    outcomes = tuple(
        describe_outcome(game, int(s), stability, steps) for s in nearest[: max(shown, 0)]
    )
    start = 0 if game.status_quo is None else game.status_quo
    described = [start, *(o.state for o in outcomes)] if coalitions and shown > 0 else []
    leaving, looked = find_leaving(game, described, stability)
    found = tell_outcomes(game, stability, steps)
    if sampled is not None and game.status_quo is not None:
        found = count_draws_of(found, game.status_quo, sampled)
    return StrategyReport(
        decision_makers=game.decision_makers,
        options=game.options,
        states_possible=game.space.product,
        states_feasible=game.states,
        status_quo=describe_outcome(game, start, stability, steps),
        equilibria={concept: len(stability.equilibria(concept)) for concept in CONCEPTS},
        expected=outcomes,
        expected_total=len(expected),
        forecast=forecast_of(game, expected),
        forecast_basis=basis,
        method=_method(stability),
        outcomes=found.told,
        outcomes_untold=found.untold,
        holding=found.holding,
        alike=found.alike,
        held_back=find_held_back(game, start) if basis == "status quo" else (),
        instead=_instead(game, nearest, found),
        coalitions=leaving,
        coalitions_looked=looked,
    )


def _instead(game: Game, nearest_first: Ints, told: ToldOutcomes) -> tuple[Instead, ...]:
    """What each could do instead in the nearest expected outcome."""
    if not len(nearest_first):
        return ()
    state = int(nearest_first[0])
    ways = [o.moves for o in told.told if o.kind == "path" and o.outcome.state == state]
    return find_instead(game, state, ways[0] if ways else ())


def _method(stability: Stability) -> dict[str, str | int]:
    return {**stability.method, "version": version("tightrope")}
