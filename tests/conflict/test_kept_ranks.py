"""What is kept of draws: the same ranks, within a bound, and the same draws to who asks in turn."""

from __future__ import annotations

import gc

import numpy as np

from tests.consequences.reference import model_of
from tightrope.conflict import Draws, draws_of
from tightrope.conflict.kept_ranks import MOST_STATES, KeptRanks


class Owner:
    """Somebody whose ranks are kept."""


def ranks(states: int = 4, top: int = 3) -> np.ndarray:
    return np.full((2, states), top, dtype=np.int32)


def a_model():
    return model_of(
        [{"from": "a.x", "to": "k0", "sign": "+"}, {"from": "b.x", "to": "k0", "sign": "-"}],
        {"k0": {}},
        interests={"a": [{"in": "k0", "wants": "high", "weight": "major"}]},
        priorities={"b": [{"want": "b.x"}]},
    )


def test_what_is_kept_is_found_as_it_was_and_nothing_else() -> None:
    kept, owner = KeptRanks(1000), Owner()
    kept.keep(owner, 3, ranks(top=65535))
    assert (kept.find(owner, 3) == 65535).all()
    assert kept.find(owner, 2) is None
    assert kept.find(Owner(), 3) is None


def test_of_one_that_takes_too_much_the_first_are_kept() -> None:
    kept, owner = KeptRanks(32), Owner()  # 2 × 4 ranks of two bytes are 16
    for draw in range(3):
        kept.keep(owner, draw, ranks())
    assert [kept.find(owner, draw) is not None for draw in range(3)] == [True, True, False]
    assert kept.nbytes == 32


def test_who_asks_last_pushes_the_others_out_the_oldest_first() -> None:
    kept = KeptRanks(48)
    first, second, third = Owner(), Owner(), Owner()
    for owner in (first, second):
        kept.keep(owner, 0, ranks())
    kept.keep(third, 0, ranks())
    assert kept.nbytes == 48
    kept.keep(third, 1, ranks())
    assert kept.find(first, 0) is None
    assert kept.find(second, 0) is not None
    assert kept.find(third, 0) is not None


def test_nothing_is_kept_of_games_too_large_nor_of_draws_that_are_gone() -> None:
    kept, owner = KeptRanks(10**9), Owner()
    kept.keep(owner, 0, ranks(MOST_STATES + 1))
    assert kept.find(owner, 0) is None
    kept.keep(owner, 0, ranks(MOST_STATES))
    assert kept.nbytes == 4 * MOST_STATES
    del owner
    gc.collect()
    assert kept.nbytes == 0


def test_ranks_asked_for_again_are_the_same_and_ones_own() -> None:
    drawn = Draws.of(a_model(), draws=5, seed=1)
    once = [drawn.ranks(draw) for draw in range(5)]
    for draw, first in enumerate(once):
        again = drawn.ranks(draw)
        assert again.dtype == first.dtype == np.int32
        assert (again == first).all()
        assert (drawn.ranks_of(1, draw) == first[1]).all()
        again[:] = -1
        assert (drawn.ranks(draw) == first).all()


def test_equal_models_share_their_draws_and_others_do_not() -> None:
    one = draws_of(a_model(), draws=5, seed=1)
    assert draws_of(a_model(), draws=5, seed=1) is one
    assert draws_of(a_model(), draws=5, seed=2) is not one
    assert draws_of(a_model(), draws=4, seed=1) is not one
    other = a_model().model_copy(update={"priorities": {}})
    other = other.model_copy(update={"interests": {**other.interests, "b": other.interests["a"]}})
    assert draws_of(other, draws=5, seed=1) is not one


def test_a_game_as_drawn_is_the_game_with_those_ranks() -> None:
    drawn = draws_of(a_model(), draws=5, seed=1)
    stated = drawn.game
    _ = stated.fingerprint, stated.levels  # worked out before, of which the levels stay
    for draw in range(5):
        one, other = stated.with_drawn(drawn.ranks(draw)), stated.with_ranks(drawn.ranks(draw))
        assert one.fingerprint == other.fingerprint
        assert (one.ranks == other.ranks).all()
        assert one.levels is stated.levels
        assert one.priorities == {} == other.priorities
