"""A draw's forecast without solving its game is the forecast of the solved game."""

from __future__ import annotations

from importlib import resources

import numpy as np
import pytest

from tests.articles import CRISIS
from tightrope.analysis.questions.context import Context, DrawnView
from tightrope.analysis.strategy import DrawnGames, analyse_stability, expected_states
from tightrope.analysis.strategy import sampling as module
from tightrope.crisis import CrisisModel, parse_crisis

CASES = ("falklands-1982", "two-cities-teaching", "cuban-missile-crisis-1962")


def model(name: str) -> CrisisModel:
    if name == "quarrel":
        return parse_crisis(CRISIS).model
    case = resources.files("tightrope.cases").joinpath(name, "crisis.yaml")
    return parse_crisis(case.read_text("utf-8")).model


@pytest.mark.parametrize("most_reached", [0, 2000])
@pytest.mark.parametrize("name", ["quarrel", *CASES])
def test_expected_and_held_agree_with_the_solved_game(
    name: str, most_reached: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_REACHED", most_reached)
    drawn = DrawnGames(model(name), draws=25, seed=3)
    met = set()
    for draw in range(drawn.draws):
        game = drawn.game(draw)
        assert np.array_equal(drawn.expected(draw), expected_states(game))
        held = analyse_stability(game, ("seq",)).equilibria("seq").tolist()
        for state in range(0, game.states, max(1, game.states // 20)):
            assert drawn.holds(draw, state) == (state in held)
        met.add(game.status_quo in held)
        solved = analyse_stability(game, ("nash", "smr", "sim"))
        if game.status_quo is not None:
            for concept in ("nash", "smr", "sim"):
                there = game.status_quo in solved.equilibria(concept)
                assert drawn.holds(draw, game.status_quo, concept) == there
    assert met


def test_a_view_of_a_draw_keeps_no_game() -> None:
    views = Context(model("quarrel"), lambda _, only: pytest.fail("no analysis is needed")).sampled(
        (None, ()), draws=3, seed=0
    )
    assert [type(view) for view in views.values()] == [DrawnView] * 3
    first = views[0].game
    assert views[1].game is not first
    assert views[0].game is not first  # only the last one asked for is kept
    assert views[0].frame is views[2].frame
