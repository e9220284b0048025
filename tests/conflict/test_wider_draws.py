"""A model that only allows less has the draws of the one that allows more, looked up or made anew."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.consequences.reference import model_of
from tightrope.conflict import Draws, draws, draws_of
from tightrope.crisis.change import hold_indicator, hold_levels
from tightrope.crisis.model import CrisisModel


def a_model(title: str, **more: object) -> CrisisModel:
    """Two who want things, one with lines above its interests; one link may run away."""
    effects = [
        {"from": "a.x", "to": "k0", "sign": "+"},
        {"from": "a.l", "to": "k1", "sign": "-", "if": "b.x"},
        {"from": "k0", "to": "k1", "sign": "+", "strength": "strong"},
        {"from": "k1", "to": "k0", "sign": "+", "strength": "strong", "if": "a.x and b.x"},
        {"from": "k1", "to": "k1", "sign": "+", "strength": "weak"},
    ]
    wants = {
        "a": [
            {"in": "k0", "wants": "high", "weight": "major"},
            {"in": "k1", "wants": "low", "weight": "vital"},
        ],
        "b": [{"in": "k1", "wants": "high", "weight": "minor"}],
    }
    lines = {"b": [{"want": "a.x"}, {"want": "b.x"}, {"want": "a.l >= some"}]}
    stated = {"title": title, "interests": wants, "priorities": lines, **more}
    return model_of(effects, {"k0": {}, "k1": {}}, **stated)


HELD = [("a.x", True), ("a.x", False), ("b.x", True), ("b.x", False), ("a.l", "some")]


@given(st.lists(st.sampled_from(HELD), max_size=3), st.integers(0, 2**31))
@settings(deadline=None, max_examples=40)
def test_held_options_give_the_draws_of_the_base_in_the_states_that_are_left(held, seed):
    base = a_model(f"base {seed} {held}")
    first = draws_of(base, draws=12, seed=seed)
    for draw in range(first.draws):
        first.ranks(draw)
    model = hold_levels(base, dict(held), "assumed in a test")
    found, alone = draws_of(model, draws=12, seed=seed), Draws.of(model, draws=12, seed=seed)
    assert found.counted == alone.counted
    assert found.game.states == alone.game.states
    for draw in range(found.draws):
        ranks = found.ranks(draw)
        assert ranks.dtype == np.int32
        assert ranks.tolist() == alone.ranks(draw).tolist()
        assert found.ranks_of(1, draw).tolist() == alone.ranks(draw)[1].tolist()


def test_only_of_the_same_wants_and_where_kept_is_anything_looked_up(monkeypatch):
    base = a_model("looked up")
    first = draws_of(base, draws=6, seed=0)
    asked = []

    def told(found, drawn, plain=draws.Wider.find):
        asked.append(plain(found, drawn) is not None)
        return plain(found, drawn)

    monkeypatch.setattr(draws.Wider, "find", told)
    held = hold_levels(base, {"a.x": True}, "assumed in a test")
    draws_of(held, draws=6, seed=0).ranks(0)
    assert asked == [False]  # the base has not made it
    first.ranks(1)
    draws_of(held, draws=6, seed=0).ranks(1)
    assert asked == [False, True]
    for other in (
        hold_indicator(held, "k0", "low"),
        held.model_copy(update={"priorities": {}}),
        held.model_copy(update={"effects": held.effects[1:]}),
    ):
        alone = Draws.of(other, draws=6, seed=0)
        assert draws_of(other, draws=6, seed=0).ranks(1).tolist() == alone.ranks(1).tolist()
    draws_of(held, draws=6, seed=1).ranks(1)
    draws_of(held, draws=5, seed=0).ranks(1)
    assert asked == [False, True]


def test_a_model_that_allows_more_than_the_first_makes_its_own():
    base = a_model("fewer first")
    held = hold_levels(base, {"a.x": True}, "assumed in a test")
    few = draws_of(held, draws=6, seed=0)
    few.ranks(0)
    alone = Draws.of(base, draws=6, seed=0)
    assert draws_of(base, draws=6, seed=0).ranks(0).tolist() == alone.ranks(0).tolist()


def test_draws_that_count_only_where_less_is_allowed_are_made_anew():
    base = a_model("some run away")
    first = draws_of(base, draws=60, seed=0)
    held = hold_levels(base, {"b.x": False}, "assumed in a test")
    found, alone = draws_of(held, draws=60, seed=0), Draws.of(held, draws=60, seed=0)
    assert len(first.counted) < len(found.counted)
    for draw in range(found.draws):
        if draw < first.draws:
            first.ranks(draw)
        assert found.ranks(draw).tolist() == alone.ranks(draw).tolist()
