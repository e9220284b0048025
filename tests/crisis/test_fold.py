"""What everybody is doing on a date follows from the moves of dated events."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.crisis.examples import HARBOUR, harbour_with
from tightrope.crisis import check_crisis, parse_crisis
from tightrope.crisis.fold import (
    DayAsked,
    days_of_moves,
    known_on_its_date,
    levels_on,
    look_unaided,
    model_on,
    moves_of,
)
from tightrope.crisis.model import CrisisModel
from tightrope.dates import PartialDate

EVENTS = """\
events:
  - {date: 2025-02, text: "Tolls come", moves: {north.toll: {from: none, to: low}}, assumption: x}
  - {date: 2025-03-10, text: "South arms", moves: {south.arm: yes}, order: 1, assumption: x}
  - {date: 2025-03-10, text: "And stops", moves: {south.arm: no}, order: 2, assumption: x}
  - {date: 2025-05-01, text: "Higher", moves: {north.toll: {from: low, to: high}}, assumption: x}
  - {date: 2025-06-01, text: "Lower", moves: {north.toll: low}, assumption: x}
  - {date: 2025-09-01, text: "Later", moves: {north.arm: yes}, sealed: yes, assumption: x}
"""
OLD = HARBOUR[HARBOUR.index("events:") : HARBOUR.index("scenarios:")]


def model(events: str = EVENTS) -> CrisisModel:
    return parse_crisis(harbour_with(OLD, events)).model


def checks(events: str, old: str = "", new: str = "") -> list[tuple[str, str]]:
    text = harbour_with(OLD, events)
    found = check_crisis(parse_crisis(text.replace(old, new) if old else text))
    return [(f.check, f.message) for f in found if f.severity == "error"]


@pytest.mark.parametrize(
    ("on", "toll", "arm"),
    [
        ("2025-01", "none", "no"),
        ("2025-02-27", "none", "no"),  # a month counts from its last day
        ("2025-02-28", "low", "no"),
        ("2025-03-09", "low", "no"),
        ("2025-03-10", "low", "no"),  # armed and stopped on one day
        ("2025-04", "low", "no"),
        ("2025-05", "high", "no"),
        ("2025", "low", "no"),
    ],
)
def test_the_last_move_on_or_before_the_date_counts(on: str, toll: str, arm: str) -> None:
    levels = levels_on(model(), PartialDate(on))
    assert (levels["north.toll"], levels["south.arm"]) == (toll, arm)
    assert levels["south.close"] == "no"  # without moves: now


@pytest.mark.parametrize(
    ("first", "then", "arm"),
    [(", order: 1", "", "yes"), ("", ", order: 1", "no")],
)
def test_on_one_day_the_order_counts_and_what_has_none_comes_first(
    first: str, then: str, arm: str
) -> None:
    arms = (
        f'  - {{date: 2025-03-10, text: "Arms", moves: {{south.arm: yes}}{first}, assumption: x}}\n'
    )
    stops = (
        f'  - {{date: 2025-03-10, text: "Stops", moves: {{south.arm: no}}{then}, assumption: x}}\n'
    )
    assert levels_on(model("events:\n" + arms + stops), None)["south.arm"] == arm


def test_before_the_first_move_of_a_yes_no_option_stands_the_other_level() -> None:
    events = 'events: [{date: 2025-05, text: "Opens", moves: {south.close: no}, assumption: x}]\n'
    assert levels_on(model(events), PartialDate("2025-04"))["south.close"] == "yes"


def test_a_move_after_the_date_of_the_file_is_seen_by_what_is_asked_of_a_later_day_only() -> None:
    events = EVENTS.replace("sealed: yes", "sealed: no")
    texts = [e.text for e in known_on_its_date(model(events)).events]
    assert texts == ["Tolls come", "South arms", "And stops", "Higher", "Lower"]
    assert [e.text for e in known_on_its_date(model()).events][-1] == "Later"  # sealed, and marked
    then = model_on(model(events), PartialDate("2025-09-01"))
    assert then.options["north"]["arm"].now is True
    assert model_on(model(events), PartialDate("2025-08-31")).options["north"]["arm"].now is False
    dateless = model(events).model_copy(update={"as_of": None})
    assert known_on_its_date(dateless) is dateless


def test_the_model_of_a_day_has_its_levels_its_date_and_no_later_or_sealed_event() -> None:
    then = model_on(model(), PartialDate("2025-05-15"))
    assert then.as_of == "2025-05-15"
    assert then.options["north"]["toll"].now == "high"
    assert then.options["south"]["arm"].now is False
    assert [event.text for event in then.events] == [
        "Tolls come",
        "South arms",
        "And stops",
        "Higher",
    ]
    assert "north.arm" not in moves_of(model())


def test_the_days_on_which_something_moved_come_once_each_with_their_state() -> None:
    days = [(str(day), levels["north.toll"]) for day, _, levels in days_of_moves(model())]
    assert days == [
        ("2025-02", "low"),
        ("2025-03-10", "low"),
        ("2025-05-01", "high"),
        ("2025-06-01", "low"),
    ]


def test_a_file_whose_moves_end_where_it_says_has_no_error() -> None:
    assert checks(EVENTS) == []


@pytest.mark.parametrize(
    ("old", "new", "check", "said"),
    [
        ("moves: {north.toll: low}", "moves: {north.toll: none}", "moves-and-now", "'north.toll' is 'low' now"),
        ("{from: none, to: low}", "low", "first-move-from-nowhere", "does not say from which level"),
        ("{from: low, to: high}", "{from: none, to: high}", "moves-in-a-row", "left it at 'low'"),
        (", order: 2", "", "same-day", "two events of 2025-03-10"),
        (", order: 2", ", order: 1", "same-day", "two events of 2025-03-10"),
    ],
)  # fmt: skip
def test_moves_that_do_not_make_one_story_are_errors(
    old: str, new: str, check: str, said: str
) -> None:
    assert old in EVENTS
    found = dict(checks(EVENTS.replace(old, new)))
    assert said in found[check]


def test_a_first_move_from_nowhere_is_named_at_the_first_of_several() -> None:
    events = EVENTS.replace("{from: none, to: low}", "low")
    text = harbour_with(OLD, events)
    (found,) = [f for f in check_crisis(parse_crisis(text)) if f.check == "first-move-from-nowhere"]
    assert found.where == f"crisis.yaml:{text[: text.index('Tolls come')].count(chr(10)) + 1}"
    assert found.hint == "write: north.toll: {from: LEVEL, to: low}"


def test_a_day_whose_state_the_rules_exclude_is_an_error() -> None:
    events = EVENTS.replace("moves: {south.arm: no}", "moves: {south.close: yes}")
    events = events.replace('"Higher", moves: {', '"Higher", moves: {south.close: no, ')
    events = events.replace('"Lower", moves: {', '"Lower", moves: {south.arm: no, ')
    said = "on 2025-03-10 the state breaks the rule 'never: south.arm and south.close'"
    assert checks(events) == [("impossible-day", said)]


@given(
    st.lists(st.tuples(st.integers(1, 28), st.sampled_from(["none", "low", "high"])), max_size=6),
    st.integers(1, 28),
)
def test_the_fold_agrees_with_playing_the_days_one_by_one(
    moves: list[tuple[int, str]], on: int
) -> None:
    moves = list({day: (day, level) for day, level in moves}.values())
    lines = [
        f"  - {{date: 2025-05-{day:02d}, text: T, moves: {{north.toll: {{from: none, to: {level}}}}}, assumption: x}}"
        for day, level in moves
    ]
    read = model("events:\n" + "\n".join(lines) + "\n" if lines else "")
    here = "none" if moves else "low"
    for day in range(1, on + 1):
        here = dict(moves).get(day, here)
    assert levels_on(read, PartialDate(f"2025-05-{on:02d}"))["north.toll"] == here


def day(on: str, first: str | None, moved: int) -> DayAsked:
    early = None if first is None else PartialDate(first)
    return DayAsked(PartialDate(on), early, PartialDate("2025-06-20"), 4, moved)


@pytest.mark.parametrize(
    ("on", "first"),
    [
        ("2019", "2020-01-01"),  # before the treaty, the tie and every event
        ("2019-12-31", "2020-01-01"),
        ("2020", None),  # the treaty may be of that year
        ("2020-01-01", None),
        ("2025-04", None),
    ],
)
def test_a_date_before_all_that_is_dated_is_one_the_file_does_not_speak_for(
    on: str, first: str | None
) -> None:
    asked = look_unaided(model(), PartialDate(on))
    assert asked == (None if first is None else day(on, first, 2))


def test_without_dated_moves_no_other_date_than_the_files_own_is_spoken_for() -> None:
    bare = model("events: []\n")
    assert look_unaided(bare, PartialDate("2025-06-20")) is None
    assert look_unaided(bare, PartialDate("2025-06")) == day("2025-06", None, 0)
    assert look_unaided(bare, PartialDate("2019")) == day("2019", "2020-01-01", 0)


def test_sealed_events_do_not_speak_for_a_date() -> None:
    sealed = "events: [{date: 2018-01-01, text: Past, moves: {north.arm: yes}, sealed: yes, assumption: x}]\n"
    assert look_unaided(model(sealed), PartialDate("2018-02")) == day("2018-02", "2020-01-01", 0)
