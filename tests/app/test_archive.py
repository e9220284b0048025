"""An archive coded in pieces: the same claims however it is cut, stopped, resumed or spread."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.articles import FIRST, SECOND
from tightrope.app.evidence import archive, bundles
from tightrope.app.evidence.archive import code_archive, read_archive
from tightrope.errors import TightropeError
from tightrope.evidence import KnownActor


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


@pytest.fixture
def small_bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "FILES_A_BUNDLE", 1)


@pytest.mark.usefixtures("small_bundles")
def test_an_interrupted_run_goes_on(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, done = tmp_path / "out", 0
    real = archive.code_bundle

    def interrupted(bundle: bundles.Bundle) -> str:
        nonlocal done
        done += 1
        if done == 10:
            raise KeyboardInterrupt
        return real(bundle)

    monkeypatch.setattr(archive, "code_bundle", interrupted)
    with pytest.raises(KeyboardInterrupt):
        code_archive([files], out, jobs=1)
    monkeypatch.setattr(archive, "code_bundle", real)
    after = code_archive([files], out, jobs=1)
    assert after.coded_now == 25 - 9
    assert code_archive([files], out, jobs=1).coded_now == 0
    code_archive([files], tmp_path / "whole", jobs=1)
    assert _found(out) == _found(tmp_path / "whole")


@pytest.mark.usefixtures("small_bundles")
def test_damaged_and_lost_parts_alone_are_coded_again(files: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code_archive([files], out, jobs=1)
    whole = _found(out)
    one, two, three, *_ = sorted(out.glob("*.parquet"))
    one.write_bytes(one.read_bytes()[:-7])
    two.unlink()
    three.with_name(f"{three.stem[:-5]}.json").write_text("{}")
    assert code_archive([files], out, jobs=1).coded_now == 3
    assert _found(out) == whole


def test_other_actors_have_all_coded_again_and_leave_nothing_of_before(
    files: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    code_archive([files], out, jobs=1)
    before = {claim.source_actor for claim in read_archive(out)}
    assert "algeria" in before
    actors = [KnownActor("al_djazair", "Algeria")]
    assert code_archive([files], out, actors=actors, jobs=1).coded_now == 25
    after = {claim.source_actor for claim in read_archive(out)}
    assert "al_djazair" in after
    assert "algeria" not in after


def test_a_new_file_moves_no_bundle_but_its_own(files: Path, tmp_path: Path) -> None:
    for number in range(200):
        (files / f"m{number}.txt").write_text(f"{FIRST}\nMore {number}.\n", "utf-8")
    out = tmp_path / "out"
    assert code_archive([files], out, jobs=1).files == 225
    (files / "a-new-one.txt").write_text(f"{SECOND}\nNew.\n", "utf-8")
    again = code_archive([files], out, jobs=1)
    assert (again.files, again.documents) == (226, 225)
    assert 1 <= again.coded_now <= 128
    assert again.coded_now < 225
    assert sum(_found(out).values()) == again.claims


def _cut(paths: Iterable[Path], out: Path) -> list[list[str]]:
    cut = bundles.cut_bundles({path: path.name for path in paths}, out, [])
    return [[name for _, name, _ in bundle.files] for bundle in cut]


def test_bundles_end_now_and_then_by_a_digest_so_that_a_new_file_moves_one(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}.txt").write_text(f"{number}", "utf-8")
    before = _cut(tmp_path.iterdir(), tmp_path)
    assert 4 <= len(before) <= 20
    (tmp_path / "150-new.txt").write_text("new", "utf-8")
    after = _cut(tmp_path.iterdir(), tmp_path)
    assert sum(one not in before for one in after) == 1
    assert sorted(name for one in after for name in one) == sorted(
        path.name for path in tmp_path.iterdir()
    )


def test_a_bundle_ends_at_the_most_files_and_above_eight_megabytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, size in (("a", 2**23), ("b", 1), ("c", 2), ("d", 3), ("e", 4)):
        with (tmp_path / name).open("wb") as file:
            file.truncate(size)
    assert _cut(tmp_path.iterdir(), tmp_path) == [["a", "b"], ["c", "d", "e"]]
    monkeypatch.setattr(bundles, "FILES_A_BUNDLE", 2)
    assert _cut(tmp_path.iterdir(), tmp_path) == [["a", "b"], ["c", "d"], ["e"]]


def test_what_was_read_before_stays_and_what_is_gone_stays_too(files: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "out", tmp_path / "other"
    other.mkdir()
    (other / "x.txt").write_text(f"{FIRST}\nElsewhere.\n", "utf-8")
    code_archive([other], out, jobs=1)
    both = code_archive([files], out, jobs=1)
    assert both.documents == 25
    (other / "x.txt").unlink()
    assert code_archive([files], out, jobs=1).documents == 24
    assert "x.txt" in {claim.document for claim in read_archive(out)}


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TightropeError, match=r"nowhere"):
        code_archive([tmp_path / "nowhere"], tmp_path / "out")


def test_what_is_out_of_reach_stays_even_where_nothing_is_read(tmp_path: Path) -> None:
    out, other, nothing = tmp_path / "out", tmp_path / "other", tmp_path / "nothing"
    for folder in (other, nothing):
        folder.mkdir()
    (other / "x.txt").write_text(FIRST, "utf-8")
    code_archive([other], out, jobs=1)
    (other / "x.txt").unlink()
    (out / "broken.json").write_text("{}", "utf-8")
    assert code_archive([nothing], out, jobs=1).files == 0
    assert {claim.document for claim in read_archive(out)} == {"x.txt"}
    assert not (out / "broken.json").exists()
    code_archive([nothing], out, jobs=1, actors=[KnownActor("al_djazair", "Algeria")])
    assert list(out.iterdir()) == []


@pytest.mark.parametrize(("number", "jobs", "shared"), [(1, 2, 0), (2, 2, 1), (2, 1, 0)])
@pytest.mark.usefixtures("small_bundles")
def test_processes_are_started_only_where_there_is_work_to_share(
    number: int, jobs: int, shared: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = []

    def started_with(jobs: int) -> ThreadPoolExecutor:
        started.append(jobs)
        return ThreadPoolExecutor(jobs)

    monkeypatch.setattr(archive, "ProcessPoolExecutor", started_with)
    lines = [tmp_path / f"{n}.txt" for n in range(number)]
    for file in lines:
        file.write_text(f"{FIRST}\n{file.name}\n", "utf-8")
    assert code_archive(lines, tmp_path / "out", jobs=jobs).coded_now == number
    assert started == [jobs] * shared


@pytest.mark.slow
@pytest.mark.usefixtures("small_bundles")
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


def test_an_archive_is_read_by_the_quick_coder(files: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code_archive([files], out, jobs=1)
    assert {claim.coder_version for claim in read_archive(out)} == {"9-quick"}
