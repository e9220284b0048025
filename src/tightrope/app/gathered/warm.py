"""A folder kept warm for shells that stay open: gathered once, and again when a file of it changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from pathlib import Path

from tightrope.app.evidence.suggested import coders_that_read, place_of
from tightrope.app.gathered.gather import Gathered, gather
from tightrope.app.how import How, OnStep, quiet
from tightrope.app.store.folder import Folder

_TOLD: ContextVar[OnStep] = ContextVar("told", default=quiet)
_MOST = 6  # gathered models kept at once: as of several dates, with and without draws
_Print = tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True, repr=False)
class Warm:
    """One folder, asked again and again by threads of one process.

    `lock` is held by whoever computes: what is computed first is there for the next one.
    """

    path: Path
    lock: threading.RLock = field(default_factory=threading.RLock)
    _kept: OrderedDict[How, tuple[_Print, Gathered]] = field(default_factory=OrderedDict)

    def gathered(self, how: How) -> Gathered:
        """Gives what `gather` gives, kept while no file of the folder has changed.

        Raises what `gather` raises; nothing is kept then.
        """
        key = replace(how, on_step=quiet, on_note=quiet)
        _TOLD.set(how.on_step)  # in the context of this thread's request
        with self.lock:
            now = fingerprint(self.path)
            seen, found = self._kept.get(key, (None, None))
            if found is None or seen != now:
                found = gather(self.path, replace(how, on_step=_tell_who_asks))
                self._kept[key] = (now, found)
            self._kept.move_to_end(key)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
            return found

    def __repr__(self) -> str:
        return f"<Warm {self.path}: {len(self._kept)} kept>"


def _tell_who_asks(name: str) -> None:
    """Tells whoever asks now of a step, not who asked first; what it raises ends the work."""
    _TOLD.get()(name)


def fingerprint(path: Path) -> _Print:
    """Gives the name, size, time and inode of every file that an answer follows from.

    Suggestions of coders count. What is kept under `.tightrope/` by content does not, and neither
    does what waits for a person (a draft, the suggestions of assistants) or is past (the journal of edits).
    """
    folder = Folder(path)
    found = [
        *(one for one in path.glob("*.yaml") if one != folder.draft),
        *(one for one in path.glob("*.jsonl") if one != folder.journal),
        *(one for one in folder.sources.rglob("*") if one.is_file()),
        *(place_of(folder, coder) for coder in coders_that_read(folder)),
    ]
    marks = []
    for one in sorted(found):
        try:
            told = one.stat()
        except FileNotFoundError:  # gone meanwhile: as if it had not been there
            continue
        mark = (told.st_size, told.st_mtime_ns, told.st_ino)
        marks.append((one.relative_to(path).as_posix(), *mark))
    return tuple(marks)
