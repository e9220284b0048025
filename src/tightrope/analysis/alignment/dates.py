"""Dates of ties, which network files and event tables give as text."""

from __future__ import annotations

from datetime import date

from tightrope.analysis.alignment.errors import DateUnreadable
from tightrope.dates import PartialDate


def first_day(text: str) -> date:
    """Gives the first day a partial ISO date can mean. Raises `DateUnreadable`."""
    return _read(text).first


def last_day(text: str) -> date:
    """Gives the last day a partial ISO date can mean. Raises `DateUnreadable`."""
    return _read(text).last


def next_span(text: str) -> str:
    """Gives the year, month or day that follows, in the precision given."""
    return _read(text).next


def stands_on(since: str | None, until: str | None, when: str | None) -> bool:
    """Says whether something that ran from `since` to `until` may have stood at `when`.

    Every date is the span of days its precision leaves open, and the reading is the generous
    one: spans that touch count as standing. Without `when` only an open end counts.
    """
    if when is None:
        return until is None
    begun = since is None or first_day(since) <= last_day(when)
    return begun and (until is None or last_day(until) >= first_day(when))


def _read(text: str) -> PartialDate:
    try:
        return PartialDate(text)
    except ValueError as error:
        allowed = "a year, a month or a day such as 2025-06-20"
        raise DateUnreadable("not a date", value=text, allowed=allowed) from error
