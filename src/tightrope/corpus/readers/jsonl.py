"""JSON lines: one object a line with its text and what is known of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO

from tightrope.corpus.dates import parse_date
from tightrope.corpus.decode import decode
from tightrope.corpus.document import Document, Metadata
from tightrope.corpus.errors import DamagedDocument
from tightrope.corpus.limits import Limits
from tightrope.corpus.readers.build import build_document
from tightrope.errors import TightropeError

_FIELDS = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline"),
    "publisher": ("publisher", "source", "site", "sitename"),
    "published": ("published", "date", "published_at", "publication_date", "date_publish"),
    "url": ("url", "link", "source_url"),
}
_TEXT = ("text", "content", "body", "maintext")


def read_jsonl(
    lines: BinaryIO | Iterable[bytes],
    name: str,
    limits: Limits,
    on_error: Callable[[TightropeError], None] | None,
) -> Iterator[Document]:
    """Gives one document a line, named `name#line`; a bad line raises or goes to `on_error`.

    The text stands in `text` (or `content`, `body`, `maintext`); title, author, publisher, published
    and url may stand beside it or in an object `metadata`. Other fields are not read.
    """
    for number, line in enumerate(_bounded(lines, limits), 1):
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        try:
            limits.check_size(len(line), f"{name}:{number}")
            yield _document(line.rstrip(b"\r\n"), name, number, limits)
        except TightropeError as error:
            if on_error is None or len(line) > limits.max_bytes:
                raise
            on_error(error)


def _bounded(lines: BinaryIO | Iterable[bytes], limits: Limits) -> Iterator[bytes]:
    if isinstance(lines, Iterable) and not hasattr(lines, "readline"):
        yield from lines
        return
    while line := lines.readline(limits.max_bytes + 1):
        yield line


def _document(line: bytes, name: str, number: int, limits: Limits) -> Document:
    where = f"{name}:{number}"
    text, encoding = decode(line, where)
    try:
        record = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise DamagedDocument(f"not a JSON object ({error})", where=where) from None
    if not isinstance(record, dict):
        raise DamagedDocument("not a JSON object", where=where, value=text)
    body = next((record[k] for k in _TEXT if isinstance(record.get(k), str)), None)
    if body is None:
        known = ", ".join(sorted(record)[:8]) or "none"
        raise DamagedDocument("no field 'text'", where=where, allowed=f"fields found: {known}")
    return build_document(
        line,
        f"{name}#{number}",
        body,
        limits,
        media_type="application/jsonl",
        reader="jsonl/1",
        encoding=encoding,
        metadata=_metadata(record),
    )


def _metadata(record: dict[str, Any]) -> Metadata:
    inner = record.get("metadata")
    sources = (record, inner if isinstance(inner, dict) else {})
    said = {field: _first(sources, names) for field, names in _FIELDS.items()}
    return Metadata(
        title=said["title"],
        author=said["author"],
        publisher=said["publisher"],
        published=parse_date(said["published"]),
        url=said["url"],
    )


def _first(sources: tuple[dict[str, Any], ...], names: tuple[str, ...]) -> str | None:
    for source in sources:
        for name in names:
            value = source.get(name)
            if isinstance(value, list):
                value = ", ".join(v for v in value if isinstance(v, str))
            if isinstance(value, str) and value.strip():
                return " ".join(value.split())
    return None
