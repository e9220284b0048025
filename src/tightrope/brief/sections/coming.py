"""What comes next and what to watch: probabilities of one model, with what they are worth first."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.dynamics.report import Curve, ForecastReport
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Cell, Column, Finding, Section, Sentence
from tightrope.words import sentence_case
from tightrope.words.drift import drifts, likeliest_first
from tightrope.words.forecasts import at_week, band, caveats, counted, stays
from tightrope.words.parts import FormulaRef, OptionRef
from tightrope.words.settled import NOBODY_MINDS
from tightrope.words.told import told

_TOLD = 3
_WEEKS = (1, 2, 4, 8, 12)


def write_coming(desk: Desk) -> Section | None:
    """None where no forecast was made: there is no game."""
    report = desk.given.forecast
    if report is None or not report.curves:
        return None
    write = Writer(desk, "coming")
    names = desk.wording.names
    likely = likeliest_first(report.curves, names)
    blocks: list[Block] = [
        Finding(tuple(_worth(write, report)), kind="notice"),
        Finding(tuple(_said(desk, write, curve) for curve in likely[:_TOLD])),
    ]
    weeks = [week for week in _WEEKS if week <= report.weeks]
    rows = [
        write.row(
            (
                Cell(
                    sentence_case(names.formula(curve.first)),
                    note=NOBODY_MINDS if drifts(curve, names) else "",
                ),
                *(at_week(curve, week) for week in weeks),
                band(curve),
            ),
            computed=["k-coming"],
            on=[FormulaRef(curve.first)],
        )
        for curve in likely
    ]
    last = "Eight draws in ten, at the end"
    heads = Column.found("What may come", *(f"by week {week}" for week in weeks), last)
    blocks.append(write.table("weeks", "How likely, week by week", heads, rows))
    blocks += _counting(desk, write)
    return Section("coming", "What comes next", tuple(blocks))


def _counting(desk: Desk, write: Writer) -> Iterator[Finding]:
    """Which claims would count as having seen the moves that are to be watched."""
    seen = () if desk.given.ahead is None else desk.given.ahead.seen_as
    if seen:
        yield Finding(
            tuple(
                write.say(
                    f"{sentence_case(desk.wording.clause(one.option, one.level))}: "
                    f"{desk.wording.say(told(one)['sentence'])}",
                    computed=["k-watch"],
                    on=[OptionRef(one.option)],
                )
                for one in seen
            ),
            heading="What would count as having seen it",
            kind="list",
        )


def _worth(write: Writer, report: ForecastReport) -> Iterator[Sentence]:
    told_first = caveats(report.caveats, exact=report.exact, left_out=report.left_out)
    for text in told_first:
        yield write.say(text, computed=["k-coming"])
    if text := counted(report):
        yield write.say(text, computed=["k-coming"])
    yield write.say(stays(report), computed=["k-coming"])


def _said(desk: Desk, write: Writer, curve: Curve) -> Sentence:
    return write.say(told(curve)["sentence"], computed=["k-coming"])
