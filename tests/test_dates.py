"""A partial date is a span of days and counts from its last one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from tightrope.dates import PartialDate, days_meant

DAYS = st.dates(date(1600, 1, 1), date(2200, 12, 31))
PARTIAL = st.builds(
    lambda day, cut: PartialDate(day.isoformat()[:cut]), DAYS, st.sampled_from([4, 7, 10])
)


def test_a_year_and_a_month_are_spans_and_a_day_is_itself() -> None:
    assert (PartialDate("2024").first, PartialDate("2024").last) == (
        date(2024, 1, 1),
        date(2024, 12, 31),
    )
    assert PartialDate("2024-02").last == date(2024, 2, 29)
    assert PartialDate("2023-02").last == date(2023, 2, 28)
    assert PartialDate("2024-02-05").first == PartialDate("2024-02-05").last == date(2024, 2, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2025-13",
        "2025-02-30",
        "2025-00",
        "0000",
        "25",
        "2025-6-1",
        "٢٠٢٥",
        "2025-06-18T10:00",
        "",
        "2025-",
    ],
)
def test_what_is_no_date_of_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="should be a date"):
        PartialDate(text)
    with pytest.raises(ValidationError):
        TypeAdapter(PartialDate).validate_python(text)
    assert days_meant(text) is None


def test_yaml_numbers_and_days_become_the_text_that_was_meant() -> None:
    adapter = TypeAdapter(PartialDate)
    assert adapter.validate_python(2022) == "2022"
    assert adapter.validate_python(date(2025, 6, 18)) == "2025-06-18"
    for wrong in (True, 12345, 0, -5, 20.25):
        with pytest.raises(ValidationError):
            adapter.validate_python(wrong)


def test_a_partial_date_begins_things_on_its_last_day_and_ends_them_after_it() -> None:
    year = PartialDate("2021")
    assert not year.has_come(PartialDate("2021-12-30"))
    assert year.has_come(PartialDate("2021-12-31"))
    assert not year.is_over(PartialDate("2021-12-31"))
    assert year.is_over(PartialDate("2022-01-01"))
    assert not PartialDate("2025-06").surely_before(PartialDate("2025"))
    assert PartialDate("2024").surely_before(PartialDate("2025-01-01"))
    assert not PartialDate("2024").surely_before(PartialDate("2024-12-31"))
    assert PartialDate("2024-12-30").surely_before(PartialDate("2024-12-31"))


@given(PARTIAL, PARTIAL)
def test_what_is_surely_before_has_come_and_what_is_over_has_come(
    a: PartialDate, b: PartialDate
) -> None:
    assert not a.surely_before(b) or a.has_come(b)
    assert not a.is_over(b) or a.has_come(b)
    assert a.has_come(b) or b.has_come(a)


@given(PARTIAL)
def test_the_next_span_begins_the_day_after_in_the_same_precision(a: PartialDate) -> None:
    assert len(a.next) == len(a)
    assert a.next.first == a.last + timedelta(days=1)


def test_an_interval_means_all_days_from_its_first_to_its_last() -> None:
    assert days_meant("2025-06/2025-07-04") == (date(2025, 6, 1), date(2025, 7, 4))
    assert days_meant("2025-07/2025-06") is None
    day = date(2025, 6, 18)
    assert days_meant("2025-06-18") == days_meant("2025-06-18/2025-06-18") == (day, day)
