"""Files that people write, read into their types; every mistake told with its line. crisis.yaml above all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from tightrope.crisis.errors import (
    CrisisFileMissing,
    CrisisFileTooLarge,
    CrisisInvalid,
    CrisisNotYaml,
)
from tightrope.crisis.model import CrisisModel
from tightrope.crisis.yaml_tree import MAX_BYTES, read_yaml
from tightrope.findings import KeyPath, WithFindings, misfits

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True)
class Typed(Generic[T]):
    """What a file says, and for each part of it the line it stands on."""

    value: T
    name: str
    lines: Mapping[KeyPath, int] = field(repr=False)

    def where(self, *keys: str | int) -> str:
        """Gives `crisis.yaml:57` for a key path such as ("ties", 3, "to").

        A path that goes deeper than the file gives the line of the deepest part that exists.
        """
        path = tuple(key.rstrip("_") if isinstance(key, str) else key for key in keys)
        for wanted in (keys, path):
            if wanted in self.lines:
                return f"{self.name}:{self.lines[wanted]}"
        while path and path not in self.lines:
            path = path[:-1]
        return f"{self.name}:{self.lines.get(path, 1)}"


def read_typed(text: str, name: str, root: type[T], mistake: type[WithFindings]) -> Typed[T]:
    """Gives the file that `text` is, as a value of `root`; a key with nothing after it is left out.

    `name` stands in front of line numbers. Raises CrisisNotYaml, CrisisFileTooLarge, or `mistake`
    with every value that does not fit.
    """
    tree = read_yaml(text, name)
    try:
        value = TypeAdapter(root).validate_python(_without_blanks(tree.data))
    except ValidationError as error:
        raise mistake.of(misfits(error, root, tree.lines, name)) from None
    return Typed(value, name, tree.lines)


def _without_blanks(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_blanks(part) for key, part in value.items() if part is not None}
    if isinstance(value, list):
        return [_without_blanks(part) for part in value]
    return value


FILE_NAME = "crisis.yaml"


@dataclass(frozen=True, slots=True)
class CrisisFile(Typed[CrisisModel]):
    """A crisis file as read: the model, and for each part of it the line it stands on."""

    text: str = field(default="", repr=False)
    path: Path | None = None

    @property
    def model(self) -> CrisisModel:
        """What the file says."""
        return self.value


def read_crisis(path: Path | str) -> CrisisFile:
    """Gives the crisis file at `path` (a file, or a folder that holds `crisis.yaml`).

    Raises CrisisFileMissing, CrisisFileTooLarge, CrisisNotYaml, or CrisisInvalid with all findings.
    """
    path = Path(path)
    if path.is_dir():
        path = path / FILE_NAME
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise CrisisFileTooLarge(
                f"the file has {size} bytes", where=path.name, allowed=f"at most {MAX_BYTES}"
            )
        data = path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or "cannot be opened"
        raise CrisisFileMissing(
            f"no crisis file could be read ({reason})",
            value=str(path),
            hint="make one with: tightrope init FOLDER",
        ) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        raise CrisisNotYaml(
            "not UTF-8 text", where=f"{path.name}:{line}", hint="save the file as UTF-8"
        ) from None
    return _parsed(text, path.name, path)


def parse_crisis(text: str, name: str = FILE_NAME) -> CrisisFile:
    """Gives the crisis file that `text` is; `name` stands in front of its line numbers.

    Raises CrisisNotYaml, or CrisisInvalid with all findings.
    """
    return _parsed(text, name, None)


def _parsed(text: str, name: str, path: Path | None) -> CrisisFile:
    read = read_typed(text, name, CrisisModel, CrisisInvalid)
    return CrisisFile(read.value, name, read.lines, text, path)
