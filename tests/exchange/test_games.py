"""Formats: what goes out means the same when another program, or this one, reads it."""

from __future__ import annotations

import csv
import io

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategy.conflicts import as_arguments, conflicts
from tests.strategy.reference import SmallConflict, equilibria
from tightrope.analysis.strategy import Conflict, analyse_stability
from tightrope.analysis.strategy.errors import TooLargeForThis
from tightrope.conflict import build_game
from tightrope.crisis.model import CrisisModel
from tightrope.exchange.errors import CannotHold, NotAGameFile
from tightrope.exchange.gambit import read_gambit
from tightrope.exchange.gambit_writer import to_nfg
from tightrope.exchange.state_graph import to_csv, to_graphml

DILEMMA = Conflict(
    {"a": ["silent"], "b": ["quiet"]},
    None,
    {"a": [2, 1, 4, 3], "b": [2, 4, 1, 3]},
    status_quo=(1, 1),
)


@settings(deadline=None, max_examples=60)
@given(conflicts(max_states=32, irreversible=False, max_dms=4))
def test_gambit_finds_the_nash_equilibria(c: SmallConflict) -> None:
    pygambit = pytest.importorskip("pygambit")
    game = Conflict(**as_arguments(c))
    table = pygambit.read_nfg(io.BytesIO(to_nfg(game, 'A "title"').encode()))
    found = set()
    for solution in pygambit.nash.enumpure_solve(table).equilibria:
        code = 0
        for dm, player in enumerate(table.players):
            stride, _ = game.space.own(dm)
            chosen = [k for k, s in enumerate(player.strategies) if solution[s] == 1]
            code += chosen[0] * stride
        found.add(code)
    states = {int(code): s for s, code in enumerate(game.space.codes)}
    assert {states[code] for code in found if code in states} == set(equilibria(c, "nash"))


def test_nfg_says_that_payoffs_are_ordinal() -> None:
    text = to_nfg(DILEMMA)
    assert text.startswith('NFG 1 R "Option game" { "a" "b" }')
    assert "Payoffs are ordinal" in text
    assert '{ "silent no" "silent yes" }' in text
    bound = Conflict({"a": ["x"]}, None, {"a": [0, 1]}, irreversible=["x"])
    assert "Irreversible options are not expressed: a.x." in to_nfg(bound)
    wide = {f"d{i}": [f"o{i}{k}" for k in range(7)] for i in range(3)}
    large = Conflict(wide, rules=["not o00"], preferences=dict.fromkeys(wide, [0] * 2**20))
    with pytest.raises(TooLargeForThis):
        to_nfg(large)


def test_csv_has_a_row_per_state() -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(DILEMMA, ["nash", "seq"]))))
    assert [row["nash"] for row in rows] == ["yes", "no", "no", "no"]
    assert [row["seq"] for row in rows] == ["yes", "no", "no", "yes"]
    assert rows[3]["status quo"] == "yes"
    assert rows[2] == {
        "state": "2",
        "a.silent": "no",
        "b.quiet": "yes",
        "rank a": "3",
        "rank b": "0",
        "status quo": "",
        "nash": "no",
        "seq": "no",
    }


def test_csv_does_not_smuggle_formulas() -> None:
    game = Conflict({"a": {"x": ["=1+1", "no"]}}, None, {"a": [0, 1]})
    assert "'=1+1" in to_csv(game)


@settings(deadline=None, max_examples=30)
@given(conflicts(max_states=16, max_dms=3))
def test_networkx_reads_the_integrated_graph(c: SmallConflict) -> None:
    game = Conflict(**as_arguments(c))
    graph = nx.parse_graphml(to_graphml(game), force_multigraph=True)
    moves = {
        (game.dm_index(d["mover"]), int(s[1:]), int(t[1:])) for s, t, d in graph.edges(data=True)
    }
    assert moves == {(i, s, t) for i in c.dms for s in c.states for t in c.moves[i][s]}
    for s in c.states:
        node = graph.nodes[f"s{s}"]
        assert {o: node[o] for o in game.options} == game.state(s)
        assert node["seq equilibrium"] == (s in equilibria(c, "seq"))
    only = nx.parse_graphml(to_graphml(game, improvements_only=True), force_multigraph=True)
    assert only.number_of_edges() == sum(len(c.improvements(i, s)) for i in c.dms for s in c.states)


