"""Whether one party of a treaty is bound towards another on a date.

Party by party: entry into force, accession and withdrawal, reservations, suspension and abeyance,
ending and breach. A partial date counts from its last day; the last day of anything still counts,
so that on the day of an attack the agreement that it breaks is in force.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tightrope.crisis.model import Membership, Obligation, Treaty
from tightrope.dates import PartialDate

Status = Literal[
    "in force",
    "not yet signed",
    "signed, not in force",
    "ratified, not in force",
    "not yet in force",
    "not yet a member",
    "left",
    "reserved",
    "suspended",
    "in abeyance",
    "ended",
    "ended by breach",
    "date unknown",
]


@dataclass(frozen=True, slots=True)
class Standing:
    """A status, the date it rests on, and who brought it about (who left, suspended or broke)."""

    status: Status
    date: PartialDate | None = None
    by: str | None = None


def standing(
    treaty: Treaty, clause: Obligation, debtor: str, creditor: str, on: PartialDate | None
) -> Standing:
    """Gives whether `debtor` is bound by a clause towards `creditor` on a date, and since when.

    Without a date nothing is decided. What ended the treaty comes first, then whether both are
    parties on that date, then what takes the clause out for the two.
    """
    if on is None:
        return Standing("date unknown")
    ended = _ended(treaty, on)
    if ended is not None:
        return ended
    own, other = _bound(treaty, debtor, on), _bound(treaty, creditor, on)
    for found in (own, other):
        if found.status != "in force":
            return found
    reserves = treaty.members.get(debtor, Membership()).reserves
    if {clause.kind, clause.article} & set(reserves):
        return Standing("reserved", by=debtor)
    return _resting(treaty, debtor, creditor, on) or _later(own, other)


def _ended(treaty: Treaty, on: PartialDate) -> Standing | None:
    ends = [breach for breach in treaty.breaches if breach.ends and breach.on.is_over(on)]
    if ends:
        first = min(ends, key=lambda breach: breach.on.last)
        return Standing("ended by breach", first.on, first.by)
    if treaty.ended is not None and treaty.ended.is_over(on):
        return Standing("ended", treaty.ended)
    return None


def _bound(treaty: Treaty, party: str, on: PartialDate) -> Standing:
    """Whether a party is bound by the treaty at all."""
    member = treaty.members.get(party, Membership())
    if member.until is not None and member.until.is_over(on):
        return Standing("left", member.until, party)
    begins = [date for date in (member.since, treaty.in_force) if date is not None]
    since = max(begins, key=lambda date: date.last, default=None)
    if since is not None and since.has_come(on):
        return Standing("in force", since)
    joins_later = member.since is not None and (
        treaty.in_force is None or treaty.in_force.has_come(on)
    )
    if joins_later:
        return Standing("not yet a member", member.since, party)
    return _underway(treaty, member, since, on)


def _underway(
    treaty: Treaty, member: Membership, since: PartialDate | None, on: PartialDate
) -> Standing:
    """How far a treaty that is not in force, or of which that is not known, has come."""
    signed, ratified = member.signed or treaty.signed, member.ratified or treaty.ratified
    if signed is not None and not signed.has_come(on):
        return Standing("not yet signed", signed)
    if since is None:
        return Standing("date unknown")
    if ratified is not None and ratified.has_come(on):
        return Standing("ratified, not in force", since)
    return Standing("not yet in force" if signed is None else "signed, not in force", since)


def _resting(treaty: Treaty, debtor: str, creditor: str, on: PartialDate) -> Standing | None:
    for rest in treaty.suspensions:
        whose = rest.by in (None, debtor) and rest.towards in (None, creditor)
        over = rest.until is not None and rest.until.is_over(on)
        if whose and rest.since.has_come(on) and not over:
            return Standing(rest.state, rest.since, rest.by)
    return None


def _later(one: Standing, other: Standing) -> Standing:
    """Bound since the later of the two was."""
    dates = [found.date for found in (one, other) if found.date is not None]
    return Standing("in force", max(dates, key=lambda date: date.last, default=None))
