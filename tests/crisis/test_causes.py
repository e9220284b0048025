"""Effects, interests and held indicators as the crisis file writes them."""

from __future__ import annotations

import pytest

from tests.crisis.examples import HARBOUR, harbour_with, mistake_of
from tightrope.crisis import (
    apply_change,
    apply_scenario,
    check_crisis,
    parse_change,
    parse_crisis,
)
from tightrope.crisis.change import hold_indicator
from tightrope.crisis.model import interests_of
from tightrope.words.edits import diff_models

MODEL = parse_crisis(HARBOUR).model


def test_a_link_may_start_at_a_formula_hold_under_a_condition_and_be_carried() -> None:
    text = harbour_with(
        'effects: [{from: south.close, to: trade, sign: "-", assumption: "Known"}]',
        'effects: [{from: "north.toll >= low", to: trade, sign: "-", if: "not north.arm", '
        "carried_by: season, strength: strong, assumption: K}]",
    ).replace("{name: Trade}", "{name: Trade}, season: {name: Season, level: high}")
    file = parse_crisis(text)
    assert check_crisis(file) == ()
    effect = file.model.effects[0]
    assert (effect.from_, effect.if_, effect.carried_by) == (
        "north.toll >= low",
        "not north.arm",
        "season",
    )


@pytest.mark.parametrize(
    "line",
    [
        "{in: trade, weight: vital}",
        "{wants: high, weight: vital}",
        "{weight: vital}",
        "{in: trade, wants: high, duty: tolls, weight: vital}",
        "{duty: tolls, wants: low, weight: vital}",
    ],
)
def test_an_interest_is_in_an_indicator_or_in_a_duty_never_half_of_both(line: str) -> None:
    text = harbour_with("events:", f"interests:\n  south: [{line}]\nevents:")
    told = mistake_of(lambda: parse_crisis(text))
    assert told is not None
    assert "write `in:` and `wants:` for an indicator, or `duty:` for a treaty" in told


def test_a_scenario_and_a_what_if_hold_an_indicator_like_an_option() -> None:
    text = harbour_with("assume: {north.arm: yes}", "assume: {north.arm: yes, trade: low}")
    model = parse_crisis(text).model
    held = apply_scenario(model, "war").indicators["trade"]
    assert (held.level, held.held) == ("low", True)
    change = parse_change("trade=high", MODEL)
    assert change.text == "trade is held at high"
    assert apply_change(MODEL, change).indicators["trade"].level == "high"
    again = parse_change("trade=high", apply_change(MODEL, change))
    assert again.text == "trade is held at high, where it is held already"


def test_a_level_an_indicator_cannot_have_is_refused_with_those_it_can() -> None:
    told = mistake_of(lambda: hold_indicator(MODEL, "trade", "up"))
    assert told is not None
    assert "low, normal, high" in told


def test_good_and_bad_for_are_minor_interests_of_those_who_state_nothing_else() -> None:
    stated = "indicators: {trade: {name: Trade, good_for: [south], bad_for: [north]}}"
    text = harbour_with("indicators: {trade: {name: Trade}}", stated)
    model = parse_crisis(text).model
    assert interests_of(model, "south") == ()  # it states priorities
    bare = model.model_copy(update={"priorities": {}})
    (high,), (low,) = interests_of(bare, "south"), interests_of(bare, "north")
    assert (high.in_, high.wants, high.weight) == ("trade", "high", "minor")
    assert (low.in_, low.wants, low.weight) == ("trade", "low", "minor")
    other = "interests:\n  south: [{in: trade, wants: low, weight: vital}]\nevents:"
    told = parse_crisis(text.replace("events:", other)).model
    assert interests_of(told, "south") == told.interests["south"]


def test_a_difference_of_interests_is_told() -> None:
    line = "interests:\n  south: [{in: trade, wants: high, weight: vital}]\nevents:"
    after = parse_crisis(harbour_with("events:", line)).model
    assert any("south's interest added" in said for said in diff_models(MODEL, after))
    assert any("south's interest removed" in said for said in diff_models(after, MODEL))
