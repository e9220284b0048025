"""Base rates of past cases: named by rules and shocks, changed in the file, told with their source."""

from __future__ import annotations

from math import exp, log

import numpy as np
import pytest
from pydantic import ValidationError

from tests.crisis.examples import harbour_with
from tests.dynamics.crises import quarrel
from tests.words.saying import say
from tightrope.analysis.dynamics.check import check_dynamics
from tightrope.analysis.dynamics.errors import BadBaseRate
from tightrope.analysis.dynamics.forecast import forecast_model
from tightrope.analysis.dynamics.past import past_rates, rate_named, weekly
from tightrope.analysis.dynamics.priors import answer_rate, base_rates, priors_of
from tightrope.analysis.dynamics.setting import Setting
from tightrope.analysis.dynamics.yardsticks import average_chain, average_rate
from tightrope.crisis import parse_crisis

STILL = {"everybody": {"rate": 0, "precision": 0, "inertia": 0, "assumption": "a trial"}}
OWN = {"truce_breaks": {"share": 0.5, "weeks": 4, "among": "truces over wells", "assumption": "x"}}
FLOOD = {"text": "The truce breaks", "base_rate": "truce_breaks", "assumption": "a trial",
         "moves": {"dale.answer": "force"}}  # fmt: skip
RULE = {"by": "dale", "if": "hill.dig", "then": "dale.answer == force", "assumption": "a trial"}


def test_what_ships_says_what_was_counted_and_who_counted() -> None:
    found = {one.name: one for one in past_rates(quarrel())}
    assert {"ally_joins", "force_is_used", "cease_fire_breaks", "dispute_answered"} <= set(found)
    for one in found.values():
        assert one.source
        assert one.among
        assert 0 <= one.share[0] <= one.share[1] <= one.share[2] <= 1
    counted = {"ally_joins": 44, "ally_joins_war": 6, "major_ally_joins": 13, "neighbour_joins": 55,
               "dispute_answered": 800, "force_is_used": 1136, "dispute_becomes_war": 40}  # fmt: skip
    for name, cases in counted.items():
        one = found[name]
        share, z = cases / one.n, 1.96  # Wilson's interval
        middle, half = (
            share + z * z / 2 / one.n,
            z * np.sqrt(share * (1 - share) / one.n + (z / 2 / one.n) ** 2),
        )
        whole = 1 + z * z / one.n
        told = ((middle - half) / whole, share, (middle + half) / whole)
        assert one.share == pytest.approx(told, abs=1.1e-4), name


def test_a_share_within_some_weeks_is_a_rate() -> None:
    model = quarrel(events=[], dynamics={**STILL, "base_rates": OWN, "shocks": {"war": FLOOD}})
    rate = weekly(rate_named(model, "truce_breaks", "x"), "x")
    assert rate == pytest.approx((log(2) / 4,) * 3)
    report = forecast_model(model, ["dale.answer == force"], weeks=4, draws=2)
    assert report.curves[0].probability[4] == pytest.approx(0.5, abs=1e-9)
    assert [one.name for one in report.base_rates] == ["truce_breaks"]
    assert report.base_rates[0].used_by == ("shock war",)


def test_a_rule_may_take_its_probability_from_the_past() -> None:
    pace = {"paces": {"hill": STILL["everybody"]},
            "everybody": {"rate": 1, "precision": 0, "inertia": 30, "assumption": "only answers"}}  # fmt: skip
    named = quarrel(dynamics={**pace, "responses": [{**RULE, "base_rate": "alliance_honoured"}]})
    stated = quarrel(dynamics={**pace, "responses": [{**RULE, "probability": 0.22}]})
    asked = ["eventually dale.answer == force"]
    one, other = (forecast_model(m, asked, weeks=2, draws=2).curves[0] for m in (named, stated))
    assert one.probability == other.probability
    assert one.probability[2] == pytest.approx(1 - exp(-0.22 * 2), abs=1e-8)
    report = forecast_model(named, asked, weeks=2, draws=2)
    told = say(report.base_rates[0], "sentence", named)
    assert told.startswith(
        "From past cases for answer of dale: an obligation that a war called upon"
    )
    assert "in 22%." in told
    assert "Berkemeier" in told


def test_the_file_s_own_stands_above_what_ships() -> None:
    mine = {"ally_joins": {"share": [0.1, 0.2, 0.4], "among": "neighbours", "cites": ["c1"]}}
    model = quarrel(
        dynamics={"base_rates": mine, "responses": [{**RULE, "base_rate": "ally_joins"}]}
    )
    found = rate_named(model, "ally_joins", "x")
    assert (found.said, found.share, found.source) == ("file", (0.1, 0.2, 0.4), "c1")
    assert [one.name for one in past_rates(model)].count("ally_joins") == 1
    assert "between 10% and 40%" in say(found, "sentence", model)
    assert Setting.of(model, draws=0, seed=0).answers == (("0", (0.1, 0.2, 0.4)),)


