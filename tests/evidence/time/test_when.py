from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope.dates import days_meant
from tightrope.evidence.time.when import find_times, implied_dates

FRIDAY = date(2024, 3, 15)


@pytest.mark.parametrize(
    ("text", "said", "resolved"),
    [
        ("signed on 17 January 1998 in the capital", "17 January 1998", "1998-01-17"),
        ("met on June 28, 2019.", "June 28, 2019", "2019-06-28"),
        ("between 13–16 June 2011", "13–16 June 2011", "2011-06-13/2011-06-16"),
        ("dated 2022-02-24, it", "2022-02-24", "2022-02-24"),
        ("on 24.02.2022 troops", "24.02.2022", "2022-02-24"),
        ("on 02/24/2022 troops", "02/24/2022", "2022-02-24"),
        ("the talks of January 2023", "January 2023", "2023-01"),
        ("in Sept. 2023 they", "Sept. 2023", "2023-09"),
        ("from March to May 2021", "March to May 2021", "2021-03/2021-05"),
        ("since 2014 the two", "2014", "2014"),
        ("the 1979 treaty", "1979", "1979"),
        ("in the late 1990s", "late 1990s", "1997/1999"),
        ("in the 1970s", "1970s", "1970/1979"),
        ("a war of 2015-18", "2015-18", "2015/2018"),
        ("in early 2020 it", "early 2020", "2020-01/2020-04"),
        ("in summer 2020 it", "summer 2020", "2020-06/2020-08"),
        ("in the winter of 2020 it", "winter of 2020", "2020-12/2021-02"),
        ("in fall 2020 it", "fall 2020", "2020-09/2020-11"),
        ("in Q3 2024 it", "Q3 2024", "2024-07/2024-09"),
        ("in H1 2024 it", "H1 2024", "2024-01/2024-06"),
        ("in the second quarter of 2019", "the second quarter of 2019", "2019-04/2019-06"),
        ("in the last quarter of 2019", "the last quarter of 2019", "2019-10/2019-12"),
        ("over the first half of 2019", "the first half of 2019", "2019-01/2019-06"),
    ],
)
def test_absolute_times_need_no_anchor(text: str, said: str, resolved: str) -> None:
    found = [t for t in find_times(text) if t.said == said]
    assert [(t.resolved, t.state) for t in found] == [(resolved, "resolved")]
    assert text[found[0].start : found[0].end] == said
    assert days_meant(resolved) is not None


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("They spoke on Friday.", "2024-03-15"),
        ("They spoke on Monday.", "2024-03-11"),
        ("They spoke last Friday.", "2024-03-08"),
        ("They will speak on Monday.", "2024-03-18"),
        ("They meet next Friday.", "2024-03-22"),
        ("In January they signed.", "2024-01"),
        ("In November they signed.", "2023-11"),
        ("It will be signed in November.", "2024-11"),
        ("It will be signed in January.", "2025-01"),
        ("signed on 20 March", "2024-03-20"),
        ("signed on 20 December", "2023-12-20"),
        ("to be signed on 20 May", "2024-05-20"),
        ("signed on March 15", "2024-03-15"),
        ("signed on Friday, March 8", "2024-03-08"),
        ("signed on Friday the 8th", "2024-03-08"),
        ("will be signed on Friday the 12th", "2024-04-12"),
        ("signed Thursday the 29th", "2024-02-29"),
        ("the previous Friday", "2024-03-08"),
        ("signed on Thursday last week", "2024-03-07"),
        ("signed Friday of last week", "2024-03-08"),
        ("to be signed on Monday next week", "2024-03-18"),
        ("signed on Monday this week", "2024-03-11"),
        ("signed on the previous Monday", "2024-03-11"),
        ("talks resume on Sunday", "2024-03-17"),
        ("talks resumed on Sunday", "2024-03-10"),
        ("the ceasefire expires on Friday", "2024-03-15"),
        ("The talks are to open on Tuesday.", "2024-03-19"),
        ("last March", "2023-03"),
        ("in March", "2024-03"),
        ("this March", "2024-03"),
        ("next March", "2025-03"),
        ("last February", "2024-02"),
        ("last May", "2023-05"),
        ("next May", "2024-05"),
        ("since last December", "2023-12"),
        ("last winter", "2023-12/2024-02"),
        ("last summer", "2023-06/2023-08"),
        ("next spring", "2025-03/2025-05"),
        ("this summer", "2024-06/2024-08"),
        ("yesterday", "2024-03-14"),
        ("signed two weeks ago", "2024-02-27/2024-03-04"),
        ("signed three days ago", "2024-03-12"),
        ("signed half a year ago", "2023-09"),
        ("signed two years ago", "2022"),
        ("earlier this year", "2024-01-01/2024-03-15"),
        ("last month", "2024-02"),
        ("next year", "2025"),
        ("over the past three months", "2023-12-15/2024-03-15"),
        ("within two weeks", "2024-03-26/2024-04-01"),
    ],
)
def test_relative_times_resolve_against_the_document_date(text: str, resolved: str) -> None:
    without, with_date = find_times(text), find_times(text, FRIDAY)
    assert [(t.resolved, t.state) for t in without] == [(None, "anchor unknown")]
    assert [(t.resolved, t.state) for t in with_date] == [(resolved, "resolved")]
    assert with_date[0].relative


