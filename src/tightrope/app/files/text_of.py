"""The text of a file that is read into memory, or what is the matter with it."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

from tightrope.app.errors import UnknownImport

MOST_BYTES = 50_000_000  # of a file that is read into memory; event tables are streamed


def text_of(file: Path) -> str:
    """Gives the text of a file, or of what is packed in a `.gz`.

    Raises UnknownImport: too large, unreadable, not UTF-8 (with the line).
    """
    try:
        with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        told = getattr(error, "strerror", None) or str(error)
        raise UnknownImport("this file cannot be read", where=str(file), value=told) from None
    if len(raw) > MOST_BYTES:
        raise UnknownImport("this file is too large", where=file.name, allowed="at most 50 MB")
    try:
        return raw.decode("utf-8-sig")  # a lone return in a cell stays
    except UnicodeDecodeError:
        first = next(n for n, line in enumerate(raw.splitlines(), 1) if not _is_utf8(line))
        raise UnknownImport(
            "this file is not in UTF-8", where=f"{file}:{first}", hint="save it as UTF-8"
        ) from None


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
