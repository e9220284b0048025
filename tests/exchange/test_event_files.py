"""Event tables as they come: packed, headed wrongly, with states by number; every row accounted for."""

from __future__ import annotations

import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.test_event_tables import gdelt_row, write, write_table
from tightrope.app import use_cases
from tightrope.app.errors import UnknownImport
from tightrope.app.use_cases import Wanted
from tightrope.crisis import parse_crisis
from tightrope.exchange import table_files
from tightrope.exchange.actors import Namer
from tightrope.exchange.errors import EventsUnreadable
from tightrope.exchange.event_layouts import LAYOUTS
from tightrope.exchange.event_tables import read_acts, read_event_tables
from tightrope.exchange.table_files import unpacked

ICEWS = ["Event ID", "Event Date", "Source Country", "Target Country", "CAMEO Code", "Intensity"]
POLECAT = ["Event ID", "Event Date", "Event Type", "Intensity", "Actor Country", "Recipient Country"]  # fmt: skip
GED = ["id", "type_of_violence", "side_a", "side_b", "date_start", "gwnoa", "gwnob"]
DATES = ["", "NA", "2018-06-01", "20180602", "06/03/18", "never"]
ACTORS = ["", "None", "A", "B", "A; B", "NA;C", "; None", "C;C"]


def icews(path, *rows, header=ICEWS):
    return write_table(path, header, [[n, *row] for n, row in enumerate(rows)])


CELLS = st.lists(
    st.tuples(
        st.sampled_from(["1", "2", "3", ""]), st.sampled_from(DATES), st.sampled_from(ACTORS),
        st.sampled_from(ACTORS), st.sampled_from(["010", "190", "057", "---", ""]),
        st.sampled_from(["-10", "10", "10.5", "1e300", "nan", "inf", "many", ""]),
        st.sampled_from(["u", "v", ""]),
    ),
    min_size=1, max_size=20,
)  # fmt: skip


@pytest.mark.parametrize("key", LAYOUTS)
@settings(max_examples=8, deadline=None)
@given(rows=CELLS)
def test_every_row_is_counted_folded_or_left_out_for_a_reason(tmp_path_factory, key, rows):
    layout = LAYOUTS[key]
    day = layout.date.split("(")[-1].split(",")[0].strip('"')
    kind = next(name for name in layout.needs if name not in {day, "Intensity", "GoldsteinScale"})
    tone = "Intensity" if "Intensity" in layout.needs else "GoldsteinScale"
    given = [layout.number, day, layout.source, layout.target, kind, tone, "SOURCEURL"]
    header = list(layout.columns or given)
    table = [
        [dict(zip(given, row, strict=True)).get(name, "") for name in header]
        for row in [*rows, ("900001", "2018-06-01", "A", "B", "190", "-1", "")]
    ]
    path = tmp_path_factory.mktemp("t") / "t.tsv"
    if layout.columns:  # told by its width and a number in front
        table.insert(0, ["900002", *[""] * (len(header) - 1)])
        write(path, ["\t".join(row) for row in table])
    else:
        write_table(path, header, table)
    counts, acts, beyond, talk = read_acts([path], 10_000)
    left = sum(counts.folded.values()) + sum(counts.skipped.values())
    assert counts.rows + counts.rejected == len(table)
    assert beyond == 0
    assert counts.rows + counts.several == left + len(acts) + talk
    sums = read_event_tables([path]).sums
    assert sum(one.acts for one in sums) == len(acts)
    assert sum(one.talk for one in sums) == talk


def test_numbers_out_of_range_are_left_out_and_counted(tmp_path):
    values = ["-10", "10", "10.01", "-10.01", "1e300", "nan"]
    path = icews(tmp_path / "i.tab", *(["20180601", "A", "B", "190", v] for v in values))
    found = read_event_tables([path])
    assert found.counts.skipped == {"with an intensity beyond -10 to 10": 4}
    assert found.sums[0].acts == 2


def test_a_type_that_is_a_marker_for_no_value_is_none(tmp_path):
    path = write(tmp_path / "e.tsv", [gdelt_row("20240105", "AAA", "BBB", "---", "1")])
    assert read_acts([path], 9)[0].skipped == {"without a type of event": 1}


