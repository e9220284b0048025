"""The names under which red lines are judged."""

from __future__ import annotations

from tightrope.crisis import parse_crisis
from tightrope.crisis.drawn_lines import LineName, drawn_lines

FILE = """
title: T
actors: {a: {name: A}, b: {name: B}}
options:
  a: {hit: {text: Hit, now: no, assumption: x}, sue: {text: Sue, now: no, assumption: x}}
  b: {dig: {text: Dig, now: no, assumption: x}}
red_lines:
  - {id: wells, by: a, against: b, if: b.dig, then: a.sue, supposed: {then: a.hit, by: Ada}, assumption: x}
  - {by: a, against: b, if: b.dig, assumption: x}
"""


def test_each_line_has_its_name_and_what_is_supposed_behind_it_another() -> None:
    drawn = drawn_lines(parse_crisis(FILE, "crisis.yaml").model)
    assert {name: (one.place, one.then) for name, one in drawn.items()} == {
        "wells": (0, "a.sue"),
        "wells-supposed": (0, "a.hit"),
        "red line 2": (1, None),
    }
    assert list(drawn) == [str(one.name) for one in drawn.values()]


def test_a_name_reads_back_as_what_it_was_written_from() -> None:
    for name in (LineName("wells"), LineName("wells", supposed=True), LineName("red line 2")):
        assert LineName.read(str(name)) == name


def test_of_two_lines_of_one_name_the_first_is_meant() -> None:
    text = FILE.replace("- {by: a,", "- {id: wells, by: a,")
    assert drawn_lines(parse_crisis(text, "crisis.yaml").model)["wells"].place == 0
