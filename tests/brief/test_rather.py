"""Which outcomes that hold are told, which are named in passing, and how many are left."""

from __future__ import annotations

import dataclasses

import pytest

from tests.brief.test_firm_lines import EXIT, PATH, TODAY, given
from tests.brief.walking import texts
from tightrope.analysis.strategy.report import ToldOutcome
from tightrope.brief import compose

HOLDS = dataclasses.replace(TODAY, holds={**TODAY.holds, "seq": True})
OTHER = dataclasses.replace(PATH, kind="other", moves=(), single_steps=False)
LED_TO = dataclasses.replace(
    PATH,
    kind="other",
    answer=(("veld", {"veld.fleet": "yes"}), ("orlan", {"orlan.support": "shells"})),
)
STRIKES = "Tessaly strikes the batteries on the strait"
QUO = {"forecast_basis": "status quo", "outcomes_untold": {}}


def rather(*told: ToldOutcome, **changed: object) -> list[str]:
    return texts(compose(given(*told, **changed)), "rather")  # type: ignore[arg-type]


def test_where_today_holds_what_steps_that_pay_lead_to_is_told_with_who_prefers_it() -> None:
    said = rather(HOLDS, LED_TO, **QUO, holding=2)
    assert len(said) == 2
    assert said[1].startswith(
        "Tessaly strikes the batteries on the strait. Tessaly prefers it to today, Veld and Arkonia "
        "prefer today and Orlan does not mind. A step of Tessaly that pays at once leads there; only who "
        "reckons with the answer (Veld sends the fleet to Arkonia's side and then Orlan "
    )


@pytest.mark.parametrize(
    ("others", "untold", "start"),
    [
        (1, 0, f"One more outcome would hold too, once there ({STRIKES});"),
        (2, 0, f"Two more outcomes would hold too, once there ({STRIKES}; or {STRIKES});"),
        (3, 0, "Three more outcomes would hold too, once there;"),
        (1, 1, "Two more outcomes would hold too, once there;"),  # one of them is not known
    ],
)  # fmt: skip
def test_up_to_two_that_hold_besides_are_named(others: int, untold: int, start: str) -> None:
    more = [dataclasses.replace(OTHER, same_for_all=n) for n in range(others)]
    quo = {**QUO, "outcomes_untold": {"other": untold} if untold else {}}
    assert rather(HOLDS, EXIT, *more, **quo)[-1].startswith(start)


def test_those_told_and_those_left_are_all_that_are_told_apart() -> None:
    quo = {**QUO, "outcomes_untold": {"other": 2904, "joint_exit": 2}}
    assert rather(HOLDS, EXIT, **quo)[-1].startswith("2,906 more outcomes would hold")
    assert len(rather(HOLDS, EXIT, **QUO)) == 2
