"""Games of Gambit as they come: null outcomes, plans by their names, fractions, what a comment says."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings

from tests.strategy.conflicts import as_arguments, conflicts
from tests.strategy.reference import SmallConflict
from tightrope.analysis.strategy import Conflict, analyse_stability
from tightrope.conflict import build_game
from tightrope.crisis.model import CrisisModel
from tightrope.exchange.gambit import MOST_DIGITS, read_gambit
from tightrope.exchange.gambit_writer import to_nfg

pytest.importorskip("pygambit")
ALL = ("nash", "gmr", "smr", "seq", "sseq", "sim")


def _model(text: str, name: str = "g.nfg") -> CrisisModel:
    return CrisisModel.model_validate(dict(read_gambit(text.encode(), name).sections))


def _held(game: Conflict) -> list[int]:
    stability = analyse_stability(game, ALL)
    return [stability.equilibria(concept).size for concept in ALL]


@settings(deadline=None, max_examples=40)
@given(conflicts(max_states=32, irreversible=False, max_dms=3))
def test_a_game_comes_back_with_its_states_and_as_many_outcomes(c: SmallConflict) -> None:
    game = Conflict(**as_arguments(c))
    back = build_game(_model(to_nfg(game)))
    assert back.states == game.states
    assert sorted(map(tuple, back.ranks.T)) == sorted(map(tuple, game.ranks.T))
    assert _held(back) == _held(game)


CAN_BE_UNDONE = (
    "what could not be undone where the file comes from can be undone here, so that other "
    "outcomes may hold: b.open"
)
BARGE = Conflict(
    {"a": ["sail", "pay"], "b": ["open"]},
    None,
    {"a": [0, 1, 2, 3, 4, 5], "b": [5, 4, 3, 2, 1, 0]},
    rules=["not (sail and not open)"],
    irreversible=["open"],
    status_quo=(0, 1, 1),
)


def test_what_cannot_be_and_what_is_played_come_back_from_the_comment() -> None:
    read = read_gambit(to_nfg(BARGE, left_out=["scenarios"]).encode(), "barge.nfg")
    assert [rule["never"] for rule in read.sections["rules"]] == [
        "a.plays = sail_yes_pay_no and b.plays = open_no",
        "a.plays = sail_yes_pay_yes and b.plays = open_no",
    ]
    now = {actor: own["plays"]["now"] for actor, own in read.sections["options"].items()}
    assert now == {"a": "sail_no_pay_yes", "b": "open_yes"}
    assert read.remarks[:3] == (
        "combinations that cannot be by the file, ruled out: 2",
        CAN_BE_UNDONE,
        "what is played today is as the file says",
    )
    payoffs = read.sections["payoffs"]["a"]
    assert [one["payoff"] for one in payoffs] == ["1", "3", "4", "2", "5", "6"]


def test_strategies_that_are_never_possible_are_ruled_out_in_one_line() -> None:
    game = Conflict(
        {"a": ["x"], "b": ["y"], "c": ["z"]},
        None,
        {dm: [0, 1, 2, 3] for dm in "abc"},
        rules=["not x"],
    )
    read = read_gambit(to_nfg(game).encode(), "g.nfg")
    assert [rule["never"] for rule in read.sections["rules"]] == ["a.plays = x_yes"]


def test_zeros_of_others_are_payoffs_and_no_marks() -> None:
    read = read_gambit(b'NFG 1 R "t" { "A" "B" } { 2 2 }\n0 0 1 1 2 2 0 0', "g.nfg")
    assert "rules" not in read.sections
    assert "no status quo: everybody starts with the first strategy" in read.remarks[0]


def test_where_the_first_strategies_cannot_be_together_the_first_that_can_is_taken() -> None:
    text = to_nfg(Conflict({"a": ["x"], "b": ["y"]}, None, {"a": [0, 1], "b": [1, 0]}, rules=["x"]))
    read = read_gambit(text.encode(), "g.nfg")
    assert read.sections["options"]["a"]["plays"]["now"] == "x_yes"
    assert "first combination that can be" in read.remarks[1]


def test_the_null_outcome_pays_everybody_nothing() -> None:
    text = """NFG 1 R "t" { "A" "B" } { { "u" "d" } { "l" "r" } }
""
{ { "o1" 1, 2 } { "o2" 3/2, -0.5 } }
1 2 0 1
"""
    got = {dm: [str(one.payoff) for one in own] for dm, own in _model(text).payoffs.items()}
    # the first player's strategy is fastest in the file, the last one's in the crisis
    assert got == {"a": ["1", "0", "1.5", "1"], "b": ["2", "0", "-0.5", "2"]}
    tree = 'EFG 2 R "t" { "A" }\np "" 1 1 "" { "go" "stay" } 0\nt "" 1 "" { 2 }\nt "" 0\n'
    lone = read_gambit(tree.encode(), "t.efg").sections
    assert [one["payoff"] for one in lone["payoffs"]["a"]] == ["2", "0"]


def test_plans_of_an_extensive_game_are_called_by_what_is_done() -> None:
    entry = """EFG 2 R "Entry" { "New" "Old" }
p "" 1 1 "Door" { "In" "Out" } 0
p "" 2 1 "" { "Fight" "Share" } 0
p "" 1 2 "" { "Stay" "Leave" } 0
t "" 1 "" { -1 0 }
t "" 2 "" { 1 1 }
t "" 3 "" { 0 2 }
t "" 4 "" { 0 3 }
"""
    options = read_gambit(entry.encode(), "e.efg").sections["options"]
    assert options["new"]["plays"]["text"] == (
        "Play Door: In, 2: Stay or Door: In, 2: Leave or Door: Out"
    )
    assert options["new"]["plays"]["levels"] == ["door_in_2_stay", "door_in_2_leave", "door_out"]
    assert options["old"]["plays"]["levels"] == ["fight", "share"]


@pytest.mark.parametrize(
    ("payoffs", "given", "said"),
    [
        ("0.25 1 2 -3", ["0.25", "1", "2", "-3"], None),
        ("1/3 1/2 0 1", ["2", "3", "0", "6"], "given 6 times over"),
        (f"1/3 1/{10**30} 0 1", ["3", "2", "1", "4"], "given is their order"),
        ("1e40 -1e40 5 5", ["3", "1", "2", "2"], "given is their order"),
    ],
)
def test_payoffs_keep_their_order_exactly_and_what_is_changed_is_said(payoffs, given, said):
    text = f'NFG 1 R "t" {{ "A" }} {{ 4 }}\n{payoffs}'
    read = read_gambit(text.encode(), "g.nfg")
    got = [one["payoff"] for one in read.sections["payoffs"]["a"]]
    assert got == given
    assert all(len(number) <= MOST_DIGITS for number in got)
    exact = [Fraction(part) for part in payoffs.split()]
    pairs = [(i, j) for i in range(4) for j in range(4)]
    assert all((exact[i] < exact[j]) == (Fraction(got[i]) < Fraction(got[j])) for i, j in pairs)
    assert [remark for remark in read.remarks if "payoffs of A" in remark] == (
        [f"payoffs of A are {said}, to be whole numbers"] if said and "times" in said
        else [f"payoffs of A are too long for a number: {said}, from 1"] if said
        else []
    )  # fmt: skip
