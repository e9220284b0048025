"""crisis.yaml to model: parsed safely, every mistake told with its line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tightrope.crisis.errors import (
    CrisisFileMissing,
    CrisisFileTooLarge,
    CrisisInvalid,
    CrisisNotYaml,
)
from tightrope.crisis.model import CrisisModel
from tightrope.crisis.read_typed import Typed, read_typed
from tightrope.crisis.yaml_tree import MAX_BYTES

__all__ = ["CrisisFile", "parse_crisis", "read_crisis"]

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
