"""Checks of the order of dates, and of what leads from an actor to the same actor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tightrope.crisis.checks.named import Given, Problem, named
from tightrope.crisis.elements import elements
from tightrope.crisis.model import Breach, Effect, Membership, Treaty
from tightrope.dates import PartialDate

__all__ = ["breach_unbound", "event_after_as_of", "onto_itself", "order_of_dates"]

_STEPS = (  # ratified may come after in_force: treaties are applied provisionally
    ("signed", "ratified"),
    ("signed", "in_force"),
    ("signed", "ended"),
    ("in_force", "ended"),
    ("since", "until"),
    ("date", "until"),
    ("said_on", "crossed"),
    ("said_on", "deadline"),
)
_ENDS = (
    ("from_", "to"),
    ("of", "on"),
    ("by", "against"),
    ("by", "to"),
    ("by", "towards"),
    ("by", "of"),
)


def _both(element: Any, first: str, second: str) -> tuple[Any, Any] | None:
    found = getattr(element, first, None), getattr(element, second, None)
    return None if None in found else found


@named("order-of-dates", "error")
def order_of_dates(given: Given) -> Iterator[Problem]:
    """Something ends before it begins: a treaty before it was signed or in force, a tie, an
    event; or a red line was crossed before it was drawn. Mend one of the two dates."""
    for placed in elements(given.file.model):
        for first, second in _STEPS:
            dates = _both(placed.element, first, second)
            if dates is not None and dates[1].surely_before(dates[0]):
                said = f"{second} {dates[1]} lies before {first} {dates[0]}"
                yield Problem((*placed.path, second), said)


@named("breach-unbound", "error")
def breach_unbound(given: Given) -> Iterator[Problem]:
    """A breach is dated on a day on which the party was not bound: before the treaty was signed or
    in force for it, or after it left or the treaty ended. Mend the date of the breach or of the
    treaty, or leave the breach out."""
    for name, treaty in given.file.model.treaties.items():
        for index, breach in enumerate(treaty.breaches):
            why = next(_unbound(treaty, breach), None)
            if why is not None:
                said = f"'{breach.by}' was not bound on {breach.on}: {why}"
                yield Problem(("treaties", name, "breaches", index, "on"), said)


def _unbound(treaty: Treaty, breach: Breach) -> Iterator[str]:
    """Why the party was not bound; a partial date counts only where all of its days lie so."""
    member = treaty.members.get(breach.by, Membership())
    begins: tuple[tuple[str, PartialDate | None], ...] = (
        ("the treaty was signed on", member.signed or treaty.signed),
        ("the treaty was in force only from", treaty.in_force),
        ("it was bound only from", member.since),
    )
    for told, begin in begins:
        if begin is not None and breach.on.surely_before(begin):
            yield f"{told} {begin}"
    broken = [b.on for b in treaty.breaches if b.ends and b is not breach]
    ends = (
        ("it was bound only until", member.until),
        ("the treaty was in force only until", treaty.ended),
        *(("a breach ended the treaty on", day) for day in broken),
    )
    for told, end in ends:
        if end is not None and end.surely_before(breach.on):
            yield f"{told} {end}"


@named("event-after-as-of", "warning")
def event_after_as_of(given: Given) -> Iterator[Problem]:
    """An event lies after the date the file speaks for, and is not sealed. Mark it `sealed: yes`
    so that it serves comparison only, or move `as_of`."""
    model = given.file.model
    for index, event in enumerate(model.events):
        if model.as_of and model.as_of.surely_before(event.date) and not event.sealed:
            said = f"the event of {event.date} lies after as_of {model.as_of}"
            yield Problem(("events", index, "date"), said, "mark it 'sealed: yes'")


@named("onto-itself", "error")
def onto_itself(given: Given) -> Iterator[Problem]:
    """A tie, a dependence, an obligation, a red line, an offer or a demand leads from an actor to
    the same actor. Mend one end."""
    for placed in elements(given.file.model):
        if isinstance(placed.element, Effect):
            continue
        for first, second in _ENDS:
            ends = _both(placed.element, first, second)
            if ends is not None and ends[0] == ends[1]:
                yield Problem(placed.path, f"'{ends[0]}' stands on both ends")
