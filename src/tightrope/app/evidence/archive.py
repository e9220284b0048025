"""Archives of documents, coded where they are in bundles that do not touch: by all cores, or on Dask.

A bundle is some files that follow one another. Its claims go to `<key>-<part>.parquet`, and when
all are there a marker `<key>.json` is written with counts and the digest of every part. The key is
a digest of the files' bytes and names, the coder and the actors, so that nothing stale is kept: a
run codes the bundles whose marker is missing or whose parts are damaged, and no others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from pydantic import TypeAdapter

from tightrope.app.cluster import connected, finished
from tightrope.app.evidence.bundles import (
    Bundle,
    Marker,
    cut_bundles,
    file_digest,
    is_whole,
    read_marker,
    who_codes,
)
from tightrope.app.evidence.reading import ARCHIVE_CODER, known_actors
from tightrope.app.how import OnStep, quiet
from tightrope.app.result import Result
from tightrope.app.store.folder import Folder, check_inside
from tightrope.app.store.lock import writing
from tightrope.atomic import write_atomic
from tightrope.corpus import Document, clean, describe, find_files, read_file, split_sentences
from tightrope.crisis import read_crisis
from tightrope.errors import TightropeError
from tightrope.evidence import ActorIndex, Claim, KnownActor, read_claims, write_claims

DOCUMENTS_A_PART = 2000


@dataclass(frozen=True, repr=False)
class ArchiveCounts(Result):
    """What became of an archive's documents."""

    schema = "archive/2"
    files: int
    """Files of the archive."""
    coded_now: int
    """Files coded by this run; the others were done before."""
    documents: int
    """Documents in them."""
    refused: dict[str, int]
    """Error code -> documents that could not be read."""
    sentences: int
    """Sentences that were coded."""
    claims: int
    """Claims found in them."""
    skipped: dict[str, int]
    """Reason -> sentences without a claim."""


def code_archive(
    paths: Iterable[Path],
    out: Path,
    *,
    actors: Sequence[KnownActor] = (),
    jobs: int | None = None,
    scheduler: str | None = None,
    on_step: OnStep = quiet,
) -> ArchiveCounts:
    """Codes every document of the files and folders into partitioned Parquet under `out`.

    Files coded by earlier runs stay, and are coded again where they, the coder or the actors have
    changed. `jobs` processes share the work (default: one per core); with `scheduler`, the address
    of a Dask scheduler, its workers do, and `out` must be a folder they all see. Memory does not
    grow with the number of documents. Raises MissingExtra without Dask, UsageMistake
    where no scheduler answers.
    """
    out.mkdir(parents=True, exist_ok=True)
    files = {path.absolute(): name for path, name in find_files(paths, on_error=_refuse)}
    before = {path: read_marker(path) for path in sorted(out.glob("*.json"))}
    for marker in filter(None, before.values()):
        for place, name, _ in marker.files:
            if Path(place).is_file():
                files.setdefault(Path(place), name)
    bundles = list(cut_bundles(files, out, actors))
    waiting = [bundle for bundle in bundles if not is_whole(before.get(bundle.marker), out)]
    run = _on_dask(waiting, scheduler) if scheduler else _on_cores(waiting, jobs)
    for name in run:
        on_step(name)
    _drop_stale(before, bundles, who_codes(actors), out)
    return _counts(bundles, sum(len(bundle.files) for bundle in waiting))


def archive_into(
    folder: Folder,
    paths: Iterable[Path],
    *,
    jobs: int | None = None,
    scheduler: str | None = None,
    on_step: OnStep = quiet,
) -> ArchiveCounts:
    """Codes an archive into a crisis folder; the names of its crisis file come first."""
    actors = known_actors(read_crisis(folder.crisis).model)
    check_inside(folder, folder.archive / "bundle")
    with writing(folder, "coding an archive"):
        return code_archive(
            paths, folder.archive, actors=actors, jobs=jobs, scheduler=scheduler, on_step=on_step
        )


def read_archive(out: Path) -> Iterator[Claim]:
    """Yields the claims of the finished bundles, one part in memory at a time."""
    markers = filter(None, map(read_marker, out.glob("*.json")))
    for marker in sorted(markers, key=lambda marker: marker.files):
        for part in marker.parts:
            yield from read_claims(out / part)


