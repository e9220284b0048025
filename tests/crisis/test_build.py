"""The game of a crisis file, and the checks that need its feasible states."""

from __future__ import annotations

import pytest

from tests.crisis.examples import HARBOUR, harbour_with
from tightrope.conflict import build_game, examine_game
from tightrope.conflict.build import contradicting_rules
from tightrope.conflict.check import GAME_CHECKS
from tightrope.conflict.errors import (
    InfeasibleStatusQuo,
    MissingPreferences,
    NoFeasibleState,
    NothingToPlay,
)
from tightrope.crisis import CrisisModel, apply_change, apply_scenario, parse_change, parse_crisis
from tightrope.crisis.errors import CrisisInvalid

GAME = build_game(parse_crisis(HARBOUR).model)


def model_with(old: str, new: str) -> CrisisModel:
    return parse_crisis(harbour_with(old, new)).model


def test_states_come_in_decimal_order_without_the_infeasible() -> None:
    # 2 × 3 × (4 - 1) states: south cannot arm and close at once.
    assert GAME.states == 18
    assert GAME.options == ("north.arm", "north.toll", "south.arm", "south.close")
    rows = GAME.levels.tolist()
    assert rows[:3] == [[0, 0, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0]]
    decimal = [row[0] + 2 * row[1] + 6 * row[2] + 12 * row[3] for row in rows]
    assert decimal == sorted(decimal)
    assert not any(row[2] and row[3] for row in rows)


def test_the_status_quo_and_what_is_irreversible_come_from_the_file() -> None:
    assert GAME.state(GAME.status_quo) == {
        "north.arm": "no",
        "north.toll": "low",
        "south.arm": "no",
        "south.close": "no",
    }
    assert GAME.irreversible == {"south.arm": "up"}
    assert GAME.notes == ()


def test_priorities_rank_by_the_first_statement_that_differs() -> None:
    quiet = GAME.index_of({"north.arm": 0, "north.toll": 1, "south.arm": 0, "south.close": 0})
    armed = GAME.index_of({"north.arm": 0, "north.toll": 2, "south.arm": 1, "south.close": 0})
    closed = GAME.index_of({"north.arm": 0, "north.toll": 1, "south.arm": 0, "south.close": 1})
    north = GAME.ranks[0]
    assert north[quiet] > north[closed] > north[armed]


def test_a_scenario_that_breaks_a_rule_starts_from_the_nearest_state() -> None:
    base = model_with('close: {text: "Close the harbour", now: no', 'close: {text: "C", now: yes')
    assert build_game(base).notes == ()
    held = apply_change(base, parse_change("south.arm=yes", base))
    game = build_game(held)
    assert game.state(game.status_quo)["south.arm"] == "yes"
    assert game.state(game.status_quo)["south.close"] == "no"
    assert "south.close no (now yes)" in game.notes[0]
    assert "never south.arm and south.close" in game.notes[0]


STEPS = """\
title: Steps
actors: {a: {name: A}}
options:
  a: {go: {text: G, now: no}, x: {text: X, now: no}, y: {text: Y, now: no}, z: {text: Z, levels: [n, o, p, q], now: n}}
priorities: {a: [{want: a.go}]}
rules:
  - {always: (a.x and a.y) or a.z == q if a.go}
"""


@pytest.mark.parametrize(
    ("rule", "changed"),
    [
        # One option by three steps comes before two options by one step each.
        ("((a.x and a.y) or a.z == q) if a.go", {"a.go", "a.z"}),
        # Of single options the one with the fewest steps.
        ("(a.y or a.z == q) if a.go", {"a.go", "a.y"}),
        # Else the state with the lowest number: earlier options count less.
        ("(a.x or a.y) if a.go", {"a.go", "a.x"}),
    ],
)
def test_the_nearest_state_changes_fewest_options_then_fewest_steps(
    rule: str, changed: set[str]
) -> None:
    base = parse_crisis(STEPS.replace("(a.x and a.y) or a.z == q if a.go", rule)).model
    game = build_game(apply_change(base, parse_change("a.go=yes", base)))
    state = game.state(game.status_quo)
    assert {option for option, level in state.items() if level not in {"no", "n"}} == changed


def test_the_scenario_of_the_file_keeps_its_assumption_in_every_state() -> None:
    game = build_game(apply_scenario(parse_crisis(HARBOUR).model, "war"))
    assert set(game.levels[:, 0].tolist()) == {1}
    assert game.states == 9


@pytest.mark.parametrize(
    ("old", "new", "error", "said"),
    [
        ("now: no, irreversible: yes", "now: yes", None, ""),
        ("rules:\n", "rules:\n  - {always: south.close}\n", InfeasibleStatusQuo, "always south.close"),
        ("rules:\n", "rules:\n  - {never: south.close}\n  - {always: south.close}\n", InfeasibleStatusQuo, "always"),
        ("  south:\n    - {want", "  league:\n    - {want", MissingPreferences, "south"),
    ],
)  # fmt: skip
def test_what_makes_a_game_impossible(
    old: str, new: str, error: type[Exception] | None, said: str
) -> None:
    model = model_with(old, new)
    if error is None:
        assert build_game(model).states == 18
        return
    with pytest.raises(error, match=said):
        build_game(model)


def test_rules_that_contradict_an_assumption_leave_no_state() -> None:
    base = model_with("rules:\n", "rules:\n  - {never: north.arm}\n")
    with pytest.raises(NoFeasibleState):
        build_game(apply_scenario(base, "war"))


