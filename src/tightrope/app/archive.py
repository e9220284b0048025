"""Archives of documents, coded in pieces that do not touch: by all cores, or on Dask.

A piece is one file. Its claims go to `<digest>-<part>.parquet`, a part for every few thousand
documents, and when all are there a marker `<digest>.json` with the counts is written. A run that
stops early goes on with the pieces without a marker; a piece coded twice writes the same bytes to
the same names. So nothing is lost and nothing stands twice.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

from tightrope.app.folder import Folder, check_inside
from tightrope.app.reading import known_actors
from tightrope.app.result import Result
from tightrope.atomic import write_atomic
from tightrope.corpus import Document, clean, find_files, read_documents, split_sentences
from tightrope.crisis import read_crisis
from tightrope.errors import MissingExtra, TightropeError
from tightrope.evidence import ActorIndex, Claim, KnownActor, RuleCoder
from tightrope.evidence.claims.store import read_claims, write_claims
from tightrope.evidence.errors import BadRecord

__all__ = ["ArchiveCounts", "archive_into", "code_archive", "read_archive"]

DOCUMENTS_A_PART = 2000
_RECORD = {"parts", "refused", "skipped", "documents", "sentences", "claims"}


@dataclass(frozen=True, repr=False)
class ArchiveCounts(Result):
    """What became of an archive's documents."""

    schema = "archive/1"
    pieces: int
    coded_now: int  # pieces coded by this run; the others were done before
    documents: int
    refused: dict[str, int]  # error code -> documents that could not be read
    sentences: int
    claims: int
    skipped: dict[str, int]  # reason -> sentences without a claim


@dataclass(frozen=True, slots=True)
class _Piece:
    path: str
    out: str
    actors: tuple[KnownActor, ...]


def code_archive(
    paths: Iterable[Path],
    out: Path,
    *,
    actors: Sequence[KnownActor] = (),
    jobs: int | None = None,
    scheduler: str | None = None,
    on_step: Callable[[str], None] = lambda name: None,
) -> ArchiveCounts:
    """Codes every document of the files and folders into partitioned Parquet under `out`.

    `jobs` processes share the work (default: one per core); with `scheduler`, the address of a
    Dask scheduler, its workers do, and `out` must be a folder they all see. Memory does not grow
    with the number of documents. Raises MissingExtra where Dask is asked for and not installed.
    """
    out.mkdir(parents=True, exist_ok=True)
    files = [path for path, _ in find_files(paths, on_error=_count_later)]
    pieces = [_Piece(str(path.absolute()), str(out.absolute()), tuple(actors)) for path in files]
    waiting = [piece for piece in pieces if not _marker(piece).is_file()]
    run = _on_dask(waiting, scheduler) if scheduler else _on_cores(waiting, jobs)
    for name in run:
        on_step(name)
    return _counts(pieces, len(waiting))


def archive_into(
    folder: Folder,
    paths: Iterable[Path],
    *,
    jobs: int | None = None,
    scheduler: str | None = None,
    on_step: Callable[[str], None] = lambda name: None,
) -> ArchiveCounts:
    """Codes an archive into a crisis folder; the names of its crisis file come first."""
    model = read_crisis(folder.crisis).model
    check_inside(folder, folder.archive / "piece")
    return code_archive(
        paths,
        folder.archive,
        actors=known_actors(model),
        jobs=jobs,
        scheduler=scheduler,
        on_step=on_step,
    )


def read_archive(out: Path) -> Iterator[Claim]:
    """Yields the claims of the finished pieces, one part in memory at a time."""
    for marker in sorted(out.glob("*.json")):
        parts = _record(marker)["parts"]
        for number in range(parts):
            yield from read_claims(out / f"{marker.stem}-{number:04}.parquet")


def code_piece(piece: _Piece) -> str:
    """Codes one file: its parts, then its marker. Gives the file's name."""
    path, out = Path(piece.path), Path(piece.out)
    digest = _digest(path)
    index = ActorIndex.build(piece.actors)
    refused: list[TightropeError] = []
    documents = read_documents([path], on_error=refused.append)
    tally: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    parts = 0
    while batch := list(islice(documents, DOCUMENTS_A_PART)):
        claims = [claim for document in batch for claim in _code(document, index, tally, skipped)]
        write_claims(out / f"{digest}-{parts:04}.parquet", claims)
        parts += 1
    record = {
        "file": path.name,
        "parts": parts,
        "refused": dict(Counter(error.code for error in refused)),
        "skipped": dict(skipped),
        **{key: tally[key] for key in ("documents", "sentences", "claims")},
    }
    write_atomic(out / f"{digest}.json", json.dumps(record, sort_keys=True).encode())
    return path.name


def _code(
    document: Document, index: ActorIndex, tally: Counter[str], skipped: Counter[str]
) -> tuple[Claim, ...]:
    passages = clean(document)
    sentences = split_sentences(document, passages)
    coded = RuleCoder().code(document, passages, sentences, index)
    tally.update(documents=1, sentences=len(sentences), claims=len(coded.claims))
    skipped.update(coded.skipped)
    return coded.claims


def _on_cores(pieces: Sequence[_Piece], jobs: int | None) -> Iterator[str]:
    if jobs == 1 or len(pieces) < 2:
        yield from map(code_piece, pieces)
        return
    with ProcessPoolExecutor(jobs) as pool:
        futures = [pool.submit(code_piece, piece) for piece in pieces]
        try:
            for future in as_completed(futures):
                yield future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _on_dask(pieces: Sequence[_Piece], scheduler: str) -> Iterator[str]:
    if find_spec("distributed") is None:
        raise MissingExtra("coding on a Dask scheduler", "archive")
    distributed: Any = import_module("distributed")  # partly typed: its own types do not hold
    with distributed.Client(scheduler) as client:
        futures = client.map(code_piece, pieces, pure=False, retries=3)
        for future in distributed.as_completed(futures):
            yield future.result()


def _marker(piece: _Piece) -> Path:
    return Path(piece.out) / f"{_digest(Path(piece.path))}.json"


def _record(marker: Path) -> dict[str, Any]:
    try:
        record = json.loads(marker.read_bytes())
        if isinstance(record, dict) and record.keys() >= _RECORD:
            return record
    except (ValueError, RecursionError):
        pass
    raise BadRecord(
        "this is not the record of a coded file",
        where=marker.name,
        hint="it is derived: delete .tightrope/archive and read the archive again",
    )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:32]


def _counts(pieces: Sequence[_Piece], coded_now: int) -> ArchiveCounts:
    refused: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    tally: Counter[str] = Counter()
    markers = sorted({_marker(piece) for piece in pieces})  # the same bytes twice are one piece
    for marker in markers:
        record = _record(marker)
        refused.update(record["refused"])
        skipped.update(record["skipped"])
        tally.update({key: record[key] for key in ("documents", "sentences", "claims")})
    return ArchiveCounts(
        pieces=len(markers),
        coded_now=coded_now,
        documents=tally["documents"],
        refused=dict(sorted(refused.items())),
        sentences=tally["sentences"],
        claims=tally["claims"],
        skipped=dict(sorted(skipped.items())),
    )


def _count_later(error: TightropeError) -> None:
    """A path that is not there is the caller's mistake; nothing has been done yet."""
    raise error
