"""A draw's forecast without solving its game is the forecast of the solved game."""

from __future__ import annotations

from importlib import resources

import numpy as np
import pytest

from tests.articles import CRISIS
from tightrope.analysis.questions import ask_game
from tightrope.analysis.questions.context import Context, DrawnView
from tightrope.analysis.questions.question import AskForecast, AskOutcomes, Question
from tightrope.analysis.strategy import DrawnGames, analyse_stability, expected_states
from tightrope.analysis.strategy import sampling as module
from tightrope.crisis import CrisisModel, parse_crisis
from tightrope.recent import Recent

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
    monkeypatch.setattr(module, "_KNOWN", Recent(16))  # nothing is known from the other limit
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


@pytest.mark.parametrize("name", CASES)
def test_one_equilibrium_settles_what_looking_at_all_of_them_finds(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = DrawnGames(model(name), draws=12, seed=5)
    game, met = drawn.stated, set()
    for option, levels in zip(game.options, game.level_names, strict=True):
        for level in levels:
            said = f"{option} == {level}" if levels != ("no", "yes") else option
            asked: list[Question] = [AskForecast(forecast=option, might=level)]
            asked += [
                AskOutcomes(outcomes=said, true_in=where, of="equilibria")
                for where in ("some", "none")
            ]
            for ask in asked:
                settled = ask_game.settled_by_one(ask, game)
                assert settled is not None
                states, so = settled
                answer = ask_game.outcomes if isinstance(ask, AskOutcomes) else ask_game.forecast
                for limit in (1, 10**9):  # all at once after the first, or one by one
                    monkeypatch.setattr(module, "_SOLVING", game.states if limit == 1 else 1)
                    for draw in range(drawn.draws):
                        view = DrawnView(drawn, draw)
                        held = view.any_holds(states) == so
                        assert held == answer(ask, view)[0]  # type: ignore[arg-type]
                        met.add(held)
    assert met == {True, False}


def test_what_has_to_be_true_of_all_outcomes_is_not_settled_by_one() -> None:
    game = DrawnGames(model("falklands-1982"), draws=2, seed=0).stated
    option = game.options[0]
    for ask in (
        AskOutcomes(outcomes=f"not {option}", true_in="all", of="equilibria"),
        AskOutcomes(outcomes=f"not {option}", true_in="some", of="expected"),
        AskForecast(forecast=option, is_="yes"),
    ):
        assert ask_game.settled_by_one(ask, game) is None


def test_what_a_draw_expects_is_found_once_for_equal_models_and_anew_for_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_KNOWN", Recent(16))
    made = []
    found = DrawnGames._found_expected
    monkeypatch.setattr(
        DrawnGames, "_found_expected", lambda self, draw: made.append(draw) or found(self, draw)
    )
    base = model("cuban-missile-crisis-1962")
    first = [DrawnGames(base, draws=4, seed=1).expected(draw) for draw in range(4)]
    again = DrawnGames(model("cuban-missile-crisis-1962"), draws=4, seed=1)
    assert [a is b for a, b in zip(first, map(again.expected, range(4)), strict=True)] == [True] * 4
    assert made == [0, 1, 2, 3]
    actor = next(iter(base.interests))
    row = base.interests[actor][0]
    other = row.model_copy(update={"weight": "minor" if row.weight == "vital" else "vital"})
    changed = base.model_copy(
        update={"interests": {**base.interests, actor: (other, *base.interests[actor][1:])}}
    )
    for asked in (
        DrawnGames(changed, draws=4, seed=1),
        DrawnGames(base, draws=5, seed=1),
        DrawnGames(base, draws=4, seed=2),
    ):
        asked.expected(0)
    assert made == [0, 1, 2, 3, 0, 0, 0]
