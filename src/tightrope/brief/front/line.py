"""Sentences that compete for the room of the bottom line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tightrope.brief.desk import Desk
from tightrope.brief.rests import On
from tightrope.words import Phrase
from tightrope.words.parts import references

MOST_WORDS = 160


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence that would be said, if there is room for it: the lower the rank, the sooner.

    `short` says the same in fewer words, where there is no room for all of it.
    """

    rank: int
    text: str
    computed: tuple[str, ...]
    cites: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    short: str = ""
    on: tuple[On, ...] = ()


def line(
    desk: Desk,
    rank: int,
    told: Phrase,
    *computed: str,
    cites: Iterable[str] = (),
    assumed: Iterable[str] = (),
    short: Phrase | None = None,
    on: Iterable[On] = (),
) -> Line:
    """Gives a line of a phrase, by names; it rests on what it names and was computed `on` besides."""
    briefly = desk.wording.say(short) if short else ""
    return Line(
        rank,
        desk.wording.say(told),
        computed,
        tuple(cites),
        tuple(assumed),
        briefly,
        (*on, *references(told)),
    )


def within(lines: list[Line]) -> list[Line]:
    """Gives the lines that fit, those that matter most chosen first, in the order of reading.

    A line is rather said in fewer words than left out, and said in full as far as there is room then.
    """
    ranked = sorted(enumerate(lines), key=lambda placed: placed[1].rank)
    left = MOST_WORDS
    chosen: dict[int, Line] = {}
    for place, one in ranked:
        brief = replace(one, text=one.short or one.text)
        if (words := _words(brief.text)) <= left or not chosen:
            left -= words
            chosen[place] = brief
    for place, one in ranked:
        if place in chosen and (more := _words(one.text) - _words(chosen[place].text)) <= left:
            left -= more
            chosen[place] = one
    return [chosen[place] for place in sorted(chosen)]


def _words(text: str) -> int:
    return len(text.split())
