"""What the evidence stage gives: claims, each anchored to an exact quote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal, get_args

from tightrope.dates import days_meant
from tightrope.evidence.claims.codebook import (
    UNDONE,
    EndKind,
    EventType,
    Held,
    Modality,
    Phase,
    Polarity,
    Relation,
    Zone,
    event_of,
)

__all__ = ["JUDGEMENTS", "Anchor", "Claim", "Decision", "Judgement", "Span"]

Judgement = Literal["accepted", "rejected"]
JUDGEMENTS: tuple[Judgement, ...] = get_args(Judgement)
Span = tuple[int, int]  # code points into Document.text, end exclusive
_STRICT = {"extra": "forbid"}  # nothing a person wrote is dropped on load
_USUAL: Any = None  # filled in from the relation when the claim is made


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a quote stands, after the W3C Web Annotation text position and text quote selectors."""

    __pydantic_config__: ClassVar = _STRICT

    sha256: str  # of the document's bytes
    start: int  # code points into Document.text
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Who does what to whom, or stands how to whom, and how it was said.

    `polarity` is the sign of the relation as named, before phase and negation. An event not
    given is the relation's usual one; a phase not given is `ongoing` for a tie (STATE), else
    `done`. Only a source that the text leaves unknown is None, its words in `source_text`.
    """

    __pydantic_config__: ClassVar = _STRICT

    id: str  # "c-" + 10 hex digits, derived from what is claimed, where, and by which coder
    document: str  # file name inside sources/
    anchor: Anchor
    source_actor: str | None
    relation: Relation
    target_actor: str | None
    polarity: Polarity
    event: EventType = _USUAL
    phase: Phase = _USUAL
    held: Held = "yes"  # whether it is so: no where negated, open where left open
    modality: Modality = "asserted"
    content: Relation | None = None  # what a demand, threat, refusal or condemnation is about
    speakers: tuple[str, ...] = ()  # who vouches for it, outermost first
    time_stated: str | None = None
    time_resolved: str | None = None  # ISO 8601 date of any precision, or interval a/b
    source_text: str | None = None  # the end's words in the clause
    target_text: str | None = None
    source_kind: EndKind | None = None
    target_kind: EndKind | None = None
    source_span: Span | None = None  # the mention that names it, else its antecedent
    target_span: Span | None = None
    zone: Zone = "body"
    coder: str = "rules"
    coder_version: str = "1"
    rule: str = ""
    cues: tuple[Span, ...] = ()
    confidence: float = 0.5
    linked: tuple[str, ...] = ()  # ids of claims this one embeds or is embedded in
    note: str = ""  # the coder's doubts

    def __post_init__(self) -> None:
        """Fills in the event and the phase that the relation usually has."""
        if self.event is None:
            phase = self.phase or "done"
            object.__setattr__(self, "event", event_of(self.relation, phase, self.polarity))
        if self.phase is None:
            object.__setattr__(self, "phase", "ongoing" if self.event == "STATE" else "done")

    @property
    def negated(self) -> bool:
        """For readers that know two values: not so, ended or refused; two of these cancel."""
        return (self.held == "no") != (self.phase in UNDONE)

    @property
    def sign(self) -> int:
        """What it does to the two, -1, 0 or 1: an absent act is not its opposite, an undone one is."""
        if self.held == "open" or self.modality == "denied":
            return 0
        if self.held == "no":
            return self.polarity if self.phase == "ended" else 0
        if self.phase == "refused" and self.polarity < 0:
            return 0  # to veto sanctions is no friendship
        return -self.polarity if self.phase in UNDONE else self.polarity

    @property
    def speaker(self) -> str | None:
        """The innermost of `speakers`; None where the text itself says so."""
        return self.speakers[-1] if self.speakers else None

    @property
    def time_from(self) -> str | None:
        """The first day the stated time may mean, ISO 8601."""
        days = days_meant(self.time_resolved or "")
        return days[0].isoformat() if days else None

    @property
    def time_to(self) -> str | None:
        """The last day the stated time may mean, ISO 8601."""
        days = days_meant(self.time_resolved or "")
        return days[1].isoformat() if days else None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a claim; one line of `evidence.jsonl`."""

    __pydantic_config__: ClassVar = _STRICT

    claim: Claim
    judgement: Judgement
    reliability: str = "F"  # Admiralty A-F, of the source
    credibility: int = 6  # Admiralty 1-6, of the claim
    by: str = ""
    at: str = ""  # ISO 8601
    note: str = ""
