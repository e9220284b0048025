"""What a parser of a format draws out of its bytes: text, what its stretches are, what it says of itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from tightrope.corpus.document import Label

__all__ = ["Drawn", "Line", "joined"]


class Line(NamedTuple):
    """One paragraph, heading, item or row, with what the format says it is."""

    text: str
    label: Label | None = None
    close: bool = False  # stands right under the line before it, as an item of a list does
    day: str | None = None  # ISO day of its entry; "" where the entry's day is not known


@dataclass
class Drawn:
    """Plain values only: it travels from a limited process as JSON."""

    text: str
    fields: dict[str, str] = field(default_factory=dict)  # title, author, publisher, published, url
    marks: list[tuple[int, int, Label]] = field(default_factory=list)
    entries: list[tuple[int, int, str]] = field(default_factory=list)  # day, "" where not known
    flags: list[str] = field(default_factory=list)


def joined(lines: Iterable[Line]) -> Drawn:
    """Gives the lines as one text, a blank line between those that are not close, with their marks."""
    drawn = Drawn("")
    pieces: list[str] = []
    at = 0
    for line in lines:
        if pieces:
            pieces.append("\n" if line.close else "\n\n")
            at += len(pieces[-1])
        end = at + len(line.text)
        if line.label:
            drawn.marks.append((at, end, line.label))
        if line.day is not None:
            last = drawn.entries[-1] if drawn.entries else None
            if last and last[2] == line.day and pieces and last[1] + len(pieces[-1]) == at:
                drawn.entries[-1] = (last[0], end, line.day)
            else:
                drawn.entries.append((at, end, line.day))
        pieces.append(line.text)
        at = end
    drawn.text = "".join(pieces)
    return drawn
