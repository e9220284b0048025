"""What is wrong with a claim that somebody decided: its document, its quote, its ends, its date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from tightrope.corpus.document import Document
from tightrope.dates import days_meant
from tightrope.evidence.claims.claim import Claim

__all__ = ["Fault", "claim_faults"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong; a claim with a fault is no evidence and weighs nothing."""

    check: str  # the stable name of the check
    said: str
    hint: str


def claim_faults(claim: Claim, document: Document | None) -> tuple[Fault, ...]:
    """Gives what is wrong with a claim; `document` is the one it names, None where there is none."""
    return (*_place_faults(claim, document), *_own_faults(claim))


def _place_faults(claim: Claim, document: Document | None) -> Iterator[Fault]:
    path = PurePosixPath(claim.document.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts[:1] and path.parts[0].endswith(":")):
        said = f"its document lies outside sources/: '{claim.document}'"
        yield Fault("document-outside", said, "take the decision back with: tightrope review")
        return
    if document is None:
        hint = "bring it back, or take the decision back with: tightrope review"
        yield Fault(
            "no-such-document", f"there is no document '{claim.document}' in sources/", hint
        )
        return
    anchor = claim.anchor
    standing = document.text[anchor.start : anchor.end] if 0 <= anchor.start < anchor.end else ""
    if anchor.sha256 != document.sha256:
        said = f"'{claim.document}' is not the file that was quoted any more"
        yield Fault("anchor-broken", said, "it counts for nothing; bring that file back")
    elif standing != anchor.exact:
        said = f"the quote no longer stands in '{claim.document}' where its anchor says"
        words = " ".join(standing.split())[:60]
        yield Fault(
            "anchor-broken", said, f"there stands “{words}”" if words else "it counts for nothing"
        )


def _own_faults(claim: Claim) -> Iterator[Fault]:
    if claim.source_actor is None and not (claim.source_text or "").strip():
        yield Fault(
            "bad-evidence-record", "it has neither a source actor nor words for an unknown one", ""
        )
    for field in ("source_actor", "target_actor"):
        actor = getattr(claim, field)
        if actor is not None and not actor.strip():
            yield Fault("bad-evidence-record", f"{field} is empty", "name it, or leave it out")
    if claim.time_resolved is not None and days_meant(claim.time_resolved) is None:
        said = f"time_resolved is no date: '{claim.time_resolved}'"
        yield Fault(
            "bad-evidence-record", said, "for example 2025-06-13, 2025-06, or two with / between"
        )
