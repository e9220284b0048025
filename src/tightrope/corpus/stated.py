"""What is told of a line before its words are looked at: by the format it came in, by its language."""

from __future__ import annotations

from bisect import bisect_right

from tightrope.corpus.languages import language_of
from tightrope.corpus.sheet import Sheet

__all__ = ["mark_languages", "mark_stated"]

_SAMPLE = 20_000  # code points of running text that tell the language of a document


def mark_stated(sheet: Sheet) -> None:
    """Headings, items and notes as the format states them, where the line's own words say nothing else."""
    marks = sorted(sheet.document.marks, key=lambda mark: mark.start)
    starts = [mark.start for mark in marks]
    for position, block in enumerate(sheet.blocks):
        at = bisect_right(starts, block.start) - 1
        if at >= 0 and block.start < marks[at].end:
            foreign = marks[at].label == "content" and block.key in sheet.repeated
            if not foreign:
                sheet.set(position, marks[at].label)


def mark_languages(sheet: Sheet) -> None:
    """Lines in another language than English, which is the one that is coded; short ones go with the document."""
    shown = [block.shown for block in sheet.blocks]
    whole = language_of(" ".join(shown)[:_SAMPLE]) or "en"
    for position, line in enumerate(shown):
        if (language_of(line) or whole) != "en":
            sheet.set(position, "not_english")