DRESHER = b"""NFG 1 R "A chase" { "Fox" "Hound" } { { "left" "right" } { "left" "right" "wait" } }
"" 0.5 -1 1/3 2 -3 0 1 1 0 0 2 2
"""


def test_a_normal_form_of_gambit_becomes_a_game_with_the_same_order_of_payoffs():
    pytest.importorskip("pygambit")
    read = read_gambit(DRESHER, "chase.nfg")
    game = build_game(CrisisModel.model_validate(dict(read.sections)))
    assert game.options == ("fox.plays", "hound.plays")
    assert game.level_names == (("left", "right"), ("left", "right", "wait"))
    # .nfg lists the first player's strategy fastest, as states do; each pair is (Fox, Hound)
    fox, hound = [0.5, 1 / 3, -3, 1, 0, 2], [-1, 2, 0, 1, 0, 2]
    for ranks, payoffs in zip(game.ranks.tolist(), (fox, hound), strict=True):
        assert ranks == [sorted(set(payoffs)).index(payoff) for payoff in payoffs]
    assert any("mixed strategies have no meaning" in one for one in read.remarks)
    assert read.remarks[1] == "payoffs of Fox are given 6 times over, to be whole numbers"


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(*[st.integers(-3, 3)] * 2), min_size=8, max_size=8))
def test_what_is_written_for_gambit_is_read_back_with_the_same_verdicts(payoffs) -> None:
    pytest.importorskip("pygambit")
    numbers = dict(zip("ab", map(list, zip(*payoffs, strict=True)), strict=True))
    game = Conflict({"a": ["x", "y"], "b": ["z"]}, None, numbers)
    read = read_gambit(to_nfg(game).encode(), "g.nfg")
    back = build_game(CrisisModel.model_validate(dict(read.sections)))
    assert (back.ranks == game.ranks).all()
    for concept in ("nash", "gmr", "smr", "seq"):
        held = [analyse_stability(g, [concept]).equilibria(concept).tolist() for g in (game, back)]
        assert held[0] == held[1]


def test_an_extensive_game_is_read_by_its_plans():
    pytest.importorskip("pygambit")
    entry = b"""EFG 2 R "Entry" { "In" "Old" }
p "" 1 1 "" { "enter" "stay" } 0
p "" 2 1 "" { "fight" "share" } 0
t "" 1 "" { -1 0 }
t "" 2 "" { 1 1 }
t "" 3 "" { 0 2 }
"""
    game = build_game(CrisisModel.model_validate(dict(read_gambit(entry, "e.efg").sections)))
    assert game.states == 4
    assert analyse_stability(game, ["nash"]).equilibria("nash").size == 2


@pytest.mark.parametrize("data", [b"", b"NFG 1 R", b"\xff\xfe", b"EFG 2 R"])
def test_what_gambit_does_not_read_is_one_line(data):
    pytest.importorskip("pygambit")
    with pytest.raises(NotAGameFile) as caught:
        read_gambit(data, "g.nfg")
    assert "\n" not in str(caught.value)


def test_a_game_too_large_to_look_through_is_refused():
    pytest.importorskip("pygambit")
    names = " ".join(f'"s{n}"' for n in range(65))
    head = f'NFG 1 R "Large" {{ "A" "B" }} {{ {{ {names} }} {{ {names} }} }}\n"" '
    with pytest.raises(NotAGameFile, match="4,225"):
        read_gambit((head + " ".join(["0"] * 65 * 65 * 2)).encode(), "g.nfg")


def test_closed_moves_are_not_lost_in_a_normal_form():
    closed = Conflict({"a": ["x"]}, None, {"a": [0, 1]}, forbidden_moves={"a": [("not x", "x")]})
    with pytest.raises(CannotHold, match="closed"):
        to_nfg(closed)
