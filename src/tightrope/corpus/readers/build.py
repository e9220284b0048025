"""What every reader of a format does once it has drawn the text out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from tightrope.corpus.blocks import BLANKS
from tightrope.corpus.dates import parse_date
from tightrope.corpus.document import Document, Entry, Mark, Metadata
from tightrope.corpus.drawn import Drawn
from tightrope.corpus.errors import DocumentTooLarge, EmptyDocument
from tightrope.corpus.limits import Limits
from tightrope.corpus.marks import hidden_marks

__all__ = ["build_document", "build_drawn", "check_text", "guessed", "metadata_of"]


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
