"""What every reader of a format does once it has drawn the text out."""

from __future__ import annotations

from hashlib import sha256

from tightrope.corpus.blocks import BLANKS
from tightrope.corpus.document import Document, Metadata
from tightrope.corpus.errors import DocumentTooLarge, EmptyDocument
from tightrope.corpus.limits import Limits
from tightrope.corpus.marks import hidden_marks

__all__ = ["build_document", "check_text", "guessed"]


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
