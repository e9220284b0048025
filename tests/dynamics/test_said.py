"""What a forecast says in words of answers without a chance, of joined questions, ways and paces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call, call  # noqa: F401 - a fixture
from tests.dynamics.crises import BASE, quarrel
from tightrope.analysis.dynamics.fit import Estimate
from tightrope.analysis.dynamics.forecast import forecast_model
from tightrope.analysis.dynamics.report import ActorPace, Curve, LikelyCourse
from tightrope.analysis.dynamics.watch import watch_model
from tightrope.crisis import apply_scenario
from tightrope.crisis.model import CrisisModel
from tightrope.words import ByName, Phrase, courses, forecasts, paces, render, watching
from tightrope.words.over_time import still_as_today
from tightrope.words.scores import not_scored


def answers(asked: str, model: CrisisModel | None = None, **more: Any) -> tuple[Curve, ...]:
    more = {"weeks": 4, "draws": 3, **more}
    return forecast_model(model or quarrel(), [asked], **more).curves


def say_phrase(phrase: Phrase, model: CrisisModel) -> str:
    return render(phrase, ByName(model))


def text_of(found: Curve) -> str:
    return say_phrase(forecasts.curve(found), quarrel())


@pytest.mark.parametrize(
    ("asked", "answer", "said"),
    [
        ("hill.dig and not hill.dig", "no", "In this model it is impossible that in 4 weeks "),
        ("[eventually hill.dig] and [never hill.dig]", "no", "As things stand today it is impossible"),
        ("[eventually not hill.dig] or [never not hill.dig]", "yes", "In this model it is certain that"),
        ("dale.answer == words for at least 5 weeks", "no", "In this model it is impossible that within 4"),
        ("eventually hill.dig", "yes", "As things stand today it is certain that within 4 weeks"),
        ("never hill.dig", "no", "As things stand today it is impossible that within 4 weeks it does not"),
    ],
)  # fmt: skip
def test_what_has_no_chance_to_be_otherwise_is_not_given_one(asked, answer, said) -> None:
    (found,) = answers(asked)
    text = text_of(found)
    assert found.settled == answer
    assert text.startswith(said)
    assert "%" not in text
    shown = "100%" if answer == "yes" else "0%"
    assert (forecasts.at_week(found, -1), forecasts.band(found)) == (shown, shown)


def test_what_a_scenario_assumes_is_said_to_be_assumed_and_set_against_nothing() -> None:
    model = quarrel()
    base, force = answers(
        "dale.answer == force", scenarios={"force": apply_scenario(model, "force")}
    )
    assert (base.settled, force.settled, force.settled_by) == (None, "yes", "assumption")
    assert text_of(force) == (
        "By what is assumed, in the scenario “Force”, it is certain that in 4 weeks Dale answers the "
        "digging (“force”)."
    )


def test_an_unlikely_answer_is_not_called_impossible() -> None:
    (found,) = answers("eventually not hill.dig", weeks=1)
    assert found.settled is None
    rare = replace(found, probability=(0.0, 0.001), low=(0.0, 0.0), high=(0.0, 0.002))
    assert text_of(rare).startswith("There is almost no chance (under 1%) that within one week")
    assert (forecasts.at_week(rare, -1), forecasts.band(rare)) == ("under 1%", "under 1%")


@pytest.mark.parametrize(
    ("chance", "said"),
    [(0.0, "(in none of 1,200 drawn worlds)"), (1.0, "(in all of 1,200 drawn worlds)"), (0.001, "(under 1%)")],
)  # fmt: skip
def test_what_was_counted_in_no_world_or_in_all_is_said_so(chance: float, said: str) -> None:
    (found,) = answers("eventually not hill.dig")
    same = (chance,) * 5
    assert said in text_of(replace(found, probability=same, low=same, high=same, counted=1200))
    exact = text_of(replace(found, probability=same, low=same, high=same))
    assert ("drawn worlds" in exact, "%" in exact) == (False, True)


def test_it_is_known_in_how_many_worlds_an_answer_was_counted(monkeypatch) -> None:
    assert answers("eventually not hill.dig")[0].counted == 0
    monkeypatch.setattr("tightrope.analysis.dynamics.asked.MOST_EXACT", 0)
    assert answers("eventually not hill.dig", draws=3)[0].counted == 1200
    assert answers("eventually not hill.dig", draws=0)[0].counted == 400


@pytest.mark.parametrize(
    ("rate", "weeks", "said"),
    [
        (0, 1, "That everything still is as today in one week is, in this model, certain: nothing can change."),
        (1, 3, "That everything still is as today in 3 weeks: "),
    ],
)  # fmt: skip
def test_that_nothing_can_change_is_said(rate: float, weeks: int, said: str) -> None:
    model = quarrel(dynamics={"everybody": {"rate": rate, "assumption": "x"}}, events=[])
    report = forecast_model(model, ["eventually hill.dig"], weeks=weeks, draws=2)
    assert forecasts.stays(report).startswith(said)
    assert report.stays == (None if rate else "yes")
    gone = replace(report, stays="no")
    assert forecasts.stays(gone).endswith("is, in this model, impossible.")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("not [eventually not hill.dig]",
         "within 4 weeks it does not come to this: Hill stops digging at the well"),
        ("not [never not hill.dig]", "within 4 weeks it comes to this: Hill stops digging at the well"),
        ("not [always hill.dig]", "within 4 weeks it comes to this: Hill stops digging at the well"),
        ("not [hill.dig]", "in 4 weeks Hill stops digging at the well"),
        ("not [dale.answer == force before not hill.dig]", "within 4 weeks it does not come to this: Dale"),
        ("[eventually not hill.dig] and [never dale.answer == force]",
         "at the well, and within 4 weeks it does not come to this: Dale"),
        ("[eventually not hill.dig] or [never dale.answer == force]", "either within 4 weeks it comes to"),
        ("not [[eventually not hill.dig] or [eventually dale.answer == force]]",
         "at the well, and within 4 weeks it does not come to this: Dale"),
        ("[hill.dig] or [[eventually not hill.dig] and [never dale.answer == force]]", ", or both within 4"),
        ("[hill.dig] or [eventually not hill.dig] or [never dale.answer == force]", "one of this: in 4 weeks"),
    ],
)  # fmt: skip
def test_a_joined_question_is_told_and_not_quoted(asked: str, said: str) -> None:
    (found,) = answers(asked, draws=0)
    text = say_phrase(courses.asked(found, 4), quarrel())
    assert said in text
    assert "[" not in text
    assert text_of(found).endswith(f"{text}.") or text in text_of(found)


def test_the_likeliest_way_is_not_bounded_by_the_weeks_and_says_so() -> None:
    one = LikelyCourse(({"hill.dig": "no"},), 0.56, ({"hill.dig": "yes"},))
    assert say_phrase(forecasts.course(one), quarrel()) == (
        "Hill stops digging at the well: 56% that just this is the next move, however long it takes."
    )
    two = LikelyCourse(({"dale.answer": "force"}, {"hill.dig": "no"}), 0.2,
                       ({"dale.answer": "tolls"}, {"hill.dig": "yes"}))  # fmt: skip
    text = say_phrase(forecasts.course(two), quarrel())
    assert "; then Hill stops digging at the well: 20% that just these are the next moves" in text
    assert text.endswith(", however long they take.")
    (found,) = answers("eventually not hill.dig", draws=0)
    assert found.courses[0].moves[-1] == {"hill.dig": "no"}
    assert found.courses[0].before[-1] == {"hill.dig": "yes"}


def paced(low: float, middle: float, high: float) -> str:
    rate = Estimate("rate", "file", None, None, low, middle, high)
    return say_phrase(paces.pace(ActorPace("hill", 0, 0.0, (rate,), ())), quarrel())


def test_a_pace_is_told_as_one_would() -> None:
    assert paced(1, 1, 1) == "Hill gets 1 chance to move a week, from the crisis file."
    assert (
        paced(0.5, 1, 2)
        == "Hill gets 1 chance to move a week (between 0.5 and 2), from the crisis file."
    )
    assert paced(2, 2, 2) == "Hill gets 2 chances to move a week, from the crisis file."
    assert paced(0, 0, 0) == "Hill never gets to move, from the crisis file."


@pytest.mark.parametrize(
    ("changes", "caveat"),
    [
        ({"events": []}, "no dated moves"),
        ({"events": BASE["events"][:1]}, "one dated event"),
        ({"events": BASE["events"][:1], "as_of": "2030-05-01"}, "only the start"),
        ({"events": [*BASE["events"][:1], {"date": "2030-05-08", "text": "Both", "moves": {"hill.dig": True}}]},
         "nothing chosen"),
        ({}, None),
    ],
)  # fmt: skip
def test_why_the_pace_is_not_fitted_is_said_as_it_is(changes: Mapping[str, Any], caveat) -> None:
    changes = {"scenarios": {}, **changes}
    report = forecast_model(quarrel(**changes), ["hill.dig"], weeks=1, draws=0)
    whys = {"no dated moves", "one dated event", "only the start", "nothing chosen"}
    assert whys & set(report.caveats) == ({caveat} if caveat else set())
    told = forecasts.caveats(report.caveats, exact=True, left_out=())
    assert len(told) == len(report.caveats)


def test_what_lasts_says_how_far_whole_days_make_it_too_low() -> None:
    model = quarrel(dynamics={"everybody": {"rate": 2, "precision": 0, "assumption": "x"}})
    (found,) = answers("not hill.dig for at least 1 week", model, draws=0)
    (less,) = answers("not hill.dig for at least 0.857 weeks", model, draws=0)  # six days
    assert found.too_low == pytest.approx(less.probability[-1] - found.probability[-1], abs=1e-6)
    assert found.too_low > 0.005
    number = f"{100 * found.too_low:.1f}"
    assert (
        f"whole days, which makes it too low, by {number} percentage points at the most."
        in text_of(found)
    )
    assert "whole days" not in text_of(replace(found, too_low=0.0049))
    assert "by 0.5 percentage points" in text_of(replace(found, too_low=0.005))
    (once,) = answers("not hill.dig for at least 0.1 weeks", model, draws=0)  # one day
    (ever,) = answers("eventually not hill.dig", model, draws=0)
    assert once.too_low == pytest.approx(ever.probability[-1] - once.probability[-1], abs=1e-6)
    assert ever.too_low is None


@pytest.mark.parametrize(
    ("number", "otherwise", "said"),
    [
        (1, (), "One resolved forecast is not scored, as the model left no other answer possible: it came as"),
        (3, (), "Three resolved forecasts are not scored, as the model left no other answer possible: all came"),
        (1, ("a1",), "possible: it came otherwise (a1), so that the model is wrong there"),
        (3, ("a1",), "possible: one came otherwise (a1), so"),
        (3, ("a1", "b2"), "possible: two came otherwise (a1 and b2), so"),
        (2, ("a1", "b2"), "possible: all came otherwise (a1 and b2), so"),
    ],
)  # fmt: skip
def test_forecasts_that_left_nothing_open_are_told_apart(number, otherwise, said) -> None:
    assert said in not_scored(number, otherwise)


def test_moves_after_the_day_of_the_file_are_said_not_to_count() -> None:
    assert forecasts.late_moves((), "2030-05-29") == ""
    assert forecasts.late_moves(("2031-01-01",), "2030-05-29") == (
        "One event with moves after 2030-05-29 (2031-01-01) does not count here: --as-of asks of a later day."
    )
    assert "Two events with moves after 2030-05-29 (2031 and 2032) do not count" in (
        forecasts.late_moves(("2031", "2032"), "2030-05-29")
    )


def test_the_verb_says_of_what_day_it_knows_nothing(call: Call, tmp_path: Path) -> None:  # noqa: F811
    place = tmp_path / "gas"
    assert call("init", place, "--example", "gas-dispute-2009")[0] == 0
    file = place / "crisis.yaml"
    more = (
        "events:\n  - {date: 2009-02-01, text: Later, moves: {eu.monitors: yes}, assumption: x}\n"
    )
    file.write_text(file.read_text("utf-8").replace("events:\n", more), "utf-8")
    ask = ("forecast", place, "--weeks", 1, "--draws", 0, "--ask", "eventually eu.monitors")
    _, out, err = call(*ask)
    assert "One event with moves after 2009-01-10 (2009-02-01) does not count here" in err
    assert "not drawn" in out
    assert "further answer" not in err  # what was asked is told
    _, _, err = call(*ask, "--as-of", "2009-02-02")
    assert "does not count here" not in err
    _, _, err = call(*ask, "--as-of", "1901-01-01")
    assert "1901-01-01" in err


def test_answers_left_to_the_table_are_counted(call: Call, tmp_path: Path, monkeypatch) -> None:  # noqa: F811
    place = tmp_path / "gas"
    assert call("init", place, "--example", "gas-dispute-2009")[0] == 0
    ask = ("forecast", place, "--weeks", 1, "--draws", 0)
    assert "further answer" not in call(*ask)[2]
    for most, said in (
        (4, ""),
        (3, "Two further answers stand"),
        (2, "Three further answers stand"),
    ):
        monkeypatch.setattr("tightrope.app.forecasts.forecasting._MOST_TOLD", most)
        err = call(*ask)[2]
        assert f"{said} in the table alone; --ask tells an answer in words." in err or not said
        assert bool(said) == ("further answer" in err)


@pytest.mark.parametrize(
    ("asked", "no", "yes"),
    [
        ("hill.dig and not hill.dig", "certain", "impossible"),
        ("[hill.dig] or [not hill.dig]", "impossible", "certain"),
    ],
)
def test_a_future_without_another_is_certain(asked: str, no: str, yes: str) -> None:
    model = quarrel()
    report = watch_model(model, asked, weeks=4, draws=2)
    told = [say_phrase(watching.future(one, report.today), model) for one in report.futures]
    assert told == [
        f"The answer is no: {no} in this model.", f"The answer is yes: {yes} in this model."
    ]  # fmt: skip
    assert "only one answer possible" in watching.nothing_tells(report)
    open_ = watch_model(model, "eventually not hill.dig", weeks=4, draws=2)
    assert [one.settled for one in open_.futures] == [None, None]


@pytest.mark.parametrize(
    ("stays", "chance", "said"),
    [
        (
            "yes",
            1.0,
            "not when: in this model it is certain that all is still as today in four weeks.",
        ),
        ("no", 0.0, "in this model it is impossible that all is still"),
        (None, 0.02, "there is almost no chance (2%) that all is still"),
        (None, 0.6, "it is likely (60%) that all is still"),
    ],
)
def test_what_is_expected_says_how_long_all_stays(stays, chance: float, said: str) -> None:
    report = forecast_model(quarrel(), ["hill.dig"], weeks=4, draws=0)
    told = still_as_today(replace(report, stays=stays, unchanged=(1.0, chance)))
    assert said in say_phrase(told, quarrel())
