"""Contradictions: both quotes side by side."""

from __future__ import annotations

from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Finding, Fold, Opposed, Section
from tightrope.brief.points import points_in_words, points_of
from tightrope.evidence.claims.report import Contradiction
from tightrope.words import count, sentence_case

__all__ = ["write_contradictions"]

_OPEN = 6
_LISTED = 40


def write_contradictions(desk: Desk) -> Section | None:
    """The ranked contradictions, the first ones open; “none found” is said aloud."""
    evidence = desk.given.evidence
    if evidence is None or not evidence.claims:
        return None
    write = Writer(desk, "contradictions")
    total = len(evidence.contradictions)
    if not total:
        found = write.finding(
            "No two claims were found to contradict each other.", computed=["k-contradictions"]
        )
        return Section("contradictions", "Where the sources contradict each other", (found,))
    points = points_of(evidence.contradictions)
    shown = [
        Opposed(
            write.say(
                _on(desk, c),
                cites=(c.a.id, c.b.id),
                computed=["k-contradictions"],
            ),
            c.a.id,
            c.b.id,
            c.relation_to,
            c.kind,
        )
        for c in points[:_LISTED]
    ]
    lead = write.say(
        f"{sentence_case(points_in_words(points))}. {sentence_case(count(total, 'pair'))} of claims "
        f"{'stands' if total == 1 else 'stand'} behind that; the starkest pair is shown for each.",
        computed=["k-contradictions"],
    )
    blocks: list[Block] = [Finding((lead,)), *shown[:_OPEN]]
    if shown[_OPEN:]:
        rest = count(len(shown) - _OPEN, "more contradiction")
        blocks.append(Fold(sentence_case(rest), tuple(shown[_OPEN:])))
    return Section("contradictions", "Where the sources contradict each other", tuple(blocks))


def _on(desk: Desk, c: Contradiction) -> str:
    """Whom the two speak of and how they clash; what they say stands below in their own words."""
    ids = dict.fromkeys(a for a in (c.a.source_actor, c.a.target_actor) if a)
    return f"On {desk.wording.actors(ids) or 'one matter'}: {c.kind}."
