"""Event tables, written by the tests in each source's own columns, read into ties."""

from __future__ import annotations

import csv
import functools
import gzip
import itertools
import math
from collections import defaultdict

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope.exchange.errors import EventsUnreadable
from tightrope.exchange.event_layouts import LAYOUTS
from tightrope.exchange.event_sums import EventSum, SignRule
from tightrope.exchange.event_tables import read_acts, read_event_tables

NUMBERS = itertools.count(1)


def gdelt_row(day, one, two, code, goldstein, layout="gdelt2", **cells):
    columns = LAYOUTS[layout].columns
    number = next(NUMBERS)
    values = dict.fromkeys(columns, "") | {
        "GlobalEventID": str(number), "Day": day, "Actor1CountryCode": one,
        "Actor2CountryCode": two, "EventCode": code, "GoldsteinScale": goldstein,
        "SOURCEURL": f'https://example.org/"{number}', "ActionGeo_FullName": f"Town {number}",
    } | cells  # fmt: skip
    return "\t".join(values[column] for column in columns)


def write(path, rows):
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def write_table(path, header, rows, delimiter="\t"):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(header)
        writer.writerows(rows)
    return path


def summary(ties):
    return [(t.source, t.target, t.kind, t.sign, t.weight, t.since) for t in ties]


def test_gdelt_has_the_columns_of_its_codebook():
    second, first = LAYOUTS["gdelt2"].columns, LAYOUTS["gdelt1"].columns
    assert (len(second), len(first), len(LAYOUTS["gdelt1-backfile"].columns)) == (61, 58, 57)
    for columns in (first, second):
        places = [
            columns.index(name) for name in ("Actor2CountryCode", "EventCode", "GoldsteinScale")
        ]
        assert places == [17, 26, 30]
    assert (first.index("SOURCEURL"), second.index("SOURCEURL")) == (57, 60)


@pytest.mark.parametrize("layout", ["gdelt2", "gdelt1", "gdelt1-backfile"])
def test_gdelt_acts_become_ties_and_the_rest_is_counted(tmp_path, layout):
    def row(*cells):
        return gdelt_row(*cells, layout=layout, ActionGeo_FullName="")

    rows = [row("20240105", "AAA", "BBB", "190", "-10") for _ in range(3)]
    rows += [row("20240206", "AAA", "BBB", "057", "8") for _ in range(7)]
    rows += [row("20250101", "AAA", "BBB", "064", "7.0") for _ in range(3)]
    rows += [row("20240105", "AAA", "", "057", "1"), row("20240105", "AAA", "AAA", "057", "1")]
    rows += [row("20240105", "AAA", "CCC", "057", "2"), "only\tthree\tcolumns"]
    found = read_event_tables([write(tmp_path / "e.tsv", rows)])
    assert summary(found.ties().ties) == [
        ("AAA", "BBB", "intelligence", 1, 14.0, "2025"),
        ("AAA", "BBB", "military", -1, 20.0, "2024"),
        ("AAA", "BBB", "political", 1, 24.0, "2024"),
    ]
    assert (found.counts.layout, found.counts.rows, found.counts.rejected) == (
        LAYOUTS[layout].name,
        16,
        1,
    )
    assert found.counts.skipped == {"without a source or target": 1, "within one actor": 1}
    assert found.counts.folded == {}
    assert found.sums[-2] == EventSum("AAA", "CCC", "political", "2024", 1, 0, 0, 2.0)


def test_a_war_full_of_talk_is_no_friendship(tmp_path):
    rows = [gdelt_row("20180605", "RUS", "UKR", "042", "1.9") for _ in range(40)]
    rows += [gdelt_row("20180612", "RUS", "UKR", "036", "4.0") for _ in range(20)]
    rows += [gdelt_row("20180620", "RUS", "UKR", "112", "-2.0") for _ in range(9)]
    rows += [gdelt_row("20180620", "RUS", "UKR", "057", "8.0")]
    (tie,) = read_event_tables([write(tmp_path / "e.tsv", rows)], "month").ties().ties
    assert (tie.sign, tie.since, tie.until) == (-1, "2018-06", "2018-06")
    assert tie.assumption == (
        "GDELT 2.0, 2018-06: 9 of 10 acts hostile, mean intensity -1.0 (from -10 to 10), "
        "and 60 events of talk, which take no side"
    )


@pytest.mark.parametrize(
    ("acts", "hostile", "mean", "sign"),
    [(3, 3, -5.0, -1), (2, 2, -5.0, 0), (4, 2, -5.0, 0), (4, 3, -0.1, -1), (4, 3, 0.0, 0),
     (4, 0, 3.0, 1), (4, 1, 3.0, 0), (5, 1, 3.0, 1), (5, 1, -0.5, 0), (5, 1, 0.0, 0)],
)  # fmt: skip
def test_the_sign_needs_enough_acts_most_of_one_side_and_a_mean_that_agrees(
    acts, hostile, mean, sign
):
    one = EventSum("A", "B", "political", "2024", acts, hostile, 0, mean)
    assert SignRule().sign(one) == sign


