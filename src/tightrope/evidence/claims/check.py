"""Checks of `evidence.jsonl`: every line that is no decision, or whose quote no longer stands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from tightrope.corpus.document import Document
from tightrope.dates import days_meant
from tightrope.evidence.claims.decide import decision_lines
from tightrope.evidence.claims.faults import claim_faults
from tightrope.evidence.errors import BadRecord
from tightrope.findings import Finding

__all__ = ["check_decisions"]


def check_decisions(
    path: Path, document_of: Callable[[str], Document | None], names: Collection[str]
) -> Iterator[Finding]:
    """Gives a finding for each line with a mistake, in the order of the file.

    `names` are the files in `sources/`; `document_of` reads the document of a name, each once here.
    """
    read: dict[str, Document | None] = {}
    seen: dict[str, str] = {}
    for where, line in decision_lines(path):
        if isinstance(line, BadRecord):
            said = str(line).removeprefix(f"{where}: ")
            yield Finding(line.code, "error", where, said)
            continue
        first = seen.setdefault(line.claim.id, where)
        if first != where:
            said = f"the claim '{line.claim.id}' was decided on {first} already"
            yield Finding("decided-twice", "error", where, said, "keep the line that is meant")
        name = line.claim.document
        if name not in read:
            read[name] = document_of(name) if name.partition("#")[0] in names else None
        for fault in claim_faults(line.claim, read[name]):
            yield Finding(fault.check, "error", where, fault.said, fault.hint)
        if line.at and days_meant(line.at[:10]) is None:
            yield Finding(BadRecord.code, "error", where, f"at is no date: '{line.at}'")
