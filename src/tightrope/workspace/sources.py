"""The documents of a crisis folder: kept as they came, with what is known of each beside them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from tightrope.corpus import Document, Limits, read_bytes, read_documents, source_files
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
    from ruamel.yaml import YAML, YAMLError

    where = str(folder.source_notes)
    try:
        raw = YAML(typ="safe", pure=True).load(folder.source_notes.read_bytes())
        return TypeAdapter(dict[str, SourceNote]).validate_python(raw or {})
    except YAMLError as error:
        problem = str(getattr(error, "problem", "") or "not YAML")
        mark = getattr(error, "problem_mark", None)
        where = f"{where}:{mark.line + 1}" if mark else where
        raise UnreadableSourceNotes(problem, where=where) from None
    except ValidationError as error:
        first = error.errors()[0]
        path = ".".join(str(part) for part in first["loc"])
        raise UnreadableSourceNotes(
            f"{path}: {first['msg']}",
            where=where,
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
    stored = {_digest(file) for file in source_files([folder.sources])}
    added: list[str] = []
    known: list[str] = []
    refused: list[TightropeError] = []
    if piped is not None:
        _take(folder, "stdin.txt", piped, limits, stored, (added, known, refused))
    for path in source_files(paths, on_error=refused.append):
        on_step(path.name)
        try:
            limits.check_size(path)
            data = path.read_bytes()
        except TightropeError as error:
            refused.append(error)
            continue
        _take(folder, path.name, data, limits, stored, (added, known, refused))
    return Added(tuple(added), tuple(known), tuple(refused))


def _take(
    folder: Folder,
    name: str,
    data: bytes,
    limits: Limits,
    stored: set[str],
    tally: tuple[list[str], list[str], list[TightropeError]],
) -> None:
    added, known, refused = tally
    digest = hashlib.sha256(data).hexdigest()
    if digest in stored:
        known.append(name)
        return
    try:
        read_bytes(data, name, limits=limits)
    except TightropeError as error:
        refused.append(error)
        return
    target = folder.sources / _safe_name(name)
    if target.exists():
        target = target.with_name(f"{target.stem}-{digest[:8]}{target.suffix}")
    write_inside(folder, target, data)
    stored.add(digest)
    added.append(target.name)


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