@pytest.mark.parametrize(
    ("code", "takes_a_side"),
    [("010", 0), ("02", 0), ("0311", 0), ("042", 0), ("090", 0), ("050", 1), ("08", 1), ("10", 1),
     ("112", 1), ("20", 1)],
)  # fmt: skip
def test_what_is_talk_and_what_is_an_act(tmp_path, code, takes_a_side):
    path = write(tmp_path / "e.tsv", [gdelt_row("20240105", "AAA", "BBB", code, "3")])
    (found,) = read_event_tables([path]).sums
    assert (found.acts, found.talk) == (takes_a_side, 1 - takes_a_side)


def test_rows_of_one_event_are_one_event(tmp_path):
    def row(day="20240105", two="BBB", code="190", **cells):
        return gdelt_row(day, "AAA", two, code, "-10", **cells)

    rows = [row(GlobalEventID="7") for _ in range(3)]  # 2 too many
    rows += [row(SOURCEURL="https://a.org", ActionGeo_FullName=f"P{n}") for n in range(4)]  # 3
    rows += [row(ActionGeo_FullName="Here") for _ in range(5)]  # 4
    rows += [row(ActionGeo_FullName="Here", code="195"), row("20240106", ActionGeo_FullName="Here")]
    rows += [row(SOURCEURL="https://a.org", two="CCC"), row(SOURCEURL="", ActionGeo_FullName="")]
    rows += [row(SOURCEURL="", ActionGeo_FullName="")]
    found = read_event_tables([write(tmp_path / "e.tsv", rows)])
    assert found.counts.folded == {
        "the same number": 2,
        "the same source address": 3,
        "the same place": 4,
    }
    assert [(one.target, one.acts) for one in found.sums] == [("BBB", 7), ("CCC", 1)]
    assert found.counts.rows == 17


def test_one_event_in_two_files_is_one_event(tmp_path):
    row = gdelt_row("20240105", "AAA", "BBB", "190", "-10")
    paths = [write(tmp_path / f"{n}.tsv", [row]) for n in range(3)]
    found = read_event_tables(paths)
    assert (found.counts.rows, found.sums[0].acts, found.counts.folded) == (
        3,
        1,
        {"the same number": 2},
    )


def test_people_who_code_events_tell_each_once(tmp_path):
    header = ["event_id_cnty", "event_date", "actor1", "actor2", "sub_event_type", "location"]
    rows = [[f"X{n}", "2024-01-05", "A", "B", "Armed clash", "Here"] for n in (1, 2, 2)]
    found = read_event_tables([write_table(tmp_path / "a.csv", header, rows, ",")])
    assert (found.sums[0].acts, found.counts.folded) == (2, {"the same number": 1})


@pytest.mark.parametrize("marker", ["", "NA", "None", "N/A", " ", "---"])
def test_what_is_missing_is_missing(tmp_path, marker):
    rows = [gdelt_row("20240105", "AAA", marker, "190", "-10"),
            gdelt_row(marker, "AAA", "BBB", "190", "-10"),
            gdelt_row("20240105", "AAA", "BBB", "190", marker)]  # fmt: skip
    found = read_event_tables([write(tmp_path / "e.tsv", rows)])
    assert found.counts.skipped == {"without a source or target": 1, "without a date": 1,
                             "without an intensity": 1}  # fmt: skip
    assert found.sums == ()


def test_several_actors_in_a_cell_are_several(tmp_path):
    header = [
        "Event ID",
        "Event Date",
        "Event Type",
        "Intensity",
        "Actor Country",
        "Recipient Country",
    ]
    rows = [[1, "2023-05-01", "ASSAULT", "-9", "Arcadia; Borduria", "Carpania;Borduria"]]
    found = read_event_tables([write_table(tmp_path / "p.txt", header, rows)])
    assert [(one.source, one.target) for one in found.sums] == [
        ("Arcadia", "Borduria"), ("Arcadia", "Carpania"), ("Borduria", "Carpania"),
    ]  # fmt: skip
    assert found.counts.skipped == {"pairs within one actor, of cells with several": 1}


