"""The ledger: forecasts kept, resolved and scored; nothing lost, nothing taken back."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import Call, call  # noqa: F401 - a fixture
from tightrope.analysis.dynamics.path_formula import early_answers
from tightrope.app.errors import (
    AlreadyResolved,
    AnsweredTwice,
    BadLedger,
    FolderBusy,
    TooEarly,
    UnknownForecast,
)
from tightrope.app.forecasts import ledger
from tightrope.app.forecasts.ledger import keep, read_ledger, resolve, standings
from tightrope.app.forecasts.lines import Kept
from tightrope.app.store.folder import Folder
from tightrope.app.store.lock import writing
from tightrope.errors import UsageMistake

ONE = Kept("a1", "2020-05-01T10:00:00+00:00", "ada", "2020-05-01", "2020-05-29",
           "eventually hill.dig", None, 0.8, 0.6, 0.9, 0.0, 0.3, "f" * 64)  # fmt: skip
TWO = replace(
    ONE,
    id="b2",
    by="bob",
    probability=0.1,
    low=0.0,
    high=0.2,
    question="dale.answer",
    scenario="force",
)


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
    book = read_ledger(folder)
    assert not book.outcomes["a1"].happened
    ((of, was, now),) = ((one.of, one.was, one.now) for one in book.changed)
    assert (of, was.source, now.source) == ("a1", "a rumour", "a denial")
    assert [one.happened for one in book.entered["a1"]] == [True, False]
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


@pytest.mark.parametrize("twice", [("a1=yes", "a1=no"), ("a1=no", "a1=no")])
def test_two_answers_to_one_forecast_in_one_call_are_refused(folder: Folder, twice) -> None:
    keep(folder, [ONE, TWO])
    with pytest.raises(AnsweredTwice, match="a1"):
        resolve(folder, ["b2=no", *twice], "Reuters")
    assert not read_ledger(folder).entered


def _at(monkeypatch, day: str) -> None:
    monkeypatch.setattr(ledger, "signature", lambda: ("ada", f"{day}T12:00:00+00:00"))


def test_what_may_still_come_is_not_answered_no_before_the_day_is_over(
    folder: Folder, monkeypatch
) -> None:
    keep(folder, [ONE])
    _at(monkeypatch, "2020-05-29")  # the last day on which it can come
    with pytest.raises(TooEarly, match="open until 2020-05-29") as refused:
        resolve(folder, ["a1=no"], "Reuters")
    assert "--early" in str(refused.value)
    assert not read_ledger(folder).entered
    resolve(folder, ["a1=yes"], "Reuters")
    _at(monkeypatch, "2020-05-30")
    resolve(folder, ["a1=no"], "Reuters")


def test_what_can_no_longer_come_is_answered_before_its_day(folder: Folder, monkeypatch) -> None:
    keep(folder, [ONE])
    _at(monkeypatch, "2020-05-02")
    assert not resolve(folder, ["a1=no"], "the well is sealed", early=True)[0].happened


@pytest.mark.parametrize(
    ("question", "known"),
    [
        ("a.x", ""), ("eventually a.x", "yes"), ("always not a.x", "no"), ("never a.x", "no"),
        ("a.x before b.y", "yes no"), ("a.x until b.y", "yes no"), ("a.x while b.y", "yes"),
        ("a.x for at least 2 weeks", "yes"), ("not [eventually a.x]", "no"),
        ("[eventually a.x] and [eventually b.y]", "yes"),
        ("[eventually a.x] and [never b.y]", "no"), ("[eventually a.x] or [never b.y]", "yes"),
        ("[never a.x] or [never b.y]", "no"), ("[a.x] and [never b.y]", "no"),
        ("[a.x] or [never b.y]", ""),
    ],
)  # fmt: skip
def test_the_form_of_a_question_says_which_answer_shows_early(question: str, known: str) -> None:
    told = {"yes" if answer else "no" for answer in early_answers(question)}
    assert told == set(known.split())


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("probability", 0.999, "its own band of 0.6 to 0.9"), ("probability", 0.5, "0.54 to 0.91"),
        ("probability", 1.2, "`probability` is no probability"), ("probability", None, "0 to 1"),
        ("probability", float("nan"), "no probability"), ("average", True, "no probability"),
        ("low", 0.95, "`low` is above `high`"), ("due", "soon", "`due` is no day"),
        ("due", 20200529, "`due` is no day"),
    ],
)  # fmt: skip
def test_a_line_that_says_what_no_draws_can_is_named(folder: Folder, name, value, told) -> None:
    keep(folder, [TWO, replace(ONE, **{name: value})])
    with pytest.raises(BadLedger, match=r"forecasts.jsonl:2") as refused:
        read_ledger(folder)
    assert told in str(refused.value)


@pytest.mark.parametrize("number", range(1, 24))
def test_the_mean_of_any_draws_goes_with_their_band(folder: Folder, number: int) -> None:
    """A few draws far off move the mean out of the band of eight in ten: that is no fault."""
    drawn = [np.full(number, 0.7), *np.random.default_rng(number).beta(0.2, 0.2, (30, number))]
    drawn += [(np.arange(number) < k).astype(float) for k in range(number + 1)]
    for k, values in enumerate(drawn):
        low, high = np.quantile(values, [0.1, 0.9])
        keep(folder, [replace(ONE, id=str(k), low=low, high=high, probability=np.mean(values))])
    assert len(read_ledger(folder).forecasts) == len(drawn)


def test_an_outcome_that_is_neither_is_named(folder: Folder) -> None:
    keep(folder, [ONE])
    resolve(folder, ["a1=yes"], "Reuters")
    path = ledger.ledger_path(folder)
    path.write_text(path.read_text("utf-8").replace("true", '"perhaps"'), "utf-8")
    with pytest.raises(BadLedger, match=r"forecasts.jsonl:2.*neither true nor false.*perhaps"):
        read_ledger(folder)


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


def test_what_left_no_other_answer_possible_is_marked_and_not_scored(folder: Folder) -> None:
    sure = replace(ONE, id="c3", probability=1.0, low=1.0, high=1.0, settled="model")
    never = replace(ONE, id="d4", probability=0.0, low=0.0, high=0.0, settled="assumption")
    keep(folder, [ONE, sure, never])
    resolve(folder, ["c3=no"], "Reuters")
    book = read_ledger(folder)
    assert standings(book) == ()
    assert ledger.settled(book) == ledger.Settled(1, ("c3",))
    resolve(folder, ["a1=yes", "d4=no"], "Reuters")
    book = read_ledger(folder)
    assert {one.of: one.forecasts.forecasts for one in standings(book)}["all"] == 1
    assert ledger.settled(book) == ledger.Settled(2, ("c3",))
    assert book.forecasts[1].settled == "model"


def test_a_ledger_from_before_the_mark_is_read(folder: Folder) -> None:
    keep(folder, [ONE])
    path = ledger.ledger_path(folder)
    path.write_text(path.read_text("utf-8").replace(', "settled": null', ""), "utf-8")
    assert read_ledger(folder).forecasts == (ONE,)


def test_what_nobody_signed_is_by_somebody(folder: Folder, monkeypatch) -> None:
    keep(folder, [replace(ONE, by="", model="0123456789abcdef")])
    monkeypatch.setattr(ledger, "signature", lambda: ("", "2020-06-02T12:00:00+00:00"))
    resolve(folder, ["a1=yes"], "Reuters")
    assert [one.of for one in standings(read_ledger(folder))][1:3] == [
        "by somebody", "model 01234567",
    ]  # fmt: skip
    with pytest.raises(AlreadyResolved, match="so by somebody at 2020-06-02T12:00"):
        resolve(folder, ["a1=yes"], "Reuters")
    _at(monkeypatch, "2020-06-03")
    resolve(folder, ["a1=no"], "Reuters")
    with pytest.raises(AlreadyResolved, match="so by ada at 2020-06-03T12:00"):
        resolve(folder, ["a1=no"], "Reuters")


def test_empty_lines_are_passed_over_and_none_is_written(folder: Folder) -> None:
    keep(folder, [])
    path = ledger.ledger_path(folder)
    assert not path.exists()
    keep(folder, [ONE])
    assert path.read_text("utf-8").splitlines()[0].startswith("{")
    path.write_text("\n" + path.read_text("utf-8") + "  \n", "utf-8")
    keep(folder, [TWO])
    assert read_ledger(folder).forecasts == (ONE, TWO)
    assert path.read_text("utf-8").count("\n") == 4


def test_a_forecast_is_called_by_ten_figures_of_what_it_asks() -> None:
    first = ledger.made_id(["a.x", "2020-05-01", 4])
    assert len(first) == 10
    assert ledger.made_id(["a.x", "2020-05-01", "4"]) == first
    assert ledger.made_id(["a.x", "2020-05-02", 4]) != first


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
    assert told["schema"] == "resolve/2"
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
    assert row["by"] == row["resolved_by"] == told["open"][0]["by"]
    sure = ("--ask", "eventually ukraine.pay and not ukraine.pay")
    assert call(*ask[:6], *sure, "--keep")[0] == 0
    assert "impossible" in call("resolve", place)[1]
    code, out, err = call("resolve", place, f"{id_}=yes", "--source", "Ministry")
    assert code == 0
    assert f"{id_} happened, in place of “no” by {row['by'] or 'somebody'} on " in err
    assert "(Agency); both stay in the ledger" in err
    assert "Changed answers" in call("resolve", place)[1]


def test_the_table_keeps_who_forecast_apart_from_who_resolved(folder: Folder) -> None:
    keep(folder, [ONE, TWO])
    resolve(folder, ["a1=yes"], "Reuters")
    first, second = ledger.rows_of(read_ledger(folder))
    assert (first["by"], second["by"]) == ("ada", "bob")
    assert first["resolved_by"] == read_ledger(folder).outcomes["a1"].by
    assert (second["happened"], second["resolved_by"]) == (None, None)
