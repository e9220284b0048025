"""A red line whose condition is a stand-in: what is found is found of that, and never crosses it."""

from __future__ import annotations

import pytest

from tests.commitments.test_as_drawn import front, islands
from tests.commitments.test_red_lines import line
from tests.words.saying import say

STANDS = "said_by: The admiral, stands_for: A raid on the fleet’s base."
STOOD_IN = (
    "That 'ardia.invade' stands in for “A raid on the fleet’s base”, for which the model has no "
    "option; the line itself is not tested, and what is said of it is said of that."
)


@pytest.mark.parametrize("rest", [STANDS, f"public: no, {STANDS}"])
def test_a_stand_in_that_is_so_today_crosses_nothing(rest: str) -> None:
    judged = line("r1", text=islands(rest, now="yes", sent="yes"))
    assert (judged.being_crossed, judged.is_crossed, judged.holds_as_modelled) == (
        True,
        False,
        True,
    )
    assert STOOD_IN in say(judged)
    assert "in which its stand-in holds" in say(judged)
    assert "crossed" not in say(judged)
    assert say(judged, "deterrence") == (
        "What stands in for it holds as things stand, so there is nothing left to deter."
    )
    told, table = front(islands(rest, now="yes", sent="yes"))
    assert "It is not tested: only what stands in for its condition holds today." in told
    assert table[0][3] == "not tested what stands in for it holds today"
    assert "stands in for “A raid on the fleet’s base.”" in table[0][1]


def test_where_it_is_not_so_what_deters_is_said_of_the_stand_in() -> None:
    judged = line("r1", text=islands(STANDS))
    plain = line("r1", text=islands("said_by: The admiral"))
    assert say(judged, "deterrence") == (
        "What keeps from crossing it is judged by its stand-in. " + say(plain, "deterrence")
    )
    told, table = front(islands(STANDS))
    assert table[0][3] == "not tested"
    assert not any("not tested" in one for one in told)


def test_a_line_that_was_crossed_on_a_day_is_crossed_though_its_condition_stands_in() -> None:
    judged = line("r1", text=islands(f"crossed: 2030, {STANDS}", now="yes"))
    assert (judged.is_crossed, judged.holds_as_modelled) == (True, False)
    assert say(judged).endswith("It was crossed on 2030.")


def test_several_that_stand_in_are_counted_apart_from_those_only_implied() -> None:
    more = "  - {id: ID, by: belmar, against: ardia, if: ardia.invade, REST}\n"
    text = islands(STANDS, now="yes")
    text += more.replace("ID", "r2").replace("REST", "stands_for: Another raid")
    text += more.replace("ID", "r3").replace("REST", "public: no")
    told, _ = front(text)
    assert "Two are not tested: only what stands in for their conditions holds today." in told
    assert "One was not said in public; its condition as modelled holds today." in told


def test_the_answer_supposed_names_the_stand_in_only_once() -> None:
    guess = "supposed: {then: belmar.fleet, by: A reader}"
    text = islands(f"{STANDS}, {guess}").replace("then: belmar.fleet, said", "said")
    drawn = line("r1", text=text)
    assert STOOD_IN in say(drawn)
    assert drawn.supposed is not None
    assert "stands in" not in say(drawn.supposed)
    assert "in which its stand-in holds" in say(drawn.supposed)
