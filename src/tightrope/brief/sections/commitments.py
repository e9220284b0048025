"""Commitments: what is in force, what it obliges, what it is called, what conflicts."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.commitments.report import CommitmentsReport, ObligationStatus
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Cell, Column, Finding, Fold, Row, Section, Sentence, Tone
from tightrope.words import count, numeral, plain_id, sentence_case
from tightrope.words.commitments import (
    EXPECTED,
    WHEN,
    binds,
    by_clause,
    clash,
    named_instrument,
    says,
)
from tightrope.words.parts import TreatyRef
from tightrope.words.plain import portion


def write_commitments(desk: Desk) -> Section | None:
    """The treaties' clauses with their status, and published base rates beside them."""
    report = desk.commitments
    if report is None or not (report.obligations or report.called_against_obliges):
        return None
    write = Writer(desk, "commitments")
    blocks = [*_words(desk, write, report), *_clauses(desk, write, report)]
    if report.reference:
        blocks.append(_reference(write, report))
    return Section("commitments", "Obligations, clause by clause", tuple(blocks))


def _words(desk: Desk, write: Writer, report: CommitmentsReport) -> Iterator[Block]:
    said = [_counted(write, report)] if report.obligations else []
    said += [
        write.say(named_instrument(found), cites=found.cites, computed=["k-commitments"])
        for found in report.called_against_obliges
    ]
    yield Finding(tuple(said))
    for found in report.conflicts:
        yield write.finding(clash(found), heading="In conflict", computed=["k-commitments"])


def _counted(write: Writer, report: CommitmentsReport) -> Sentence:
    """A clause is in force where it binds any party; what binds is counted party by party."""
    clauses = by_clause(report)
    in_force = sum(any(map(binds, owed)) for owed in clauses)
    some, several = portion(in_force, len(clauses), "clause")
    owing = [one for owed in clauses for one in _by_party(owed)]
    bound = sum(any(map(binds, one)) for one in owing)
    triggered = sum(any(binds(o) and o.triggered == "yes" for o in one) for one in owing)
    when = f" on {report.as_of}" if report.as_of else ""
    return write.say(
        f"{sentence_case(some)} {'are' if several else 'is'} in force{when}. Counted party by "
        f"party, {numeral(bound, 'none')} of {count(len(owing), 'obligation')} "
        f"{'binds' if bound == 1 else 'bind'}, and {numeral(triggered, 'none')} "
        f"{'is' if triggered == 1 else 'are'} in force and triggered.",
        computed=["k-commitments"],
    )


def _by_party(owed: list[ObligationStatus]) -> Iterator[list[ObligationStatus]]:
    """A party may owe a clause to some and not to others; it is counted once."""
    for party in dict.fromkeys(o.party for o in owed):
        yield [o for o in owed if o.party == party]


def _clauses(desk: Desk, write: Writer, report: CommitmentsReport) -> Iterator[Block]:
    if not report.obligations:
        return
    alike: dict[tuple[str, ...], list[ObligationStatus]] = {}
    for o in report.obligations:  # what all parties owe alike is one row
        judged = (o.status, o.triggered, o.honoured, o.honoured_expected)
        key = (o.treaty, o.obligation, o.article, *judged)
        alike.setdefault(key, []).append(o)
    yield write.table(
        "clauses",
        "Obligations, clause by clause",
        Column.put_in("Clause", "Owed by", "To", "What it says")
        + Column.found("Status", "Triggered", "Honoured", "Expected"),
        (_clause(desk, write, group) for group in alike.values()),
    )


def _clause(desk: Desk, write: Writer, group: list[ObligationStatus]) -> Row:
    clause = group[0]
    crisis = desk.given.crisis
    treaty = crisis.treaties.get(clause.treaty) if crisis else None
    name = treaty.name if treaty and treaty.name else plain_id(clause.treaty)
    article = f", article {clause.article}" if clause.article else ""
    parties = tuple(dict.fromkeys(o.party for o in group))
    towards = tuple(dict.fromkeys(t for o in group for t in o.towards))
    mutual = len(parties) > 1 and set(parties) == set(towards)
    when = WHEN.get(clause.status, "on")
    tones: dict[str, Tone] = {"yes": "plus", "no": "minus"}
    return write.row(
        (
            Cell(sentence_case(clause.obligation.replace("_", "-")), note=f"{name}{article}"),
            desk.wording.actors(parties),
            "each other" if mutual else desk.wording.actors(towards),
            says(clause),
            Cell(
                clause.status,
                "plus" if clause.status == "in force" else "muted",
                f"{when} {clause.date}" if clause.date else "",
            ),
            clause.triggered,
            Cell("cannot be today", "muted")
            if clause.unable
            else Cell(clause.honoured, tones.get(clause.honoured, "muted")),
            Cell(EXPECTED[clause.honoured_expected], tones.get(clause.honoured_expected, "muted")),
        ),
        cites=dict.fromkeys(c for o in group for c in o.cites),
        assumed=[o.assumption for o in group],
        computed=["k-commitments"],
        on=[TreatyRef(clause.treaty)],
    )


def _reference(write: Writer, report: CommitmentsReport) -> Block:
    rows = [
        write.row(
            (
                r.question,
                Cell(_percent(r.rate), note=_interval(r.interval, r.n)),
                r.measure,
                r.source,
            ),
            computed=["k-reference"],
        )
        for r in report.reference
    ]
    table = write.table(
        "reference",
        "Reference classes: how often such commitments were honoured",
        Column.put_in("Question", "Rate", "What it measures", "Study"),
        rows,
        note="Published rates, shown beside the case and not mixed into the model.",
    )
    return Fold(
        f"{sentence_case(count(len(rows), 'published base rate'))} for comparison", (table,)
    )


def _percent(rate: float) -> str:
    """Whole percents, with a decimal below ten."""
    return f"{rate:.0%}" if rate >= 0.1 or rate == 0 else f"{rate:.1%}"


def _interval(interval: tuple[float, float] | None, n: int | None) -> str:
    parts = [f"{_percent(interval[0])} to {_percent(interval[1])}"] if interval else []
    return ", ".join(parts + ([f"n = {n:,}"] if n is not None else []))
