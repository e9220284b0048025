"""Directions of one indicator state by state, against the full analysis of each outcome."""

from __future__ import annotations

import pytest

from bench.interests import crisis_of
from tightrope.analysis.effects import analyse_effects
from tightrope.analysis.effects.bearing import Bearing
from tightrope.conflict import build_game
from tightrope.crisis import apply_change, parse_change

MODEL = crisis_of(2, 3, 8, seed=4)


@pytest.mark.parametrize("change", ["", "a0.o0=yes"])
def test_it_gives_the_direction_that_the_analysis_of_the_outcome_gives(change: str) -> None:
    after = apply_change(MODEL, parse_change(change, MODEL)) if change else MODEL
    game = build_game(after)
    seen = set()
    for indicator in ("k0", "k1", "k3", "k5", "k6"):
        bearing = Bearing(after, game, MODEL, indicator, draws=30, seed=2)
        for state in range(0, game.states, 9):
            report = analyse_effects(after, outcome=game.state(state), base=MODEL, draws=30, seed=2)
            slow = {one.indicator: one.direction for one in report.indicators}
            assert bearing.direction(state) == slow[indicator]
            seen.add(slow[indicator])
    assert len(seen) > 2
