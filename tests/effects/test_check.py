"""Placebo moves and links without an end, as `check` tells them."""

from __future__ import annotations

import json

import pytest

from tests.crisis.examples import HARBOUR, harbour_with
from tests.effects.crises import pipeline_crisis
from tightrope.analysis.effects import check_effects
from tightrope.analysis.effects.check import EFFECT_CHECKS
from tightrope.crisis import CrisisFile, parse_crisis


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
