"""Numbers with what they count, and which of them cannot agree."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.evidence.text.quantities import QuantityRules, differ, find_quantities


@pytest.mark.parametrize(
    ("text", "low", "high", "counted"),
    [
        ("shot down three aircraft", 3, 3, {"aircra"}),
        ("at least five Syldavian aircraft", 5, inf, {"aircra"}),
        ("more than 40 sailors", 40, inf, {"sailor"}),
        ("up to twelve boats", 0, 12, {"boat"}),
        ("fewer than 9 boats", 0, 9, {"boat"}),
        ("between 40 and 60 villagers", 40, 60, {"villag"}),
        ("3-4 ships", 3, 4, {"ship"}),
        ("60 to 40 ships", 40, 60, {"ship"}),
        ("some 40 trucks", 30, 50, {"truck"}),
        ("twenty-two sailors", 22, 22, {"sailor"}),
        ("a dozen boats", 12, 12, {"boat"}),
        ("two of its frigates", 2, 2, {"frigat"}),
        ("five hundred thousand rifles", 475_000, 525_000, {"rifle"}),
        ("1,200 rifles", 1140, 1260, {"rifle"}),
        ("99 rifles", 99, 99, {"rifle"}),
        ("lost $2.5 billion", 2.375e9, 2.625e9, {"$"}),
        ("12 per cent of its gas", 12, 12, {"% ga"}),
        ("15% of its gas", 15, 15, {"% ga"}),
        ("dozens of guns", 24, inf, {"gun"}),
        ("hundreds of guns", 200, inf, {"gun"}),
    ],
)
def test_a_number_is_read_as_the_range_it_leaves_open(
    text: str, low: float, high: float, counted: set[str]
) -> None:
    (found,) = find_quantities(text)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))
    assert found.counted == counted


@pytest.mark.parametrize(
    "text",
    ["on 12 March 1982", "in 1995 troops", "March 5 soldiers", "one soldier", "at 10 a.m. troops",
     "Resolution 242 calls", "F-16 jets", "the 5th fleet", "5 of them", "article 5 says", ""],
)  # fmt: skip
def test_years_days_times_and_names_count_nothing(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("three aircraft", "five aircraft", True),
        ("at least three aircraft", "five aircraft", False),
        ("at least six aircraft", "five aircraft", True),
        ("up to six aircraft", "five aircraft", False),
        ("three aircraft", "five frigates", False),
        ("some 40 aircraft", "45 aircraft", False),
        ("1,000 soldiers", "1,040 soldiers", False),
        ("1,000 soldiers", "1,700 soldiers", True),
        ("10% of its oil", "40% of its gas", False),
        ("10% of its gas", "40 per cent of gas", True),
        ("three Syldavian sailors", "five Syldavian jets", False),
        ("dozens of guns", "six guns", True),
    ],
)
def test_numbers_of_the_same_thing_that_cannot_both_be_right_differ(
    one: str, other: str, apart: bool
) -> None:
    (a,), (b,) = find_quantities(one), find_quantities(other)
    assert differ(a, b) == differ(b, a) == apart


def test_how_wide_a_number_is_read_is_a_setting() -> None:
    (found,) = find_quantities("some 40 trucks", QuantityRules(about=0.5))
    assert (found.low, found.high) == (20, 60)


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    for found in find_quantities(text):
        assert found.low <= found.high
        assert found.counted
