"""The few outcomes that matter: games with known answers, and brute force on random ones."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

import tightrope as tw
from tightrope.analysis.strategy.outcomes import MOST_TOLD, ToldOutcome, tell_outcomes
from tightrope.analysis.strategy.outcomes.joint_exits import find_joint_exits, is_joint_exit
from tightrope.analysis.strategy.search import search
from tightrope.conflict.moves import can_come_about

from . import reference
from .conflicts import as_arguments, conflicts
from .reference import SmallConflict

NOT_FIRST = [1, 0, 3, 2]  # the first row player's ranks over (no,no) (yes,no) (no,yes) (yes,yes)


def two(first: list[int], second: list[int], status_quo: Any = (0, 0)) -> tw.Conflict:
    """Two sides with one yes/no option each; states in the order nn, yn, ny, yy."""
    return tw.Conflict(
        decision_makers={"row": ["give"], "column": ["give"]},
        preferences={"row": first, "column": second},
        status_quo=status_quo,
    )


def exits(conflict: tw.Conflict) -> list[ToldOutcome]:
    return [o for o in conflict.report().outcomes if o.kind == "joint_exit"]


def test_in_the_prisoners_dilemma_giving_together_is_a_joint_exit_that_is_not_self_enforcing() -> (
    None
):
    game = two(NOT_FIRST, [1, 3, 0, 2])
    today, cooperation = game.report().outcomes
    assert (today.kind, today.changes, today.holds["seq"]) == ("today", {}, True)
    assert cooperation.kind == "joint_exit"
    assert cooperation.changes == {"row.give": "yes", "column.give": "yes"}
    assert cooperation.holds == {"nash": False, "gmr": True, "smr": True, "seq": True}
    assert cooperation.prefer == ("row", "column")
    assert cooperation.oppose == ()
    assert cooperation.better_for_all
    assert not cooperation.self_enforcing
    assert not cooperation.single_steps
    assert [m.decision_maker for m in cooperation.moves] == ["row", "column"]
    assert [(f.decision_maker, f.alone, f.completed) for f in cooperation.first_steps] == [
        ("row", "worse", False),
        ("column", "worse", False),
    ]


def test_in_the_stag_hunt_hunting_together_is_self_enforcing_and_would_be_followed() -> None:
    game = two([1, 0, 2, 3], [1, 2, 0, 3])
    (stag,) = exits(game)
    assert stag.self_enforcing
    assert stag.holds["nash"]
    first = stag.first_steps[0]
    assert first.alone == "worse"
    assert first.completed  # the other side would rather follow than go on alone
    assert first.exploited == ()


def test_in_chicken_yielding_together_holds_for_nobody_and_single_steps_lead_on() -> None:
    game = two([0, 1, 3, 2], [0, 3, 1, 2])
    told = game.report().outcomes
    assert not told[0].holds["seq"]
    assert exits(game) == []
    assert {tuple(o.changes) for o in told if o.kind == "path"} == {("row.give",), ("column.give",)}
    assert all(len(o.moves) == 1 and o.single_steps for o in told[1:])


def three_sided() -> tw.Conflict:
    """All three gain if all three give; any two of them only lose by it."""
    ranks = [1, 0, 0, 0, 0, 0, 0, 2]
    return tw.Conflict(
        decision_makers={"a": ["give"], "b": ["give"], "c": ["give"]},
        preferences={"a": ranks, "b": ranks, "c": ranks},
        status_quo=(0, 0, 0),
    )


def test_three_sides_that_gain_only_together_leave_together() -> None:
    (peace,) = exits(three_sided())
    assert peace.changes == {"a.give": "yes", "b.give": "yes", "c.give": "yes"}
    assert peace.self_enforcing
    assert peace.outsiders == ()
    assert {f.alone for f in peace.first_steps} == {"worse"}
    assert not any(f.completed for f in peace.first_steps)  # the second step is a loss as well


def with_bystander(bystander: list[int]) -> tw.Conflict:
    """A stag hunt of two beside a third side with an option of its own."""
    return tw.Conflict(
        decision_makers={"row": ["give"], "column": ["give"], "third": ["spoil"]},
        preferences={
            "row": [1, 0, 2, 3, 1, 0, 2, 0],
            "column": [1, 2, 0, 3, 1, 2, 0, 0],
            "third": bystander,
        },
        status_quo=(0, 0, 0),
    )


def test_an_outsider_that_gains_by_spoiling_leaves_no_joint_exit() -> None:
    assert exits(with_bystander([1, 1, 1, 1, 2, 2, 2, 2])) == []


def test_outsiders_are_told_with_what_holds_them_back() -> None:
    (exit_,) = exits(with_bystander([1, 1, 1, 1, 0, 0, 0, 0]))
    assert [(o.decision_maker, o.holds_back) for o in exit_.outsiders] == [
        ("third", "no better move")
    ]
    assert exit_.prefer == ("row", "column")
    assert exit_.oppose == ()
    assert not exit_.better_for_all


def test_an_irreversible_option_cannot_be_undone_even_together() -> None:
    game = tw.Conflict(
        decision_makers={"row": ["fight"], "column": ["fight"]},
        preferences={"row": [3, 2, 0, 1], "column": [3, 0, 2, 1]},
        irreversible=["row.fight", "column.fight"],
        status_quo=(1, 1),
    )
    assert [o.kind for o in game.report().outcomes] == ["today"]


def test_outcomes_that_everybody_ranks_equally_are_told_once_and_counted() -> None:
    """`whim` is an option nobody ranks: with and without it is one outcome."""
    ranks = {"row": NOT_FIRST * 2, "column": [1, 3, 0, 2] * 2}
    game = tw.Conflict(
        decision_makers={"row": ["give"], "column": ["give", "whim"]},
        preferences=ranks,
        status_quo=(0, 0, 0),
    )
    today, cooperation = game.report().outcomes
    assert "column.whim" not in cooperation.changes
    assert (today.same_for_all, cooperation.same_for_all) == (1, 1)
    assert game.report().outcomes_untold == {}


def test_no_status_quo_tells_no_outcomes() -> None:
    assert two(NOT_FIRST, [1, 3, 0, 2], None).report().outcomes == ()


def test_at_most_seven_are_told_today_first_and_the_rest_is_counted() -> None:
    sides, own = 2, 5
    states = 2 ** (sides * own)
    rng = np.random.default_rng(5)
    common = rng.permutation(states)
    common[0] = 0
    game = tw.Conflict(
        decision_makers={f"d{i}": [f"o{k}" for k in range(own)] for i in range(sides)},
        preferences={f"d{i}": common.tolist() for i in range(sides)},
        status_quo=(0,) * (sides * own),
    )
    report = game.report()
    assert len(report.outcomes) == MOST_TOLD
    assert [o.kind for o in report.outcomes].count("today") == 1
    equilibria = report.equilibria["seq"]
    assert len(report.outcomes) - 1 + sum(report.outcomes_untold.values()) == equilibria


def by_definition(c: SmallConflict) -> set[int]:
    """Joint exits straight from the words of the definition."""
    today = c.index[c.status_quo]
    levels = c.feasible

    def changes(s: int) -> set[tuple[int, int]]:
        return {
            (k, b) for k, (a, b) in enumerate(zip(levels[today], levels[s], strict=True)) if a != b
        }

    def is_one(s: int) -> bool:
        movers = {c.owners[k] for k, _ in changes(s)}
        return (
            len(movers) >= 2
            and s in c.joint_moves(movers, today)
            and all(c.payoffs[i][s] > c.payoffs[i][today] for i in movers)
            and all(reference.seq(c, i, s) for i in c.dms)
        )

    ones = [s for s in c.states if is_one(s)]
    return {s for s in ones if not any(changes(t) < changes(s) for t in ones)}


@settings(max_examples=150, deadline=None)
@given(conflicts(max_dms=4, max_options=6, max_states=40))
def test_joint_exits_are_those_of_the_definition(c: SmallConflict) -> None:
    conflict = tw.Conflict(**as_arguments(c))
    equilibria = conflict.stability(["seq"]).equilibria("seq")
    today = c.index[c.status_quo]
    assert set(find_joint_exits(conflict, today, equilibria).tolist()) == by_definition(c)
    held = set(equilibria.tolist())
    one_by_one = {s for s in c.states if is_joint_exit(conflict, today, s, held.__contains__)}
    assert one_by_one == by_definition(c)


@settings(max_examples=80, deadline=None)
@given(conflicts(max_dms=3, max_options=5, max_states=24, ties=False))
def test_what_is_told_is_true_of_each_outcome(c: SmallConflict) -> None:
    conflict = tw.Conflict(**as_arguments(c))
    report = conflict.report()
    today, *rest = report.outcomes
    here = c.index[c.status_quo]
    assert (today.kind, today.outcome.state, today.moves) == ("today", here, ())
    assert not (today.holds["seq"] and any(o.kind == "path" for o in rest))
    for told in rest:
        state = told.outcome.state
        assert told.holds["seq"]
        assert set(told.prefer) == {
            f"d{i}" for i in c.dms if c.payoffs[i][state] > c.payoffs[i][here]
        }
        assert set(told.oppose) == {
            f"d{i}" for i in c.dms if c.payoffs[i][state] < c.payoffs[i][here]
        }
        walked = dict(conflict.state(here))
        for move in told.moves:
            walked |= move.changes
            assert {o.partition(".")[0] for o in move.changes} == {move.decision_maker}
        assert walked == told.outcome.levels
        for first in told.first_steps:
            check_first_step(c, conflict, here, state, first)
    told_states = {o.outcome.state for o in rest}
    if sum(report.outcomes_untold.values()) == 0:
        assert by_definition(c) <= told_states


def check_first_step(
    c: SmallConflict, conflict: tw.Conflict, here: int, state: int, first: Any
) -> None:
    dm = conflict.dm_index(first.decision_maker)
    alone = {**conflict.state(here), **first.changes}
    feasible = [s for s in c.moves[dm][here] if conflict.state(s) == alone]
    if not feasible:
        assert first.alone == "impossible"
        return
    (there,) = feasible
    gain = c.payoffs[dm][there] - c.payoffs[dm][here]
    assert first.alone == ("better" if gain > 0 else "worse" if gain < 0 else "same")
    reached = reference.reach_by_improvements(c, c.others(dm), there)
    assert first.completed == (state in reached)
    loses = [s for s in reached if c.payoffs[dm][s] < c.payoffs[dm][here]]
    assert bool(first.exploited) == bool(loses)


def test_minimal_exits_hold_no_other_exit() -> None:
    """Leaving needs both first options; adding a third that everybody likes too is no new exit."""
    ranks = [1, 0, 0, 2, 1, 0, 0, 3]
    game = tw.Conflict(
        decision_makers={"row": ["give"], "column": ["give"], "third": ["cheer"]},
        preferences={"row": ranks, "column": ranks, "third": [0] * 8},
        status_quo=(0, 0, 0),
    )
    assert [set(o.changes) for o in exits(game)] == [{"row.give", "column.give"}]


@pytest.mark.parametrize("size", [2, 3])
def test_closed_single_moves_close_the_joint_way_too(size: int) -> None:
    ranks = [1, 0, 0, 2] if size == 2 else [1, 0, 0, 0, 0, 0, 0, 2]
    names = ["a", "b", "c"][:size]
    game = tw.Conflict(
        decision_makers={name: ["give"] for name in names},
        preferences=dict.fromkeys(names, ranks),
        status_quo=(0,) * size,
        forbidden_moves={"a": [("not a.give", "a.give")]},
    )
    assert search(game, 0, range(size), improving=False).distance[game.states - 1] < 0
    assert exits(game) == []


@pytest.mark.parametrize("closed", [True, False])
def test_what_only_a_closed_move_would_bring_about_is_no_outcome(closed: bool) -> None:
    """Once the bomb falls b may not stop it; a would rather have it stopped, and then settle."""
    game = tw.Conflict(
        decision_makers={"a": ["settle"], "b": ["bomb"]},
        preferences={"a": [1, 3, 0, -1], "b": [0, 0, 0, 0]},
        status_quo=(0, 1),
        forbidden_moves={"b": [("b.bomb", "not b.bomb")]} if closed else {},
    )
    report = game.report()
    told = [o.changes for o in report.outcomes]
    assert told == ([{}] if closed else [{}, {"a.settle": "yes", "b.bomb": "no"}])
    assert report.holding == (1 if closed else 2)
    assert not report.outcomes_untold


def test_a_closed_move_that_others_go_round_closes_nothing() -> None:
    """From 2 to 0 at once is closed, by way of 1 it is open."""
    space = tw.Conflict(
        decision_makers={"a": {"x": ["none", "some", "all"]}},
        preferences={"a": [0, 1, 2]},
        status_quo=(2,),
        forbidden_moves={"a": [("a.x == all", "a.x == none")]},
    ).space
    assert can_come_about(space, 2, np.arange(3)).tolist() == [True] * 3
    assert can_come_about(space, 0, np.array([2, 0])).tolist() == [True, True]


def test_pairs_of_joint_exits_are_never_nested() -> None:
    rng = np.random.default_rng(1)
    game = tw.Conflict(
        decision_makers={f"d{i}": ["x", "y"] for i in range(4)},
        preferences={f"d{i}": rng.permutation(256).tolist() for i in range(4)},
        status_quo=(0,) * 8,
    )
    stability = game.stability()
    found = tell_outcomes(game, stability, np.full(256, -1, dtype=np.int32), most=99)
    sets = [set(o.changes.items()) for o in found.told if o.kind == "joint_exit"]
    assert not any(a < b or b < a for a, b in combinations(sets, 2))


def test_the_exit_that_fewest_oppose_and_most_prefer_is_told_first() -> None:
    """Two ways out for two sides, equal but for a third that dislikes the first of them."""
    names = {"row": ["a", "b"], "column": ["a", "b"], "third": ["idle"]}
    states = [[k >> n & 1 for n in range(5)] for k in range(32)]
    own, third = [], []
    for row_a, row_b, column_a, column_b, _ in states:
        first, second = row_a and column_a, row_b and column_b
        loss = row_a + row_b + column_a + column_b
        own.append(10 if first != second and loss == 2 else 5 - loss)
        third.append(1 if loss != 2 or not first else 0)
    game = tw.Conflict(
        decision_makers=names,
        preferences={"row": own, "column": own, "third": third},
        status_quo=(0, 0, 0, 0, 0),
    )
    told = exits(game)
    assert [set(o.changes) for o in told] == [{"row.b", "column.b"}, {"row.a", "column.a"}]
    assert [o.oppose for o in told] == [(), ("third",)]
    liked = [2 * t if s[1] and s[3] and not s[0] else t for s, t in zip(states, third, strict=True)]
    indifferent = game.with_preferences({"third": [max(t, 1) for t in liked]})
    assert [o.prefer for o in exits(indifferent)] == [("row", "column", "third"), ("row", "column")]


def test_an_exit_with_further_changes_is_counted_and_not_told_beside_it() -> None:
    """The stag hunt with a bystander whose singing row likes once both have given."""
    game = tw.Conflict(
        decision_makers={"row": ["give"], "column": ["give"], "third": ["sing"]},
        preferences={
            "row": [1, 0, 2, 3, 1, 0, 2, 4],
            "column": [1, 2, 0, 3, 1, 2, 0, 3],
            "third": [1, 1, 1, 2, 0, 0, 0, 2],
        },
        status_quo=(0, 0, 0),
    )
    report = game.report()
    assert [(o.kind, o.changes) for o in report.outcomes] == [
        ("today", {}),
        ("joint_exit", {"row.give": "yes", "column.give": "yes"}),
    ]
    assert report.outcomes_untold == {"other": 1}


def test_where_steps_that_pay_lead_to_an_exit_it_is_a_path_and_told_as_one() -> None:
    """Both gain by giving whatever the other does: nobody must wait."""
    told = two([0, 1, 2, 3], [0, 0, 2, 3]).report().outcomes
    assert [(o.kind, o.better_for_all, o.first_steps) for o in told] == [
        ("today", False, ()),
        ("path", True, ()),
    ]
    assert {m.decision_maker for m in told[1].moves} == {"row", "column"}
