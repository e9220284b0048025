"""The text of a file that is read into memory, or what is the matter with it."""

from __future__ import annotations

from pathlib import Path

from tightrope.app.errors import UnknownImport

MOST_BYTES = 50_000_000  # of a file that is read into memory; event tables are streamed


def text_of(file: Path) -> str:
    """Gives the text. Raises UnknownImport: too large, unreadable, not UTF-8 (with the line)."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise UnknownImport("this file is too large", where=file.name, allowed="at most 50 MB")
        with file.open(encoding="utf-8-sig", newline="") as lines:  # a lone return in a cell stays
            return lines.read()
    except UnicodeDecodeError:
        raw = file.read_bytes()
        first = next(n for n, line in enumerate(raw.splitlines(), 1) if not _is_utf8(line))
        raise UnknownImport(
            "this file is not in UTF-8", where=f"{file}:{first}", hint="save it as UTF-8"
        ) from None
    except OSError as error:
        raise UnknownImport(
            "this file cannot be read", where=str(file), value=error.strerror or str(error)
        ) from None


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
