"""The option game as an engine of the house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from tightrope.analysis.engine import Asked, Engine
from tightrope.analysis.facts import Fact, FactKey, level_ids
from tightrope.analysis.strategy.analyse import report_strategy
from tightrope.analysis.strategy.held import held_as_seen, held_unknown
from tightrope.analysis.strategy.relations import MOST_STATES
from tightrope.analysis.strategy.report import StrategyReport
from tightrope.analysis.strategy.sampling import DrawnGames
from tightrope.conflict import Game, can_be_drawn
from tightrope.crisis import CrisisModel
from tightrope.crisis.model import interests_of, states_outright

# kind of fact -> the ids it is about, and its value
_KINDS: Mapping[str, str] = {
    "forecast": "(option): its level in every expected outcome; None where they differ",
    "status_quo": "(concept): whether the present situation is an equilibrium",
    "equilibria": "(concept): how many states are stable for all",
    "outcome": "(kind, option=level…): True: this outcome is among those told",
    "states": "(): how many states are feasible",
}


class StrategyEngine:
    """Which outcomes hold, who would upset the others, and what is to be expected."""

    name = "strategy"
    kinds = _KINDS
    samples_facts = False

    def lacks(self, model: CrisisModel) -> str | None:
        """A game needs options and what each decision maker wants."""
        if any(
            model.priorities.get(actor)
            or states_outright(model, actor)
            or interests_of(model, actor)
            for actor in model.options
        ):
            return None
        return (
            "add `options` (what each decision maker can do) and `interests` (what each cares "
            "about) or `priorities` (what each wants first)"
        )

    def analyse(self, asked: Asked) -> StrategyReport:
        """Gives the report; coalitions are looked for in the base only."""
        if asked.game is None:
            raise ValueError("the strategy engine was run without a game")
        report = report_strategy(asked.game, coalitions=asked.base is None, sampled=_sampled(asked))
        if asked.base is not None:
            return report
        return replace(report, **_seen_and_unknown(asked.model, asked.game))

    def facts(self, report: StrategyReport) -> Iterator[Fact]:
        """Forecasts first, then how large the game is and whether the present holds."""
        for option, level in report.forecast.items():
            yield Fact(FactKey("forecast", (option,)), level)
        holds = report.status_quo.equilibrium.get("seq", False)
        yield Fact(FactKey("status_quo", ("seq",)), holds)
        for concept, count in report.equilibria.items():
            yield Fact(FactKey("equilibria", (concept,)), count)
        yield Fact(FactKey("states"), report.states_feasible)
        for told in report.outcomes:
            if told.kind != "today":
                of = (told.kind, *level_ids(told.changes))
                yield Fact(FactKey("outcome", of), value=True)


ENGINE: Engine = StrategyEngine()


def _seen_and_unknown(model: CrisisModel, game: Game) -> dict[str, Any]:
    """What the pictures and unknown preferences of the model change, as far as it states any."""
    found: dict[str, Any] = {}
    if model.pictures:
        found["seen"] = held_as_seen(model, game)
    if model.unknown_preferences and game.states <= MOST_STATES:
        found["unknown"] = held_unknown(model, game)
    return found


def _sampled(asked: Asked) -> DrawnGames | None:
    """Nothing is sampled where nobody has interests, or two statements in some order."""
    if asked.draws == 0 or not can_be_drawn(asked.model):
        return None
    return DrawnGames(asked.model, draws=asked.draws, seed=asked.seed)
