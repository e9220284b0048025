"""What was read, what became of it, and what was left out: nothing vanishes uncounted."""

from __future__ import annotations

from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Column, Finding, Fold, Row, Section
from tightrope.words import count, sentence_case

_LISTED = 100


def write_counts(desk: Desk) -> Section | None:
    """The counts of the evidence stage, and its findings about single documents."""
    evidence = desk.given.evidence
    if evidence is None or not (evidence.counts.documents or evidence.findings):
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
        row("Claims that are possible only, and count for nothing", c.possible),
        row("Anchors that no longer match", c.broken_anchors),
        row("Passages shared between documents", len(evidence.shared)),
    ]
    blocks: list[Block] = [
        write.table(
            "all", "What was read and what became of it", Column.read("What", "How many"), rows
        )
    ]
    if evidence.findings:
        blocks.append(_findings(write, evidence.findings))
    return Section("counts", "What was dropped, and how much", tuple(blocks))


def _findings(write: Writer, findings: tuple[str, ...]) -> Fold:
    """What the evidence stage noticed about single documents."""
    said = [write.say(text, computed=["k-counts"]) for text in findings[:_LISTED]]
    left = len(findings) - len(said)
    if left > 0:
        said.append(write.say(f"{left:,} more of these are not listed.", computed=["k-counts"]))
    found = sentence_case(count(len(findings), "remark"))
    return Fold(f"{found} on single documents", (Finding(tuple(said), kind="list"),))
