"""The days of a page's lines where it is a live blog: each entry stands under a `<time>` or a line with its day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from tightrope.corpus.dates import day_of_line, is_several_days, parse_date
from tightrope.corpus.readers.page import Piece

_PROSE = 6  # words of a line that an entry is made of


class _Head(NamedTuple):
    day: date | None  # None where only a clock stands there
    number: int


def stated_day(pieces: Sequence[Piece]) -> str | None:
    """Gives the ISO day of the first `<time>` of the page's own that is not in a sentence; None without one."""
    for piece in pieces:
        for time in piece.times:
            day = _day(time)
            if day and not piece.around and _leads(time, piece.text):
                return day.isoformat()
    return None


def days_of(
    pieces: Sequence[Piece], kept: Sequence[int], published: date | None, changed: date | None
) -> dict[int, str | None]:
    """Gives the ISO day of each line kept, "" where it is not known; only None for a page of one day.

    A page whose entries bear only the clock is of one day unless it was changed on another.
    """
    heads = _heads(pieces, published)
    told = {h for n in kept if (h := heads[n]) and len(pieces[n].text.split()) >= _PROSE}
    days = {head.day for head in told}
    only_clocks = days == {None} and None not in (published, changed) and published != changed
    if len(told) < 2 or not (is_several_days(days) or only_clocks):
        return dict.fromkeys(kept)
    return {
        n: None if (h := heads[n]) is None else h.day.isoformat() if h.day else "" for n in kept
    }


def _heads(pieces: Sequence[Piece], near: date | None) -> list[_Head | None]:
    """What each line stands under: the head of the part of the page it is in, else the last one before it."""
    owners: dict[Any, _Head] = {}
    flat: list[_Head | None] = []
    last: _Head | None = None
    for n, piece in enumerate(pieces):
        line = day_of_line(piece.text, near)
        times = [t for t in piece.times if _leads(t, piece.text)]
        if line or times:
            last = _Head(line or next(filter(None, map(_day, times)), None), n)
            for time in times:
                owners[time] = last
        flat.append(last)
    counts = Counter(above for time in owners for above in time.iterancestors())
    parts = {_part(time, counts): head for time, head in owners.items()}
    return [_owner(piece.element, parts) or flat[n] for n, piece in enumerate(pieces)]


def _day(time: Any) -> date | None:
    return parse_date(time.get("datetime")) or parse_date(time.text_content())


def _leads(time: Any, line: str) -> bool:
    """Whether a time stands at the head of its line, or all but alone in it, and not in a sentence."""
    text = " ".join(time.text_content().split())
    bare = line.removeprefix("- ")
    return bare.startswith(text) or (
        len(bare) - len(text) <= 40 and not bare.endswith((".", "!", "?"))
    )


def _part(time: Any, counts: Counter[Any]) -> Any:
    """The largest part of the page with no other time in it."""
    part = time
    for above in time.iterancestors():
        if counts[above] > 1:
            break
        part = above
    return part


def _owner(element: Any, parts: dict[Any, _Head]) -> _Head | None:
    if element is None:
        return None
    return next((parts[e] for e in [element, *element.iterancestors()] if e in parts), None)