def test_months_and_years(tmp_path):
    rows = [gdelt_row(f"2024{m:02}05", "AAA", "BBB", "057", "2.0") for m in (1, 1, 2, 2)]
    path = write(tmp_path / "e.tsv", rows)
    monthly = read_event_tables([path], "month")
    assert [(tie.since, tie.until) for tie in monthly.ties(SignRule(2)).ties] == [
        ("2024-01", "2024-02")
    ]
    assert monthly.ties().ties == ()
    yearly = read_event_tables([path])
    assert len(yearly.ties(SignRule(4)).ties) == 1
    assert yearly.ties(SignRule(5)).ties == ()


def test_several_gzipped_files_are_read_as_one(tmp_path):
    for number in range(2):
        with gzip.open(tmp_path / f"{number}.tsv.gz", "wt", encoding="utf-8") as file:
            file.write(gdelt_row("20240105", "AAA", "BBB", "057", "2.0") + "\n")
    (tie,) = read_event_tables(sorted(tmp_path.iterdir())).ties(SignRule(2)).ties
    assert tie.weight == pytest.approx(2 * math.log2(3), abs=1e-6)


@pytest.mark.parametrize("date", ["2014-03-02", "03/02/2014", "3/2/14"])
@pytest.mark.parametrize("delimiter", ["\t", ","])
def test_icews(tmp_path, date, delimiter):
    header = ["Event ID", "Event Date", "Source Name", "Source Country", "Event Text", "CAMEO Code",
              "Intensity", "Target Name", "Target Country", "Story ID", "City"]  # fmt: skip
    rows = [[n, date, "X", "Russian Federation", "Impose", "163", "-8.0", "Y", "Ukraine", n, f"T{n}"]
            for n in range(3)]  # fmt: skip
    rows += [[9, date, "X", "Russian Federation", "Visit", "42", "1.9", "Y", "Ukraine", 9, "T9"]]
    found = read_event_tables([write_table(tmp_path / "i.tab", header, rows, delimiter)])
    assert summary(found.ties().ties) == [
        ("Russian Federation", "Ukraine", "economic", -1, 16.0, "2014")
    ]
    assert sum(one.talk for one in found.sums) == 1  # 42 is 042, a visit


def test_polecat(tmp_path):
    header = [
        "Event ID",
        "Event Date",
        "Event Type",
        "Intensity",
        "Actor Country",
        "Recipient Country",
    ]
    rows = [[i, "2023-05-01", "ASSAULT", "-9", "Arcadia", "Carpania"] for i in range(3)]
    rows += [[9, "2023-05-01", "Consult", "1", "Arcadia", "Carpania"]]
    rows += [[10, "2023-05-01", "AID", "NA", "Arcadia", "Carpania"]]
    found = read_event_tables([write_table(tmp_path / "p.txt", header, rows)])
    assert summary(found.ties().ties) == [("Arcadia", "Carpania", "military", -1, 18.0, "2023")]
    assert [(one.kind, one.acts, one.talk, one.mean) for one in found.sums] == [
        ("economic", 1, 0, 5.0), ("military", 3, 0, -9.0), ("political", 0, 1, 0.0),
    ]  # fmt: skip


def test_acled(tmp_path):
    header = ["event_date", "event_type", "sub_event_type", "actor1", "actor2", "notes"]
    rows = [["3 May 2021", "Battles", "Armed clash", "Group A", "Group B", "a, b"]] * 3
    rows += [["2021-06-01", "Strategic developments", "Agreement", "Group A", "Group B", ""]] * 3
    found = read_event_tables([write_table(tmp_path / "a.csv", header, rows, ",")])
    assert [(one.kind, one.acts, one.mean) for one in found.sums] == [
        ("military", 3, -10.0), ("political", 3, 8.0),
    ]  # fmt: skip


def test_ucdp(tmp_path):
    header = ["id", "year", "type_of_violence", "side_a", "side_b", "date_start", "best"]
    rows = [
        [n, 2018, 1, "Government of A", "Rebels", f"2018-06-0{n} 00:00:00.000", 3]
        for n in (1, 2, 3)
    ]
    found = read_event_tables([write_table(tmp_path / "ged.csv", header, rows, ",")], "month")
    assert summary(found.ties().ties) == [
        ("Government of A", "Rebels", "military", -1, 20.0, "2018-06")
    ]


def test_mistakes_are_one_clear_line(tmp_path):
    table = write_table(tmp_path / "t.csv", ["one", "two"], [["1", "2"]], ",")
    with pytest.raises(EventsUnreadable, match="no event table of a known layout") as caught:
        read_event_tables([table])
    assert "\n" not in str(caught.value)
    with pytest.raises(EventsUnreadable, match="cannot be read"):
        read_event_tables([tmp_path / "absent.csv"])
    header = [
        "Event ID",
        "Event Date",
        "Source Country",
        "Target Country",
        "CAMEO Codes",
        "Intensity",
    ]
    near = write_table(tmp_path / "i.tab", header, [])
    with pytest.raises(EventsUnreadable, match="did you mean 'CAMEO Codes'") as caught:
        read_event_tables([near])
    assert str(caught.value).startswith("i.tab:1: a column of ICEWS is missing: 'CAMEO Code'")
    other = write(tmp_path / "e.tsv", [gdelt_row("20240105", "AAA", "BBB", "190", "-10")])
    acled = write_table(
        tmp_path / "a.csv", ["event_date", "sub_event_type", "actor1", "actor2"], [], ","
    )
    with pytest.raises(EventsUnreadable, match=r"this table is ACLED, the first one GDELT 2\.0"):
        read_event_tables([other, acled])


