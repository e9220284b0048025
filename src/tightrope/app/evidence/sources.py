"""The documents of a crisis folder: kept as they came, with what is known of each beside them."""

from __future__ import annotations

import hashlib
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator

from tightrope.app.errors import UnreadableSourceNotes
from tightrope.app.how import OnStep, quiet
from tightrope.app.store.folder import Folder, read_text, write_inside
from tightrope.app.store.lock import writing
from tightrope.corpus import Document, Limits, find_files, read_documents
from tightrope.corpus.errors import MissingDocument
from tightrope.corpus.media import is_document_name, media_type_of
from tightrope.crisis.parts.atoms import Element, Said
from tightrope.crisis.read import Typed, read_typed
from tightrope.crisis.yaml_tree import read_yaml
from tightrope.dates import PartialDate
from tightrope.errors import TightropeError

_STREAMED = ("application/jsonl", "application/warc")  # many documents, each with its own limit
OnError = Callable[[TightropeError], None]


class SourceNote(Element):
    """What an analyst notes about one source; what the document says of itself fills the gaps."""

    title: Said | None = None
    """The title of the document."""
    author: Said | None = None
    """Who wrote it."""
    publisher: Said | None = None
    """Who published it."""
    published: PartialDate | None = None
    """When it was published; a month or a year counts from its last day."""
    url: Said | None = None
    """Where it was found."""
    reliability: Literal["A", "B", "C", "D", "E", "F"] = "F"
    """How reliable the source is on the Admiralty scale, A to E; F: cannot be judged."""
    reason: str = ""
    """Why this reliability."""
    wrong: str = ""
    """What the source gets wrong."""
    rests_on: tuple[Original, ...] = ()
    """The originals it rests on, where it is a note on others; left out: it is an original itself."""

    @property
    def day(self) -> date | None:
        """The day of publication; the last one that the date noted may mean."""
        return None if self.published is None else self.published.last


def note_on(notes: Mapping[str, SourceNote], name: str) -> SourceNote:
    """Gives the note on a document; a record `wire.jsonl#3` without its own has its file's."""
    return notes.get(name) or notes.get(name.partition("#")[0]) or SourceNote()


@dataclass(frozen=True, slots=True)
class Added:
    """What one `read` did, counted aloud."""

    added: tuple[str, ...]
    known: tuple[str, ...]  # the same bytes were already there
    refused: tuple[TightropeError, ...]


def read_source_notes(folder: Folder) -> dict[str, SourceNote]:
    """Gives the notes of `sources.yaml` by document name; none when there is no such file.

    Raises UnreadableSourceNotes with every line that is wrong.
    """
    return read_source_file(folder).value


def read_source_file(folder: Folder) -> Typed[dict[str, SourceNote]]:
    """Gives the same with the line of each entry."""
    path = folder.source_notes
    return read_typed(read_text(path), path.name, dict[str, SourceNote], UnreadableSourceNotes)


def add_sources(
    folder: Folder,
    paths: Iterable[Path],
    *,
    piped: bytes | None = None,
    limits: Limits | None = None,
    on_step: OnStep = quiet,
) -> Added:
    """Copies documents into `sources/` after reading each once; one that cannot be read is refused whole.

    Files already there (same bytes) are left alone, so an interrupted run goes on where it stopped.
    """
    limits = limits or Limits()
    with writing(folder, "reading documents into it"):
        return _add(folder, paths, piped, limits, on_step)


def _add(
    folder: Folder, paths: Iterable[Path], piped: bytes | None, limits: Limits, on_step: OnStep
) -> Added:
    there = [folder.sources] if folder.sources.is_dir() else []  # a folder begun by hand has none
    tally = Tally([], [], [])
    stored = {_digest(file) for file, _ in find_files(there, tally.refused.append)}
    with tempfile.TemporaryDirectory() as place:
        if piped is not None:
            taken = Path(place) / "stdin.txt"
            taken.write_bytes(piped)
            paths = [taken, *paths]
        for path, name in find_files(paths, on_error=tally.refused.append):
            on_step(name)
            try:
                _take(folder, _settled(path, Path(place), limits), limits, stored, tally)
            except TightropeError as error:  # one bad file never ends a batch
                tally.refused.append(error)
    return Added(tuple(tally.added), tuple(tally.known), tuple(tally.refused))


class Tally(NamedTuple):
    """What has become of the files so far."""

    added: list[str]
    known: list[str]
    refused: list[TightropeError]


