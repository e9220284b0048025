"""A space of states tells the same level of an option whichever way it is asked."""

from __future__ import annotations

import numpy as np

from tightrope.conflict import Game, Priorities, states

GAME = Game(
    {"a": ["x", {"l": ["none", "some", "all"]}], "b": ["p"]},
    preferences={"a": Priorities(["a.x"]), "b": Priorities(["b.p"])},
    rules=["not (a.x and b.p)"],
)


def _by_hand(code: int) -> list[int]:
    return [code % 2, code // 2 % 3, code // 6 % 2]


def test_few_and_many_codes_are_decoded_alike(monkeypatch):
    space = GAME.space
    wanted = [_by_hand(code) for code in space.codes.tolist()]
    assert space.decode(space.codes).tolist() == wanted
    assert space.decode(space.codes[:0]).shape == (0, 3)
    monkeypatch.setattr(states, "_FEW", 1)
    many = space.decode(space.codes)
    assert many.tolist() == wanted
    assert many.dtype == np.uint8


def test_columns_are_kept_where_they_take_little_room_and_are_the_same_where_not(monkeypatch):
    space = GAME.space
    kept = [space.column(k) for k in range(3)]
    assert [column.tolist() for column in kept] == GAME.levels.T.tolist()
    assert np.shares_memory(space.column(1), kept[1])
    assert not kept[1].flags.writeable
    monkeypatch.setattr(states, "MOST_KEPT", space.size - 1)
    assert not np.shares_memory(space.column(1), kept[1])
    assert [space.column(k).tolist() for k in range(3)] == GAME.levels.T.tolist()
