"""Numbers of forecasts in words: each threshold from both sides, one, two and many."""

from __future__ import annotations

from types import SimpleNamespace as Of
from typing import Any

import pytest

from tests.words.invented import model
from tightrope.analysis.dynamics.setting import STREAM
from tightrope.words import ByName, Phrase, render
from tightrope.words.forecasts import (
    at_week,
    band,
    caveats,
    counted,
    course,
    curve,
    drivers,
    late_moves,
    likelihood_word,
    percent,
    points,
    stays,
    tells_nothing,
)

NAMES = ByName(model())


def said(phrase: Phrase) -> str:
    return render(phrase, NAMES)


@pytest.mark.parametrize(
    ("chance", "word"),
    [
        (0.0, "almost no chance"), (0.05, "almost no chance"), (0.051, "very unlikely"),
        (0.20, "very unlikely"), (0.201, "unlikely"), (0.45, "unlikely"),
        (0.451, "roughly an even chance"), (0.55, "roughly an even chance"), (0.551, "likely"),
        (0.80, "likely"), (0.801, "very likely"), (0.95, "very likely"), (0.951, "almost certain"),
        (1.0, "almost certain"),
    ],
)  # fmt: skip
def test_the_words_of_likelihood(chance: float, word: str) -> None:
    assert likelihood_word(chance) == word


@pytest.mark.parametrize(
    ("chance", "told", "short"),
    [
        (0.0, "under 1%", "<1%"), (0.00499, "under 1%", "<1%"), (0.005, "under 1%", "<1%"), (0.0051, "1%", "1%"), (0.015, "2%", "2%"),
        (0.9949, "99%", "99%"), (0.995, "over 99%", ">99%"), (0.9951, "over 99%", ">99%"), (1.0, "over 99%", ">99%"), (0.5, "50%", "50%"),
    ],
)  # fmt: skip
def test_percentages(chance: float, told: str, short: str) -> None:
    assert (percent(chance), percent(chance, short=True)) == (told, short)


@pytest.mark.parametrize(
    ("low", "high", "nothing"),
    [(0.2, 0.81, True), (0.2, 0.8, False), (0.21, 0.81, False), (0.0, 1.0, True)],
)
def test_when_no_word_of_likelihood_stands_for_the_draws(
    low: float, high: float, nothing: bool
) -> None:
    assert tells_nothing(low, high) is nothing


def asked(
    last: float = 0.6, low: float | None = None, high: float | None = None, **more: Any
) -> Any:
    told: dict[str, Any] = {
        "probability": (0.0, last), "low": (0.0, last if low is None else low), "text": "eventually who.warn",
        "high": (0.0, last if high is None else high), "scenario": None, "settled": None, "settled_by": None,
        "kind": "eventually", "first": "who.warn", "second": None, "lasts": 0.0, "counted": 0, "too_low": None,
        "even_by": None, "difference": None, "difference_error": None, "question": "eventually who.warn",
        "drivers": (), **more,
    }  # fmt: skip
    return Of(**told)


@pytest.mark.parametrize(
    ("found", "week", "band_told"),
    [
        (asked(0.6), "60%", "60%"),
        (asked(0.6, 0.4, 0.7), "60%", "40% to 70%"),
        (asked(0.6, 0.599, 0.601), "60%", "60%"),
        (asked(0.0), "under 1%", "under 1%"),
        (asked(0.0, settled="no"), "0%", "0%"),
        (asked(1.0, settled="yes"), "100%", "100%"),
        (asked(0.99, settled="yes"), "99%", "99%"),
        (asked(0.999, settled="yes"), "over 99%", "over 99%"),
    ],
)
def test_the_number_of_a_week_and_how_far_draws_differ(
    found: Any, week: str, band_told: str
) -> None:
    assert (at_week(found, 1), band(found)) == (week, band_told)


@pytest.mark.parametrize(
    ("weeks", "settled", "told"),
    [
        (1, None, "That everything still is as today in one week: 60%."),
        (8, None, "That everything still is as today in 8 weeks: 60%."),
        (8, "yes", "That everything still is as today in 8 weeks is, in this model, certain: nothing can change."),
        (8, "no", "That everything still is as today in 8 weeks is, in this model, impossible."),
    ],
)  # fmt: skip
def test_whether_all_stays(weeks: int, settled: Any, told: str) -> None:
    assert stays(Of(weeks=weeks, unchanged=(1.0, 0.6), stays=settled)) == told  # type: ignore[arg-type]


WARNS = "within one week it comes to this: WHO retaliates who may strike"


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (asked(), f"It is likely (60%) that {WARNS}."),
        (asked(0.5), f"There is roughly an even chance (50%) that {WARNS}."),
        (asked(0.01), f"There is almost no chance (1%) that {WARNS}."),
        (asked(scenario="us_talks_with_may"), f"It is likely (60%) that, in the scenario “US talks with May”, {WARNS}."),
        (asked(settled="yes"), f"In this model it is certain that {WARNS}."),
        (asked(settled="no", settled_by="today"), f"As things stand today it is impossible that {WARNS}."),
        (asked(0.6, 0.2, 0.9), f"The model cannot tell whether {WARNS}: eight draws in ten of pace and wants give 20% to 90%, their mean is 60%."),
        (asked(0.6, 0.5, 0.7), f"It is likely (60%) that {WARNS}. Eight draws in ten of pace and wants give 50% to 70%."),
        (asked(0.6, 0.596, 0.6055), f"It is likely (60%) that {WARNS}."),  # less than a point
        (asked(0.6, 0.59, 0.60), f"It is likely (60%) that {WARNS}. Eight draws in ten of pace and wants give 59% to 60%."),
        (asked(1.0, counted=1200), f"It is almost certain (in all of 1,200 drawn worlds) that {WARNS}."),
        (asked(0.0, counted=1200), f"There is almost no chance (in none of 1,200 drawn worlds) that {WARNS}."),
        (asked(0.6, counted=1200), f"It is likely (60%) that {WARNS}."),
        (asked(1.0), f"It is almost certain (over 99%) that {WARNS}."),
        (asked(even_by=2), f"It is likely (60%) that {WARNS}. It is likelier than not by week 2."),
        (asked(even_by=0), f"It is likely (60%) that {WARNS}."),
        (asked(too_low=0.0049), f"It is likely (60%) that {WARNS}."),
        (asked(too_low=0.005), f"It is likely (60%) that {WARNS}. It is counted by whole days, which makes it too low, by 0.5 percentage points at the most."),
    ],
)  # fmt: skip
def test_an_answer_in_words(found: Any, told: str) -> None:
    assert said(curve(found)) == told


