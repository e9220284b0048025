"""Placebo moves and links without an end, as `check` tells them."""

from __future__ import annotations

import json

import pytest

from tests.crisis.examples import HARBOUR, harbour_with
from tests.effects.crises import pipeline_crisis
from tightrope.analysis.effects import check_effects
from tightrope.analysis.effects.check import EFFECT_CHECKS
from tightrope.conflict import build_game, start_levels
from tightrope.crisis import CrisisFile, apply_change, parse_change, parse_crisis


def file_of(**changes) -> CrisisFile:
    data = pipeline_crisis(**changes).model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return parse_crisis(json.dumps(data))


def placebo(signs, **move):
    return [{"move": move, "signs": signs}]


@pytest.mark.parametrize(
    ("move", "signs"),
    [
        ({"north.close": "yes"}, {"flow": "-", "revenue": "0"}),
        ({"north.patrol": "high"}, {"unrest": "-"}),
        ({"south.subsidise": "no"}, {"unrest": "+"}),
        ({"price": "high"}, {"unrest": "+", "price": "+"}),
        ({}, {"flow": "0", "unrest": "0"}),
    ],
)
def test_signs_that_hold_say_nothing(move, signs):
    assert check_effects(file_of(expect_signs=placebo(signs, **move))) == ()


@pytest.mark.parametrize(
    ("move", "signs", "said"),
    [
        ({"north.close": "yes"}, {"flow": "+"}, "'flow' should rise and is down (-0.42, up in 0 of 200 draws)"),
        ({"north.patrol": "high"}, {"unrest": "0"}, "'unrest' should stay and is down"),
        ({"north.patrol": "high"}, {"revenue": "-"}, "'revenue' should fall and is not affected"),
        ({"north.close": "yes"}, {"price": "+"}, "'price' should rise and is contested"),
    ],
)  # fmt: skip
def test_a_wrong_sign_is_told_with_what_came_out(move, signs, said):
    (finding,) = check_effects(file_of(expect_signs=placebo(signs, **move)))
    assert (finding.check, finding.severity) == ("wrong-sign", "error")
    assert said in finding.message


def test_a_wrong_sign_stands_at_its_line():
    text = harbour_with(
        "events:",
        "expect_signs:\n  - move: {south.close: yes}\n    signs:\n      trade: +\n"
        "    assumption: A\nevents:",
    )
    (finding,) = check_effects(parse_crisis(text))
    line = int(finding.where.split(":")[1])
    assert text.splitlines()[line - 1].strip() == "trade: +"


def closed_now(signs, *rules, **move) -> CrisisFile:
    """The pipeline is closed now; rules say what cannot stand beside that."""
    north = {
        "close": {"text": "Close the pipeline", "now": True},
        "patrol": {"text": "Patrol", "now": "low", "levels": ("none", "low", "high")},
    }
    south = {"subsidise": {"text": "Subsidise fuel", "now": True}}
    return file_of(
        options={"north": north, "south": south},
        priorities={"north": [{"want": "north.close"}], "south": [{"want": "not north.close"}]},
        rules=[{"never": rule, "assumption": "A"} for rule in rules],
        expect_signs=placebo(signs, **move),
    )


APART = "north.close and north.patrol >= high"


def test_a_move_that_rules_keep_from_the_rest_of_today_is_judged_where_a_what_if_starts():
    (finding,) = check_effects(closed_now({"flow": "0"}, APART, **{"north.patrol": "high"}))
    assert finding.check == "wrong-sign"
    assert finding.message.startswith("'flow' should stay and is up")
    assert finding.message.endswith("; by the rules the move goes with north.close = no")
    assert check_effects(closed_now({"flow": "+"}, APART, **{"north.patrol": "high"})) == ()


@pytest.mark.parametrize("change", ["north.patrol=high", "north.patrol=none", "north.close=no"])
def test_the_state_of_a_placebo_is_the_one_a_what_if_starts_from(change):
    model = closed_now({}, APART).model
    changed = apply_change(model, parse_change(change, model))
    game = build_game(changed)
    assert start_levels(changed) == game.state(game.status_quo)
    assert start_levels(changed)["north.close"] == ("yes" if change.endswith("none") else "no")


def test_what_a_move_does_not_change_is_not_told_of_it():
    (finding,) = check_effects(closed_now({"flow": "-"}, APART, **{"north.close": "no"}))
    assert finding.message.endswith("200 draws)")


def test_a_move_that_no_possible_state_has_is_named_at_its_line():
    text = harbour_with(
        "events:",
        "expect_signs:\n  - move: {south.close: yes}\n    signs: {trade: '0'}\n"
        "    assumption: A\nevents:",
    ).replace("rules:\n", "rules:\n  - {never: south.close, assumption: A}\n")
    (finding,) = check_effects(parse_crisis(text))
    assert (finding.check, finding.severity) == ("infeasible-placebo", "error")
    assert finding.message == "no possible state has south.close = yes"
    line = int(finding.where.split(":")[1])
    assert text.splitlines()[line - 1].strip() == "- move: {south.close: yes}"


def test_a_present_that_breaks_a_rule_is_left_to_the_check_of_the_game():
    assert check_effects(closed_now({"flow": "0"}, "north.close")) == ()


def test_links_that_feed_themselves_without_end_are_an_error_at_the_effects():
    loop = [
        {"from": a, "to": b, "sign": "+", "strength": "strong"}
        for a, b in (("flow", "price"), ("price", "flow"))
    ]
    (finding,) = check_effects(file_of(effects=loop * 2))
    assert (finding.check, finding.severity) == ("consequences-runaway-links", "error")
    assert "1.55'; feedback below 0.95" in finding.message


def test_a_broken_file_is_left_to_its_own_checks():
    assert check_effects(parse_crisis(harbour_with("to: trade", "to: trad"))) == ()
    assert check_effects(parse_crisis(HARBOUR)) == ()


def test_every_check_says_how_to_mend():
    assert all(len(check.about.split(". ")) > 1 for check in EFFECT_CHECKS)
