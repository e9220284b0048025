"""Two people, or six processes, on one folder: nothing is lost, nothing of another's is undone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.articles import CRISIS, FIRST, SECOND
from tightrope.app import use_cases
from tightrope.app.errors import AlreadyDecided, FolderBusy
from tightrope.app.store import lock
from tightrope.app.store.folder import Folder, init_folder
from tightrope.app.store.lock import writing
from tightrope.errors import UsageMistake
from tightrope.evidence import read_decisions, write_decisions

HOLD = """
import sys, time
from pathlib import Path
from tightrope.app.store.folder import Folder
from tightrope.app.store.lock import writing
with writing(Folder(Path(sys.argv[1])), "trying it out"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = init_folder(tmp_path / "w")
    made.crisis.write_text(CRISIS, "utf-8")
    for number in range(3):
        text = f"{FIRST}\n\n{SECOND}\n\nReport {number} ends here.\n"
        (made.sources / f"{number}.txt").write_text(text, "utf-8")
    return made


def _decided(folder: Folder) -> dict[str, str]:
    return {d.claim.id: d.judgement for d in read_decisions(folder.decisions)}


def test_six_that_accept_at_once_lose_nothing(folder: Folder) -> None:
    ids = [claim.id for claim in use_cases.waiting(folder.path).waiting][:6]
    assert len(ids) == 6
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tightrope", "review", str(folder.path), "--accept", id_],
            stdout=subprocess.PIPE,
        )
        for id_ in ids
    ]
    assert [process.wait(120) for process in running] == [0] * 6
    for process in running:
        process.communicate()
    assert _decided(folder) == dict.fromkeys(ids, "accepted")


def test_two_that_decide_one_claim_the_second_is_told_who_was_first(folder: Folder) -> None:
    first, second = use_cases.review(folder.path), use_cases.review(folder.path)
    claim = first.state.current
    assert claim is not None
    first.accept()
    waiting = second.state.waiting
    with pytest.raises(AlreadyDecided, match="accepted this claim"):
        second.reject()
    assert _decided(folder) == {claim.id: "accepted"}
    assert second.state.waiting == waiting - 1
    assert second.state.current != claim
    second.reject()  # and goes on with the next
    assert len(_decided(folder)) == 2


def test_an_edited_claim_that_another_decided_is_not_half_written(folder: Folder) -> None:
    first, second = use_cases.review(folder.path), use_cases.review(folder.path)
    second.edit("modality", "opinion")
    first.reject()
    before = folder.decisions.read_bytes()
    with pytest.raises(AlreadyDecided, match="rejected"):
        second.accept()
    assert folder.decisions.read_bytes() == before


def test_undo_takes_back_ones_own_and_leaves_anothers(folder: Folder) -> None:
    session = use_cases.review(folder.path)
    session.accept()
    session.accept()
    one, two = _decided(folder)
    session.undo()
    assert list(_decided(folder)) == [one] or list(_decided(folder)) == [two]
    changed = [replace(d, by="somebody else") for d in read_decisions(folder.decisions)]
    write_decisions(folder.decisions, changed)
    with pytest.raises(AlreadyDecided, match="somebody else accepted"):
        session.undo()
    assert len(_decided(folder)) == 1


def test_undo_of_what_another_took_back_is_no_fault(folder: Folder) -> None:
    session = use_cases.review(folder.path)
    session.accept()
    folder.decisions.unlink()
    session.undo()
    assert not _decided(folder)


def test_what_is_decided_is_refused_by_id_and_the_rest_is_decided(folder: Folder) -> None:
    one, two, *_ = (claim.id for claim in use_cases.waiting(folder.path).waiting)
    use_cases.decide(folder.path, accept=[one], by="Ben")
    made = use_cases.decide(folder.path, reject=[one, two])
    assert [d.claim.id for d in made.decided] == [two]
    assert [error.value for error in made.refused] == [one]
    assert made.exit_code == 5
    assert _decided(folder) == {one: "accepted", two: "rejected"}
    left = use_cases.waiting(folder.path)
    assert made.waiting == len(left.waiting) + len(left.possible)


