"""The engines, and the one function that runs them all over a model.

`Analysis` is the registry: each of its reports is made by the engine in the room of that name
(`analysis/NAME/engine.py`, `ENGINE`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import fields, replace
from functools import cache
from importlib import import_module
from typing import Any

from tightrope.analysis.engine import Asked, Engine
from tightrope.analysis.facts import Fact
from tightrope.analysis.results import Analysis
from tightrope.conflict import game_of
from tightrope.crisis import CrisisModel
from tightrope.crisis.levels import names_now

STRATEGY = "strategy"  # the others are asked about the outcome it expects


@cache
def engines() -> dict[str, Engine]:
    """Gives the engines by name, in the order in which they are run and told."""
    names = [field.name for field in fields(Analysis) if field.name != "missing"]
    return {name: import_module(f"tightrope.analysis.{name}.engine").ENGINE for name in names}


def analyse_model(
    model: CrisisModel,
    *,
    since: CrisisModel | None = None,
    draws: int = 200,
    seed: int = 0,
    only: Collection[str] | None = None,
    shares: bool = True,
    on_step: Callable[[str], None] = lambda name: None,
) -> Analysis:
    """Gives what the engines say of the crisis; each left out has its reason in `missing`.

    since: the model that a scenario or what-if started from, whose status quo effects are counted
    from (coalitions are then not looked for: they are asked of the base only);
    draws: how many sampled priority orders the red lines are judged in; seed: of that sampling;
    only: names of the engines wanted; the expected outcome is worked out, unsampled, all the same;
    shares: whether to count in how many draws findings hold; without, the facts are the same, sooner;
    on_step: told the name of each engine before it works; what it raises ends the analysis.
    """
    lacks = {name: engine.lacks(model) for name, engine in engines().items()}
    missing = {name: lacking for name, lacking in lacks.items() if lacking is not None}
    game = None if STRATEGY in missing else game_of(model)
    asked = Asked(model, since, game, names_now(model), draws, seed)
    reports: dict[str, Any] = dict.fromkeys(lacks)
    for name, engine in engines().items():
        wanted = only is None or name in only
        if name in missing or not (wanted or name == STRATEGY):
            continue
        on_step(name)
        sampled = wanted and (shares or engine.samples_facts)
        reports[name] = engine.analyse(asked if sampled else replace(asked, draws=0))
        if name == STRATEGY and (expected := reports[name].expected):
            asked = replace(asked, outcome=expected[0].levels)
    return Analysis(**reports, missing=missing)


def facts_of(analysis: Analysis) -> tuple[Fact, ...]:
    """Gives what every engine that could work found, in the order of the registry."""
    return tuple(_facts(analysis))


def _facts(analysis: Analysis) -> Iterator[Fact]:
    for name, engine in engines().items():
        report = getattr(analysis, name)
        for fact in () if report is None else engine.facts(report):
            if fact.key.kind not in engine.kinds:
                raise ValueError(
                    f"{name} gives a kind of fact it does not declare: {fact.key.kind}"
                )
            yield fact
