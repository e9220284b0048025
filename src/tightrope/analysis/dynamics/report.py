"""What a forecast says, as frozen types with versioned JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tightrope.analysis.dynamics.fit import Doubt, Estimate
from tightrope.analysis.dynamics.past import PastRate
from tightrope.analysis.dynamics.path_formula import Kind
from tightrope.analysis.dynamics.settled import Answer

Factor = Literal["rate", "precision", "inertia", "wants", "answer", "shock"]
Caveat = Literal[
    "no dated moves",
    "one dated event",
    "only the start",
    "nothing chosen",
    "assumed",
    "one model",
    "not sampled",
]
SettledBy = Literal["model", "today", "assumption"]


@dataclass(frozen=True, slots=True)
class Driver:
    """What of the settings a probability hangs on: the rank correlation over the draws."""

    actor: str
    quantity: str
    """rate, precision or inertia."""
    correlation: float
    """Between -1 and 1: above 0, the answer grows with it."""


@dataclass(frozen=True, slots=True)
class DrivenBy:
    """One uncertain thing, and what of an answer's uncertainty comes from it."""

    factor: Factor
    name: str
    """Whose it is (an actor), or the place of a response rule, or the name of a shock."""
    alone: float
    """The share of the variance that it brings by itself (Sobol's first index)."""
    alone_error: float
    """Half the width of its interval of nine in ten, by bootstrap."""
    total: float
    """The share in which it takes part, with others too (the total index)."""
    total_error: float
    """Half the width of its interval of nine in ten."""
    moves: float
    """How far the answer moves on average if it alone is drawn anew (permutation index)."""


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What one answer of the base hangs on, the most first."""

    question: str
    spread: float
    """The standard deviation of the last week's probability over all that is uncertain."""
    drivers: tuple[DrivenBy, ...]
    """Empty: nothing that is uncertain changes it."""
    runs: int
    """How many times the model was worked out."""


@dataclass(frozen=True, slots=True)
class LongRun:
    """What becomes of it if everything went on so for ever, at the middle of every setting."""

    probability: float
    """That it ever comes; of what holds at a time, the share of time in which it does."""
    weeks: float | None
    """The expected weeks until it comes; null: it need not come, or it holds at times."""


@dataclass(frozen=True, slots=True)
class LikelyCourse:
    """One of the likeliest sequences of moves to what is asked, at the middle of every setting."""

    moves: tuple[dict[str, str], ...]
    """Move by move: option -> level."""
    probability: float
    """That just these are the next moves, however long they take."""
    before: tuple[dict[str, str], ...] = ()
    """Move by move: the same options -> the level that each was at until then."""


@dataclass(frozen=True, slots=True)
class Curve:
    """How likely the answer to one question is yes, week by week, in the base or a scenario."""

    question: str
    """As it was asked."""
    kind: Kind | Literal["several"]
    scenario: str | None
    """null: the base."""
    probability: tuple[float, ...]
    """At week 0, 1, …: the mean over the draws."""
    low: tuple[float, ...]
    """One draw in ten is below."""
    high: tuple[float, ...]
    """One draw in ten is above."""
    error: float
    """The standard error of the last probability, from so many draws and worlds."""
    difference: float | None
    """The last probability minus that of the base; null for the base."""
    difference_error: float | None
    """Its standard error, draw for draw."""
    persistence: float
    """What was to be said of the last week if nothing changed: 0 or 1."""
    average: float
    """What moves at the average rate so far, whatever anybody wants, say of the last week."""
    even_by: int | None
    """The first week at which it is likelier than not; null: not in these weeks."""
    drivers: tuple[Driver, ...]
    """What of the settings it hangs on most."""
    long_run: LongRun | None
    """null: not asked of scenarios, of such questions, or not found."""
    weeks_held: float | None
    """The expected weeks, of those looked ahead, in which it holds; null: no such question."""
    courses: tuple[LikelyCourse, ...] = ()
    """The likeliest ways to it, for what comes eventually."""
    text: str = ""
    """The question in its normal spelling."""
    first: str = ""
    """Its first formula, where it asks one thing."""
    second: str | None = None
    """Its second formula."""
    lasts: float = 0.0
    """The weeks that it is to last."""
    settled: Answer | None = None
    """The one answer that is possible, whatever course the crisis takes; null: both are."""
    settled_by: SettledBy | None = None
    """What leaves no other answer: the model's structure, what holds today, or the scenario."""
    counted: int = 0
    """In how many drawn worlds the probability was counted; 0: none, each draw is exact."""
    too_low: float | None = None
    """Of what is to last: the most by which counting whole days makes the last probability too low,
    at the middle of every setting; null: nothing is to last."""


@dataclass(frozen=True, slots=True)
class ActorPace:
    """What is supposed of one decision maker's pace, and what of it the dated moves tell."""

    decision_maker: str
    moves: int
    """Dated moves of its own that count."""
    weeks: float
    """How long it was looked on."""
    estimates: tuple[Estimate, ...]
    doubts: tuple[Doubt, ...]
    """What its moves cannot tell."""


@dataclass(frozen=True, slots=True)
class IndicatorPath:
    """Where one indicator goes, week by week, in the base or a scenario."""

    indicator: str
    scenario: str | None
    """null: the base."""
    up: tuple[float, ...]
    """At week 0, 1, …: how likely it is above today's level."""
    down: tuple[float, ...]
    """How likely it is below today's level."""
    change: tuple[float, ...]
    """The expected response minus today's, between -2 and 2: 1 is from normal to high."""
    low: tuple[float, ...]
    """One draw in ten has a smaller expected change."""
    high: tuple[float, ...]
    """One draw in ten has a larger one."""


@dataclass(frozen=True, slots=True)
class ShockPath:
    """How likely the condition of an energy shock holds, week by week."""

    shock: str
    scenario: str | None
    """null: the base."""
    probability: tuple[float, ...]
    """At week 0, 1, …: the mean over the draws; 1 where the shock has no condition."""
    low: tuple[float, ...]
    """One draw in ten is below."""
    high: tuple[float, ...]
    """One draw in ten is above."""


@dataclass(frozen=True, slots=True, repr=False)
class ForecastReport:
    """What comes next, week by week."""

    as_of: str | None
    weeks: int
    curves: tuple[Curve, ...]
    unchanged: tuple[float, ...]
    """Week by week, how likely it is that everything is as it is today, in the base."""
    paces: tuple[ActorPace, ...]
    left_out: tuple[str, ...]
    """Dated moves that nobody could have chosen: options."""
    exact: bool
    """Whether each draw was worked out exactly; else by drawn worlds."""
    draws: int
    worlds: int
    """Drawn worlds of each draw; 0: none, it was exact."""
    seed: int
    caveats: tuple[Caveat, ...]
    sensitivity: tuple[Sensitivity, ...] = ()
    """What each answer of the base hangs on; empty: not asked."""
    base_rates: tuple[PastRate, ...] = ()
    """How often answers and shocks that the file takes from the past happened there."""
    indicators: tuple[IndicatorPath, ...] = ()
    """What the moves bring about: every indicator that they move, base and scenarios."""
    asked: bool = True
    """Whether anybody asked; if not, it is told of every option whether it changes."""
    energy: tuple[ShockPath, ...] = ()
    """How likely the condition of each energy shock holds."""
    stays: Answer | None = None
    """Whether everything is as today at the end, where only one answer is possible; null: both are."""

    def __repr__(self) -> str:
        return f"<ForecastReport: {self.weeks} weeks, {len(self.curves)} answers>"
