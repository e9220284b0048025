"""What a what-if alters, as rows: what is held is no effect, one outcome is one row."""

from __future__ import annotations

import pytest

from tests.crisis.test_uncared import BASE
from tightrope.analysis.facts import Difference, Fact, FactKey, Value, level_ids
from tightrope.crisis import parse_crisis
from tightrope.words import ById, ByName, render
from tightrope.words.differing import DiffRow, diff_rows, head_of

LINES = """
red_lines:
  - {by: a, against: b, if: b.pay, then: not a.sing, assumption: x}
offers:
  - {by: a, to: b, if: b.pay, then: a.dig, assumption: x}
demands:
  - {by: b, of: a, wants: a.dig, assumption: x}
"""
NAMES = ByName(parse_crisis(BASE + LINES, "crisis.yaml").model)


def change(kind: str, of: tuple[str, ...], before: Value | type, after: Value | type) -> Difference:
    sides = (None if v is ... else Fact(FactKey(kind, of), v) for v in (before, after))
    return Difference(*sides)


def outcome(kind: str, levels: dict[str, str], *, gone: bool) -> Difference:
    of = (kind, *level_ids(levels))
    return change("outcome", of, *((True, ...) if gone else (..., True)))


def said(rows: list[DiffRow]) -> list[tuple[str, str, str]]:
    return [
        (head_of(row, NAMES), render(row.before, NAMES), render(row.after, NAMES)) for row in rows
    ]


def test_an_outcome_reached_otherwise_is_one_row_whatever_is_held() -> None:
    gone = outcome("other", {"b.pay": "yes", "a.dig": "yes"}, gone=True)
    come = outcome("path", {"b.pay": "yes"}, gone=False)
    assert said(diff_rows([gone, come], {"a.dig": "yes"})) == [
        ("The outcome in which B pays", "would hold, once there", "steps that pay lead there")
    ]
    assert len(diff_rows([gone, come])) == 2  # nothing is held: these are two outcomes
    (row,) = diff_rows([gone, come], {"a.dig": "yes"})
    assert row.of == (gone, come)


def test_an_outcome_that_differs_by_what_is_held_alone_is_no_difference() -> None:
    gone = outcome("path", {"a.dig": "yes", "b.pay": "yes"}, gone=True)
    come = outcome("path", {"b.pay": "yes"}, gone=False)
    assert diff_rows([gone, come], {"a.dig": "yes"}) == []
    only = outcome("path", {"a.dig": "yes"}, gone=True)
    today = outcome("today", {}, gone=False)
    assert len(diff_rows([only, today], {"a.dig": "yes"})) == 2  # nothing but what is held


def test_an_outcome_of_one_side_is_not_said_not_to_be_found() -> None:
    assert said(diff_rows([outcome("joint_exit", {"b.pay": "yes"}, gone=True)])) == [
        ("A way out together: B pays", "yes", "not among those told")
    ]


def test_what_is_held_and_what_nobody_minds_is_marked() -> None:
    held = change("forecast", ("a.dig",), None, "yes")
    idle = change("forecast", ("a.sing",), None, "yes")
    rows = said(diff_rows([held, idle], {"a.dig": "yes"}, headed=True))
    assert rows == [
        ("A: dig (held)", "not settled", "yes"),
        ("A: sing (nobody’s wants reach it)", "not settled", "yes"),
    ]


@pytest.mark.parametrize(
    ("kind", "id_", "told"),
    [
        ("red_line", "red line 1", "Red line of A against B (if B pays): how credible"),
        ("deters", "red line 1", "Red line of A against B (if B pays): deters, if it is certain"),
        ("red_line", "red line 2", "Red line “red line 2”: how credible"),
        ("offer", "offer 1", "Offer of A to B (A digs, if B pays): would be kept"),
        ("demand", "demand 1", "Demand of B that A digs: met"),
    ],
)
def test_what_was_said_is_called_by_who_said_it_also_without_an_id(
    kind: str, id_: str, told: str
) -> None:
    (row,) = diff_rows([change(kind, (id_,), "credible", "empty")])
    assert head_of(row, NAMES).startswith(told)
    assert id_ in head_of(row, ById())
