"""PDF and DOCX, parsed in a limited process."""

from __future__ import annotations

from tightrope.corpus.dates import parse_date
from tightrope.corpus.document import Document, Metadata
from tightrope.corpus.errors import EmptyDocument
from tightrope.corpus.limits import Limits
from tightrope.corpus.readers.build import build_document
from tightrope.corpus.sandbox import run_limited_fields

__all__ = ["read_packed"]


def read_packed(data: bytes, name: str, media_type: str, limits: Limits) -> Document:
    """Gives the text of a PDF or DOCX file and the title, author and date in its properties."""
    kind = "pdf" if media_type == "application/pdf" else "docx"
    text, fields = run_limited_fields(kind, data, name, limits)
    if not text.strip():
        raise EmptyDocument(
            f"the {kind.upper()} holds no text",
            where=name,
            hint="a scan needs text recognition first",
        )
    return build_document(
        data,
        name,
        text,
        limits,
        media_type=media_type,
        reader=f"{kind}/1",
        metadata=Metadata(
            title=fields.get("title"),
            author=fields.get("author"),
            published=parse_date(fields.get("published", "").removeprefix("D:")[:14] or None),
        ),
    )
