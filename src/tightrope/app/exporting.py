"""Passages and claims as records, for other programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tightrope.app.archive import read_archive
from tightrope.app.errors import NoSuchSuggestions
from tightrope.app.folder import Folder, write_out
from tightrope.app.reading import Reading
from tightrope.app.result import plain
from tightrope.evidence import Claim

__all__ = ["RECORDS", "archive_records", "write_records"]


_DERIVED = ("negated", "sign", "speaker", "time_from", "time_to")  # of what the claim holds


def document_records(reading: Reading) -> Iterator[dict[str, Any]]:
    """Gives a record per document: what it says of itself, how reliable, what speaks against it."""
    lines = {line.name: line for line in reading.report.sources}
    for document in reading.documents:
        line = lines[document.name]
        yield {
            "name": document.name,
            **plain(document.metadata),
            "reliability": line.reliability,
            "origin": line.origin,
            "claims": line.claims,
            "flags": list(document.flags),
            "media_type": document.media_type,
            "sha256": document.sha256,
        }


def passage_records(reading: Reading) -> Iterator[dict[str, Any]]:
    """Gives a record per passage: source, start, end (code points of the original text), label."""
    for document, passages in zip(reading.documents, reading.passages, strict=True):
        for passage in passages:
            yield {
                "source": document.name,
                "start": passage.start,
                "end": passage.end,
                "label": passage.label,
            }


def claim_records(reading: Reading) -> Iterator[dict[str, Any]]:
    """Gives a record per claim, suggested ones included; `status` tells them apart."""
    report = reading.report
    for claim in report.claims:
        yield _record(
            claim,
            grade=report.grades.get(claim.id, ("F", 6)),
            origin=report.origin_of_claim.get(claim.id),
            accepted=claim.id in report.accepted,
        )


RECORDS: Mapping[str, Callable[[Reading], Iterator[dict[str, Any]]]] = {
    "documents": document_records,
    "passages": passage_records,
    "claims": claim_records,
}


def archive_records(folder: Folder) -> Iterator[dict[str, Any]]:
    """Gives a record per claim of the folder's archive, one part in memory at a time."""
    if not folder.archive.is_dir():
        raise NoSuchSuggestions(
            "no archive has been read into this folder",
            where=str(folder.path),
            hint="read one with: tightrope read PATH --into FOLDER --archive",
        )
    return map(_record, read_archive(folder.archive))


def write_records(path: Path, records: Iterator[dict[str, Any]], out: Path) -> int:
    """Writes the records to `out` as JSON lines, whole; a link may not lead it out of the folder."""
    written = 0

    def counted() -> Iterator[bytes]:
        nonlocal written
        for record in records:
            written += 1
            yield f"{json.dumps(record, ensure_ascii=False)}\n".encode()

    write_out(path, out, counted())
    return written


def _record(
    claim: Claim,
    *,
    grade: tuple[str, int] = ("F", 6),
    origin: int | None = None,
    accepted: bool = False,
) -> dict[str, Any]:
    """Gives one claim as a record; offsets are code points of the original text."""
    reliability, credibility = grade
    told = plain(claim)
    anchor = told.pop("anchor")
    coder = f"{told.pop('coder')}/{told.pop('coder_version')}"
    dropped = ("document", "cues", "linked")
    return {
        "id": told.pop("id"),
        "source": claim.document,
        **{key: anchor[key] for key in ("start", "end")},
        "quote": anchor["exact"],
        **{key: value for key, value in told.items() if key not in dropped},
        **{key: getattr(claim, key) for key in _DERIVED},
        "coder": coder,
        "confidence": round(claim.confidence, 3),
        "reliability": reliability,
        "credibility": credibility,
        "origin": origin,
        "status": "accepted" if accepted else "suggested",
    }
