"""Dated events, with the moves they make in the options that were drafted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tightrope.dates import PartialDate
from tightrope.draft.claimed import Claimed, ids_of, is_fact, quote_of
from tightrope.draft.course import Course, Shift
from tightrope.draft.proposal import Gap, Proposal
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.weighing.events import act_kind

_Key = tuple[PartialDate, tuple[str, ...], str]


def draft_events(
    claimed: Claimed, courses: Mapping[str, Course], as_of: str | None
) -> tuple[list[Proposal], list[Gap]]:
    """Gives an event for each dated act: claims of the same day, actors and kind of act are one.

    Acts after `as_of`, and acts that no date places, are left to a person.
    """
    shifts: dict[str, list[Shift]] = {}
    for course in courses.values():
        for shift in course.shifts:
            shifts.setdefault(shift.claim.id, []).append(shift)
    groups: dict[_Key, list[Claim]] = {}
    undated: list[Claim] = []
    for claim in claimed.claims:
        if not is_fact(claim) or claim.event == "STATE" or claim.phase == "planned":
            continue
        day = claimed.day(claim)
        if day is None or (as_of is not None and day.last > PartialDate(as_of).last):
            undated.append(claim)
            continue
        ends = tuple(sorted({claim.source_actor or "", claim.target_actor or ""} - {""}))
        groups.setdefault((day, ends, act_kind(claim)), []).append(claim)
    proposals: dict[str, Proposal] = {}
    joint = _joined(groups, claimed)
    for key in sorted(joint, key=lambda one: (one[0].last, one[1], one[2])):
        one = _event(key, joint[key], shifts)
        proposals.setdefault(one.id, one)
    gaps = []
    if undated:
        says = "acts that the text does not place on a day, month or year up to as_of"
        gaps.append(Gap(place="events", says=says, claims=ids_of(undated)))
    return list(proposals.values()), gaps


def _joined(groups: Mapping[_Key, list[Claim]], claimed: Claimed) -> dict[_Key, list[Claim]]:
    """Puts together the pairs of one joint act: the same day, kind of act and sentence."""
    firsts: dict[tuple[PartialDate, str, str], _Key] = {}
    joint: dict[_Key, list[Claim]] = {}
    for (day, ends, kind), claims in groups.items():
        places = [(day, kind, claimed.sentence(claim)) for claim in claims]
        known = next((firsts[place] for place in places if place in firsts), None)
        own = (day, tuple(sorted({*ends, *(known[1] if known else ())})), kind)
        joint[own] = [*(joint.pop(known) if known else ()), *claims]
        for claim in joint[own]:
            firsts[day, kind, claimed.sentence(claim)] = own
    return joint


def _event(key: _Key, claims: list[Claim], shifts: Mapping[str, list[Shift]]) -> Proposal:
    day, ends, _ = key
    moving = [claim for claim in claims if claim.id in shifts]
    best = max(moving or claims, key=lambda claim: (claim.confidence, claim.id))
    value: dict[str, object] = {"date": day, "text": quote_of(best), "actors": list(ends)}
    moves = {s.option: {"from": s.from_, "to": s.to} for c in claims for s in shifts.get(c.id, ())}
    if moves:
        value["moves"] = moves
    cites = ids_of((best, *claims))
    value["cites"] = list(cites)
    return Proposal("events", (), value, cites)


def last_day(claimed: Claimed, days: Iterable[PartialDate]) -> str | None:
    """Gives the date the draft speaks for: when the last document appeared, else the last act was."""
    published = [
        claimed.published[c.document] for c in claimed.claims if c.document in claimed.published
    ]
    known = [*published, *(() if published else (day.last for day in days))]
    return max(known).isoformat() if known else None
