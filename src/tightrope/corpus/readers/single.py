"""Hands bytes to the reader of their format."""

from __future__ import annotations

from tightrope.corpus.document import Document
from tightrope.corpus.errors import EmptyDocument, ReaderBroken
from tightrope.corpus.limits import Limits
from tightrope.corpus.readers.email import read_email
from tightrope.corpus.readers.html import read_html
from tightrope.corpus.readers.packed import read_packed
from tightrope.corpus.readers.text import read_text

__all__ = ["read_single"]


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
