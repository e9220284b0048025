"""Places ISO dates of any precision on a scale."""

from __future__ import annotations


def year_fraction(when: str) -> float:
    """An ISO year, month or day as a number of years; anything unreadable counts as year 0."""
    parts = when.split("-")
    try:
        year = int(parts[0])
        month = int(parts[1]) if len(parts) > 1 else 1
        day = int(parts[2][:2]) if len(parts) > 2 else 1
    except ValueError:
        return 0.0
    return year + (month - 1) / 12 + (day - 1) / 372
