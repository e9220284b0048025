"""What a forecast hangs on: closed forms of the indices, and the words for them."""

from __future__ import annotations

from dataclasses import replace
from importlib import util
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import Call, call  # noqa: F401 - a fixture
from tests.dynamics.crises import quarrel
from tests.words.saying import say
from tightrope.analysis.dynamics import drivers as module
from tightrope.analysis.dynamics.asked import Prepared, Run
from tightrope.analysis.dynamics.drivers import drive, factors_of
from tightrope.analysis.dynamics.forecast import forecast_model
from tightrope.analysis.dynamics.path_formula import parse_path
from tightrope.analysis.dynamics.priors import quantiles
from tightrope.analysis.dynamics.report import DrivenBy, Sensitivity
from tightrope.crisis import option_levels
from tightrope.errors import MissingExtra

STILL = {"rate": 0, "precision": 0, "inertia": 0, "assumption": "a trial"}
SHOCKS = {
    name: {"text": name, "rate": rate, "moves": {"dale.answer": to}, "if": when, "assumption": "x"}
    for name, rate, to, when in (
        ("flood", [0.1, 0.1, 0.4], "force", "dale.answer == tolls"),
        ("feast", [0.1, 0.4, 1.6], "words", "dale.answer == tolls"),
    )
}


def run_of(model, text: str, draws: int = 0, weeks: int = 2) -> Run:
    base = Prepared.of(model, draws=draws, seed=0)
    return Run(base, base.setting, [parse_path(text, option_levels(model))], weeks)


def still_model(**shocks):
    return quarrel(events=[], dynamics={"everybody": STILL, "shocks": shocks})


def test_one_uncertain_thing_brings_everything() -> None:
    run = run_of(still_model(flood=SHOCKS["flood"]), "dale.answer == force")
    assert factors_of(run) == (("shock", "flood"),)
    (found,) = drive(run, ("q",), samples=256)
    (one,) = found.drivers
    assert one.total == pytest.approx(1.0, abs=0.05)
    assert one.alone == pytest.approx(1.0, abs=0.1)
    # rate = 0.1 · 4^v, v of a triangular law falling from 0: the answer is 1 - exp(-2 rate)
    v = 1 - np.sqrt(1 - (np.arange(100_000) + 0.5) / 100_000)
    answer = 1 - np.exp(-2 * 0.1 * 4**v)
    assert found.spread == pytest.approx(answer.std(), rel=0.03)
    pairs = np.random.default_rng(0).permutation(answer)
    assert one.moves == pytest.approx(np.abs(answer - pairs).mean(), rel=0.1)
    assert found.runs == 256 * 3


def test_indices_are_those_of_the_variance_worked_out_on_a_grid() -> None:
    run = run_of(still_model(**SHOCKS), "dale.answer == force")
    (found,) = drive(run, ("q",), samples=512)
    # two competing waits: force by week 2 with a/(a+b) (1 - exp(-2(a+b)))
    u = (np.arange(400) + 0.5) / 400
    a = quantiles((0.1, 0.1, 0.4), u, logarithmic=True)[:, None]
    b = quantiles((0.1, 0.4, 1.6), u, logarithmic=True)[None, :]
    grid = a / (a + b) * (1 - np.exp(-2 * (a + b)))
    variance = grid.var()
    exact = {
        "flood": grid.mean(axis=1).var() / variance,
        "feast": grid.mean(axis=0).var() / variance,
    }
    total = {
        "flood": grid.var(axis=0).mean() / variance,
        "feast": grid.var(axis=1).mean() / variance,
    }
    assert {one.name for one in found.drivers} == {"flood", "feast"}
    for one in found.drivers:
        assert one.alone == pytest.approx(exact[one.name], abs=0.06)
        assert one.total == pytest.approx(total[one.name], abs=0.06)
        assert 0 < one.total_error < 0.3
        assert one.factor == "shock"


def test_every_uncertain_thing_is_a_factor_and_what_is_fixed_is_none() -> None:
    rule = {"by": "dale", "if": "hill.dig", "then": "dale.answer == force", "assumption": "x"}
    model = quarrel(
        dynamics={
            "paces": {"hill": {**STILL, "rate": 1}},
            "responses": [{**rule, "probability": [0.1, 0.2, 0.3]}, {**rule, "probability": 0.5}],
            "shocks": SHOCKS,
        }
    )
    found = factors_of(run_of(model, "hill.dig", draws=4))
    assert found == (
        ("rate", "dale"), ("precision", "dale"), ("inertia", "dale"), ("wants", "hill"),
        ("wants", "dale"), ("answer", "0"), ("shock", "flood"), ("shock", "feast"),
    )  # fmt: skip
    assert ("wants", "hill") not in factors_of(run_of(model, "hill.dig"))


