"""Documents from bytes, files and folders, each within its limits."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tightrope.corpus.document import Document
from tightrope.corpus.errors import (
    LinkOutside,
    ManyDocuments,
    MissingDocument,
    TooManyDocuments,
)
from tightrope.corpus.limits import Limits
from tightrope.corpus.media import is_document_name, media_type_of
from tightrope.corpus.readers.jsonl import read_jsonl
from tightrope.corpus.readers.single import read_single
from tightrope.corpus.readers.warc import read_warc
from tightrope.errors import TightropeError

OnError = Callable[[TightropeError], None]
_DEFAULT = Limits()


def read_bytes(data: bytes, name: str, *, limits: Limits = _DEFAULT) -> Document:
    """Gives the one document that `data` holds; its format is told from `name` and the first bytes.

    Of an e-mail that is the message itself; those it quotes or forwards come with `read_documents`.
    Raises Unreadable (empty, binary, damaged, undecodable) or Refused (a limit) subclasses, each with
    the name and the reason in one line, and ManyDocuments for an archive of several.
    """
    limits.check_size(len(data), name)
    media_type = media_type_of(name, data[:4096])
    if media_type == "application/jsonl":
        found = list(read_jsonl(iter(data.splitlines(keepends=True)), name, limits, None))
        if len(found) != 1:
            raise ManyDocuments(f"the file holds {len(found)} documents", where=name)
        return found[0]
    if media_type == "application/warc":
        raise ManyDocuments("the file is a web archive", where=name)
    return read_single(data, name, media_type, limits)[0]


def read_documents(
    paths: Iterable[Path], *, limits: Limits = _DEFAULT, on_error: OnError | None = None
) -> Iterator[Document]:
    """Gives the documents of files and folders, one after another; only one is in memory at a time.

    Folders are walked in sorted order, hidden files, links and YAML files left out; a document of a
    folder is named by its path inside it. JSON lines, WARC files and e-mails with older messages in them
    give several documents each, named `file#number`. A document that cannot be read raises, or is handed to `on_error` and skipped;
    TooManyDocuments always raises.
    """
    count = 0
    for path, name in find_files(paths, on_error):
        try:
            for document in read_file(path, name, limits, on_error):
                count += 1
                limits.check_count(count, name)
                yield document
        except TooManyDocuments:
            raise
        except TightropeError as error:
            _report(error, on_error)


def _report(error: TightropeError, on_error: OnError | None) -> None:
    if on_error is None:
        raise error
    on_error(error)


def find_files(
    paths: Iterable[Path], on_error: OnError | None = None
) -> Iterator[tuple[Path, str]]:
    """Gives the files that `read_documents` would read, each with the name its document bears."""
    for path in paths:
        try:
            folder, there = path.is_dir(), path.exists()
        except OSError as error:
            reason = error.strerror or str(error)
            _report(MissingDocument(f"cannot be opened ({reason})", where=str(path)), on_error)
            continue
        if not there:
            _report(MissingDocument("no such file or folder", where=str(path)), on_error)
        elif _leads_out(path, path.parent):
            _report(_link_outside(path), on_error)
        elif folder:
            yield from _inside(path, on_error)
        else:
            yield path, path.name


def _inside(folder: Path, on_error: OnError | None) -> Iterator[tuple[Path, str]]:
    """Gives the documents under a folder; links that stay in it are passed over, as they are read once."""
    for inside in _walk(folder, on_error):
        name = inside.relative_to(folder).as_posix()
        if not is_document_name(name):
            continue
        if _leads_out(inside, folder):
            _report(_link_outside(inside), on_error)
        elif not inside.is_symlink() and inside.is_file():
            yield inside, name


def _leads_out(path: Path, folder: Path) -> bool:
    """Whether a link leads out of its folder; `/dev/stdin` and its like are links to what is piped."""
    if not path.is_symlink() or path.absolute().parts[1:2] in (("dev",), ("proc",)):
        return False
    return not path.resolve().is_relative_to(folder.resolve())


def _link_outside(path: Path) -> LinkOutside:
    return LinkOutside(
        "the link leads out of its folder",
        where=str(path),
        value=str(path.readlink()),
        hint="name that file itself if it is meant",
    )


def _walk(folder: Path, on_error: OnError | None) -> list[Path]:
    """Gives the files under a folder in sorted order; a folder inside that is closed is reported."""

    def closed(error: OSError) -> None:
        reason = error.strerror or str(error)
        place = str(error.filename)
        _report(MissingDocument(f"the folder cannot be read ({reason})", where=place), on_error)

    found = (Path(top, name) for top, _, names in os.walk(folder, onerror=closed) for name in names)
    return sorted(found, key=lambda p: p.relative_to(folder).as_posix())


def read_file(
    path: Path, name: str, limits: Limits = _DEFAULT, on_error: OnError | None = None
) -> Iterator[Document]:
    """Gives the documents of one file under a name; bad records of an archive go to `on_error`."""
    try:
        with path.open("rb") as stream:
            media_type = media_type_of(name, stream.read(4096))
            stream.seek(0)
            if media_type == "application/jsonl":
                yield from read_jsonl(stream, name, limits, on_error)
            elif media_type == "application/warc":
                yield from read_warc(stream, path.stat().st_size, name, limits, on_error)
            else:
                limits.check_size(path.stat().st_size, name)
                data = stream.read(limits.max_bytes + 1)  # a pipe or device has no size to check
                limits.check_size(len(data), name)
                yield from read_single(data, name, media_type, limits)
    except OSError as error:
        raise MissingDocument(
            f"the file cannot be read ({error.strerror or error})", where=str(path)
        ) from error
