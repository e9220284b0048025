"""The headline expectations of the sources, put to the model."""

from __future__ import annotations

from tightrope.brief.desk import Desk, Writer
from tightrope.brief.given import ExpectationAnswer
from tightrope.brief.page import Cell, Finding, Row, Section, Tone
from tightrope.brief.wording import count, join, numeral

__all__ = ["write_expectations"]

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
    counts = join(
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
        ("Expectation", "Question put to the model", "Answer computed", "Verdict", "Draws"),
        (_row(desk, write, e) for e in expectations),
    )
    return Section("expectations", "The sources’ expectations, tested", (Finding((lead,)), table))


def _row(desk: Desk, write: Writer, e: ExpectationAnswer) -> Row:
    sampled = e.holds is not None and e.draws
    return write.row(
        (
            Cell(e.text, note=e.id),
            desk.wording.gloss(e.question) or Cell("none", "muted"),
            desk.wording.gloss(e.answer) or Cell("none", "muted"),
            Cell(e.verdict, _TONES[e.verdict], desk.wording.gloss(e.reason)),
            f"{e.holds} of {e.draws}" if sampled else Cell("not sampled", "muted"),
        ),
        cites=e.cites,
        computed=["k-expectations", *(["k-robustness"] if sampled else [])],
    )
