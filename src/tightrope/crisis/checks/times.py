"""Checks of dates and of ties onto themselves."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.crisis.checks.named import Given, Problem, named
from tightrope.crisis.yaml_tree import KeyPath

__all__ = ["event_after_as_of", "impossible_date", "onto_itself", "order_of_dates"]

_TREATY_STEPS = (  # ratified may come after in_force: treaties are applied provisionally
    ("signed", "ratified"),
    ("signed", "in_force"),
    ("signed", "ended"),
    ("in_force", "ended"),
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _before(date: str | None, other: str | None) -> bool:
    """Whether a date is surely earlier; 2025 and 2025-06 are not, either way round."""
    if date is None or other is None:
        return False
    shared = min(len(date), len(other))
    return date[:shared] < other[:shared]


def _dates(given: Given) -> Iterator[tuple[KeyPath, str | None]]:
    model = given.file.model
    yield ("as_of",), model.as_of
    for name, treaty in model.treaties.items():
        for key in ("signed", "ratified", "in_force", "ended"):
            yield ("treaties", name, key), getattr(treaty, key)
    for section, keys in (
        ("ties", ("since", "until")),
        ("events", ("date", "until")),
        ("red_lines", ("said_on", "crossed")),
    ):
        for index, element in enumerate(getattr(model, section)):
            for key in keys:
                yield (section, index, key), getattr(element, key)


@named("impossible-date", "error")
def impossible_date(given: Given) -> Iterator[Problem]:
    """A date does not exist in the calendar (month 13, 30 February). Mend it."""
    for keys, date in _dates(given):
        if date is None:
            continue
        year, month, day = (*map(int, date.split("-")), 1, 1)[:3]
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        if (
            not 1 <= month <= 12
            or not 1 <= day <= _DAYS[month - 1]
            or ((month, day) == (2, 29) and not leap)
        ):
            yield Problem(keys, f"'{date}' is not a date")


@named("order-of-dates", "error")
def order_of_dates(given: Given) -> Iterator[Problem]:
    """Something ends before it begins: a treaty before it was signed or in force, a tie, an
    event; or a red line was crossed before it was drawn. Mend one of the two dates."""
    model = given.file.model
    for name, treaty in model.treaties.items():
        for first, second in _TREATY_STEPS:
            begun, then = getattr(treaty, first), getattr(treaty, second)
            if _before(then, begun):
                said = f"treaty '{name}': {second} {then} lies before {first} {begun}"
                yield Problem(("treaties", name, second), said)
    for section, first, second in (
        ("ties", "since", "until"),
        ("events", "date", "until"),
        ("red_lines", "said_on", "crossed"),
    ):
        for index, element in enumerate(getattr(model, section)):
            begun, then = getattr(element, first), getattr(element, second)
            if _before(then, begun):
                said = f"{second} {then} lies before {first} {begun}"
                yield Problem((section, index, second), said)


@named("event-after-as-of", "warning")
def event_after_as_of(given: Given) -> Iterator[Problem]:
    """An event lies after the date the file speaks for, and is not sealed. Mark it `sealed: yes`
    so that it serves back-testing only, or move `as_of`."""
    model = given.file.model
    for index, event in enumerate(model.events):
        if _before(model.as_of, event.date) and not event.sealed:
            said = f"the event of {event.date} lies after as_of {model.as_of}"
            yield Problem(("events", index, "date"), said, "mark it 'sealed: yes'")


@named("onto-itself", "error")
def onto_itself(given: Given) -> Iterator[Problem]:
    """A tie, a dependence or a red line leads from an actor to the same actor. Mend one end."""
    model = given.file.model
    for section, first, second in (
        ("ties", "from_", "to"),
        ("dependence", "of", "on"),
        ("red_lines", "by", "against"),
    ):
        for index, element in enumerate(getattr(model, section)):
            if getattr(element, first) == getattr(element, second):
                said = f"'{getattr(element, second)}' stands on both ends"
                yield Problem((section, index), said)
