"""The draws of a large forecast, worked out piece by piece on all cores or on a Dask scheduler.

Every piece that is done is kept in the folder at once, under a digest of all it follows from: a run
that was stopped, by whomever, is taken up where it stood, and nothing stale is ever read. A piece
that a worker was killed over is done again by another.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tightrope.analysis.dynamics.ensemble import Ensemble, piece_of
from tightrope.app.cluster import ADDRESS, connected, finished
from tightrope.app.how import OnStep, quiet
from tightrope.app.store.folder import Folder, check_inside
from tightrope.app.store.kept import digest_of
from tightrope.arrays import Floats
from tightrope.atomic import write_atomic

Piece = tuple[int, int]

CORES = "cores"  # in place of an address: the cores of this machine
_RETRIES = 5  # of a piece whose workers die


@dataclass(frozen=True)
class Spread:
    """Works out the draws of an ensemble elsewhere; call it with one.

    scheduler: `cores`, or the address of a Dask scheduler. folder: where pieces are kept; None:
    nowhere. Raises MissingExtra without Dask, UsageMistake where no scheduler answers.
    """

    scheduler: str
    folder: Folder | None = None
    on_step: OnStep = quiet

    def __call__(self, ensemble: Ensemble) -> Floats:
        """Gives the draws, (settings, draws, questions + 1, weeks + 1)."""
        place = self._place(ensemble)
        found = {
            piece: kept for piece in ensemble.pieces() if (kept := _read(place, piece)) is not None
        }
        waiting = [piece for piece in ensemble.pieces() if piece not in found]
        total = len(found) + len(waiting)
        for (first, end), worked in self._work(ensemble, waiting):
            found[first, end] = worked
            if place is not None:
                write_atomic(place / f"{first}-{end}.npy", _bytes(worked), durable=False)
            self.on_step(f"{len(found)} of {total} pieces")
        return np.concatenate([found[piece] for piece in ensemble.pieces()], axis=1)

    def _work(self, ensemble: Ensemble, waiting: list[Piece]) -> Iterator[tuple[Piece, Floats]]:
        if not waiting:
            return iter(())
        if self.scheduler == CORES:
            return _on_cores(ensemble, waiting)
        return _on_dask(ensemble, waiting, self.scheduler)

    def _place(self, ensemble: Ensemble) -> Path | None:
        if self.folder is None:
            return None
        asked = (ensemble.key, ensemble.texts, ensemble.weeks, ensemble.draws, ensemble.seed)
        place = self.folder.ensembles / digest_of(repr(asked))
        check_inside(self.folder, place / "piece")
        place.mkdir(parents=True, exist_ok=True)
        return place


def _on_cores(ensemble: Ensemble, waiting: list[Piece]) -> Iterator[tuple[Piece, Floats]]:
    with ProcessPoolExecutor() as pool:
        futures = {pool.submit(piece_of, ensemble, *piece): piece for piece in waiting}
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
        except BaseException:  # an interrupt too
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _on_dask(
    ensemble: Ensemble, waiting: list[Piece], address: str
) -> Iterator[tuple[Piece, Floats]]:
    with connected(address, "working out draws", f"`{CORES}`, or {ADDRESS}") as client:
        shared = client.scatter(ensemble, broadcast=True)
        futures = {
            client.submit(piece_of, shared, *piece, pure=False, retries=_RETRIES): piece
            for piece in waiting
        }
        for future in finished(futures):
            yield futures[future], future.result()


def _bytes(worked: Floats) -> bytes:
    out = io.BytesIO()
    np.save(out, worked, allow_pickle=False)
    return out.getvalue()


def _read(place: Path | None, piece: Piece) -> Floats | None:
    """What is kept of a piece; None where it is not there, or damaged."""
    first, end = piece
    if place is not None:
        with suppress(OSError, ValueError, EOFError):
            kept: Floats = np.load(place / f"{first}-{end}.npy", allow_pickle=False)
            if kept.ndim == 4 and kept.shape[1] == end - first and np.isfinite(kept).all():
                return kept
    return None
