"""Hands bytes to the reader of their format, plain text its own; PDF and DOCX are parsed in a limited process."""

from __future__ import annotations

import re
from hashlib import sha256

from tightrope.corpus.dates import day_of_line, entries_of
from tightrope.corpus.decode import decode
from tightrope.corpus.document import Document
from tightrope.corpus.errors import EmptyDocument, ReaderBroken
from tightrope.corpus.flags import hidden_marks
from tightrope.corpus.frontmatter import read_front_matter
from tightrope.corpus.limits import Limits
from tightrope.corpus.readers.build import build_drawn, check_text, guessed
from tightrope.corpus.readers.email import read_email
from tightrope.corpus.readers.html import read_html
from tightrope.corpus.readers.sandbox import run_limited

_EMPTY = re.compile(
    r"^(?:untitled\d*|anonymous|unknown|\(?unspecified\)?|document\d*|user|admin|microsoft word - .*)$",
    re.I,
)
_HEAD = 600  # code points at the start of the text


def read_packed(data: bytes, name: str, media_type: str, limits: Limits) -> Document:
    """Gives the text of a PDF or DOCX file and the title, author and date in its properties."""
    kind = "pdf" if media_type == "application/pdf" else "docx"
    drawn = run_limited(kind, data, name, limits)
    if not drawn.text.strip():
        raise EmptyDocument(
            f"the {kind.upper()} holds no text",
            where=name,
            hint="a scan needs text recognition first",
        )
    for field in ("title", "author"):  # what programs write there of themselves is no statement
        if _EMPTY.match(drawn.fields.get(field, "")):
            drawn.fields[field] = ""
    published = drawn.fields.get("published", "").removeprefix("D:")
    drawn.fields["published"] = published[:8] if published[:8].isdigit() else published
    head = [day for line in drawn.text[:_HEAD].splitlines() if (day := day_of_line(line))]
    if head:  # the day it bears stands above that on which its file was made
        drawn.fields["published"] = head[0].isoformat()
    return build_drawn(data, name, drawn, limits, media_type=media_type, reader=f"{kind}/2")


def read_single(data: bytes, name: str, media_type: str, limits: Limits) -> tuple[Document, ...]:
    """Gives the document of one file's bytes in the format `media_type`; of an e-mail also those it holds.

    A reader whose packages do not load refuses its own file with ReaderBroken, no other.
    """
    if not data:
        raise EmptyDocument("the file is empty (0 bytes)", where=name)
    try:
        return _read(data, name, media_type, limits)
    except ImportError as error:
        raise ReaderBroken(
            f"the reader of {media_type} does not load",
            where=name,
            value=str(error),
            hint="`tightrope doctor` names the package to install anew",
        ) from error


def _read(data: bytes, name: str, media_type: str, limits: Limits) -> tuple[Document, ...]:
    if media_type == "message/rfc822":
        return read_email(data, name, limits)
    if media_type == "text/html":
        return (read_html(data, name, limits),)
    if media_type.startswith("text/"):
        return (read_text(data, name, media_type, limits),)
    return (read_packed(data, name, media_type, limits),)


def read_text(data: bytes, name: str, media_type: str, limits: Limits) -> Document:
    """Gives the document of a text file; a front-matter header becomes its metadata."""
    text, encoding = decode(data, name)
    check_text(text, name, limits)
    metadata = read_front_matter(text)
    return Document(
        sha256=sha256(data).hexdigest(),
        name=name,
        text=text,
        encoding=encoding,
        media_type=media_type,
        reader="text/1",
        metadata=metadata,
        flags=(*guessed(encoding), *hidden_marks(text)),
        entries=entries_of(text, metadata.published),
    )
