"""Forecasts: against what they must be, in words, and from the command line."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.linalg import expm

from tests.cli.conftest import Call, call  # noqa: F401 - a fixture
from tests.dynamics.crises import quarrel
from tests.dynamics.reference import generator
from tests.words.saying import say
from tightrope.analysis.dynamics.chain import Pace, build_chain
from tightrope.analysis.dynamics.courses import likely_courses
from tightrope.analysis.dynamics.errors import BadHorizon
from tightrope.analysis.dynamics.forecast import default_questions, forecast_model
from tightrope.analysis.dynamics.setting import Circumstances, Setting
from tightrope.analysis.dynamics.utility import utilities
from tightrope.conflict import build_game
from tightrope.crisis import apply_scenario
from tightrope.words.forecasts import caveats, likelihood_word, percent

FIXED = {"everybody": {"rate": 1, "precision": 0, "inertia": 0, "assumption": "a trial"}}


def test_with_fixed_paces_and_no_wants_a_forecast_is_its_closed_form() -> None:
    model = quarrel(dynamics=FIXED)
    asked = ("eventually dale.answer == force", "not hill.dig", "hill.dig for at least 1 week")
    report = forecast_model(model, asked, weeks=3, draws=2)
    force, dug, lasts = report.curves
    # at each chance Dale takes each of three levels; Hill each of two
    assert force.probability == pytest.approx(1 - np.exp(-np.arange(4) / 3), abs=1e-8)
    assert dug.probability == pytest.approx(0.5 * (1 - np.exp(-np.arange(4))), abs=1e-8)
    assert lasts.probability[1] == pytest.approx(np.exp(-0.5), abs=1e-8)
    assert force.low == force.high == force.probability
    assert force.error == 0.0
    assert force.drivers == ()
    assert force.long_run.probability == pytest.approx(1.0)
    assert force.long_run.weeks == pytest.approx(3.0)
    assert dug.long_run.probability == pytest.approx(0.5)
    assert dug.weeks_held == pytest.approx(0.5 * (3 - (1 - np.exp(-3))), abs=1e-8)
    assert report.unchanged[0] == 1.0
    assert report.exact
    assert report.caveats == ("one model",)
    assert force.even_by == 3  # 1 - exp(-1) is above one half, 1 - exp(-2/3) is not
    assert force.courses[0].moves == ({"dale.answer": "force"},)


def test_scenarios_stand_beside_the_base_draw_for_draw() -> None:
    model = quarrel()
    report = forecast_model(
        model, ["eventually not hill.dig"], weeks=4, draws=30,
        scenarios={"force": apply_scenario(model, "force"), "same": model},
    )  # fmt: skip
    base, force, same = report.curves
    assert (base.scenario, force.scenario, same.scenario) == (None, "force", "same")
    assert same.difference == 0.0
    assert same.difference_error == 0.0
    assert same.probability == base.probability
    assert force.difference == pytest.approx(force.probability[-1] - base.probability[-1])
    assert 0 < force.difference_error < 0.1
    assert base.difference is None
    assert all(a <= b <= c for a, b, c in zip(base.low, base.probability, base.high, strict=True))
    assert base.low[-1] < base.high[-1]
    assert "assumed" in report.caveats
    assert {(d.actor, d.quantity) for d in base.drivers} & {("hill", "rate")}


def test_a_forecast_is_the_same_again_and_other_with_another_seed() -> None:
    one, again, other = (forecast_model(quarrel(), [], weeks=2, draws=5, seed=s) for s in (0, 0, 1))
    assert one == again
    assert one != other


def test_without_draws_the_middle_stands_alone() -> None:
    report = forecast_model(quarrel(), ["hill.dig"], weeks=2, draws=0)
    assert "not sampled" in report.caveats
    assert report.curves[0].low == report.curves[0].high
    with pytest.raises(BadHorizon):
        forecast_model(quarrel(), [], weeks=0)
    with pytest.raises(BadHorizon):
        forecast_model(quarrel(), [], weeks=521)


def test_left_unasked_every_option_is_asked_about() -> None:
    setting = Setting.of(quarrel(), draws=0, seed=0)
    assert default_questions(setting) == (
        "eventually not hill.dig", "eventually dale.answer > tolls",
        "eventually dale.answer < tolls",
    )  # fmt: skip


def test_answers_shocks_and_dates_enter() -> None:
    rules = {
        **FIXED,
        "paces": {"hill": {"rate": 0, "assumption": "still"}},
        "responses": [{"by": "dale", "if": "hill.dig", "then": "dale.answer == force",
                       "probability": 1, "assumption": "said"}],
        "shocks": {
            "flood": {"text": "A flood", "rate": 0.5, "moves": {"hill.dig": False},
                      "if": "dale.answer == force", "assumption": "a trial"},
            "feast": {"text": "A feast", "on": "2030-06-12", "moves": {"dale.answer": "words"},
                      "assumption": "a trial"},
        },
    }  # fmt: skip
    asked = ["dale.answer == words", "eventually dale.answer == force", "eventually not hill.dig"]
    report = forecast_model(quarrel(dynamics=rules), asked, weeks=3, draws=2)
    words, force, dug = (curve.probability for curve in report.curves)
    assert words[1] == pytest.approx(0.0, abs=1e-9) or words[1] < 0.2
    assert words[2] == pytest.approx(1.0, abs=1e-8)  # the feast is two weeks off
    assert force[1] == pytest.approx(1 - np.exp(-1), abs=1e-8)  # every chance is an answer
    # other, force, flooded: Dale answers at each chance, and at force takes any level
    rates = np.array([[-1.0, 1.0, 0.0], [2 / 3, -2 / 3 - 0.5, 0.5], [0.0, 0.0, 0.0]])
    assert dug[1] == pytest.approx(expm(rates)[0, 2], abs=1e-8)


def test_looking_ahead_changes_what_is_chosen() -> None:
    near = forecast_model(quarrel(), ["eventually dale.answer == force"], weeks=4, draws=0)
    far = forecast_model(
        quarrel(dynamics={"look_ahead": 3.0}), ["eventually dale.answer == force"],
        weeks=4, draws=0,
    )  # fmt: skip
    assert near.curves[0].probability != far.curves[0].probability


def test_looking_ahead_values_a_state_by_what_it_is_expected_to_be_worth() -> None:
    setting = Setting.of(quarrel(dynamics={"look_ahead": 3.0}), draws=0, seed=0)
    pace = [Pace(0.7, 4.0, 0.5), Pace(1.2, 3.0, 0.2)]
    found = setting.chain(setting.central, Circumstances(tuple(pace), (), ()))
    ahead = expm(3.0 * generator(setting.game, setting.central, pace))
    by_hand = build_chain(setting.game.space, setting.central @ ahead.T, pace)
    for state in range(setting.game.states):
        assert found.jumps(state) == pytest.approx(by_hand.jumps(state), abs=1e-7)


def test_large_spaces_are_drawn_and_agree_with_what_is_exact(monkeypatch) -> None:
    from tightrope.analysis.dynamics import asked as module

    asked = ["eventually not hill.dig", "dale.answer == tolls"]
    exact = forecast_model(quarrel(dynamics=FIXED), asked, weeks=3, draws=6)
    monkeypatch.setattr(module, "MOST_EXACT", 1)
    drawn = forecast_model(quarrel(dynamics=FIXED), asked, weeks=3, draws=6)
    assert (exact.exact, exact.worlds) == (True, 0)
    assert (drawn.exact, drawn.worlds) == (False, module.WORLDS)
    for one, other in zip(exact.curves, drawn.curves, strict=True):
        spread = 4.5 * 0.5 / np.sqrt(6 * module.WORLDS)
        assert np.abs(np.subtract(one.probability, other.probability)).max() < spread


def test_the_likeliest_course_is_that_of_the_largest_product() -> None:
    game = build_game(quarrel())
    chain = build_chain(game.space, utilities(game), [Pace(1.0, 4.0), Pace(0.5, 4.0)])
    start = int(game.status_quo)
    target = np.array([game.state(s)["dale.answer"] == "force" for s in range(game.states)])
    found = likely_courses(chain, start, target, most=3)

    def chance(course):
        out = 1.0
        for a, b in itertools.pairwise(course):
            jumps = chain.jumps(a)
            out *= jumps[b] / sum(jumps.values())
        return out

    assert [one.probability for one in found] == pytest.approx([chance(c.states) for c in found])
    assert found[0].probability == max(one.probability for one in found)
    every = []

    def walk(course):
        if target[course[-1]]:
            every.append(chance(course))
            return
        for to in chain.jumps(course[-1]):
            if to not in course and len(course) < 5:
                walk((*course, to))

    walk((start,))
    assert [one.probability for one in found] == pytest.approx(sorted(every, reverse=True)[:3])
    assert likely_courses(chain, start, np.arange(game.states) == start)[0].states == (start,)


def test_courses_less_likely_than_one_in_two_hundred_are_not_told() -> None:
    game = build_game(quarrel())
    start = int(game.status_quo)
    every = [
        likely_courses(
            build_chain(game.space, utilities(game), [Pace(rate, 0.0), Pace(1.0, 0.0)]),
            start, np.array([game.state(s)["hill.dig"] == "no" for s in range(game.states)]), 1,
        )
        for rate in (0.0074, 0.0066)  # Hill moves once in two chances, Dale twice in three
    ]  # fmt: skip
    assert [len(found) for found in every] == [1, 0]
    assert every[0][0].probability == pytest.approx(0.0037 / (0.0037 + 2 / 3))


@pytest.mark.parametrize(
    ("probability", "word", "number"),
    [
        (0.0, "almost no chance", "under 1%"),
        (0.05, "almost no chance", "5%"),
        (0.051, "very unlikely", "5%"),
        (0.2, "very unlikely", "20%"),
        (0.21, "unlikely", "21%"),
        (0.5, "roughly an even chance", "50%"),
        (0.56, "likely", "56%"),
        (0.8, "likely", "80%"),
        (0.94, "very likely", "94%"),
        (0.96, "almost certain", "96%"),
        (0.999, "almost certain", "over 99%"),
    ],
)
def test_numbers_have_the_words_of_the_directive(probability, word, number) -> None:
    assert likelihood_word(probability) == word
    assert percent(probability) == number


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("not hill.dig", "that in 3 weeks Hill stops digging at the well."),
        ("eventually not hill.dig", "within 3 weeks it comes to this: Hill stops digging"),
        ("hill.dig before dale.answer == force", ", before Dale "),
        ("hill.dig for at least 2 weeks", "within 3 weeks for at least 2 weeks on end Hill"),
        (
            "[never not hill.dig] or [always dale.answer == tolls]",
            "either within 3 weeks it does not come",
        ),
    ],
)
def test_answers_are_told_in_words(asked: str, said: str) -> None:
    model = quarrel()
    curve = forecast_model(model, [asked], weeks=3, draws=4).curves[0]
    assert said in say(curve, "sentence", model)


def test_differences_and_drivers_and_paces_are_told() -> None:
    model = quarrel()
    report = forecast_model(
        model, ["eventually not hill.dig", "dale.answer == force"], weeks=4, draws=30,
        scenarios={"force": apply_scenario(model, "force"), "same": model},
    )  # fmt: skip
    base, _, same, *_ = (say(curve, "sentence", model) for curve in report.curves)
    assert "no different from the base" in same
    moved = replace(report.curves[1], difference=-0.07, difference_error=0.004)
    assert "That is 7 percentage points less than in the base (standard error 0.4)." in say(
        moved, "sentence", model
    )
    assert "Eight draws in ten of pace and wants give" in base
    assert "how often Hill gets to move (raises it)" in say(report.curves[0], "drivers_text", model)
    hill, dale = (say(pace, "sentence", model) for pace in report.paces)
    assert "Hill did not move in four weeks" in hill
    assert "from past disputes and one dated move of its own" in dale
    assert "Dale moved once" in dale
    rate = replace(report.paces[1].estimates[0], least=None, most=None)
    bounds = {(None, None): "alone", (0.2, None): "alone allow at least 0.2.",
              (None, 3.1): "alone allow at most 3.1.", (0.2, 12.0): "allow between 0.2 and 12."}  # fmt: skip
    for (least, most), text in bounds.items():
        one = replace(report.paces[1], estimates=(replace(rate, least=least, most=most),))
        assert (text in say(one, "sentence", model)) == (text != "alone")
    told = caveats(("one model", "no dated moves"), exact=False, left_out=("a.b", "a.b"))
    assert told[1].startswith("No dated moves")
    assert told[-1] == "Dated moves that nobody could have chosen by itself are left out: a.b."
    assert "drawn worlds" in told[2]


def test_the_verb_answers_and_refuses(call: Call, tmp_path: Path) -> None:  # noqa: F811
    folder = tmp_path / "gas"
    assert call("init", folder, "--example", "gas-dispute-2009")[0] == 0
    code, out, err = call("forecast", folder, "--weeks", 2, "--draws", 3, "--scenario", "package",
                          "--ask", "eventually ukraine.pay", "--json")  # fmt: skip
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert told["schema"] == "forecast/1"
    assert [curve["scenario"] for curve in told["curves"]] == [None, "package"]
    assert len(told["curves"][0]["probability"]) == 3
    assert "ukraine.pay" in told["curves"][0]["sentence"]
    (why,) = [text for text in told["caveats_text"] if "dated" in text]
    assert why.startswith("Only one dated event has moves, and it starts the clock: of the pace")
    code, out, err = call("forecast", folder, "--weeks", 2, "--draws", 3, "--ask", "eu.monitors")
    assert code == 0
    assert "European Union" in out
    assert "no better than it" in err
    for wrong, said in (
        (("--weeks", 0), "bad-horizon"),
        (("--ask", "eventually"), "path-syntax"),
        (("--ask", "eventually eu.moniters"), "unknown-option"),
        (("--scenario", "packet"), "unknown-scenario"),
    ):
        code, out, err = call("forecast", folder, *wrong)
        assert code in (2, 3)
        assert out == ""
        assert said in err
        assert err.count("\n") == 1


RULE = "by: eu, then: eu.monitors, assumption: x"


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("everybody: {rate: -1}", "none below 0"),
        ("everybody: {rate: [2, 2, 2]}", "without spread"),
        ("everybody: {rate: [0, 1, 2]}", "above 0"),
        ("paces: {uk: {rate: 1}}", "unknown actor"),
        ("shocks: {war: {text: War, moves: {eu.monitors: yes}, assumption: x}}", "rate:"),
        (f"responses: [{{{RULE}, if: eu.moniters, probability: 0.5}}]", "did you mean"),
        (f"responses: [{{{RULE}, if: eu.monitors, probability: 1.5}}]", "at most 1"),
        ("look_ahed: 2", "did you mean"),
    ],
)  # fmt: skip
def test_nonsense_in_the_file_gets_one_clear_line(call: Call, tmp_path, section, said) -> None:  # noqa: F811
    folder = tmp_path / "gas"
    assert call("init", folder, "--example", "gas-dispute-2009")[0] == 0
    with (folder / "crisis.yaml").open("a", encoding="utf-8") as file:
        file.write(f"dynamics:\n  {section}\n")
    code, _, err = call("forecast", folder, "--weeks", 2, "--draws", 0)
    assert code == 3, err
    assert said in err
    assert "crisis.yaml:" in err
    assert len(err.strip().splitlines()) == 1


def test_where_the_draws_run_all_the_way_the_model_says_that_it_cannot_tell() -> None:
    model = quarrel()
    (found,) = forecast_model(model, ["eventually not hill.dig"], draws=0).curves
    wide = replace(found, probability=(0.0, 0.61), low=(0.0, 0.001), high=(0.0, 0.999))
    assert say(wide, "sentence", model) == (
        "The model cannot tell whether within one week it comes to this: Hill stops digging at the well: "
        "eight draws in ten of pace and wants give under 1% to over 99%, their mean is 61%."
    )
    there = replace(wide, scenario="force", difference=0.2, difference_error=0.01)
    text = say(there, "sentence", model)
    assert text.startswith(
        "The model cannot tell whether, in the scenario “Force”, within one week"
    )
    assert text.endswith("That is 20 percentage points more than in the base (standard error 1.0).")


def test_a_question_that_joins_what_lasts_is_counted_in_worlds_beside_exact_ones() -> None:
    model, lasts = quarrel(), "hill.dig for at least 2 weeks"
    asked = [
        lasts,
        "eventually dale.answer == force",
        f"[{lasts}] or [eventually dale.answer == force]",
    ]
    report = forecast_model(model, asked, weeks=4, draws=8)
    alone, other, either = report.curves
    assert not report.exact
    assert (
        forecast_model(model, asked[:2], weeks=4, draws=8).curves[0].probability
        == alone.probability
    )
    most = max(alone.probability[-1], other.probability[-1])
    assert (
        most - 0.03 < either.probability[-1] <= alone.probability[-1] + other.probability[-1] + 0.03
    )
