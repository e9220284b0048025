"""What would have to be wanted otherwise, word for word."""

from __future__ import annotations

from types import SimpleNamespace as Of
from typing import Any

import pytest

from tests.words.invented import model
from tightrope.analysis.strategy.raised import Raised
from tightrope.words import ByName, render
from tightrope.words.needed import needed

NAMES = ByName(model())
ONE = (Raised("gulf", "usa.talk", "gulf.plan"),)
RAISED = (
    "the Gulf states put “the United States talks to May” above “the Gulf states take up ‘Plan B’”"
)
LEAVE = (Of(decision_maker="may", changes={"may.strike": "no"}, before={"may.strike": "yes"}),)


def told(**more: Any) -> str:
    fields: dict[str, Any] = {
        "asked": "option", "option": "usa.talk", "level": "yes", "scenario": "us_talks_with_may",
        "change": {"usa.talk": "yes"}, "before": {"usa.talk": "no", "may.strike": "yes"}, "possible": True,
        "found": True, "raises": (), "searched": 2, "led_to": None, "expected": None, "holding": None,
        "leave": (), "exact": False, **more,
    }  # fmt: skip
    return render(needed(Of(**fields)), NAMES)  # type: ignore[arg-type]


GOAL = "So that the United States talks to May"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"possible": False}, f"{GOAL}: no outcome that can still come about has it so."),
        ({"possible": False, "asked": "scenario"}, "So that the outcome expected under “US talks with May” holds: no outcome is expected there."),
        ({"found": False}, f"{GOAL}: no change of up to two raised statements does it."),
        ({"found": False, "searched": 1}, f"{GOAL}: no change of up to one raised statement does it."),
        ({}, f"{GOAL}: nothing would have to be wanted otherwise."),
        ({"leave": LEAVE}, f"{GOAL}: nothing would have to be wanted otherwise, but only as long as what it puts in is held: else May would stop striking the port."),
        ({"led_to": False, "expected": False}, f"{GOAL}: it would hold if it came about, but no steps that pay lead there."),
        ({"led_to": True, "expected": False}, f"{GOAL}: it would hold if it came about, but it is not what is expected."),
        ({"led_to": True, "expected": True}, f"{GOAL}: nothing would have to be wanted otherwise."),
        ({"holding": Of(part=0, whole=1)}, f"{GOAL}: nothing would have to be wanted otherwise; it is so in none of one outcome that holds."),
        ({"holding": Of(part=1, whole=2)}, f"{GOAL}: nothing would have to be wanted otherwise; it is so in one of two outcomes that hold."),
        ({"raises": ONE}, f"{GOAL}: {RAISED}."),
        ({"raises": ONE, "exact": True}, f"{GOAL}: {RAISED}, which is exactly what the scenario puts in."),
        ({"raises": ONE, "expected": False}, f"{GOAL}: {RAISED}; it would then hold once there, but not be what is expected."),
        ({"asked": "breaks"}, "So that today’s situation no longer holds: nothing would have to be wanted otherwise."),
        ({"asked": "holds"}, "So that today’s situation holds: nothing would have to be wanted otherwise."),
        ({"change": {"usa.talk": "yes", "may.strike": "no"}}, f"{GOAL} (while May stops striking the port): nothing would have to be wanted otherwise."),
        ({"change": {"usa.talk": "yes", "may.strike": "no"}, "asked": "holds"}, "So that today’s situation holds: nothing would have to be wanted otherwise."),
    ],
)  # fmt: skip
def test_what_would_have_to_be_wanted_otherwise(more: dict[str, Any], said: str) -> None:
    assert told(**more) == said
