"""What times with a year mean, and the words and dates they are told with.

The months, weekdays, numbers and patterns of English; ISO 8601 text for days, months and intervals;
one function for each kind of expression, giving a value or why not."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Literal

from tightrope.dates import days_meant

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
MONTHS: dict[str, int] = {
    name[:length]: number
    for number, name in enumerate(MONTH_NAMES, start=1)
    for length in (3, 4, len(name))
}
WEEKDAYS: dict[str, int] = {
    name[:length]: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
    for length in (3, len(name))
}
NUMBERS: dict[str, float] = {
    "a": 1, "an": 1, "one": 1, "a couple of": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six":
    6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a dozen": 12,
    "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "half a":
    0.5, "half an": 0.5,
}  # fmt: skip
# First month, and how many.
SEASONS: dict[str, tuple[int, int]] = {
    "spring": (3, 3),
    "summer": (6, 3),
    "autumn": (9, 3),
    "fall": (9, 3),
    "winter": (12, 3),  # into the next year
}

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
CENTURY = r"(?:1[6-9]|20)"
YEAR = rf"{CENTURY}\d\d"
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
UNIT = r"(?:hour|day|week|month|year|decade)"
NUMBER = (
    r"(?:\d{1,3}|half an?|a couple of|a dozen|an?|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|fifteen|eighteen|twenty|thirty|forty|fifty)"
)
PART = r"(?:early|late|mid)"
SOME = r"(?:several|many|some|a few|few|recent|coming|these|those|the)"


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


Found = tuple[str | None, Literal["resolved", "anchor unknown", "vague"]]
Match = re.Match[str]
Resolver = Callable[[Match, date, bool], Found]

ANCHOR_UNKNOWN: Found = (None, "anchor unknown")
VAGUE: Found = (None, "vague")


def resolved(value: str | None) -> Found:
    """A value that is no day of the calendar ("June 31") stays as said."""
    return (value, "resolved") if value and days_meant(value) else VAGUE


def month_of(name: str) -> int:
    return MONTHS[name.rstrip(".").lower()]


def day_of(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def full_date(match: Match, _reference: date, _ahead: bool) -> Found:
    year, month = int(match["year"]), month_of(match["month"])
    value = f"{month_text(year, month)}-{day_of(match['day']):02d}"
    if match["last"]:
        value += f"/{month_text(year, month)}-{day_of(match['last']):02d}"
    return resolved(value)


def iso_date(match: Match, _reference: date, _ahead: bool) -> Found:
    return resolved(match[0])


def numeric_date(match: Match, _reference: date, _ahead: bool) -> Found:
    """Day and month are told apart only where one cannot be a month, or dots say day first."""
    first, second, year = (int(part) for part in re.split(r"[./]", match[0]))
    if "." in match[0] or first > 12 or first == second:
        day, month = first, second
    elif second > 12:
        day, month = second, first
    else:
        return VAGUE
    return resolved(f"{month_text(year, month)}-{day:02d}" if month <= 12 else None)


def month_year(match: Match, _reference: date, _ahead: bool) -> Found:
    return part_of(month_text(int(match["year"]), month_of(match["month"])), match["part"])


def month_span(match: Match, _reference: date, _ahead: bool) -> Found:
    year = int(match["year"])
    first_year = int(match["first_year"] or year)
    first = month_text(first_year, month_of(match["month"]))
    return resolved(f"{first}/{month_text(year, month_of(match['last']))}")


def season(match: Match, _reference: date, _ahead: bool) -> Found:
    return resolved(months_text(int(match["year"]), *SEASONS[match["season"].lower()]))


def quarter(match: Match, _reference: date, _ahead: bool) -> Found:
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


def year_span(match: Match, _reference: date, _ahead: bool) -> Found:
    first, last = match["first"], match["last"]
    return resolved(f"{first}/{last if len(last) == 4 else first[:2] + last}")


def decade(match: Match, _reference: date, _ahead: bool) -> Found:
    first = int(match["decade"])
    return part_of(f"{first:04d}/{first + 9:04d}", match["part"])


def year(match: Match, _reference: date, _ahead: bool) -> Found:
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
