"""Formats: what goes out means the same when another program, or this one, reads it."""

from __future__ import annotations

import csv
import io
import json

import networkx as nx
import pytest
from hypothesis import given, settings

from tests.strategy.conflicts import as_arguments, conflicts
from tests.strategy.reference import SmallConflict, equilibria
from tightrope.analysis.strategy import Conflict, analyse_stability
from tightrope.analysis.strategy.errors import TooLargeForThis
from tightrope.exchange.errors import NotAGmcrFile, NotAStateTable
from tightrope.exchange.gambit import to_nfg
from tightrope.exchange.gmcr import from_gmcr, to_gmcr
from tightrope.exchange.state_graph import to_graphml
from tightrope.exchange.state_table import from_csv, to_csv

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


@settings(deadline=None, max_examples=40)
@given(conflicts(max_states=32))
def test_gmcr_goes_round(c: SmallConflict) -> None:
    game = Conflict(**as_arguments(c))
    if any(n > 2 for n in c.levels):
        with pytest.raises(NotAGmcrFile, match="yes/no"):
            to_gmcr(game)
        return
    back = from_gmcr(to_gmcr(game))
    assert back.decision_makers == game.decision_makers
    assert back.options == game.options
    assert back.irreversible == game.irreversible
    place = [back.index_of(tuple(map(int, row))) for row in game.levels]
    assert sorted(place) == list(range(game.states))
    assert (back.ranks[:, place] == game.ranks).all()
    for concept in ("nash", "smr"):
        was = analyse_stability(game, (concept,)).equilibria(concept)
        now = analyse_stability(back, (concept,)).equilibria(concept)
        assert sorted(place[s] for s in was) == now.tolist()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"decisionMakers": []}, "'decisionMakers' is missing"),
        ({"infeasibles": [{"name": "Y"}]}, "one of Y, N, - per option"),
        ({"decisionMakers": [{"name": "a", "options": [{}]}]}, "an entry of 'options' has no name"),
    ],
)
def test_what_is_wrong_with_a_gmcr_file_is_named(change: dict[str, object], message: str) -> None:
    data = {**json.loads(to_gmcr(DILEMMA)), **change}
    with pytest.raises(NotAGmcrFile, match=message):
        from_gmcr(json.dumps(data))


def test_a_gmcr_file_must_be_json() -> None:
    with pytest.raises(NotAGmcrFile, match=r"case\.gmcr:1: this is not JSON"):
        from_gmcr("<xml/>", "case.gmcr")
    with pytest.raises(NotAGmcrFile, match="object"):
        from_gmcr("[]")
    data = json.loads(to_gmcr(DILEMMA))
    data["decisionMakers"][0]["preferenceRanking"][0] = 9
    with pytest.raises(NotAGmcrFile, match=r"not feasible.*1 to 4"):
        from_gmcr(json.dumps(data))
    data["decisionMakers"][0]["options"][0]["reversibility"] = "sideways"
    with pytest.raises(NotAGmcrFile, match="both, fwd or back"):
        from_gmcr(json.dumps(data))


@settings(deadline=None, max_examples=40)
@given(conflicts(max_states=24))
def test_csv_goes_round(c: SmallConflict) -> None:
    game = Conflict(**as_arguments(c))
    levels = dict(zip(game.options, game.level_names, strict=True))
    back = from_csv(to_csv(game, ["seq"]), levels=levels, irreversible=game.irreversible)
    assert back.options == game.options
    assert [back.state(s) for s in range(back.states)] == [
        game.state(s) for s in range(game.states)
    ]
    assert (back.ranks == game.ranks).all()
    assert back.status_quo == game.status_quo
    assert back.fingerprint == game.fingerprint


def test_levels_of_a_table_are_yes_and_no_or_as_they_appear() -> None:
    text = "a.x,a.y,rank a\nyes,low,1\nno,high,2.5\n"
    game = from_csv(text)
    assert game.level_names == (("no", "yes"), ("low", "high"))
    assert game.ranks.tolist() == [[0, 1]]
    with pytest.raises(NotAStateTable, match="allowed: high, mid"):
        from_csv(text, levels={"a.y": ["mid", "high"]})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no row"),
        ("state,x\n0,1\n", "no column named"),
        ("a.x\nno\n", "no column of ranks: 'a'"),
        ("a.x,rank a\nno,1\nyes\n", "states.csv:3: a row has not one cell per column"),
        ("a.x,rank a\nno,1\nyes,best\n", "states.csv:3: a rank is not a number: 'best'"),
    ],
)
def test_what_is_wrong_with_a_table_is_named(text: str, message: str) -> None:
    with pytest.raises(NotAStateTable, match=message):
        from_csv(text)
