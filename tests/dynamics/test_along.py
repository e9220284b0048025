"""What moves bring about on their way: against closed forms, exact and drawn alike."""

from __future__ import annotations

import numpy as np
import pytest

from tests.dynamics.crises import INTERESTS, quarrel
from tests.words.saying import say
from tightrope.analysis.dynamics import asked
from tightrope.analysis.dynamics.forecast import forecast_model
from tightrope.analysis.dynamics.report import IndicatorPath, ShockPath
from tightrope.analysis.dynamics.setting import Setting
from tightrope.analysis.effects import price_over_time, price_shock
from tightrope.analysis.effects.report import PricePath, SourcePath
from tightrope.crisis import apply_scenario
from tightrope.crisis.model import EnergyShock
from tightrope.words import ByName, render
from tightrope.words import along as words

FIXED = {
    "everybody": {"rate": 1, "precision": 0, "inertia": 0, "assumption": "a trial"},
    "paces": {"dale": {"rate": 0, "assumption": "still"}},
}
SHOCK = {"text": "The pipe is cut", "if": "not hill.dig", "world": 100, "lost": [4, 5, 6]}
WEEKS = np.arange(5)
STOPPED = 0.5 * (1 - np.exp(-WEEKS))  # at each chance Hill digs or not, evenly


def digging(**changes):
    dynamics = {**FIXED, **changes}
    return quarrel(dynamics=dynamics, events=[], **INTERESTS, energy_shocks={"pipe": SHOCK})


@pytest.mark.parametrize("exact", [True, False])
def test_indicators_and_conditions_follow_the_moves(exact, monkeypatch) -> None:
    if not exact:
        monkeypatch.setattr(asked, "MOST_EXACT", 0)
        monkeypatch.setattr(asked, "WORLDS", 4000)
    model = digging()
    report = forecast_model(model, ["hill.dig"], weeks=4, draws=3)
    near = {"abs": 1e-8 if exact else 0.02}
    paths = {one.indicator: one for one in report.indicators}
    assert paths["water"].down == pytest.approx(STOPPED, **near)
    assert paths["water"].up == (0.0,) * 5
    assert paths["peace"].up == pytest.approx(STOPPED, **near)
    (pipe,) = report.energy
    assert (pipe.shock, pipe.scenario) == ("pipe", None)
    assert pipe.probability == pytest.approx(STOPPED, **near)
    setting = Setting.of(model, draws=3, seed=0)
    off = int(np.flatnonzero((setting.game.space.columns["hill.dig"] == 0)
                             & (setting.game.space.columns["dale.answer"] == 1))[0])  # fmt: skip
    water = setting.responses.network.indicators.index("water")
    moved = [np.diff(setting.solution(d).x([setting.start, off])[:, water])[0] for d in range(3)]
    assert paths["water"].change == pytest.approx(np.mean(moved) * STOPPED, **near)
    assert paths["water"].low[-1] <= paths["water"].change[-1] <= paths["water"].high[-1] < 0


def test_what_nothing_moves_is_left_out_and_scenarios_are_set_against_today_in_the_base() -> None:
    still = {"everybody": {"rate": 0, "precision": 0, "inertia": 0, "assumption": "still"}}
    model = digging(**still, paces={})
    report = forecast_model(model, ["hill.dig"], weeks=2, draws=2)
    assert report.indicators == ()
    assert report.energy[0].probability == (0.0, 0.0, 0.0)
    forced = apply_scenario(model, "force")
    told = forecast_model(model, ["hill.dig"], weeks=2, draws=2, scenarios={"force": forced})
    paths = {(one.indicator, one.scenario): one for one in told.indicators}
    assert paths["peace", "force"].down == (1.0, 1.0, 1.0)
    assert paths["peace", None].down == (0.0, 0.0, 0.0)
    assert ("water", None) not in paths
    assert forecast_model(quarrel(), ["hill.dig"], weeks=2, draws=2).indicators == ()


@pytest.mark.parametrize("exact", [True, False])
def test_what_comes_on_a_date_comes_in_its_week(exact, monkeypatch) -> None:
    if not exact:
        monkeypatch.setattr(asked, "MOST_EXACT", 0)
    still = {"everybody": {"rate": 0, "precision": 0, "inertia": 0, "assumption": "still"}}
    for day, week in (("2030-06-05", 1), ("2030-06-06", 2), ("2030-06-12", 2)):
        shocks = {"frost": {"text": "Frost", "on": day, "moves": {"hill.dig": False},
                            "assumption": "a trial"}}  # fmt: skip
        model = digging(**still, paces={}, shocks=shocks)
        report = forecast_model(model, ["hill.dig"], weeks=3, draws=2)
        assert report.energy[0].probability == pytest.approx([0.0] * week + [1.0] * (4 - week))


def test_a_price_mixes_what_is_lost_what_is_feared_and_nothing() -> None:
    shock = EnergyShock.model_validate({**SHOCK, "probability": 0.25, "commodity": "oil"})
    known = {one.study: one for one in price_shock("pipe", shock, seed=3).sources}
    for one in price_over_time(shock, [0.0, 1.0, 0.4], seed=3):
        lost, fear = known[one.study].if_lost, known[one.study].premium
        assert (one.mean[0], one.low[0], one.high[0]) == (0.0, 0.0, 0.0)
        assert one.mean[1] == pytest.approx(0.25 * lost.median + 0.75 * fear.median, rel=0.12)
        assert one.mean[2] == pytest.approx(0.4 * one.mean[1], rel=0.08)
        assert one.low[2] == 0.0
        assert fear.median < one.high[1] <= lost.high
    sure = EnergyShock.model_validate(SHOCK)
    for one in price_over_time(sure, [1.0], seed=3):
        assert one.mean[0] > 0.9 * {s.study: s for s in price_shock("p", sure).sources}[
            one.study].if_lost.median  # fmt: skip


def test_it_is_told_in_words() -> None:
    path = IndicatorPath(
        "water", None, (0.0, 0.2), (0.0, 0.7), (0.0, -0.3), (0.0, -0.5), (0.0, 0.1)
    )
    model = quarrel(**INTERESTS)
    assert say(path, "sentence", model) == (
        "“Water” is below today’s level in one week with a probability of 70%, above it with 20%."
    )
    rise = IndicatorPath(
        "water", "force", (0.0, 0.7), (0.0, 0.2), (0.0, 0.3), (0.0, 0.0), (0.0, 0.4)
    )
    assert say(rise, "sentence", model).startswith("In “Force”: “Water” is above today’s level")
    price = PricePath("pipe", None, (SourcePath("A", (0.0, 2.4), (0.0, 0.0), (0.0, 9.6)),
                                     SourcePath("B", (0.0, 4.6), (0.0, 0.0), (0.0, 3.0))))  # fmt: skip
    holds = ShockPath("pipe", None, (0.0, 0.4), (0.0, 0.1), (0.0, 0.6))
    text = render(words.price(price, holds), ByName(model))
    assert "that its condition holds in one week has a probability of 40%." in text
    assert "moves the price by +2 to +5 %; in one case of twenty by more than +10 %." in text
    assert words.between(-1.2, -0.8) == "−1 %"
    assert words.signed(0.4) == "0 %"
