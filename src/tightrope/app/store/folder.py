"""A crisis folder on disk: where things are, how one is begun, and what may be written where."""

from __future__ import annotations

import shlex
import shutil
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from tightrope.app.errors import (
    FolderInTheWay,
    NotACrisisFolder,
    NotUtf8,
    OutHasNoFolder,
    OutIsAFolder,
    UnknownExample,
    UnsafePath,
)
from tightrope.atomic import write_atomic
from tightrope.errors import nearest

_STAGED = ".tightrope-init-"
_EMPTY = "_empty"  # the case that `init` without --example copies


class _Part:
    """A file or folder of a crisis folder, by where it is in it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, folder: Folder, owner: type[Folder]) -> Path:
        return folder.path / self._name


@dataclass(frozen=True, slots=True)
class Folder:
    """The parts of a crisis folder. Only `.tightrope/` is derived; deleting it loses nothing."""

    path: Path

    crisis = _Part("crisis.yaml")
    sources = _Part("sources")
    source_notes = _Part("sources.yaml")
    decisions = _Part("evidence.jsonl")
    draft = _Part("draft.yaml")
    expectations = _Part("expectations.yaml")
    journal = _Part("edits.jsonl")
    layout = _Part("layout.json")
    lock = _Part(".lock")
    holder = _Part(".lock.holder")
    derived = _Part(".tightrope")
    kept = _Part(".tightrope/kept")
    archive = _Part(".tightrope/archive")
    ensembles = _Part(".tightrope/ensembles")
    """Draws of large forecasts, worked out so far."""


def open_folder(path: str | Path) -> Folder:
    """Gives the crisis folder at `path`; raises NotACrisisFolder where there is none."""
    folder = Folder(Path(path))
    if folder.path.is_file():
        raise NotACrisisFolder("this is a file, not a crisis folder", where=str(path))
    if not folder.crisis.is_file():
        raise NotACrisisFolder(
            "no crisis.yaml in this folder",
            where=str(path),
            hint=f"begin one with: tightrope init {shlex.quote(str(path))}",
        )
    return folder


def read_text(path: Path) -> str:
    """Gives the text of a file that people write in the folder; empty when there is none."""
    if not path.exists():
        return ""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotUtf8(
            "not UTF-8 text", where=path.name, value=f"byte {error.start}", hint="save it as UTF-8"
        ) from error


def example_names() -> tuple[str, ...]:
    """Gives the names of the cases that ship with the package."""
    return tuple(
        sorted(
            entry.name
            for entry in resources.files("tightrope.cases").iterdir()
            if entry.is_dir() and entry.joinpath("crisis.yaml").is_file() and entry.name != _EMPTY
        )
    )


def init_folder(path: str | Path, example: str | None = None) -> Folder:
    """Begins a crisis folder, empty or from a shipped case; all of it or nothing is written."""
    target = Path(path)
    if example is not None and example not in example_names():
        raise UnknownExample(
            "no such example", value=example, hint=nearest(example, example_names())
        )
    if target.exists() and not target.is_dir():
        raise FolderInTheWay("there is a file of this name", where=str(path))
    if target.exists() and any(target.iterdir()):
        raise FolderInTheWay("this folder is already there and is not empty", where=str(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep_abandoned(target.parent)
    try:
        _stage(target, resources.files("tightrope.cases") / (example or _EMPTY))
    except OSError as error:  # told of the folder that was meant, not of the temporary one
        raise OSError(error.errno, error.strerror, str(path)) from error
    return Folder(target)


def _sweep_abandoned(parent: Path) -> None:
    """Removes what killed runs of `init` staged here more than a day ago."""
    before = time.time() - 86_400
    for left in parent.glob(f"{_STAGED}*"):
        with suppress(OSError):
            if left.stat().st_mtime < before:
                shutil.rmtree(left)


def _stage(target: Path, case: Traversable) -> None:
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=_STAGED) as made:
        staged = Path(made) / "case"
        _copy(case, staged)
        (staged / "sources").mkdir(exist_ok=True)
        (staged / ".gitignore").write_text(".tightrope/\n.lock*\n", encoding="utf-8")
        if target.exists():
            target.rmdir()
        staged.rename(target)


def check_inside(folder: Folder, path: Path) -> None:
    """Refuses a path that leads out of the folder, through a link or `..`."""
    if not path.parent.resolve().is_relative_to(folder.path.resolve()) or path.is_symlink():
        raise UnsafePath("this path leads out of the crisis folder", value=str(path))


def write_inside(folder: Folder, path: Path, data: bytes | Iterable[bytes]) -> None:
    """Writes a file of the folder whole; a path that leads out of it is refused."""
    check_inside(folder, path)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, data)


def write_out(path: Path, out: Path, data: bytes | Iterable[bytes]) -> None:
    """Writes a file where the user says; inside the folder at `path`, `write_inside` holds.

    Raises what `check_out` raises.
    """
    check_out(path, out)
    if out.absolute().is_relative_to(path.absolute()):
        write_inside(Folder(path), out, data)
    else:
        write_atomic(out, data)


def check_out(path: Path, out: Path) -> None:
    """Refuses a place that nothing can be written to, before anything is computed for it.

    Raises OutIsAFolder; OutHasNoFolder outside the folder at `path` where its own is missing.
    """
    if out.is_dir():
        raise OutIsAFolder("this is a folder", where=str(out), hint="name a file")
    inside = out.absolute().is_relative_to(path.absolute())
    if not inside and not out.parent.is_dir():
        raise OutHasNoFolder(
            "there is no such folder to write into",
            where=str(out),
            value=str(out.parent),
            hint="make it first, or mend the path",
        )


def _copy(source: Traversable, target: Path) -> None:
    if source.is_dir():
        target.mkdir(parents=True)
        for entry in source.iterdir():
            if entry.name not in {"__pycache__", "__init__.py"}:
                _copy(entry, target / entry.name)
    else:
        with source.open("rb") as data, target.open("wb") as out:
            shutil.copyfileobj(data, out)
