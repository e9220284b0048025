"""Table files as they are delivered: packed or plain, how they are written, and their first lines."""

from __future__ import annotations

import csv
import gzip
import lzma
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from tightrope.exchange.errors import EventsUnreadable

MOST_UNPACKED = 4_000_000_000  # bytes of one zip's file; a year of GDELT has some 2 GB
MOST_LINE = 100_000  # bytes of a line that is looked at
_FIRST = 20  # lines that tell how wide rows are
_BLOCK = 1 << 20


@contextmanager
def unpacked(files: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """Gives the files, those in a `.zip` taken out of it for as long as they are read.

    Raises EventsUnreadable: the zip is damaged, locked, holds no file or several, or one of more
    than MOST_UNPACKED bytes.
    """
    with tempfile.TemporaryDirectory() as place:
        yield tuple(
            _unzipped(file, Path(place) / str(number)) if file.suffix.lower() == ".zip" else file
            for number, file in enumerate(files)
        )


def _unzipped(file: Path, place: Path) -> Path:
    with _member(file) as (packed, one):
        place.mkdir()
        # only the last part of the name: a name in a zip may point anywhere
        out = place / (Path(one.filename.replace("\\", "/")).name or "table")
        _copy_out(packed, one, out, file.name)
        return out


@contextmanager
def _member(file: Path) -> Iterator[tuple[zipfile.ZipFile, zipfile.ZipInfo]]:
    """The one file in a zip. Raises EventsUnreadable as `unpacked` does."""
    try:
        with zipfile.ZipFile(file) as packed:
            inside = [
                one
                for one in packed.infolist()
                if not one.is_dir() and not one.filename.startswith("__MACOSX/")
            ]
            if len(inside) == 1:
                yield packed, inside[0]
                return
    except (
        OSError,
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        RuntimeError,
        EOFError,
    ) as error:
        raise EventsUnreadable(
            "this zip cannot be read", where=file.name, value=str(error), hint="unzip it first"
        ) from error
    raise EventsUnreadable(
        "a zip is read where it holds one file",
        where=file.name,
        value=f"{len(inside)} files",
        hint="unzip it and name the files",
    )


def _copy_out(packed: zipfile.ZipFile, one: zipfile.ZipInfo, out: Path, name: str) -> None:
    """Copies one file out of a zip and stops at the limit, whatever size the zip claims."""
    copied = 0
    with packed.open(one) as source, out.open("wb") as target:
        while block := source.read(_BLOCK):
            copied += len(block)
            if copied > MOST_UNPACKED:
                raise EventsUnreadable(
                    "what is in this zip is too large",
                    where=name,
                    allowed=f"at most {MOST_UNPACKED / 1e9:g} GB unpacked",
                    hint="unzip it first, and name the file in it",
                )
            target.write(block)


def name_of(file: Path) -> Path:
    """Gives the name of a file, or of the one in a zip. Raises EventsUnreadable as `unpacked` does."""
    if file.suffix.lower() != ".zip" or not file.is_file():
        return file
    with _member(file) as (_, one):
        return Path(one.filename)


def first_lines(path: Path) -> list[str]:
    """Gives the first lines of a table, at least one. Raises EventsUnreadable: empty, no text."""
    try:
        with _opened(path) as readline:
            lines = list(islice(iter(lambda: readline(MOST_LINE), b""), 1 + _FIRST))
    except (OSError, EOFError) as error:
        raise EventsUnreadable(
            "this file cannot be read",
            where=path.name,
            value=str(getattr(error, "strerror", "") or error),
        ) from error
    start = b"".join(lines)
    if not start.strip():
        raise EventsUnreadable("this file is empty", where=path.name)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise EventsUnreadable(
            "this file is in UTF-16", where=path.name, hint="save it as UTF-8 and read that"
        )
    if b"\x00" in start:
        raise EventsUnreadable(
            "this is no text, so no table", where=path.name, value=start[:8].decode("latin-1")
        )
    return [line.decode("utf-8-sig", "replace").rstrip("\r\n") for line in lines]


@contextmanager
def _opened(path: Path) -> Iterator[Callable[[int], bytes]]:
    """The lines of a file, packed or plain, one by one."""
    if path.suffix.lower() == ".zip":
        with _member(path) as (packed, one), packed.open(one) as file:
            yield file.readline
    else:
        with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as lines:
            yield lines.readline


def delimiter_of(line: str) -> str:
    """Gives what stands between the columns: tabs, semicolons where they are more, or commas."""
    return "\t" if "\t" in line else ";" if line.count(";") > line.count(",") else ","


def width_of(lines: Sequence[str], delimiter: str) -> int:
    """Gives how many cells the widest of these rows has; 0: there are none."""
    if delimiter == "\t":
        return max((line.count("\t") + 1 for line in lines if line.strip()), default=0)
    rows = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter)
    return max(map(len, rows), default=0)
