"""Forecasts against what came: the ledger resolved, the back-test, both beside persistence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tightrope.analysis.dynamics.backtest import Compared, Tried
from tightrope.app.forecasts.ledger import Changed, Settled, Standing
from tightrope.app.forecasts.lines import Kept, Outcome, day_of
from tightrope.app.gathered.gather import Gathered
from tightrope.app.result import Aside, Line, Result, table, tell
from tightrope.words.forecasts import percent
from tightrope.words.scores import backtest_page, not_scored, standing


@dataclass(frozen=True, repr=False)
class Resolved(Result):
    """What was entered, what is still open, and how good the resolved forecasts were."""

    schema = "resolve/2"
    frame_of = "rows"
    entered: tuple[Outcome, ...]
    """What was entered now."""
    changed: tuple[Changed, ...]
    """The answers that were changed after they were entered, now or before."""
    open: tuple[Kept, ...]
    """The forecasts whose outcome nobody has entered."""
    standings: tuple[Standing, ...]
    """The scores of those resolved: of all, by analyst, by model, by question."""
    settled: Settled
    """What became of the forecasts that left no other answer possible, which are not scored."""
    rows: tuple[dict[str, Any], ...]
    """Every forecast with what became of it."""
    out: Path | None = None
    """The CSV file they were written to; null: none."""


@dataclass(frozen=True, repr=False)
class Backtested(Result):
    """How forecasts made day by day compare with what came, and with persistence."""

    schema = "backtest/1"
    frame_of = "tried"
    compared: tuple[Compared, ...]
    """By number of days looked ahead: the model, persistence, moves at the average rate."""
    tried: tuple[Tried, ...]
    """Every forecast."""
    first: str
    """The first day stood at."""
    last: str
    """The last day of the record."""
    page: str
    """The same as a page in Markdown."""


def backtested(gathered: Gathered) -> Backtested:
    """Gives the back-test of a model over its dated moves. Raises NoDatedMoves."""
    gathered.how.on_step("standing at each day")
    found = gathered.lookout.backtest()
    page = backtest_page(gathered.model.title, found)
    return Backtested(found.compared, found.tried, found.first, found.last, page)


@tell.register
def _(result: Backtested) -> Iterator[Line]:
    yield result.page


@tell.register
def _(result: Resolved) -> Iterator[Line]:
    was = {one.of: one.was for one in result.changed if one.now in result.entered}
    yield from (Aside(_entered(one, was.get(one.of))) for one in result.entered)
    if result.out is not None:
        yield Aside(f"wrote {len(result.rows)} forecasts to {result.out}")
    for one in result.standings[:1]:
        yield standing(one.forecasts, one.persistence, one.average, one.error)
    if result.settled.forecasts:
        yield not_scored(result.settled.forecasts, result.settled.otherwise)
    yield table(
        "How good they were (Brier score, smaller is better)",
        ("of", "forecasts", "model", "nothing changes", "average rate", "log score"),
        (
            (
                one.of,
                str(one.forecasts.forecasts),
                *(f"{s.brier:.3f}" for s in (one.forecasts, one.persistence, one.average)),
                f"{one.forecasts.log:.3f}",
            )
            for one in result.standings
        ),
    )
    yield table(
        "Changed answers",
        ("id", "was", "by", "on", "says", "now", "by", "on", "says"),
        ((one.of, *_cells(one.was), *_cells(one.now)) for one in result.changed),
    )
    yield table(
        "Open",
        ("id", "due", "probability", "question", "in"),
        (
            (one.id, one.due, _said(one), one.question, one.scenario or "base")
            for one in result.open
        ),
    )
    if not result.rows:
        yield "No forecasts are kept; tightrope forecast FOLDER --keep keeps some."


def _said(one: Kept) -> str:
    if one.settled is None:
        return percent(one.probability)
    return "certain" if one.probability > 0.5 else "impossible"


def _entered(one: Outcome, was: Outcome | None) -> str:
    told = f"entered: {one.of} {'happened' if one.happened else 'did not happen'}"
    if was is None:
        return told
    answer, by, on, source = _cells(was)
    return f"{told}, in place of “{answer}” by {by} on {on} ({source}); both stay in the ledger"


def _cells(one: Outcome) -> tuple[str, str, str, str]:
    answer = "yes" if one.happened else "no"
    return answer, one.by or "somebody", str(day_of(one.at)), one.source
