"""The ledger: forecasts kept, resolved and scored; nothing lost, nothing taken back."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import Call, call  # noqa: F401 - a fixture
from tightrope.app.errors import AlreadyResolved, BadLedger, FolderBusy, UnknownForecast
from tightrope.app.forecasts import ledger
from tightrope.app.forecasts.ledger import Kept, keep, read_ledger, resolve, standings
from tightrope.app.store.folder import Folder
from tightrope.app.store.lock import writing
from tightrope.errors import UsageMistake

ONE = Kept("a1", "2030-05-01T10:00:00+00:00", "ada", "2030-05-01", "2030-05-29",
           "eventually hill.dig", None, 0.8, 0.6, 0.9, 0.0, 0.3, "f" * 64)  # fmt: skip
TWO = replace(ONE, id="b2", by="bob", probability=0.1, question="dale.answer", scenario="force")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "crisis.yaml").write_text("title: x\n", "utf-8")
    return Folder(tmp_path)


def test_forecasts_are_added_once_and_outcomes_by_id(folder: Folder) -> None:
    assert read_ledger(folder) == ledger.Ledger((), {})
    assert keep(folder, [ONE, TWO]) == (ONE, TWO)
    assert keep(folder, [ONE]) == ()
    before = ledger.ledger_path(folder).read_bytes()
    (made,) = resolve(folder, ["a1=yes"], "Reuters, 3 May")
    assert (made.of, made.happened, made.source) == ("a1", True, "Reuters, 3 May")
    after = ledger.ledger_path(folder).read_bytes()
    assert after.startswith(before)
    book = read_ledger(folder)
    assert book.forecasts == (ONE, TWO)
    assert book.open == (TWO,)
    assert book.outcomes["a1"].happened


def test_a_wrong_outcome_is_entered_again_and_the_last_counts(folder: Folder) -> None:
    keep(folder, [ONE])
    resolve(folder, ["a1=yes"], "a rumour")
    with pytest.raises(AlreadyResolved):
        resolve(folder, ["a1=yes"], "another")
    resolve(folder, ["a1=no"], "a denial")
    assert not read_ledger(folder).outcomes["a1"].happened
    assert len(ledger.ledger_path(folder).read_text().splitlines()) == 3


def test_all_or_no_outcomes_are_entered(folder: Folder) -> None:
    keep(folder, [ONE])
    with pytest.raises(UnknownForecast, match="a1"):
        resolve(folder, ["a1=yes", "a2=no"], "Reuters")
    for wrong in ("a1", "a1=maybe", "a1=True"):
        with pytest.raises(UsageMistake):
            resolve(folder, [wrong], "Reuters")
    with pytest.raises(UsageMistake, match="who says so"):
        resolve(folder, ["a1=yes"], " ")
    assert not read_ledger(folder).outcomes


def test_a_killed_run_leaves_the_old_ledger(folder: Folder, monkeypatch) -> None:
    keep(folder, [ONE])
    before = ledger.ledger_path(folder).read_bytes()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", killed)
    with pytest.raises(KeyboardInterrupt):
        keep(folder, [TWO])
    monkeypatch.undo()
    assert ledger.ledger_path(folder).read_bytes() == before
    assert [p.name for p in folder.path.iterdir() if p.name.endswith(".new")] == []


def test_a_line_without_its_end_is_not_run_into(folder: Folder) -> None:
    keep(folder, [ONE])
    path = ledger.ledger_path(folder)
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    keep(folder, [TWO])
    assert read_ledger(folder).forecasts == (ONE, TWO)


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"version": 1}', '{"version": 2, "kind": "forecast"}',
             '{"version": 1, "kind": "forecast", "id": "a1"}'],
)  # fmt: skip
def test_a_broken_line_is_named(folder: Folder, line: str) -> None:
    keep(folder, [ONE])
    with ledger.ledger_path(folder).open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(BadLedger, match=r"forecasts.jsonl:2"):
        read_ledger(folder)


def test_one_writes_at_a_time(folder: Folder, monkeypatch) -> None:
    monkeypatch.setattr("tightrope.app.store.lock.WAIT", 0.05)
    import subprocess
    import sys

    code = (
        "import sys, time; from pathlib import Path; from tightrope.app.store.folder import Folder; "
        "from tightrope.app.store.lock import writing\n"
        "with writing(Folder(Path(sys.argv[1])), 'x'):\n print('held', flush=True); time.sleep(30)"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(folder.path)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(FolderBusy):
            keep(folder, [ONE])
    finally:
        other.kill()
        other.communicate()
    with writing(folder, "free again"):
        pass


def test_what_is_resolved_is_scored_beside_persistence(folder: Folder) -> None:
    keep(folder, [ONE, TWO])
    resolve(folder, ["a1=yes", "b2=no"], "Reuters")
    found = {one.of: one for one in standings(read_ledger(folder))}
    assert list(found) == [
        "all", "by ada", "by bob", "model ffffffff", "eventually hill.dig", "dale.answer",
    ]  # fmt: skip
    assert found["all"].forecasts.brier == pytest.approx((0.04 + 0.01) / 2)
    assert found["all"].persistence.brier == pytest.approx(0.5)
    assert found["by bob"].average.brier == pytest.approx(0.09)
    assert standings(ledger.Ledger((ONE,), {})) == ()


def test_the_verbs_keep_resolve_and_write_csv(call: Call, tmp_path: Path) -> None:  # noqa: F811
    place = tmp_path / "gas"
    assert call("init", place, "--example", "gas-dispute-2009")[0] == 0
    ask = ("forecast", place, "--weeks", 2, "--draws", 2, "--ask", "eventually ukraine.pay")
    code, _, err = call(*ask, "--keep")
    assert (code, "kept 1" in err) == (0, True)
    assert "kept" not in call(*ask, "--keep")[2].splitlines()[-1]
    code, out, _ = call("resolve", place)
    assert "eventually ukraine.pay" in out
    told = json.loads(call("resolve", place, "--json")[1])
    assert told["schema"] == "resolve/1"
    id_ = told["open"][0]["id"]
    assert told["open"][0]["due"] == "2009-01-24"
    code, _, err = call("resolve", place, f"{id_}=no")
    assert (code, "--source" in err) == (2, True)
    sheet = tmp_path / "all.csv"
    code, out, err = call("resolve", place, f"{id_}=no", "--source", "Agency", "--csv", sheet)
    assert code == 0
    assert "did not happen" in err
    assert "Persistence wins" in out  # it said that nothing changes, and nothing did
    (row,) = csv.DictReader(sheet.read_text("utf-8").splitlines())
    assert (row["id"], row["happened"], row["source"]) == (id_, "False", "Agency")
