"""What a parser draws out of its bytes, and the document that every reader makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import NamedTuple

from tightrope.corpus.blocks import BLANKS
from tightrope.corpus.dates import parse_date
from tightrope.corpus.document import Document, Entry, Label, Mark, Metadata
from tightrope.corpus.errors import DocumentTooLarge, EmptyDocument
from tightrope.corpus.flags import hidden_marks
from tightrope.corpus.limits import Limits


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


def check_text(text: str, name: str, limits: Limits) -> None:
    """Raises EmptyDocument without any text, DocumentTooLarge beyond the limits of text and lines."""
    if not text.strip(BLANKS):
        raise EmptyDocument("the document holds no text", where=name)
    limits.check_size(len(text), name)
    lines = text.count("\n") + text.count("\r") - text.count("\r\n")
    if lines > limits.max_lines:
        raise DocumentTooLarge(
            f"the document has {lines:,} lines",
            where=name,
            allowed=f"the limit is {limits.max_lines:,} lines",
        )


def guessed(encoding: str) -> tuple[str, ...]:
    """Gives a flag where the encoding was detected, not known."""
    known = encoding in ("utf-8", "utf-16", "utf-32", "ascii")
    return () if known else (f"encoding not UTF-8: read as {encoding}",)


def metadata_of(fields: Mapping[str, str | None]) -> Metadata:
    """Gives the metadata of stated fields (title, author, publisher, published, url); blank ones are unknown."""
    return Metadata(
        title=fields.get("title") or None,
        author=fields.get("author") or None,
        publisher=fields.get("publisher") or None,
        published=parse_date(fields.get("published")),
        url=fields.get("url") or None,
    )


def build_drawn(
    data: bytes,
    name: str,
    drawn: Drawn,
    limits: Limits,
    *,
    media_type: str,
    reader: str,
    encoding: str = "utf-8",
) -> Document:
    """Gives the document of what a parser drew out of `data`."""
    document = build_document(
        data,
        name,
        drawn.text,
        limits,
        media_type=media_type,
        reader=reader,
        metadata=metadata_of(drawn.fields),
        encoding=encoding,
        flags=tuple(drawn.flags),
    )
    return replace(
        document,
        marks=tuple(Mark(*mark) for mark in drawn.marks),
        entries=tuple(Entry(start, end, parse_date(day)) for start, end, day in drawn.entries),
    )


def build_document(
    data: bytes,
    name: str,
    text: str,
    limits: Limits,
    *,
    media_type: str,
    reader: str,
    metadata: Metadata,
    encoding: str = "utf-8",
    flags: tuple[str, ...] = (),
) -> Document:
    """Gives the document of a text drawn out of `data`, with NULs and lone surrogates replaced."""
    text = (
        text.replace("\0", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    )
    check_text(text, name, limits)
    return Document(
        sha256=sha256(data).hexdigest(),
        name=name,
        text=text,
        encoding=encoding,
        media_type=media_type,
        reader=reader,
        metadata=metadata,
        flags=(*flags, *guessed(encoding), *hidden_marks(text)),
    )
