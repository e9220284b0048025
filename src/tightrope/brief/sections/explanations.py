"""Why decision makers stay or leave, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tightrope.analysis.strategy.report import Explanation
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Sentence
from tightrope.brief.wording import full_stop

__all__ = ["concept_name", "write_explanations"]


def concept_name(concept: str) -> str:
    """A stability concept as it is written: SEQ, Nash."""
    return "Nash" if concept == "nash" else concept.upper()


def write_explanations(
    desk: Desk, write: Writer, explanations: Iterable[Explanation]
) -> Iterator[Sentence]:
    """One sentence each, SEQ first, those who leave first; those with no wish to move together."""
    ordered = sorted(explanations, key=lambda e: (e.concept != "seq", e.concept, e.stable))
    content: dict[str, list[str]] = {}
    for e in ordered:
        if e.reason == "no improvement":
            content.setdefault(e.concept, []).append(e.decision_maker)
        elif e.text:
            yield write.say(
                f"{concept_name(e.concept)}: {full_stop(desk.wording.gloss(e.text))}",
                cites=_cites(desk, [e.decision_maker]),
                computed=["k-stability", "k-priorities"],
            )
    for concept, who in content.items():
        stays, has = ("stays", "it has") if len(who) == 1 else ("stay", "they have")
        yield write.say(
            f"{concept_name(concept)}: {desk.wording.actors(who)} {stays}: "
            f"{has} nothing better within reach.",
            cites=_cites(desk, who),
            computed=["k-stability", "k-priorities"],
        )


def _cites(desk: Desk, decision_makers: Iterable[str]) -> tuple[str, ...]:
    """What the priorities of the decision makers rest on."""
    crisis = desk.given.crisis
    wanted = crisis.priorities if crisis else {}
    cites = [c for dm in decision_makers for s in wanted.get(dm, ()) for c in s.cites]
    return tuple(dict.fromkeys(cites))[:4]
