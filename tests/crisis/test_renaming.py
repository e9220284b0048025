"""Names of options replaced in a formula, and nothing else."""

from __future__ import annotations

import pytest

from tightrope.crisis.parse_formula import rename_options


def _renamed(name: str) -> str:
    return f"b.{name.partition('.')[2]}" if name.startswith("a.") else name


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("a.x", "b.x"),
        ("not a.x and  (a.y or c.a)", "not b.x and  (b.y or c.a)"),
        ("c.x == a", "c.x == a"),
        ("c.x >= a-lot if a.x", "c.x >= a-lot if b.x"),
        ("aa.x and a.x", "aa.x and b.x"),
        ("x", "x"),
        ("", ""),
        ("a.x & a.y", "b.x & a.y"),
    ],
)
def test_names_are_replaced_where_they_stand_and_blanks_and_levels_stay(
    text: str, after: str
) -> None:
    assert rename_options(text, _renamed) == after
