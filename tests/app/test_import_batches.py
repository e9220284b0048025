"""One bad file never ends a batch: the good ones are read, the bad ones are named."""

from __future__ import annotations

import json

import pytest

from tests.exchange.test_event_tables import gdelt_row, write
from tightrope.app import use_cases
from tightrope.cli.main import run
from tightrope.crisis import parse_crisis
from tightrope.errors import TightropeError
from tightrope.exchange.errors import EventsUnreadable, NetworkUnreadable


@pytest.fixture
def files(tmp_path):
    (tmp_path / "good.csv").write_text("source,target,sign\nHill,Dale,+\n", "utf-8")
    (tmp_path / "more.csv").write_text("source,target,sign\nDale,Fen,-\n", "utf-8")
    (tmp_path / "bad.csv").write_text("source,target,sign\nHill,Dale,nope\n", "utf-8")
    (tmp_path / "latin.csv").write_bytes(b"source,target,sign\nH\xfcgel,Tal,+\n")
    (tmp_path / "folder.csv").mkdir()
    write(tmp_path / "events.tsv", [gdelt_row("20240105", "AAA", "BBB", "190", "-10")])
    write(tmp_path / "dateless.tsv", [gdelt_row("2024 05", "AAA", "BBB", "190", "-10")])
    return tmp_path


@pytest.mark.parametrize(
    ("bad", "said", "code"),
    [
        ("bad.csv", "bad.csv:2: this is no sign of the edge Hill - Dale: 'nope'", 4),
        ("latin.csv", "this file is not in UTF-8", 2),
        ("folder.csv", "this is a folder", 2),
        ("absent.csv", "absent.csv: this file cannot be read", 4),
    ],
)
@pytest.mark.parametrize("place", [0, 2])
def test_the_good_files_are_written_and_the_bad_one_is_named(files, bad, said, code, place, capsys):
    names = ["good.csv", "more.csv"]
    names.insert(place, bad)
    left = run(["import", *(str(files / name) for name in names), "--into", str(files / "new")])
    assert left == code
    assert said in capsys.readouterr().err
    model = parse_crisis((files / "new" / "crisis.yaml").read_text("utf-8")).model
    assert [(tie.from_, tie.to, tie.sign) for tie in model.ties] == [
        ("hill", "dale", "+"),
        ("dale", "fen", "-"),
    ]


def test_a_bad_event_table_is_left_out_and_stands_in_the_json(files, capsys):
    left = run(["import", "--json", str(files / "dateless.tsv"), str(files / "events.tsv")])
    body = json.loads(capsys.readouterr().out)
    assert (left, body["counted"]["rows"]) == (4, 1)
    (refused,) = body["refused"]
    assert "no date of this GDELT 2.0 table is understood" in json.dumps(refused)


def test_where_every_file_is_bad_or_none_is_so_alone_nothing_is_read(files):
    with pytest.raises(NetworkUnreadable, match=r"bad\.csv:2"):
        use_cases.import_files([files / "bad.csv", files / "bad.csv"], into=files / "new")
    with pytest.raises(TightropeError, match="this is an event table, the first file a table"):
        use_cases.import_files([files / "good.csv", files / "events.tsv"], into=files / "new")
    assert not (files / "new").exists()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("", "no row of this table is a tie: '0 lines below the first'"),
        ("Hill,Dale,\n", "no row of this table is a tie: '1 lines below the first'"),
        ("Hill,Hill,+\n,Dale,-\n", "no row of this table is a tie: '2 lines below the first'"),
    ],
)
def test_a_table_of_which_no_row_is_a_tie_is_a_mistake(files, rows, said):
    (files / "none.csv").write_text(f"source,target,sign\n{rows}", "utf-8")
    with pytest.raises(NetworkUnreadable, match=said):
        use_cases.import_files([files / "none.csv"])


def test_days_that_no_act_can_have_are_left_out_and_counted(files):
    days = ("17991231", "18000101", "20991231", "21000101", "99991231")
    table = files / "days.tsv"
    write(table, [gdelt_row(day, "AAA", "BBB", "190", "-10") for day in days])
    found = use_cases.import_files([table])
    assert found.counted["rows"] == 5
    assert found.counted["left out: with a date before 1800 or after 2099"] == 3
    assert found.counted["acts that take a side"] == 2


def test_a_file_of_dates_beyond_all_acts_is_read_and_counted_not_refused(files):
    write(files / "far.tsv", [gdelt_row("99991231", "AAA", "BBB", "190", "-10")])
    found = use_cases.import_files([files / "far.tsv"])
    assert (found.counted["rows"], found.counted["ties"]) == (1, 0)
    with pytest.raises(EventsUnreadable):
        use_cases.import_files([files / "dateless.tsv"])