def test_a_file_without_options_has_no_game_and_no_findings() -> None:
    file = parse_crisis("title: T\n")
    with pytest.raises(NothingToPlay):
        build_game(file.model)
    assert examine_game(file).findings == ()


RESPONSE = """dynamics:
  responses: [{{by: south, if: {0}, then: {1}, probability: 0.5, assumption: x}}]
rules:
"""
CASES = [
    ("infeasible-status-quo", "rules:\n", "rules:\n  - {always: south.close}\n", "'always south.close'"),
    ("impossible-scenario", "rules:\n", "rules:\n  - {never: north.arm}\n", "'war' assumes"),
    ("impossible-red-line", "rules:\n", "rules:\n  - {never: north.toll == high}\n", "no possible state"),
    ("impossible-response", 'then: "south.close"', 'then: "south.close and south.arm"', "impossible once"),
    ("impossible-response", 'then: "south.close"', 'then: "north.arm"', "names no option of 'south'"),
    ("idle-response", "rules:\n", RESPONSE.format("south.arm and south.close", "south.close"), "'south.arm and south.close' holds in no possible state"),
    ("idle-response", "rules:\n", RESPONSE.format("south.close", "south.close"), "'south.close' holds already wherever 'south.close' does"),
    ("idle-response", "rules:\n", RESPONSE.format("north.arm", "south.close and not north.arm"), "where 'north.arm' holds, nothing south does can bring about"),
    ("impossible-expectation", "expect: {south.arm: yes}", "expect: {south.arm: yes, south.close: yes}", "'war' expects"),
    ("impossible-expectation", "expect: {south.arm: yes}", "might: {north.arm: no}", "'war' expects"),
    ("game-no-feasible-state", "rules:\n", "rules:\n  - {never: south.close}\n  - {always: south.close}\n", "no state satisfies"),
    ("idle-closed-move", "events:", "closed_moves:\n  - {by: south, from: south.arm, to: not south.arm, assumption: A}\nevents:", "no move of 'south' is closed"),
    ("idle-unknown-preference", "events:", "unknown_preferences:\n  south: [{between: south.arm and south.close, and: south.arm, assumption: A}]\nevents:", "no two possible states"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "old", "new", "said"), CASES)
def test_each_check_of_the_game_finds_its_mistake(
    check: str, old: str, new: str, said: str
) -> None:
    told = [
        f for f in examine_game(parse_crisis(harbour_with(old, new))).findings if f.check == check
    ]
    assert any(said in str(finding) for finding in told), told


def test_a_response_that_can_be_given_is_let_be() -> None:
    for text in ("south.close", "south.close or north.arm"):
        file = parse_crisis(harbour_with("rules:\n", RESPONSE.format("north.arm", text)))
        told = [f for f in examine_game(file).findings if f.check == "idle-response"]
        assert bool(told) == ("or" in text.split())


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("chance: {south.arm: 1.2}", "1.2"),
        ("chance: {south.arm: -0.1}", "-0.1"),
        ("chance: {south.arm: 0.5}", "needs a level under expect or might"),
        (
            "expect: {south.arm: yes}\n    might: {south.arm: no}",
            "both what is expected and what might",
        ),
    ],
)
def test_chances_are_shares_of_something_that_is_expected_or_might_be(told: str, said: str) -> None:
    with pytest.raises(CrisisInvalid) as caught:
        parse_crisis(harbour_with("expect: {south.arm: yes}", told))
    assert said in str(caught.value.findings)


def test_a_chance_of_what_is_expected_or_might_be_is_read() -> None:
    told = "expect: {south.arm: yes}\n    might: {south.close: yes}\n    chance: {south.close: 1}"
    model = parse_crisis(harbour_with("expect: {south.arm: yes}", told)).model
    assert model.scenarios["war"].chance == {"south.close": 1}


def test_a_contradiction_names_only_the_rules_that_have_a_part_in_it() -> None:
    text = harbour_with(
        "rules:\n",
        "rules:\n  - {always: north.toll == high}\n  - {never: north.arm}\n"
        "  - {never: south.close and south.arm}\n  - {always: north.arm if north.toll >= low}\n",
    )
    file = parse_crisis(text)
    (finding,) = examine_game(file).findings
    assert contradicting_rules(file.model) == (0, 1, 3)
    first = text[: text.index("always: north.toll")].count("\n") + 1
    assert finding.where == f"crisis.yaml:{first + 3}"
    assert f"'always north.toll == high' (crisis.yaml:{first})" in finding.message
    assert "south.close" not in finding.message
    assert contradicting_rules(parse_crisis(HARBOUR).model) == ()


def test_sleeping_statements_are_those_that_never_decide_an_own_move() -> None:
    told = [
        f.message
        for f in examine_game(parse_crisis(HARBOUR)).findings
        if f.check == "sleeping-statement"
    ]
    # "not north.arm" stands above it, so "north.arm if south.arm" can only differ where north arms.
    assert told == ["'north.arm if south.arm' sleeps: the statements above it decide first"]
    woken = harbour_with('    - {want: "not north.arm", assumption: "Cost"}\n', "")
    assert not [
        f for f in examine_game(parse_crisis(woken)).findings if f.check == "sleeping-statement"
    ]
    constant = harbour_with('want: "not south.close"', 'want: "south.close or not south.close"')
    told = [str(f) for f in examine_game(parse_crisis(constant)).findings]
    assert any("always holds, so it decides nothing" in line for line in told)


def test_every_check_of_the_game_is_tested() -> None:
    names = {check.name for check in GAME_CHECKS}
    assert names - {"sleeping-statement", "no-conflict", "large-game"} == {
        case[0] for case in CASES
    } - {"game-no-feasible-state"}
