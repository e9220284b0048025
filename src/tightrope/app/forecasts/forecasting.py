"""What comes next, as the verb `forecast` gives it, and as lines of the ledger."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tightrope.analysis.dynamics.forecast import forecast_model
from tightrope.analysis.dynamics.report import Curve, ForecastReport
from tightrope.analysis.effects.report import PricePath
from tightrope.app.forecasts.ensembles import Spread
from tightrope.app.forecasts.ledger import due_on, made_id
from tightrope.app.forecasts.ledger import keep as keep_forecasts
from tightrope.app.forecasts.lines import Kept
from tightrope.app.gathered.ahead import prices_along
from tightrope.app.gathered.gather import Gathered
from tightrope.app.model.checking import check_day
from tightrope.app.result import Aside, Line, Reported, Table, table, tell
from tightrope.app.store.lock import signature
from tightrope.crisis import CrisisModel, apply_scenario
from tightrope.dates import PartialDate
from tightrope.errors import counted
from tightrope.words import ByName, Names, along, forecasts, render
from tightrope.words.drift import DRIFT, drifts, likeliest_first
from tightrope.words.forecasts import caveats, percent
from tightrope.words.plain import count, sentence_case
from tightrope.words.told import told


@dataclass(frozen=True, repr=False)
class Forecasted(Reported):
    """What comes next, week by week."""

    schema = "forecast/1"
    frame_of = "curves"
    report: ForecastReport
    """The forecast; the JSON has its fields at the top."""
    prices: tuple[PricePath, ...] = ()
    """The price of oil or gas, as each energy shock may move it."""
    kept: tuple[Kept, ...] = ()
    """What was added to the ledger."""
    late: tuple[str, ...] = ()
    """Dates of moves after the day the file speaks for, which do not count here."""

    @property
    def body(self) -> Mapping[str, object]:
        """The fields of the report, its caveats in words, the prices, and what was kept."""
        return {**super().body, "caveats_text": _caveats(self)}

    @property
    def curves(self) -> tuple[Curve, ...]:
        """The answers, for frames."""
        return self.report.curves


def forecasted(
    gathered: Gathered,
    asked: Sequence[str],
    *,
    weeks: int,
    scenarios: Sequence[str],
    keep: bool = False,
    drivers: bool = False,
    scheduler: str | None = None,
) -> Forecasted:
    """Gives the forecast of a model, in the base and some scenarios; `keep`: into the ledger too.

    scheduler: who works out the draws, all that are asked for (`Spread`). Raises UnknownScenario.
    """
    check_day(gathered.folder, gathered.how.as_of)
    model, how = gathered.model, gathered.how
    if scheduler:
        how.on_step("forecasting")
        report = forecast_model(
            model,
            asked,
            weeks=weeks,
            scenarios={name: apply_scenario(model, name) for name in scenarios},
            draws=how.draws,
            seed=how.seed,
            drivers=drivers,
            spread=Spread(scheduler, gathered.folder, how.on_step),
        )
    else:
        report = gathered.lookout.forecast(asked, weeks=weeks, scenarios=scenarios, drivers=drivers)
    kept: tuple[Kept, ...] = ()
    if keep and gathered.folder is not None:
        kept = keep_forecasts(gathered.folder, forecasts_to_keep(gathered, report))
    prices = prices_along(model, report, seed=how.seed)
    return Forecasted(report, prices, kept, gathered.late, names=ByName(model))


def _caveats(result: Forecasted) -> tuple[str, ...]:
    report = result.report
    told = caveats(report.caveats, exact=report.exact, left_out=report.left_out)
    more = forecasts.late_moves(result.late, report.as_of or ""), forecasts.counted(report)
    return (*told, *filter(None, more))


_MOST_TOLD = 5  # answers that a terminal tells in words where nobody asked for them
_MOST_MOVED = 8  # indicators that a terminal shows


@tell.register
def _(result: Forecasted) -> Iterator[Line]:
    report, names = result.report, result.names
    yield from (Aside(text) for text in _caveats(result))
    if result.kept:
        yield Aside(f"kept {len(result.kept)}; enter what came with: tightrope resolve")
    yield forecasts.stays(report)
    chosen = _worth_words(report, names)
    for curve in chosen:
        yield render(told(curve)["sentence"], names)
        if drifts(curve, names):
            yield f"  {DRIFT}"
        if curve.scenario is None:
            if hangs := render(told(curve)["drivers_text"], names):
                yield f"  {hangs}"
            for course in curve.courses[:1]:
                yield f"  Likeliest way: {render(told(course)['sentence'], names)}"
    if left := len({one.question for one in report.curves} - {one.question for one in chosen}):
        number = sentence_case(count(left, "further answer"))
        yield Aside(f"{number} stand in the table alone; --ask tells an answer in words.")
    yield _by_week(report)
    yield from _along(result)
    found = (*report.sensitivity, *report.base_rates)
    yield from (render(told(one)["sentence"], names) for one in found)
    yield from (Aside(render(told(pace)["sentence"], names)) for pace in report.paces)


def _worth_words(report: ForecastReport, names: Names) -> list[Curve]:
    """What was asked; where nothing was, what the base holds likeliest, with its scenarios."""
    if report.asked:
        return list(report.curves)
    base = [curve for curve in report.curves if curve.scenario is None]
    likely = likeliest_first(base, names)
    if len(likely) > _MOST_TOLD + 1:  # one more takes no more room than saying so
        likely = likely[:_MOST_TOLD]
    chosen = {one.question for one in likely}
    return [curve for curve in report.curves if curve.question in chosen]


def _by_week(report: ForecastReport) -> Table:
    weeks = _shown(report.weeks)
    rows = [
        (
            curve.question,
            curve.scenario or "base",
            *(forecasts.at_week(curve, week) for week in weeks),
            forecasts.band(curve) if report.draws else "not drawn",
            "" if curve.difference is None else forecasts.points(curve),
        )
        for curve in report.curves
    ]
    heads = ("question", "in", *map(str, weeks), "8 draws in 10", "to base, points")
    scenarios = any(curve.scenario for curve in report.curves)
    cut = None if scenarios else -1
    return table("Probability by week", heads[:cut], [row[:cut] for row in rows])


def _along(result: Forecasted) -> Iterator[Line]:
    """What the moves bring about: the indicators that move most, and prices."""
    report, names = result.report, result.names
    largest = sorted(report.indicators, key=lambda one: -abs(one.change[-1]))
    shown = list(dict.fromkeys(one.indicator for one in largest))[:_MOST_MOVED]
    rows = [
        (
            one.indicator, one.scenario or "base", percent(one.up[-1]), percent(one.down[-1]),
            f"{one.change[-1]:+.2f}", f"{one.low[-1]:+.2f} to {one.high[-1]:+.2f}",
        )
        for name in shown
        for one in report.indicators
        if one.indicator == name
    ]  # fmt: skip
    yield table(
        f"Indicators against today, in {report.weeks} weeks (−1 to +1)",
        ("indicator", "in", "above", "below", "expected", "8 draws in 10"),
        rows,
    )
    left = len({one.indicator for one in report.indicators}) - len(shown)
    if left > 0:
        more = counted(left, "further indicator is", "further indicators are")
        yield Aside(f"{more} in --json")
    for price, holds in zip(result.prices, report.energy, strict=True):
        yield render(along.price(price, holds), names)


def forecasts_to_keep(gathered: Gathered, report: ForecastReport) -> tuple[Kept, ...]:
    """Gives the answers of a forecast as lines of the ledger."""
    by, made = signature()
    as_of = PartialDate(report.as_of or made[:10])
    model = model_hash(gathered.model)
    return tuple(
        Kept(
            id=made_id((model, as_of, report.weeks, curve.text, curve.scenario)),
            made=made,
            by=by,
            as_of=str(as_of),
            due=due_on(as_of.last, report.weeks),
            question=curve.text,
            scenario=curve.scenario,
            probability=curve.probability[-1],
            low=curve.low[-1],
            high=curve.high[-1],
            persistence=curve.persistence,
            average=curve.average,
            model=model,
            settled=curve.settled_by,
        )
        for curve in report.curves
    )


def model_hash(model: CrisisModel) -> str:
    """Gives the SHA-256 of a model: forecasts of one model are scored together."""
    told = json.dumps(model.model_dump(mode="json", by_alias=True), sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def _shown(weeks: int) -> tuple[int, ...]:
    """The weeks a table shows: a handful, the last among them."""
    step = max(1, -(-weeks // 6))
    return tuple(sorted({*range(step, weeks + 1, step), weeks}))