def test_a_pace_at_given_shares_has_the_law_of_the_posterior() -> None:
    fit = Prepared.of(quarrel(), draws=0, seed=0).fits[1]
    rng = np.random.default_rng(0)
    drawn = [fit.at(rng.random(3)) for _ in range(4000)]
    for name in ("rate", "precision", "inertia"):
        values = np.array([getattr(pace, name) for pace in drawn])
        exact = float(getattr(fit.points, name) @ fit.posterior)
        assert values.mean() == pytest.approx(exact, abs=4.5 * values.std() / 4000**0.5)
    both = np.array([pace.rate * pace.inertia for pace in drawn])
    exact = float((fit.points.rate * fit.points.inertia) @ fit.posterior)
    assert both.mean() == pytest.approx(exact, abs=4.5 * both.std() / 4000**0.5)
    assert fit.at((0.0, 0.0, 0.0)).rate < fit.at((0.999, 0.0, 0.0)).rate
    assert fit.at((1.0, 1.0, 1.0)).rate == fit.points.rate.max()


def test_what_changes_nothing_is_said() -> None:
    model = still_model(flood=SHOCKS["flood"])
    (found,) = drive(run_of(model, "hill.dig"), ("hill.dig",), samples=8)
    assert (found.drivers, found.spread) == ((), 0.0)
    assert say(found, "sentence", model) == "“hill.dig”: nothing that is uncertain changes it."
    fixed = still_model()
    assert drive(run_of(fixed, "hill.dig"), ("q",))[0] == Sensitivity("q", 0.0, (), 1)


def test_drivers_are_told_with_their_shares() -> None:
    model = quarrel()
    first = DrivenBy("rate", "dale", 0.5, 0.05, 0.7, 0.04, 0.12)
    other = DrivenBy("answer", "0", 0.1, 0.05, 0.2, 0.04, 0.004)
    found = Sensitivity("q", 0.2, (first, other), 100)
    assert say(found, "sentence", model) == (
        "“q” varies by 20 percentage points (standard deviation) with what is uncertain; most of it "
        "with how often Dale gets to move (70% of the variance, 50% by itself; drawn anew alone it "
        "moves it by 12 percentage points), and how likely answer 1 of the file is given (20%, 10% by "
        "itself; by 0.4 percentage points)."
    )
    close = replace(found, drivers=(first, replace(other, total=0.67)))
    assert "so few runs do not tell" in say(close, "sentence", model)
    mixed = replace(found, drivers=(replace(first, alone=0.3), other))
    assert say(mixed, "sentence", model).endswith("Most of it comes of several together.")


def test_a_forecast_asks_for_its_drivers_only_on_request(monkeypatch) -> None:
    asked = ["eventually dale.answer == force"]
    assert forecast_model(quarrel(), asked, weeks=2, draws=3).sensitivity == ()
    monkeypatch.setattr(module, "SAMPLES", 8)
    told = forecast_model(quarrel(), asked, weeks=2, draws=3, drivers=True)
    assert told.sensitivity[0].question == asked[0]
    assert (
        told.sensitivity
        == forecast_model(quarrel(), asked, weeks=2, draws=3, drivers=True).sensitivity
    )
    assert len(told.sensitivity) == 1


def test_without_the_package_one_line_says_how(call: Call, tmp_path, monkeypatch) -> None:  # noqa: F811
    monkeypatch.setattr(
        module, "find_spec", lambda name: None if name == "SALib" else util.find_spec(name)
    )
    with pytest.raises(MissingExtra, match=r"pip install 'tightrope\[sensitivity\]'"):
        drive(run_of(quarrel(), "hill.dig"), ("q",))
    folder = tmp_path / "gas"
    assert call("init", folder, "--example", "gas-dispute-2009")[0] == 0
    code, out, err = call("forecast", folder, "--weeks", 2, "--draws", 2, "--drivers")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "tightrope[sensitivity]" in err


def test_the_verb_tells_what_drives_it(call: Call, tmp_path: Path, monkeypatch) -> None:  # noqa: F811
    monkeypatch.setattr(module, "SAMPLES", 4)
    folder = tmp_path / "gas"
    assert call("init", folder, "--example", "gas-dispute-2009")[0] == 0
    code, out, _ = call("forecast", folder, "--weeks", 2, "--draws", 2, "--ask",
                        "eventually ukraine.pay", "--drivers")  # fmt: skip
    assert code == 0
    assert "“eventually ukraine.pay” varies by" in out
