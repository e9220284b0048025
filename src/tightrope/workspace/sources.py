"""The documents of a crisis folder: kept as they came, with what is known of each beside them."""

from __future__ import annotations

import hashlib
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from tightrope.corpus import Document, Limits, find_files, read_documents
from tightrope.crisis.yaml_tree import read_yaml
from tightrope.errors import TightropeError
from tightrope.workspace.errors import UnreadableSourceNotes
from tightrope.workspace.folder import Folder, write_inside

__all__ = ["Added", "SourceNote", "add_sources", "load_documents", "read_source_notes"]

OnError = Callable[[TightropeError], None]
OnStep = Callable[[str], None]


class SourceNote(BaseModel):
    """What an analyst notes about one source; what the document says of itself fills the gaps."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    reliability: Literal["A", "B", "C", "D", "E", "F"] = "F"  # Admiralty; F: cannot be judged
    reason: str = ""  # why this reliability
    wrong: str = ""  # what the source gets wrong


@dataclass(frozen=True, slots=True)
class Added:
    """What one `read` did, counted aloud."""

    added: tuple[str, ...]
    known: tuple[str, ...]  # the same bytes were already there
    refused: tuple[TightropeError, ...]


def read_source_notes(folder: Folder) -> dict[str, SourceNote]:
    """Gives the notes of `sources.yaml` by document name; none when there is no such file."""
    if not folder.source_notes.is_file():
        return {}
    tree = read_yaml(folder.source_notes.read_text("utf-8"), folder.source_notes.name)
    try:
        return TypeAdapter(dict[str, SourceNote]).validate_python(tree.data)
    except ValidationError as error:
        first = error.errors()[0]
        raise UnreadableSourceNotes(
            f"{'.'.join(map(str, first['loc']))}: {first['msg']}",
            where=f"{folder.source_notes.name}:{tree.lines.get(first['loc'], 1)}",
            value=first["input"],
            allowed="keys: " + ", ".join(SourceNote.model_fields),
        ) from None


def add_sources(
    folder: Folder,
    paths: Iterable[Path],
    *,
    piped: bytes | None = None,
    limits: Limits | None = None,
    on_step: OnStep = lambda name: None,
) -> Added:
    """Copies documents into `sources/` after reading each once; one that cannot be read is refused whole.

    Files already there (same bytes) are left alone, so an interrupted run goes on where it stopped.
    """
    limits = limits or Limits()
    stored = {_digest(file) for file, _ in find_files([folder.sources])}
    tally = Tally([], [], [])
    with tempfile.TemporaryDirectory() as place:
        if piped is not None:
            taken = Path(place) / "stdin.txt"
            taken.write_bytes(piped)
            paths = [taken, *paths]
        for path, name in find_files(paths, on_error=tally.refused.append):
            on_step(name)
            _take(folder, path, limits, stored, tally)
    return Added(tuple(tally.added), tuple(tally.known), tuple(tally.refused))


class Tally(NamedTuple):
    """What has become of the files so far."""

    added: list[str]
    known: list[str]
    refused: list[TightropeError]


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
    write_inside(folder, target, path.read_bytes())
    stored.add(digest)
    tally.added.append(target.name)


def load_documents(
    folder: Folder, *, on_error: OnError, limits: Limits | None = None
) -> tuple[Document, ...]:
    """Reads every document in `sources/`, in name order; what cannot be read goes to `on_error`."""
    if not folder.sources.is_dir():
        return ()
    return tuple(read_documents([folder.sources], limits=limits or Limits(), on_error=on_error))


def note_skeleton(documents: Iterable[Document], notes: Mapping[str, SourceNote]) -> str:
    """Gives YAML entries for documents that have no note yet, filled from what they say of themselves."""
    from ruamel.yaml import YAML

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
    if not missing:
        return ""
    out = StringIO()
    yaml = YAML()
    yaml.width = 4096
    yaml.dump(missing, out)
    return out.getvalue()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _safe_name(name: str) -> str:
    """Gives a file name without path parts, control or invisible characters, not hidden."""
    plain = "".join(
        c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c)[0] != "C"
    )
    plain = re.sub(r'[/\\:*?"<>|]', "-", plain).lstrip(".").strip()
    return plain[-200:] or "document.txt"
