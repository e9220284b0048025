"""What the evidence stage reports about a pile of documents: what is said, by how many origins."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.time.when import ImpliedDates

__all__ = [
    "Contradiction",
    "Counts",
    "EvidenceReport",
    "SharedPassage",
    "SourceLine",
    "SuggestedTie",
    "TimelineEntry",
]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both hold, or pull against each other."""

    a: Claim
    b: Claim
    kind: str  # "opposite sign" | "asserted and denied" | "pact against no clause" | ...
    relation_to: str  # "contradicts" | "pulls against" | "supersedes"
    score: float  # for ranking only
    text: str


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """The same words in two documents: one origin, not two."""

    document_a: str
    start_a: int
    end_a: int
    document_b: str
    start_b: int
    end_b: int
    containment: float  # share of the shorter passage's n-grams found in the other


@dataclass(frozen=True, slots=True)
class SuggestedTie:
    """A tie the claims speak for, with the claims and the number of independent origins."""

    source: str
    target: str
    kind: str
    sign: int
    origins: int
    claims: tuple[str, ...]
    since: str | None
    against: int = 0  # independent origins that deny the tie


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A dated thing the claims speak of."""

    when: str  # ISO date or interval; "unknown" with the words as said in `said`
    said: str
    text: str
    claims: tuple[str, ...]
    inferred: bool


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source: who, when, how reliable, how much rests on it. None means unknown."""

    name: str
    title: str | None
    author: str | None
    publisher: str | None
    published: date | None
    written: ImpliedDates | None  # inferred, where no date is stated
    reliability: str  # Admiralty A-F
    origin: int
    claims: int
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """What was read and what became of it; nothing vanishes uncounted."""

    documents: int
    """Documents read."""
    passages: dict[str, int]
    """Label -> how many passages."""
    sentences: int
    """Sentences looked at."""
    claims: int
    """Claims, whoever proposed them."""
    accepted: int
    """Claims that a person accepted."""
    rejected: int
    """Claims that a person rejected."""
    suggested: int
    """Proposed claims that nobody has decided."""
    possible: int
    """Claims that their coder is not sure enough of to propose; they count for nothing."""
    skipped: dict[str, int]
    """Reason -> sentences that gave no claim."""
    broken_anchors: int
    """Claims whose quote no longer stands in its document."""
    independent_origins: int
    """Origins that are no copies of one another."""


@dataclass(frozen=True, slots=True, repr=False)
class EvidenceReport:
    """What the sources say, how many are independent, where they contradict each other."""

    claims: tuple[Claim, ...]  # accepted and proposed ones
    accepted: frozenset[str]  # ids of claims a person accepted
    grades: dict[str, tuple[str, int]]  # claim id -> (Admiralty reliability, credibility)
    origins: dict[
        str, int
    ]  # document name -> origin it belongs to (documents sharing text share one)
    origin_of_claim: dict[
        str, int
    ]  # claim id -> origin; claims quoting one shared passage share it
    shared: tuple[SharedPassage, ...]
    contradictions: tuple[Contradiction, ...]  # ranked
    ties: tuple[SuggestedTie, ...]
    timeline: tuple[TimelineEntry, ...]
    findings: tuple[str, ...]  # unattributed quotations, template placeholders and the like
    proposed_actors: tuple[tuple[str, int], ...]  # unknown capitalised names and their counts
    counts: Counts
    broken: tuple[str, ...] = ()  # ids of claims whose anchor no longer matches its document
    written: dict[str, ImpliedDates] = field(default_factory=dict)  # inferred, by document name
    sources: tuple[SourceLine, ...] = ()
    source_summary: str = ""  # in the manner of ICD 206
    possible: tuple[Claim, ...] = ()  # listed apart; they weigh nothing

    def __repr__(self) -> str:
        return (
            f"<EvidenceReport: {len(self.claims)} claims of {self.counts.documents} documents, "
            f"{len(self.contradictions)} contradictions, {len(self.ties)} ties suggested>"
        )
