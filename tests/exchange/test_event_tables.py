"""Event tables, written by the tests in each format's own columns, read into ties."""

from __future__ import annotations

import csv
import gzip
import itertools
import math

import pytest

from tightrope.exchange.errors import EventsUnreadable, UnknownFormat
from tightrope.exchange.event_layouts import FORMATS
from tightrope.exchange.event_tables import import_events

NUMBERS = itertools.count(1)


def gdelt_row(day, one, two, code, goldstein, identity=None):
    values = dict.fromkeys(FORMATS["gdelt"].columns, "")
    values |= {
        "GlobalEventID": str(identity or next(NUMBERS)), "Day": day, "Actor1CountryCode": one,
        "Actor2CountryCode": two, "EventCode": code, "GoldsteinScale": goldstein,
        "SOURCEURL": 'https://example.org/"quoted',
    }  # fmt: skip
    return "\t".join(values.values())


def write_gdelt(path, rows):
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def summary(ties):
    return [(t.source, t.target, t.kind, t.sign, t.weight, t.since) for t in ties]


def test_gdelt_has_sixty_one_columns():
    assert len(FORMATS["gdelt"].columns) == 61
    assert FORMATS["gdelt"].columns.index("Actor2CountryCode") == 17
    assert FORMATS["gdelt"].columns.index("EventCode") == 26
    assert FORMATS["gdelt"].columns.index("GoldsteinScale") == 30


def test_gdelt_events_become_ties_and_the_rest_is_counted(tmp_path):
    rows = [gdelt_row("20240105", "AAA", "BBB", "190", "-10") for _ in range(3)]
    rows += [gdelt_row("20240206", "AAA", "BBB", "057", "8") for _ in range(7)]
    rows += [gdelt_row("20250101", "AAA", "BBB", "064", "7.0") for _ in range(3)]
    rows += [gdelt_row("20240105", "AAA", "", "040", "1")]
    rows += [gdelt_row("20240105", "AAA", "AAA", "040", "1")]
    rows += [gdelt_row("20240105", "AAA", "CCC", "040", "1")]
    rows += ["only\tthree\tcolumns"]
    found = import_events([write_gdelt(tmp_path / "e.tsv", rows)], "gdelt")
    assert summary(found.network.ties) == [
        ("AAA", "BBB", "military", -1, 20.0, "2024"),
        ("AAA", "BBB", "political", 1, 24.0, "2024"),
        ("AAA", "BBB", "intelligence", 1, 14.0, "2025"),
    ]
    assert (found.rows, found.used, found.rejected) == (16, 13, 1)
    assert found.skipped == {
        "without a source or target": 1,
        "within one actor": 1,
        "in pairs with too few events or no clear sign": 1,
    }


def test_rows_of_one_event_are_one_event(tmp_path):
    again = [gdelt_row("20240105", "AAA", "BBB", "190", "-10", 7) for _ in range(3)]
    rows = [*again, gdelt_row("20240106", "AAA", "BBB", "190", "-10", 8)]
    rows += [gdelt_row("20240106", "AAA", "CCC", "190", "-10", 8)]  # another pair of one event
    found = import_events([write_gdelt(tmp_path / "e.tsv", rows)], "gdelt", least_events=1)
    assert summary(found.network.ties) == [
        ("AAA", "BBB", "military", -1, round(10 * math.log2(3), 6), "2024"),
        ("AAA", "CCC", "military", -1, 10.0, "2024"),
    ]
    assert (found.rows, found.used) == (5, 3)
    assert found.skipped == {"the same event again": 2}


def test_one_event_in_two_files_is_one_event(tmp_path):
    paths = [
        write_gdelt(tmp_path / f"{n}.tsv", [gdelt_row("20240105", "AAA", "BBB", "190", "-10", 7)])
        for n in range(3)
    ]
    found = import_events(paths, "gdelt")
    assert (found.network.ties, found.used) == ((), 0)
    assert found.skipped["the same event again"] == 2


