"""Files of other programs through the verbs `import` and `export`."""

from __future__ import annotations

import csv
import io
import json

import duckdb
import networkx as nx
import pytest
from click.testing import CliRunner

from tests.crisis.examples import HARBOUR
from tests.exchange.test_event_tables import gdelt_row, write
from tests.exchange.test_gmcr import WEIR
from tightrope.app import use_cases
from tightrope.app.errors import GameInTheWay, UnknownExport, UnknownImport
from tightrope.app.use_cases import Wanted
from tightrope.cli.main import cli
from tightrope.conflict import build_game
from tightrope.crisis import parse_crisis, read_crisis
from tightrope.exchange.errors import CannotHold

ACTORS = """# who matters
title: T
actors:
  russia: {name: Russia, ids: {iso3: RUS}}
  kyiv: {name: Ukraine, aliases: [Ukraine], ids: {iso3: UKR}}  # under another id
"""


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "w"
    use_cases.init(made)
    (made / "crisis.yaml").write_text(HARBOUR, encoding="utf-8")
    return made


@pytest.fixture
def war(tmp_path):
    rows = [gdelt_row(f"20180{6 + n % 2}05", "RUS", "UKR", "190", "-10") for n in range(6)]
    rows += [gdelt_row("20180612", "RUS", "UKR", "042", "2") for _ in range(30)]
    rows += [gdelt_row("20180612", "RUS", "BLR", "057", "8") for _ in range(3)]
    return write(tmp_path / "e.csv", rows)


def run(*arguments):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def test_ties_of_events_go_into_the_crisis_between_its_own_actors(tmp_path, war):
    into = tmp_path / "c"
    use_cases.init(into)
    (into / "crisis.yaml").write_text(ACTORS, "utf-8")
    made = use_cases.import_files([war], Wanted(period="month"), into)
    text = (into / "crisis.yaml").read_text("utf-8")
    (tie,) = parse_crisis(text).model.ties
    assert (tie.from_, tie.to, tie.kind, tie.sign, tie.strength) == (
        "russia",
        "kyiv",
        "military",
        "-",
        "medium",
    )
    assert (tie.since, tie.until) == ("2018-06", "2018-07")
    assert tie.assumption.startswith("GDELT 2.0, 2018-06 to 2018-07: 6 of 6 acts hostile")
    assert text.startswith(ACTORS)
    assert made.counted["left out: between actors that the crisis does not have"] == 1
    assert (made.added, made.written) == (1, into / "crisis.yaml")
    again = use_cases.import_files([war], Wanted(period="month"), into)
    assert again.added == 0
    assert (into / "crisis.yaml").read_text("utf-8") == text
    assert use_cases.check(into).ok


def test_all_actors_brings_in_those_that_are_new_by_their_known_names(tmp_path, war):
    into = tmp_path / "c"
    use_cases.init(into)
    (into / "crisis.yaml").write_text(ACTORS, "utf-8")
    use_cases.import_files([war], Wanted(all_actors=True), into)
    model = read_crisis(into / "crisis.yaml").model
    assert model.actors["belarus"].name == "Belarus"
    assert model.actors["belarus"].ids["iso3"] == "BLR"
    assert {(tie.from_, tie.to, tie.sign) for tie in model.ties} == {
        ("russia", "kyiv", "-"), ("russia", "belarus", "+"),
    }  # fmt: skip


def test_without_a_folder_the_sections_are_printed_to_be_pasted(war):
    told = run("import", war)
    assert told.exit_code == 0, told.output
    model = parse_crisis("title: T\n" + told.stdout).model
    assert set(model.actors) == {"russia", "ukraine", "belarus"}
    assert "rows: 39" in told.stderr


def test_events_come_with_their_type_in_words(tmp_path, war):
    into = tmp_path / "c"
    use_cases.init(into)
    use_cases.import_files([war], Wanted("events"), into)
    events = read_crisis(into / "crisis.yaml").model.events
    assert len(events) == 9
    assert events[0].text == "RUS towards UKR: fight"
    assert (events[0].date, events[0].actors, events[0].confidence) == (
        "2018-06-05",
        ("russia", "ukraine"),
        "low",
    )


