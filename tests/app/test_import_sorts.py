"""What sort of file an import is given: files of several sorts are refused, and none is guessed."""

from __future__ import annotations

import gzip
import os
import zipfile
from dataclasses import replace

import pytest
from click.testing import CliRunner

from tests.exchange.test_event_tables import gdelt_row, write, write_table
from tightrope.analysis.strategy import analyse_stability
from tightrope.app import use_cases
from tightrope.app.errors import UnknownImport
from tightrope.cli.main import cli
from tightrope.conflict import build_game
from tightrope.crisis import parse_crisis
from tightrope.crisis.yaml_text import render_block
from tightrope.exchange.actors import Namer
from tightrope.exchange.errors import BadMap, NetworkUnreadable
from tightrope.exchange.event_sums import EventCounts, EventSum, EventTable
from tightrope.exchange.gambit import read_gambit
from tightrope.exchange.gambit_writer import to_nfg

pytest.importorskip("pygambit")

TIES = "source,target,sign\na,b,+\n"
GRAPH = (
    '<graphml><key id="s" for="edge" attr.name="sign"/><graph edgedefault="directed"><node id="a"/>'
    '<node id="b"/><edge source="a" target="b"><data key="s">+</data></edge></graph></graphml>'
)


@pytest.fixture
def files(tmp_path):
    (tmp_path / "ties.csv").write_text(TIES, "utf-8")
    (tmp_path / "net.graphml").write_text(GRAPH, "utf-8")
    write(tmp_path / "events.tsv", [gdelt_row("20240105", "AAA", "BBB", "190", "-10")])
    with zipfile.ZipFile(tmp_path / "events.zip", "w") as packed:
        packed.write(tmp_path / "events.tsv", "20240105.export.CSV")
    return tmp_path


