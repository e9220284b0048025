"""Contradictions: both quotes side by side."""

from __future__ import annotations

from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Finding, Fold, Opposed, Section
from tightrope.brief.wording import count, sentence_case
from tightrope.evidence.report import Contradiction

__all__ = ["write_contradictions"]

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
        for c in evidence.contradictions[:_LISTED]
    ]
    kinds: dict[str, int] = {}
    for c in evidence.contradictions:
        kinds[c.relation_to] = kinds.get(c.relation_to, 0) + 1
    by_kind = ", ".join(f"{n} “{kind}”" for kind, n in kinds.items())
    lead = write.say(
        f"{sentence_case(count(total, 'pair'))} of claims {'does' if total == 1 else 'do'} not go "
        f"together ({by_kind}); {len(shown)} shown, the starkest first.",
        computed=["k-contradictions"],
    )
    blocks: list[Block] = [Finding((lead,)), *shown[:_OPEN]]
    if shown[_OPEN:]:
        rest = count(len(shown) - _OPEN, "more contradiction")
        blocks.append(Fold(sentence_case(rest), tuple(shown[_OPEN:])))
    return Section("contradictions", "Where the sources contradict each other", tuple(blocks))


def _without_names(c: Contradiction) -> str:
    """The text without quotes and file names, which stand below it anyway."""
    text = c.text.replace(f" ({c.a.document})", "").replace(f" ({c.b.document})", "")
    return text.rpartition("”: ")[2] or text
