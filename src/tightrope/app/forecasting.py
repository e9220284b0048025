"""What comes next, as the verbs give it: forecasts of a gathered model."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tightrope.analysis.dynamics.forecast import forecast_model
from tightrope.analysis.dynamics.infer import InferReport, Revealed, infer_wants
from tightrope.analysis.dynamics.report import Curve, ForecastReport
from tightrope.analysis.dynamics.watch import Watched, WatchReport, watch_model
from tightrope.app.ensembles import Spread
from tightrope.app.gather import Gathered
from tightrope.app.ledger import Kept, due_on, made_id
from tightrope.app.ledger import keep as keep_forecasts
from tightrope.app.lock import signature
from tightrope.app.result import Aside, Line, Result, table, tell
from tightrope.crisis import CrisisModel, apply_scenario
from tightrope.dates import PartialDate
from tightrope.words import ById, ByName, Names, render, watching
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
    kept: tuple[Kept, ...] = ()
    """What was added to the ledger."""

    @property
    def body(self) -> Mapping[str, object]:
        """The fields of the report, its caveats in words, and what was kept."""
        found = self.report
        fields = {name: getattr(found, name) for name in type(found).__dataclass_fields__}
        return {**fields, "caveats_text": _caveats(found), "kept": self.kept}

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
    model, how = gathered.model, gathered.how
    changed = {name: apply_scenario(model, name) for name in scenarios}
    how.on_step("forecasting")
    report = forecast_model(
        model,
        asked,
        weeks=weeks,
        scenarios=changed,
        draws=how.draws,
        seed=how.seed,
        drivers=drivers,
        spread=Spread(scheduler, gathered.folder, how.on_step) if scheduler else None,
    )
    kept: tuple[Kept, ...] = ()
    if keep and gathered.folder is not None:
        kept = keep_forecasts(gathered.folder, forecasts_to_keep(gathered, report))
    return Forecasted(report, ByName(model), kept)


@dataclass(frozen=True, repr=False)
class ToWatch(Result):
    """The early moves that would most tell the futures apart, and what would speak against the model."""

    schema = "watch/1"
    frame_of = "moves"
    report: WatchReport
    """What to watch; the JSON has its fields at the top."""
    names: Names = ById()  # noqa: RUF009 - has no state
    """How its sentences name things; left out of the JSON."""

    @property
    def body(self) -> Mapping[str, object]:
        """The fields of the report, and its sentences by id."""
        fields = {name: getattr(self.report, name) for name in WatchReport.__dataclass_fields__}
        return {**fields, "watched_text": _watched(self.report, ById())}

    @property
    def moves(self) -> tuple[Watched, ...]:
        """The moves, for frames."""
        return self.report.watched


def to_watch(gathered: Gathered, question: str | None, *, weeks: int) -> ToWatch:
    """Gives what to watch in a model. Raises BadHorizon or PathSyntax."""
    model, how = gathered.model, gathered.how
    how.on_step("drawing futures")
    found = watch_model(model, question, weeks=weeks, draws=how.draws, seed=how.seed)
    return ToWatch(found, ByName(model))


def _watched(report: WatchReport, names: Names) -> tuple[str, ...]:
    return tuple(render(watching.watched(one, report.futures), names) for one in report.watched)


@tell.register
def _(result: ToWatch) -> Iterator[Line]:
    report, names = result.report, result.names
    yield Aside("These are probabilities of one model of the crisis, and no better than it.")
    yield f"Futures within {report.weeks} weeks:"
    yield from (f"  {render(watching.future(one), names)}" for one in report.futures)
    yield from _watched(report, names)[:_MOST_WATCHED] or (watching.nothing_tells(report),)
    if report.against:
        yield "What would speak against the model:"
    yield from (f"  {render(watching.against(one), names)}" for one in report.against[:3])
    yield table(
        "What tells most",
        ("move", "by week", "probability", "bits"),
        (
            (f"{one.option}={one.level}", str(one.by), percent(one.probability), f"{one.bits:.2f}")
            for one in report.watched[:_MOST_WATCHED]
        ),
    )


_MOST_WATCHED = 6  # moves that a terminal shows


def inferred(gathered: Gathered) -> Inferred:
    """Gives what the dated moves of a model reveal. Raises NoDatedMoves."""
    model, how = gathered.model, gathered.how
    how.on_step("weighing the moves")
    return Inferred(infer_wants(model, seed=how.seed), ByName(model))


def _caveats(report: ForecastReport) -> tuple[str, ...]:
    return caveats(report.caveats, exact=report.exact, left_out=report.left_out)


@tell.register
def _(result: Forecasted) -> Iterator[Line]:
    report, names = result.report, result.names
    yield from (Aside(text) for text in _caveats(report))
    if result.kept:
        yield Aside(f"kept {len(result.kept)}; enter what came with: tightrope resolve")
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
    found = (*report.sensitivity, *report.paces, *report.base_rates)
    yield from (render(told(one)["sentence"], names) for one in found)


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
        )
        for curve in report.curves
    )


def model_hash(model: CrisisModel) -> str:
    """Gives the SHA-256 of a model: forecasts of one model are scored together."""
    told = json.dumps(model.model_dump(mode="json", by_alias=True), sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


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
