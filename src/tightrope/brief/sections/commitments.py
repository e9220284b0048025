"""Commitments: what is in force, what it obliges, what it is called, what conflicts."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.commitments.report import CommitmentsReport, ObligationStatus
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Cell, Finding, Row, Section, Tone
from tightrope.brief.wording import count, numeral, sentence_case

__all__ = ["write_commitments"]


def write_commitments(desk: Desk) -> Section | None:
    """The treaties' clauses with their status, and published base rates beside them."""
    report = desk.commitments
    if report is None or not (report.obligations or report.called_against_obliges):
        return None
    write = Writer(desk, "commitments")
    blocks = [*_words(desk, write, report), *_clauses(desk, write, report)]
    if report.reference:
        blocks.append(_reference(write, report))
    return Section("commitments", "Which commitments bind", tuple(blocks))


def _words(desk: Desk, write: Writer, report: CommitmentsReport) -> Iterator[Block]:
    clauses = report.obligations
    in_force = sum(o.status == "in force" for o in clauses)
    triggered = sum(o.triggered == "yes" and o.status == "in force" for o in clauses)
    when = f" on {report.as_of}" if report.as_of else ""
    said = [
        write.say(
            f"Of {count(len(clauses), 'obligation')}, {numeral(in_force, 'none')} "
            f"{'is' if in_force == 1 else 'are'} in force{when}, and "
            f"{numeral(triggered, 'none')} {'is' if triggered == 1 else 'are'} triggered.",
            computed=["k-commitments"],
        )
    ]
    said += [
        write.say(sentence_case(text), cites=_treaty_cites(desk), computed=["k-commitments"])
        for text in report.called_against_obliges
    ]
    yield Finding(tuple(said))
    for text in report.conflicts:
        yield write.finding(sentence_case(text), heading="In conflict", computed=["k-commitments"])


def _treaty_cites(desk: Desk) -> tuple[str, ...]:
    crisis = desk.given.crisis
    cites = [c for t in crisis.treaties.values() for c in t.cites] if crisis else []
    return tuple(dict.fromkeys(cites))[:8]


def _clauses(desk: Desk, write: Writer, report: CommitmentsReport) -> Iterator[Block]:
    if not report.obligations:
        return
    yield write.table(
        "clauses",
        "Obligations, clause by clause",
        ("Clause", "Party", "Towards", "Status", "Triggered", "Honoured", "What it says"),
        (_clause(desk, write, o) for o in report.obligations),
    )


def _clause(desk: Desk, write: Writer, clause: ObligationStatus) -> Row:
    crisis = desk.given.crisis
    treaty = crisis.treaties.get(clause.treaty) if crisis else None
    name = treaty.name if treaty and treaty.name else clause.treaty
    tones: dict[str, Tone] = {"yes": "plus", "no": "minus"}
    return write.row(
        (
            Cell(
                sentence_case(clause.obligation.replace("_", "-")),
                note=f"{name} {clause.article}".strip(),
            ),
            desk.wording.actor(clause.party),
            desk.wording.actors(clause.towards),
            Cell(clause.status, "plus" if clause.status == "in force" else "muted"),
            clause.triggered,
            Cell(clause.honoured, tones.get(clause.honoured, "muted")),
            desk.wording.gloss(clause.text),
        ),
        cites=clause.cites,
        assumed=[clause.assumption],
        computed=["k-commitments"],
    )


def _reference(write: Writer, report: CommitmentsReport) -> Block:
    rows = [
        write.row(
            (
                r.question,
                Cell(f"{r.rate:.0%}", note=_interval(r.interval, r.n)),
                r.measure,
                r.source,
            ),
            computed=["k-reference"],
        )
        for r in report.reference
    ]
    return write.table(
        "reference",
        "Reference classes: how often such commitments were honoured",
        ("Question", "Rate", "What it measures", "Study"),
        rows,
        note="Published rates, shown beside the case and not mixed into the model.",
    )


def _interval(interval: tuple[float, float] | None, n: int | None) -> str:
    parts = [f"{interval[0]:.0%} to {interval[1]:.0%}"] if interval else []
    return ", ".join(parts + ([f"n = {n:,}"] if n is not None else []))
