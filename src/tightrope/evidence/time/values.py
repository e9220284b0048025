"""What times with a year mean: one function for each kind of expression, giving a value or why not."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Literal

from tightrope.dates import days_meant
from tightrope.evidence.time.dates import interval_text, month_text
from tightrope.evidence.time.terms import (
    MONTHS,
    SEASONS,
)

__all__ = [
    "ANCHOR_UNKNOWN",
    "VAGUE",
    "Found",
    "Match",
    "Resolver",
    "day_of",
    "decade",
    "full_date",
    "iso_date",
    "month_of",
    "month_span",
    "month_year",
    "months_text",
    "numeric_date",
    "part_of",
    "quarter",
    "resolved",
    "season",
    "year",
    "year_span",
]

Found = tuple[str | None, Literal["resolved", "anchor unknown", "vague"]]
Match = re.Match[str]
Resolver = Callable[[Match, date | None, bool], Found]

ANCHOR_UNKNOWN: Found = (None, "anchor unknown")
VAGUE: Found = (None, "vague")


def resolved(value: str | None) -> Found:
    """A value that is no day of the calendar ("June 31") stays as said."""
    return (value, "resolved") if value and days_meant(value) else VAGUE


def month_of(name: str) -> int:
    return MONTHS[name.rstrip(".").lower()]


def day_of(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def full_date(match: Match, _reference: date | None, _ahead: bool) -> Found:
    year, month = int(match["year"]), month_of(match["month"])
    value = f"{month_text(year, month)}-{day_of(match['day']):02d}"
    if match["last"]:
        value += f"/{month_text(year, month)}-{day_of(match['last']):02d}"
    return resolved(value)


def iso_date(match: Match, _reference: date | None, _ahead: bool) -> Found:
    return resolved(match[0])


def numeric_date(match: Match, _reference: date | None, _ahead: bool) -> Found:
    """Day and month are told apart only where one cannot be a month, or dots say day first."""
    first, second, year = (int(part) for part in re.split(r"[./]", match[0]))
    if "." in match[0] or first > 12 or first == second:
        day, month = first, second
    elif second > 12:
        day, month = second, first
    else:
        return VAGUE
    return resolved(f"{month_text(year, month)}-{day:02d}" if month <= 12 else None)


def month_year(match: Match, _reference: date | None, _ahead: bool) -> Found:
    return part_of(month_text(int(match["year"]), month_of(match["month"])), match["part"])


def month_span(match: Match, _reference: date | None, _ahead: bool) -> Found:
    year = int(match["year"])
    first_year = int(match["first_year"] or year)
    first = month_text(first_year, month_of(match["month"]))
    return resolved(f"{first}/{month_text(year, month_of(match['last']))}")


def season(match: Match, _reference: date | None, _ahead: bool) -> Found:
    return resolved(months_text(int(match["year"]), *SEASONS[match["season"].lower()]))


def quarter(match: Match, _reference: date | None, _ahead: bool) -> Found:
    """A quarter or half of a year, counted or the last."""
    if match["short"]:
        number, width = int(match["short"][1]), 3 if match["short"][0] == "Q" else 6
    else:
        width = 3 if match["unit"] == "quarter" else 6
        last = 12 // width
        order = ("first", "second", "third", "fourth")
        which = match["which"].lower()
        number = last if which == "last" else order.index(which) + 1
    if number * width > 12:
        return VAGUE
    return resolved(months_text(int(match["year"]), (number - 1) * width + 1, width))


def months_text(year: int, month: int, count: int) -> str:
    """A stretch of months as ISO text."""
    last = month + count - 2
    return f"{month_text(year, month)}/{month_text(year + last // 12, last % 12 + 1)}"


def year_span(match: Match, _reference: date | None, _ahead: bool) -> Found:
    first, last = match["first"], match["last"]
    return resolved(f"{first}/{last if len(last) == 4 else first[:2] + last}")


def decade(match: Match, _reference: date | None, _ahead: bool) -> Found:
    first = int(match["decade"])
    return part_of(f"{first:04d}/{first + 9:04d}", match["part"])


def year(match: Match, _reference: date | None, _ahead: bool) -> Found:
    return part_of(match["year"], match["part"])


def part_of(value: str, part: str | None) -> Found:
    """Early, mid and late are the first, middle and last third of a stretch of time."""
    span = days_meant(value)
    if span is None or not part:
        return resolved(value)
    first, last = span
    index = ("early", "mid", "late").index(part.lower())
    if first.year != last.year:  # a decade
        cuts = (0, 4, 7, 10)
        return resolved(f"{first.year + cuts[index]}/{first.year + cuts[index + 1] - 1}")
    if first.month != last.month:
        month = 4 * index + 1
        return resolved(f"{month_text(first.year, month)}/{month_text(first.year, month + 3)}")
    end = last.day if index == 2 else 10 * index + 10
    return resolved(interval_text(first.replace(day=10 * index + 1), first.replace(day=end)))
