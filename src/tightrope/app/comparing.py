"""What a change of the model alters: scenarios and what-ifs against the base."""

from __future__ import annotations

from collections.abc import Mapping

from tightrope.analysis.engines import analyse_model, facts_of
from tightrope.analysis.facts import Difference, compare_facts
from tightrope.analysis.results import Analysis, ExpectationTest, ScenarioResult
from tightrope.crisis import CrisisModel, apply_scenario, level_name
from tightrope.crisis.model import Level

__all__ = ["compare", "run_scenario", "run_scenarios", "test_expectations"]


def run_scenario(
    model: CrisisModel, name: str, base: Analysis, *, draws: int = 200, seed: int = 0
) -> ScenarioResult:
    """Analyses one scenario and sets it against the base and against what its source expects."""
    changed = apply_scenario(model, name)
    scenario = model.scenarios[name]
    analysis = analyse_model(changed, since=model, draws=draws, seed=seed)
    return ScenarioResult(
        name=name,
        text=scenario.text,
        assumed={option: level_name(level) for option, level in scenario.assume.items()},
        reordered=tuple(f"{r.by}: '{r.raise_}' above '{r.above}'" for r in scenario.reorder),
        analysis=analysis,
        differences=compare(base, analysis),
        expectations=test_expectations(analysis, scenario.expect),
        cites=scenario.cites,
        assumption=scenario.assumption,
    )


def run_scenarios(
    model: CrisisModel, base: Analysis, *, draws: int = 200, seed: int = 0
) -> tuple[ScenarioResult, ...]:
    """Runs every scenario of the crisis file, in file order."""
    return tuple(
        run_scenario(model, name, base, draws=draws, seed=seed) for name in model.scenarios
    )


def test_expectations(
    analysis: Analysis, expect: Mapping[str, Level]
) -> tuple[ExpectationTest, ...]:
    """Sets what a source predicts for each option against the forecast computed from the model."""
    forecast = analysis.strategy.forecast if analysis.strategy else {}
    return tuple(
        _expectation(option, level_name(level), forecast.get(option))
        for option, level in expect.items()
    )


def compare(before: Analysis, after: Analysis) -> tuple[Difference, ...]:
    """Gives everything the engines find differently; empty means the change has no effect."""
    return compare_facts(facts_of(before), facts_of(after))


def _expectation(option: str, expected: str, computed: str | None) -> ExpectationTest:
    if computed is None:
        return ExpectationTest(option, expected, None, "open")
    if computed != expected:
        return ExpectationTest(option, expected, computed, "contradicted")
    return ExpectationTest(option, expected, computed, "reproduced")
