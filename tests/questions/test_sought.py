"""An outcome asked for, in all states in which it is so: does it hold, what leads there, what would."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.questions.towers import TOWERS, lines, towers
from tightrope.analysis.questions.sought import Sought, seek
from tightrope.analysis.strategy import Raised, analyse_stability
from tightrope.conflict import build_game
from tightrope.crisis import parse_crisis
from tightrope.words import ByName, render
from tightrope.words.sought import sought


def asked(text: str, concept: str = "seq", **wanted: str) -> tuple[Sought, str]:
    model = parse_crisis(text).model
    found = seek(model, {key.replace("__", "."): level for key, level in wanted.items()}, concept)
    return found, render(sought(found), ByName(model))


MIXED: dict[str, Any] = {
    "rules": [{"never": "north.tower and east.tower"}, {"never": "north.sing and not east.leave"}],
    "interests": {},
    "priorities": lines(
        north=["not north.tower", "north.tower if south.tower"],
        south=["south.tower iff north.tower"],
        east=["not east.tower if north.sing", "not east.leave"],
    ),
}


@pytest.mark.parametrize("concept", ["nash", "seq"])
@pytest.mark.parametrize("level", ["yes", "no"])
@pytest.mark.parametrize("option", ["north.tower", "north.sing", "east.leave", "east.tower"])
def test_all_states_with_the_level_are_counted_and_the_one_told_is_one_of_them(
    option: str, level: str, concept: str
) -> None:
    text = towers(**MIXED)
    game = build_game(parse_crisis(text).model)
    found, _ = asked(text, concept, **{option.replace(".", "__"): level})
    column = game.options.index(option)
    having = np.flatnonzero(game.levels[:, column] == (level == "yes"))
    held = analyse_stability(game, (concept,)).equilibria(concept)
    among = [int(state) for state in having if state in held]
    assert (found.states, found.holding, found.equilibria) == (len(having), len(among), len(held))
    told = game.index_of(list(found.levels.values()))
    assert told in (among or having)
    assert found.levels[option] == level
    start = game.state(game.status_quo)
    assert found.changes == {o: v for o, v in found.levels.items() if v != start[o]}


def test_the_other_options_are_completed_where_the_rules_ask_for_it() -> None:
    found, said = asked(towers(**MIXED), north__sing="yes")
    assert found.changes["east.leave"] == "yes"
    assert "East leaves" in said


def test_an_outcome_the_rules_leave_no_state_for_is_said_to_be_none() -> None:
    found, said = asked(towers(**MIXED), north__tower="yes", east__tower="yes")
    assert (found.states, found.levels) == (0, {})
    assert said.startswith("In no outcome that can still come about is it so that North builds")


def test_what_only_a_closed_move_leads_to_is_not_looked_at() -> None:
    north = {"by": "north", "from": "not north.tower", "to": "north.tower", "assumption": "No."}
    free, _ = asked(towers(**MIXED), south__tower="yes")
    bound, _ = asked(towers(**MIXED, closed_moves=[north]), south__tower="yes")
    assert (free.states, bound.states) == (
        9,
        6,
    )  # the three with a tower of North cannot come about
    assert bound.levels["north.tower"] == "no"
    never, said = asked(towers(**MIXED, closed_moves=[north]), north__tower="yes")
    assert (never.states, never.levels) == (0, {})
    assert said == "In no outcome that can still come about is it so that North builds a tower."


def test_it_is_said_whether_anything_leads_there() -> None:
    led, said = asked(TOWERS, north__tower="yes")
    assert (led.holding > 0, led.led_to) == (True, True)
    assert said.endswith("Steps that pay lead there from today.")
    wants = lines(north=["north.sing iff south.tower"], south=["south.tower iff north.sing"], east=["not east.leave"])  # fmt: skip
    stays, said = asked(towers(interests={}, priorities=wants), north__sing="yes")
    assert (stays.holding > 0, stays.led_to) == (True, False)
    assert "Nothing leads there" in said
    assert stays.staying == ()


def test_what_lines_would_have_to_be_raised_is_the_least_over_the_states_tried() -> None:
    found, said = asked(towers(**MIXED), "nash", north__tower="yes")
    assert found.holding == 0
    assert found.change is not None
    assert found.change.found
    assert found.change.raises == (
        Raised("north", "north.tower if south.tower", "not north.tower"),
    )
    assert found.levels["south.tower"] == "yes"
    assert "It would hold if North puts" in said
    assert "North would leave it." in said


def test_what_interests_would_have_to_be_is_told_and_tried_together() -> None:
    found, said = asked(TOWERS, north__tower="no", south__tower="no")
    assert found.holding == 0
    assert [one.decision_maker for one in found.staying] == ["north", "south"]
    assert all(one.found is not None and one.found.turns for one in found.staying)
    assert found.together
    assert "So that North stays: " in said
    assert said.endswith("With all of that together it holds.")


def test_what_nothing_would_bring_about_is_said() -> None:
    wants = lines(north=["north.tower"])
    found, said = asked(towers(priorities=wants), north__tower="no")
    assert (found.holding, found.together) == (0, False)
    assert "Nothing that was tried would make North stay." in said
    assert said.endswith("All of that together was not shown to make it hold.")
