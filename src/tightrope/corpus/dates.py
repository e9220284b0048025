"""Calendar dates as documents write them; a date without day, month and year is no date here."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["DATE_WORDS", "find_date", "parse_date"]

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")  # fmt: skip
_MONTH = r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_ISO = re.compile(r"(?<!\d)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:\d{6})?$")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH},?[ -](\d{{4}})(?!\d)", re.IGNORECASE
)
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH}[ -](\d{{1,2}})(?:st|nd|rd|th)?,?[ -]+(\d{{4}})(?!\d)", re.IGNORECASE
)
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\d)")
DATE_WORDS = re.compile(
    rf"\b{_MONTH}(?=\W|$)|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|\b\d{{1,4}}(?:st|nd|rd|th)?\b"
    r"|\b(?:am|pm|a\.m\.|p\.m\.|gmt|utc|est|edt|et|pst|pdt|cet|cest|bst|ist|msk|at|on|the|of|last|first|updated?|published|posted|modified|created|date|time|min|mins|minutes?|read|ago|hours?|days?)\b",
    re.IGNORECASE,
)


def find_date(text: str | None) -> date | None:
    """Gives the first full date in `text`, or None. A numeric date counts only where day and month cannot be confused."""
    found: list[tuple[int, date]] = []
    for pattern, order in ((_ISO, "ymd"), (_DAY_FIRST, "dmy"), (_MONTH_FIRST, "mdy")):
        match = pattern.search(text or "")
        if match:
            parts = dict(zip(order, match.groups(), strict=True))
            day = _date(parts["y"], parts["m"], parts["d"])
            if day:
                found.append((match.start(), day))
    match = _NUMBERS.search(text or "")
    if match:
        first, separator, second, year = match.groups()
        day = _numeric(int(first), int(second), year, separator)
        if day:
            found.append((match.start(), day))
    return min(found)[1] if found else None


def parse_date(value: object) -> date | None:
    """Gives the date a metadata field states (ISO 8601, RFC 2822, in words), or None."""
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    text = str(value or "")[:100]
    compact = _COMPACT.match(text.strip())
    return _date(*compact.groups()) if compact else find_date(text)


def _numeric(first: int, second: int, year: str, separator: str) -> date | None:
    if separator == "." or first > 12 or first == second:
        return _date(year, str(second), str(first))
    return _date(year, str(first), str(second)) if second > 12 else None


def _date(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else _month(month)
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def _month(word: str) -> int:
    start = word[:3].casefold()
    return next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(start))
