"""The evidence inbox: every claim of a folder with its state, beside the documents it stands in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tightrope.app.errors import UnknownSource
from tightrope.app.evidence.reading import Reading
from tightrope.app.evidence.sources import note_on
from tightrope.app.evidence.suggested import read_suggested, suggested_by
from tightrope.app.result import Result
from tightrope.app.store.folder import Folder
from tightrope.corpus import Passage
from tightrope.errors import nearest
from tightrope.evidence import Claim, Decision, SharedPassage, read_decisions
from tightrope.evidence.claims.anchor import Sayings
from tightrope.evidence.claims.codebook import EVENTS, HELD, MODALITIES, PHASES, RELATIONS
from tightrope.evidence.claims.review import Review, start_review

_ALLOWED: dict[str, tuple[str, ...]] = {
    "relation": tuple(RELATIONS),
    "content": tuple(RELATIONS),
    "event": tuple(EVENTS),
    "phase": tuple(PHASES),
    "held": tuple(HELD),
    "modality": tuple(MODALITIES),
}
State = Literal["waiting", "possible", "accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A claim as the inbox lists it."""

    claim: Claim
    """The claim."""
    state: State
    """waiting: proposed and undecided; possible: its coder is not sure enough to propose it."""
    reliability: str
    """Reliability of the source, A to F: as graded, else as suggested."""
    credibility: int
    """Credibility of the claim, 1 to 6: as graded, else as suggested."""
    origin: int | None
    """Claims with the same number have one origin; null: not told."""
    agreed: tuple[str, ...]
    """Other coders that suggest the same."""
    is_broken: bool
    """Whether its quote no longer stands in its document."""
    by: str = ""
    """Who decided."""
    at: str = ""
    """When, in ISO 8601."""
    note: str = ""
    """Why."""


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A document as the inbox lists it."""

    name: str
    """Its file name in `sources/`."""
    title: str | None
    """What it is called."""
    publisher: str | None
    """Who published it."""
    published: date | None
    """When."""
    reliability: str
    """Reliability of the source, A to F."""
    origin: int
    """Documents with the same number share their text."""
    flags: tuple[str, ...]
    """What speaks against its text."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two claims that cannot both hold, or pull against each other."""

    a: str
    """The id of one claim."""
    b: str
    """The id of the other."""
    relation_to: str
    """contradicts, pulls against, supersedes or looks alike."""
    text: str
    """What clashes."""


@dataclass(frozen=True, repr=False)
class Inbox(Result):
    """Every claim of a folder, proposed, possible and decided, with what bears on it."""

    schema = "inbox/1"
    frame_of = "claims"
    documents: tuple[ListedDocument, ...]
    """The documents, by name."""
    claims: tuple[Listed, ...]
    """The claims, by document and place."""
    contradictions: tuple[Clash, ...]
    """Pairs of claims that clash, those that matter most first."""
    shared: tuple[SharedPassage, ...]
    """The same words in two documents."""
    actors: dict[str, str]
    """Actor -> its name; of the ends and speakers of claims those that are known as actors."""
    allowed: dict[str, tuple[str, ...]]
    """Field of a claim -> what it may be."""
    unreadable: tuple[str, ...]
    """Why a file in `sources/` could not be read, a line each; nothing in it counts."""


@dataclass(frozen=True, repr=False)
class Quoted(Result):
    """Some claims, as the inbox lists them."""

    schema = "quoted/1"
    frame_of = "claims"
    claims: tuple[Listed, ...]
    """The claims."""


@dataclass(frozen=True, repr=False)
class DocumentText(Result):
    """The text of one document, as quotes are anchored in it."""

    schema = "document/1"
    name: str
    """Its file name in `sources/`."""
    text: str
    """The text that anchors count code points of."""
    passages: tuple[Passage, ...]
    """Its parts, with what each is."""


