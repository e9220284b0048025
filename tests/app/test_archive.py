"""An archive coded in pieces: the same claims however it is cut, stopped, resumed or spread."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.articles import FIRST, SECOND
from tightrope.app import archive
from tightrope.app.archive import code_archive, read_archive
from tightrope.errors import TightropeError


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(24):
        text = f"{FIRST if number % 2 else SECOND}\n\nThe report has the number {number}.\n"
        (folder / f"{number:03}.txt").write_text(text, "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


def _found(out: Path) -> Counter[tuple[str, str]]:
    return Counter((claim.document, claim.id) for claim in read_archive(out))


def test_processes_and_one_process_give_the_same(files: Path, tmp_path: Path) -> None:
    one = code_archive([files], tmp_path / "one", jobs=1)
    two = code_archive([files], tmp_path / "two", jobs=2)
    assert one == two
    assert (one.documents, one.refused) == (24, {"empty-document": 1})
    assert one.claims == sum(_found(tmp_path / "one").values()) > 24
    assert _found(tmp_path / "one") == _found(tmp_path / "two")


def test_small_parts_change_nothing(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = tmp_path / "all.jsonl"
    lines.write_text(
        "".join('{"text": "Algeria condemned Morocco on Monday."}\n' for _ in range(7))
    )
    code_archive([lines], tmp_path / "whole", jobs=1)
    monkeypatch.setattr(archive, "DOCUMENTS_A_PART", 2)
    code_archive([lines], tmp_path / "parts", jobs=1)
    assert len(list((tmp_path / "parts").glob("*.parquet"))) == 4
    assert _found(tmp_path / "whole") == _found(tmp_path / "parts")


def test_an_interrupted_run_goes_on(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, done = tmp_path / "out", 0
    real = archive.code_piece

    def interrupted(piece: archive._Piece) -> str:
        nonlocal done
        done += 1
        if done == 10:
            raise KeyboardInterrupt
        return real(piece)

    monkeypatch.setattr(archive, "code_piece", interrupted)
    with pytest.raises(KeyboardInterrupt):
        code_archive([files], out, jobs=1)
    monkeypatch.setattr(archive, "code_piece", real)
    after = code_archive([files], out, jobs=1)
    assert after.coded_now == 25 - 9
    assert code_archive([files], out, jobs=1).coded_now == 0
    code_archive([files], tmp_path / "whole", jobs=1)
    assert _found(out) == _found(tmp_path / "whole")


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TightropeError, match=r"nowhere"):
        code_archive([tmp_path / "nowhere"], tmp_path / "out")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # the cluster warns of the worker that is killed on purpose
def test_a_killed_dask_worker_loses_nothing(files: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    for number in range(76):
        (files / f"more-{number}.txt").write_text(f"{FIRST}\nMore {number}.\n" * 8, "utf-8")
    code_archive([files], tmp_path / "alone", jobs=2)
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        victim = next(iter(cluster.workers.values())).pid
        steps = done = 0

        def kill_once(name: str) -> None:
            nonlocal steps, done
            steps += 1
            if steps == 20:
                os.kill(victim, signal.SIGKILL)
                done = len(list((tmp_path / "dask").glob("*.json")))
                time.sleep(0.1)

        counts = code_archive(
            [files], tmp_path / "dask", scheduler=cluster.scheduler_address, on_step=kill_once
        )
    assert 20 <= done < 95  # killed with work before it and behind it
    assert counts.documents == 100
    assert _found(tmp_path / "dask") == _found(tmp_path / "alone")
