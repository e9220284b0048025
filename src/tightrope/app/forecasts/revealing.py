"""What the dated moves reveal, as the verb `infer` gives it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tightrope.analysis.dynamics.errors import BadRivals
from tightrope.analysis.dynamics.infer import InferReport, Revealed, infer_wants
from tightrope.analysis.dynamics.rivals import Evidence, RivalReport, weigh_rivals
from tightrope.app.gathered.gather import Gathered, gather
from tightrope.app.model.checking import check_day
from tightrope.app.result import Aside, Line, Reported, table, tell
from tightrope.crisis import CrisisModel, apply_scenario
from tightrope.errors import UsageMistake, counted
from tightrope.words import ByName, render, rivals
from tightrope.words.forecasts import caveats, percent
from tightrope.words.told import told

_MOST_TOLD = 6  # statements of one side that a terminal shows


@dataclass(frozen=True, repr=False)
class Inferred(Reported):
    """What the dated moves reveal of what each side wants."""

    schema = "infer/2"
    frame_of = "statements"
    report: InferReport
    """What is revealed; the JSON has its fields at the top."""

    @property
    def statements(self) -> tuple[Revealed, ...]:
        """What is told of anybody, for frames."""
        return tuple(one for actor in self.report.actors for one in actor.statements)


def inferred(gathered: Gathered) -> Inferred:
    """Gives what the dated moves of a model reveal. Raises NoDatedMoves."""
    check_day(gathered.folder, gathered.how.as_of)
    model, how = gathered.model, gathered.how
    how.on_step("weighing the moves")
    return Inferred(infer_wants(model, seed=how.seed), names=ByName(model))


@dataclass(frozen=True, repr=False)
class Rivals(Reported):
    """Rival models of the crisis weighed by its dated moves."""

    schema = "rivals/1"
    frame_of = "evidence"
    report: RivalReport
    """What was weighed; the JSON has its fields at the top."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The steps of the record, for frames."""
        return self.report.evidence


STATED = "as stated"  # the name of the folder's own model among its rivals


def weighed_rivals(
    gathered: Gathered,
    others: Sequence[Path],
    scenarios: Sequence[str],
    stated: Sequence[str] = (),
) -> Rivals:
    """Weighs a model against others of the same crisis and against scenarios of its own.

    others: crisis folders, looked at on the same date. Of a scenario counts what it changes of
    wants and indicators: options that it puts at levels explain no move. stated: priors, each
    `NAME=NUMBER`. Raises BadRivals, NoDatedMoves, or what `gather` raises.
    """
    check_day(gathered.folder, gathered.how.as_of)
    model, how = gathered.model, gathered.how
    models = {STATED: model}
    for path in others:
        _add(models, path.resolve().name, gather(path, how).model)
    for name in scenarios:
        _add(models, name, as_rival(model, name))
    how.on_step("weighing rivals")
    report = weigh_rivals(models, priors=_priors(stated), draws=how.draws, seed=how.seed)
    return Rivals(report, names=ByName(model))


def as_rival(model: CrisisModel, name: str) -> CrisisModel:
    """Gives a scenario as a rival explanation: its wants and indicators, in the options as they are.

    Raises BadRivals where it changes neither, or UnknownScenario.
    """
    changed = apply_scenario(model, name)
    scenario = model.scenarios[name]
    held = {k: v for k, v in scenario.assume.items() if k in model.indicators}
    if not scenario.reorder and not held:
        raise BadRivals(
            "the scenario only puts options at levels, which explains no move", value=name,
            hint="name one that reorders wants or holds an indicator, or a rival folder",
        )  # fmt: skip
    return changed.model_copy(update={"options": model.options, "rules": model.rules})


def _add(models: dict[str, CrisisModel], name: str, model: CrisisModel) -> None:
    if name in models:
        raise BadRivals("two hypotheses have one name", value=name)
    models[name] = model


def _priors(stated: Sequence[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for text in stated:
        name, _, number = text.rpartition("=")
        if name in found:
            raise BadRivals("two priors for one hypothesis", value=name)
        try:
            found[name] = float(number)
        except ValueError:
            raise UsageMistake("a prior is told as NAME=NUMBER", value=text) from None
    return found


@tell.register
def _(result: Rivals) -> Iterator[Line]:
    report, names = result.report, result.names
    yield Aside("Weighed by the dated moves alone, and only against each other.")
    if report.left_out:
        yield Aside(
            f"Not in every model, so their moves do not count: {', '.join(report.left_out)}"
        )
    yield render(rivals.verdict(report), names)
    yield from (text for one in report.hypotheses if (text := render(rivals.worth(one), names)))
    yield from (text for one in report.evidence if (text := render(rivals.evidence(one), names)))
    yield table(
        "Hypotheses",
        ("hypothesis", "before", "after", "times likelier than random moves"),
        (
            (one.name, percent(one.prior), percent(one.posterior), f"{one.against_chance:.3g}")
            for one in report.hypotheses
        ),
    )
    yield table(
        "Likelihood of each step (natural logarithm), what discriminates most first",
        ("step", *(one.name for one in report.hypotheses), "ratio"),
        (
            (
                render(rivals.what(one), names),
                *(f"{log:.2f}" for log in one.logs),
                f"{one.ratio:.2f}",
            )
            for one in report.evidence
        ),
    )


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
        if weaker := len(actor.statements[_MOST_TOLD:]):
            yield Aside(f"{counted(weaker, 'weaker one is', 'weaker ones are')} in --json")
        yield render(told(actor)["untold_text"], names)
