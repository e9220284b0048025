"""Why decision makers stay or leave, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tightrope.analysis.strategy.report import Explanation
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Sentence
from tightrope.words.strategy import explanation

__all__ = ["concept_name", "write_explanations"]


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
            cites=_cites(desk, [e.decision_maker]),
            computed=["k-stability", "k-priorities"],
        )


def _cites(desk: Desk, decision_makers: Iterable[str]) -> tuple[str, ...]:
    """What the priorities of the decision makers rest on."""
    crisis = desk.given.crisis
    wanted = crisis.priorities if crisis else {}
    cites = [c for dm in decision_makers for s in wanted.get(dm, ()) for c in s.cites]
    return tuple(dict.fromkeys(cites))[:4]
