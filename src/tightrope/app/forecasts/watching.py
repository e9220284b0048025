"""What to watch, as the verb `watch` gives it: signs, the claims that would show them, what refutes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tightrope.analysis.dynamics.seen_as import SeenAs
from tightrope.analysis.dynamics.watch import Watched, WatchReport
from tightrope.app.gathered.ahead import MOST_WATCHED, claims_for
from tightrope.app.gathered.gather import Gathered
from tightrope.app.model.checking import check_day
from tightrope.app.result import Aside, Line, Reported, table, tell
from tightrope.errors import UsageMistake, counted, nearest
from tightrope.words import ById, ByName, Names, render, sentence_case, watching
from tightrope.words.forecasts import percent
from tightrope.words.watching import MOST_AGAINST


@dataclass(frozen=True, repr=False)
class ToWatch(Reported):
    """The early signs that would most tell the futures apart, and what would refute the model."""

    schema = "watch/2"
    frame_of = "signs"
    report: WatchReport
    """What to watch; the JSON has its fields at the top."""
    seen_as: tuple[SeenAs, ...] = ()
    """Of the moves among the first signs: which claims would count as having seen them."""

    @property
    def body(self) -> Mapping[str, object]:
        """The fields of the report, the claims, and the sentences by id."""
        return {**super().body, "watched_text": _watched(self.report, ById())}

    @property
    def signs(self) -> tuple[Watched, ...]:
        """The signs, for frames."""
        return self.report.watched


def to_watch(
    gathered: Gathered, question: str | None, *, weeks: int, about: str | None = None
) -> ToWatch:
    """Gives what to watch in a model; without a question, in the futures of its focal actor.

    about: another decision maker whose options are to tell the futures apart. Raises BadHorizon,
    PathSyntax, or UsageMistake where `about` decides nothing.
    """
    check_day(gathered.folder, gathered.how.as_of)
    model = gathered.model
    deciding = {option.partition(".")[0] for option in model.option_names}
    if about is not None and about not in deciding:
        raise UsageMistake(
            "no decision maker of that name", value=about, hint=nearest(about, deciding)
        )
    found = gathered.lookout.watch(question, weeks=weeks, about=about, expected=gathered.expected)
    reading = gathered.reading
    claims = () if reading is None else reading.report.claims
    return ToWatch(found, claims_for(model, found, claims), names=ByName(model))


def _watched(report: WatchReport, names: Names) -> tuple[str, ...]:
    return tuple(render(watching.watched(one, report), names) for one in report.watched)


@tell.register
def _(result: ToWatch) -> Iterator[Line]:
    report, names = result.report, result.names
    yield Aside("These are probabilities of one model of the crisis, and no better than it.")
    yield Aside(watching.counted(report))
    yield f"Futures within {report.weeks} weeks:"
    yield from (f"  {render(watching.future(one, report.today), names)}" for one in report.futures)
    if told := render(watching.open_until(report), names):
        yield Aside(told)
    yield from _watched(report, names)[:MOST_WATCHED] or (watching.nothing_tells(report),)
    if told := render(watching.little(report), names):
        yield told
    yield table(
        "How much each sign tells",
        ("sign", "by week", "probability", "bits", "likelihood ratio"),
        (
            (
                sentence_case(render(watching.sign(one, report.today), names)),
                str(one.by),
                percent(one.probability),
                watching.worth(one, report),
                f"{one.ratio:.1f}",
            )
            for one in report.watched[:MOST_WATCHED]
        ),
    )
    for found in result.seen_as:
        yield render(watching.seen_as(found, report.today), names)
    yield from _refuting(report, names)


def _refuting(report: WatchReport, names: Names) -> Iterator[Line]:
    if told := render(watching.finding(report), names):
        yield told
    refuting = [one for one in report.against if one.refutes]
    for one in refuting[:MOST_AGAINST]:
        yield f"  {render(watching.against(one, report), names)}"
    if len(refuting) > MOST_AGAINST:
        left = len(refuting) - MOST_AGAINST
        yield Aside(f"{counted(left, 'less likely move')} more in --json")
    others = [one for one in report.against if not one.refutes][:MOST_AGAINST]
    if others:
        yield "Also unlike the model:"
    yield from (f"  {render(watching.against(one, report), names)}" for one in others)
