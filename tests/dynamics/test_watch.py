"""What to watch: information against its closed forms, and moves that must tell."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.linalg import expm

from tests.cli.conftest import Call, call  # noqa: F401 - a fixture
from tests.dynamics.crises import INTERESTS, quarrel
from tightrope.analysis.dynamics.against import Against, Coming
from tightrope.analysis.dynamics.errors import BadHorizon
from tightrope.analysis.dynamics.forecast import forecast_model
from tightrope.analysis.dynamics.futures import Future, dividing_options, futures_of_ends
from tightrope.analysis.dynamics.setting import Setting
from tightrope.analysis.dynamics.signs import mutual_information, signs_of
from tightrope.analysis.dynamics.watch import Watched, WatchReport, watch_model
from tightrope.words import ByName, render, watching
from tightrope.words.forecasts import tells_nothing
from tightrope.words.over_time import likelihood_of_expected

STILL = {"rate": 0, "precision": 0, "inertia": 0, "assumption": "a trial"}
EVEN = {"rate": 1, "precision": 0, "inertia": 0, "assumption": "a trial"}


def test_information_is_in_bits_and_nothing_is_told_by_chance() -> None:
    sure = np.array([[4000.0, 0.0], [0.0, 4000.0]])
    assert mutual_information(sure) == pytest.approx(1.0, abs=1e-3)
    assert mutual_information(np.full((2, 4), 1000.0)) == 0.0
    # a binary channel that errs once in ten: 1 - H(0.1)
    channel = np.array([[9000.0, 1000.0], [1000.0, 9000.0]])
    entropy = -(0.9 * np.log2(0.9) + 0.1 * np.log2(0.1))
    assert mutual_information(channel) == pytest.approx(1 - entropy, abs=1e-3)
    rng = np.random.default_rng(0)
    noise = [mutual_information(1.0 * np.bincount(rng.integers(8, size=400), minlength=8)
                                .reshape(2, 4)) for _ in range(50)]  # fmt: skip
    assert np.mean(noise) < 0.004  # the plain estimate is 3 / (800 ln 2) = 0.0054 too high


# Dale answers force whenever Hill has stopped; nothing else ever moves Dale
ANSWERED = {
    "paces": {"hill": {**EVEN, "rate": 0.3}, "dale": {**EVEN, "rate": 2, "inertia": 30}},
    "responses": [{"by": "dale", "if": "not hill.dig", "then": "dale.answer == force",
                   "probability": 1, "assumption": "said"}],
}  # fmt: skip
FORCE = "eventually dale.answer == force"


def answered(**changes) -> WatchReport:
    model = quarrel(dynamics=ANSWERED, events=[], **changes)
    return watch_model(model, FORCE, weeks=9, draws=16)


def test_a_move_that_leads_to_the_end_tells_of_it_while_the_end_is_open() -> None:
    report = answered()
    assert [future.answer for future in report.futures] == [False, True]
    assert report.telling == ("dale.answer",)
    (one,) = report.watched
    assert (one.kind, one.what, one.level, one.favours) == ("move", "hill.dig", "no", 1)
    assert one.ratio > 4  # without force Hill hardly ever stopped early
    assert one.absence < 1
    assert 0 < one.bits < report.unsettled <= 1.0
    # digging, stopped, digging again: Hill turns at 0.15 a week, Dale answers at 2 what is stopped
    rates = np.array([[-0.15, 0.15, 0.0], [0.0, -2.15, 0.15], [0.0, 0.15, -0.15]])
    law = expm(rates * one.by)[0]
    assert one.probability == pytest.approx((law[1] + law[2]) / law.sum(), abs=0.015)
    assert report == answered()


def test_a_sign_is_looked_for_by_the_first_week_at_which_it_tells_most() -> None:
    slow = {"everybody": {"rate": 0.2, "precision": 0, "inertia": 0, "assumption": "a trial"}}
    model = quarrel(dynamics=slow, events=[], **INTERESTS)
    report = watch_model(model, "hill.dig while dale.answer == force", weeks=30, draws=4)
    assert report.by == 10
    assert all(1 <= one.by <= 10 for one in report.watched)
    assert watch_model(quarrel(), weeks=2, draws=2).by == 1


def test_an_indicator_that_turns_just_when_a_move_comes_stands_beside_it() -> None:
    (one,) = answered(**INTERESTS).watched
    assert (one.what, one.level) == ("hill.dig", "no")
    assert one.shown_by == {"water": "down", "peace": "up"}
    kinds = {(sign.kind, sign.what, sign.level) for sign in signs_of(
        Setting.of(quarrel(**INTERESTS), draws=0, seed=0))}  # fmt: skip
    assert ("indicator", "peace", "up") in kinds
    assert ("indicator", "water", "down") in kinds
    assert ("indicator", "water", "up") not in kinds  # Hill digs already: it cannot rise


def test_futures_are_told_apart_by_what_the_ends_are_worth() -> None:
    model = quarrel(priorities={"hill": [{"want": "hill.dig"}], "dale": [{"want": "hill.dig"}]})
    setting = Setting.of(model, draws=0, seed=0)
    every = np.arange(setting.game.states, dtype=np.int32)
    dig = setting.game.options.index("hill.dig")
    assert dividing_options(setting, every) == (dig,)  # nobody cares what Dale answers
    assert dividing_options(setting, every, "hill") == (dig,)
    assert dividing_options(setting, every, "dale") == (dig,)  # its own options are worth nothing
    assert dividing_options(setting, np.full(9, 2, dtype=np.int32)) == ()
    ends = np.array([0, 0, 2, 4, 1, 3], dtype=np.int32)
    place, futures = futures_of_ends(setting, ends)
    assert [one.probability for one in futures] == pytest.approx([4 / 6, 2 / 6])
    assert [set(one.ends) for one in futures] == [{"hill.dig"}] * 2
    assert futures[0].ends != futures[1].ends
    assert list(place) == [0, 0, 0, 0, 1, 1]


def test_two_options_tell_futures_apart_where_both_matter_and_are_few() -> None:
    options = {
        "hill": {"dig": {"text": "Dig", "now": True}, "guard": {"text": "Guard", "now": False}},
        "dale": {"answer": {"text": "Answer", "levels": ["words", "tolls", "force"],
                            "now": "tolls"}},
    }  # fmt: skip
    wants = {
        "hill": [{"want": "hill.dig"}, {"want": "hill.guard"}],
        "dale": [{"want": "hill.guard"}],
    }
    setting = Setting.of(quarrel(options=options, priorities=wants, events=[]), draws=0, seed=0)
    every = np.arange(setting.game.states, dtype=np.int32)
    assert dividing_options(setting, every) == (0, 1)
    _, futures = futures_of_ends(setting, every)
    assert len(futures) == 4
    assert futures[0].ends.keys() == {"hill.dig", "hill.guard"}


def test_where_nothing_moves_there_is_nothing_to_watch() -> None:
    report = watch_model(quarrel(dynamics={"everybody": STILL}, events=[]), weeks=3, draws=2)
    assert (report.watched, report.unsettled, report.telling) == ((), 0.0, ())
    assert "one future all but certain" in watching.nothing_tells(report)
    assert report.futures == (Future({}, None, 1.0, 1.0, 1.0),)
    # moves come at the average rate elsewhere: each that is seen speaks against this model
    assert {(one.option, one.level) for one in report.against} == {
        ("hill.dig", "no"), ("dale.answer", "words"), ("dale.answer", "force"),
    }  # fmt: skip
    assert all(one.ratio >= 3 and one.probability <= 0.1 for one in report.against)
    assert not any(one.refutes for one in report.against)
    for weeks in (1, 0, 521):
        with pytest.raises(BadHorizon):
            watch_model(quarrel(), weeks=weeks)


def test_what_refutes_the_finding_comes_first_and_first_what_is_likeliest() -> None:
    finding = {"hill.dig": "yes", "dale.answer": "tolls"}
    report = watch_model(
        quarrel(dynamics={"everybody": EVEN}, events=[]), weeks=9, draws=2, expected=finding
    )
    assert report.finding == finding
    assert {(one.option, one.level) for one in report.against} == {
        ("hill.dig", "no"), ("dale.answer", "words"), ("dale.answer", "force"),
    }  # fmt: skip
    assert all(one.refutes and one.probability > 0.5 for one in report.against)
    chances = [one.probability for one in report.against]
    assert chances == sorted(chances, reverse=True)
    far = watch_model(
        quarrel(dynamics={"everybody": STILL}, events=[]), weeks=9, draws=2,
        expected={"hill.dig": "no"},
    )  # fmt: skip
    # to stop is what the finding expects: that is no refutation, though the forecast has it unlikely
    assert {(one.option, one.refutes) for one in far.against} == {
        ("hill.dig", False), ("dale.answer", False),
    }  # fmt: skip


def test_a_move_that_is_closed_refutes_nothing() -> None:
    """Hill cannot stop digging: that it stops is no sign to watch for."""
    closed = [{"by": "hill", "from": "hill.dig", "to": "not hill.dig", "assumption": "paid for"}]
    for moves, options in (([], {"hill.dig", "dale.answer"}), (closed, {"dale.answer"})):
        report = watch_model(
            quarrel(dynamics={"everybody": EVEN}, events=[], closed_moves=moves), weeks=9, draws=2,
            expected={"hill.dig": "yes", "dale.answer": "tolls"},
        )  # fmt: skip
        assert {one.option for one in report.against} == options


def report_of(futures: tuple[Future, ...], **changes) -> WatchReport:
    told = {
        "as_of": None, "weeks": 12, "by": 4, "question": None, "finding": {},
        "telling": ("hill.dig",), "today": {"hill.dig": "yes", "dale.answer": "tolls"},
        "futures": futures, "unsettled": 0.9, "watched": (), "against": (), "coming": (),
        "worlds": 1, "draws": 1, "seed": 0,
    }  # fmt: skip
    return WatchReport(**{**told, **changes})


def test_what_to_watch_is_told_in_words() -> None:
    names = ByName(quarrel())
    futures = (
        Future({"hill.dig": "yes"}, None, 0.3, 0.1, 0.4),
        Future({"hill.dig": "no"}, None, 0.7, 0.2, 0.8),
    )
    report = report_of(futures)
    said = [
        render(watching.future(one, report.today), names)
        for one in (*futures, Future({}, None, 1.0, 1.0, 1.0))
    ]
    assert said == [
        "In the end Hill goes on digging at the well: unlikely (30%).",
        "In the end Hill stops digging at the well: likely (70%).",
        "It ends as it is today: almost certain (over 99%).",
    ]
    assert "the answer is no" in render(
        watching.future_name(Future(None, False, 0.5), report.today), names
    )
    for ratio, words in ((4.0, "about four times likelier"), (1.4, "slightly likelier"),
                         (1.5, "about one and a half times likelier"),
                         (2.5, "about two and a half times likelier"),
                         (30.0, "over twenty times likelier"), (20.0, "about 20 times")):  # fmt: skip
        one = Watched("move", "dale.answer", "force", 4, 0.25, 0.3, 1, ratio, 0.67)
        text = render(watching.watched(one, report), names)
        assert text.startswith(
            "By week 4 Dale answers the digging (“force”, no longer “tolls”) (25%); this is "
        )
        assert words in text
        assert text.endswith(" likelier if in the end Hill stops digging at the well.")
    strong = Watched("indicator", "water", "down", 4, 0.25, 0.3, 1, 4.0, 0.5, {"peace": "up"})
    text = render(watching.watched(strong, report), ByName(quarrel(**INTERESTS)))
    assert text.startswith("By week 4 “Water” is below today’s level (25%)")
    assert "That it stays away makes that about two times less likely." in text
    assert text.endswith("It shows in that “Peace” goes up.")


def test_the_worst_news_of_a_watch_list_is_said() -> None:
    names, futures = ByName(quarrel()), (Future({"hill.dig": "yes"}, None, 1.0),)
    weak = Watched("move", "dale.answer", "force", 4, 0.25, 0.044, 0, 4.0, 0.9)
    assert "settles little" in render(watching.little(report_of(futures, watched=(weak,))), names)
    firm = Watched("move", "dale.answer", "force", 4, 0.25, 0.046, 0, 4.0, 0.9)
    assert not watching.little(report_of(futures, watched=(firm,)))
    assert not watching.little(report_of(futures))
    assert "as long as this is as it is today: Hill goes on digging" in render(
        watching.open_until(report_of(futures, watched=(weak,))), names
    )
    assert not watching.open_until(report_of(futures))
    told = {
        (0.02, 5.0, False): "about five times as common if the sides moved without regard",
        (0.6, 0.5, True): "The forecast itself goes against the finding here.",
        (0.6, 0.5, False): "within twelve weeks: 60%.",
        (0.2, 1.4, True): "within twelve weeks: 20%.",
    }
    for (held, ratio, refutes), words in told.items():
        text = render(
            watching.against(Against("hill.dig", "no", held, ratio, refutes), report_of(futures)),
            names,
        )
        assert text.startswith(
            "That Hill stops digging at the well at some time within twelve weeks: "
        )
        assert words in text
    stop = Against("hill.dig", "no", 0.3, 1.0, refutes=True)
    same = report_of(futures, finding={"hill.dig": "yes"}, against=(stop,))
    assert render(watching.finding(same), names) == (
        "Main finding: what is done today goes on. It is refuted by these:"
    )
    odd = replace(same, finding={"hill.dig": "no"}, against=(replace(stop, refutes=False),))
    assert render(watching.finding(odd), names) == (
        "Main finding: Hill stops digging at the well."  # nothing is told that would refute it
    )
    assert not watching.finding(report_of(futures))


def test_the_main_finding_tells_what_stays_too_as_moves_against_that_refute_it() -> None:
    names, futures = ByName(quarrel()), (Future({"hill.dig": "yes"}, None, 1.0),)
    answer = Against("dale.answer", "force", 0.6, 1.0, refutes=True)
    found = report_of(
        futures, finding={"hill.dig": "no", "dale.answer": "tolls"}, against=(answer,)
    )
    assert render(watching.finding(found), names) == (
        "Main finding: Hill stops digging at the well, and as today Dale goes on answering the digging "
        "(“tolls”). It is refuted by these:"
    )
    more = {"dale.answer": "tolls", "hill.guard": "no", "dale.guard": "no"}
    today = {**found.today, "hill.guard": "no", "dale.guard": "no"}
    many = replace(found, finding={"hill.dig": "no", **more}, today=today)
    assert "; the other three points of what is expected stay as they are today." in render(
        watching.finding(many), names
    )


def test_what_refutes_is_told_with_its_chance_at_some_time_and_the_rest_is_counted() -> None:
    report = report_of((Future({}, None, 1.0),))
    found = [
        Against("hill.dig", "no", 0.33, 1.0, True),
        Against("dale.answer", "force", 0.2, 1.0, True),
    ]
    assert render(watching.refuted_by(found, report, 0), ByName(quarrel())) == (
        "What is expected would be refuted if at some time within twelve weeks Hill stops digging at the "
        "well (33%) or Dale answers the digging (“force”, no longer “tolls”) (20%)."
    )
    assert render(watching.refuted_by(found, report, 1), ByName(quarrel())).endswith(
        "(20%); one less likely move would do so too."
    )


def test_where_draws_run_from_unlikely_to_likely_no_word_stands_for_them() -> None:
    assert tells_nothing(0.2, 0.81)
    assert not tells_nothing(0.21, 0.99)
    assert not tells_nothing(0.01, 0.80)
    wide = Future({"hill.dig": "no"}, None, 0.61, 0.001, 0.999)
    assert render(watching.future(wide, {"hill.dig": "yes"}), ByName(quarrel())) == (
        "In the end Hill stops digging at the well: the model cannot tell how likely (eight draws in "
        "ten under 1% to over 99%, mean 61%)."
    )


def test_every_move_away_has_its_chance_and_that_an_option_moves_at_all() -> None:
    report = watch_model(quarrel(**INTERESTS), draws=6)
    found = {(one.option, one.level): one for one in report.coming}
    asked = {
        ("hill.dig", "no"): "eventually not hill.dig",
        ("dale.answer", "force"): "eventually dale.answer == force",
        ("dale.answer", None): "eventually dale.answer != tolls",
        ("hill.dig", None): "eventually not hill.dig",
    }
    curves = forecast_model(quarrel(**INTERESTS), tuple(asked.values()), draws=6).curves
    for key, curve in zip(asked, curves, strict=True):
        one = found[key]
        numbers = (curve.probability[-1], curve.low[-1], curve.high[-1])
        assert (one.probability, one.low, one.high) == pytest.approx(numbers, abs=1e-9)
    assert len(found) == 5


def test_the_chance_of_what_is_expected_is_told_level_by_level() -> None:
    report = report_of(
        (Future({}, None, 1.0),),
        coming=(Coming("hill.dig", None, 0.3, 0.25, 0.4), Coming("hill.dig", "no", 0.3, 0.25, 0.4),
                Coming("dale.answer", "force", 0.61, 0.001, 0.999),
                Coming("dale.answer", None, 0.7, 0.001, 0.999)),
    )  # fmt: skip
    names = ByName(quarrel())
    told = likelihood_of_expected({"hill.dig": "yes", "dale.answer": "force"}, report)
    assert render(told, names) == (
        "How likely what is expected is to come within twelve weeks: Dale answers the digging "
        "(“force”, no longer “tolls”) (the model cannot tell: under 1% to over 99%); to last throughout "
        "them: Hill goes on digging at the well (70%)."
    )
    assert render(likelihood_of_expected({"hill.dig": "no"}, report), names) == (
        "How likely what is expected is to come within twelve weeks: Hill stops digging at the well "
        "(30%)."
    )
    assert render(likelihood_of_expected({"hill.dig": "yes"}, report), names) == (
        "How likely what is expected is to last throughout twelve weeks: Hill goes on digging at the "
        "well (70%)."
    )
    assert not likelihood_of_expected({"dale.answer": "words"}, report)


def test_the_verb_watch_tells_and_refuses(call: Call, tmp_path: Path) -> None:  # noqa: F811
    folder = tmp_path / "gas"
    assert call("init", folder, "--example", "gas-dispute-2009")[0] == 0
    code, out, _ = call("watch", folder, "--draws", 2, "--json")
    assert code == 0
    told = json.loads(out)
    assert told["schema"] == "watch/2"
    assert len(told["watched"]) == len(told["watched_text"])
    assert {one.partition(".")[0] for one in told["telling"]} == {
        "russia"
    }  # the file's focal actor
    assert told["finding"]
    moves = [one for one in told["watched"][:6] if one["kind"] == "move"]
    assert [one["option"] for one in told["seen_as"]] == [one["what"] for one in moves]
    code, out, _ = call("watch", folder, "--draws", 2, "--about", "ukraine")
    assert "Main finding" in out
    assert "In the end Ukraine" in out
    assert "russia." not in out
    assert "ukraine." not in out
    code, out, _ = call("watch", folder, "--draws", 2, "--ask", "eventually ukraine.pay")
    assert code == 0
    assert "Futures within 12 weeks" in out
    signs = out.partition("How much each sign tells")[2].partition("Main finding")[0]
    assert "Ukraine pay" not in signs  # that is the answer, not a sign of it
    for wrong, said in ((("--weeks", 1), "bad-horizon"), (("--ask", "eventually"), "path-syntax"),
                        (("--about", "rusia"), "'russia'"),
                        (("--as-of", "2999"), "knows nothing of so late a day")):  # fmt: skip
        code, out, err = call("watch", folder, *wrong)
        assert (code, out) == (2, "")
        assert said in err


def test_a_day_later_than_all_that_the_file_knows_is_refused(call: Call, tmp_path: Path) -> None:  # noqa: F811
    folder = tmp_path / "f"
    assert call("init", folder, "--example", "russia-iran-israel-2025")[0] == 0
    for verb in ("forecast", "infer"):
        code, out, err = call(verb, folder, "--as-of", "2025-06-23", "--draws", 1)
        assert (code, out) == (2, "")
        assert "2025-06-22" in err  # the last event of the file
        assert len(err.strip().splitlines()) == 1
