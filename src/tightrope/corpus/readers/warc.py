"""Web archives, streamed: one document for each HTML or text response."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from hashlib import sha256
from typing import Any, BinaryIO

from tightrope.corpus.document import Document
from tightrope.corpus.errors import DamagedDocument
from tightrope.corpus.limits import Limits
from tightrope.corpus.readers.single import read_single
from tightrope.errors import MissingExtra, TightropeError

__all__ = ["read_warc"]

_MEDIA = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
}
_CHUNK = 2**16


def read_warc(
    stream: BinaryIO,
    size: int,
    name: str,
    limits: Limits,
    on_error: Callable[[TightropeError], None] | None,
) -> Iterator[Document]:
    """Gives a document for each successful HTML or text response, named `name#record`.

    Records are read one after another, so memory is that of one document. A record that cannot be
    read raises or goes to `on_error`; a damaged archive ends the reading with DamagedDocument, and
    one that unpacks beyond the limits with ExpansionTooLarge.
    """
    records = _records(stream, name)
    unpacked = number = 0
    while True:
        try:
            with redirect_stderr(io.StringIO()):  # warcio writes its warnings there
                record = next(records, None)
        except _faults() as error:
            raise DamagedDocument(
                f"the archive is damaged after record {number} ({_line(error)})", where=name
            ) from None
        if record is None:
            return
        number += 1
        where = f"{name}#{number}"
        try:
            data = _payload(record, limits, where)
            unpacked += len(data)
            limits.check_expansion(unpacked, size, name)
            media_type = _media_type(record)
            if media_type is None or not data.strip():
                continue
            yield _document(record, data, where, media_type, limits)
        except TightropeError as error:
            if on_error is None or error.where == name:
                raise
            on_error(error)


def _records(stream: BinaryIO, name: str) -> Iterator[Any]:
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError:
        raise MissingExtra("reading WARC archives", "documents") from None
    return iter(ArchiveIterator(stream))


def _faults() -> tuple[type[Exception], ...]:
    """What warcio lets out on bytes that are not an archive."""
    import zlib

    from warcio.exceptions import ArchiveLoadFailed

    return (
        ArchiveLoadFailed,
        EOFError,
        ValueError,
        zlib.error,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
    )


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def _payload(record: Any, limits: Limits, where: str) -> bytes:
    """The record's body, read piece by piece so that a bomb stops at the limit."""
    parts: list[bytes] = []
    total = 0
    body = record.content_stream()
    try:
        while part := body.read(_CHUNK):
            total += len(part)
            limits.check_size(total, where)
            parts.append(part)
    except _faults() as error:
        raise DamagedDocument(f"the record is damaged ({_line(error)})", where=where) from None
    return b"".join(parts)


def _media_type(record: Any) -> str | None:
    if record.rec_type not in ("response", "resource"):
        return None
    headers = record.http_headers
    if headers is None:
        stated = record.rec_headers.get_header("Content-Type") or ""
    elif (headers.get_statuscode() or "").startswith("2"):
        stated = headers.get_header("Content-Type") or ""
    else:
        return None
    return _MEDIA.get(stated.partition(";")[0].strip().casefold())


def _document(record: Any, data: bytes, where: str, media_type: str, limits: Limits) -> Document:
    document = read_single(data, where, media_type, limits)[0]
    url = record.rec_headers.get_header("WARC-Target-URI")
    metadata = replace(document.metadata, url=document.metadata.url or url)
    return replace(
        document,
        sha256=sha256(data).hexdigest(),
        reader=f"warc/1+{document.reader}",
        metadata=metadata,
    )
