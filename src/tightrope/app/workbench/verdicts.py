"""Verdicts on claims of the inbox: written at once, taken back, graded anew; never over another's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tightrope.app.errors import UnknownClaim
from tightrope.app.evidence.reading import Reading
from tightrope.app.results import Decided
from tightrope.app.store.folder import Folder
from tightrope.app.store.lock import add_decisions, already_decided, signature, take_back, writing
from tightrope.app.workbench.inbox import other_coders, review_of
from tightrope.errors import nearest
from tightrope.evidence import Decision, append_decisions, read_decisions, with_known_ends
from tightrope.evidence.claims.claim import check_grade
from tightrope.evidence.claims.review import Review


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
    review = review_of(reading, decisions, other_coders(folder))
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
            own = replace(one, fields=with_known_ends(one.fields or {}, reading.actors))
            made += _made(review, waiting[one.id], own, by or user, now, note)
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
