"""The questions of strategy asked of games with interests, and with lines above interests."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conflict.test_interests import INTERESTS, LINKS, crisis
from tightrope.analysis.strategy import (
    DrawnGames,
    analyse_stability,
    least_change,
    report_strategy,
    sample_priorities,
)
from tightrope.analysis.strategy.engine import StrategyEngine
from tightrope.analysis.strategy.expected import expected_states
from tightrope.analysis.strategy.verdict import Verdicts
from tightrope.conflict import Draws, build_game
from tightrope.consequences.errors import RunawayLinks
from tightrope.crisis.model import CrisisModel
from tightrope.words import ById, render
from tightrope.words.strategy import explanation

LINES = st.lists(
    st.sampled_from(["a.x", "not b.x", "a.l >= some", "a.x iff b.x"]), max_size=3, unique=True
)


def built(links, own, lines):
    try:
        model = crisis(links, own, lines)
        return model, build_game(model)
    except RunawayLinks:
        return None, None


@given(LINKS, INTERESTS, LINES)
@settings(deadline=None, max_examples=40)
def test_verdicts_on_single_states_agree_with_the_passes(links, own, lines):
    _, game = built(links, own, lines)
    if game is None:
        return
    stability = analyse_stability(game)
    verdicts = Verdicts(game)
    for concept in ("nash", "gmr", "smr", "seq"):
        stable = stability.stable(concept)
        for state in range(game.states):
            for dm in range(2):
                assert verdicts.stable(state, dm, concept) == bool(stable[dm, state])
                if concept != "seq":
                    local = verdicts.local(state, dm, concept)
                    order = tuple(range(verdicts.statements(dm)))
                    assert local.stable(order) == bool(stable[dm, state])


@given(LINKS, INTERESTS, LINES.filter(lambda lines: len(lines) > 1), st.integers(0, 11))
@settings(deadline=None, max_examples=40)
def test_a_least_change_moves_lines_only_and_does_what_it_says(links, own, lines, state):
    model, game = built(links, own, lines)
    if game is None:
        return
    held = bool(analyse_stability(game, ("seq",)).stable("seq")[:, state].all())
    goal = "breaks" if held else "holds"
    found = least_change(game, state, "seq", goal=goal, who=["a"])
    if not found.found:
        return
    order = found.priorities["a"]
    assert sorted(order) == sorted(game.priorities["a"])
    sections = {
        **model.model_dump(by_alias=True),
        "priorities": {"a": [{"want": w} for w in order]},
    }
    after = build_game(CrisisModel.model_validate(sections))
    now = bool(analyse_stability(after, ("seq",)).stable("seq")[:, state].all())
    assert now == (goal == "holds")


def example(lines=()):
    links = [
        ("a.x", "k0", "+", "weak", None),
        ("b.x", "k0", "-", "medium", None),
        ("a.l", "k1", "+", "weak", "b.x"),
    ]
    own = [("k0", "high", "major"), ("k1", "low", "minor")]
    return crisis(links, own, list(lines))


@pytest.mark.parametrize("lines", [(), ("a.x",), ("a.x", "not b.x")])
def test_drawn_games_are_those_of_the_draws(lines):
    model = example(lines)
    drawn, games = Draws.of(model, draws=8, seed=2), DrawnGames(model, draws=8, seed=2)
    assert games.draws == drawn.draws == 8
    for k in (3, 0, 7):  # in any order
        assert (games.game(k).ranks == drawn.ranks(k)).all()
        solved = analyse_stability(games.game(k), ("nash", "seq"))
        for state in range(games.stated.states):
            for concept in ("nash", "seq"):
                stable = bool(solved.stable(concept)[:, state].all())
                assert games.holds(k, state, concept) == stable
        assert np.array_equal(games.expected(k), expected_states(games.game(k)))


def test_sampling_counts_over_the_draws_of_interests():
    model = example()
    found = sample_priorities(model, draws=30, seed=1, workers=1)
    games = DrawnGames(model, draws=30, seed=1)
    state = found.about
    assert found.finished == 30
    assert found.counts[-1, state] == sum(games.holds(k, state) for k in range(30))
    assert found.deciding == ()  # orders of lines do not decide alone


def test_the_engine_runs_on_interests_alone_and_says_what_is_missing():
    engine = StrategyEngine()
    assert engine.lacks(example()) is None
    bare = example().model_copy(update={"interests": {}})
    assert "interests" in engine.lacks(bare)


def test_an_explanation_names_what_weighs_most_or_the_line_that_decides():
    from tightrope.analysis.strategy.explain import deciding_interest, deciding_statement

    game = build_game(example())
    here, there = (
        game.index_of({"a.x": "no", "a.l": "none", "b.x": "no"}),
        game.index_of({"a.x": "yes", "a.l": "none", "b.x": "no"}),
    )
    for pair in ((there, here), (here, there)):
        assert deciding_interest(game, 0, *pair).in_ == "k0"
    assert deciding_interest(game, 0, here, here) is None
    lined = build_game(example(["not a.x"]))
    assert deciding_interest(lined, 0, there, here) is None
    assert deciding_statement(lined, 0, there, here) == "not a.x"
    report = report_strategy(game, coalitions=False)
    told = {e.decision_maker: e for e in report.status_quo.explanations if e.concept == "seq"}
    assert told["a"].interest == "k0"
    assert told["b"].interest == "k0"  # b wants it low, and lowers it by b.x
    assert "above all by “k0”" in render(explanation(told["a"]), ById())


def test_the_split_of_worth_sums_to_its_difference():
    model = example()
    game = build_game(model)
    stakes = game.preferences["a"].stakes
    worth = stakes.central()["a"]
    for here in range(game.states):
        for there in (0, 5, 11):
            split = stakes.split("a", here, there)
            assert split.sum() == pytest.approx(worth[there] - worth[here], abs=1e-12)
