"""Contradictions: both quotes side by side."""

from __future__ import annotations

from collections.abc import Sequence

from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Finding, Fold, Opposed, Section
from tightrope.evidence.claims.report import Contradiction
from tightrope.words import count, numeral, sentence_case

__all__ = ["points_in_words", "points_of", "write_contradictions"]

_OPEN = 6
_LISTED = 40


def write_contradictions(desk: Desk) -> Section | None:
    """The ranked contradictions, the first ones open; “none found” is said aloud."""
    evidence = desk.given.evidence
    if evidence is None:
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
                sentence_case(_without_names(c)) or sentence_case(c.kind),
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
        f"{'stands' if total == 1 else 'stand'} behind them; the starkest pair of each of "
        f"{count(len(shown), 'point')} is shown.",
        computed=["k-contradictions"],
    )
    blocks: list[Block] = [Finding((lead,)), *shown[:_OPEN]]
    if shown[_OPEN:]:
        rest = count(len(shown) - _OPEN, "more contradiction")
        blocks.append(Fold(sentence_case(rest), tuple(shown[_OPEN:])))
    return Section("contradictions", "Where the sources contradict each other", tuple(blocks))


def points_of(contradictions: Sequence[Contradiction]) -> list[Contradiction]:
    """The starkest pair for each point: a kind of clash about the same actors."""
    points: dict[tuple[str, frozenset[str | None]], Contradiction] = {}
    for c in contradictions:
        points.setdefault((c.kind, frozenset((c.a.source_actor, c.a.target_actor))), c)
    return list(points.values())


def points_in_words(points: Sequence[Contradiction]) -> str:
    """How many points the sources contradict each other on, and on how many they only pull."""
    plain = sum(c.relation_to == "contradicts" for c in points)
    newer = sum(c.relation_to == "supersedes" for c in points)
    pulling = len(points) - plain - newer
    parts = [f"the sources contradict each other on {count(plain, 'point')}"]
    parts += [f"pull against each other on {numeral(pulling)} more"] if pulling else []
    parts += [f"newer ones supersede older ones on {numeral(newer)}"] if newer else []
    return " and ".join(parts)


def _without_names(c: Contradiction) -> str:
    """The text without quotes and file names, which stand below it anyway."""
    text = c.text.replace(f" ({c.a.document})", "").replace(f" ({c.b.document})", "")
    return text.rpartition("”: ")[2] or text
