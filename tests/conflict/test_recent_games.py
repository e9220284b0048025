"""Those who ask in turn get the same game; another model, or another order of options, another."""

from __future__ import annotations

import numpy as np

from tests.conflict.test_interests import crisis
from tightrope.conflict import build, build_game, draws_of, game_of, recent_games, stakes_of
from tightrope.conflict.build import build_space
from tightrope.crisis.model import Rule

MODEL = crisis([("a.x", "k0", "+", "strong", None)] * 2, [("k0", "high", "vital")] * 2, [])


def test_equal_models_share_one_game_its_stakes_and_its_draws():
    copy = MODEL.model_copy(deep=True)
    assert game_of(copy) is game_of(MODEL)
    assert draws_of(copy, draws=3, seed=0).game is game_of(MODEL)
    assert draws_of(copy, draws=3, seed=0).stakes is stakes_of(game_of(MODEL))
    assert np.array_equal(game_of(MODEL).ranks, build_game(MODEL).ranks)


def test_another_order_of_options_or_another_want_is_another_game():
    turned = MODEL.model_copy(update={"options": dict(reversed(MODEL.options.items()))})
    assert turned == MODEL
    assert game_of(turned).options != game_of(MODEL).options
    other = crisis([("a.x", "k0", "-", "strong", None)], [("k0", "high", "vital")], [])
    assert game_of(other) is not game_of(MODEL)


def test_a_game_that_takes_much_room_is_not_kept(monkeypatch):
    model = MODEL.model_copy(update={"title": "large"})
    monkeypatch.setattr(recent_games, "MOST_STATES", 1)
    assert game_of(model) is not game_of(model)


def test_models_with_the_same_options_and_rules_share_their_states_and_no_others_do(monkeypatch):
    space = build_space(MODEL)
    assert build_space(MODEL.model_copy(update={"title": "another", "interests": {}})) is space
    ruled = MODEL.model_copy(update={"rules": (Rule(never="a.x", assumption="so"),)})
    assert build_space(ruled).size < space.size
    turned = MODEL.model_copy(update={"options": dict(reversed(MODEL.options.items()))})
    assert build_space(turned).options != space.options
    monkeypatch.setattr(build, "MOST_KEPT", 1)
    other = ruled.model_copy(update={"rules": (Rule(never="b.x", assumption="so"),)})
    assert build_space(other) is not build_space(other)
