"""The headline expectations of the sources, put to the model."""

from __future__ import annotations

from tightrope.brief.cells import undecided
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.given import ExpectationAnswer
from tightrope.brief.page import Cell, Column, Finding, Fold, Row, Section, Tone
from tightrope.words import count, listed, numeral, sentence_case

_TONES: dict[str, Tone] = {
    "reproduced": "plus",
    "contradicted": "minus",
    "put in by hand": "mixed",
    "outside the model": "muted",
}


def write_expectations(desk: Desk) -> Section | None:
    """Each expectation with the question asked, the answer computed and the verdict."""
    expectations = desk.given.expectations
    if not expectations:
        return None
    write = Writer(desk, "expectations")
    counts = listed(
        f"{numeral(n)} {'is' if n == 1 else 'are'} {verdict}"
        for verdict in _TONES
        if (n := sum(e.verdict == verdict for e in expectations))
    )
    lead = write.say(
        f"Of {count(len(expectations), 'headline expectation')} of the sources, {counts}.",
        computed=["k-expectations"],
    )
    table = write.table(
        "tested",
        "Headline expectations, put to the model",
        Column.read("Expectation") + Column.found("Verdict", "Why", "Draws"),
        (_row(desk, write, e) for e in expectations),
    )
    asked = write.table(
        "asked",
        "The questions put to the model, and its answers",
        Column.read("Expectation")
        + Column.put_in("Question put to the model")
        + Column.found("Answer computed"),
        (_question(desk, write, e) for e in expectations),
    )
    questions = Fold(
        sentence_case(count(len(expectations), "question")) + ", each with the answer computed",
        (asked,),
    )
    lead_in = Finding((lead,))
    return Section("expectations", "The sources’ expectations, tested", (lead_in, table, questions))


def _row(desk: Desk, write: Writer, e: ExpectationAnswer) -> Row:
    sampled = e.holds is not None and e.draws
    return write.row(
        (
            Cell(e.text, note=e.id),
            Cell(e.verdict, _TONES[e.verdict]),
            (e.reason or e.answer) or Cell("none", "muted"),
            f"{e.holds} of {e.draws}" if sampled else undecided("not sampled"),
        ),
        cites=e.cites,
        computed=["k-expectations", *(["k-robustness"] if sampled else [])],
    )


def _question(desk: Desk, write: Writer, e: ExpectationAnswer) -> Row:
    question = e.question or Cell("none", "muted")
    answer = e.answer or Cell("none", "muted")
    return write.row((e.id, question, answer), cites=e.cites, computed=["k-expectations"])
