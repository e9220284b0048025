"""Scores against published figures and their identities; the back-test against a course by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.conftest import Call, call  # noqa: F401 - a fixture
from tests.dynamics.crises import BASE, quarrel
from tightrope.analysis.dynamics import backtest as module
from tightrope.analysis.dynamics.backtest import backtest, said_by_sources
from tightrope.analysis.dynamics.errors import BadForecast, NoDatedMoves
from tightrope.analysis.dynamics.history import read_history
from tightrope.analysis.dynamics.record import Later, record_of
from tightrope.analysis.dynamics.score import lead_error, log_score, ranked_score, score
from tightrope.analysis.dynamics.setting import Setting
from tightrope.analysis.dynamics.yardsticks import average_chain, average_rate
from tightrope.crisis.fold import levels_on
from tightrope.dates import PartialDate
from tightrope.words.scores import backtest_page, standing

PAIRS = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60)


def test_scores_are_the_published_ones() -> None:
    assert score([0.7], [True]).brier == pytest.approx(0.09)
    assert score([0.7], [True]).log == pytest.approx(0.35667494393873245)
    assert score([0.0], [True]).log == pytest.approx(-np.log(1e-3))
    assert log_score(np.array([0.2]), np.array([0.0])) == pytest.approx(-np.log(0.8))


@given(PAIRS)
@settings(deadline=None, max_examples=60)
def test_the_brier_score_is_the_sum_of_its_parts(pairs) -> None:
    found = score([p for p, _ in pairs], [y for _, y in pairs])
    told = found.reliability - found.resolution + found.uncertainty + found.within
    assert found.brier == pytest.approx(told)
    assert sum(tenth.forecasts for tenth in found.calibration) == found.forecasts == len(pairs)
    same = score([0.34] * len(pairs), [y for _, y in pairs])
    assert same.within == pytest.approx(0.0, abs=1e-12)
    assert same.resolution == pytest.approx(0.0)


def test_a_tenth_has_its_mean_its_share_and_its_error() -> None:
    found = score([0.1, 0.19, 0.2, 1.0], [False, True, True, True])
    first, second, last = found.calibration
    assert (first.forecasts, first.happened) == (2, 0.5)
    assert first.mean == pytest.approx(0.145)
    assert first.error == pytest.approx(np.sqrt(0.09 + 0.19 * 0.81) / 2)
    assert (second.forecasts, last.mean) == (1, 1.0)


def test_the_ranked_score_is_the_published_one_and_of_two_levels_the_brier_score() -> None:
    assert ranked_score([0.2, 0.5, 0.3], 1) == pytest.approx(0.13)
    assert ranked_score([0.3, 0.7], 1) == pytest.approx(score([0.7], [True]).brier)
    assert ranked_score([0.3, 0.7], 0) == pytest.approx(score([0.7], [False]).brier)
    assert ranked_score([1.0, 0.0, 0.0], 2) == 2.0  # two levels off is worse than one
    assert ranked_score([0.0, 1.0, 0.0], 2) == 1.0
    for law, seen in (([0.5, 0.6], 0), ([1.2, -0.2], 0), ([0.5, 0.5], 2), ([0.5, 0.5], -1)):
        with pytest.raises(BadForecast):
            ranked_score(law, seen)


def test_sources_speak_on_the_days_on_which_their_scenario_holds() -> None:
    scenarios = {
        "one": {"assume": {"hill.dig": True}, "expect": {"dale.answer": "force"}, "assumption": "x"},
        "two": {"assume": {"hill.dig": True}, "might": {"dale.answer": "words"},
                "chance": {"dale.answer": 0.3}, "assumption": "x"},
        "three": {"assume": {"hill.dig": False}, "expect": {"dale.answer": "words"}, "assumption": "x"},
        "four": {"assume": {"hill.dig": True}, "might": {"dale.answer": "force"}, "assumption": "x"},
    }  # fmt: skip
    model = quarrel(scenarios=scenarios)
    now = {"hill.dig": "yes", "dale.answer": "tolls"}
    assert said_by_sources(model, now) == {"dale.answer": pytest.approx((1.0 + 0.3) / 2)}
    # at force already: the first expects no change, the second a change with 0.3
    now["dale.answer"] = "force"
    assert said_by_sources(model, now) == {"dale.answer": pytest.approx((0.0 + 0.3) / 2)}
    now["dale.answer"] = "words"
    assert said_by_sources(model, now) == {"dale.answer": pytest.approx((1.0 + 0.7) / 2)}
    assert said_by_sources(model, {"hill.dig": "no", "dale.answer": "words"}) == {
        "dale.answer": 0.0
    }
    assert said_by_sources(quarrel(scenarios={}), now) == {}


def test_a_back_test_sets_sources_and_levels_beside() -> None:
    told = {"assume": {"hill.dig": True}, "expect": {"dale.answer": "tolls"}, "assumption": "x"}
    model = quarrel(as_of="2030-05-09", scenarios={"one": told})
    found = backtest(model, days=(1,), draws=2)
    (one,) = found.compared
    beside = one.beside_sources
    # asked of Dale on eight days; the sources say tolls from the first: right on the seventh alone
    assert beside.forecasts == 8
    assert beside.sources == pytest.approx(6 / 8)
    assert beside.persistence == pytest.approx(1 / 8)
    assert one.ranked.persistence == pytest.approx(1 / 16)  # one level off, on one of sixteen
    assert one.ranked.model == pytest.approx(np.mean([tried.ranked.model for tried in found.tried]))
    yes_no = [one for one in found.tried if one.option == "hill.dig"]
    for tried in yes_no:
        assert tried.ranked.average < tried.average**2 + 1e-9  # there and back again is no change
    page = backtest_page(model.title, found)
    assert "One day ahead, over eight forecasts of which sources expect something" in page
    assert f"saying that nothing changes {1 / 8:.3f}" in page
    assert f"| 1 | {one.ranked.model:.3f} | {1 / 16:.3f} |" in page
    alone = backtest_page(
        "x", backtest(quarrel(as_of="2030-05-09", scenarios={}), days=(1,), draws=2)
    )
    assert "One day ahead: on none of these days" in alone


def test_levels_are_scored_alike_where_worlds_are_drawn(monkeypatch) -> None:
    exact = backtest(quarrel(as_of="2030-05-09"), days=(3,), draws=2).compared[0]
    monkeypatch.setattr(module, "MOST_EXACT", 1)
    drawn = backtest(quarrel(as_of="2030-05-09"), days=(3,), draws=2).compared[0]
    assert drawn.ranked.model == pytest.approx(exact.ranked.model, abs=0.02)
    assert drawn.ranked.persistence == exact.ranked.persistence
    assert drawn.model.brier == pytest.approx(exact.model.brier, abs=0.02)


def test_what_is_no_forecast_is_refused() -> None:
    with pytest.raises(BadForecast, match="nothing to score"):
        score([], [])
    with pytest.raises(BadForecast, match="no probability"):
        score([1.01], [True])


def test_the_average_rate_is_that_of_the_moves() -> None:
    setting = Setting.of(quarrel(), draws=0, seed=0)
    history = read_history(quarrel(), setting.game)
    rate = average_rate(setting, history)
    assert rate == pytest.approx((1 + 0.5) / (4 * 2))  # one change, four weeks, two options
    chain = average_chain(setting, rate)
    # Hill's one option changes at every second chance, Dale's at two in three
    assert chain.movers[0].rate == pytest.approx(rate * 2)
    assert chain.movers[1].rate == pytest.approx(rate * 3 / 2)
    total = sum(chain.jumps(setting.start).values())
    assert total == pytest.approx(2 * rate)


def test_a_back_test_uses_nothing_later_and_knows_what_came(monkeypatch) -> None:
    stood = []
    prepare = module.Prepared.of

    def seen(model, **how):
        stood.append((str(model.as_of), [str(event.date) for event in model.events]))
        return prepare(model, **how)

    monkeypatch.setattr(module.Prepared, "of", seen)
    model = quarrel(as_of="2030-05-09")
    found = backtest(model, days=(1, 3), draws=2)
    assert stood[0] == ("2030-05-01", ["2030-05-01"])
    assert len(stood) == 8
    assert all(date <= day for day, dates in stood for date in dates)
    assert (found.first, found.last) == ("2030-05-01", "2030-05-09")
    came = {(one.on, one.option, one.days) for one in found.tried if one.happened}
    assert came == {
        ("2030-05-07", "dale.answer", 1), ("2030-05-05", "dale.answer", 3),
        ("2030-05-06", "dale.answer", 3),
    }  # fmt: skip  # not on the 7th: three days later is beyond the record
    assert [(one.days, one.model.forecasts) for one in found.compared] == [(1, 16), (3, 12)]
    assert found.compared[0].persistence.brier == pytest.approx(1 / 16)
    assert all(0 < one.probability < 1 and 0 < one.average < 1 for one in found.tried)
    assert found.tried == backtest(model, days=(1, 3), draws=2).tried


def test_persistence_that_wins_is_said_first() -> None:
    good, bad, middling = (score([p] * 4, [False] * 4) for p in (0.0, 0.5, 0.2))
    assert standing(bad, good, middling, 0.0).startswith("Persistence wins: over four forecasts")
    assert "did no worse either (0.040)" in standing(bad, good, middling, 0.0)
    assert "the model was better" in standing(middling, bad, bad, 0.1)
    assert "no more than chance may give" in standing(middling, bad, bad, 0.11)  # a lead of 0.21
    assert "did worse than the model" in standing(middling, bad, bad, 0.0)
    assert "nothing changes was as good as the model" in standing(good, good, good, 0.0)


def test_the_error_of_a_lead_is_that_of_its_mean() -> None:
    leads = np.array([0.25 - 0.04, 0.25 - 0.64, 0.25 - 0.04])
    found = lead_error([0.2, 0.8, 0.2], [0.5] * 3, [False] * 3)
    assert found == pytest.approx(leads.std(ddof=1) / np.sqrt(3))
    assert lead_error([0.2], [0.5], [True]) == float("inf")


def test_the_page_says_who_wins_what_came_and_how_it_was_made() -> None:
    model = quarrel(as_of="2030-05-09")
    page = backtest_page(model.title, backtest(model, days=(1,), draws=2))
    assert page.startswith("# Back-test: A quarrel over a well\n\n**One day ahead.** ")
    assert "| 1 | 16 | 1 | " in page
    assert "| 2030-05-07 | dale.answer | 1 | " in page
    assert "a good score proves less than a bad one" in page
    assert "from 2030-05-01 to 2030-05-09" in page


def test_there_must_be_a_day_to_look_back_from() -> None:
    with pytest.raises(NoDatedMoves):
        backtest(quarrel(events=[]))
    with pytest.raises(NoDatedMoves):
        backtest(quarrel(events=BASE["events"][:1], as_of="2030-05-01"))


def test_the_verb_back_tests_alone(call: Call, tmp_path: Path) -> None:  # noqa: F811
    folder = tmp_path / "gas"
    assert call("init", folder, "--example", "gas-dispute-2009")[0] == 0
    code, _, err = call("forecast", folder, "--backtest", "--keep")
    assert (code, "asks its own questions" in err) == (2, True)
    code, out, _ = call("forecast", folder, "--backtest", "--draws", 2, "--json")
    assert code == 0
    assert json.loads(out)["schema"] == "backtest/1"
    code, out, _ = call("forecast", folder, "--backtest", "--draws", 2)
    assert out.startswith("# Back-test: ")


def test_what_was_seen_later_is_on_record_and_known_on_its_own_day_alone() -> None:
    model = quarrel(as_of="2030-05-09")
    later = [
        Later(PartialDate("2030-05-20"), {"hill.dig": False, "dale.answer": "tolls"}),
        Later(PartialDate("2030-05-12"), {"dale.answer": "force"}),
        Later(PartialDate("2030-06-09"), {"hill.dig": True}),  # 31 days on: too late to count
        Later(PartialDate("2030-05-09"), {"hill.dig": False}),  # not after the file's date
        Later(PartialDate("2030-05-25"), {"no.such": True}),
    ]
    record = record_of(model, later)
    assert (str(record.first), str(record.last), record.later) == ("2030-05-01", "2030-05-20", True)
    levels = {
        day: levels_on(record.model, PartialDate(day))
        for day in ("2030-05-11", "2030-05-12", "2030-05-19", "2030-05-20")
    }
    assert [one["dale.answer"] for one in levels.values()] == ["tolls", "force", "force", "tolls"]
    assert [one["hill.dig"] for one in levels.values()] == ["yes", "yes", "yes", "no"]
    with_it = backtest(model, days=(1,), later=later, draws=2)
    without = backtest(model, days=(1,), draws=2)
    assert with_it.later_than == "2030-05-09"
    assert without.later_than is None
    # what comes later changes nothing of what is said before it
    assert with_it.tried[: len(without.tried)] == without.tried
    came = {(one.on, one.option) for one in with_it.tried if one.happened}
    assert ("2030-05-11", "dale.answer") in came
    assert ("2030-05-19", "hill.dig") in came
    assert "After 2030-05-09 the moves are those of the sealed events" in backtest_page(
        "x", with_it
    )
    assert "sealed" not in backtest_page("x", without)
    assert record_of(model, later[2:]).later is False
    assert record_of(model, [Later(PartialDate("2030-06-08"), {"hill.dig": True})]).later is True


def test_a_case_whose_moves_are_all_later_is_stood_at_from_its_own_date() -> None:
    model = quarrel(events=[], as_of="2030-05-09")
    record = record_of(model, [Later(PartialDate("2030-05-12"), {"hill.dig": False})])
    assert (str(record.first), str(record.last)) == ("2030-05-09", "2030-05-12")
    with pytest.raises(NoDatedMoves):
        record_of(model, [Later(PartialDate("2030-05-12"), {"hill.dig": True})])  # nothing moved


def test_the_error_of_a_lead_is_taken_over_the_days_that_hang_together() -> None:
    rng = np.random.default_rng(1)
    said, came = rng.random(60), rng.random(60) < 0.4
    alone = lead_error(list(said), [0.0] * 60, list(came))
    same = lead_error(list(said), [0.0] * 60, list(came), list(range(60)))
    assert same == pytest.approx(alone)
    copied = [list(np.repeat(one, 3)) for one in (said, np.zeros(60), came)]
    held = lead_error(*copied, list(np.repeat(np.arange(60), 3)))
    assert held == pytest.approx(alone)  # copies tell nothing more
    assert lead_error([0.2, 0.3], [0.5] * 2, [False] * 2, [0, 0]) == float("inf")


def test_a_back_test_tells_each_day_as_it_stands_there() -> None:
    told: list[str] = []
    backtest(quarrel(as_of="2030-05-04"), days=(1,), draws=1, on_step=told.append)
    assert told == [f"standing at 2030-05-0{day}" for day in (1, 2, 3)]


def test_a_lead_over_one_stretch_of_days_is_no_more_than_chance_may_give() -> None:
    (one, three) = backtest(quarrel(as_of="2030-05-09"), days=(1, 8), draws=2).compared
    assert one.error is not None  # eight days
    assert three.error is None  # one day to stand at
    better = replace(three.persistence, brier=three.model.brier + 0.5)
    assert "by no more than chance may give" in standing(three.model, better, better, None)
    assert "was better than saying" in standing(three.model, better, better, 0.2)
    assert "by no more than chance may give" in standing(three.model, better, better, 0.26)
    of = backtest(quarrel(as_of="2030-05-09"), days=(3,), draws=2)
    own = [x for x in of.tried if x.days == 3]
    stood = sorted({x.on for x in own})
    said, came = [x.probability for x in own], [x.happened for x in own]
    groups = [stood.index(x.on) // 3 for x in own]
    assert of.compared[0].error == pytest.approx(lead_error(said, [0.0] * len(own), came, groups))
