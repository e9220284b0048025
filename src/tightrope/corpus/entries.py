"""Texts of several days: live blogs and timelines, whose entries stand under a line with their day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from tightrope.corpus.dates import find_date, find_day
from tightrope.corpus.document import Entry

__all__ = ["day_of_line", "entries_of", "is_several_days"]

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