def test_other_past_disputes_give_another_usual_rate() -> None:
    disputes = {
        "median_days": 7,
        "answered": 0.5,
        "among": "quarrels over wells",
        "assumption": "x",
    }
    model = quarrel(dynamics={"past_disputes": disputes}, events=[])
    assert answer_rate(model) == pytest.approx(log(2))
    assert priors_of(model, ("hill",))[0].rate[1] == pytest.approx(log(2))
    setting = Setting.of(model, draws=0, seed=0)
    assert average_rate(setting, None) == pytest.approx(log(2) * 2 / 2)
    assert answer_rate() == answer_rate(quarrel())


def test_rates_from_past_cases_are_no_higher_than_what_a_file_may_state() -> None:
    hasty = {"median_days": 1, "answered": 0.99, "among": "brawls", "assumption": "x"}
    own = {
        "at_once": {"share": [0.1, 0.5, 1], "weeks": 1 / 7, "among": "brawls", "assumption": "x"}
    }
    model = quarrel(dynamics={"past_disputes": hasty, "base_rates": own})
    assert priors_of(model, ("hill",))[0].rate == (7, 28, 28)
    assert answer_rate(model) == 28
    setting = Setting.of(model, draws=0, seed=0)
    assert [mover.rate for mover in average_chain(setting, 28).movers] == [28, 28]
    found = weekly(rate_named(model, "at_once", "x"), "x")
    assert found == pytest.approx((-7 * log(0.9), 7 * log(2), 28))
    with pytest.raises(ValidationError, match="above 0"):
        quarrel(dynamics={"base_rates": {"w": {**own["at_once"], "share": [0, 0.5, 1]}}})
    without = {"share": [0, 0.5, 1], "among": "brawls", "assumption": "x"}
    assert quarrel(dynamics={"base_rates": {"w": without}}).dynamics.base_rates["w"].weeks is None


def test_names_that_are_none_get_one_clear_line() -> None:
    wrong = quarrel(dynamics={"responses": [{**RULE, "base_rate": "aly_joins"}]})
    with pytest.raises(BadBaseRate) as caught:
        forecast_model(wrong, [], weeks=2, draws=0)
    assert str(caught.value) == (
        "dynamics.responses[0]: no such base rate: 'aly_joins'; did you mean 'ally_joins'?"
    )
    timeless = quarrel(dynamics={"shocks": {"war": {**FLOOD, "base_rate": "cease_fire_breaks"}}})
    with pytest.raises(
        BadBaseRate, match=r"shocks\.war: this base rate does not say within how many"
    ):
        forecast_model(timeless, [], weeks=2, draws=0)
    for both in ({}, {"probability": 0.2, "base_rate": "ally_joins"}):
        with pytest.raises(ValidationError, match="one of the two"):
            quarrel(dynamics={"responses": [{**RULE, **both}]})
    for extra in ({"rate": 1}, {"on": "2030-07-01"}):
        with pytest.raises(ValidationError, match="write `rate:`"):
            quarrel(dynamics={"base_rates": OWN, "shocks": {"war": {**FLOOD, **extra}}})


def test_shares_that_ship_are_used_by_nobody_unless_named() -> None:
    assert forecast_model(quarrel(), [], weeks=2, draws=0).base_rates == ()
    assert len(past_rates(quarrel())) == len(base_rates()["rates"])


SHOCK = "{text: T, moves: {south.close: yes}, assumption: x, base_rate: %s}"
ANSWER = "{by: south, if: north.arm, then: south.arm, assumption: x, base_rate: %s}"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"shocks: {{s: {SHOCK % 'aly_joins'}}}", "no such base rate: 'aly_joins'; did you mean 'ally_joins'?"),
        (f"shocks: {{s: {SHOCK % 'cease_fire_breaks'}}}", "does not say within how many weeks"),
        (f"responses: [{ANSWER % 'aly_joins'}]", "no such base rate: 'aly_joins'"),
        (f"responses: [{ANSWER % 'cease_fire_breaks'}]", None),
        (f"base_rates: {{b: {{share: 0.5, weeks: 4, among: m, assumption: x}}}}\n  shocks: {{s: {SHOCK % 'b'}}}", None),
    ],
)  # fmt: skip
def test_a_check_names_base_rates_that_cannot_be_taken(line: str, said: str | None) -> None:
    text = harbour_with("events:", f"dynamics:\n  {line}\nevents:")
    found = check_dynamics(parse_crisis(text))
    assert len(found) == (said is not None)
    for one in found:
        assert said is not None
        assert said in one.message
        assert one.severity == "error"
        assert f":{text[: text.index('dynamics:')].count(chr(10)) + 2}" in str(one)