@pytest.mark.parametrize(
    "text",
    [
        "some 2000 troops crossed",
        "in 2000 troops",
        "it cost $2015 a head",
        "they may march on",
        "room 1998b",
        "will be decided in may",
    ],
)
def test_numbers_and_words_that_are_no_times(text: str) -> None:
    assert find_times(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "on 31 June 2020",
        "on 05/06/2020",
        "for decades",
        "in recent weeks",
        "signed on 20 May",  # of which year?
        "attacked on October 1",
        "in H3 2024",
    ],
)
def test_impossible_ambiguous_and_vague_times_stay_as_said(text: str) -> None:
    assert [(t.resolved, t.state) for t in find_times(text, FRIDAY)] == [(None, "vague")]


def test_what_hangs_on_another_event_has_no_anchor_even_with_a_date() -> None:
    times = find_times("hours before the raid; three days later", FRIDAY)
    assert [(t.said, t.state) for t in times] == [
        ("hours before", "anchor unknown"),
        ("three days later", "anchor unknown"),
    ]


def test_bounds_tell_since_and_until() -> None:
    found = {t.said: t.bound for t in find_times("Since 2014, and until 2019; in 2020, by 2030.")}
    assert found == {"2014": "since", "2019": "until", "2020": "at", "2030": "by"}


def test_the_implied_range_lies_between_past_and_future_mentions() -> None:
    text = "The pact of 3 March 2021 failed. A summit will be held on 9 May 2021. By 2030 all ends."
    implied = implied_dates(find_times(text))
    assert (implied.earliest, implied.latest) == (date(2021, 3, 3), date(2021, 5, 9))
    assert implied.inferred
    assert "3 March 2021" in implied.why


def test_a_text_without_dates_implies_nothing() -> None:
    implied = implied_dates(find_times("They met on Friday."))
    assert (implied.earliest, implied.latest) == (None, None)


@settings(deadline=None, max_examples=60)
@given(
    st.text(alphabet=st.sampled_from("0123456789-/., agoinJuneMayFridlst\n’"), max_size=80),
    st.one_of(st.none(), st.dates(min_value=date(1, 1, 1))),
)
def test_any_text_gives_ordered_disjoint_true_stretches(text: str, reference: date | None) -> None:
    times = find_times(text, reference)
    assert all(text[t.start : t.end] == t.said for t in times)
    assert all(a.end <= b.start for a, b in pairwise(times))
    assert all((t.resolved is not None) == (t.state == "resolved") for t in times)
    assert all(days_meant(t.resolved) for t in times if t.resolved)


@settings(deadline=None, max_examples=60)
@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_written_out_is_found_again(day: date) -> None:
    for text in (f"{day:%d %B} {day.year}", f"{day:%B} {day.day}, {day.year}", day.isoformat()):
        assert [t.resolved for t in find_times(f"It was {text} then.")] == [day.isoformat()]