def test_more_events_than_can_be_looked_through_are_refused(tmp_path):
    rows = [gdelt_row("20180605", "RUS", "UKR", "190", "-10") for _ in range(501)]
    with pytest.raises(UnknownImport, match="501"):
        use_cases.import_files([write(tmp_path / "e.csv", rows)], Wanted("events"))
    assert (
        len(
            use_cases.import_files(
                [write(tmp_path / "f.csv", rows[:500])], Wanted("events")
            ).sections["events"]
        )
        == 500
    )


def test_a_game_begins_a_folder_and_meets_no_other(tmp_path):
    file = tmp_path / "weir.gmcr"
    file.write_text(json.dumps(WEIR), "utf-8")
    into = tmp_path / "new"
    told = run("import", file, "--into", into)
    assert told.exit_code == 0, told.output
    assert "GMCR+: " in told.stdout
    assert "no status quo" in told.stderr
    assert read_crisis(into / "crisis.yaml").model.title == "weir"
    assert run("check", into).exit_code == 0
    before = (into / "crisis.yaml").read_bytes()
    with pytest.raises(GameInTheWay):
        use_cases.import_files([file], into=into)
    assert (into / "crisis.yaml").read_bytes() == before
    with pytest.raises(UnknownImport, match="one file is one game"):
        use_cases.import_files([file, file])


def test_a_network_is_told_by_its_balance(tmp_path):
    file = tmp_path / "n.csv"
    file.write_text("source,target,sign,since\nA,B,1,2001\nB,C,1,2001\nA,C,-1,2002\n", "utf-8")
    made = use_cases.import_files([file], Wanted("network"))
    assert [(one.date, one.layer, one.frustration_index) for one in made.balance] == [
        ("2001", "all", 0), ("2001", "other", 0), ("2002", "all", 1), ("2002", "other", 1),
    ]  # fmt: skip
    shown = run("import", file, "--as", "network").stdout
    assert "ties to flip" in shown
    assert "2002" in shown


def test_what_cannot_be_told_is_one_line(tmp_path):
    (tmp_path / "x.bin").write_bytes(b"x")
    for name in ("x.bin", "none.csv", "none.gmcr"):
        told = run("import", tmp_path / name)
        assert told.exit_code != 0
        assert name in str(told.exception or told.output)


FORMATS = [("ties", "csv"), ("ties", "jsonl"), ("events", "csv"), ("outcomes", "jsonl"), ("states", "csv"),
           ("states", "jsonl")]  # fmt: skip


@pytest.mark.parametrize(("what", "form"), FORMATS)
def test_records_of_the_model_have_a_row_each(folder, what, form):
    text = use_cases.export_model(folder, what, form).text
    rows = (
        list(csv.DictReader(io.StringIO(text)))
        if form == "csv"
        else [json.loads(line) for line in text.splitlines()]
    )
    model = read_crisis(folder / "crisis.yaml").model
    expected = {
        "ties": len(model.ties),
        "events": len(model.events),
        "states": build_game(model).states,
    }
    assert len(rows) == expected.get(what, len(rows)) > 0


@pytest.mark.parametrize("form", ["csv", "gexf", "graphml"])
def test_ties_come_back_as_they_went(folder, tmp_path, form):
    out = tmp_path / f"ties.{form}"
    use_cases.export_model(folder, "ties", form, out)
    read = use_cases.import_files([out])
    model = read_crisis(folder / "crisis.yaml").model
    names = {actor: entry.name for actor, entry in model.actors.items()}
    came = {(tie["kind"], tie["sign"], tie.get("since")) for tie in read.sections["ties"]}
    assert came == {(tie.kind, tie.sign, tie.since and str(tie.since)) for tie in model.ties}
    assert len(names) >= len(read.sections["actors"])


def test_a_network_is_one_that_networkx_reads(folder, tmp_path):
    out = tmp_path / "n.graphml"
    use_cases.export_model(folder, "network", None, tmp_path / "n.gexf")
    use_cases.export_model(folder, "network", "graphml", out)
    assert nx.read_graphml(out).number_of_edges() == len(
        read_crisis(folder / "crisis.yaml").model.ties
    )


@pytest.mark.parametrize("what", ["ties", "states", "outcomes"])
def test_parquet_keeps_types(folder, tmp_path, what):
    out = tmp_path / "t.parquet"
    use_cases.export_model(folder, what, "parquet", out)
    held = duckdb.read_parquet(str(out))
    columns = dict(zip(held.columns, map(str, held.types), strict=True))
    assert columns == columns | {"ties": {"sign": "BIGINT", "kind": "VARCHAR"},
                                 "states": {"state": "BIGINT"},
                                 "outcomes": {"kind": "VARCHAR", "self_enforcing": "BOOLEAN"}}[what]  # fmt: skip


