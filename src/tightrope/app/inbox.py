"""The evidence inbox: every claim of a folder with its state, beside the documents it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from tightrope.app.errors import UnknownClaim, UnknownSource
from tightrope.app.folder import Folder
from tightrope.app.lock import add_decisions, already_decided, signature, take_back, writing
from tightrope.app.reading import Reading
from tightrope.app.result import Result
from tightrope.app.results import Decided
from tightrope.app.suggested import read_suggested, suggested_by
from tightrope.corpus import Passage
from tightrope.errors import nearest
from tightrope.evidence import Claim, Decision, SharedPassage, append_decisions, read_decisions
from tightrope.evidence.claims.anchor import says_the_same
from tightrope.evidence.claims.claim import check_grade
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
    """contradicts, pulls against or supersedes."""
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
    """Actor -> its name."""
    allowed: dict[str, tuple[str, ...]]
    """Field of a claim -> what it may be."""


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
    review = _review(reading, decisions)
    others = {name: read_suggested(folder, name) for name in suggested_by(folder)}
    report = reading.report
    found = [
        *(_decided(one, reading, others) for one in decisions),
        *(_undecided(claim, review, reading, others) for claim in review.queue),
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
        if name
    }
    return Inbox(documents, tuple(found), tuple(clashes), report.shared, actors, _ALLOWED)


def document_text(reading: Reading, name: str) -> DocumentText:
    """Gives a document's text and parts. Raises UnknownSource where there is none of this name."""
    names = [document.name for document in reading.documents]
    if name not in names:
        raise UnknownSource("no document has this name", value=name, hint=nearest(name, names))
    at = names.index(name)
    return DocumentText(name, reading.documents[at].text, reading.passages[at])


def _review(reading: Reading, decisions: Sequence[Decision]) -> Review:
    found = (claim for coded in reading.coded for claim in coded.claims)
    return start_review(found, decisions, reading.report.grades)


Others = Mapping[str, Sequence[Claim]]


def _decided(decision: Decision, reading: Reading, others: Others) -> Listed:
    claim = decision.claim
    return Listed(
        claim, decision.judgement, decision.reliability, decision.credibility,
        reading.report.origin_of_claim.get(claim.id), _agreed(claim, others),
        _is_broken(claim, reading), decision.by, decision.at, decision.note,
    )  # fmt: skip


def _undecided(claim: Claim, review: Review, reading: Reading, others: Others) -> Listed:
    state: State = "waiting" if claim.is_proposed else "possible"
    grade = review.grades.get(claim.id, ("F", 6))
    origin = reading.report.origin_of_claim.get(claim.id)
    return Listed(claim, state, *grade, origin, _agreed(claim, others), False)


def _agreed(claim: Claim, others: Others) -> tuple[str, ...]:
    return tuple(
        name for name, own in others.items() if any(says_the_same(claim, one) for one in own)
    )


def _is_broken(claim: Claim, reading: Reading) -> bool:
    anchor = claim.anchor
    text = reading.texts.get(anchor.sha256)
    return text is None or text[anchor.start : anchor.end] != anchor.exact


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says of one claim."""

    id: str
    """The claim."""
    judgement: Literal["accepted", "rejected"]
    """Whether it is accepted."""
    grade: str | None = None
    """As in `B2`; null: as suggested."""
    fields: Mapping[str, object] | None = None
    """What is edited: the claim as suggested is then rejected, the edited one accepted."""


def decide_listed(
    folder: Folder, reading: Reading, verdicts: Sequence[Verdict], *, by: str = "", note: str = ""
) -> Decided:
    """Writes verdicts on claims of a reading; what somebody else decided meanwhile is told as refused.

    Raises UnknownClaim, ClaimFieldWrong or GradeUnknown; nothing is decided then.
    """
    decisions = read_decisions(folder.decisions)
    settled = {decision.claim.id: decision for decision in decisions}
    review = _review(reading, decisions)
    waiting = {claim.id: at for at, claim in enumerate(review.queue)}
    user, now = signature()
    made: list[Decision] = []
    refused = []
    for one in verdicts:
        if one.id in settled:
            refused.append(already_decided(settled[one.id]))
        elif one.id not in waiting:
            raise UnknownClaim(
                "no undecided claim has this id", value=one.id, hint=nearest(one.id, waiting)
            )
        else:
            made += _made(review, waiting[one.id], one, by or user, now, note)
    written, late = add_decisions(folder, made)
    left = len(waiting) - len({d.claim.id for d in written} & waiting.keys())
    return Decided(written, (*refused, *late), left)


def _made(
    review: Review, at: int, verdict: Verdict, by: str, now: str, note: str
) -> tuple[Decision, ...]:
    state = replace(review, position=at)
    letter, figure = review.grades.get(state.queue[at].id, ("F", 6))
    if verdict.grade is not None:
        letter, figure = _grade(verdict.grade)
    state = state.grade(letter, figure)
    if verdict.fields:
        state = state.edit(**verdict.fields)
    if verdict.judgement == "accepted":
        return state.accept(by=by, at=now, note=note).made
    return state.reject(by=by, at=now, note=note).made


def _grade(text: str) -> tuple[str, int]:
    figure = int(text[1:]) if text[1:].isdecimal() else 0
    check_grade(text[:1], figure)
    return text[:1], figure


def undo_decisions(folder: Folder, made: Iterable[tuple[str, str]]) -> int:
    """Takes back decisions, each told by its claim and when it was made; gives how many.

    Raises AlreadyDecided where a claim stands decided otherwise by now; none is taken back then.
    """
    wanted = dict(made)
    with writing(folder, "taking decisions back"):
        standing = [d for d in read_decisions(folder.decisions) if d.claim.id in wanted]
        for one in standing:
            if one.at != wanted[one.claim.id]:
                raise already_decided(one)
        take_back(folder, tuple(standing))
    return len(standing)


def regrade(folder: Folder, claim: str, at: str, grade: str) -> Decision:
    """Gives a decided claim another grade; `at` is when the decision that is meant was made.

    Raises UnknownClaim where nobody has decided it, AlreadyDecided where it was decided anew.
    """
    letter, figure = _grade(grade)
    with writing(folder, "grading a claim"):
        standing = {d.claim.id: d for d in read_decisions(folder.decisions)}
        if claim not in standing:
            raise UnknownClaim("nobody has decided this claim", value=claim)
        if standing[claim].at != at:
            raise already_decided(standing[claim])
        made = replace(standing[claim], reliability=letter, credibility=figure)
        append_decisions(folder.decisions, [made])
    return made
