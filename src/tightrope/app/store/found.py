"""What was worked out of a model, kept by all that it follows from, so that nothing stale is told.

A finding is named by a digest of the model as it stands (the order of its parts included), of what
was asked, and of the program's own files. What does not read back as it was made is not kept.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import tightrope
from tightrope.app.store.kept import Kept, adapter_of, digest_of
from tightrope.crisis import CrisisModel

MOST = (
    80  # findings in a folder, the last asked for: a model before and after an edit, on some days
)
_OF_NO_ACCOUNT = {".pyc", ".nbi", ".nbc"}  # made from the others

T = TypeVar("T")


class Found:
    """The findings of one model, kept in `place`; nowhere where that is None, or a shipped case."""

    def __init__(self, place: Path | None, model: CrisisModel, *how: object) -> None:
        self._place = place = None if place is None or _ships(place) else place
        self._of = "" if place is None else model.model_dump_json(by_alias=True)
        self._how = how

    def get(self, kind: type[T], asked: tuple[object, ...], make: Callable[[], T]) -> T:
        """Gives the finding that answers `asked`, made where none is kept."""
        if self._place is None:
            return make()
        made: list[T] = []

        def make_it() -> T:
            made.append(make())
            return made[0]

        kept, key = Kept(self._place), self._key(asked)
        found = kept.get(kind, key, make_it, keep=lambda: reads_back(kind, made[0]))
        with suppress(OSError):  # asked for last: the last to be dropped
            os.utime(self._place / f"{key}.json")
        if made:
            kept.drop_oldest(MOST)
        return found

    def has(self, asked: tuple[object, ...]) -> bool:
        """Tells whether a finding that answers `asked` is kept."""
        return self._place is not None and (self._place / f"{self._key(asked)}.json").is_file()

    def _key(self, asked: tuple[object, ...]) -> str:
        return digest_of(code_mark(), self._of, *self._how, *asked)


def _ships(place: Path) -> bool:
    return place.resolve().is_relative_to(Path(tightrope.__file__).resolve().parent)


def reads_back(kind: type[T], made: T) -> bool:
    """Tells whether a value comes back from JSON as it was, to the byte when it is written again."""
    adapter = adapter_of(kind)
    text = adapter.dump_json(made)
    try:
        read = adapter.validate_json(text)
    except ValueError:
        return False
    return bool(read == made) and adapter.dump_json(read) == text


@lru_cache(maxsize=1)
def code_mark() -> str:
    """Gives a digest of the program's files, by name, size and time: what other code made is made anew."""
    root = Path(tightrope.__file__).parent
    marks = []
    for path in sorted(root.rglob("*")):
        if path.suffix not in _OF_NO_ACCOUNT and path.is_file():
            told = path.stat()
            marks.append(f"{path.relative_to(root)} {told.st_size} {told.st_mtime_ns}")
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()
