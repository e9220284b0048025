"""Ties as they are told: kind, sign, how close, since when; and what speaks against each, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tightrope.dates import PartialDate, days_meant
from tightrope.draft.claimed import Claimed, is_fact
from tightrope.draft.proposal import Proposal
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.codebook import RULES
from tightrope.evidence.claims.report import SuggestedTie
from tightrope.evidence.weighing.ties import TIE_KINDS, suggest_ties

_CLOSE = frozenset(("alliance", "defence_obligation", "military_action"))
_SPOKEN = frozenset(("condemnation", "warning_threat", "red_line", "diplomatic_support", "protest"))


@dataclass(frozen=True, slots=True)
class _Told:
    """A tie, the claims that speak for it as it stands at last, for it before, and against it."""

    tie: SuggestedTie
    now: tuple[Claim, ...]
    before: tuple[Claim, ...]
    against: tuple[Claim, ...]
    is_contested: bool


def draft_ties(claimed: Claimed) -> list[Proposal]:
    """Gives the ties that claims of facts speak for, the better founded sign of two.

    War and alliance are strong, what rests on words alone is weak; breaking off relations is hostile.
    A tie that is told to have ended on a day ends there. What speaks for it only before the last that
    speaks against it is no more than its past; where nothing speaks for it since, it is contested, and
    weak. What speaks against a tie stands in its note.
    """
    claimed = replace(claimed, claims=tuple(map(_as_tie, claimed.claims)))
    by_id = {claim.id: claim for claim in claimed.claims}
    origins = {c.id: claimed.origins.get(c.id, 0) for c in claimed.claims}
    best: dict[tuple[frozenset[str], str], SuggestedTie] = {}
    kept: list[SuggestedTie] = []
    others: dict[tuple[frozenset[str], str], list[str]] = defaultdict(list)
    for tie in suggest_ties(claimed.claims, origins):
        key = _key(tie)
        if tie.sign == best.setdefault(key, tie).sign:
            kept.append(tie)
        else:
            others[key] += tie.claims
    return [
        _tie(_told(tie, [by_id[one] for one in others[_key(tie)]], claimed, by_id), claimed)
        for tie in kept
    ]


def _key(tie: SuggestedTie) -> tuple[frozenset[str], str]:
    return frozenset((tie.source, tie.target)), tie.kind


def _as_tie(claim: Claim) -> Claim:
    """A break of relations as the hostile act that it is."""
    if claim.relation == "diplomatic_ties" and claim.phase == "ended" and is_fact(claim):
        return replace(claim, polarity=-1, phase="done")
    return claim


def _told(
    tie: SuggestedTie, otherwise: Sequence[Claim], claimed: Claimed, by_id: dict[str, Claim]
) -> _Told:
    own = [by_id[one] for one in tie.claims]
    against = [*otherwise, *(c for c in claimed.claims if _denies(c, own))]
    told = [day for c in against if (day := _seen(c, claimed)) is not None]
    last = max(told, key=lambda day: day.last, default=None)
    if last is None:
        return _Told(tie, tuple(own), (), tuple(otherwise), is_contested=False)
    days = {claim.id: _seen(claim, claimed) for claim in own}
    now = [c for c in own if (day := days[c.id]) is not None and day.last > last.last]
    if now:
        before = tuple(claim for claim in own if claim not in now)
        return _Told(tie, tuple(now), before, tuple(otherwise), is_contested=False)
    is_over = all(day is not None and day.last < last.last for day in days.values())
    return _Told(tie, tuple(own), (), tuple(otherwise), is_contested=is_over)


def _denies(claim: Claim, own: Sequence[Claim]) -> bool:
    """Whether it says that what speaks for a tie ended, or is not there."""
    if claim.modality != "denied" and not (claim.negated and _is_stated(claim)):
        return False
    ends = claim.source_actor, claim.target_actor
    return any(
        (one.source_actor, one.target_actor) == ends
        or (RULES[claim.relation].is_mutual and {one.source_actor, one.target_actor} == {*ends})
        for one in own
        if one.relation == claim.relation and one.polarity == claim.polarity
    )


def _is_stated(claim: Claim) -> bool:
    return claim.modality in ("asserted", "reported") and claim.held != "open"


def _seen(claim: Claim, claimed: Claimed) -> PartialDate | None:
    """The day of an act, else that on which its text appeared."""
    published = claimed.published.get(claim.document)
    return claimed.day(claim) or (PartialDate(published.isoformat()) if published else None)


def _tie(told: _Told, claimed: Claimed) -> Proposal:
    tie = told.tie
    relations = {claim.relation for claim in told.now}
    value: dict[str, object] = {"from": tie.source, "to": tie.target, "kind": tie.kind}
    value["sign"] = "+" if tie.sign > 0 else "-"
    since, ended = _begun(told, claimed), _ended(tie, claimed)
    is_contested = told.is_contested and ended is None
    if is_contested:
        value["strength"] = "weak"
    elif relations & _CLOSE:
        value["strength"] = "strong"
    elif relations <= _SPOKEN:
        value["strength"] = "weak"
    if since is not None:
        value["since"] = since
    if ended is not None:
        value["until"] = ended
    notes = list(_notes(told, is_contested=is_contested))
    if notes:
        value["note"] = "; ".join(notes)
    cites = tuple(claim.id for claim in told.now)
    value["cites"] = list(cites)
    return Proposal("ties", (), value, cites)


def _notes(told: _Told, *, is_contested: bool) -> Iterable[str]:
    against = told.tie.against
    if is_contested:
        yield "contested: what speaks for it is older than what speaks against it"
    if told.before:
        yield f"it stood before, till it was told otherwise: {_named(told.before)}"
    if against:
        yield f"{against} independent {'origin says' if against == 1 else 'origins say'} otherwise"
    if told.against:
        yield f"also told with the other sign: {_named(told.against)}"


def _named(claims: Iterable[Claim]) -> str:
    return ", ".join(claim.id for claim in claims)


def _begun(told: _Told, claimed: Claimed) -> str | None:
    """The day a tie is told to have begun, else that of the first dated act that it rests on.

    An act told as going on or taken up again has stood before: it leaves the beginning open. What
    began anew after it was told otherwise began with the first that speaks for it since.
    """
    tie, claims = told.tie, told.now
    if told.before:
        return min((day for c in claims if (day := _seen(c, claimed))), key=lambda day: day.first)
    if tie.since is not None:
        return tie.since if _may_begin(tie.since, claims, claimed) else None
    if any(claim.phase in ("ongoing", "resumed") or claim.event == "STATE" for claim in claims):
        return None
    days = [
        day
        for claim in claims
        if claim.phase in ("begun", "done") and (day := claimed.day(claim)) is not None
    ]
    return min(days, key=lambda day: day.first, default=None)


def _may_begin(since: str, claims: Iterable[Claim], claimed: Claimed) -> bool:
    """Whether a tie's beginning is a date, and none that its texts only look forward to."""
    days = days_meant(since)
    known = [day for c in claims if (day := claimed.published.get(c.document)) is not None]
    return days is not None and (not known or days[0] <= max(known))


def _ended(tie: SuggestedTie, claimed: Claimed) -> str | None:
    """The day on which it is told to have ended, after everything that speaks for it."""
    days = [
        day
        for claim in claimed.claims
        if claim.phase == "ended" and is_fact(claim) and TIE_KINDS.get(claim.relation) == tie.kind
        and {claim.source_actor, claim.target_actor} == {tie.source, tie.target}
        and claim.polarity == tie.sign and (day := claimed.day(claim)) is not None
    ]  # fmt: skip
    stood = [
        day for c in claimed.claims if c.id in tie.claims and (day := claimed.day(c)) is not None
    ]
    last = max(days, key=lambda day: day.last, default=None)
    return last if last is not None and all(day.last <= last.last for day in stood) else None
