"""What would have to be wanted otherwise, and which statement decides."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.strategy.deciding import DecidingStatement
from tightrope.analysis.strategy.raised import NeededChange
from tightrope.analysis.strategy.report import StrategyReport
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.needed_rows import (
    NEEDED_COLUMNS,
    asked_of_options,
    needed_grounds,
    needed_rows,
    raises_in_words,
)
from tightrope.brief.page import Block, Column, Finding, Fold, Row, Section, Sentence
from tightrope.words import count
from tightrope.words.parts import StatementRef


def write_needed(desk: Desk) -> Section | None:
    """The least changes of the stated priorities, as sentences and a table; what decides."""
    report = desk.strategy
    if report is None or not (report.needed or report.deciding):
        return None
    write = Writer(desk, "needed")
    said = tuple(_said(desk, write, report))
    blocks: list[Block] = [Finding(said)] if said else []
    in_front = asked_of_options(desk)
    if rest := [n for n in report.needed if n not in in_front]:
        blocks.append(
            write.table(
                "needed",
                "What would have to be wanted otherwise, for scenarios and for today’s situation"
                if in_front
                else "What would have to be wanted otherwise",
                NEEDED_COLUMNS,
                needed_rows(desk, write, rest),
                "The fewest statements raised above another, as little else changed as possible. "
                "That an outcome holds does not mean that anything leads to it.",
            )
        )
    if len(report.deciding) > 1:
        rows = [_deciding(desk, write, d) for d in report.deciding]
        table = write.table(
            "deciding",
            "Statements whose place decides whether today’s situation holds",
            Column.put_in("Statement", "Of") + Column.found("Turns the verdict"),
            rows,
        )
        blocks.append(Fold("The statements that decide most", (table,)))
    return (
        Section("needed", "What would have to be wanted otherwise", tuple(blocks))
        if blocks
        else None
    )


def _said(desk: Desk, write: Writer, report: StrategyReport) -> Iterator[Sentence]:
    for needed in report.needed:
        if needed.assumed and needed.possible:
            yield _reordering(desk, write, needed)


def _reordering(desk: Desk, write: Writer, needed: NeededChange) -> Sentence:
    name = f"“{desk.wording.scenario(needed.scenario)}”"
    if needed.exact:
        text = f"The reordering that {name} puts in is exactly the least that its outcome needs"
        text += "." if needed.proven else ", as far as was searched."
    elif not needed.found:
        text = (
            f"Without the reordering that {name} puts in, its outcome does not hold, and no change "
            f"of up to {count(needed.searched, 'raised statement')} was found that would do."
        )
    elif needed.raises:
        text = (
            f"The outcome of {name} needs less, or something else, than the reordering it puts "
            f"in: {raises_in_words(desk, needed.raises)}."
        )
    else:
        leads = "which already leads there" if needed.led_to else "but nothing leads there"
        text = f"The outcome of {name} would hold without the reordering it puts in, {leads}."
    return write.say(text, **needed_grounds(desk, needed))


def _deciding(desk: Desk, write: Writer, one: DecidingStatement) -> Row:
    cites, assumed = desk.wanted_grounds([(one.decision_maker, one.statement)])
    return write.row(
        (
            desk.wording.statement(one.decision_maker, one.statement),
            desk.wording.actor(one.decision_maker),
            f"in {round(one.flips * one.draws)} of {one.draws} draws",
        ),
        cites=cites,
        assumed=assumed,
        computed=["k-deciding", "k-robustness"],
        on=[StatementRef(one.decision_maker, one.statement)],
    )
