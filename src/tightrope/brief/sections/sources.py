"""Sources: what was read, how reliable, which of them are independent, and who is named."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.brief.cells import undecided
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Cell, Column, Figure, Fold, Row, Section
from tightrope.brief.pictures.drawing import Ladder, Rung
from tightrope.evidence.claims.report import EvidenceReport, SourceLine
from tightrope.words import count, sentence_case

_SHARED = 30
_GROUPS, _NAMED = 6, 5  # drawn; all stand in the table


def write_sources(desk: Desk) -> Section | None:
    """The list of sources, shared passages, actors in the evidence and unknown names."""
    write = Writer(desk, "sources")
    evidence = desk.given.evidence
    blocks: list[Block] = []
    if desk.given.sources:
        sources = count(len(desk.given.sources), "document")
        table = write.table(
            "list",
            "Sources and their reliability",
            Column.read("Source", "Author", "Published")
            + Column.put_in("Reliability")
            + Column.found("Origin", "Claims", "Remarks"),
            (_source(desk, write, s) for s in desk.given.sources),
            note="Reliability after the Admiralty code, A to E; F: cannot be judged. "
            "Sources of the same origin share their text and count once.",
        )
        blocks.append(
            Fold(f"{sentence_case(sources)}, with author, date and reliability", (table,))
        )
    if evidence is not None:
        blocks.extend(_repeating(desk, write, evidence))
        blocks.extend(_actors(desk, write, evidence))
        blocks.extend(_shared(write, evidence))
    return Section("sources", "Sources", tuple(blocks)) if blocks else None


def _source(desk: Desk, write: Writer, source: SourceLine) -> Row:
    evidence = desk.given.evidence
    claims = [c for c in evidence.claims if c.document == source.name] if evidence else []
    origin = evidence.origins.get(source.name) if evidence else None
    byline = ", ".join(filter(None, (source.author, source.publisher)))
    remarks = "; ".join(filter(None, (*source.flags, source.note)))
    return write.row(
        (
            Cell(
                source.title or source.name,
                note=f"{source.name} · {source.sha256[:12]}".rstrip(" ·"),
            ),
            byline or undecided("unknown"),
            str(source.published) if source.published else undecided("unknown"),
            source.reliability,
            undecided("unknown") if origin is None else str(origin),
            str(len(claims)),
            remarks or Cell("none", "muted"),
        ),
        computed=["k-sources"],
    )


def _actors(desk: Desk, write: Writer, evidence: EvidenceReport) -> Iterator[Block]:
    doing: dict[str, int] = {}
    receiving: dict[str, int] = {}
    for claim in evidence.claims:
        if claim.source_actor:
            doing[claim.source_actor] = doing.get(claim.source_actor, 0) + 1
        if claim.target_actor:
            receiving[claim.target_actor] = receiving.get(claim.target_actor, 0) + 1
    both = sorted(
        doing.keys() | receiving.keys(), key=lambda a: (-doing.get(a, 0) - receiving.get(a, 0), a)
    )
    if both:
        rows = [
            write.row(
                (desk.wording.actor(a), str(doing.get(a, 0)), str(receiving.get(a, 0))),
                computed=["k-counts"],
            )
            for a in both
        ]
        table = write.table(
            "actors",
            "Actors in the evidence",
            Column.read("Actor", "Claims as source", "Claims as target"),
            rows,
        )
        yield Fold(f"{sentence_case(count(len(both), 'actor'))} in the evidence", (table,))
    if evidence.proposed_actors:
        names = [
            write.row((name, str(n)), computed=["k-counts"])
            for name, n in evidence.proposed_actors[:_SHARED]
        ]
        table = write.table(
            "proposed",
            "Names that are not known actors",
            Column.read("Name", "Times"),
            names,
            note=f"{len(names)} of {len(evidence.proposed_actors)} shown.",
        )
        yield Fold("Names that are not known actors", (table,))


def _repeating(desk: Desk, write: Writer, evidence: EvidenceReport) -> Iterator[Figure]:
    """Which documents share an origin: text, or something published that they rest on."""
    groups: dict[int, list[str]] = {}
    for name, origin in evidence.origins.items():
        groups.setdefault(origin, []).append(name)
    titles = {s.name: s.title or s.name for s in desk.given.sources}
    several = [
        (f"Origin {n}", [titles.get(name, name) for name in names])
        for n, names in groups.items()
        if len(names) > 1
    ]
    if not several:
        return
    repeating = sum(len(names) for _, names in several)
    shown = several[:_GROUPS]
    rungs = tuple(Rung(name, "", group) for group, names in shown for name in names[:_NAMED])
    rows = [
        write.row((group, "; ".join(names)), computed=["k-origins"]) for group, names in several
    ]
    yield Figure(
        "fig-repeats",
        f"{sentence_case(count(repeating, 'document'))} repeat one another: they have "
        f"{count(len(several), 'origin')} between them",
        "Documents under one origin share text or rest on the same original, and count once.",
        Ladder(tuple(group for group, _ in shown), rungs),
        write.table(
            "repeats",
            "Documents of one origin",
            Column.found("Origin") + Column.read("Documents"),
            rows,
        ),
    )


def _shared(write: Writer, evidence: EvidenceReport) -> Iterator[Block]:
    if not evidence.shared:
        return
    rows = [
        write.row(
            (
                s.document_a,
                s.document_b,
                f"{s.start_a:,} to {s.end_a:,}",
                f"{s.start_b:,} to {s.end_b:,}",
                f"{s.containment:.0%}",
            ),
            computed=["k-origins"],
        )
        for s in evidence.shared[:_SHARED]
    ]
    table = write.table(
        "shared",
        "Passages that stand in two documents",
        Column.found(
            "Document", "Other document", "Characters", "Characters there", "Words in common"
        ),
        rows,
        note=f"{len(rows)} of {len(evidence.shared)} shown. One origin, not two.",
    )
    yield Fold(f"{sentence_case(count(len(evidence.shared), 'shared passage'))}", (table,))
