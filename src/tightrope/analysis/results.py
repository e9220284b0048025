"""All engines' reports on one crisis, and the difference between two of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tightrope.analysis.alignment.report import AlignmentReport
from tightrope.analysis.commitments.report import CommitmentsReport
from tightrope.analysis.effects.report import EffectsReport
from tightrope.analysis.facts import Difference
from tightrope.analysis.motives.report import MotivesReport
from tightrope.analysis.strategy.only_held import OnlyHeld
from tightrope.analysis.strategy.raised import Raised
from tightrope.analysis.strategy.report import StrategyReport


@dataclass(frozen=True, slots=True, repr=False)
class Analysis:
    """What the engines say of one crisis; an engine with nothing to work on is None.

    `missing` says, for each engine that is None, what the crisis file lacks for it.
    """

    strategy: StrategyReport | None
    """Which outcomes hold, and who would upset the others."""
    alignment: AlignmentReport | None
    """Who stands with whom."""
    commitments: CommitmentsReport | None
    """What binds, and what was threatened, offered and demanded."""
    effects: EffectsReport | None
    """What the outcome brings about."""
    missing: dict[str, str]
    """Engine -> what the crisis file lacks for it."""
    motives: MotivesReport | None = None
    """Why each side would do what it would do."""

    def __repr__(self) -> str:
        return (
            f"<Analysis: {self.strategy!r}, {self.alignment!r}, {self.commitments!r}, "
            f"{self.effects!r}, {self.motives!r}>"
        )


@dataclass(frozen=True, slots=True)
class ExpectationTest:
    """A source's prediction for one option set against what the model computes."""

    option: str
    """The option."""
    expected: str
    """The level that the source expects."""
    computed: str | None
    """The level in every expected outcome; null: they differ."""
    verdict: Literal["reproduced", "contradicted", "open"]
    """How the two compare."""


@dataclass(frozen=True, slots=True, repr=False)
class ScenarioResult:
    """A scenario, analysed, against the base."""

    name: str
    """Its key in the file."""
    text: str
    """What is supposed, in words."""
    assumed: dict[str, str]
    """Option or indicator -> the level at which it is held."""
    reordered: tuple[Raised, ...]
    """Statements that are put above others."""
    analysis: Analysis
    """What every engine says of it."""
    differences: tuple[Difference, ...]
    """The facts that differ from the base; empty: no effect."""
    expectations: tuple[ExpectationTest, ...]
    """What the source predicts, against what is computed."""
    cites: tuple[str, ...]
    """The claims it rests on."""
    assumption: str | None
    """Why it is assumed."""
    only_held: OnlyHeld | None = None
    """What differs, and why, where nothing is put in but what is expected anyway; null: something is."""

    def __repr__(self) -> str:
        effect = f"{len(self.differences)} differences" if self.differences else "no effect"
        return (
            f"<ScenarioResult {self.name}: {effect}, {len(self.expectations)} expectations tested>"
        )
