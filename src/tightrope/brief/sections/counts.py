"""What was read, what became of it, and what was left out: nothing vanishes uncounted."""

from __future__ import annotations

from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Finding, Row, Section

__all__ = ["write_counts"]


def write_counts(desk: Desk) -> Section | None:
    """The counts of the evidence stage, and its findings about single documents."""
    evidence = desk.given.evidence
    if evidence is None:
        return None
    write = Writer(desk, "counts")
    c = evidence.counts

    def row(what: str, number: int) -> Row:
        return write.row((what, f"{number:,}"), computed=["k-counts"])

    rows = [row("Documents read", c.documents), row("Independent origins", c.independent_origins)]
    rows += [row(f"Passages: {label.replace('_', ' ')}", n) for label, n in c.passages.items()]
    rows.append(row("Sentences in content passages", c.sentences))
    rows += [row(f"Sentences without a claim: {why}", n) for why, n in c.skipped.items()]
    rows += [
        row("Claims", c.claims),
        row("Claims accepted by a person", c.accepted),
        row("Claims rejected by a person", c.rejected),
        row("Claims still suggested", c.suggested),
        row("Anchors that no longer match", c.broken_anchors),
        row("Passages shared between documents", len(evidence.shared)),
    ]
    blocks: list[Block] = [
        write.table("all", "What was read and what became of it", ("What", "How many"), rows)
    ]
    if evidence.findings:
        said = tuple(write.say(text, computed=["k-counts"]) for text in evidence.findings[:60])
        blocks.append(Finding(said, heading="Found on the way", kind="list"))
        left = len(evidence.findings) - len(said)
        if left > 0:
            blocks.append(
                write.finding(f"{left:,} more of these are not listed.", computed=["k-counts"])
            )
    return Section("counts", "What was dropped, and how much", tuple(blocks))
