"""What cannot be answered yet, and what the crisis file lacks for it."""

from __future__ import annotations

from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Column, Section
from tightrope.words import full_stop, sentence_case

_QUESTIONS = {
    "strategy": "Which outcomes hold, and who would upset the others",
    "alignment": "Who stands with whom, and who is the pivot",
    "commitments": "Which commitments bind, which red lines are credible",
    "effects": "What follows from an outcome",
    "motives": "Why each side wants what it does, by indicator",
    "scenarios": "What would change under each scenario",
}
_COMPUTED = {
    "strategy": "k-states",
    "alignment": "k-balance",
    "commitments": "k-commitments",
    "effects": "k-effects",
    "scenarios": "k-scenarios",
}


def write_missing(desk: Desk) -> Section | None:
    """A table of the unanswered questions; nothing where every engine had work."""
    analysis = desk.given.analysis
    lacking = (
        {engine: desk.missing(engine) or "" for engine in analysis.missing}
        if analysis
        else dict.fromkeys(
            ("strategy", "alignment", "commitments", "effects"),
            "there is no crisis file with a model",
        )
    )
    if not lacking:
        return None
    write = Writer(desk, "missing")
    rows = [
        write.row(
            (_QUESTIONS.get(engine, engine), full_stop(sentence_case(reason))),
            computed=[_COMPUTED.get(engine, "k-states")],
        )
        for engine, reason in lacking.items()
    ]
    table = write.table(
        "lacking",
        "Questions without an answer yet",
        Column.found("Question", "What is missing"),
        rows,
    )
    return Section("missing", "What is still missing", (table,))