def test_the_game_goes_out_and_in_again(tmp_path):
    file = tmp_path / "weir.gmcr"
    file.write_text(json.dumps(WEIR), "utf-8")
    use_cases.import_files([file], into=tmp_path / "first")
    made = use_cases.export_model(tmp_path / "first", "conflict", None, tmp_path / "again.gmcr")
    assert made.remarks == ("what it rests on (claims, assumptions)", "the status quo")
    use_cases.import_files([tmp_path / "again.gmcr"], into=tmp_path / "second")
    games = [
        build_game(read_crisis(tmp_path / name / "crisis.yaml").model)
        for name in ("first", "second")
    ]
    assert games[0].fingerprint == games[1].fingerprint
    assert (
        "the status quo, but for a remark in the file; the irreversibility of options"
        in run("export", "conflict", tmp_path / "first", "--format", "nfg").stderr
    )


def test_levels_are_not_lost_in_a_file_without_them(folder):
    with pytest.raises(CannotHold, match="no levels"):
        use_cases.export_model(folder, "conflict", "gmcr")


@pytest.mark.parametrize(
    ("what", "form"),
    [("ties", "gmcr"), ("conflict", "csv"), ("network", "csv"), ("ties", "parquet")],
)
def test_what_does_not_fit_is_refused(folder, what, form):
    with pytest.raises(UnknownExport):
        use_cases.export_model(folder, what, form)


def test_sources_go_to_reference_managers(folder):
    (folder / "sources" / "a b.txt").write_text(
        "North accused South on 3 May 2020 of arming.", "utf-8"
    )
    (folder / "sources.yaml").write_text(
        "a b.txt: {title: 'Arms & {men} 100%', author: A. Clerk, publisher: The Gazette, published: 2020-05-03}\n", "utf-8"
    )  # fmt: skip
    (entry,) = json.loads(use_cases.export(folder, "documents", form="csl").text)
    assert entry == {
        "id": "a b.txt", "type": "document", "title": "Arms & {men} 100%", "author": [{"literal": "A. Clerk"}],
        "container-title": "The Gazette", "issued": {"date-parts": [[2020, 5, 3]]},
    }  # fmt: skip
    text = run("export", "documents", folder, "--format", "bibtex").stdout
    assert text.startswith(
        "@misc{a-b.txt,\n  title = {{Arms \\& \\{men\\} 100\\%}},\n  author = {{A. Clerk}},"
    )
    assert "  year = {{2020}}," in text
    with pytest.raises(UnknownExport, match="jsonl, csv, parquet"):
        use_cases.export(folder, "claims", form="bibtex")


def test_no_cell_of_a_table_runs_as_a_formula(folder):
    text = HARBOUR.replace('assumption: "Cost"', 'assumption: "=1+1"')
    (folder / "crisis.yaml").write_text(
        text.replace("events:", 'events:\n  - {date: 2020-01-01, text: "=cmd", assumption: A}'),
        "utf-8",
    )
    rows = list(csv.DictReader(io.StringIO(use_cases.export_model(folder, "events", "csv").text)))
    assert "'=cmd" in [row["text"] for row in rows]
    plain = use_cases.export_model(folder, "events", "jsonl").text
    assert '"text": "=cmd"' in plain


@pytest.mark.parametrize(("stated", "parts"), [("2022", [2022]), ("2022-03", [2022, 3])])
def test_a_year_of_publication_stays_a_year(folder, stated, parts):
    (folder / "sources" / "a.txt").write_text("North accused South of arming.", "utf-8")
    (folder / "sources.yaml").write_text(f"a.txt: {{published: '{stated}'}}\n", "utf-8")
    (entry,) = json.loads(use_cases.export(folder, "documents", form="csl").text)
    assert entry["issued"] == {"date-parts": [parts]}
    text = run("export", "documents", folder, "--format", "bibtex").stdout
    assert f"  date = {{{{{stated}}}}}," in text


def test_events_later_than_the_date_are_said(folder):
    text = HARBOUR.replace("events:", 'events:\n  - {date: 2026-01-01, text: "L", assumption: A}')
    (folder / "crisis.yaml").write_text(text, "utf-8")
    made = use_cases.export_model(folder, "events", "csv")
    assert "1 event later than the date it is written for" in made.remarks
