"""What the evidence stage gives: claims, each anchored to an exact quote."""

from __future__ import annotations

from collections.abc import Mapping
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
from tightrope.evidence.errors import GradeUnknown

RELIABILITY: Mapping[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY: Mapping[int, str] = {
    1: "confirmed by other independent sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtfully true",
    5: "improbable",
    6: "truth cannot be judged",
}


def check_grade(reliability: str, credibility: int) -> None:
    """Raises `GradeUnknown` unless the pair is a letter A-F and a figure 1-6."""
    if reliability not in RELIABILITY:
        raise GradeUnknown("no such reliability", value=reliability, allowed="A to F")
    if credibility not in CREDIBILITY:
        raise GradeUnknown("no such credibility", value=credibility, allowed="1 to 6")


Judgement = Literal["accepted", "rejected"]
JUDGEMENTS: tuple[Judgement, ...] = get_args(Judgement)
Span = tuple[int, int]  # code points into Document.text, end exclusive
PROPOSED = 0.64  # confidence from which a claim is proposed; below it is possible, listed apart
HELD_BACK = 0.639  # most that a claim is sure of whose sign, or whose being said, is in doubt
_STRICT = {"extra": "forbid"}  # nothing a person wrote is dropped on load
_USUAL: Any = None  # filled in from the relation when the claim is made


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a quote stands, after the W3C Web Annotation text position and text quote selectors."""

    __pydantic_config__: ClassVar = _STRICT

    sha256: str
    """SHA-256 of the document's bytes."""
    start: int
    """Where the quote starts, in code points of the document's text."""
    end: int
    """Where it ends, exclusive."""
    exact: str
    """The quote."""
    prefix: str = ""
    """A little of what stands before it."""
    suffix: str = ""
    """A little of what stands after it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Who does what to whom, or stands how to whom, and how it was said.

    `polarity` is the sign of the relation as named, before phase and negation. An event not
    given is the relation's usual one; a phase not given is `ongoing` for a tie (STATE), else
    `done`. Only a source that the text leaves unknown is None, its words in `source_text`.
    """

    __pydantic_config__: ClassVar = _STRICT

    id: str
    """`c-` and ten hex digits, derived from what is claimed, where, and by which coder."""
    document: str
    """The name of the file in `sources/`."""
    anchor: Anchor
    """Where the quote stands."""
    source_actor: str | None
    """Who acts or stands to another; empty only where the text leaves it unknown."""
    relation: Relation
    """What is claimed, in the words of the codebook."""
    target_actor: str | None
    """Towards whom."""
    polarity: Polarity
    """The sign of the relation as named: 1, -1 or 0."""
    event: EventType = _USUAL
    """The kind of event after PLOVER, or STATE for a tie."""
    phase: Phase = _USUAL
    """How far it has come: done, begun, planned, refused and so on."""
    held: Held = "yes"
    """Whether it is so: no where negated, open where left open."""
    modality: Modality = "asserted"
    """How it is said: asserted, reported, predicted and so on."""
    content: Relation | None = None
    """What a demand, threat, refusal or condemnation is about."""
    speakers: tuple[str, ...] = ()
    """Who vouches for it, outermost first."""
    time_stated: str | None = None
    """The time in the words of the text."""
    time_resolved: str | None = None
    """The date meant, of any precision, or an interval `a/b`."""
    source_text: str | None = None
    """The source's words in the clause."""
    target_text: str | None = None
    """The target's words in the clause."""
    source_kind: EndKind | None = None
    """What kind of actor the source is; `unknown` where only its words are known."""
    target_kind: EndKind | None = None
    """What kind of actor the target is."""
    source_span: Span | None = None
    """Where the mention stands that names the source, else its antecedent."""
    target_span: Span | None = None
    """The same of the target."""
    zone: Zone = "body"
    """The part of the document: headline, body and so on."""
    coder: str = "learned"
    """Who proposed it: a coder, or a person."""
    coder_version: str = "1"
    """The coder's version."""
    rule: str = ""
    """The rule or model of the coder."""
    cues: tuple[Span, ...] = ()
    """Where the words stand that made the coder propose it."""
    confidence: float = 0.5
    """The share of such claims that were right on crises left out, from 0 to 1."""
    linked: tuple[str, ...] = ()
    """Ids of claims that it embeds or is embedded in."""
    note: str = ""
    """The coder's doubts."""

    def __post_init__(self) -> None:
        """Fills in the event and the phase that the relation usually has."""
        if self.event is None:
            phase = self.phase or "done"
            object.__setattr__(self, "event", event_of(self.relation, phase, self.polarity))
        if self.phase is None:
            object.__setattr__(self, "phase", "ongoing" if self.event == "STATE" else "done")

    @property
    def is_proposed(self) -> bool:
        """Whether its coder is sure enough to propose it; else it is possible only, no evidence."""
        return self.confidence >= PROPOSED

    @property
    def is_held_back(self) -> bool:
        """Whether it would be proposed but for a doubt: its coder was as sure as it then may be."""
        return self.coder == "learned" and self.confidence == HELD_BACK

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
    """The claim decided about."""
    judgement: Judgement
    """What was decided."""
    reliability: str = "F"
    """Reliability of the source on the Admiralty scale, A to F."""
    credibility: int = 6
    """Credibility of the claim on the Admiralty scale, 1 to 6."""
    by: str = ""
    """Who decided."""
    at: str = ""
    """When, in ISO 8601."""
    note: str = ""
    """Why."""
