"""What was worked out of a model, kept by all that it follows from, so that nothing stale is told.

A finding is named by a digest of what engines read of the model (the order of its parts included),
of what was asked, and of the program's own files. Names and texts that only sentences use are no
part of it: findings refer to what they are about, and are put into words after they were kept.
What does not read back as it was made is not kept.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import tightrope
from tightrope.app.store.kept import Kept, adapter_of, digest_of
from tightrope.crisis import CrisisModel

MOST = (
    80  # findings in a folder, the last asked for: a model before and after an edit, on some days
)
_OF_NO_ACCOUNT = {".pyc", ".nbi", ".nbc"}  # made from the others

# what only sentences use; `scenarios` are told of by those who ask about some
_WORDS: dict[str, Any] = {
    "title": True,
    "summary": True,
    "actors": {"__all__": {"name", "aliases", "note"}},
    "ties": {"__all__": {"note"}},
    "dependence": {"__all__": {"note"}},
    "treaties": {"__all__": {"name", "note"}},
    "options": {"__all__": {"__all__": {"text"}}},
    "indicators": {"__all__": {"name"}},
    "events": {"__all__": {"text"}},
    "scenarios": True,
}
_WORDS_OF_A_SCENARIO = {"text", "cites", "assumption"}

T = TypeVar("T")


class Found:
    """The findings of one model, kept in `place`; nowhere where that is None, or a shipped case."""

    def __init__(self, place: Path | None, model: CrisisModel, *how: object) -> None:
        self._place = place = None if place is None or _ships(place) else place
        self._of = "" if place is None else model.model_dump_json(by_alias=True, exclude=_WORDS)
        self._scenarios = model.scenarios
        self._how = how

    def of_scenarios(self, names: Iterable[str]) -> tuple[object, ...]:
        """Gives what is asked of where a finding follows from these scenarios as well."""
        own = self._scenarios
        return tuple(
            (name, own[name].model_dump_json(by_alias=True, exclude=_WORDS_OF_A_SCENARIO))
            for name in names
        )

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