SAME = " That is no different from the base, as far as the draws tell."


@pytest.mark.parametrize(
    ("difference", "error", "told", "short"),
    [
        (None, 0.1, "", ""),
        (0.1, None, "", ""),
        (0.1, 0.05, " That is 10 percentage points more than in the base (standard error 5.0).", "+10.0 ± 5.0"),
        (0.0999, 0.05, SAME, "+10.0 ± 5.0"),
        (-0.1, 0.01, " That is 10 percentage points less than in the base (standard error 1.0).", "−10.0 ± 1.0"),
        (0.005, 0.0, " That is 0.5 percentage points more than in the base (standard error 0.0).", "+0.5 ± 0.0"),
        (0.0049, 0.0, SAME, "+0.5 ± 0.0"),
        (0.01, 0.0, " That is 1 percentage point more than in the base (standard error 0.0).", "+1.0 ± 0.0"),
        (0.0149, 0.0, " That is 1 percentage point more than in the base (standard error 0.0).", "+1.5 ± 0.0"),
        (0.016, 0.0, " That is 2 percentage points more than in the base (standard error 0.0).", "+1.6 ± 0.0"),
        (-0.0001, 0.0, SAME, "0.0 ± 0.0"),
    ],
)  # fmt: skip
def test_what_a_scenario_changes(difference: Any, error: Any, told: str, short: str) -> None:
    found = asked(difference=difference, difference_error=error)
    assert said(curve(found)) == f"It is likely (60%) that {WARNS}.{told}"
    assert points(found) == short


def test_what_an_answer_hangs_on() -> None:
    assert said(drivers(asked())) == ""
    told = (
        Of(quantity="rate", correlation=0.1, actor="gulf"),
        Of(quantity="precision", correlation=-0.1, actor="who"),
        Of(quantity="inertia", correlation=0.0, actor="may"),
    )
    assert said(drivers(asked(drivers=told))) == (
        "It hangs most on how often the Gulf states get to move (raises it), how firmly WHO chooses "
        "(lowers it) and how reluctant May is to move (lowers it)."
    )


def test_the_likeliest_courses() -> None:
    one = Of(moves=({"usa.talk": "yes"},), before=(), probability=0.25)
    two = Of(moves=({"usa.talk": "yes"}, {"may.strike": "no"}), before=({}, {"may.strike": "yes"}), probability=0.1)  # fmt: skip
    assert said(course(one)) == (  # type: ignore[arg-type]
        "The United States talks to May: 25% that just this is the next move, however long it takes."
    )
    assert said(course(two)) == (  # type: ignore[arg-type]
        "The United States talks to May; then May stops striking the port: 10% that just these are the "
        "next moves, however long they take."
    )


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ((), ""),
        (("2031-03",), "One event with moves after 2031-02 (2031-03) does not count here: --as-of asks of a later day."),
        (("2031-03", "2031-04"), "Two events with moves after 2031-02 (2031-03 and 2031-04) do not count here: --as-of asks of a later day."),
    ],
)  # fmt: skip
def test_moves_after_the_day_do_not_count(dates: Any, told: str) -> None:
    assert late_moves(dates, "2031-02") == told


@pytest.mark.parametrize(
    ("draws", "error", "told"),
    [
        (0, 0.0, ""),
        (1, 0.0, f"only one draw of what is uncertain, the first of the usual {STREAM}; its standard error is at most one point."),
        (STREAM - 1, 0.0149, f"only {STREAM - 1} draws of what is uncertain, the first of the usual {STREAM}; its standard error is at most one point."),
        (STREAM, 0.015, f"{STREAM} draws of what is uncertain (at most {STREAM} are made); its standard error is at most 2 points."),
        (STREAM + 1, 0.03, f"{STREAM + 1} draws of what is uncertain; its standard error is at most 3 points."),
    ],
)  # fmt: skip
def test_in_how_many_draws_it_is_counted(draws: int, error: float, told: str) -> None:
    report: Any = Of(draws=draws, curves=(Of(error=0.0), Of(error=error)))
    assert counted(report) == (told and f"Each number is a mean over {told}")


def test_what_a_reader_must_know_first() -> None:
    assert caveats((), exact=True, left_out=()) == ()
    told = caveats(("one model",), exact=False, left_out=("a.x", "a.y", "a.x"))
    assert told == (
        "These are probabilities of one model of the crisis, and no better than it.",
        "The probabilities are counted in drawn worlds.",
        "Dated moves that nobody could have chosen by itself are left out: a.x and a.y.",
    )