@pytest.mark.parametrize("surplus", [["Headline"], ["Headline", "Event Text"]])
def test_names_that_no_row_has_a_cell_for_are_dropped(tmp_path, surplus):
    rows = [[n, "2023-05-01", "ASSAULT", "-9", "A", "B"] for n in range(3)]
    found = read_event_tables([write_table(tmp_path / "p.txt", [*POLECAT, *surplus], rows)])
    assert (found.counts.rows, found.counts.rejected, found.sums[0].acts) == (3, 0, 3)


def test_each_file_is_read_by_its_own_first_line(tmp_path):
    row = [1, "2023-05-01", "ASSAULT", "-9", "A", "B"]
    files = [
        write_table(tmp_path / "1.txt", POLECAT, [row]),
        write_table(tmp_path / "2.txt", [*POLECAT, "Headline"], [[2, *row[1:]]]),
        write_table(tmp_path / "3.csv", POLECAT[::-1], [[3, *row[1:]][::-1]], ","),
    ]
    assert [(one.source, one.acts) for one in read_event_tables(files).sums] == [("A", 3)]


def test_a_file_of_which_nothing_is_understood_is_one_error_with_the_first(tmp_path):
    good = icews(tmp_path / "g.tab", ["20180601", "A", "B", "190", "-10"])
    short = icews(tmp_path / "s.tab", ["20180601", "A"])
    dates = icews(
        tmp_path / "d.tab", *([day, "A", "B", "190", "-1"] for day in ("", "3 juin", "1"))
    )
    for bad, said in (
        (short, "s.tab:2: no line has the 6 columns of this ICEWS table: '0 20180601 A'"),
        (
            dates,
            "d.tab: no date of this ICEWS table is understood: '3 juin'; dates like 2024-01-31",
        ),
    ):
        with pytest.raises(EventsUnreadable) as caught:
            read_event_tables([good, bad])
        assert str(caught.value).startswith(said)
    empty = icews(tmp_path / "e.tab")
    assert read_event_tables([empty]).counts.rows == 0
    none = icews(tmp_path / "n.tab", ["", "A", "B", "190", "-1"])
    assert read_event_tables([none]).counts.skipped == {"without a date": 1}


def test_a_column_that_is_there_is_not_offered_for_one_that_is_missing(tmp_path):
    header = ["event_date", "sub_event_type", "actor1", "actor_two"]
    with pytest.raises(EventsUnreadable, match="did you mean 'actor_two'"):
        read_event_tables([write_table(tmp_path / "a.csv", header, [], ",")])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "t.csv: this file is empty"),
        (b" \n\n", "t.csv: this file is empty"),
        ("source,target\n".encode("utf-16"), "t.csv: this file is in UTF-16"),
        (b"\x01\x00\x02", "t.csv: this is no text, so no table"),
        (b"source,target\na,b\n", "t.csv:1: a table of ties needs a column sign or weight"),
    ],
)
def test_it_is_said_what_is_the_matter_with_a_file(tmp_path, content, said):
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(EventsUnreadable) as caught:
        read_event_tables([path])
    assert str(caught.value).startswith(said)


