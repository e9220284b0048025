"""Partial ISO 8601 dates and intervals: `2025`, `2025-01`, `2025-01-17`, `a/b`.

A date keeps the precision it was stated with; `bounds` says which days it may mean.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

__all__ = ["add_months", "bounds", "day_text", "interval_text", "month_text"]

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def bounds(resolved: str) -> tuple[date, date] | None:
    """Gives the first and last day a partial date or interval may mean; None if it is neither."""
    first, _, last = resolved.partition("/")
    start, end = _span(first), _span(last or first)
    if start is None or end is None or end[1] < start[0]:
        return None
    return start[0], end[1]


def day_text(day: date) -> str:
    """Gives a day as ISO text."""
    return day.isoformat()


def month_text(year: int, month: int) -> str:
    """Gives a month as ISO text."""
    return f"{year:04d}-{month:02d}"


def interval_text(start: date, end: date) -> str:
    """Gives an interval as ISO text; a day, month or year that it fills exactly in short."""
    if start == end:
        return start.isoformat()
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1] and start.year == end.year:
        if start.month == end.month:
            return month_text(start.year, start.month)
        if (start.month, end.month) == (1, 12):
            return f"{start.year:04d}"
    return f"{start.isoformat()}/{end.isoformat()}"


def add_months(day: date, months: int) -> date | None:
    """Gives the day so many months on, clipped to the month's end; None outside the calendar."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _span(text: str) -> tuple[date, date] | None:
    found = _PARTIAL.fullmatch(text)
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if found[2]:
            first = date(year, month, 1)
            return first, first + timedelta(days=monthrange(year, month)[1] - 1)
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None
