"""One rule for what is firm, and one for which points are said to hold least often."""

from __future__ import annotations

import pytest

from tightrope.brief import RobustnessNote
from tightrope.brief.firmness import is_firm, least_firm, margin, not_firm_points


def notes(draws: int = 200, **holds: int) -> dict[str, RobustnessNote]:
    return {f"a.{name}=yes": RobustnessNote("", n, draws, 1) for name, n in holds.items()}


@pytest.mark.parametrize(
    ("part", "whole", "firm"),
    [(180, 200, True), (179, 200, False), (9, 10, True), (8, 10, False), (0, 1, False), (1, 1, True)],
)  # fmt: skip
def test_firm_is_what_holds_in_nine_draws_of_ten(part: int, whole: int, firm: bool) -> None:
    assert is_firm(part, whole) is firm


@pytest.mark.parametrize(("draws", "most"), [(200, 20), (50, 10), (20_000, 200)])
def test_shares_differ_by_two_standard_errors_or_not_at_all(draws: int, most: int) -> None:
    assert margin(draws) == pytest.approx(most)
    error = (2 * 0.25 / draws) ** 0.5
    assert margin(draws) / draws == pytest.approx(2 * error)


def test_what_holds_least_often_comes_with_what_holds_about_as_often() -> None:
    found = least_firm(notes(x=103, y=122, z=123, firm=190))
    assert [(p.option, p.holds) for p in found] == [("a.x", 103), ("a.y", 122)]
    assert [p.option for p in not_firm_points(notes(z=123, x=103, firm=180))] == ["a.x", "a.z"]


def test_where_all_that_is_not_firm_is_alike_none_stands_out() -> None:
    assert least_firm(notes(x=103, y=111, firm=200)) == []
    assert [p.option for p in least_firm(notes(x=103, y=200))] == ["a.x"]


def test_what_is_firm_is_never_named_as_weak() -> None:
    assert least_firm(notes(x=180, y=200)) == []
    assert [p.option for p in least_firm(notes(x=179, y=200))] == ["a.x"]
