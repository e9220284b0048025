"""A red line against not doing something is a demand: not met, rather than crossed."""

from __future__ import annotations

import pytest

from tests.commitments.test_as_drawn import ANSWERING, SAVING, front, islands
from tests.commitments.test_red_lines import line
from tests.words.saying import say

ISLANDS = islands("said_by: The admiral", now="yes")
DEMAND = ISLANDS.replace("if: ardia.invade", "if: not ardia.invade").replace("now: yes", "now: no")


def test_a_demand_that_nobody_meets_is_not_met_and_not_crossed() -> None:
    judged = line("r1", text=DEMAND)
    assert (judged.is_unmet, judged.is_crossed, judged.holds_as_modelled) == (True, False, False)
    said, table = front(DEMAND)
    assert "What it demands is not done today." in said
    assert not any("crossed" in text for text in said)
    assert table[0][3] == "not met"
    assert "What it demands is not done today." in say(judged)
    assert (
        say(judged, "deterrence")
        == "As what it demands is not done, there is nothing to deter from here."
    )


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["not ardia.invade"], "What two of these demand is not done today."),
        (["ardia.invade"], "What one of these demands is not done today."),
    ],
)
def test_demands_are_counted_among_several_lines(more: list[str], told: str) -> None:
    text = DEMAND + "".join(
        f"  - {{id: m{n}, by: belmar, against: ardia, if: {one}, said_by: A}}\n"
        for n, one in enumerate(more)
    )
    assert told in front(text)[0]


def test_a_demand_is_crossed_where_a_day_says_so_and_only_put_in_where_nobody_said_it() -> None:
    dated = DEMAND.replace("said_by: The admiral", "said_by: The admiral, crossed: 2030")
    judged = line("r1", text=dated)
    assert (judged.is_unmet, judged.is_crossed) == (False, True)
    implied = line("r1", text=DEMAND.replace("said_by: The admiral", "public: no"))
    assert (implied.is_unmet, implied.holds_as_modelled) == (False, True)


def test_what_is_crossed_today_by_an_act_is_crossed_and_no_demand() -> None:
    judged = line("r1", text=ISLANDS)
    assert (judged.is_unmet, judged.is_crossed, judged.demands) == (False, True, False)
    assert not line("r1", text=DEMAND.replace("now: no", "now: yes")).is_unmet


@pytest.mark.parametrize(
    ("text", "modelled"),
    [
        (islands("said_by: A", now="no", wants=(ANSWERING, SAVING)), "yes"),
        (islands("said_by: A", now="yes", wants=(ANSWERING, SAVING)), "it did not"),
    ],
)
def test_what_has_been_crossed_did_not_deter(text: str, modelled: str) -> None:
    judged = line("r1", text=text)
    assert judged.deters_as_modelled == "yes"
    assert judged.told_deterrence[1] == modelled
    assert front(text)[1][0][6] == modelled