def code_bundle(bundle: Bundle) -> str:
    """Codes the files of a bundle: its parts, then its marker. Gives the first file's name."""
    out, index = Path(bundle.out), ActorIndex.build(bundle.actors)
    refused: list[TightropeError] = []
    tally, skipped = Counter[str](), Counter[str]()
    documents, parts = _documents(bundle, refused), dict[str, str]()
    while batch := list(islice(documents, DOCUMENTS_A_PART)):
        claims = [claim for document in batch for claim in _code(document, index, tally, skipped)]
        part = out / f"{bundle.key}-{len(parts):04}.parquet"
        write_claims(part, claims)
        parts[part.name] = file_digest(part)
    marker = Marker(
        who=who_codes(bundle.actors),
        files=bundle.files,
        parts=parts,
        refused=dict(Counter(error.code for error in refused)),
        skipped=dict(skipped),
        documents=tally["documents"],
        sentences=tally["sentences"],
        claims=tally["claims"],
    )
    write_atomic(bundle.marker, TypeAdapter(Marker).dump_json(marker), durable=False)
    return bundle.files[0][1]


def _documents(bundle: Bundle, refused: list[TightropeError]) -> Iterator[Document]:
    for place, name, _ in bundle.files:
        try:
            yield from read_file(Path(place), name, on_error=refused.append)
        except TightropeError as error:  # one bad file never ends a batch
            refused.append(error)


def _code(
    document: Document, index: ActorIndex, tally: Counter[str], skipped: Counter[str]
) -> tuple[Claim, ...]:
    passages = clean(document)
    sentences = split_sentences(document, passages)
    described = replace(document, metadata=describe(document, passages))
    coded = ARCHIVE_CODER().code(described, passages, sentences, index)
    tally.update(documents=1, sentences=len(sentences), claims=len(coded.claims))
    skipped.update(coded.skipped)
    return coded.claims


def _on_cores(bundles: Sequence[Bundle], jobs: int | None) -> Iterator[str]:
    if jobs == 1 or len(bundles) < 2:
        yield from map(code_bundle, bundles)
        return
    with ProcessPoolExecutor(jobs) as pool:
        futures = [pool.submit(code_bundle, bundle) for bundle in bundles]
        try:
            for future in as_completed(futures):
                yield future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _on_dask(bundles: Sequence[Bundle], scheduler: str) -> Iterator[str]:
    with connected(scheduler, "coding") as client:
        futures = client.map(code_bundle, bundles, pure=False, retries=3)
        for future in finished(futures):
            yield future.result()


def _drop_stale(
    before: dict[Path, Marker | None], bundles: Sequence[Bundle], who: str, out: Path
) -> None:
    """Removes bundles that others stand for now; those of files out of reach stay as they are."""
    current = {bundle.marker.name for bundle in bundles}
    there = {place for bundle in bundles for place, _, _ in bundle.files}
    for path, marker in before.items():
        if path.name in current:
            continue
        if marker and marker.who == who and there.isdisjoint(place for place, _, _ in marker.files):
            continue
        for part in out.glob(f"{path.stem}-*.parquet"):
            part.unlink()
        path.unlink()


def _counts(bundles: Sequence[Bundle], coded_now: int) -> ArchiveCounts:
    refused, skipped, tally = Counter[str](), Counter[str](), Counter[str]()
    for marker in filter(None, (read_marker(bundle.marker) for bundle in bundles)):
        refused.update(marker.refused)
        skipped.update(marker.skipped)
        tally.update(documents=marker.documents, sentences=marker.sentences, claims=marker.claims)
    return ArchiveCounts(
        files=sum(len(bundle.files) for bundle in bundles),
        coded_now=coded_now,
        documents=tally["documents"],
        refused=dict(sorted(refused.items())),
        sentences=tally["sentences"],
        claims=tally["claims"],
        skipped=dict(sorted(skipped.items())),
    )


def _refuse(error: TightropeError) -> None:
    """A path that is not there is the caller's mistake; nothing has been done yet."""
    raise error
