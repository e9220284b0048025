"""What a matched time expression means: one function for each kind, giving a value or why not."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from tightrope.dates import days_meant
from tightrope.evidence.time.dates import add_months, interval_text, month_text
from tightrope.evidence.time.terms import (
    MONTHS,
    NUMBERS,
    SEASONS,
    WEEKDAYS,
)

__all__ = [
    "Found",
    "Match",
    "Resolver",
    "ago",
    "bare_month",
    "decade",
    "deictic",
    "full_date",
    "in_future",
    "iso_date",
    "lasting",
    "month_span",
    "month_year",
    "numeric_date",
    "season",
    "this_unit",
    "unanchored",
    "vague",
    "weekday",
    "year",
    "year_span",
]

Found = tuple[str | None, Literal["resolved", "anchor unknown", "vague"]]
Match = re.Match[str]
Resolver = Callable[[Match, date | None, bool], Found]

_ANCHOR_UNKNOWN: Found = (None, "anchor unknown")
_VAGUE: Found = (None, "vague")


def _resolved(value: str | None) -> Found:
    """A value that is no day of the calendar ("June 31") stays as said."""
    return (value, "resolved") if value and days_meant(value) else _VAGUE


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".").lower()]


def _day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def full_date(match: Match, _reference: date | None, _ahead: bool) -> Found:
    year, month = int(match["year"]), _month(match["month"])
    value = f"{month_text(year, month)}-{_day(match['day']):02d}"
    if match["last"]:
        value += f"/{month_text(year, month)}-{_day(match['last']):02d}"
    return _resolved(value)


def iso_date(match: Match, _reference: date | None, _ahead: bool) -> Found:
    return _resolved(match[0])


def numeric_date(match: Match, _reference: date | None, _ahead: bool) -> Found:
    """Day and month are told apart only where one cannot be a month, or dots say day first."""
    first, second, year = (int(part) for part in re.split(r"[./]", match[0]))
    if "." in match[0] or first > 12 or first == second:
        day, month = first, second
    elif second > 12:
        day, month = second, first
    else:
        return _VAGUE
    return _resolved(f"{month_text(year, month)}-{day:02d}" if month <= 12 else None)


def month_year(match: Match, _reference: date | None, _ahead: bool) -> Found:
    return _part_of(month_text(int(match["year"]), _month(match["month"])), match["part"])


def month_span(match: Match, _reference: date | None, _ahead: bool) -> Found:
    year = int(match["year"])
    first_year = int(match["first_year"] or year)
    first = month_text(first_year, _month(match["month"]))
    return _resolved(f"{first}/{month_text(year, _month(match['last']))}")


def season(match: Match, _reference: date | None, _ahead: bool) -> Found:
    year, (first, last) = int(match["year"]), SEASONS[match["season"].lower()]
    return _resolved(f"{month_text(year, first)}/{month_text(year, last)}")


def year_span(match: Match, _reference: date | None, _ahead: bool) -> Found:
    first, last = match["first"], match["last"]
    return _resolved(f"{first}/{last if len(last) == 4 else first[:2] + last}")


def decade(match: Match, _reference: date | None, _ahead: bool) -> Found:
    first = int(match["decade"])
    return _part_of(f"{first:04d}/{first + 9:04d}", match["part"])


def year(match: Match, _reference: date | None, _ahead: bool) -> Found:
    return _part_of(match["year"], match["part"])


def _part_of(value: str, part: str | None) -> Found:
    """Early, mid and late are the first, middle and last third of a stretch of time."""
    span = days_meant(value)
    if span is None or not part:
        return _resolved(value)
    first, last = span
    index = ("early", "mid", "late").index(part.lower())
    if first.year != last.year:  # a decade
        cuts = (0, 4, 7, 10)
        return _resolved(f"{first.year + cuts[index]}/{first.year + cuts[index + 1] - 1}")
    if first.month != last.month:
        month = 4 * index + 1
        return _resolved(f"{month_text(first.year, month)}/{month_text(first.year, month + 3)}")
    end = last.day if index == 2 else 10 * index + 10
    return _resolved(interval_text(first.replace(day=10 * index + 1), first.replace(day=end)))


def bare_month(match: Match, reference: date | None, ahead: bool) -> Found:
    if reference is None:
        return _ANCHOR_UNKNOWN
    month, which = _month(match["month"]), (match["which"] or "").lower()
    year = reference.year
    if which == "next" or (ahead and which != "last"):
        year += month < reference.month or (which == "next" and month == reference.month)
    elif which != "this":
        year -= month > reference.month or (which == "last" and month == reference.month)
    if not match["day"]:
        return _part_of(month_text(year, month), match["part"])
    value = f"{month_text(year, month)}-{_day(match['day']):02d}"
    span = days_meant(value)
    if span and not ahead and span[0] > reference:
        value = f"{year - 1:04d}{value[4:]}"
    return _resolved(value)


def weekday(match: Match, reference: date | None, ahead: bool) -> Found:
    """A bare weekday is the nearest one: past, or to come where the words look ahead."""
    if reference is None:
        return _ANCHOR_UNKNOWN
    which = (match["which"] or "").lower()
    back = (reference.weekday() - WEEKDAYS[match["weekday"].lower()]) % 7
    if which == "next" or (ahead and which not in ("last", "past")):
        return _shifted(reference, days=(7 - back) if back or which == "next" else 0)
    return _shifted(reference, days=-(back or 7 if which in ("last", "past") else back))


def deictic(match: Match, reference: date | None, _ahead: bool) -> Found:
    if reference is None:
        return _ANCHOR_UNKNOWN
    word = match[0].lower()
    days = next(
        (
            n
            for w, n in (
                ("before yesterday", -2),
                ("yesterday", -1),
                ("last night", -1),
                ("after tomorrow", 2),
                ("tomorrow", 1),
            )
            if w in word
        ),
        0,
    )
    return _shifted(reference, days=days)


def this_unit(match: Match, reference: date | None, _ahead: bool) -> Found:
    """This, last and next week, month or year; "earlier this year" ends on the reference day."""
    if reference is None:
        return _ANCHOR_UNKNOWN
    which, unit = match["which"].lower(), match["unit"].lower()
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0)
    start, end = _unit_around(reference, unit, step)
    if start is None or end is None:
        return _VAGUE
    edge = (match["edge"] or "").lower()
    if edge in ("earlier", "so far"):
        end = min(end, reference)
    elif edge == "later":
        start = max(start, reference)
    return _resolved(interval_text(start, end))


def _unit_around(day: date, unit: str, step: int) -> tuple[date | None, date | None]:
    try:
        if unit in ("week", "weekend"):
            monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
            return monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(
                days=6
            )
        if unit == "month":
            first = add_months(day.replace(day=1), step)
            after = add_months(first, 1) if first else None
            return first, after - timedelta(days=1) if after else None
        width = 10 if unit == "decade" else 1
        year = day.year - day.year % width + step * width
        return date(year, 1, 1), date(year + width - 1, 12, 31)
    except (OverflowError, ValueError):
        return None, None


def ago(match: Match, reference: date | None, _ahead: bool) -> Found:
    if match["number"] is None:
        return _VAGUE
    if reference is None:
        return _ANCHOR_UNKNOWN
    return _distance(reference, match, -1)


def in_future(match: Match, reference: date | None, _ahead: bool) -> Found:
    return _ANCHOR_UNKNOWN if reference is None else _distance(reference, match, 1)


def _distance(reference: date, match: Match, direction: int) -> Found:
    """The day, month or year so far away; the unit's own width is its precision."""
    number = NUMBERS.get(match["number"].lower()) or float(re.sub(r"\D", "", match["number"]) or 1)
    unit = match["unit"].lower()
    if unit == "hour":
        return (
            _shifted(reference, days=0)
            if number < 24
            else _shifted(reference, days=direction * round(number / 24))
        )
    if unit == "day":
        return _shifted(reference, days=direction * round(number))
    if unit == "week":
        return _around(reference, days=direction * round(7 * number), slack=3)
    months = {"month": 1, "year": 12, "decade": 120}[unit] * number
    there = add_months(reference, direction * round(months))
    if there is None:
        return _VAGUE
    whole_years = unit != "month" and number == int(number)
    return _resolved(f"{there.year:04d}" if whole_years else month_text(there.year, there.month))


