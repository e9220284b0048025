"""Limited-move and non-myopic stability against the definitions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from tightrope.analysis.strategy import (
    Conflict,
    analyse_stability,
    anticipated_ends,
    limited_move,
    non_myopic,
)
from tightrope.analysis.strategy.errors import TooLargeForThis
from tightrope.errors import UsageMistake

from . import reference
from .conflicts import as_arguments, conflicts
from .reference import SmallConflict


@settings(deadline=None, max_examples=60)
@given(conflicts(max_states=12, max_dms=4, max_options=5))
def test_limited_moves_follow_the_definition(c: SmallConflict) -> None:
    game = Conflict(**as_arguments(c))
    for h in (1, 2, 3):
        ends = [[reference.anticipate(c, i, s, h) for s in c.states] for i in c.dms]
        assert anticipated_ends(game, h).tolist() == ends
        stays = [[reference.limited_move(c, i, s, h) for s in c.states] for i in c.dms]
        assert limited_move(game, h).tolist() == stays


@settings(deadline=None, max_examples=40)
@given(conflicts(max_states=10, max_dms=3, max_options=4))
def test_non_myopic_stability_follows_the_definition(c: SmallConflict) -> None:
    game = Conflict(**as_arguments(c))
    assert non_myopic(game).tolist() == [
        [reference.non_myopic(c, i, s) for s in c.states] for i in c.dms
    ]


@settings(deadline=None, max_examples=40)
@given(conflicts())
def test_one_move_ahead_is_nash(c: SmallConflict) -> None:
    game = Conflict(**as_arguments(c))
    assert (limited_move(game, 1) == analyse_stability(game, ("nash",)).stable("nash")).all()


def test_cooperation_in_the_dilemma_is_non_myopic() -> None:
    game = Conflict({"a": ["silent"], "b": ["quiet"]}, None, {"a": [2, 1, 4, 3], "b": [2, 4, 1, 3]})
    assert non_myopic(game).all(axis=0).tolist()[3]
    with pytest.raises(UsageMistake, match="1 or more"):
        limited_move(game, 0)


def test_large_spaces_are_refused() -> None:
    wide = {f"d{i}": [f"o{i}{k}" for k in range(9)] for i in range(2)}
    game = Conflict(wide, None, dict.fromkeys(wide, np.zeros(2**18)))
    with pytest.raises(TooLargeForThis, match="moves"):
        limited_move(game, 2)
