"""What comes next and what to watch: what it is worth first, then fan charts, effects and signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tightrope.analysis.dynamics.report import Curve, ForecastReport
from tightrope.analysis.dynamics.setting import STREAM
from tightrope.analysis.dynamics.watch import Watched
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.given import Ahead
from tightrope.brief.page import (
    Block,
    Cell,
    Column,
    Figure,
    Finding,
    Fold,
    Row,
    Section,
    Sentence,
    Table,
)
from tightrope.brief.pictures.drawing import Fan, Fans
from tightrope.words import along, count, sentence_case, watching
from tightrope.words.drift import DRIFT, drifts, likeliest_first
from tightrope.words.forecasts import at_week, band, counted, percent
from tightrope.words.parts import FormulaRef, references
from tightrope.words.scores import standing
from tightrope.words.settled import NOBODY_MINDS
from tightrope.words.told import told

_FANS = 4
_OF_FOCAL = 2  # at least so many of the charts are of the actor in question
_TOLD = 2
_SIGNS = 5
_ENOUGH = 10  # dated events with moves, of which fewer say little of how good forecasts are


def write_comes(desk: Desk) -> Section | None:
    """None where no forecast was made: there is no game, or nothing was sampled."""
    report, ahead = desk.given.forecast, desk.given.ahead
    if report is None or ahead is None or not report.curves:
        return None
    write = Writer(desk, "comes")
    shown = _shown(desk, report.curves)
    blocks: list[Block] = [
        Finding(tuple(_worth(write, report, ahead)), kind="notice"),
        Finding(tuple(_said(desk, write, report, ahead, shown))),
        _figure(desk, write, report, shown),
    ]
    blocks.append(Finding(tuple(_to_watch(desk, write, ahead)), heading="What to watch"))
    if ahead.watch.watched:
        signs = _signs(desk, write, ahead)
        blocks.append(Fold(signs.caption, (signs,)))
    return Section("comes", "What comes next and what to watch", tuple(blocks), "front")


def _worth(write: Writer, report: ForecastReport, ahead: Ahead) -> Iterator[Sentence]:
    if ahead.tested is None:
        yield write.say(
            "These probabilities could not be tested on this crisis: too few of its moves are dated.",
            computed=["k-tested"],
        )
    else:
        one = ahead.tested
        lead = f"{count(one.days, 'day')} ahead, on past days of this crisis, "
        text = standing(one.model, one.persistence, one.average, one.error, lead)
        yield write.say(text, computed=["k-tested"])
        crisis = write.desk.given.crisis
        moved = sum(bool(event.moves) for event in crisis.events) if crisis else 0
        if 0 < moved < _ENOUGH:
            yield write.say(
                f"That is little to judge by: all the days asked about lie between or after "
                f"{count(moved, 'dated event')} with moves.",
                computed=["k-tested"],
            )
    yield write.say(
        "The numbers below are probabilities of one model of the crisis, and no better than it.",
        computed=["k-coming"],
    )
    if report.draws < STREAM:
        yield write.say(counted(report), computed=["k-coming"])


def _shown(desk: Desk, curves: Sequence[Curve]) -> list[Curve]:
    """The likeliest changes, some of them of the actor in question; the likeliest first."""
    names = desk.wording.names
    likely = likeliest_first(curves, names)
    own = [one for one in likely if desk.focal and one.first.startswith(f"{desk.focal}.")]
    chosen = own[:_OF_FOCAL]
    chosen += [one for one in likely if one not in chosen][: _FANS - len(chosen)]
    return likeliest_first(chosen, names)


def _said(
    desk: Desk, write: Writer, report: ForecastReport, ahead: Ahead, shown: Sequence[Curve]
) -> Iterator[Sentence]:
    own = [one for one in shown if desk.focal and one.first.startswith(f"{desk.focal}.")]
    for curve in (own or list(shown))[:_TOLD]:
        yield write.say(told(curve)["sentence"], computed=["k-coming"])
        if drifts(curve, desk.wording.names):
            yield write.say(DRIFT, computed=["k-coming"])
    moved = sorted(report.indicators, key=lambda one: -abs(one.change[-1]))
    for path in moved[:1]:
        yield write.say(along.indicator(path), computed=["k-coming", "k-effects"])
    holds = {(one.shock, one.scenario): one for one in report.energy}
    gravest = sorted(ahead.prices, key=lambda one: -max(s.high[-1] for s in one.sources))
    for price in gravest[:1]:
        text = along.price(price, holds[price.shock, price.scenario])
        yield write.say(text, computed=["k-coming", "k-energy"])


def _figure(desk: Desk, write: Writer, report: ForecastReport, shown: Sequence[Curve]) -> Figure:
    first = shown[0]
    name = sentence_case(desk.wording.names.formula(first.first))
    return Figure(
        "fig-comes",
        f"Likeliest within {count(report.weeks, 'week')}: {name} ({at_week(first, -1)})",
        "Per cent, by week: the line is the mean over the draws, the band holds eight draws in ten.",
        Fans(tuple(_fan(desk, curve) for curve in shown), report.weeks),
        write.table(
            "fans",
            "How likely it is by the middle and the end of the weeks",
            Column.found(
                "What may come", *(f"by week {w}" for w in _weeks(report)), "Eight draws in ten"
            ),
            [_row(desk, write, report, curve) for curve in shown],
        ),
    )


def _weeks(report: ForecastReport) -> tuple[int, ...]:
    return tuple(sorted({max(1, report.weeks // 2), report.weeks}))


def _fan(desk: Desk, curve: Curve) -> Fan:
    return Fan(
        sentence_case(desk.wording.names.formula(curve.first)),
        at_week(curve, -1, short=True),
        curve.probability,
        curve.low,
        curve.high,
    )


def _row(desk: Desk, write: Writer, report: ForecastReport, curve: Curve) -> Row:
    idle = NOBODY_MINDS if drifts(curve, desk.wording.names) else ""
    return write.row(
        (
            Cell(sentence_case(desk.wording.names.formula(curve.first)), note=idle),
            *(at_week(curve, week) for week in _weeks(report)),
            band(curve),
        ),
        computed=["k-coming"],
        on=[FormulaRef(curve.first)],
    )


def _to_watch(desk: Desk, write: Writer, ahead: Ahead) -> Iterator[Sentence]:
    watch = ahead.watch
    if not watch.watched:
        yield write.say(watching.nothing_tells(watch), computed=["k-watch"])
    else:
        best = watching.watched(watch.watched[0], watch)
        yield write.say(best, computed=["k-watch"])
        if little := watching.little(watch):
            yield write.say(little, computed=["k-watch"])
    refuting = [one for one in watch.against if one.refutes]
    if refuting:
        first, more = refuting[: watching.MOST_AGAINST], len(refuting) - watching.MOST_AGAINST
        told_ = watching.refuted_by(first, watch, more)
        yield write.say(told_, computed=["k-watch", "k-forecast"])


def _signs(desk: Desk, write: Writer, ahead: Ahead) -> Table:
    heads = Column.found(
        "Sign", "By week", "How likely by then", "Speaks for", "Times likelier there"
    )
    return write.table(
        "signs",
        "Early signs, the most telling first",
        heads,
        [_sign(desk, write, ahead, one) for one in ahead.watch.watched[:_SIGNS]],
        "Weighed while the options that tell the futures apart are as they are today.",
    )


def _sign(desk: Desk, write: Writer, ahead: Ahead, one: Watched) -> Row:
    watch = ahead.watch
    sign = watching.sign(one, watch.today)
    end = watching.end(watch.futures[one.favours], watch.today)
    name, future = (sentence_case(desk.wording.say(told_)) for told_ in (sign, end))
    return write.row(
        (
            Cell(name, note=f"{watching.worth(one, watch)} bits"),
            str(one.by),
            percent(one.probability),
            future,
            f"{one.ratio:.1f}",
        ),
        computed=["k-watch"],
        on=[*references(sign), *references(end)],
    )
