"""Those who ask in turn get the same game; another model, or another order of options, another."""

from __future__ import annotations

import numpy as np

from tests.conflict.test_interests import crisis
from tightrope.conflict import build_game, draws, draws_of, game_of, stakes_of

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
    monkeypatch.setattr(draws, "MOST_STATES", 1)
    assert game_of(model) is not game_of(model)
