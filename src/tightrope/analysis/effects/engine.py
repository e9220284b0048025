"""Causal links as an engine of the house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tightrope.analysis.effects.analyse import analyse_effects
from tightrope.analysis.effects.report import EffectsReport
from tightrope.analysis.engine import Asked, Engine
from tightrope.analysis.facts import Fact, FactKey, Grounds
from tightrope.crisis import CrisisModel

# kind of fact -> the ids it is about, and its value
_KINDS: Mapping[str, str] = {
    "indicator": '(indicator): "up", "down", "contested", "no effect"',
    "shock": "(name): whether the outcome meets the condition of an energy shock; None: it has none",
}


class EffectsEngine:
    """What follows from an outcome."""

    name = "effects"
    kinds = _KINDS
    samples_facts = True

    def lacks(self, model: CrisisModel) -> str | None:
        """It traces causal links."""
        return None if model.effects else "add `effects`, from options to indicators"

    def analyse(self, asked: Asked) -> EffectsReport:
        """Gives what the outcome brings about, counted from the status quo of the base."""
        return analyse_effects(
            asked.model,
            outcome=asked.outcome,
            base=asked.base,
            draws=asked.draws,
            seed=asked.seed,
        )

    def facts(self, report: EffectsReport) -> Iterator[Fact]:
        """Where each indicator goes, and which energy shocks the outcome brings."""
        for change in report.indicators:
            key = FactKey("indicator", (change.indicator,))
            yield Fact(key, change.direction, Grounds.together(change.paths))
        for price in report.energy:
            grounds = Grounds(price.cites, price.assumptions)
            yield Fact(FactKey("shock", (price.name,)), price.applies, grounds)


ENGINE: Engine = EffectsEngine()
