"""Effects of an outcome, traced by hand, and their loops."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope.analysis.effects import analyse_effects
from tightrope.analysis.effects.errors import SelfEffect, UnknownCause, UnknownOutcome
from tightrope.analysis.effects.trace import PATH_LIMIT
from tightrope.crisis.model import CrisisModel

from .crises import pipeline_crisis


def directions(changes):
    return {change.indicator: change.direction for change in changes}


def test_an_option_that_rises_moves_indicators_along_the_product_of_signs():
    report = analyse_effects(pipeline_crisis(), outcome={"north.close": "yes"})
    assert report.changed == ("north.close",)
    assert directions(report.indicators) == {
        "flow": "down", "price": "up", "unrest": "up", "revenue": "no effect",
    }  # fmt: skip
    (path,) = report.indicators[2].paths
    assert path.nodes == ("north.close", "flow", "price", "unrest")
    assert (path.sign, path.disputed, path.cites) == (1, True, ("c1", "c2"))
    assert path.assumptions == ("as in earlier winters",)


def test_the_status_quo_changes_nothing_but_goes_on_working():
    report = analyse_effects(pipeline_crisis(), outcome={})
    assert report.changed == ()
    assert set(directions(report.indicators).values()) == {"no effect"}
    assert report.active == ("north.patrol", "south.subsidise")
    assert directions(report.standing)["unrest"] == "down"
    assert directions(report.standing)["price"] == "no effect"


def test_an_option_that_falls_pushes_the_other_way():
    report = analyse_effects(pipeline_crisis(), outcome={"south.subsidise": "no"})
    assert directions(report.indicators)["unrest"] == "up"


@pytest.mark.parametrize(
    ("level", "unrest"), [("none", "up"), ("low", "no effect"), ("high", "down")]
)
def test_levels_are_compared_in_their_order(level, unrest):
    report = analyse_effects(pipeline_crisis(), outcome={"north.patrol": level})
    assert directions(report.indicators)["unrest"] == unrest


def test_paths_of_both_signs_are_contested_and_all_shown():
    report = analyse_effects(
        pipeline_crisis(), outcome={"north.close": "yes", "north.patrol": "high"}
    )
    unrest = report.indicators[2]
    assert unrest.direction == "contested"
    assert sorted(path.sign for path in unrest.paths) == [-1, 1]
    assert unrest.nearest == "down"  # patrols work at once, the pipeline by way of the price


def test_a_path_takes_as_long_as_its_slowest_link_and_is_as_strong_as_its_weakest():
    effects = [
        {"from": "north.close", "to": "flow", "sign": "-", "delay": "days", "strength": "strong"},
        {"from": "flow", "to": "price", "sign": "-", "delay": "weeks", "strength": "weak"},
        {"from": "price", "to": "unrest", "sign": "+"},
    ]
    report = analyse_effects(pipeline_crisis(effects=effects), outcome={"north.close": "yes"})
    paths = {change.indicator: change.paths for change in report.indicators}
    assert [(p.delay, p.strength) for p in paths["flow"]] == [("days", "strong")]
    assert [(p.delay, p.strength) for p in paths["unrest"]] == [("weeks", "weak")]


def test_the_base_to_compare_with_can_be_given():
    crisis = pipeline_crisis()
    report = analyse_effects(
        crisis, outcome={"north.close": "yes"}, status_quo={"north.close": "yes"}
    )
    assert report.changed == ()


def test_loops_are_named_with_polarity_and_what_drives_them():
    effects = [
        {"from": "price", "to": "revenue", "sign": "+"},
        {"from": "revenue", "to": "flow", "sign": "+"},
        {"from": "flow", "to": "price", "sign": "-"},
        {"from": "unrest", "to": "north.close", "sign": "+"},
        {"from": "north.close", "to": "price", "sign": "+"},
        {"from": "price", "to": "unrest", "sign": "+"},
        {"from": "south.subsidise", "to": "unrest", "sign": "-"},
    ]
    report = analyse_effects(pipeline_crisis(effects=effects), outcome={})
    loops = {loop.nodes: (loop.kind, loop.options, loop.drivers) for loop in report.loops}
    assert loops == {
        ("flow", "price", "revenue"): ("balancing", (), ("north.close",)),
        ("north.close", "price", "unrest"): ("reinforcing", ("north.close",), ("south.subsidise",)),
    }


def test_chains_stop_at_options_because_the_outcome_fixes_them():
    effects = [
        {"from": "south.subsidise", "to": "unrest", "sign": "-"},
        {"from": "unrest", "to": "north.close", "sign": "+"},
        {"from": "north.close", "to": "flow", "sign": "-"},
    ]
    report = analyse_effects(pipeline_crisis(effects=effects), outcome={"south.subsidise": "no"})
    assert directions(report.indicators)["unrest"] == "up"
    assert directions(report.indicators)["flow"] == "no effect"


def test_links_of_both_signs_between_two_nodes_give_a_loop_of_each_kind():
    effects = [
        {"from": "flow", "to": "price", "sign": "+"},
        {"from": "flow", "to": "price", "sign": "-"},
        {"from": "price", "to": "flow", "sign": "+"},
    ]
    report = analyse_effects(pipeline_crisis(effects=effects), outcome={})
    assert [loop.kind for loop in report.loops] == ["balancing", "reinforcing"]


@pytest.mark.parametrize(
    ("effect", "error", "said"),
    [
        ({"from": "north.closed", "to": "flow", "sign": "+"}, UnknownCause, "did you mean 'north.close'"),
        ({"from": "north.close", "to": "flows", "sign": "+"}, UnknownCause, "did you mean 'flow'"),
        ({"from": "flow", "to": "flow", "sign": "+"}, SelfEffect, "effects[1]"),
    ],
)  # fmt: skip
def test_a_broken_link_is_one_clear_line(effect, error, said):
    with pytest.raises(error) as caught:
        analyse_effects(pipeline_crisis(effects=[effect]), outcome={})
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ({"north.cloze": "yes"}, "did you mean 'north.close'"),
        ({"north.patrol": "medium"}, "'medium'"),
    ],
)
def test_an_unknown_option_or_level_is_refused(outcome, said):
    with pytest.raises(UnknownOutcome, match=said):
        analyse_effects(pipeline_crisis(), outcome=outcome)


def test_very_many_paths_are_cut_and_said_to_be():
    nodes = [f"n{i}" for i in range(12)]
    effects = [{"from": "north.close", "to": "n0", "sign": "+"}]
    effects += [{"from": a, "to": b, "sign": "+"} for a, b in itertools.combinations(nodes, 2)]
    crisis = pipeline_crisis(indicators={n: {"name": n} for n in nodes}, effects=effects)
    report = analyse_effects(crisis, outcome={"north.close": "yes"})
    assert report.method["paths_cut_short"] == 1
    assert sum(len(change.paths) for change in report.indicators) == PATH_LIMIT


def test_what_only_a_long_chain_reaches_is_not_called_unaffected():
    nodes = [f"n{i}" for i in range(12)]
    tail = [f"t{i}" for i in range(14)]
    effects = [{"from": "north.close", "to": "n0", "sign": "+"}]
    effects += [{"from": a, "to": b, "sign": "+"} for a, b in itertools.combinations(nodes, 2)]
    line = ["north.close", *tail]
    effects += [{"from": a, "to": b, "sign": "-"} for a, b in itertools.pairwise(line)]
    crisis = pipeline_crisis(indicators={n: {"name": n} for n in nodes + tail}, effects=effects)
    report = analyse_effects(crisis, outcome={"north.close": "yes"})
    assert report.method["paths_cut_short"] == 1
    assert directions(report.indicators)["t13"] == "up"
    assert set(directions(report.indicators).values()) == {"up", "down"}


LINKS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 4), st.sampled_from("+-")).filter(lambda e: e[0] != e[1]),
    max_size=10, unique_by=lambda e: e[:2],
)  # fmt: skip


@given(LINKS, st.sampled_from("+-"))
@settings(deadline=None, max_examples=100)
def test_tracing_agrees_with_a_reference_by_permutations(links, first):
    """Every ordered choice of distinct indicators that happens to be a chain of links."""
    names = [f"n{i}" for i in range(5)]
    effects = [{"from": f"n{a}", "to": f"n{b}", "sign": s} for a, b, s in links]
    crisis = CrisisModel.model_validate(
        {
            "title": "t",
            "options": {"x": {"o": {"text": "o", "now": False}}},
            "indicators": {n: {"name": n} for n in names},
            "effects": [{"from": "x.o", "to": "n0", "sign": first}, *effects],
        }
    )
    sign = {(a, b): 1 if s == "+" else -1 for a, b, s in links}
    reached: dict[str, list[int]] = {n: [] for n in names}
    for size in range(1, 6):
        for chain in itertools.permutations(range(5), size):
            steps = list(itertools.pairwise(chain))
            if chain[0] == 0 and all(step in sign for step in steps):
                product = 1 if first == "+" else -1
                for step in steps:
                    product *= sign[step]
                reached[names[chain[-1]]].append(product)
    report = analyse_effects(crisis, outcome={"x.o": "yes"})
    for change in report.indicators:
        assert sorted(path.sign for path in change.paths) == sorted(reached[change.indicator])
        expected = {(): "no effect", (1,): "up", (-1,): "down", (-1, 1): "contested"}
        assert change.direction == expected[tuple(sorted(set(reached[change.indicator])))]
