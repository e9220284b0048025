"""What would make another course expected, against trying every raise on the whole model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from tests.words.saying import say
from tightrope.analysis.strategy import NeededChange, Raised, needed_changes, report_strategy
from tightrope.analysis.strategy.expected_change import (
    MOST_JUDGED,
    ExpectedChanges,
    _affordable,
)
from tightrope.conflict import build_game
from tightrope.crisis import CrisisModel

Wants = dict[str, list[str]]
NORTH = ["not south.fight if not north.fight", "not north.fight", "not south.fight"]
PEACE = Raised("north", "not north.fight", NORTH[0])
FIGHT = Raised("north", NORTH[0], "not north.fight")
VALLEY = {
    "south": ["not north.fight if not south.fight", "not south.fight", "not north.fight"],
    "patron": ["patron.arm if south.fight", "not north.fight", "not patron.arm"],
}


def _model(wants: Wants, now: bool = True) -> CrisisModel:
    acts = {"north": ["fight"], "south": ["fight"], "patron": ["arm"]}
    return CrisisModel.model_validate(
        {
            "title": "The valley",
            "actors": {who: {"name": who.title()} for who in acts},
            "options": {
                who: {act: {"text": act.title(), "now": now} for act in own}
                for who, own in acts.items()
            },
            "priorities": {who: [{"want": w} for w in own] for who, own in wants.items()},
        }
    )


def _asked(wants: Wants, focal: str = "north") -> dict[str, NeededChange]:
    found = needed_changes(_model(wants), focal)
    return {f"{n.option}={n.level}": n for n in found if n.asked == "option"}


def _raised_once(wants: Wants) -> Iterator[tuple[Raised, Wants]]:
    for who, own in wants.items():
        for low in range(len(own)):
            for high in range(low):
                order = [*own[:high], own[low], *own[high:low], *own[low + 1 :]]
                yield Raised(who, own[low], own[high]), {**wants, who: order}


def _expected(wants: Wants) -> dict[str, str | None]:
    """The forecast of the whole model; empty where nothing that is reached holds."""
    report = report_strategy(build_game(_model(wants)), coalitions=False)
    return report.forecast if report.forecast_basis in ("status quo", "led to") else {}


def test_one_raise_that_ends_the_shelling_is_what_is_needed_for_its_end() -> None:
    stops = _asked({"north": NORTH, **VALLEY})["north.fight=no"]
    assert stops.raises == (PEACE,)
    assert stops.expected is True
    assert stops.proven
    assert stops.change == {"north.fight": "no", "south.fight": "no", "patron.arm": "no"}
    assert say(stops).endswith(f": north puts '{PEACE.statement}' above '{PEACE.above}'.")


def test_the_line_raised_for_an_act_speaks_for_it() -> None:
    swapped = [NORTH[1], NORTH[0], NORTH[2]]
    goes_on = _asked({"north": swapped, **VALLEY})["north.fight=yes"]
    assert goes_on.raises == (FIGHT,)
    assert goes_on.expected is True
    assert goes_on.speaks_for == (FIGHT.statement,)


def test_what_would_only_hold_once_there_is_told_apart_from_what_is_expected() -> None:
    lands = ["a.talk", "a.invade if not b.defend", "not b.defend", "not a.invade"]
    wants = {"a": [lands[0], lands[3], lands[1], lands[2]],
             "b": ["not a.invade", "b.defend if a.invade", "not b.defend"]}  # fmt: skip
    tree: dict[str, Any] = {
        "title": "Islands",
        "actors": {"a": {"name": "Ardia"}, "b": {"name": "Belmar"}},
        "options": {
            "a": {
                "invade": {"text": "Invade", "now": False},
                "talk": {"text": "Talk", "now": True},
            },
            "b": {"defend": {"text": "Defend", "now": False}},
        },
        "priorities": {who: [{"want": w} for w in own] for who, own in wants.items()},
    }
    found = needed_changes(CrisisModel.model_validate(tree), "a")
    silent = next(n for n in found if (n.option, n.level) == ("a.talk", "no"))
    assert silent.expected is False
    assert silent.expected_searched == 2


@pytest.mark.parametrize("seed", range(12))
def test_the_change_is_as_small_as_any_that_trying_all_of_them_finds(seed: int) -> None:
    draw = np.random.default_rng(seed)
    acts = ["north.fight", "south.fight", "patron.arm"]
    said = [*acts, *(f"not {a}" for a in acts)]
    said += [f"{a} if {b}" for a in said[:6] for b in said[:6] if a[-5:] != b[-5:]]
    wants = {
        who: [str(s) for s in draw.choice(said, 3, replace=False)]
        for who in ("north", "south", "patron")
    }
    base = _expected(wants)
    once = [(frozenset([r]), w) for r, w in _raised_once(wants)]
    outcomes = [(raises, _expected(after)) for raises, after in once]
    twice = [_expected(b) for _, a in once for _, b in _raised_once(a)]
    game = build_game(_model(wants))
    changes = ExpectedChanges(game, 2)
    for k, option in enumerate(game.options):
        for level, name in enumerate(("no", "yes")):
            if base.get(option) == name:
                continue
            found = changes.least({k: level})
            single = {raises for raises, after in outcomes if after.get(option) == name}
            if single:
                assert found is not None
                assert frozenset(found.raises) in single
                assert len(found.alternatives) == min(len(_orders(wants, single)) - 1, 6)
            elif any(after.get(option) == name for after in twice):
                assert found is not None
                assert len(found.raises) == 2
                assert (game.levels[found.states, k] == level).all()
            else:
                assert found is None


def _orders(wants: Wants, raises: set[frozenset[Raised]]) -> set[str]:
    return {str(after) for raised, after in _raised_once(wants) if frozenset([raised]) in raises}


def test_everything_is_solved_once_for_all_that_is_asked() -> None:
    changes = ExpectedChanges(build_game(_model({"north": NORTH, **VALLEY})), 2)
    first, second = changes.least({0: 0}), changes.least({1: 0})
    assert first is not None
    assert second is not None
    assert first.states is second.states
    assert np.array_equal(changes.game.levels[first.states], [[0, 0, 0]])


@pytest.mark.parametrize(
    ("statements", "states", "raises"),
    [
        ([3, 3], MOST_JUDGED // 21, 2),
        ([3, 3], MOST_JUDGED // 21 + 1, 1),
        ([3, 3], MOST_JUDGED // 6 + 1, 0),
        ([11], 16, 2),
        ([12], 16, 1),
        ([63], 16, 1),
        ([64], 16, 0),
    ],
)
def test_no_more_is_solved_than_time_allows(
    statements: list[int], states: int, raises: int
) -> None:
    assert _affordable(statements, states) == raises


def test_where_nothing_can_be_solved_nothing_is_said_to_be_expected() -> None:
    changes = ExpectedChanges(build_game(_model({"north": NORTH, **VALLEY})), 0)
    assert (changes.searched, changes.least({0: 0})) == (0, None)
