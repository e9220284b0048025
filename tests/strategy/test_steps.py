"""The compiled count of improvements from the status quo is what the search finds."""

from __future__ import annotations

import sys
from importlib import import_module

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

import tightrope as tw
from tightrope.analysis.strategy import expected
from tightrope.analysis.strategy.expected import steps_from_status_quo
from tightrope.analysis.strategy.search import search

from .conflicts import as_arguments, conflicts
from .reference import SmallConflict


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(conflicts())
def test_the_compiled_steps_are_those_of_the_definition(c: SmallConflict) -> None:
    game = tw.Conflict(**as_arguments(c))
    assert game.status_quo is not None
    import_module("tightrope.analysis.strategy.kernels.compiled")
    distance = {game.status_quo: 0}
    frontier = [game.status_quo]
    while frontier:  # state by state, from the moves themselves
        found = {
            int(target)
            for state in frontier
            for dm in c.dms
            for target in game.improvements(dm, state)
            if int(target) not in distance
        }
        distance |= dict.fromkeys(found, distance[frontier[0]] + 1)
        frontier = sorted(found)
    by_definition = np.array([distance.get(s, -1) for s in c.states])
    steps = steps_from_status_quo(game)
    assert steps.dtype == np.int32
    np.testing.assert_array_equal(steps, by_definition)
    everybody = range(len(game.decision_makers))
    slow = search(game, game.status_quo, everybody, improving=True).distance
    np.testing.assert_array_equal(slow, by_definition)


def test_without_the_compiled_passes_nothing_waits_for_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(expected, "are_loaded", lambda: False)
    monkeypatch.setitem(sys.modules, "tightrope.analysis.strategy.kernels.steps", None)
    game = tw.Conflict(
        decision_makers={"a": ["x"], "b": ["y"]},
        preferences={"a": [0, 1, 0, 1], "b": [0, 0, 1, 1]},
        status_quo=0,
    )
    assert steps_from_status_quo(game).tolist() == [0, 1, 1, 2]
