"""Passages and claims as JSON lines, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from tightrope.workspace.folder import Folder, write_out
from tightrope.workspace.reading import Reading

__all__ = ["export_claims", "export_passages", "write_export"]


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
        reliability, credibility = report.grades.get(claim.id, ("F", 6))
        yield _line(
            id=claim.id,
            source=claim.document,
            start=claim.anchor.start,
            end=claim.anchor.end,
            quote=claim.anchor.exact,
            source_actor=claim.source_actor,
            target_actor=claim.target_actor,
            relation=claim.relation,
            polarity=claim.polarity,
            negated=claim.negated,
            modality=claim.modality,
            speaker=claim.speaker,
            time_stated=claim.time_stated,
            time_resolved=claim.time_resolved,
            coder=f"{claim.coder}/{claim.coder_version}",
            rule=claim.rule,
            confidence=round(claim.confidence, 3),
            reliability=reliability,
            credibility=credibility,
            origin=report.origin_of_claim.get(claim.id),
            status="accepted" if claim.id in report.accepted else "suggested",
        )


def write_export(folder: Folder, lines: Iterator[str], out: Path) -> int:
    """Writes the lines to `out` whole; a path inside the folder may not leave it by a link."""
    rows = list(lines)
    write_out(folder, out, "".join(row + "\n" for row in rows).encode())
    return len(rows)


def _line(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False)
