"""What was read and coded once, kept under `.tightrope/kept` by content, coder and actors.

A file there is JSON, named by a digest of everything its content follows from, so it never goes
stale: what changed has another name. One that is damaged is made again. Deleting all of it costs
time and loses nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import tightrope
from tightrope.atomic import write_atomic
from tightrope.corpus import Metadata, Passage, Sentence

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A document as cleaned: what it says of itself, what speaks against it, its parts."""

    metadata: Metadata
    flags: tuple[str, ...]
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]


class Kept:
    """The kept part of one folder, as one run uses it."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._used: set[str] = set()

    def get(
        self,
        kind: type[T],
        key: str,
        make: Callable[[], T],
        *,
        keep: Callable[[], bool] | None = None,
    ) -> T:
        """Gives what is kept under the key, or makes it, and keeps it unless `keep` says no.

        A folder that cannot be written keeps nothing, and works.
        """
        path = self._place / f"{key}.json"
        self._used.add(path.name)
        adapter = adapter_of(kind)
        with suppress(OSError, ValueError):  # not there, or damaged: made again
            return adapter.validate_json(path.read_bytes())
        made = make()
        if keep is not None and not keep():
            return made
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, adapter.dump_json(made), durable=False)
        return made

    def drop_oldest(self, most: int) -> None:
        """Removes the least lately written, until at most so many are kept."""
        found = sorted(self._place.glob("*.json"), key=_written, reverse=True)
        for path in found[most:]:
            with suppress(OSError):
                path.unlink()

    def drop_unused(self) -> None:
        """Removes what this run did not ask for: documents that are gone, actors as they were."""
        for path in self._place.glob("*.json"):
            if path.name not in self._used:
                with suppress(OSError):
                    path.unlink()


def _written(path: Path) -> float:
    with suppress(OSError):
        return path.stat().st_mtime
    return 0.0


def digest_of(*parts: Any) -> str:
    """Gives a short digest of values that JSON can tell, and of the version of Tightrope."""
    told = json.dumps([tightrope.__version__, *parts], sort_keys=True)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:40]


_ADAPTERS: dict[type, Any] = {}


def adapter_of(kind: type[T]) -> TypeAdapter[T]:
    """Gives what reads and writes values of a type as JSON."""
    from pydantic import TypeAdapter

    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    adapter: TypeAdapter[T] = _ADAPTERS[kind]
    return adapter
