"""The registry of engines, and the one function that runs them all over a model.

A new engine adds its room, its kinds of facts, its field of `Analysis`, and one line here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tightrope.analysis.alignment.engine import AlignmentEngine
from tightrope.analysis.commitments.engine import CommitmentsEngine
from tightrope.analysis.effects.engine import EffectsEngine
from tightrope.analysis.engine import Asked, Engine
from tightrope.analysis.facts import Fact
from tightrope.analysis.motives.engine import MotivesEngine
from tightrope.analysis.results import Analysis
from tightrope.analysis.strategy.engine import StrategyEngine
from tightrope.conflict import build_game
from tightrope.crisis import CrisisModel, now_levels

STRATEGY = StrategyEngine()
ENGINES: tuple[Engine, ...] = (
    STRATEGY,  # first: the others are asked about the outcome it expects
    AlignmentEngine(),
    CommitmentsEngine(),
    EffectsEngine(),
    MotivesEngine(),
)


def analyse_model(
    model: CrisisModel, *, since: CrisisModel | None = None, draws: int = 200, seed: int = 0
) -> Analysis:
    """Gives what the engines say of the crisis; each left out has its reason in `missing`.

    since: the model that a scenario or what-if started from, whose status quo effects are counted
    from (coalitions are then not looked for: they are asked of the base only);
    draws: how many sampled priority orders the red lines are judged in; seed: of that sampling.
    """
    lacks = {engine.name: engine.lacks(model) for engine in ENGINES}
    missing = {name: lacking for name, lacking in lacks.items() if lacking is not None}
    game = None if STRATEGY.name in missing else build_game(model)
    asked = Asked(model, since, game, _now(model), draws, seed)
    reports: dict[str, Any] = dict.fromkeys(lacks)
    for engine in ENGINES:
        if engine.name in missing:
            continue
        reports[engine.name] = engine.analyse(asked)
        if engine is STRATEGY and (expected := reports[engine.name].expected):
            asked = replace(asked, outcome=expected[0].levels)
    return Analysis(**reports, missing=missing)


def facts_of(analysis: Analysis) -> tuple[Fact, ...]:
    """Gives what every engine that could work found, in the order of the registry."""
    return tuple(_facts(analysis))


def _facts(analysis: Analysis) -> Iterator[Fact]:
    for engine in ENGINES:
        report = getattr(analysis, engine.name)
        if report is not None:
            yield from engine.facts(report)


def _now(model: CrisisModel) -> dict[str, str]:
    return {option: model.levels(option)[level] for option, level in now_levels(model).items()}
