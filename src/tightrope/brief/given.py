"""What a brief is made from: the reports of every stage, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tightrope.analysis.dynamics.backtest import Compared
from tightrope.analysis.dynamics.report import ForecastReport
from tightrope.analysis.dynamics.seen_as import SeenAs
from tightrope.analysis.dynamics.watch import WatchReport
from tightrope.analysis.effects.report import PricePath
from tightrope.analysis.questions.hindsight import LookedBack
from tightrope.analysis.results import Analysis, ScenarioResult
from tightrope.analysis.strategy.judged import Judged
from tightrope.crisis.model import CrisisModel
from tightrope.evidence.claims.report import EvidenceReport, SourceLine

ExpectationVerdict = Literal["reproduced", "contradicted", "outside the model", "put in by hand"]


@dataclass(frozen=True, slots=True)
class RobustnessNote:
    """In how many of the sampled priority orders a finding holds: robustness, not probability."""

    finding: str
    holds: int
    draws: int
    seed: int

    @property
    def words(self) -> str:
        """The share as it may be written: counts, never a probability word."""
        return f"in {self.holds} of {self.draws} draws"


@dataclass(frozen=True, slots=True)
class ExpectationAnswer:
    """A headline expectation of the sources, put to the model as a question and answered."""

    id: str
    text: str
    question: str
    answer: str
    verdict: ExpectationVerdict
    holds: int | None = None  # of `draws` sampled priority orders
    draws: int | None = None
    reason: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ahead:
    """What goes with a forecast: what to watch, prices, and how such forecasts did on past days."""

    watch: WatchReport
    seen_as: tuple[SeenAs, ...] = ()
    prices: tuple[PricePath, ...] = ()
    tested: Compared | None = None  # None: no dated moves to be tested on


@dataclass(frozen=True, slots=True)
class BriefInput:
    """Everything a brief says comes from here; anything unknown may be left out.

    `robustness` is keyed by what it speaks of: `actor.option=level` for a forecast,
    `status quo` or `state N` for an outcome, `red line ID` for a red line; other keys are
    listed as they stand. `focal` names the actor the bottom line is about; without it the brief
    speaks of two (see `those_who_matter`).
    """

    crisis: CrisisModel | None = None
    evidence: EvidenceReport | None = None
    sources: tuple[SourceLine, ...] = ()
    analysis: Analysis | None = None
    scenarios: tuple[ScenarioResult, ...] = ()
    robustness: Mapping[str, RobustnessNote] = field(default_factory=dict)
    expectations: tuple[ExpectationAnswer, ...] = ()
    forecast: ForecastReport | None = None  # what comes next, where there is a game
    ahead: Ahead | None = None  # what goes with it
    hindsight: LookedBack | None = None  # where later events are known
    made_from_suggestions: bool = False
    version: str = ""
    input_hash: str = ""
    focal: str | None = None
    judged: tuple[Judged, ...] = ()  # the outcomes told, under concepts that were asked for
    of_day: str = ""  # a sentence on the date asked, where the file does not speak for it
