"""What comes next as a page shows it: each answer a sentence and a fan, and what to watch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tightrope.analysis.dynamics.forecast import check_weeks
from tightrope.analysis.dynamics.report import Curve
from tightrope.analysis.dynamics.watch import LEAST_WEEKS
from tightrope.app.forecasts.watching import ToWatch, to_watch
from tightrope.app.gathered.gather import Gathered
from tightrope.app.model.checking import check_day
from tightrope.app.result import Aside, Result, tell
from tightrope.words import ByName, render
from tightrope.words.drift import DRIFT, drifts, likeliest_first
from tightrope.words.forecasts import caveats, counted
from tightrope.words.told import told


@dataclass(frozen=True, slots=True)
class Fan:
    """One answer over the weeks."""

    question: str
    """What is asked, in the path language."""
    text: str
    """The answer, in a sentence."""
    way: str
    """The likeliest way there; empty: none is told."""
    scenario: str | None
    """The scenario it holds for; null: the base."""
    probability: tuple[float, ...]
    """By week, now first."""
    low: tuple[float, ...]
    """One draw in ten is below."""
    high: tuple[float, ...]
    """One draw in ten is above."""


@dataclass(frozen=True, repr=False)
class Foreseen(Result):
    """What comes next, likeliest first and what nobody minds last, and what to watch."""

    schema = "foreseen/1"
    frame_of = "fans"
    weeks: int
    """How many weeks ahead."""
    fans: tuple[Fan, ...]
    """The answers."""
    unchanged: float
    """How likely it is that everything still is as today at the end."""
    caveats: tuple[str, ...]
    """What is to be known of these numbers."""
    counted: str
    """In how many draws that is counted, and how far off that leaves it; empty: none were made."""
    watch: tuple[str, ...]
    """What would tell the futures apart, in lines."""


def foresee(gathered: Gathered, weeks: int, scenarios: Sequence[str]) -> Foreseen:
    """Gives the forecast of a model and its watch list in words; within one week there is nothing early
    to watch for. Raises BadHorizon, UnknownScenario."""
    check_day(gathered.folder, gathered.how.as_of)
    check_weeks(weeks)
    if weeks >= LEAST_WEEKS:  # one set of worlds for both
        report, _ = gathered.lookout.both(weeks=weeks, expected=gathered.expected)
    if scenarios or weeks < LEAST_WEEKS:
        report = gathered.lookout.forecast(weeks=weeks, scenarios=scenarios)
    names = ByName(gathered.model)
    fans = [
        Fan(
            curve.question,
            _text(curve, names),
            "".join(render(told(one)["sentence"], names) for one in curve.courses[:1]),
            curve.scenario,
            tuple(curve.probability),
            tuple(curve.low),
            tuple(curve.high),
        )
        for curve in likeliest_first(report.curves, names)
    ]
    lines = _lines(to_watch(gathered, None, weeks=weeks)) if weeks >= LEAST_WEEKS else ()
    said = caveats(report.caveats, exact=report.exact, left_out=report.left_out)
    said = (gathered.of_day, *said) if gathered.of_day else said
    return Foreseen(weeks, tuple(fans), report.unchanged[-1], said, counted(report), lines)


def _text(curve: Curve, names: ByName) -> str:
    text = render(told(curve)["sentence"], names)
    return f"{text} {DRIFT}" if drifts(curve, names) else text


def _lines(watched: ToWatch) -> tuple[str, ...]:
    told_ = (line for line in tell(watched) if not isinstance(line, Aside))
    return tuple(str(line).strip() for line in told_ if isinstance(line, str))
