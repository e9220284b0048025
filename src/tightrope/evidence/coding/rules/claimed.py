"""What a cue claims, while the rules of its family and the discourse still work on it."""

from __future__ import annotations

from dataclasses import dataclass

from tightrope.evidence.claims.codebook import Modality, Polarity, Relation
from tightrope.evidence.coding.rules.discourse import Who

__all__ = ["Claimed"]


@dataclass(slots=True)
class Claimed:
    """The ends, relation, sign and modality of one cue."""

    sources: list[Who]
    targets: list[Who]
    relation: Relation
    polarity: Polarity
    negated: bool
    modality: Modality

    @property
    def sign(self) -> int:
        """The polarity after negation."""
        return -self.polarity if self.negated else self.polarity
