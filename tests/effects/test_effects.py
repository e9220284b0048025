"""What an outcome brings about: differences, directions, shares, and how mistakes are told."""

from __future__ import annotations

import pytest

from tests.effects.crises import pipeline_crisis
from tightrope.analysis.effects import analyse_effects
from tightrope.analysis.effects.compare import direction_of
from tightrope.consequences.errors import RunawayLinks, UnknownCause
from tightrope.crisis import apply_scenario
from tightrope.crisis.change import hold_indicator
from tightrope.crisis.errors import UnknownLevel, UnknownOption

CLOSED = {"north.close": "yes"}


def directions(changes):
    return {change.indicator: change.direction for change in changes}


def test_an_option_that_rises_moves_indicators_down_the_chain_of_links():
    report = analyse_effects(pipeline_crisis(), outcome=CLOSED)
    assert report.changed == ("north.close",)
    assert directions(report.indicators) == {
        "flow": "down", "price": "contested", "unrest": "contested", "revenue": "no effect",
    }  # fmt: skip
    flow, price, unrest, revenue = report.indicators
    assert (flow.up, flow.draws, flow.reached) == (0, 200, True)
    assert 80 < price.up < 120  # the link to it is disputed: in, in half of the draws
    assert not revenue.reached
    assert revenue.change == 0
    (path,) = unrest.paths
    assert path.nodes == ("north.close", "flow", "price", "unrest")
    assert (path.sign, path.disputed, path.cites) == (1, True, ("c1", "c2"))
    assert path.assumptions == ("as in earlier winters",)
    assert path.share == 1


def test_the_change_is_the_difference_of_the_bounded_responses():
    report = analyse_effects(pipeline_crisis(), outcome={"north.patrol": "high"})
    unrest = report.indicators[2]
    import math

    before = math.tanh(-0.45 - 0.225)  # subsidies, and patrols at half
    assert unrest.before == pytest.approx(before, abs=1e-8)
    assert unrest.change == pytest.approx(math.tanh(-0.9) - before, abs=1e-8)


def test_the_status_quo_changes_nothing_but_goes_on_working():
    report = analyse_effects(pipeline_crisis(), outcome={})
    assert report.changed == ()
    assert set(directions(report.indicators).values()) == {"no effect"}
    assert all(change.change == 0 and change.paths == () for change in report.indicators)
    assert report.active == ("north.patrol", "south.subsidise")
    assert directions(report.standing)["unrest"] == "down"
    assert directions(report.standing)["price"] == "no effect"


@pytest.mark.parametrize(
    ("level", "unrest"), [("none", "up"), ("low", "no effect"), ("high", "down")]
)
def test_levels_are_compared_in_their_order(level, unrest):
    report = analyse_effects(pipeline_crisis(), outcome={"north.patrol": level})
    assert directions(report.indicators)["unrest"] == unrest


def test_opposite_pulls_are_netted_by_strength_and_both_paths_shown():
    effects = [
        {"from": "north.close", "to": "unrest", "sign": "+", "strength": "strong"},
        {"from": "north.patrol", "to": "unrest", "sign": "-", "strength": "weak"},
    ]
    report = analyse_effects(
        pipeline_crisis(effects=effects), outcome={"north.close": "yes", "north.patrol": "high"}
    )
    unrest = report.indicators[2]
    assert unrest.direction == "up"
    assert unrest.up == unrest.draws
    assert [(p.nodes[0], p.sign) for p in unrest.paths] == [
        ("north.close", 1),
        ("north.patrol", -1),
    ]
    assert [p.amount for p in unrest.paths] == pytest.approx([0.775, -0.0875])
    assert [p.share for p in unrest.paths] == pytest.approx([0.8986, 0.1014], abs=1e-4)


def test_a_path_takes_as_long_as_its_slowest_link_and_is_as_strong_as_its_weakest():
    effects = [
        {"from": "north.close", "to": "flow", "sign": "-", "delay": "days", "strength": "strong"},
        {"from": "flow", "to": "price", "sign": "-", "delay": "weeks", "strength": "weak"},
        {"from": "price", "to": "unrest", "sign": "+"},
    ]
    report = analyse_effects(pipeline_crisis(effects=effects), outcome=CLOSED)
    paths = {change.indicator: change.paths for change in report.indicators}
    assert [(p.delay, p.strength) for p in paths["flow"]] == [("days", "strong")]
    assert [(p.delay, p.strength) for p in paths["unrest"]] == [("weeks", "weak")]


