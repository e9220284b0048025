"""The inverse question against every ranking there is."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from math import factorial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.words.saying import say
from tightrope.analysis.strategy import Conflict, count_rankings, required_preferences
from tightrope.analysis.strategy.errors import TooLargeForThis

from .conflicts import as_arguments, conflicts
from .reference import CONCEPTS, SmallConflict

CONCEPT = st.sampled_from(["nash", "gmr", "smr", "seq", "sseq"])


@settings(deadline=None, max_examples=60)
@given(conflicts(max_states=5, max_options=3, max_dms=3), CONCEPT)
def test_the_count_is_that_of_all_rankings(c: SmallConflict, concept: str) -> None:
    game = Conflict(**as_arguments(c))
    n = len(c.feasible)
    for s in c.states:
        for i, requirement in enumerate(required_preferences(game, s, concept)):
            held = 0
            for ranking in permutations(range(n)):
                payoffs = (*c.payoffs[:i], ranking, *c.payoffs[i + 1 :])
                stable = CONCEPTS[concept](replace(c, payoffs=payoffs), i, s)
                assert requirement.met_by(ranking) == stable
                held += stable
            assert count_rankings(requirement, n) == held


@settings(deadline=None, max_examples=60)
@given(conflicts(max_states=24), CONCEPT)
def test_requirements_are_met_exactly_where_stable(c: SmallConflict, concept: str) -> None:
    game = Conflict(**as_arguments(c))
    for s in list(c.states)[:8]:
        for i, requirement in enumerate(required_preferences(game, s, concept)):
            assert requirement.met == CONCEPTS[concept](c, i, s)
            assert say(requirement).endswith(".")
            unmet = [
                replace(requirement, clauses=(c,)).met_by(game.ranks[i])
                for c in requirement.clauses
            ]
            assert requirement.unmet == tuple(k for k, met in enumerate(unmet) if not met)


def test_whoever_cannot_move_is_content_with_anything() -> None:
    game = Conflict({"a": ["x"], "b": ["y"]}, [(0, 0), (1, 0)], {"a": [0, 1], "b": [0, 1]})
    (_, of_b) = required_preferences(game, 0, "nash")
    assert of_b.clauses == ()
    assert "cannot move" in say(of_b)
    assert count_rankings(of_b, 2) == factorial(2)


def test_too_many_states_are_refused() -> None:
    game = Conflict(
        {"a": ["x1", "x2", "x3"], "b": ["y1", "y2"]},
        None,
        {"a": list(range(32)), "b": list(range(32))},
    )
    with pytest.raises(TooLargeForThis):
        count_rankings(required_preferences(game, 0, "gmr")[0], 32)
