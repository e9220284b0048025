"""What comes next, as the verbs give it: forecasts of a gathered model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tightrope.analysis.dynamics.forecast import forecast_model
from tightrope.analysis.dynamics.infer import InferReport, Revealed
from tightrope.analysis.dynamics.report import Curve, ForecastReport
from tightrope.app.gather import Gathered
from tightrope.app.result import Aside, Line, Result, table, tell
from tightrope.crisis import apply_scenario
from tightrope.words import ById, ByName, Names, render
from tightrope.words.forecasts import caveats, percent
from tightrope.words.told import told


@dataclass(frozen=True, repr=False)
class Forecasted(Result):
    """What comes next, week by week."""

    schema = "forecast/1"
    frame_of = "curves"
    report: ForecastReport
    """The forecast; the JSON has its fields at the top."""
    names: Names = ById()  # noqa: RUF009 - has no state
    """How its sentences name things; left out of the JSON."""

    @property
    def body(self) -> Mapping[str, object]:
        """The fields of the report, and its caveats in words."""
        found = self.report
        fields = {name: getattr(found, name) for name in type(found).__dataclass_fields__}
        return {**fields, "caveats_text": _caveats(found)}

    @property
    def curves(self) -> tuple[Curve, ...]:
        """The answers, for frames."""
        return self.report.curves


@dataclass(frozen=True, repr=False)
class Inferred(Result):
    """What the dated moves reveal of what each side wants."""

    schema = "infer/1"
    frame_of = "statements"
    report: InferReport
    """What is revealed; the JSON has its fields at the top."""
    names: Names = ById()  # noqa: RUF009 - has no state
    """How its sentences name things; left out of the JSON."""

    @property
    def body(self) -> Mapping[str, object]:
        """The fields of the report."""
        return {name: getattr(self.report, name) for name in InferReport.__dataclass_fields__}

    @property
    def statements(self) -> tuple[Revealed, ...]:
        """What is told of anybody, for frames."""
        return tuple(one for actor in self.report.actors for one in actor.statements)


def forecasted(
    gathered: Gathered, asked: Sequence[str], *, weeks: int, scenarios: Sequence[str]
) -> Forecasted:
    """Gives the forecast of a model, in the base and some scenarios. Raises UnknownScenario."""
    model, how = gathered.model, gathered.how
    changed = {name: apply_scenario(model, name) for name in scenarios}
    how.on_step("forecasting")
    report = forecast_model(
        model, asked, weeks=weeks, scenarios=changed, draws=how.draws, seed=how.seed
    )
    return Forecasted(report, ByName(model))


def _caveats(report: ForecastReport) -> tuple[str, ...]:
    return caveats(report.caveats, exact=report.exact, left_out=report.left_out)


@tell.register
def _(result: Forecasted) -> Iterator[Line]:
    report, names = result.report, result.names
    yield from (Aside(text) for text in _caveats(report))
    for curve in report.curves:
        yield render(told(curve)["sentence"], names)
        if curve.scenario is None:
            if hangs := render(told(curve)["drivers_text"], names):
                yield f"  {hangs}"
            for course in curve.courses[:1]:
                yield f"  Likeliest way: {render(told(course)['sentence'], names)}"
    yield (
        f"That everything still is as today: {percent(report.unchanged[-1])} "
        f"in {report.weeks} weeks."
    )
    weeks = _shown(report.weeks)
    rows = [
        (curve.question, curve.scenario or "base", *(percent(curve.probability[w]) for w in weeks))
        for curve in report.curves
    ]
    yield table("Probability by week", ("question", "in", *map(str, weeks)), rows)
    yield from (render(told(pace)["sentence"], names) for pace in report.paces)


_MOST_TOLD = 6  # statements of one side that a terminal shows


@tell.register
def _(result: Inferred) -> Iterator[Line]:
    report, names = result.report, result.names
    yield Aside(
        f"Dated moves that count: {report.moves}, in {report.weeks:.1f} weeks; the first only "
        "starts the clock. Links stand at their middle strength."
    )
    yield from (Aside(text) for text in caveats((), exact=True, left_out=report.left_out))
    for actor in report.actors:
        for one in actor.statements[:_MOST_TOLD]:
            yield render(told(one)["sentence"], names)
        if len(actor.statements) > _MOST_TOLD:
            yield Aside(f"{len(actor.statements) - _MOST_TOLD} weaker ones are in --json")
        yield render(told(actor)["untold_text"], names)


def _shown(weeks: int) -> tuple[int, ...]:
    """The weeks a table shows: a handful, the last among them."""
    step = max(1, -(-weeks // 6))
    return tuple(sorted({*range(step, weeks + 1, step), weeks}))
