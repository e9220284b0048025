"""Passages and claims as JSON lines, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from tightrope.app.archive import read_archive
from tightrope.app.errors import NoSuchSuggestions
from tightrope.app.folder import Folder, write_out
from tightrope.app.reading import Reading
from tightrope.evidence import Claim

__all__ = ["export_archive", "export_claims", "export_passages", "write_export"]


def export_passages(reading: Reading) -> Iterator[str]:
    """Gives a line per passage: source, start, end (code points of the original text), label."""
    for document, passages in zip(reading.documents, reading.passages, strict=True):
        for passage in passages:
            yield _line(
                source=document.name, start=passage.start, end=passage.end, label=passage.label
            )


def export_claims(reading: Reading) -> Iterator[str]:
    """Gives a line per claim, suggested ones included; `status` tells them apart."""
    report = reading.report
    for claim in report.claims:
        yield claim_line(
            claim,
            grade=report.grades.get(claim.id, ("F", 6)),
            origin=report.origin_of_claim.get(claim.id),
            accepted=claim.id in report.accepted,
        )


def export_archive(folder: Folder) -> Iterator[str]:
    """Gives a line per claim of the folder's archive, one part in memory at a time."""
    if not folder.archive.is_dir():
        raise NoSuchSuggestions(
            "no archive has been read into this folder",
            where=str(folder.path),
            hint="read one with: tightrope read PATH --into FOLDER --archive",
        )
    return map(claim_line, read_archive(folder.archive))


def claim_line(
    claim: Claim,
    *,
    grade: tuple[str, int] = ("F", 6),
    origin: int | None = None,
    accepted: bool = False,
) -> str:
    """Gives one claim as a line of JSON; offsets are code points of the original text."""
    reliability, credibility = grade
    return _line(
        id=claim.id,
        source=claim.document,
        start=claim.anchor.start,
        end=claim.anchor.end,
        quote=claim.anchor.exact,
        source_actor=claim.source_actor,
        target_actor=claim.target_actor,
        source_text=claim.source_text,
        target_text=claim.target_text,
        source_kind=claim.source_kind,
        target_kind=claim.target_kind,
        source_span=claim.source_span,
        target_span=claim.target_span,
        event=claim.event,
        relation=claim.relation,
        content=claim.content,
        phase=claim.phase,
        polarity=claim.polarity,
        held=claim.held,
        negated=claim.negated,
        modality=claim.modality,
        speaker=claim.speaker,
        speakers=claim.speakers,
        time_stated=claim.time_stated,
        time_resolved=claim.time_resolved,
        time_from=claim.time_from,
        time_to=claim.time_to,
        zone=claim.zone,
        note=claim.note,
        coder=f"{claim.coder}/{claim.coder_version}",
        rule=claim.rule,
        confidence=round(claim.confidence, 3),
        reliability=reliability,
        credibility=credibility,
        origin=origin,
        status="accepted" if accepted else "suggested",
    )


def write_export(folder: Folder, lines: Iterator[str], out: Path) -> int:
    """Writes the lines to `out` whole; a path inside the folder may not leave it by a link."""
    written = 0

    def counted() -> Iterator[bytes]:
        nonlocal written
        for line in lines:
            written += 1
            yield f"{line}\n".encode()

    write_out(folder, out, counted())
    return written


def _line(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False)
