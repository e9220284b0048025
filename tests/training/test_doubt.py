"""The limits of doubt: as many right claims as they can let through, few of them the opposite of the text."""

from __future__ import annotations

from tightrope.evidence.coding.reader.curve import Doubt
from training.curve import choose_doubt

Row = tuple[float, float, float, bool, bool]
RIGHT: Row = (0.9, 0.0, 0.0, True, False)


def test_what_is_always_right_is_let_through() -> None:
    doubtful: Row = (0.1, -0.9, 0.9, True, False)
    assert choose_doubt([RIGHT] * 200 + [doubtful] * 50) == Doubt(0.0, -1.0, 1.0)


def test_a_limit_is_set_where_opposites_lie_beyond_it() -> None:
    for place, limit in enumerate((0.55, -0.15, 0.12)):
        row = list(RIGHT)
        row[place] = (0.52, -0.17, 0.13)[place]
        opposite: Row = (row[0], row[1], row[2], False, True)
        row[place] = limit
        just: Row = (row[0], row[1], row[2], True, False)
        chosen = choose_doubt([RIGHT] * 300 + [just] * 10 + [opposite] * 20)
        assert chosen[place] == limit


def test_one_opposite_more_than_seen_is_reckoned_with() -> None:
    beyond: Row = (0.3, 0.0, 0.0, True, False)
    opposite: Row = (0.3, 0.0, 0.0, False, True)
    lax = choose_doubt([RIGHT] * 200 + [beyond] * 98 + [opposite] * 2)
    strict = choose_doubt([RIGHT] * 200 + [beyond] * 97 + [opposite] * 2)
    assert lax.alike == 0.0
    assert strict.alike > 0.3


def test_too_few_right_ones_are_held_back_though_none_is_the_opposite() -> None:
    wrong: Row = (0.3, 0.0, 0.0, False, False)
    assert choose_doubt([RIGHT] * 400 + [wrong] * 100).alike == 0.0
    assert choose_doubt([RIGHT] * 400 + [wrong] * 101).alike > 0.3


def test_where_no_limits_do_those_with_fewest_opposites_are_taken() -> None:
    opposite: Row = (0.3, 0.0, 0.0, False, True)
    chosen = choose_doubt([RIGHT] * 20 + [opposite] * 5)
    assert chosen.alike > 0.3
