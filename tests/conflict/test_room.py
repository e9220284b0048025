"""A game that the machine has no room for is refused before its states are listed."""

from __future__ import annotations

import pytest

from tightrope.conflict import build_game, examine_game, room
from tightrope.conflict import enumerate_states as listing
from tightrope.conflict.errors import TooManyStates
from tightrope.conflict.room import GIGABYTE, check_room, memory_free, memory_needed
from tightrope.crisis import parse_crisis


def options(count: int) -> str:
    own = "".join(f"    o{k}: {{text: X, now: no, assumption: x}}\n" for k in range(count))
    wants = "priorities:\n  a: [{want: a.o0, assumption: x}]\n"
    return f"title: T\nactors: {{a: {{name: A}}}}\noptions:\n  a:\n{own}{wants}"


def test_more_states_options_or_decision_makers_need_more() -> None:
    base = memory_needed(2**20, 20, 2)
    assert base == 2**20 * (64 + 20 + 150)
    assert memory_needed(2**21, 20, 2) == 2 * base
    assert memory_needed(2**20, 21, 2) > base
    assert memory_needed(2**20, 20, 3) > base


def test_what_does_not_fit_into_nine_tenths_of_what_is_free_is_refused_with_both_numbers() -> None:
    needed = memory_needed(2**24, 24, 4)
    check_room(2**24, 24, 4, free=int(needed / 0.9) + 1)
    with pytest.raises(TooManyStates, match=r"16,777,216 states need about 6\.5 GB") as caught:
        check_room(2**24, 24, 4, free=int(needed / 0.9) - 1)
    assert "this machine has 7.2 GB free" in str(caught.value)


def test_the_machine_says_how_much_is_free() -> None:
    free = memory_free()
    assert free is None or free > 10**7


def test_a_model_that_does_not_fit_is_refused_and_check_says_so_with_its_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room, "memory_free", lambda: 10**6)
    file = parse_crisis(options(16))
    with pytest.raises(TooManyStates, match="65,536 states"):
        build_game(file.model)
    (found,) = examine_game(file).findings
    assert (found.severity, found.where) == ("error", "crisis.yaml:3")
    assert listing.check_room is check_room


def test_a_large_game_is_said_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    from tightrope.conflict import check

    monkeypatch.setattr(check, "GIGABYTE", memory_needed(2**10, 10, 1))
    assert "large-game" not in {f.check for f in examine_game(parse_crisis(options(10))).findings}
    told = [f for f in examine_game(parse_crisis(options(11))).findings if f.check == "large-game"]
    assert [f.where for f in told] == ["crisis.yaml:3"]
    assert "2,048 states" in told[0].message
    assert GIGABYTE == 10**9
