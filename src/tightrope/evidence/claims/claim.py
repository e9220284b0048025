"""What the evidence stage gives: claims, each anchored to an exact quote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

__all__ = [
    "MODALITIES",
    "RELATIONS",
    "Anchor",
    "Claim",
    "Decision",
    "Modality",
    "Polarity",
    "Relation",
    "Verdict",
]

Relation = Literal[
    "alliance",
    "treaty",
    "defence_obligation",
    "arms_transfer",
    "arms_withheld",
    "military_action",
    "military_aid_offer",
    "military_aid_refused",
    "intelligence_sharing",
    "nuclear_cooperation",
    "energy_trade",
    "economic_cooperation",
    "sanction",
    "diplomatic_support",
    "condemnation",
    "warning_threat",
    "red_line",
    "mediation_offer",
    "negotiation",
    "deconfliction",
    "personal_diplomacy",
    "regime_change_goal",
    "dependence",
    "influence_interest",
    "other",
]
RELATIONS: tuple[Relation, ...] = get_args(Relation)
Modality = Literal["asserted", "reported", "predicted", "hypothetical", "denied", "opinion"]
MODALITIES: tuple[Modality, ...] = get_args(Modality)
Polarity = Literal[-1, 0, 1]
Verdict = Literal["accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a quote stands, after the W3C Web Annotation text position and text quote selectors."""

    sha256: str  # of the document's bytes
    start: int  # code points into Document.text
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Source actor, relation, target actor, and how it was said.

    `polarity` is the sign of the relation named, before negation; `negated` flips it.
    """

    id: str  # "c-" + 10 hex digits, derived from anchor, actors, relation and coder
    document: str  # file name inside sources/
    anchor: Anchor
    source_actor: str
    relation: Relation
    target_actor: str | None
    polarity: Polarity
    negated: bool = False
    modality: Modality = "asserted"
    speaker: str | None = None
    time_stated: str | None = None
    time_resolved: str | None = None  # ISO 8601 date or interval a/b
    coder: str = "rules"
    coder_version: str = "1"
    rule: str = ""
    cues: tuple[tuple[int, int], ...] = ()
    confidence: float = 0.5
    linked: tuple[str, ...] = ()  # ids of claims this one embeds or is embedded in

    @property
    def sign(self) -> int:
        """The polarity after negation: -1, 0 or 1."""
        return -self.polarity if self.negated else self.polarity


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a claim; one line of `evidence.jsonl`."""

    claim: Claim
    verdict: Verdict
    reliability: str = "F"  # Admiralty A-F, of the source
    credibility: int = 6  # Admiralty 1-6, of the claim
    by: str = ""
    at: str = ""  # ISO 8601
    note: str = ""
