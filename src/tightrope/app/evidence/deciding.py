"""Claims decided by their ids, all at once; one's own decisions changed or taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tightrope.app.errors import UnknownClaim
from tightrope.app.evidence.reviewing import Session, open_review
from tightrope.app.results import Decided
from tightrope.app.store.lock import add_decisions, already_decided, change_decisions, take_back
from tightrope.errors import TightropeError, UsageMistake, nearest
from tightrope.evidence import Decision, read_decisions
from tightrope.evidence.claims.claim import Judgement
from tightrope.evidence.claims.review import edited_to

_ALL = "all"
Standing = Mapping[str, Decision]  # claim id -> what stands decided on it


def decide_claims(
    session: Session, accept: Sequence[str] = (), reject: Sequence[str] = (), *, note: str = ""
) -> Decided:
    """Accepts and rejects claims by id (`all`: every proposed one), with their suggested grades.

    What the person decided before is changed; what somebody else decided is told as refused. Raises
    UnknownClaim for an id that no claim has, and UsageMistake where one is both accepted and
    rejected; nothing is decided then.
    """
    chosen = _chosen(session, accept, reject)
    claims = {claim.id: claim for claim in session.waiting}
    settled = {d.claim.id: d for d in read_decisions(session.folder.decisions)}
    for name in chosen:
        if name not in claims and name not in settled:
            raise UnknownClaim(
                "no claim has this id",
                value=name,
                hint=nearest(name, claims) if claims else "every claim is decided",
            )
    by, at = session.signed()
    grades = session.state.grades
    made = [
        Decision(claims[name], verdict, *grades.get(name, ("F", 6)), by, at, note)
        for name, verdict in chosen.items()
        if name in claims
    ]
    changed: list[tuple[Decision, Decision]] = []
    early: list[TightropeError] = []
    for name, verdict in chosen.items():
        if name in claims:
            continue
        old = settled[name]
        if old.by == by and old.judgement != verdict:
            changed.append((old, replace(old, judgement=verdict, at=at, note=note)))
        else:
            early.append(already_decided(old, session.folder, by))
    change_decisions(session.folder, changed)
    written, refused = add_decisions(session.folder, made)
    left = len(claims) - len(written) - len(refused)
    decided = (*(new for _, new in changed), *written)
    return Decided(decided, (*early, *refused), left, session.stale)


def undo_claims(session: Session, names: Sequence[str]) -> Decided:
    """Takes back what the person decided on these claims; they wait again where a coder suggests them.

    An edit is taken back whole: the edited claim, and the suggestion rejected for it. Raises
    UnknownClaim where nobody has decided a claim; nothing is taken back then. What somebody else
    decided is told as refused.
    """
    settled = {d.claim.id: d for d in read_decisions(session.folder.decisions)}
    for name in names:
        if name not in settled:
            hint = nearest(name, settled)
            raise UnknownClaim("no decided claim has this id", value=name, hint=hint)
    by, _ = session.signed()
    meant = [settled[name] for name in dict.fromkeys(names)]
    refused = tuple(already_decided(one) for one in meant if one.by != by)
    own = {d.claim.id: d for one in meant if one.by == by for d in _step_of(one, settled)}
    gone = tuple(own.values())
    take_back(session.folder, gone)
    left = len(open_review(session.folder.path, session.coder).waiting)
    return Decided((), refused, left, session.stale, gone)


def _step_of(decision: Decision, settled: Standing) -> Iterator[Decision]:
    """The decision, and the other one that the same edit made."""
    yield decision
    for other in settled.values():
        if other.by == decision.by and (
            other.note == edited_to(decision.claim) or decision.note == edited_to(other.claim)
        ):
            yield other


def _chosen(session: Session, accept: Sequence[str], reject: Sequence[str]) -> dict[str, Judgement]:
    chosen: dict[str, Judgement] = {}
    asked_for: tuple[tuple[Sequence[str], Judgement], ...] = (
        (accept, "accepted"),
        (reject, "rejected"),
    )
    for asked, verdict in asked_for:
        for name in _meant(session, asked):
            if chosen.setdefault(name, verdict) != verdict:
                raise UsageMistake("this claim is both accepted and rejected", value=name)
    return chosen


def _meant(session: Session, asked: Sequence[str]) -> Iterable[str]:
    if _ALL in asked:
        return [c.id for c in session.waiting if c.is_proposed or session.coder is not None]
    return dict.fromkeys(asked)