EVENTS = st.lists(
    st.tuples(
        st.integers(1, 6), st.sampled_from(["20240105", "20240106", "20250105"]),
        st.sampled_from("AB"), st.sampled_from("BC"), st.sampled_from(["042", "057", "190"]),
        st.sampled_from(["", "u1", "u2"]), st.sampled_from(["", "p1", "p2"]),
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(EVENTS)
def test_sums_are_those_of_a_plain_count(tmp_path_factory, events):
    path = write(tmp_path_factory.mktemp("e") / "e.tsv", [
        gdelt_row(day, one, two, code, "-7", GlobalEventID=str(number), SOURCEURL=url,
                  ActionGeo_FullName=place)
        for number, day, one, two, code, url, place in events
    ])  # fmt: skip
    if not events:
        return
    left = [e for e in events if e[2] != e[3]]
    for key in (
        lambda e: (e[0], e[1], e[2], e[3]),
        lambda e: (e[5], *e[1:5]),
        lambda e: (e[6], *e[1:5]),
    ):
        groups = defaultdict(list)
        for n, event in enumerate(left):
            groups[key(event) if key(event)[0] else n].append(event)
        # of rows that are one event the least of every column is kept, as the reader does
        left = [_least(rows) for rows in groups.values()]
    counts = defaultdict(lambda: [0, 0])
    for _, day, one, two, code, _, _ in left:
        kind = "military" if code == "190" else "political"
        counts[one, two, kind, day[:4]][code == "042"] += 1
    found = read_event_tables([path])
    mine = {(s.source, s.target, s.kind, s.period): [s.acts, s.talk] for s in found.sums}
    assert mine == counts
    assert sum(found.counts.folded.values()) == len([e for e in events if e[2] != e[3]]) - len(left)


def _least(rows):
    """The least of every column, texts in the order of the numbers that stand for them."""
    return tuple(
        min((row[place] for row in rows if row[place] != ""), key=_number, default="")
        for place in range(7)
    )


@functools.cache
def _number(cell):
    if cell in {"u1", "u2", "p1", "p2"}:
        return duckdb.execute("SELECT hash(?)", [cell]).fetchone()[0]
    return cell


def test_periods_that_follow_each_other_with_one_sign_are_one_tie(tmp_path):
    rows = [
        gdelt_row(f"2024{month}05", "AAA", "BBB", code, goldstein)
        for month, code, goldstein in [
            ("01", "190", "-10"), ("02", "190", "-8"), ("04", "190", "-10"), ("05", "062", "6"),
            ("06", "042", "1"), ("07", "190", "-10"),
        ]
        for _ in range(3)
    ]  # fmt: skip
    ties = read_event_tables([write(tmp_path / "e.tsv", rows)], "month").ties().ties
    assert [(t.since, t.until, t.sign, t.weight) for t in ties] == [
        ("2024-01", "2024-02", -1, 18.0), ("2024-04", "2024-04", -1, 20.0),
        ("2024-05", "2024-05", 1, 12.0), ("2024-07", "2024-07", -1, 20.0),
    ]  # fmt: skip
    assert ties[0].assumption.startswith(
        "GDELT 2.0, 2024-01 to 2024-02: 6 of 6 acts hostile, mean intensity -9.0"
    )


def test_acts_come_one_by_one_by_day(tmp_path):
    rows = [gdelt_row("20240107", "AAA", "BBB", "190", "-10"), gdelt_row("20240105", "BBB", "AAA", "057", "8"),
            gdelt_row("20240106", "AAA", "BBB", "042", "1")]  # fmt: skip
    path = write(tmp_path / "e.tsv", rows)
    counts, acts, beyond, talk = read_acts([path], 10)
    assert (counts.rows, beyond, talk) == (3, 0, 1)
    assert [(act.day, act.source, act.code, act.intensity) for act in acts] == [
        ("2024-01-05", "BBB", "057", 8.0), ("2024-01-07", "AAA", "190", -10.0),
    ]  # fmt: skip
    assert [len(read_acts([path], 1)[1]), read_acts([path], 1)[2]] == [1, 1]
