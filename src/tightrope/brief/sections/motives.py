"""Why each side would do what it would do, by indicator; what would turn it."""

from __future__ import annotations

from tightrope.analysis.motives.report import Reply, Term
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Cell, Column, Finding, Fold, Row, Section, Table
from tightrope.words.motives import duty, ladder, reply, unmoved
from tightrope.words.parts import IndicatorRef, OptionRef, TreatyRef

_TOLD = 0.005  # what two decimals can show


def write_motives(desk: Desk) -> Section | None:
    """A paragraph and a table of interests for each side; None where none states interests."""
    report = desk.given.analysis.motives if desk.given.analysis else None
    if report is None or not report.replies:
        return None
    write = Writer(desk, "motives")
    blocks: list[Block] = []
    for found in report.replies:
        said = [reply(found, report.when), *(ladder(one) for one in found.ladders if one.found)]
        if stuck := [one for one in found.ladders if not one.found]:
            said.append(unmoved(stuck))
        name = desk.wording.actor(found.decision_maker)
        sentences = tuple(write.say(p, computed=["k-motives"]) for p in said)
        own: list[Finding | Table] = [Finding(sentences)]
        rows = _terms(desk, write, found)
        if rows:
            columns = Column.put_in("Interest", "Class") + Column.found("Change", "Adds")
            caption = f"{name}: what the move weighed adds up to"
            own.append(write.table(f"terms-{found.decision_maker}", caption, columns, rows))
        blocks.append(Fold(name, tuple(own)))
    owed = tuple(write.say(duty(d), computed=["k-motives"]) for d in report.duties)
    if owed:
        blocks.append(
            Finding(owed, heading="What keeping a clause would have to be worth", kind="list")
        )
    return Section("motives", "Why each side would do what it would do", tuple(blocks))


def _terms(desk: Desk, write: Writer, found: Reply) -> list[Row]:
    """The terms of the first move: the reply itself, or the best that it leaves undone.

    What adds less than could be shown is left out.
    """
    return [
        write.row(
            (
                desk.wording.indicator(t.indicator)
                if t.indicator
                else desk.wording.treaty(t.treaty or ""),
                Cell(t.weight, note=f"wanted {t.wants}"),
                f"{t.change:+.2f}".replace("-", "−"),
                f"{t.amount:+.2f}".replace("-", "−"),
            ),
            cites=t.cites,
            assumed=[t.assumption],
            computed=["k-motives"],
            on=[*map(OptionRef, move.changes), _about(t)],
        )
        for move in found.moves[:1]
        for t in move.terms
        if abs(t.amount) >= _TOLD
    ]


def _about(term: Term) -> IndicatorRef | TreatyRef:
    return IndicatorRef(term.indicator) if term.indicator else TreatyRef(term.treaty or "")
