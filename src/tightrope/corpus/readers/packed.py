"""PDF and DOCX, parsed in a limited process."""

from __future__ import annotations

import re

from tightrope.corpus.document import Document
from tightrope.corpus.entries import day_of_line
from tightrope.corpus.errors import EmptyDocument
from tightrope.corpus.limits import Limits
from tightrope.corpus.readers.build import build_drawn
from tightrope.corpus.sandbox import run_limited

__all__ = ["read_packed"]

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
