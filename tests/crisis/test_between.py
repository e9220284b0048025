"""What a file dates between two days, counted by kind."""

from __future__ import annotations

import pytest

from tightrope.crisis import parse_crisis
from tightrope.crisis.fold import between, model_on
from tightrope.dates import PartialDate

FILE = """\
title: A strait
as_of: 2030-06-01
actors: {north: {name: North}, south: {name: South}}
treaties:
  pact: {parties: [north, south], signed: 2030-03-01, in_force: 2030-05-01}
ties:
  - {from: north, to: south, kind: political, sign: +, since: 2030-01, until: 2030-04-01}
options:
  north: {toll: {text: Charge, levels: [none, low, high], now: low}}
  south: {escort: {text: Escort, now: no}}
red_lines:
  - {id: one, by: south, against: north, if: "north.toll >= high", said_on: 2030-03-01}
  - {id: two, by: south, against: north, if: "north.toll >= high", said_on: 2030-05-01}
offers:
  - {id: less, by: north, to: south, if: "not south.escort", then: "north.toll == none", said_on: 2030-05-31}
demands:
  - {id: none, by: south, of: north, wants: "north.toll == none"}
events:
  - {date: 2030-03-01, text: First, moves: {north.toll: {from: none, to: low}}}
  - {date: 2030-05-01, text: Up, moves: {north.toll: high}}
  - {date: 2030-05-02, text: Talk}
  - {date: 2030-05-03, text: Down, moves: {north.toll: low}}
  - {date: 2030-05-04, text: Secret, sealed: yes}
"""


@pytest.mark.parametrize(
    ("first", "last", "events", "changed", "returned", "came"),
    [
        ("2030-02-28", "2030-03-01", 1, {"north.toll": "low"}, (),
         {"treaty signed": 1, "red line drawn": 1}),
        ("2030-03-01", "2030-04-30", 0, {}, (), {"tie ended": 1}),
        ("2030-03-01", "2030-06-01", 3, {}, ("north.toll",),
         {"treaty in force": 1, "tie ended": 1, "red line drawn": 1, "offer made": 1}),
        ("2030-05-01", "2030-05-02", 1, {}, (), {}),
        ("2029-12", "2030-02", 0, {}, (), {"tie begun": 1}),
    ],
)  # fmt: skip
def test_only_what_came_after_the_first_and_by_the_last_day_counts(
    first: str, last: str, events: int, changed: object, returned: object, came: object
) -> None:
    file = parse_crisis(FILE).model
    found = between(model_on(file, PartialDate(first)), model_on(file, PartialDate(last)))
    counted = {f"{one.what} {one.how}": one.number for one in found.came}
    assert (found.events, found.changed, found.returned, counted) == (
        events,
        changed,
        returned,
        came,
    )
