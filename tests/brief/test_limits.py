"""What hangs on disputed links, closed moves, unknown preferences and pictures, on the first page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.brief.walking import rows, texts
from tightrope.app.gathered.gather import gather
from tightrope.app.how import How
from tightrope.brief import Brief, compose
from tightrope.brief.front.disputed import _closed
from tightrope.crisis.model import ClosedMove
from tightrope.words import ById, render

DAM = """\
title: The dam
as_of: 2031-05-01
focal: down
actors: {up: {name: Upland}, down: {name: Downland}}
options:
  up: {fill: {text: Fill the reservoir, now: yes, assumption: x}}
  down: {mobilise: {text: Mobilise the army, now: yes, assumption: x}}
interests:
  up: [{in: power, wants: high, weight: major, assumption: x}, {in: risk, wants: low, weight: minor, assumption: x}]
  down: [{in: risk, wants: low, weight: vital, assumption: x}, {in: cost, wants: low, weight: minor, assumption: x}]
indicators: {power: {name: Power supply}, risk: {name: Risk of war}, cost: {name: Cost of the army}}
effects:
  - {from: up.fill, to: power, sign: +, strength: strong, assumption: x}
  - {from: down.mobilise, to: cost, sign: +, strength: strong, assumption: x}
  - {from: down.mobilise, to: risk, sign: +, strength: medium, disputed: yes, assumption: x}
"""
SURE = "  - {from: down.mobilise, to: risk, sign: +, strength: weak, assumption: x}\n"
ISLANDS = """\
title: The islands
as_of: 2031-05-01
focal: ardia
actors: {ardia: {name: Ardia}, belmar: {name: Belmar}}
options:
  ardia: {invade: {text: Invade the islands, now: no, assumption: x}}
  belmar: {fleet: {text: Send the fleet, now: no, assumption: x}}
priorities:
  ardia:
    - {want: "not (ardia.invade and belmar.fleet)", text: No lost war, assumption: x}
    - {want: "ardia.invade", text: Have the islands, assumption: x}
  belmar:
    - {want: "not ardia.invade", text: Keep the islands, assumption: x}
    - {want: "not belmar.fleet", text: Save the money, assumption: x}
"""
CLOSED = """\
closed_moves:
  - {by: ardia, from: ardia.invade, to: "not ardia.invade", because: No retreat, assumption: x}
"""
UNKNOWN = """\
unknown_preferences:
  belmar:
    - {between: "ardia.invade and belmar.fleet", and: "ardia.invade and not belmar.fleet", assumption: x}
"""
IDLE = UNKNOWN.replace("ardia.invade and", "not ardia.invade and")
PICTURES = """\
pictures:
  ardia:
    priorities: {belmar: [{want: "belmar.fleet iff ardia.invade", text: Fight for them, assumption: x}]}
    assumption: x
"""
SAME = PICTURES.replace(
    '"belmar.fleet iff ardia.invade", text: Fight', '"not belmar.fleet", text: Save'
)


def brief_of(folder: Path, text: str) -> Brief:
    (folder / "crisis.yaml").write_text(text, encoding="utf-8")
    return compose(gather(folder, How(draws=8)).brief_input())


def test_a_reason_that_hangs_on_a_disputed_link_is_marked_and_the_link_is_named(
    tmp_path: Path,
) -> None:
    made = brief_of(tmp_path, DAM)
    said = texts(made, "bottom-line")
    assert any("“Risk of war” (disputed)" in text for text in said)
    assert (
        "It is disputed that “Downland: mobilise the army” raises “Risk of war”; if not, what is said "
        "here of “Risk of war” does not follow."
    ) in said
    rather = " ".join(texts(made, "rather"))
    assert "Upland, as “Risk of war” falls (disputed)" in rather
    assert "“Cost of the army” falls (disputed)" not in rather
    assert texts(made, "sure")[-1].endswith(
        "Of three causal links one is disputed and is there in half of the draws only: from “Downland: "
        "mobilise the army” to “Risk of war”."
    )


@pytest.mark.parametrize("text", [DAM.replace("disputed: yes, ", ""), DAM + SURE])
def test_a_reason_that_stands_without_the_disputed_link_is_not_marked(
    tmp_path: Path, text: str
) -> None:
    made = brief_of(tmp_path, text)
    said = " ".join((*texts(made, "bottom-line"), *texts(made, "rather")))
    assert "“Risk of war”" in said
    assert "disputed" not in said


def test_closed_moves_are_named_with_why_they_are_closed(tmp_path: Path) -> None:
    said = (
        "Some moves of Ardia are put in as closed (“No retreat”): ways out that need one of them are "
        "ruled out."
    )
    assert said in texts(brief_of(tmp_path, ISLANDS + CLOSED), "sure")
    for why, told in (
        ("", " are put in as closed: ways out"),
        ("A.|B|A", "closed (“A” and “B”): "),
        ("A|B|C|D", "closed (“A”, “B” and 2 more): "),
    ):
        moves = [ClosedMove(by="ardia", to="ardia.invade", because=one) for one in why.split("|")]
        assert told in render(_closed(moves), ById())
    assert not any("closed" in text for text in texts(brief_of(tmp_path, ISLANDS), "sure"))


@pytest.mark.parametrize(
    ("more", "section", "end"),
    [
        (UNKNOWN, "bottom-line", "today’s situation would hold."),
        (IDLE, "sure", "today’s situation does not hold all the same."),
    ],
)
def test_what_nobody_knows_is_told_in_the_bottom_line_where_the_answer_hangs_on_it(
    tmp_path: Path, more: str, section: str, end: str
) -> None:
    made = brief_of(tmp_path, ISLANDS + more)
    (told,) = (t for t in texts(made, section) if t.startswith("What Belmar prefers is not known"))
    assert told.endswith(end)
    other = "sure" if section == "bottom-line" else "bottom-line"
    assert not any("is not known in all" in text for text in texts(made, other))


@pytest.mark.parametrize(
    ("more", "section", "end"),
    [
        (PICTURES, "bottom-line", "As things are seen, today’s situation holds."),
        (SAME, "sure", "As things are seen, today’s situation does not hold all the same."),
    ],
)
def test_who_sees_another_conflict_is_told_in_the_bottom_line_where_that_turns_the_answer(
    tmp_path: Path, more: str, section: str, end: str
) -> None:
    made = brief_of(tmp_path, ISLANDS + more)
    (told,) = (t for t in texts(made, section) if t.startswith("Ardia sees another conflict"))
    assert told.endswith(end)


def test_what_would_have_to_be_wanted_so_that_all_stays_as_today_begins_and_stops_nothing(
    tmp_path: Path,
) -> None:
    answer = '    - {want: "belmar.fleet iff ardia.invade", text: Answer it, assumption: x}\n'
    found = rows(brief_of(tmp_path, ISLANDS + answer), "change")
    assert found[0][:2] == [
        "Ardia does not invade the islands",
        "Belmar puts “Answer it” above “Save the money”",
    ]
