"""Days, months and years as ISO 8601 text, and months added to a day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

__all__ = ["add_months", "interval_text", "month_text"]


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
