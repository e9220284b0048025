"""Why decision makers stay or leave, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tightrope.analysis.strategy.report import Explanation
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Sentence
from tightrope.brief.wanted import wanted_grounds
from tightrope.words.strategy import explanation


def concept_name(concept: str) -> str:
    """A stability concept as it is written: SEQ, Nash."""
    return "Nash" if concept == "nash" else concept.upper()


def write_explanations(
    desk: Desk, write: Writer, explanations: Iterable[Explanation]
) -> Iterator[Sentence]:
    """One sentence each, those who leave first."""
    ordered = sorted(explanations, key=lambda e: (e.concept != "seq", e.concept, e.stable))
    for e in ordered:
        yield write.say(
            explanation(e),
            cites=wanted_grounds(desk, [(e.decision_maker, e.because)])[0][:4],
            computed=["k-stability", "k-priorities"],
        )