def test_rows_without_a_number_are_events_each(tmp_path):
    header = "event_id_cnty,event_date,actor1,actor2,sub_event_type"
    rows = [",2024-01-05,A,B,Attack", ",2024-01-05,A,B,Attack", "X1,2024-01-05,A,B,Attack"]
    rows += ["X1,2024-01-05,A,B,Attack"]
    path = tmp_path / "acled.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    found = import_events([path], "acled", least_events=1)
    assert (found.rows, found.used, found.skipped) == (4, 3, {"the same event again": 1})


def test_months_and_thresholds(tmp_path):
    rows = [gdelt_row(f"2024{m:02}05", "AAA", "BBB", "040", "0.5") for m in (1, 1, 2, 2)]
    path = write_gdelt(tmp_path / "e.tsv", rows)
    ties = import_events([path], "gdelt", period="month", least_events=2).network.ties
    assert [tie.since for tie in ties] == ["2024-01", "2024-02"]
    assert import_events([path], "gdelt", least_events=1, threshold=1.0).network.ties == ()


def test_several_gzipped_files_are_read_as_one(tmp_path):
    for number in range(2):
        with gzip.open(tmp_path / f"{number}.tsv.gz", "wt", encoding="utf-8") as file:
            file.write(gdelt_row("20240105", "AAA", "BBB", "040", "1.0") + "\n")
    paths = sorted(tmp_path.iterdir())
    (tie,) = import_events(paths, "gdelt", least_events=2).network.ties
    assert tie.weight == pytest.approx(math.log2(3), abs=1e-6)


def write_table(path, header, rows, delimiter):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(header)
        writer.writerows(rows)
    return path


def test_icews(tmp_path):
    header = ["Event ID", "Event Date", "Source Name", "Source Country", "CAMEO Code", "Intensity",
              "Target Name", "Target Country"]  # fmt: skip
    rows = [
        [i, "2014-03-02", "X", "Russian Federation", "163", "-8.0", "Y", "Ukraine"]
        for i in range(3)
    ]
    found = import_events([write_table(tmp_path / "i.tab", header, rows, "\t")], "icews")
    assert summary(found.network.ties) == [
        ("Russian Federation", "Ukraine", "economic", -1, 16.0, "2014")
    ]


def test_polecat(tmp_path):
    header = [
        "Event ID",
        "Event Date",
        "Event Type",
        "Intensity",
        "Actor Country",
        "Recipient Country",
    ]
    rows = [[i, "2023-05-01", "ASSAULT", "-9", "Sudan", "Chad"] for i in range(3)]
    rows += [[9, "2023-05-01", "AID", "n/a", "Sudan", "Chad"]]
    found = import_events([write_table(tmp_path / "p.txt", header, rows, "\t")], "polecat")
    assert summary(found.network.ties) == [("Sudan", "Chad", "military", -1, 18.0, "2023")]
    assert found.skipped == {"without an intensity": 1}


def test_acled_style(tmp_path):
    header = ["event_date", "event_type", "sub_event_type", "actor1", "actor2", "notes"]
    rows = [["3 May 2021", "Battles", "Armed clash", "Group A", "Group B", "a, b"]] * 3
    rows += [["2021-06-01", "Strategic developments", "Agreement", "Group A", "Group B", ""]] * 3
    found = import_events([write_table(tmp_path / "a.csv", header, rows, ",")], "acled")
    assert summary(found.network.ties) == [
        ("Group A", "Group B", "military", -1, 2.0, "2021"),
        ("Group A", "Group B", "political", 1, 2.0, "2021"),
    ]


def test_mistakes_are_one_clear_line(tmp_path):
    table = write_table(tmp_path / "t.csv", ["one", "two"], [["1", "2"]], ",")
    with pytest.raises(EventsUnreadable, match="not a readable ACLED-style table") as caught:
        import_events([table], "acled")
    assert "\n" not in str(caught.value)
    with pytest.raises(EventsUnreadable, match="no such file"):
        import_events([tmp_path / "absent.csv"], "acled")
    with pytest.raises(UnknownFormat, match="did you mean 'gdelt'"):
        import_events([table], "gdelts")
    with pytest.raises(UnknownFormat, match="did you mean 'month'"):
        import_events([table], "acled", period="months")
