"""Sentences that compete for the room of the bottom line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tightrope.brief.desk import Desk
from tightrope.words import Phrase

__all__ = ["MOST_WORDS", "Line", "line", "within"]

MOST_WORDS = 160


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence that would be said, if there is room for it: the lower the rank, the sooner."""

    rank: int
    text: str
    computed: tuple[str, ...]
    cites: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()


def line(
    desk: Desk,
    rank: int,
    told: Phrase,
    *computed: str,
    cites: Iterable[str] = (),
    assumed: Iterable[str] = (),
) -> Line:
    """Gives a line of a phrase, by names."""
    return Line(rank, desk.wording.say(told), computed, tuple(cites), tuple(assumed))


def within(lines: list[Line]) -> list[Line]:
    """Gives the lines that fit, those that matter most chosen first, in the order of reading."""
    left = MOST_WORDS
    chosen: list[Line] = []
    for one in sorted(lines, key=lambda one: one.rank):
        words = len(one.text.split())
        if words <= left or not chosen:
            left -= words
            chosen.append(one)
    return [one for one in lines if one in chosen]
