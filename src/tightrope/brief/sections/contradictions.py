"""Contradictions: both quotes side by side."""

from __future__ import annotations

from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Finding, Fold, Opposed, Section
from tightrope.brief.points import alike_in_words, alike_of, points_in_words, points_of
from tightrope.evidence.claims.report import LOOKS_ALIKE, Contradiction
from tightrope.words import count, sentence_case

_OPEN = 6
_LISTED = 40
_COMPUTED = ["k-contradictions"]


def write_contradictions(desk: Desk) -> Section | None:
    """The ranked contradictions, the first ones open; “none found” is said aloud. Pairs
    that only look alike stand apart."""
    evidence = desk.given.evidence
    if evidence is None or not evidence.claims:
        return None
    write = Writer(desk, "contradictions")
    points, similar = points_of(evidence.contradictions), alike_of(evidence.contradictions)
    blocks: list[Block] = []
    if points:
        total = sum(c.relation_to != LOOKS_ALIKE for c in evidence.contradictions)
        lead = write.say(
            f"{sentence_case(points_in_words(points))}. {sentence_case(count(total, 'pair'))} of claims "
            f"{'stands' if total == 1 else 'stand'} behind that; the starkest pair is shown for each.",
            computed=_COMPUTED,
        )
        shown = [_opposed(desk, write, c) for c in points[:_LISTED]]
        blocks = [Finding((lead,)), *shown[:_OPEN]]
        if shown[_OPEN:]:
            rest = count(len(shown) - _OPEN, "more contradiction")
            blocks.append(Fold(sentence_case(rest), tuple(shown[_OPEN:])))
    else:
        none = "No two claims were found to contradict each other."
        blocks.append(write.finding(none, computed=_COMPUTED))
    if similar:
        pairs = tuple(_opposed(desk, write, c) for c in similar[:_LISTED])
        blocks.append(Fold(sentence_case(alike_in_words(len(similar))), pairs))
    return Section("contradictions", "Where the sources contradict each other", tuple(blocks))


def _opposed(desk: Desk, write: Writer, c: Contradiction) -> Opposed:
    said = write.say(_on(desk, c), cites=(c.a.id, c.b.id), computed=_COMPUTED)
    return Opposed(said, c.a.id, c.b.id, c.relation_to, c.kind)


def _on(desk: Desk, c: Contradiction) -> str:
    """Whom the two speak of and how they clash; what they say stands below in their own words."""
    ids = dict.fromkeys(a for a in (c.a.source_actor, c.a.target_actor) if a)
    return f"On {desk.wording.actors(ids) or 'one matter'}: {c.kind}."
