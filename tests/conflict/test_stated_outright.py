"""Rankings, weights and payoffs, as the crisis file states them."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tightrope as tw
from tightrope.conflict import Payoffs, Weights, build_game
from tightrope.conflict.errors import NotANumber, UnrankedState
from tightrope.crisis import check_crisis, parse_crisis

TEXT = """
title: A canal
actors: {north: {name: North}, south: {name: South}}
options:
  north: {close: {text: Close the canal, now: no}}
  south: {pay: {text: Pay the toll, now: no}}
"""
SOUTH = "priorities: {south: [{want: not north.close}]}\n"


def game(more):
    return build_game(parse_crisis(TEXT + more).model)


def worth(game, dm=0):
    """The ranks by state: (nobody), (north closes), (south pays), (both)."""
    return game.ranks[dm].tolist()


def test_a_ranking_names_the_best_states_first_and_later_lines_mean_the_rest():
    made = game(
        "rankings: {north: [south.pay and not north.close, north.close, not south.pay]}\n" + SOUTH
    )
    assert worth(made) == [0, 1, 2, 1]
    again = game(
        "rankings: {north: [{states: south.pay and not north.close, assumption: they say so},"
        " {states: north.close}, not south.pay]}\n" + SOUTH
    )
    assert worth(again) == worth(made)


def test_a_state_without_a_place_is_named():
    with pytest.raises(UnrankedState, match="1 of 4 feasible states have no place") as caught:
        game("rankings: {north: [south.pay, north.close]}\n" + SOUTH)
    assert "(0, 0)" in str(caught.value)
    with pytest.raises(UnrankedState):
        game("payoffs: {north: [{if: south.pay, payoff: 3}]}\n" + SOUTH)


def test_weights_add_up_exactly():
    made = game("weights: {north: [{want: south.pay, weight: 0.3}, {want: north.close, weight: 0.1},"
                " {want: north.close and not south.pay, weight: 0.2}]}\n" + SOUTH)  # fmt: skip
    assert worth(made) == [0, 1, 1, 2]  # 0, 0.1 + 0.2, 0.3, 0.4
    assert worth(game("weights: {north: [{want: south.pay, weight: -2}]}\n" + SOUTH)) == [
        1,
        1,
        0,
        0,
    ]


def test_payoffs_are_those_of_the_first_entry_that_fits():
    made = game("payoffs: {north: [{if: south.pay, payoff: 2.5}, {if: north.close, payoff: -1},"
                " {if: not south.pay, payoff: 2.50}]}\n" + SOUTH)  # fmt: skip
    assert worth(made) == [1, 0, 1, 1]


@pytest.mark.parametrize(
    "sections",
    [
        "rankings: {north: [north.close, not north.close]}\nweights: {north: [{want: north.close, weight: 1}]}\n",
        "rankings: {north: [north.close, not north.close]}\npriorities: {north: [{want: north.close}]}\n",
    ],
)
def test_two_ways_to_say_what_is_wanted_are_a_mistake(sections):
    found = [f for f in check_crisis(parse_crisis(TEXT + sections)) if f.check == "wants-twice"]
    assert len(found) == 1
    assert "'north' says what it wants under rankings, " in found[0].message
    one = parse_crisis(TEXT + "rankings: {north: [north.close, not north.close]}\n" + SOUTH)
    assert not [f for f in check_crisis(one) if f.severity == "error"]


def test_what_is_ranked_without_options_decides_nothing():
    text = TEXT.replace("south: {name: South}", "south: {name: South}, east: {name: East}")
    file = parse_crisis(text + "payoffs: {east: [{if: north.close, payoff: 1}]}\n")
    assert "priorities-unused" in {f.check for f in check_crisis(file)}


NUMBERS = st.one_of(
    st.integers(-(10**30), 10**30), st.decimals(-100, 100, places=3),
    st.fractions(-10, 10, max_denominator=60),
)  # fmt: skip
FORMULAS = ("a", "b", "a and b", "not a", "a or not b")


@given(st.lists(st.tuples(st.sampled_from(FORMULAS), NUMBERS), max_size=6))
def test_weights_agree_with_fractions_added_one_by_one(pairs):
    held = {
        "a": (0, 1, 0, 1), "b": (0, 0, 1, 1), "a and b": (0, 0, 0, 1), "not a": (1, 0, 1, 0),
        "a or not b": (1, 1, 0, 1),
    }  # fmt: skip
    made = tw.Conflict({"x": ["a"], "y": ["b"]}, None, {"x": Weights(pairs), "y": [0, 0, 0, 0]})
    sums = [sum(Fraction(str(w)) * held[f][s] for f, w in pairs) for s in range(4)]
    order = sorted(set(sums))
    assert worth(made) == [order.index(total) for total in sums]


def test_what_is_no_number_is_named():
    with pytest.raises(NotANumber, match="weight or payoff is not a number"):
        tw.Conflict({"x": ["a"]}, None, {"x": Payoffs([("a", float("nan")), ("not a", 1)])})


def test_floats_are_the_decimals_they_are_written_as():
    made = tw.Conflict(
        {"x": ["a", "b"]}, None, {"x": Weights({"a": 0.3, "b and not a": 0.1 + 0.2})}
    )
    assert np.unique(made.ranks).tolist() == [0, 1, 2]  # 0.1 + 0.2 was rounded before it was given
