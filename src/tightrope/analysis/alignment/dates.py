"""Dates of unequal precision: a year, a month and a day are each a span of days."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache

from tightrope.analysis.alignment.errors import DateUnreadable


def _parts(text: str) -> list[int]:
    try:
        parts = [int(part) for part in text.split("-")]
        date(*([*parts, 1, 1])[:3])
    except (ValueError, TypeError):
        parts = []
    if not 1 <= len(parts) <= 3:
        raise DateUnreadable(
            "not a date", value=text, allowed="a year, a month or a day such as 2025-06-20"
        )
    return parts


@lru_cache(maxsize=65536)
def first_day(text: str) -> date:
    """Gives the first day a partial ISO date can mean. Raises `DateUnreadable`."""
    return date(*([*_parts(text), 1, 1])[:3])


@lru_cache(maxsize=65536)
def last_day(text: str) -> date:
    """Gives the last day a partial ISO date can mean. Raises `DateUnreadable`."""
    parts = _parts(text)
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])


def next_span(text: str) -> str:
    """Gives the year, month or day that follows, in the precision given."""
    following = last_day(text) + timedelta(days=1)
    return following.isoformat()[: len(text)]


def stands_on(since: str | None, until: str | None, when: str | None) -> bool:
    """Says whether something that ran from `since` to `until` may have stood at `when`.

    Every date is the span of days its precision leaves open, and the reading is the generous
    one: spans that touch count as standing. Without `when` only an open end counts.
    """
    if when is None:
        return until is None
    begun = since is None or first_day(since) <= last_day(when)
    return begun and (until is None or last_day(until) >= first_day(when))