def lasting(match: Match, reference: date | None, _ahead: bool) -> Found:
    """The past or next so many units, from or up to the reference day."""
    if reference is None:
        return _ANCHOR_UNKNOWN
    number = NUMBERS.get(match["number"].lower()) or float(re.sub(r"\D", "", match["number"]) or 1)
    direction = 1 if match["which"].lower() in ("next", "coming") else -1
    unit = match["unit"].lower()
    try:
        if unit in ("hour", "day", "week"):
            days = {"hour": 1 / 24, "day": 1.0, "week": 7.0}[unit] * number
            other: date | None = reference + timedelta(days=direction * max(1, round(days)))
        else:
            months = {"month": 1, "year": 12, "decade": 120}[unit] * number
            other = add_months(reference, direction * round(months))
    except OverflowError:
        return _VAGUE
    return _VAGUE if other is None else _resolved(interval_text(*sorted((reference, other))))


def vague(_match: Match, _reference: date | None, _ahead: bool) -> Found:
    return _VAGUE


def unanchored(_match: Match, _reference: date | None, _ahead: bool) -> Found:
    """Anchored in another event ("days later", "hours before the strike"), not in the date."""
    return _ANCHOR_UNKNOWN


def _shifted(reference: date, *, days: int) -> Found:
    try:
        return _resolved((reference + timedelta(days=days)).isoformat())
    except OverflowError:
        return _VAGUE


def _around(reference: date, *, days: int, slack: int) -> Found:
    try:
        middle = reference + timedelta(days=days)
        return _resolved(
            interval_text(middle - timedelta(days=slack), middle + timedelta(days=slack))
        )
    except OverflowError:
        return _VAGUE