def zipped(path, **files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in files.items():
            out.writestr(name.replace("__", "/"), text)
    return path


def test_the_one_file_of_a_zip_is_read_wherever_its_name_points(tmp_path, monkeypatch):
    path = zipped(tmp_path / "a.zip", **{"../../x.csv": "abc", "d/": ""})
    with unpacked([path, tmp_path / "b.csv"]) as (file, other):
        assert (file.name, file.read_text(), other) == ("x.csv", "abc", tmp_path / "b.csv")
    assert not file.exists()
    monkeypatch.setattr(table_files, "MOST_UNPACKED", 3)
    with unpacked([path]) as (file,):
        assert file.read_text() == "abc"
    monkeypatch.setattr(table_files, "MOST_UNPACKED", 2)
    with pytest.raises(EventsUnreadable, match=r"a\.zip: what is in this zip is too large"):
        unpacked([path]).__enter__()


def test_zips_that_are_not_one_file_are_refused(tmp_path):
    bad = tmp_path / "bad.zip"
    bad.write_bytes(zipped(tmp_path / "one.zip", a="abc" * 99).read_bytes()[:40])
    for path, said in (
        (zipped(tmp_path / "two.zip", a="", b=""), "'2 files'; unzip it"),
        (zipped(tmp_path / "none.zip"), "'0 files'"),
        (bad, "bad.zip: this zip cannot be read"),
    ):
        with pytest.raises(EventsUnreadable, match=said):
            unpacked([path]).__enter__()


CRISIS = """title: T
actors:
  ru: {name: Moscow, ids: {cow: 365}}
  ua: {name: Kyiv, ids: {gw: 369}}
  bonn: {name: Bonn, ids: {cow: 255}}
"""


def test_states_of_ucdp_meet_the_actors_of_the_crisis_by_their_numbers(tmp_path):
    russia, several = "Government of Russia (Soviet Union)", "Government of X, Government of Y"
    rows = [
        [1, 1, russia, "Government of Z", "2022-03-01", 365, 369],
        [2, 1, several, "Rebels, the", "2022-03-01", "260, 500", ""],
    ]
    counts, acts, *_ = read_acts([write_table(tmp_path / "g.csv", GED, rows, ",")], 9)
    assert [(act.source, act.target) for act in acts] == [
        (russia, "Government of Z"), ("Government of X", "Rebels, the"),
        ("Government of Y", "Rebels, the"),
    ]  # fmt: skip
    namer = Namer(parse_crisis(CRISIS).model)
    namer.learn(counts.states)
    names = [russia, "Government of Z", "Government of X", "Government of Y", "Rebels, the"]
    assert [namer.actor(name) for name in names] == ["ru", "ua", "bonn", "uganda", "rebels_the"]


def test_governments_without_a_number_are_their_states():
    namer = Namer(None)
    assert namer.actor("Government of Russia (Soviet Union)") == "russia"
    assert namer.actor("Government of Kenya") == namer.actor("Kenya") == "kenya"
    assert namer.actor("Government of Freedonia") == "government_of_freedonia"


def test_talk_and_acts_within_one_actor_are_told_among_what_was_left_out(tmp_path):
    rows = [["20180601", "Russia", "Ukraine", code, "-5"] for code in ("010", "036", "190")]
    rows += [["20180601", "RUS", "Russia", "190", "-5"]]
    path = icews(tmp_path / "i.tab", *rows)
    made = use_cases.import_files([path], Wanted("events"), None)
    assert made.counted == {
        "rows": 4, "left out: talk, which takes no side": 2, "left out: within one actor": 1,
        "events": 1,
    }  # fmt: skip
    ties = use_cases.import_files([path], Wanted("ties"), None).counted
    assert (ties["acts that take a side"], ties["events of talk, which take none"]) == (1, 2)
    assert ties["left out: within one actor"] == 1


def test_what_cannot_be_a_table_is_told_by_name_and_line(tmp_path):
    latin = tmp_path / "l.csv"
    latin.write_bytes("source,target,sign\na,b,+\na,bü,+\n".encode("latin-1"))
    with pytest.raises(UnknownImport, match=r"l\.csv:3: this file is not in UTF-8"):
        use_cases.import_files([latin], Wanted(), None)
    with pytest.raises(UnknownImport, match="this is a folder"):
        use_cases.import_files([tmp_path], Wanted(), None)
    table = icews(tmp_path / "i.tab", ["20180601", "A", "B", "190", "-5"])
    packed = zipped(tmp_path / "i.zip", **{"i.tab": table.read_text("utf-8")})
    assert use_cases.import_files([packed], Wanted("events"), None).counted["events"] == 1


def test_that_there_are_no_events_is_said_with_a_zero(tmp_path):
    path = icews(tmp_path / "i.tab", ["20180601", "Russia", "Ukraine", "010", ""])
    assert use_cases.import_files([path], Wanted("events"), None).counted["events"] == 0