@pytest.mark.parametrize("unit", [" ", "\n", "in  ", "the ", "19", "late ", "in the past "])
def test_long_runs_of_the_same_end_at_once(unit: str) -> None:
    """Quadratic matching would take minutes here."""
    assert len(find_times(unit * 20_000)) <= 20_000


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("They spoke today.", "2024-03-15"),
        ("They spoke this morning.", "2024-03-15"),
        ("They speak tonight.", "2024-03-15"),
        ("They spoke yesterday.", "2024-03-14"),
        ("They spoke last night.", "2024-03-14"),
        ("They spoke the day before yesterday.", "2024-03-13"),
        ("They speak tomorrow.", "2024-03-16"),
        ("They speak the day after tomorrow.", "2024-03-17"),
        ("They spoke 23 hours ago.", "2024-03-15"),
        ("They spoke 24 hours ago.", "2024-03-14"),
        ("They spoke 60 hours ago.", "2024-03-13"),
        ("They speak in 48 hours.", "2024-03-17"),
        ("They spoke two weeks ago.", "2024-02-27/2024-03-04"),
        ("They spoke a decade ago.", "2014"),
        ("They spoke half a year ago.", "2023-09"),
        ("Over the past 3 days they spoke.", "2024-03-12/2024-03-15"),
        ("Over the next two months they speak.", "2024-03-15/2024-05-15"),
        ("They spoke last weekend.", "2024-03-09/2024-03-10"),
        ("They spoke last decade.", "2010-01-01/2019-12-31"),
    ],
)
def test_each_distance_counts_from_the_day_of_writing(text: str, resolved: str) -> None:
    assert [t.resolved for t in find_times(text, FRIDAY)][:1] == [resolved]


NUMBERS = {
    "a": 1, "one": 1, "a couple of": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a dozen": 12, "fifteen": 15,
    "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "73": 73,
}  # fmt: skip


@pytest.mark.parametrize(("word", "number"), NUMBERS.items())
def test_numbers_are_read_in_words(word: str, number: int) -> None:
    (found,) = find_times(f"They spoke {word} day{'s' * (number > 1)} ago.", FRIDAY)
    assert found.resolved == (FRIDAY - timedelta(days=number)).isoformat()


@pytest.mark.parametrize(
    ("season", "resolved"),
    [("spring", "2020-03/2020-05"), ("summer", "2020-06/2020-08"), ("autumn", "2020-09/2020-11"),
     ("fall", "2020-09/2020-11"), ("winter", "2020-12/2021-02")],
)  # fmt: skip
def test_seasons_are_three_months_each(season: str, resolved: str) -> None:
    (found,) = find_times(f"in {season} 2020 it")
    assert found.resolved == resolved


def test_how_long_ago_without_a_number_is_vague_with_and_without_an_anchor() -> None:
    for reference in (None, FRIDAY):
        assert [t.state for t in find_times("They spoke a few weeks ago.", reference)] == ["vague"]
    assert [t.state for t in find_times("They spoke two weeks ago.")] == ["anchor unknown"]
    assert [t.state for t in find_times("They spoke days later.", FRIDAY)] == ["anchor unknown"]


@pytest.mark.parametrize("edge", [date(1, 1, 2), date(9999, 12, 30)])
def test_what_lies_outside_the_calendar_is_vague(edge: date) -> None:
    said = "ago" if edge.year == 1 else "from"
    text = f"They spoke 3 weeks {said}." if said == "ago" else "They speak within 3 weeks."
    assert [t.state for t in find_times(text, edge)] == ["vague"]


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("in early June 2020 it", "2020-06-01/2020-06-10"),
        ("in mid-June 2020 it", "2020-06-11/2020-06-20"),
        ("in late June 2020 it", "2020-06-21/2020-06-30"),
        ("in mid-2020 it", "2020-05/2020-08"),
        ("in late 2020 it", "2020-09/2020-12"),
        ("in the early 1990s it", "1990/1993"),
        ("in the mid-1990s it", "1994/1996"),
    ],
)
def test_early_mid_and_late_are_thirds(text: str, resolved: str) -> None:
    assert [t.resolved for t in find_times(text)] == [resolved]


@pytest.mark.parametrize(
    ("day", "resolved"),
    [(date(2024, 2, 29), "2023-12/2024-02"), (date(2024, 3, 1), "2024-12/2025-02")],
)
def test_this_season_lasts_until_its_last_day(day: date, resolved: str) -> None:
    assert [t.resolved for t in find_times("It ended this winter.", day)] == [resolved]
