"""The bundles an archive is coded in: how files are cut into them, and how a finished one is told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass
from itertools import groupby
from pathlib import Path

from pydantic import TypeAdapter

from tightrope.app.evidence.reading import ARCHIVE_CODER
from tightrope.app.store.kept import digest_of
from tightrope.evidence import KnownActor

FILES_A_BUNDLE = 128  # at most
_BUNDLE_BYTES = 2**23  # above which a bundle ends
_ENDS = 32  # one file in so many ends a bundle, by its digest: a new file moves no other bundle


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files to be coded together: path, name of its document, digest of its bytes."""

    key: str
    files: tuple[tuple[str, str, str], ...]
    out: str
    actors: tuple[KnownActor, ...]

    @property
    def marker(self) -> Path:
        """Where it is written that all of it is coded."""
        return Path(self.out) / f"{self.key}.json"


@dataclass(frozen=True, slots=True)
class Marker:
    """What a finished bundle holds. `who`: the coder and the actors it was coded with."""

    who: str
    files: tuple[tuple[str, str, str], ...]
    parts: dict[str, str]  # file name -> digest
    refused: dict[str, int]
    skipped: dict[str, int]
    documents: int
    sentences: int
    claims: int


def cut_bundles(
    files: dict[Path, str], out: Path, actors: Sequence[KnownActor]
) -> Iterator[Bundle]:
    """Cuts each folder's files, in order of their names, where a file's own digest says so."""
    who = who_codes(actors)
    for _, together in groupby(sorted(files), key=lambda path: path.parent):
        own, size = list[tuple[str, str, str]](), 0
        for path in together:
            own.append((str(path), files[path], file_digest(path)))
            size += path.stat().st_size
            if _ends_bundle(own, size):
                yield _bundle(own, who, out, actors)
                own, size = [], 0
        if own:
            yield _bundle(own, who, out, actors)


def _ends_bundle(own: Sequence[tuple[str, str, str]], size: int) -> bool:
    by_digest = int(own[-1][2], 16) % _ENDS == 0
    return by_digest or len(own) == FILES_A_BUNDLE or size > _BUNDLE_BYTES


def _bundle(
    own: Sequence[tuple[str, str, str]], who: str, out: Path, actors: Sequence[KnownActor]
) -> Bundle:
    key = digest_of("bundle", who, [(name, digest) for _, name, digest in own])
    return Bundle(key, tuple(own), str(out.absolute()), tuple(actors))


def who_codes(actors: Sequence[KnownActor]) -> str:
    """Gives a digest of the coder, its version and the actors it knows: another one codes anew."""
    coder = ARCHIVE_CODER()
    return digest_of("who", coder.name, coder.version, [astuple(actor) for actor in actors])


def read_marker(path: Path) -> Marker | None:
    """Gives a marker; None where it is no marker of ours, or a damaged one."""
    with suppress(OSError, ValueError):
        return TypeAdapter(Marker).validate_json(path.read_bytes())
    return None


def is_whole(marker: Marker | None, out: Path) -> bool:
    """Whether every part that a marker names is there, byte for byte as it was written."""
    if marker is None:
        return False
    with suppress(OSError):
        return all(file_digest(out / part) == digest for part, digest in marker.parts.items())
    return False


def file_digest(path: Path) -> str:
    """Gives a file's SHA-256 in hexadecimal digits. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
