"""Coalitional stability against the definitions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.words.saying import say
from tightrope.analysis.strategy import (
    Conflict,
    analyse_coalitions,
    analyse_stability,
    coalitions,
    leaving_coalitions,
)
from tightrope.analysis.strategy.errors import TooLargeForThis
from tightrope.analysis.strategy.reach import GroupReach
from tightrope.analysis.strategy.verdict import CODES

from .conflicts import as_arguments, conflicts
from .reference import (
    SmallConflict,
    coalition_improvements,
    coalition_reach,
    coalition_stable,
    subsets,
)


@settings(deadline=None, max_examples=80)
@given(conflicts(max_states=16, max_dms=4, max_options=5), st.booleans(), st.booleans())
def test_coalitional_stability_follows_the_definitions(
    c: SmallConflict, joint: bool, pareto: bool
) -> None:
    game = Conflict(**as_arguments(c))
    told = analyse_coalitions(game, None, tuple(CODES), joint=joint, pareto=pareto)
    for row, names in enumerate(told.coalitions):
        members = {game.dm_index(name) for name in names}
        for concept in CODES:
            expected = [
                coalition_stable(c, members, s, concept, joint=joint, pareto=pareto)
                for s in c.states
            ]
            assert told.stable(concept)[row].tolist() == expected
    for concept in CODES:
        assert told.equilibria(concept) == tuple(
            s for s in c.states if told.stable(concept)[:, s].all()
        )


@settings(deadline=None, max_examples=60)
@given(conflicts(max_states=24, max_dms=4), st.booleans())
def test_reach_of_groups(c: SmallConflict, joint: bool) -> None:
    game = Conflict(**as_arguments(c))
    for members in subsets(c.dms):
        reach = GroupReach(game, members, joint=joint)
        table = [coalition_reach(c, members, s, joint=joint) for s in c.states]
        for s in c.states:
            assert set(reach.from_state(s).nonzero()[0].tolist()) == table[s] - {s}
            wanted = reach.from_state(s)
            expected = [bool(wanted[t]) or any(wanted[u] for u in table[t]) for t in c.states]
            assert reach.into(wanted).tolist() == expected


@settings(deadline=None, max_examples=60)
@given(conflicts(max_states=20, max_dms=4))
def test_single_decision_makers_and_their_coalitions(c: SmallConflict) -> None:
    game = Conflict(**as_arguments(c))
    alone = analyse_coalitions(game, [[dm] for dm in game.decision_makers], ("nash", "gmr", "smr"))
    plain = analyse_stability(game, ("nash", "gmr", "smr"))
    for concept in ("nash", "gmr", "smr"):
        assert (alone.stable(concept) == plain.stable(concept)).all()


@settings(deadline=None, max_examples=40)
@given(conflicts(max_states=16, max_dms=4))
def test_leaving_coalitions_would_really_gain(c: SmallConflict) -> None:
    game = Conflict(**as_arguments(c))
    for s in c.states:
        left = {move.members: move for move in leaving_coalitions(game, s)}
        for members in subsets(c.dms):
            if len(members) < 2:
                continue
            gains = coalition_improvements(c, members, s)
            names = tuple(game.decision_makers[i] for i in sorted(members))
            assert (names in left) == bool(gains)
            if gains:
                assert left[names].target in gains
                assert left[names].deterred["gmr"] == coalition_stable(c, members, s, "gmr")


def test_the_dilemma_is_left_by_both_together() -> None:
    game = Conflict({"a": ["silent"], "b": ["quiet"]}, None, {"a": [2, 1, 4, 3], "b": [2, 4, 1, 3]})
    (move,) = leaving_coalitions(game, (0, 0))
    assert say(move) == (
        "a and b together could gain: a.silent = yes and b.quiet = yes; nobody can deter it."
    )
    assert leaving_coalitions(game, (1, 1)) == ()


def test_each_coalition_is_told_as_its_turn_comes() -> None:
    game = Conflict({"a": ["x"], "b": ["y"]}, None, {"a": [3, 1, 0, 2], "b": [0, 1, 2, 3]})
    told: list[str] = []
    analyse_coalitions(game, on_step=told.append)
    assert told == ["coalition 1 of 3: a", "coalition 2 of 3: b", "coalition 3 of 3: a, b"]


def test_more_work_than_minutes_is_refused_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    game = Conflict({"a": ["x"], "b": ["y"]}, None, {"a": [3, 1, 0, 2], "b": [0, 1, 2, 3]})
    monkeypatch.setattr(coalitions, "MOST_LOOKED_AT", 4 * 4 * 3)
    analyse_coalitions(game)
    monkeypatch.setattr(coalitions, "MOST_LOOKED_AT", 4 * 4 * 3 - 1)
    with pytest.raises(TooLargeForThis, match="4 states x 4 x 3 coalitions"):
        analyse_coalitions(game)
    analyse_coalitions(game, [["a"]])


def test_one_who_only_does_not_lose_joins_by_pareto_alone() -> None:
    game = Conflict({"a": ["x"], "b": ["y"]}, None, {"a": [0, 0, 0, 1], "b": [0, 0, 0, 0]})
    assert leaving_coalitions(game, 0) == ()
    (move,) = leaving_coalitions(game, 0, pareto=True)
    assert (move.members, move.target) == (("a", "b"), 3)