@pytest.mark.parametrize(
    ("first", "other", "said"),
    [
        ("ties.csv", "events.tsv", "events.tsv: this is an event table, the first file a table of ties"),
        ("events.tsv", "ties.csv", "ties.csv: this is a table of ties, the first file an event table"),
        ("ties.csv", "net.graphml", "net.graphml: this is a network, the first file a table of ties"),
        ("net.graphml", "events.zip", "events.zip: this is an event table, the first file a network"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", [None, "ties", "network"])
def test_files_of_two_sorts_are_refused_by_name(files, first, other, said, kind):
    with pytest.raises(UnknownImport) as caught:
        use_cases.import_files([files / first, files / other], use_cases.Wanted(kind))
    assert str(caught.value).startswith(said)


def test_files_of_one_sort_are_read_whichever_way_they_are_packed(files):
    again = files / "more.tsv"
    write(again, [gdelt_row("20240106", "AAA", "BBB", "190", "-10")])
    found = use_cases.import_files([files / "events.zip", again], use_cases.Wanted())
    assert (found.layout, found.counted["rows"]) == ("GDELT 2.0", 2)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "f.csv")
    with pytest.raises(UnknownImport, match="this is no plain file"):
        use_cases.import_files([tmp_path / "f.csv"])
    with pytest.raises(UnknownImport, match="this is a folder"):
        use_cases.import_files([tmp_path], use_cases.Wanted("ties"))


def test_a_causal_map_that_was_exported_comes_back_as_one(tmp_path):
    use_cases.init(tmp_path / "w", "gas-dispute-2009")
    use_cases.write_map(tmp_path / "w", "graphml", tmp_path / "map.graphml")
    found = use_cases.import_files([tmp_path / "map.graphml"])
    assert (found.kind, found.layout) == ("causal", "GraphML")
    assert found.sections["effects"]


def test_a_network_that_is_none_is_told_by_the_reader_of_networks(tmp_path):
    (tmp_path / "n.graphml").write_bytes(b"\x00\x01")
    with pytest.raises(NetworkUnreadable):
        use_cases.import_files([tmp_path / "n.graphml"])


def test_a_sign_that_is_none_is_named(files):
    (files / "bad.csv").write_text("source,target,sign\na,b,nope\n", "utf-8")
    with pytest.raises(NetworkUnreadable) as caught:
        use_cases.import_files([files / "bad.csv"])
    assert str(caught.value).startswith("bad.csv:2: this is no sign of the edge a - b: 'nope'")


CRISIS = """title: A dam
as_of: 2030-01-01
actors:
  up: {name: Up, kind: state}
  low: {name: Low, kind: state}
options:
  up:
    keep: {text: Keep the water, now: yes, assumption: a test}
    mine: {text: Mine the dam, now: no, assumption: a test}
  low: {march: {text: March, now: no, assumption: a test}}
rules: [{never: not up.keep and low.march, assumption: a test}, {never: up.mine and not up.keep, assumption: a test}]
priorities:
  up:
    - {want: not low.march, assumption: a test}
    - {want: up.mine iff low.march, assumption: a test}
    - {want: up.keep, assumption: a test}
  low:
    - {want: not up.keep, assumption: a test}
    - {want: low.march and not up.mine, assumption: a test}
"""
CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq", "sim")


def test_a_game_with_states_that_cannot_be_is_the_same_game_after_a_round_trip():
    game = build_game(parse_crisis(CRISIS).model)
    read = read_gambit(to_nfg(game, "A dam").encode(), "dam.nfg")
    again = build_game(parse_crisis("\n".join(render_block(read.sections))).model)
    assert again.states == game.states == 5
    for concept in CONCEPTS:
        counts = [
            analyse_stability(one, (concept,)).stable(concept).sum(axis=1).tolist()
            for one in (game, again)
        ]
        assert counts[0] == counts[1], concept
    assert read.remarks[0] == "combinations that cannot be by the file, ruled out: 3"


def test_a_payoff_of_nothing_in_the_game_of_another_program_rules_nothing_out():
    text = 'NFG 1 R "t" { "a" "b" }\n\n{ { "x" "y" }\n{ "u" "v" } }\n""\n\n1 2 0 0 3 4 5 6\n'
    read = read_gambit(text.encode(), "t.nfg")
    assert "rules" not in read.sections
    assert len(read.sections["payoffs"]["a"]) == 4


@pytest.mark.parametrize(
    "name",
    [
        "Military Forces of Russia (2000-)",
        "Military Forces of Russia (2000-) Air Force",
        "Police Forces of Russia (2000-)",
        "Government of Russia (2000-)",
        "Government of Russia (Soviet Union)",
    ],
)
def test_the_organs_of_a_state_are_led_to_it(name):
    assert Namer().actor(name) == "russia"


def test_others_that_are_named_like_organs_stay_themselves():
    namer = Namer()
    made = [namer.actor(name) for name in (
        "Military Forces of the Hill People", "Mutiny of Military Forces of Russia (2000-)")]  # fmt: skip
    assert [namer.new[actor]["kind"] for actor in made] == ["group", "group"]
    assert namer.actor("Military Forces of the United States (2021-)") == namer.actor("USA")


def test_battles_between_armed_forces_are_between_their_states(tmp_path):
    header = ["event_id_cnty", "event_date", "sub_event_type", "actor1", "actor2"]
    rows = [
        [f"U{n}", "2022-03-01", "Armed clash", "Military Forces of Russia (2000-)",
         "Military Forces of Ukraine (2019-)"] for n in range(4)
    ] + [
        [f"V{n}", "2022-03-02", "Agreement", "Government of Russia (2000-)", "Government of Ukraine (2019-)"]
        for n in range(3)
    ]  # fmt: skip
    table = write_table(tmp_path / "a.csv", header, rows, ",")
    (tmp_path / "w" / "sources").mkdir(parents=True)
    (tmp_path / "w" / "crisis.yaml").write_text(
        "title: T\nactors:\n  ru: {name: Russia, kind: state}\n  ua: {name: Ukraine, kind: state}\n", "utf-8"
    )  # fmt: skip
    told = CliRunner().invoke(cli, ["import", str(table), "--into", str(tmp_path / "w")])
    assert told.exit_code == 0, told.output
    model = parse_crisis((tmp_path / "w" / "crisis.yaml").read_text("utf-8")).model
    assert {(t.from_, t.to, t.kind, t.sign) for t in model.ties} == {
        ("ru", "ua", "military", "-"),
        ("ru", "ua", "political", "+"),
    }


def levant(place, *rows):
    header = ["Event ID", "Event Date", "Source Name", "Source Country", "CAMEO Code", "Intensity",
              "Target Name", "Target Country"]  # fmt: skip
    table = [[n, "2023-10-07", *row] for n, row in enumerate(rows)]
    (place / "w" / "sources").mkdir(parents=True)
    (place / "w" / "crisis.yaml").write_text(
        "title: T\nactors:\n  hamas: {name: Hamas, kind: group, aliases: [Islamic Resistance]}\n"
        "  il: {name: Israel, kind: state, aliases: [Jerusalem]}\n",
        "utf-8",
    )
    return write_table(place / "i.tab", header, table)


def test_who_acts_is_told_by_name_where_the_crisis_knows_one_that_is_not_the_country(tmp_path):
    palestine = "Occupied Palestinian Territory"
    path = levant(
        tmp_path,
        *[("HAMAS", palestine, "190", "-10", "Israeli Army", "Israel")] * 3,
        ("Islamic Resistance ", palestine, "190", "-10", "Jerusalem", "Israel"),
        ("Fatah", palestine, "190", "-10", "Israel", "Israel"),
    )
    found = use_cases.import_files([path], into=tmp_path / "w")
    (tie,) = found.sections["ties"]
    assert (tie["from"], tie["to"], tie["sign"]) == ("hamas", "il", "-")
    assert "4 of 4 acts hostile" in tie["assumption"]
    events = use_cases.import_files([path], use_cases.Wanted("events"), tmp_path / "w")
    assert [one["actors"] for one in events.sections["events"]] == [["hamas", "il"]] * 4
    assert events.remarks == (
        f"actors that the crisis does not have: {palestine} (1); --all-actors takes them in",
    )
    assert events.counted["left out: between actors that the crisis does not have"] == 1


def test_those_that_most_was_left_out_for_are_named_first_and_few(tmp_path):
    rows = [(f"Band {n:02d}", f"Land {n:02d}", "190", "-10", "Israel", "Israel") for n in range(14)]
    path = levant(tmp_path, *rows, ("Band 13", "Land 13", "193", "-10", "Israel", "Israel"))
    (said,) = use_cases.import_files([path], use_cases.Wanted("events"), tmp_path / "w").remarks
    assert said.startswith(
        "actors that the crisis does not have: Land 13 (2), Land 00 (1), Land 01 (1)"
    )
    assert "Land 10 (1) and 2 more; " in said
    few = use_cases.Wanted("events", all_actors=True)
    assert use_cases.import_files([path], few, tmp_path / "w").remarks == ()


def test_names_of_one_actor_are_summed_as_one_and_within_it_nothing_is_a_tie():
    sums = (
        EventSum("A", "B", "military", "2024", 2, 1, 1, -3.0),
        EventSum("B", "a", "military", "2024", 9, 9, 0, -1.0),
        EventSum("a", "A", "political", "2024", 3, 0, 4, 1.0),
        EventSum("a", "B", "military", "2024", 1, 1, 2, -6.0),
    )
    table = EventTable(EventCounts("t", 1, 0, {}, {"without a date": 5}), sums)
    one = table.by_actor(str.casefold)
    assert one.sums == (
        EventSum("A", "B", "military", "2024", 3, 2, 3, -4.0),
        EventSum("B", "A", "military", "2024", 9, 9, 0, -1.0),
    )
    assert one.counts.skipped == {"within one actor": 7, "without a date": 5}
    assert table.by_actor(str) == replace(
        table, sums=tuple(sorted(sums, key=lambda s: (s.period, s.source, s.target, s.kind)))
    )


@pytest.mark.parametrize("name", ["t.csv", "t.TSV", "t.tab", "t.txt", "t.csv.gz", "net.graphml"])
def test_tables_and_networks_are_read_as_ties_where_nothing_else_is_said(tmp_path, name):
    file = tmp_path / name
    text = (GRAPH if name == "net.graphml" else TIES).encode()
    file.write_bytes(gzip.compress(text) if name.endswith(".gz") else text)
    found = use_cases.import_files([file])
    assert (found.kind, len(found.sections["ties"])) == ("ties", 1)


@pytest.mark.parametrize("name", ["t.xlsx", "t.json", "t"])
def test_a_file_of_no_known_ending_is_refused_until_it_is_said_what_it_is(tmp_path, name):
    (tmp_path / name).write_text(TIES, "utf-8")
    with pytest.raises(UnknownImport, match="nothing is known of files like this"):
        use_cases.import_files([tmp_path / name])
    assert use_cases.import_files([tmp_path / name], use_cases.Wanted("ties")).sections["ties"]


@pytest.mark.parametrize(("name", "kind"), [("g.nfg", None), ("m.csv", "causal")])
def test_one_file_is_one_game_or_one_map(tmp_path, name, kind):
    paths = [tmp_path / name, tmp_path / f"other-{name}"]
    for path in paths:
        path.write_text("", "utf-8")
    with pytest.raises(
        UnknownImport, match=f"one file is one game, or one causal map: 'other-{name}'"
    ):
        use_cases.import_files(paths, use_cases.Wanted(kind))


def test_a_causal_map_may_have_five_megabytes(tmp_path):
    file = tmp_path / "m.csv"
    for size, large in ((5_000_000, False), (5_000_001, True)):
        with file.open("wb") as out:
            out.truncate(size)
        with pytest.raises(BadMap) as caught:
            use_cases.import_files([file], use_cases.Wanted("causal"))
        assert ("the map is too large" in str(caught.value)) is large


def test_what_a_file_brings_beside_what_is_there_is_counted_one_by_one(tmp_path):
    (tmp_path / "t.csv").write_text(TIES, "utf-8")
    into = tmp_path / "w"
    assert use_cases.import_files([tmp_path / "t.csv"], into=into).added == 3  # two actors, a tie
    everybody = use_cases.Wanted(all_actors=True)
    (tmp_path / "t.csv").write_text(TIES + "a,c,-\nb,c,+\n", "utf-8")
    more = use_cases.import_files([tmp_path / "t.csv"], everybody, into)
    assert more.added == 3  # an actor, two ties
    assert use_cases.import_files([tmp_path / "t.csv"], everybody, into).added == 0
    assert use_cases.summary(into).elements == {"actors": 3, "ties": 3}


def test_a_folder_or_a_pipe_is_no_file_to_import(tmp_path):
    with pytest.raises(UnknownImport, match="this is a folder"):
        use_cases.import_files([tmp_path])
    os.mkfifo(tmp_path / "p.csv")
    with pytest.raises(UnknownImport, match="this is no plain file"):
        use_cases.import_files([tmp_path / "p.csv"])