@pytest.mark.parametrize(("accept", "reject"), [(["x"], ["x"]), (["all"], ["x"]), (["x"], ["all"])])
def test_accepting_and_rejecting_one_claim_is_refused(
    folder: Folder, accept: list[str], reject: list[str]
) -> None:
    id_ = use_cases.waiting(folder.path).waiting[0].id
    meant = [[id_ if name == "x" else name for name in names] for names in (accept, reject)]
    with pytest.raises(UsageMistake, match="both accepted and rejected"):
        use_cases.decide(folder.path, *meant)
    assert not folder.decisions.exists() or not _decided(folder)


def test_a_writer_waits_shortly_and_says_who_holds_the_folder(folder: Folder) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder.path)], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        began = time.monotonic()
        with pytest.raises(FolderBusy) as caught, writing(folder, "waiting", wait=0.3):
            pass
        assert 0.25 < time.monotonic() - began < 5
        told = str(caught.value)
        assert f"process {holder.pid}" in told
        assert "trying it out" in told
        assert "\n" not in told
        use_cases.check(folder.path)  # readers do not wait
        holder.send_signal(signal.SIGKILL)
    with writing(folder, "the next", wait=2):  # a killed holder's lock is free again
        assert f"process {os.getpid()}" in folder.holder.read_text("utf-8")
    assert not folder.holder.exists()


def test_the_lock_may_be_taken_twice_by_who_holds_it(folder: Folder) -> None:
    with writing(folder, "outer"):
        with writing(folder, "inner", wait=0.1):
            pass
        assert "outer" in folder.holder.read_text("utf-8")
    assert not folder.holder.exists()


@pytest.mark.parametrize("user", ["ada", ""])
def test_who_holds_the_folder_is_written_down_somebody_without_a_name(
    folder: Folder, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def known() -> str:
        if not user:
            raise KeyError("no such user")
        return user

    monkeypatch.setattr(lock.getpass, "getuser", known)
    with writing(folder, "noting"):
        said = folder.holder.read_text("utf-8")
    assert said.startswith(f"{user or 'somebody'} on ")
    assert ", noting, since 20" in said


def test_what_killed_runs_left_is_cleaned_by_the_next_that_writes(folder: Folder) -> None:
    left = [folder.path / ".evidence.jsonl.x1.new", folder.sources / ".a.txt.x2.new"]
    old, fresh = folder.kept / ".k.json.old.new", folder.kept / ".k.json.fresh.new"
    folder.kept.mkdir(parents=True)
    for path in (*left, old, fresh):
        path.write_bytes(b"half")
    place = folder.derived / ".suggested-x.parquet.ab12"
    place.mkdir()
    (place / "claims.jsonl").write_bytes(b"half")
    hours_ago = time.time() - 2 * lock.ABANDONED
    for path in (old, place):
        os.utime(path, (hours_ago, hours_ago))
    with writing(folder, "anything"):
        pass
    assert not any(path.exists() for path in (*left, old, place))
    assert fresh.exists()  # another run may be writing it now


def test_two_reads_at_once_keep_all_documents_and_notes(folder: Folder, tmp_path: Path) -> None:
    running = []
    for name in "ab":
        place = tmp_path / name
        place.mkdir()
        for number in range(5):
            (place / f"{name}{number}.txt").write_text(f"{FIRST}\n{name} {number}\n", "utf-8")
        command = [sys.executable, "-m", "tightrope", "read", str(place), "--into"]
        running.append(subprocess.Popen([*command, str(folder.path)], stdout=subprocess.PIPE))
    for process in running:
        process.communicate(timeout=120)
    assert [process.returncode for process in running] == [0, 0]
    names = {path.name for path in folder.sources.iterdir()}
    assert names >= {f"{name}{number}.txt" for name in "ab" for number in range(5)}
    notes = folder.source_notes.read_text("utf-8")
    assert all(notes.count(f"\n{name}:") + notes.startswith(f"{name}:") == 1 for name in names)


def test_a_busy_folder_is_one_line_and_one_json_object(folder: Folder) -> None:
    id_ = use_cases.waiting(folder.path).waiting[0].id
    code = (
        "import tightrope.app.store.lock as l; l.WAIT = 0.2; from tightrope.cli import main; main()"
    )
    with writing(folder, "something long"):
        done = subprocess.run(
            [sys.executable, "-c", code, "review", str(folder.path), "--accept", id_, "--json"],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    assert done.returncode == 5
    assert json.loads(done.stdout)["error"]["code"] == "folder-busy"
    assert "something long" in json.loads(done.stdout)["error"]["value"]
