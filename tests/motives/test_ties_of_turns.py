"""Turns that come to the same are told in one order, however the last digits fall."""

from __future__ import annotations

import numpy as np
import pytest

from tests.consequences.reference import model_of
from tightrope.analysis.motives import ladder
from tightrope.analysis.motives.block import Block
from tightrope.analysis.motives.ladder import Climb
from tightrope.conflict import build_game
from tightrope.conflict.worth import Stakes


@pytest.mark.parametrize("noise", [1e-14, -1e-14])
def test_turns_that_differ_by_rounding_keep_their_order(monkeypatch, noise: float) -> None:
    model = model_of(
        [
            {"from": "a.x", "to": k, "sign": "+", "strength": s}
            for k, s in (("k0", "strong"), ("k1", "weak"))
        ],
        {"k0": {}, "k1": {}},
        interests={
            "a": [
                {"in": "k0", "wants": "low", "weight": "vital"},
                {"in": "k1", "wants": "high", "weight": "minor"},
            ],
            "b": [{"in": "k1", "wants": "high", "weight": "minor"}],
        },
    )
    game = build_game(model)
    stakes = Stakes.of(model, game.space)
    assert stakes is not None
    climb = Climb(Block.of(game, stakes, "a", 0), 0, (0, 1))
    found = climb.singles
    shaken = tuple(
        (turn, worth + noise * k * np.arange(len(worth)), best)
        for k, (turn, worth, best) in enumerate(found)
    )
    monkeypatch.setattr(ladder.Climb, "singles", shaken)
    wanted = game.levels[climb.block.states][:, game.options.index("a.x")] == 1
    rungs, _ = climb.rungs(wanted)
    monkeypatch.setattr(ladder.Climb, "singles", found)
    plain, _ = climb.rungs(wanted)
    assert [rung.turns for rung in rungs] == [rung.turns for rung in plain]
    assert plain[1].turns[0].kind == "no interest"
