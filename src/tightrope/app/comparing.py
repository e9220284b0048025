"""What a change of the model alters: scenarios and what-ifs against the base."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tightrope.analysis.results import Analysis, Difference, ExpectationTest, ScenarioResult
from tightrope.app.engines import analyse_model
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
    """Gives everything the engines report differently; empty means the change has no effect."""
    parts: Iterable[tuple[str, str, str]] = (
        *_paired(_forecast(before), _forecast(after)),
        *_paired(_counts(before), _counts(after)),
        *_paired(_red_lines(before), _red_lines(after)),
        *_paired(_obligations(before), _obligations(after)),
        *_paired(_indicators(before), _indicators(after)),
        *_paired(_pivots(before), _pivots(after)),
    )
    return tuple(Difference(*part) for part in parts)


def _expectation(option: str, expected: str, computed: str | None) -> ExpectationTest:
    if computed is None:
        return ExpectationTest(option, expected, None, "open")
    if computed != expected:
        return ExpectationTest(option, expected, computed, "contradicted")
    return ExpectationTest(option, expected, computed, "reproduced")


def _paired(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for key in (*before, *(k for k in after if k not in before)):
        old, new = before.get(key, "absent"), after.get(key, "absent")
        if old != new:
            yield key, old, new


def _forecast(analysis: Analysis) -> dict[str, str]:
    found = analysis.strategy
    if found is None:
        return {}
    return {f"forecast {o}": level or "open" for o, level in found.forecast.items()}


def _counts(analysis: Analysis) -> dict[str, str]:
    found = analysis.strategy
    if found is None:
        return {}
    counts = {f"equilibria {c}": str(n) for c, n in found.equilibria.items()}
    counts["feasible states"] = str(found.states_feasible)
    holds = found.status_quo.equilibrium.get("seq", False)
    counts["status quo holds (SEQ)"] = "yes" if holds else "no"
    return counts


def _red_lines(analysis: Analysis) -> dict[str, str]:
    found = analysis.commitments
    if found is None:
        return {}
    return {
        f"red line {line.id}": f"{line.verdict}, deters: {line.deters}" for line in found.red_lines
    }


def _obligations(analysis: Analysis) -> dict[str, str]:
    found = analysis.commitments
    if found is None:
        return {}
    return {
        f"obligation {o.treaty} {o.obligation} {o.party}": f"triggered: {o.triggered}, honoured: {o.honoured}"
        for o in found.obligations
    }


def _indicators(analysis: Analysis) -> dict[str, str]:
    found = analysis.effects
    if found is None:
        return {}
    return {f"indicator {i.indicator}": i.direction for i in found.indicators}


def _pivots(analysis: Analysis) -> dict[str, str]:
    found = analysis.alignment
    if found is None:
        return {}
    return {f"strain {p.actor}": f"{p.strained} of {p.triads} triads" for p in found.pivots}
