"""Calendar dates as documents write them; a date without day, month and year is no date here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

__all__ = ["DATE_WORDS", "find_date", "find_day", "parse_date"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")  # fmt: skip
_MONTH = r"(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"(?<!\d)(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})(?!\d)",
        rf"(?<!\d){_DAY}(?: of)?[ -]{_MONTH},?[ -](?P<y>\d{{4}})(?!\d)",
        rf"\b{_MONTH}[ -]{_DAY},?[ -]+(?P<y>\d{{4}})(?!\d)",
        r"(?<!\d)(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})(?!\d)",
        r"(?P<y>(?:19|20)\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日",
    )
)
_YEARLESS = (
    re.compile(rf"(?<!\d){_DAY}(?: of)? {_MONTH}(?!\w)", re.IGNORECASE),
    re.compile(rf"\b{_MONTH} {_DAY}(?!\w)", re.IGNORECASE),
)
_COMPACT = re.compile(r"^(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:\d{6})?$")
DATE_WORDS = re.compile(
    rf"\b{_MONTH}(?=\W|$)|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|\b\d{{1,4}}(?:st|nd|rd|th)?\b"
    r"|\b(?:am|pm|a\.m\.|p\.m\.|gmt|utc|est|edt|et|pst|pdt|cet|cest|bst|ist|msk|at|on|the|of|last|first|updated?|published|posted|modified|created|date|time|min|mins|minutes?|read|ago|hours?|days?)\b",
    re.IGNORECASE,
)


def find_date(text: str | None) -> date | None:
    """Gives the first full date in `text`, or None. A numeric date counts only where day and month cannot be confused."""
    found = min(_full(text or ""), default=None)
    return found[1] if found else None


def find_day(text: str, near: date | None) -> tuple[date, int, int] | None:
    """Gives the first day in `text` with its place; where the year is left out, that which is nearest to `near`."""
    found = min(_full(text), default=None)
    if found:
        return found[1], found[0], found[2]
    match = next(filter(None, (shape.search(text) for shape in _YEARLESS)), None)
    if match is None or near is None:
        return None
    years = (near.year - 1, near.year, near.year + 1)
    days = [day for year in years if (day := _date(str(year), match["m"], match["d"]))]
    if not days:
        return None
    return min(days, key=lambda day: abs(day - near) / timedelta(days=1)), *match.span()


def parse_date(value: object) -> date | None:
    """Gives the date a metadata field states (ISO 8601, RFC 2822, in words), or None."""
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    text = str(value or "")[:100]
    compact = _COMPACT.match(text.strip())
    return _date(*compact.group("y", "m", "d")) if compact else find_date(text)


def _full(text: str) -> Iterator[tuple[int, date, int]]:
    """The first date of each shape, with where it starts and ends."""
    for shape in _SHAPES:
        match = shape.search(text)
        day = match and (
            _numeric(match) if "a" in shape.groupindex else _date(*match.group("y", "m", "d"))
        )
        if match and day:
            yield match.start(), day, match.end()


def _numeric(match: re.Match[str]) -> date | None:
    first, second = int(match["a"]), int(match["b"])
    if match["sep"] == "." or first > 12 or first == second:
        return _date(match["y"], match["b"], match["a"])
    return _date(match["y"], match["a"], match["b"]) if second > 12 else None


def _date(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].casefold()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
