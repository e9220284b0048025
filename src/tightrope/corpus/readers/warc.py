"""Web archives, streamed: one document for each HTML or text response."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from hashlib import sha256
from typing import Any, BinaryIO

from tightrope.corpus.document import Document
from tightrope.corpus.errors import DamagedDocument, ExpansionTooLarge
from tightrope.corpus.limits import Limits
from tightrope.corpus.readers.single import read_single
from tightrope.errors import MissingExtra, TightropeError

_MEDIA = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
}
_CHUNK = 2**16
_PACKED = b"\x1f\x8b\x08"
_MARK = re.compile(rb"WARC/[01]\.\d\r?\n|\x1f\x8b\x08")
_MOST_TRIES = 1000  # places in a row that looked like a record and are none


def read_warc(
    stream: BinaryIO,
    size: int,
    name: str,
    limits: Limits,
    on_error: Callable[[TightropeError], None] | None,
) -> Iterator[Document]:
    """Gives a document for each successful HTML or text response, named `name#record`.

    Records are read one after another, so memory is that of one document. A record that cannot be
    read, or a stretch of bytes that is none, raises DamagedDocument or goes to `on_error` with the
    count of what was not read, and the reading goes on behind it; an archive that unpacks beyond
    the limits ends it with ExpansionTooLarge.
    """
    unpacked = number = 0
    for found in _records(stream, name):
        try:
            if isinstance(found, DamagedDocument):
                raise found
            number += 1
            where = f"{name}#{number}"
            data = _payload(found, limits, where)
            unpacked += len(data)
            limits.check_expansion(unpacked, size, name)
            media_type = _media_type(found)
            if media_type is None or not data.strip():
                continue
            document = _document(found, data, where, media_type, limits)
            missing = int(getattr(found.raw_stream, "limit", 0) or 0)
            if missing > 0:
                flag = f"truncated record: at least {missing:,} bytes are missing"
                document = replace(document, flags=(*document.flags, flag))
            yield document
        except TightropeError as error:
            if on_error is None or (isinstance(error, ExpansionTooLarge) and error.where == name):
                raise
            on_error(error)


def _records(stream: BinaryIO, name: str) -> Iterator[Any]:
    """Yields the records and, where bytes are none, what is wrong with them; goes on behind those."""
    start = number = 0
    iterator = _opened(stream, start)
    damage, bad, tries = "", 0, 0
    while True:
        try:
            with redirect_stderr(io.StringIO()):  # warcio writes its warnings there
                record = next(iterator, None)
            if record is not None and not record.rec_type:
                raise ValueError("a header without a type")
        except _faults() as error:
            if not damage:
                damage, bad, tries = _line(error), iterator.offset, 0
            tries += 1
            after = max(bad, iterator.offset) + 1
            following = _next_mark(stream, after) if tries < _MOST_TRIES else None
            if following is None:
                yield _damaged(name, number, damage, "what follows was not read")
                return
            start, iterator = following, _opened(stream, following)
            continue
        if damage:
            yield _damaged(name, number, damage, f"{iterator.offset - bad:,} bytes were not read")
            damage = ""
        if record is None:
            break
        number += 1
        yield record
    if _ends_early(stream, start):
        yield DamagedDocument(f"the archive ends inside a record after record {number}", where=name)


def _opened(stream: BinaryIO, at: int) -> Any:
    """An iterator over the records from an offset on."""
    try:
        from warcio.archiveiterator import WARCIterator
    except ImportError:
        raise MissingExtra("reading WARC archives", "documents") from None
    stream.seek(at)
    return WARCIterator(stream)


def _next_mark(stream: BinaryIO, at: int) -> int | None:
    """The offset at or after `at` where a record seems to begin, packed or not; None without one."""
    stream.seek(at)
    held, base = b"", at
    while piece := stream.read(_CHUNK):
        held += piece
        for match in _MARK.finditer(held):
            start = match.start()
            if match[0] != _PACKED or _unpacks(held[start : start + 512]):
                return base + start
        keep = min(len(held), 512)
        base, held = base + len(held) - keep, held[-keep:]
    return None


def _unpacks(piece: bytes) -> bool:
    """Whether packed bytes begin as a record does."""
    try:
        return zlib.decompressobj(wbits=31).decompress(piece, 5) == b"WARC/"
    except zlib.error:
        return False


def _damaged(name: str, number: int, why: str, lost: str) -> DamagedDocument:
    return DamagedDocument(
        f"the archive is damaged after record {number} ({why}); {lost}", where=name
    )


def _ends_early(stream: BinaryIO, start: int) -> bool:
    """Whether the bytes stop before a record does: no blank lines at the end, a packed one not closed."""
    stream.seek(start)
    if stream.read(3) == _PACKED:
        stream.seek(start)
        return not _is_closed(stream)
    stream.seek(0, io.SEEK_END)
    stream.seek(max(0, stream.tell() - 64))
    return not stream.read().rstrip(b"\0 ").endswith(b"\n\r\n")


def _is_closed(stream: BinaryIO) -> bool:
    """Whether the last of the packed members is whole; a small piece is unpacked at a time."""
    member = zlib.decompressobj(wbits=31)
    rest = b""
    while piece := rest or stream.read(_CHUNK // 4):
        try:
            member.decompress(piece)
        except zlib.error:
            return False
        rest = member.unused_data
        if member.eof and (rest or (rest := stream.read(_CHUNK // 4))):
            member = zlib.decompressobj(wbits=31)
    return member.eof


def _faults() -> tuple[type[Exception], ...]:
    """What warcio lets out on bytes that are not an archive."""
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
    if isinstance(
        error, AttributeError | TypeError | KeyError | IndexError
    ):  # warcio's own stumbling
        return "a header breaks off"
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
