"""All engines' reports on one crisis, and the difference between two of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tightrope.analysis.alignment.report import AlignmentReport
from tightrope.analysis.commitments.report import CommitmentsReport
from tightrope.analysis.effects.report import EffectsReport
from tightrope.analysis.facts import Difference
from tightrope.analysis.motives.report import MotivesReport
from tightrope.analysis.strategy.report import Raised, StrategyReport

__all__ = ["Analysis", "ExpectationTest", "ScenarioResult"]


@dataclass(frozen=True, slots=True, repr=False)
class Analysis:
    """What the engines say of one crisis; an engine with nothing to work on is None.

    `missing` says, for each engine that is None, what the crisis file lacks for it.
    """

    strategy: StrategyReport | None
    alignment: AlignmentReport | None
    commitments: CommitmentsReport | None
    effects: EffectsReport | None
    missing: dict[str, str]
    motives: MotivesReport | None = None

    def __repr__(self) -> str:
        return (
            f"<Analysis: {self.strategy!r}, {self.alignment!r}, {self.commitments!r}, "
            f"{self.effects!r}, {self.motives!r}>"
        )


@dataclass(frozen=True, slots=True)
class ExpectationTest:
    """A source's prediction for one option set against what the model computes."""

    option: str
    expected: str
    computed: str | None  # None: outcomes differ
    verdict: Literal["reproduced", "contradicted", "open"]


@dataclass(frozen=True, slots=True, repr=False)
class ScenarioResult:
    """A scenario, analysed, against the base."""

    name: str
    text: str
    assumed: dict[str, str]  # option -> level
    reordered: tuple[Raised, ...]
    analysis: Analysis
    differences: tuple[Difference, ...]  # empty: no effect
    expectations: tuple[ExpectationTest, ...]
    cites: tuple[str, ...]
    assumption: str | None

    def __repr__(self) -> str:
        effect = f"{len(self.differences)} differences" if self.differences else "no effect"
        return (
            f"<ScenarioResult {self.name}: {effect}, {len(self.expectations)} expectations tested>"
        )
