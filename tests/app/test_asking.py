"""What is sampled of a model: how often each forecast holds, and which statements decide."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tightrope.analysis.engines import analyse_model
from tightrope.analysis.strategy import DrawnGames
from tightrope.analysis.strategy.expected import forecast_of
from tightrope.app.gathered import asking
from tightrope.crisis import parse_crisis

TEXT = """
title: A toll
actors: {north: {name: North}, south: {name: South}}
options:
  north: {toll: {text: Ask a toll, now: no}, talk: {text: Talk, now: yes}}
  south: {pay: {text: Pay, now: no}}
priorities:
  north: [{want: north.talk iff south.pay}, {want: not north.toll}]
  south: [{want: north.talk iff south.pay}, {want: not north.toll}]
"""
MODEL = parse_crisis(TEXT).model
DRAWS, SEED = 30, 3


def test_each_forecast_that_is_not_open_is_counted_in_the_draws() -> None:
    analysis = analyse_model(MODEL, draws=0, seed=SEED)
    assert analysis.strategy is not None
    forecast = analysis.strategy.forecast
    assert None in forecast.values()
    notes = asking.robustness_notes(MODEL, analysis, draws=DRAWS, seed=SEED)
    told = {option: level for option, level in forecast.items() if level is not None}
    assert set(notes) == {f"{option}={level}" for option, level in told.items()} | {"status quo"}
    drawn = DrawnGames(MODEL, draws=DRAWS, seed=SEED)
    seen = [forecast_of(drawn.stated, drawn.expected(draw)) for draw in range(drawn.draws)]
    for option, level in told.items():
        note = notes[f"{option}={level}"]
        assert note.holds == sum(one[option] == level for one in seen)
        assert (note.draws, note.seed) == (drawn.draws, SEED)
        assert note.finding == f"{option} is {level}"
    start = drawn.stated.status_quo
    assert start is not None
    assert notes["status quo"].holds == sum(drawn.holds(d, start) for d in range(drawn.draws))


def test_nothing_is_counted_without_draws() -> None:
    analysis = analyse_model(MODEL, draws=0, seed=SEED)
    assert asking.robustness_notes(MODEL, analysis, draws=0, seed=SEED) == {}
    asked = asking.ask_what_decides(MODEL, analysis, draws=0, seed=SEED)
    assert asked.strategy is not None
    assert asked.strategy.deciding == ()


@pytest.mark.parametrize(("draws", "counted"), [(30, 30), (900, 200)])
def test_five_statements_at_most_decide_each_one_verdict_in_fifty(
    monkeypatch: pytest.MonkeyPatch, draws: int, counted: int
) -> None:
    flips = [0.5, 0.4, 0.02, 0.0199, 0.3, 0.9]
    weights = [
        SimpleNamespace(decision_maker="north", statement=f"s{n}", flips=share)
        for n, share in enumerate(flips)
    ]
    monkeypatch.setattr(asking, "deciding_statements", lambda *args, **kwargs: weights)
    analysis = analyse_model(MODEL, draws=0, seed=SEED)
    found = asking.ask_what_decides(MODEL, analysis, draws=draws, seed=SEED).strategy
    assert found is not None
    assert [(one.statement, one.flips) for one in found.deciding] == [
        ("s0", 0.5), ("s1", 0.4), ("s2", 0.02), ("s4", 0.3),
    ]  # fmt: skip
    assert {one.draws for one in found.deciding} == {counted}
