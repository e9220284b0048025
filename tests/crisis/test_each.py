"""Checks ask for the elements of a kind, wherever they stand."""

from __future__ import annotations

from tightrope.crisis import option_levels, parse_crisis
from tightrope.crisis.checks.named import Given
from tightrope.crisis.model import Demand, RedLine, Tie

FILE = """
title: T
actors: {a: {name: A}, b: {name: B}}
ties:
  - {from: a, to: b, sign: +, assumption: x}
options:
  a: {hit: {text: Hit, now: no, assumption: x}}
  b: {dig: {text: Dig, now: no, assumption: x}}
red_lines:
  - {id: r, by: a, against: b, if: b.dig, then: a.hit, assumption: x}
demands:
  - {by: a, of: b, wants: not b.dig, assumption: x}
  - {by: b, of: a, wants: not a.hit, assumption: x}
"""


def test_elements_come_with_their_places_and_no_others_do() -> None:
    file = parse_crisis(FILE)
    given = Given(file, option_levels(file.model))
    assert [(path, one.by) for path, one in given.each(Demand)] == [
        (("demands", 0), "a"),
        (("demands", 1), "b"),
    ]
    assert [path for path, _ in given.each(RedLine)] == [("red_lines", 0)]
    assert [path for path, _ in given.each(Tie)] == [("ties", 0)]
