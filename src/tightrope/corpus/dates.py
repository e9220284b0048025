"""Calendar dates as documents write them, and texts of several days: live blogs and timelines.

A date without day, month and year is no date here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from tightrope.corpus.document import Entry

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


_LONGEST = 60  # code points of a line that is nothing but a day
_BESIDE = re.compile(
    r"\b(?:\d{1,2}(?:[:.h]\d{2})(?::\d{2})?|\d{1,2}|a\.?m|p\.?m|gmt|utc|est|edt|et|bst|cet|cest|msk|ist|local|time|on|at|the|of|day|live"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|st|nd|rd|th|hrs?|o'clock)\b\.?",
    re.IGNORECASE,
)
_PROSE = 6  # words of a line that an entry is made of


def day_of_line(line: str, near: date | None = None) -> date | None:
    """Gives the day of a line that is nothing but a day (and a time); `near` lends the year it leaves out."""
    text = line.strip().lstrip("#*_-– \t").rstrip(":*_ \t-–|")
    if not 4 <= len(text) <= _LONGEST:
        return None
    found = find_day(text, near)
    if found is None:
        return None
    day, start, end = found
    rest = _BESIDE.sub("", f"{text[:start]} {text[end:]}")
    return day if not re.search(r"\w", rest) else None


def is_several_days(days: Iterable[date | None]) -> bool:
    """Tells whether entries are of more than one day."""
    return len(set(days)) > 1


def entries_of(text: str, near: date | None) -> tuple[Entry, ...]:
    """Gives the stretches of a plain text that stand under lines with days of their own; none for one day."""
    lines = [(m.start(), m.end(), m.group()) for m in re.finditer(r"[^\r\n]+", text)]
    near = near or next(
        filter(None, (find_date(t) for _, _, t in lines if len(t) <= _LONGEST)), None
    )
    heads = [
        (n, day)
        for n, (_, _, line) in enumerate(lines)
        if (day := day_of_line(line, near)) is not None
    ]
    bounds = [*heads, (len(lines), None)]
    told = [
        (first, last, day)
        for (first, day), (last, _) in pairwise(bounds)
        if _holds_prose(lines[first + 1 : last])
    ]
    if not is_several_days(day for *_, day in told):
        return ()
    ends = [*(lines[first][0] for first, *_ in told[1:]), len(text)]
    return tuple(
        Entry(lines[first][0], end, day) for (first, _, day), end in zip(told, ends, strict=True)
    )


def _holds_prose(lines: Sequence[tuple[int, int, str]]) -> bool:
    return any(len(line.split()) >= _PROSE for _, _, line in lines)
