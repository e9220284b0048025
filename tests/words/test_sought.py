"""An outcome that is asked for, word for word: does it hold, what leads there, what would make it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests.words.invented import model
from tightrope.analysis.motives.report import Turn
from tightrope.analysis.strategy.raised import Raised
from tightrope.words import ByName, render
from tightrope.words.sought import sought

NAMES = ByName(model())
RAISED = (Raised("who", "who.warn", "not may.strike"),)
PUTS = "WHO puts “WHO retaliates who may strike” above “May stops”"
TALKS = "the United States talks to May"
TURN = Turn("weight", ("may", "oil_price"), 0, "minor", "vital")


def said(**more: Any) -> str:
    told = {
        "wanted": {"usa.talk": "yes"}, "concept": "seq", "states": 4, "holding": 0, "equilibria": 3,
        "changes": {"usa.talk": "yes"}, "led_to": False, "expected": False, "raises": (),
        "raises_tried": 0, "change": None, "tried": 0, "staying": (), "together": False, **more,
    }  # fmt: skip
    return render(sought(SimpleNamespace(**told)), NAMES)  # type: ignore[arg-type]


def staying(*rungs: Any) -> Any:
    found = next((rung for rung in rungs if rung.holds), None)
    return SimpleNamespace(decision_maker="may", rungs=rungs, found=found)


def rung(*turns: Turn, holds: bool = True) -> Any:
    return SimpleNamespace(turns=turns, holds=holds, draws=SimpleNamespace(part=3, whole=4))


NONE = "Nothing leads there: from today no steps that pay do."


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"states": 0}, f"In no outcome that can still come about is it so that {TALKS}."),
        ({"holding": 1, "equilibria": 1, "led_to": True},
         f"It is so in the one outcome that holds (SEQ) that {TALKS}. Steps that pay lead there from today."),
        ({"holding": 2, "expected": True, "changes": {}},
         f"It is so in two of three outcomes that hold (SEQ) that {TALKS}. That is what is expected."),
        ({"holding": 2, "expected": True, "led_to": True},
         (f"It is so in two of three outcomes that hold (SEQ) that {TALKS}. That is what is expected. "
         "Steps that pay lead there from today.")),
        ({"holding": 2, "changes": {}},
         f"It is so in two of three outcomes that hold (SEQ) that {TALKS}. {NONE} It would hold if it came about."),
        ({"holding": 2, "changes": {"usa.talk": "yes", "who.warn": "yes"}, "raises": RAISED},
         (f"It is so in two of three outcomes that hold (SEQ) that {TALKS}. In the nearest, besides, WHO "
         f"retaliates who may strike. {NONE} It would be expected if {PUTS}.")),
        ({"holding": 2, "led_to": True, "raises": RAISED, "raises_tried": 1},
         (f"It is so in two of three outcomes that hold (SEQ) that {TALKS}. Steps that pay lead there from "
         f"today. It would be all that is expected if {PUTS}.")),
        ({"holding": 2, "led_to": True, "raises_tried": 2},
         (f"It is so in two of three outcomes that hold (SEQ) that {TALKS}. Steps that pay lead there from "
         "today. No change of up to two raised statements makes it what is expected.")),
        ({"holding": 2, "led_to": True, "raises_tried": 2, "expected": True},
         (f"It is so in two of three outcomes that hold (SEQ) that {TALKS}. That is what is expected. Steps "
         "that pay lead there from today.")),
        ({"equilibria": 0, "staying": (staying(),)}, "No outcome holds (SEQ). May would leave it."),
        ({"equilibria": 1, "staying": (staying(),), "raises": RAISED},
         (f"It is not so in the one outcome that holds (SEQ) that {TALKS}. May would leave it. It would be "
         f"expected if {PUTS}.")),
        ({"equilibria": 0, "staying": (staying(rung()),), "together": True},
         ("No outcome holds (SEQ). May would leave it. May would rather stay than move alone. With all of "
         "that together it holds.")),
        ({"equilibria": 0, "staying": (staying(rung(holds=False)), staying())},
         ("No outcome holds (SEQ). May and May would leave it. Nothing that was tried would make May stay. "
         "All of that together was not shown to make it hold.")),
        ({"equilibria": 0, "staying": (staying(rung(holds=False), rung(TURN)),), "together": True},
         ("No outcome holds (SEQ). May would leave it. So that May stays: “Oil price” would have to be vital "
         "to May, not minor (in 3 of 4 draws). With all of that together it holds.")),
    ],
)  # fmt: skip
def test_an_outcome_asked_for(more: dict[str, Any], told: str) -> None:
    assert said(**more) == told


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"change": SimpleNamespace(found=False, searched=2), "tried": 1},
         "No change of up to two statements of what is typed makes it hold, in one outcome looked at."),
        ({"change": SimpleNamespace(found=True, raises=RAISED)}, f"It would hold if {PUTS}."),
        ({"change": SimpleNamespace(found=True, raises=RAISED), "raises_tried": 1},
         f"It would hold once there if {PUTS}. No change of up to one raised statement makes it what is expected."),
    ],
)  # fmt: skip
def test_the_least_change_of_lines_that_makes_it_hold(more: dict[str, Any], told: str) -> None:
    start = "No outcome holds (SEQ). May would leave it. "
    assert said(equilibria=0, staying=(staying(),), **more) == start + told
