"""The steps of a path: which of them are the best moves of who takes them, and which second best."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

import tightrope as tw
from tightrope.analysis.strategy import expected_states
from tightrope.analysis.strategy.expected import (
    search_steps,
    steps_from_status_quo,
)
from tightrope.analysis.strategy.report import SecondBest

from . import reference
from .conflicts import as_arguments, conflicts
from .reference import SmallConflict


def dam(cost: int) -> tw.Conflict:
    """One side has mobilised and may bomb for good; standing down saves `cost`, bombing loses 2.

    States in the order (bomb, mobilise) no/no, yes/no, no/yes, yes/yes; today it is mobilised.
    """
    return tw.Conflict(
        decision_makers={"down": ["bomb", "mobilise"], "up": ["fill"]},
        preferences={"down": [cost, cost - 2, 0, -2] * 2, "up": [0] * 8},
        irreversible=["down.bomb"],
        status_quo=(0, 1, 0),
    )


def test_a_path_by_a_second_best_move_is_told_last_and_with_what_its_mover_would_rather_do() -> (
    None
):
    """Standing down and bombing at once beats today, and standing down alone beats both."""
    report = dam(cost=3).report()
    assert report.forecast == {"down.bomb": None, "down.mobilise": "no", "up.fill": "no"}
    best, second = (o for o in report.outcomes if o.kind == "path")
    assert (best.changes, best.rather, best.by_best_moves) == ({"down.mobilise": "no"}, (), True)
    assert second.changes == {"down.bomb": "yes", "down.mobilise": "no"}
    assert not second.by_best_moves
    assert second.rather[0].does_too_much
    assert second.rather == (
        SecondBest("down", second.changes, {"down.mobilise": "no"}, {"down.mobilise": "yes"}),
    )


def test_where_bombing_costs_too_much_no_path_leads_to_it() -> None:
    report = dam(cost=2).report()
    assert [o.changes for o in report.outcomes if o.kind == "path"] == [{"down.mobilise": "no"}]


def test_of_moves_that_are_best_alike_each_is_a_step() -> None:
    game = tw.Conflict(
        decision_makers={"a": ["x", "y"], "b": ["z"]},
        preferences={"a": [0, 2, 2, 1] * 2, "b": [0] * 8},
        status_quo=(0, 0, 0),
    )
    assert steps_from_status_quo(game, best=True).tolist() == [0, 1, 1, -1, -1, -1, -1, -1]
    assert steps_from_status_quo(game).tolist() == [0, 1, 1, 1, -1, -1, -1, -1]


def test_a_side_that_gains_by_no_move_takes_no_step() -> None:
    game = dam(cost=0)
    assert (steps_from_status_quo(game) > 0).sum() == 0
    assert expected_states(game).tolist() == [game.status_quo]


@settings(max_examples=200, deadline=None)
@given(conflicts(max_dms=4, max_options=6, max_states=40))
def test_steps_lead_where_the_slow_walk_leads(c: SmallConflict) -> None:
    game = tw.Conflict(**as_arguments(c))
    import_module("tightrope.analysis.strategy.kernels.compiled")  # the compiled walk is taken
    slow = reference.steps_to(c, c.index[c.status_quo])
    assert steps_from_status_quo(game).tolist() == [slow.get(s, -1) for s in c.states]
    best = reference.steps_to(c, c.index[c.status_quo], best=True)
    assert steps_from_status_quo(game, best=True).tolist() == [best.get(s, -1) for s in c.states]
    searched = search_steps(game, c.index[c.status_quo], best=True).distance
    assert searched.tolist() == [best.get(s, -1) for s in c.states]
    assert set(expected_states(game).tolist()) == reference.expected(c)


@settings(max_examples=100, deadline=None)
@given(conflicts(max_dms=3, max_options=5, max_states=24))
def test_of_every_path_that_is_told_the_second_best_moves_are_named(c: SmallConflict) -> None:
    game = tw.Conflict(**as_arguments(c))
    paths = [told for told in game.report().outcomes if told.kind == "path"]
    assert paths == sorted(paths, key=lambda told: not told.by_best_moves)
    today = c.index[c.status_quo]
    for told in paths:
        here, rather = today, list(told.rather)
        for move in told.moves:
            dm = game.dm_index(move.decision_maker)
            there = _after(game, c, here, move.changes)
            assert there in c.improvements(dm, here)
            best = reference.best_improvements(c, dm, here)
            if there not in best:
                instead = rather.pop(0)
                assert instead.decision_maker == move.decision_maker
                assert _after(game, c, here, instead.instead) in best
                assert all(game.state(here)[o] == level for o, level in instead.before.items())
            here = there
        assert rather == []
        by_best = told.outcome.state in reference.steps_to(c, today, best=True)
        assert told.by_best_moves == by_best


def _after(game: tw.Conflict, c: SmallConflict, here: int, changes: dict[str, str]) -> int:
    levels = {**game.state(here), **changes}
    return next(s for s in c.states if game.state(s) == levels)


@pytest.mark.parametrize("closed", [True, False])
def test_where_the_best_move_is_closed_the_best_of_those_left_is_the_step(closed: bool) -> None:
    away: Any = {
        "down": [("not down.bomb and down.mobilise", "not down.bomb and not down.mobilise")]
    }
    game = tw.Conflict(
        decision_makers={"down": ["bomb", "mobilise"]},
        preferences={"down": [3, 1, 0, -2]},
        status_quo=(0, 1),
        forbidden_moves=away if closed else {},
    )
    reached = np.flatnonzero(search_steps(game, 2, best=True).distance == 1)
    assert [game.state(int(s))["down.bomb"] for s in reached] == ["yes" if closed else "no"]
