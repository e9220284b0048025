"""Checks of `evidence.jsonl`: every line that is no decision, or whose quote no longer stands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from tightrope.corpus.document import Document
from tightrope.dates import days_meant
from tightrope.evidence.claims.anchor import check_anchor
from tightrope.evidence.claims.claim import Decision
from tightrope.evidence.claims.decide import decision_lines
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
        for said in _wrong_in_itself(line):
            yield Finding(BadRecord.code, "error", where, said)
        name = line.claim.document
        if name.partition("#")[0] not in names:
            said = f"there is no document {name!r} in sources/"
            hint = "bring it back, or take the decision back with: tightrope review"
            yield Finding("no-such-document", "error", where, said, hint)
            continue
        if name not in read:
            read[name] = document_of(name)
        document = read[name]
        if document is None or not check_anchor(line.claim, document):
            said = f"the quote no longer stands in '{name}' where its anchor says"
            yield Finding("anchor-broken", "error", where, said, "it counts for nothing")


def _wrong_in_itself(decision: Decision) -> Iterator[str]:
    claim = decision.claim
    for field in ("source_actor", "target_actor"):
        actor = getattr(claim, field)
        if actor is not None and not actor.strip():
            yield f"{field} is empty"
    if claim.time_resolved is not None and days_meant(claim.time_resolved) is None:
        yield f"time_resolved is no date: '{claim.time_resolved}'"
    if decision.at and days_meant(decision.at[:10]) is None:
        yield f"at is no date: '{decision.at}'"
