"""Which claims are meant: by actor, relation, document, confidence, and words of their quotes."""

from __future__ import annotations

from dataclasses import dataclass

from tightrope.evidence.claims.claim import Claim

__all__ = ["Selection"]


@dataclass(frozen=True, slots=True)
class Selection:
    """A choice of claims; what is left out does not narrow it."""

    actor: str | None = None  # at either end, or speaking
    relation: str | None = None
    document: str | None = None
    least: float = 0.0  # confidence
    words: str | None = None  # of the quote or of the words for its ends, in any case

    def __bool__(self) -> bool:
        """Whether it narrows anything."""
        return self != Selection()

    def holds(self, claim: Claim) -> bool:
        """Whether the claim is among those meant."""
        ends = (claim.source_actor, claim.target_actor, *claim.speakers)
        texts = (claim.anchor.exact, claim.source_text, claim.target_text)
        return (
            (self.actor is None or self.actor in ends)
            and (self.relation is None or self.relation == claim.relation)
            and (self.document is None or self.document == claim.document)
            and claim.confidence >= self.least
            and (self.words is None or _among(self.words, texts))
        )


def _among(words: str, texts: tuple[str | None, ...]) -> bool:
    wanted = " ".join(words.split()).casefold()
    return any(wanted in " ".join((text or "").split()).casefold() for text in texts)