def _settled(path: Path, place: Path, limits: Limits) -> Path:
    """Gives a file that can be read twice: of a pipe or device a copy, up to the limit."""
    try:
        with path.open("rb") as stream:
            if path.is_file():
                if media_type_of(path.name, stream.read(4096)) not in _STREAMED:
                    limits.check_size(path.stat().st_size, path.name)
                return path
            data = stream.read(limits.max_bytes + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise MissingDocument(f"the file cannot be read ({reason})", where=str(path)) from error
    limits.check_size(len(data), path.name)
    copy = place / f"{path.name}.txt"
    copy.write_bytes(data)
    return copy


def _take(folder: Folder, path: Path, limits: Limits, stored: set[str], tally: Tally) -> None:
    """Copies one file that gives at least one document; its bad records are counted as refused."""
    digest = _digest(path)
    if digest in stored:
        tally.known.append(path.name)
        return
    found = sum(1 for _ in read_documents([path], limits=limits, on_error=tally.refused.append))
    if not found:
        return
    target = folder.sources / _safe_name(path.name)
    if target.exists():
        target = target.with_name(f"{target.stem}-{digest[:8]}{target.suffix}")
    with path.open("rb") as stream:
        write_inside(folder, target, iter(partial(stream.read, 2**20), b""))
    stored.add(digest)
    tally.added.append(target.name)


def add_notes(
    folder: Folder, documents: Sequence[Document], notes: Mapping[str, SourceNote]
) -> None:
    """Adds entries to `sources.yaml` for documents without one; what people wrote stays as it is."""
    if not _missing_notes(documents, notes):
        return
    with writing(folder, "noting its sources"):
        _add_notes(folder, documents, read_source_notes(folder))  # as they are by now


def _add_notes(
    folder: Folder, documents: Sequence[Document], notes: Mapping[str, SourceNote]
) -> None:
    missing = _missing_notes(documents, notes)
    if not missing:
        return
    old = read_text(folder.source_notes)
    new = _merged("", missing)
    text = "\n".join((old.rstrip("\n"), new)) if old.strip() else new
    if old.strip() and not _holds(text, {*notes, *missing}):
        text = _merged(old, missing)  # a mapping in braces, an end marker: nothing goes behind it
    write_inside(folder, folder.source_notes, text.encode())


def _holds(text: str, names: set[str]) -> bool:
    try:
        return set(read_yaml(text, "sources.yaml").data) == names
    except TightropeError:
        return False


def _merged(old: str, missing: Mapping[str, Any]) -> str:
    """Gives the old entries and the new ones as one mapping; comments stay where they can."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = 4096
    tree = yaml.load(old) or {}
    tree.update(missing)
    out = StringIO()
    yaml.dump(tree, out)
    return out.getvalue()


def _missing_notes(
    documents: Iterable[Document], notes: Mapping[str, SourceNote]
) -> dict[str, dict[str, Any]]:
    missing: dict[str, dict[str, Any]] = {}
    for document in documents:
        if document.name in notes:
            continue
        said = document.metadata
        missing[document.name] = {
            "title": said.title,
            "author": said.author,
            "publisher": said.publisher,
            "published": said.published,
            "reliability": "F",
        }
    return missing


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _safe_name(name: str) -> str:
    """Gives a file name without path parts, control or invisible characters, not hidden."""
    plain = "".join(
        c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c)[0] != "C"
    )
    plain = re.sub(r'[/\\:*?"<>|]', "-", plain).lstrip(".").strip()
    plain = plain.encode("utf-8", "ignore")[-180:].decode("utf-8", "ignore") or "document.txt"
    return plain if is_document_name(plain) else f"{plain}.txt"  # sources/ is walked for documents


def _address(value: str) -> str:
    scheme, _, rest = value.partition(":")
    known = rest.startswith("//") if scheme in ("http", "https") else scheme == "doi"
    if not known or not rest.strip("/") or any(c.isspace() for c in value):
        raise ValueError("should be an address: https://… or doi:…")
    return value


class Original(Element):
    """Something published that a note in the folder rests on."""

    title: Said
    """Its title."""
    publisher: Said
    """Who published it: a newspaper, an agency, an office, a journal."""
    date: PartialDate | None = None
    """When it was published; a month or a year where no more is known."""
    address: Annotated[str, AfterValidator(_address)] | None = None
    """Where it can be read: an address `https://…` or `doi:…`."""

    @property
    def key(self) -> str:
        """What tells it from others: its address, or else title, publisher and date."""
        if self.address is not None:
            plain = self.address.split("#")[0].rstrip("/").casefold()
            return plain.removeprefix("https://").removeprefix("http://").removeprefix("www.")
        parts = (self.title, self.publisher, self.date or "")
        return " · ".join(" ".join(part.split()).casefold() for part in parts)