def list_inbox(folder: Folder, reading: Reading) -> Inbox:
    """Gives the claims of a reading with what people have decided of them by now."""
    decisions = read_decisions(folder.decisions)
    others = other_coders(folder)
    review = review_of(reading, decisions, others)
    report = reading.report
    suggested = {
        name: [c for claims in own.values() for c in claims] for name, own in others.items()
    }
    sure = {c.id for claims in suggested.values() for c in claims}
    said = {name: Sayings(claims) for name, claims in suggested.items()}
    found = [
        *(_decided(one, reading, said) for one in decisions),
        *(_undecided(claim, review, reading, said, sure) for claim in review.queue),
    ]
    found.sort(key=lambda one: (one.claim.document, one.claim.anchor.start, one.claim.id))
    documents = tuple(
        ListedDocument(
            line.name, line.title, line.publisher, line.published, line.reliability, line.origin,
            line.flags,
        )
        for line in report.sources
    )  # fmt: skip
    clashes = (
        Clash(one.a.id, one.b.id, one.relation_to, one.text) for one in report.contradictions
    )
    actors = {
        name: reading.actors.name(name)
        for one in found
        for name in (one.claim.source_actor, one.claim.target_actor, *one.claim.speakers)
        if name and reading.actors.knows(name)
    }
    unreadable = tuple(map(str, reading.unreadable))
    return Inbox(
        documents, tuple(found), tuple(clashes), report.shared, actors, _ALLOWED, unreadable
    )


def document_text(reading: Reading, name: str) -> DocumentText:
    """Gives a document's text and parts. Raises UnknownSource where there is none of this name."""
    names = [document.name for document in reading.documents]
    if name not in names:
        raise UnknownSource("no document has this name", value=name, hint=nearest(name, names))
    at = names.index(name)
    return DocumentText(name, reading.documents[at].text, reading.passages[at])


Others = Mapping[str, Mapping[str, Sequence[Claim]]]  # coder -> document -> its claims


def other_coders(folder: Folder) -> Others:
    """What other coders and assistants suggest."""
    found: dict[str, dict[str, list[Claim]]] = {}
    for name in suggested_by(folder):
        own = found.setdefault(name, {})
        for claim in read_suggested(folder, name):
            own.setdefault(claim.document, []).append(claim)
    return found


def review_of(reading: Reading, decisions: Sequence[Decision], others: Others) -> Review:
    """What the built-in coder found, and what only others suggest where their quotes stand."""
    found = [claim for coded in reading.coded for claim in coded.claims]
    known = Sayings(found)
    grades = dict(reading.report.grades)
    for own in others.values():
        for document, claims in own.items():
            new = [c for c in claims if not _is_broken(c, reading) and c not in known]
            found += new
            known.add(new)
            reliability = note_on(reading.notes, document).reliability
            grades |= {claim.id: (reliability, 6) for claim in new}
    return start_review(found, decisions, grades)


Said = Mapping[str, Sayings]  # coder -> what it suggests


def _decided(decision: Decision, reading: Reading, said: Said) -> Listed:
    claim = decision.claim
    return Listed(
        claim, decision.judgement, decision.reliability, decision.credibility,
        reading.report.origin_of_claim.get(claim.id), _agreed(claim, said),
        _is_broken(claim, reading), decision.by, decision.at, decision.note,
    )  # fmt: skip


def _undecided(
    claim: Claim, review: Review, reading: Reading, said: Said, sure: Set[str]
) -> Listed:
    state: State = "waiting" if claim.is_proposed or claim.id in sure else "possible"
    grade = review.grades.get(claim.id, ("F", 6))
    origin = reading.report.origin_of_claim.get(claim.id)
    return Listed(claim, state, *grade, origin, _agreed(claim, said), False)


def _agreed(claim: Claim, said: Said) -> tuple[str, ...]:
    return tuple(
        name for name, own in said.items() if any(one.id != claim.id for one in own.same_as(claim))
    )


def _is_broken(claim: Claim, reading: Reading) -> bool:
    anchor = claim.anchor
    text = reading.texts.get(anchor.sha256)
    return text is None or text[anchor.start : anchor.end] != anchor.exact
