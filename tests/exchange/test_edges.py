"""Edges of the formats: thirds, limits, names, and what becomes of files cut short."""

from __future__ import annotations

import gzip

import numpy as np
import pytest

from tests.exchange.test_event_tables import gdelt_row
from tightrope.analysis.alignment.network import TemporalTie, TieNetwork
from tightrope.analysis.strategy import Conflict
from tightrope.analysis.strategy.errors import TooLargeForThis
from tightrope.exchange import causal_maps, gmcr_writer, state_graph
from tightrope.exchange.actors import Namer
from tightrope.exchange.errors import BadMap, CannotHold, EventsUnreadable
from tightrope.exchange.event_layouts import label_of
from tightrope.exchange.event_sums import EventCounts, EventSum, EventTable
from tightrope.exchange.event_tables import read_event_tables
from tightrope.exchange.gambit import read_gambit
from tightrope.exchange.gambit_writer import to_nfg
from tightrope.exchange.sections import ids_for
from tightrope.exchange.tie_tables import TieEntries

SMALL = Conflict(
    {"a": ["x"], "b": ["y"]}, [(0, 0), (1, 0), (0, 1)], {"a": [2, 1, 4], "b": [2, 4, 1]}
)


def strengths(*weights):
    ties = tuple(
        TemporalTie(f"a{n}", "z", "arms", 1, w, None, None, (), None) for n, w in enumerate(weights)
    )
    names = {name: name for tie in ties for name in (tie.source, tie.target)}
    told = TieEntries(TieNetwork(names, ties), Namer(None), "a table")
    return [one["strength"] for one in told.entries]


def test_the_lowest_and_the_highest_third_of_the_weights_are_weak_and_strong():
    assert strengths(6, 1, 2, 3, 4, 5) == ["strong", "weak", "weak", "medium", "medium", "strong"]
    assert strengths(1, 2, 3) == ["weak", "medium", "strong"]
    assert strengths(1, 2, 3, 4) == ["weak", "medium", "medium", "strong"]
    assert strengths(1, 2) == ["medium", "medium"]


def test_ids_are_words_of_formulas_and_told_apart_by_numbers():
    names = ["1st", "And", " A b ", "a-b", "a b", "", "?"]
    assert ids_for(names, "o") == ("o_1st", "o_and", "a_b", "a_b_2", "a_b_3", "o", "o_2")


def test_the_worst_that_can_be_pays_one_and_what_cannot_be_pays_nothing():
    *_, table = to_nfg(SMALL).strip().split("\n\n")
    rows = [line for line in table.splitlines() if line and line[0].isdigit()]
    assert rows == ["2 2", "1 3", "3 1", "0 0"]


def test_a_player_without_a_name_has_the_number_that_gambit_gives_it():
    pytest.importorskip("pygambit")
    text = 'NFG 1 R "G" { "" "Hound" }\n\n{ { "l" "r" } { "l" "r" } }\n""\n\n1 1 2 0 0 2 1 1\n'
    actors = read_gambit(text.encode(), "g.nfg").sections["actors"]
    assert list(actors.values()) == [{"name": "_1"}, {"name": "Hound"}]


def test_a_graph_has_half_a_million_moves_at_most(monkeypatch):
    assert state_graph.MOST_EDGES == 500_000
    moves = 4  # two each, over three states
    monkeypatch.setattr(state_graph, "MOST_EDGES", moves)
    state_graph.to_graphml(SMALL)
    monkeypatch.setattr(state_graph, "MOST_EDGES", moves - 1)
    with pytest.raises(TooLargeForThis, match="'4'; at most 3"):
        state_graph.to_graphml(SMALL)


def test_a_gmcr_file_ranks_states_of_twenty_options_and_65_536_states_at_most():
    def game(options, states):
        levels = (np.arange(states)[:, None] >> np.arange(options)) & 1
        return Conflict({"a": [f"o{k}" for k in range(options)]}, levels, {"a": np.zeros(states)})

    assert gmcr_writer.can_be_ranked(game(20, 65_536))
    for options, states in ((21, 4), (20, 65_537)):
        with pytest.raises(CannotHold, match=f"{options} options, {states:,} states"):
            gmcr_writer.write_gmcr(game(options, states), {})


def test_a_causal_map_has_so_many_nodes_at_most_and_the_first_names_are_told(monkeypatch):
    names = [f"n{k}" for k in range(7)]
    text = "\n".join([f",{','.join(names)}", *(f"{name}{',0.5' * 7}" for name in names)])
    graph = "".join(f'<node id="{name}"/>' for name in names)
    graphml = f'<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed">{graph}</graph></graphml>'
    monkeypatch.setattr(causal_maps, "MOST_NODES", 7)
    causal_maps.from_matrix(text)
    causal_maps.from_graphml(graphml)
    monkeypatch.setattr(causal_maps, "MOST_NODES", 6)
    with pytest.raises(BadMap, match="different names: 'n0, n1, n2, n3, n4'"):
        causal_maps.from_matrix(text)
    with pytest.raises(BadMap, match="a map needs nodes"):
        causal_maps.from_graphml(graphml)


@pytest.mark.parametrize(
    ("layout", "code", "said"),
    [
        ("GDELT 2.0", "010", "make a statement"),
        ("GDELT 2.0", "020", "appeal"),
        ("ICEWS", "20", "use mass violence"),
        ("GDELT 2.0", "210", "210"),
        ("GDELT 2.0", "001", "001"),
        ("POLECAT", "ASSAULT", "assault"),
        ("ACLED", "Air/drone strike", "air/drone strike"),
        ("UCDP GED", "1", "armed conflict of a state"),
        ("UCDP GED", "9", "9"),
    ],
)
def test_types_of_events_in_words(layout, code, said):
    assert label_of(layout, code) == said


def test_a_table_cut_short_while_packed_is_named_with_the_reason(tmp_path):
    rows = "\n".join(gdelt_row("20180605", "RUS", "UKR", "190", "-10") for _ in range(20_000))
    path = tmp_path / "cut.csv.gz"
    packed = gzip.compress(rows.encode())
    path.write_bytes(packed[: len(packed) // 2])
    with pytest.raises(EventsUnreadable) as caught:
        read_event_tables([path])
    said = str(caught.value)
    assert said.startswith("cut.csv.gz: not a readable GDELT 2.0 table")
    assert "\n" not in said


def test_it_is_counted_why_pairs_have_no_tie():
    def one(acts, hostile, talk, mean):
        return EventSum("a", "b", "military", "2018", acts, hostile, talk, mean)

    table = EventTable(
        EventCounts("T", 0, 0, {}, {}),
        (one(0, 0, 9, 0), one(1, 1, 0, -9), one(2, 0, 0, 5), one(3, 3, 0, -9), one(4, 2, 0, -1)),
    )
    assert table.without_ties() == {
        "periods of a pair with talk alone": 1,
        "periods of a pair with fewer than 3 acts": 2,
        "periods of a pair without a clear side": 1,
    }
    assert EventTable(table.counts, (one(3, 3, 0, -9),)).without_ties() == {}
