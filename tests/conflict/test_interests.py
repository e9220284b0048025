"""Interests into ranks, against a slow reference: lines first, then the cell of U on its grid."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.consequences.reference import all_states, model_of, response
from tightrope.conflict import Draws, Interests, Priorities, Spread, build_game, can_be_drawn
from tightrope.conflict.build import build_space
from tightrope.conflict.errors import MissingPreferences, NoPriorities
from tightrope.conflict.worth import WEIGHTS, Stakes, cells_of
from tightrope.consequences import build_network
from tightrope.consequences.errors import RunawayLinks
from tightrope.crisis import parse_formula
from tightrope.crisis.change import hold_levels
from tightrope.crisis.model import CrisisModel

MIDDLE = {"minor": 0.175, "major": 0.45, "vital": 0.8}


def link(source, to, sign="+", **more):
    return {"from": source, "to": to, "sign": sign, **more}


def interest(name, wants, weight):
    return {"in": name, "wants": wants, "weight": weight}


def worth(
    model: CrisisModel, actor: str, state: dict[str, int], links: list[float], weights: list[float]
) -> float:
    """U of one state by its definition."""
    x = dict(zip(model.indicators, response(model, state, links), strict=True))
    total = 0.0
    for one, weight in zip(model.interests[actor], weights, strict=True):
        if one.in_ is not None:
            total += weight * x[one.in_] * (1 if one.wants == "high" else -1)
    return total


def keys(
    model: CrisisModel, actor: str, links: list[float], weights: list[float]
) -> list[tuple[object, ...]]:
    """What each state is compared by: the lines that hold, most important first, then the cell."""
    options = {name: model.levels(name) for name in model.option_names}
    grid = 0.005 * sum(MIDDLE[one.weight] for one in model.interests[actor])
    found = []
    for state in all_states(model):
        lines = [
            bool(parse_formula(s.want, options).evaluate(state))
            for s in model.priorities.get(actor, ())
        ]
        cell = math.floor(round(worth(model, actor, state, links, weights), 9) / grid)
        found.append((*lines, cell))
    return found


def dense(values: list[tuple[object, ...]]) -> list[int]:
    order = sorted(set(values))
    return [order.index(value) for value in values]


LINKS = st.lists(
    st.tuples(
        st.sampled_from(["a.x", "a.l", "b.x", "b.x and a.x", "k0", "k1"]),
        st.sampled_from(["k0", "k1", "k2"]),
        st.sampled_from("+-"),
        st.sampled_from(["weak", "medium", "strong"]),
        st.sampled_from([None, "b.x", "a.l >= some"]),
    ),
    min_size=1,
    max_size=7,
)
INTERESTS = st.lists(
    st.tuples(
        st.sampled_from(["k0", "k1", "k2"]),
        st.sampled_from(["high", "low"]),
        st.sampled_from(sorted(MIDDLE)),
    ),
    min_size=1,
    max_size=4,
)
LINES = st.lists(st.sampled_from(["a.x", "not b.x", "a.l >= some", "a.x iff b.x"]), max_size=2)


def crisis(links, own, lines):
    effects = [
        link(f, t, sign, strength=strength) | ({"if": condition} if condition else {})
        for f, t, sign, strength, condition in links
    ]
    interests = {"a": [interest(*one) for one in own], "b": [interest("k0", "low", "major")]}
    priorities = {"a": [{"want": line} for line in lines]} if lines else {}
    return model_of(effects, interests=interests, priorities=priorities)


@given(LINKS, INTERESTS, LINES, st.integers(0, 3))
@settings(deadline=None, max_examples=80)
def test_ranks_are_by_lines_and_then_by_cells_of_worth(links, own, lines, seed):
    model = crisis(links, own, list(dict.fromkeys(lines)))
    network = build_network(model)
    try:
        game = build_game(model)
        drawn = Draws.of(model, draws=3, seed=seed)
    except RunawayLinks:
        return
    centre = [MIDDLE[one.weight] for one in model.interests["a"]]
    expected = dense(keys(model, "a", list(network.central_weights()), centre))
    assert list(game.ranks[0]) == expected
    assert game.priorities.get("a", ()) == tuple(s.want for s in model.priorities.get("a", ()))
    if len(model.priorities.get("a", ())) > 1:
        return  # their order is drawn too; see below
    stakes = Stakes.of(model, game.space)
    for k, draw in enumerate(drawn.counted):
        strengths = list(network.drawn_weights(seed, draw))
        weights = list(stakes.drawn_weights("a", seed, draw))
        assert list(drawn.ranks(k)[0]) == dense(keys(model, "a", strengths, weights))
        for one, weight in zip(model.interests["a"], weights, strict=True):
            low, high = WEIGHTS[one.weight]
            assert low <= weight <= high


def test_the_orders_of_lines_are_drawn_with_the_interests_below_them():
    model = crisis(
        [("a.x", "k0", "+", "strong", None)], [("k0", "high", "vital")], ["a.l >= some", "not b.x"]
    )
    drawn = Draws.of(model, draws=40, seed=1)
    reversed_ones = [k for k in range(40) if list(drawn.orders[0][drawn.counted[k]]) == [1, 0]]
    assert 0 < len(reversed_ones) < 40
    other = crisis(
        [("a.x", "k0", "+", "strong", None)], [("k0", "high", "vital")], ["not b.x", "a.l >= some"]
    )
    for k in range(40):
        stated = build_game(other if k in reversed_ones else model).ranks[0]
        assert list(drawn.ranks(k)[0]) == list(stated)  # one link: all draws rank as the centre


@pytest.mark.parametrize(
    ("worth", "cells"),
    [
        ([0.0, 0.0049, 0.005, -0.001], [0, 0, 1, -1]),
        ([0.1 + 0.2, 0.3], [60, 60]),  # floating point dust is rounded off before
        ([0.005 - 1e-10, 0.005 - 2e-9], [1, 0]),
    ],
)
def test_worth_is_rounded_and_then_floored_on_the_grid(worth, cells):
    assert list(cells_of(np.array(worth), 0.005)) == cells


def test_the_grid_is_that_of_the_stated_weights_in_every_draw_and_scenario():
    model = crisis([("a.x", "k0", "+", "strong", None)], [("k0", "high", "vital")], [])
    grids = []
    for one in (model, hold_levels(model, {"b.x": True, "k1": "high"}, "assumed in x")):
        stakes = Stakes.of(one, build_space(one))
        grids += [stakes.grid["a"], stakes.with_weight("a", 0, "minor").grid["a"]]
    assert grids == pytest.approx([0.005 * 0.8] * 4)


def test_the_same_seed_draws_the_same_bytes_and_another_seed_others():
    model = crisis(
        [("a.x", "k0", "+", "weak", None), ("b.x", "k0", "-", "weak", None)],
        [("k0", "high", "vital"), ("k1", "low", "minor")],
        [],
    )
    one, again, other = (Draws.of(model, draws=12, seed=s) for s in (4, 4, 5))
    assert all((one.ranks(k) == again.ranks(k)).all() for k in range(12))
    assert any((one.ranks(k) != other.ranks(k)).any() for k in range(12))


def test_a_changed_weight_or_interest_leaves_the_rest_of_a_draw_alone():
    model = crisis(
        [("a.x", "k0", "+", "weak", None)], [("k0", "high", "vital"), ("k1", "low", "minor")], []
    )
    stakes = Stakes.of(model, build_space(model))
    drawn = stakes.drawn_weights("a", 3, 2)
    assert stakes.without_interest("a", 0).drawn_weights("a", 3, 2) == pytest.approx([0, drawn[1]])
    lower = stakes.with_weight("a", 0, "minor").drawn_weights("a", 3, 2)
    assert lower == pytest.approx([0.05 + 0.25 * (drawn[0] - 0.6) / 0.4, drawn[1]])
    assert list(stakes.central_weights("a")) == pytest.approx([0.8, 0.175])


def test_whoever_has_neither_lines_nor_interests_is_an_error():
    model = model_of([link("a.x", "k0")], interests={"a": [interest("k0", "high", "minor")]})
    with pytest.raises(MissingPreferences, match="neither interests nor priorities"):
        build_game(model)


def test_lines_alone_and_interests_alone_stand_side_by_side():
    model = model_of(
        [link("a.x", "k0")],
        interests={"a": [interest("k0", "high", "minor")]},
        priorities={"b": [{"want": "not a.x"}]},
    )
    game = build_game(model)
    assert isinstance(game.preferences["a"], Interests)
    assert isinstance(game.preferences["b"], Priorities)
    assert list(game.ranks[1]) == [0 if s["a.x"] else 1 for s in all_states(model)]
    assert game.priorities == {"b": ("not a.x",)}


def test_what_can_be_drawn_is_interests_or_two_lines():
    effects = [link("a.x", "k0")]
    one = {"a": [{"want": "a.x"}], "b": [{"want": "b.x"}]}
    two = {**one, "a": [{"want": "a.x"}, {"want": "b.x"}]}
    assert not can_be_drawn(model_of(effects, priorities=one))
    assert can_be_drawn(model_of(effects, priorities=two))
    assert can_be_drawn(
        model_of(effects, priorities=one, interests={"a": [interest("k0", "low", "minor")]})
    )
    with pytest.raises(NoPriorities):
        Draws.of(model_of(effects, priorities=one), draws=1, seed=0)


def test_links_do_not_matter_to_a_model_of_lines_alone():
    """Not even links that feed themselves without end."""
    loop = [link("k0", "k1", strength="strong"), link("k1", "k0", strength="strong")] * 2
    lines = {"a": [{"want": "a.x"}], "b": [{"want": "b.x"}]}
    assert build_game(model_of(loop, priorities=lines)).states == 12
    with pytest.raises(RunawayLinks):
        build_game(model_of(loop, interests={d: [interest("k0", "low", "minor")] for d in "ab"}))


def feeding(count: int) -> CrisisModel:
    """k0 feeds itself through links that some draws make too strong."""
    effects = [link("a.x", "k0"), *[link("k0", "k0")] * count]
    return model_of(effects, interests={d: [interest("k0", "high", "vital")] for d in "ab"})


def test_draws_that_run_away_are_left_out_and_the_rest_numbered_anew():
    drawn = Draws.of(feeding(2), draws=60, seed=0)
    stakes = drawn.stakes
    stays = [k for k in range(60) if stakes.drawn(0, k) is not None]
    assert list(drawn.counted) == stays
    assert drawn.draws == len(stays) < 60
    assert (drawn.ranks(0)[0] == [0, 1] * 6).all()
    with pytest.raises(RunawayLinks):
        Draws.of(feeding(3), draws=60, seed=0)


def test_lines_marked_otherwise_than_in_the_file_are_drawn_so():
    lines = ["a.l >= some", "not b.x", "a.x"]
    model = crisis([("a.x", "k0", "+", "strong", None)], [("k0", "high", "vital")], lines)
    loose = {"a": [False, False, False]}
    moved = [
        sum(
            list(order) != [0, 1, 2]
            for order in Draws.of(model, draws=200, seed=1, **how).orders[0]
        )
        for how in ({}, {"firm": loose}, {"firm": loose, "spread": Spread(doubtful=0.01)})
    ]
    assert moved[0] < moved[1]
    assert moved[2] < moved[0]