@pytest.mark.parametrize(
    ("change", "up", "direction"),
    [
        (0.02, 67, "up"), (0.0199, 100, "no effect"), (-0.02, 33, "down"), (-0.0199, 0, "no effect"),
        (0.1, 66, "contested"), (-0.1, 34, "contested"), (-0.1, 100, "contested"),
        (0.1, 0, "contested"),
    ],
)  # fmt: skip
def test_contested_lies_between_one_and_two_thirds(change, up, direction):
    assert direction_of(change, up, 100) == direction


@pytest.mark.parametrize(("change", "direction"), [(0.3, "up"), (-0.3, "down"), (0, "no effect")])
def test_without_draws_the_central_game_decides(change, direction):
    assert direction_of(change, 0, 0) == direction


@pytest.mark.parametrize(("up", "direction"), [(60, "contested"), (61, "up")])
def test_two_thirds_exactly_are_still_contested(up, direction):
    assert direction_of(0.5, up, 90) == direction


@pytest.mark.parametrize(("up", "direction"), [(30, "contested"), (29, "down")])
def test_one_third_exactly_is_still_contested(up, direction):
    assert direction_of(-0.5, up, 90) == direction


def test_a_scenario_is_compared_with_its_base_and_may_hold_an_indicator():
    scenarios = {"dear": {"assume": {"north.close": "yes", "price": "high"}}}
    base = pipeline_crisis(scenarios=scenarios)
    report = analyse_effects(apply_scenario(base, "dear"), outcome=CLOSED, base=base)
    assert report.changed == ("north.close",)
    assert report.held == {"price": "high"}
    price, unrest = report.indicators[1], report.indicators[2]
    assert (price.direction, unrest.direction) == ("up", "up")
    assert price.up == price.draws  # the disputed link to it no longer counts
    assert [path.nodes for path in unrest.paths] == [("price", "unrest")]


def test_holding_an_indicator_cuts_the_chain_through_it():
    held = hold_indicator(pipeline_crisis(), "price", "normal")
    assert directions(analyse_effects(held, outcome=CLOSED).indicators)["unrest"] == "no effect"


def test_the_same_seed_gives_the_same_report_and_another_seed_other_draws():
    once = analyse_effects(pipeline_crisis(), outcome=CLOSED, draws=50, seed=3)
    assert once == analyse_effects(pipeline_crisis(), outcome=CLOSED, draws=50, seed=3)
    other = analyse_effects(pipeline_crisis(), outcome=CLOSED, draws=50, seed=4)
    assert other.indicators[1].up != once.indicators[1].up
    assert other.indicators[1].change == once.indicators[1].change
    assert once.method == {"draws": 50, "counted": 50, "seed": 3}


def test_a_model_without_a_game_still_has_effects():
    """No actor has priorities or interests, and rules leave no state."""
    crisis = pipeline_crisis(
        rules=[{"never": "north.close"}, {"always": "north.close"}], priorities={}
    )
    report = analyse_effects(crisis, outcome=CLOSED)
    assert directions(report.indicators)["flow"] == "down"


def test_links_that_feed_themselves_without_end_are_an_error():
    loop = [{"from": "flow", "to": "price", "sign": "+", "strength": "strong"}]
    back = [{"from": "price", "to": "flow", "sign": "+", "strength": "strong"}]
    with pytest.raises(RunawayLinks):
        analyse_effects(pipeline_crisis(effects=(loop + back) * 2), outcome={})


def test_a_broken_link_is_one_clear_line():
    effect = {"from": "north.closed", "to": "flow", "sign": "+"}
    with pytest.raises(UnknownCause) as caught:
        analyse_effects(pipeline_crisis(effects=[effect]), outcome={})
    assert "did you mean 'north.close'" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("outcome", "wrong", "said"),
    [
        ({"north.cloze": "yes"}, UnknownOption, "did you mean 'north.close'"),
        ({"north.patrol": "medium"}, UnknownLevel, "'medium'"),
    ],
)
def test_an_unknown_option_or_level_is_refused(outcome, wrong, said):
    with pytest.raises(wrong, match=said):
        analyse_effects(pipeline_crisis(), outcome=outcome)
