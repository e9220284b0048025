"""What every coder keeps to: the protocol, and what it gives of one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from tightrope.corpus.document import Document, Passage, Sentence
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.coding.actors import ActorIndex

__all__ = ["Coded", "Coder"]


@dataclass(frozen=True, slots=True)
class Coded:
    """What a coder found in one document, and what it passed over."""

    claims: tuple[Claim, ...]
    skipped: dict[str, int]  # reason -> sentences without a claim
    findings: tuple[str, ...]
    proposed_actors: dict[str, int]  # unknown capitalised names -> times seen
    passed: tuple[tuple[int, int, str], ...] = ()  # sentences without a claim: start, end, reason


class Coder(Protocol):
    """Anything that reads a document into claims. Results carry its name and version."""

    @property
    def name(self) -> str:
        """Gives the coder's name, as it stands in `Claim.coder`."""
        ...

    @property
    def version(self) -> str:
        """Gives the coder's version, as it stands in `Claim.coder_version`."""
        ...

    def code(
        self,
        document: Document,
        passages: Sequence[Passage],
        sentences: Sequence[Sentence],
        actors: ActorIndex,
    ) -> Coded:
        """Gives the claims of one document. Every quote stands verbatim in it."""
        ...
