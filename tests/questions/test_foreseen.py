"""How likely the model of moves held what came later: what is told it, and who was closest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.dynamics.crises import quarrel
from tightrope.analysis.dynamics.forecast import forecast_model
from tightrope.analysis.questions.foreseen import Foreseen, foresee, foreseen_scores
from tightrope.analysis.questions.sealed import SealedEvent
from tightrope.words.foreseen import foreseen_lines, foreseen_score

SCENARIOS = {
    "dry": {"assume": {"hill.dig": False}, "expect": {"dale.answer": "words"}, "assumption": "x"},
    "wet": {"assume": {"hill.dig": False}, "might": {"dale.answer": "words"},
            "chance": {"dale.answer": 0.3}, "assumption": "x"},
    "mute": {"assume": {"hill.dig": False}, "might": {"dale.answer": "words"}, "assumption": "x"},
}  # fmt: skip
WANTS = {
    "hill": [{"want": "hill.dig"}],
    "dale": [{"want": "dale.answer == tolls if hill.dig"}, {"want": "dale.answer == words"}],
}
MODEL = quarrel(scenarios=SCENARIOS, priorities=WANTS)


def event(**changes: Any) -> SealedEvent:
    told = {"id": "one", "date": "2030-06-06", "text": "It rained", "confidence": "high",
            "trigger": ["hill.dig=no"], "scenario": "dry",
            "observed": {"hill.dig": False, "dale.answer": "words"}}  # fmt: skip
    return SealedEvent.model_validate({**told, **changes})


def test_each_level_has_the_probability_of_its_week() -> None:
    dig, answer = foresee(MODEL, [event()], draws=3)
    assert (dig.weeks, answer.weeks) == (2, 2)  # eight days after the file's date
    asked = ["hill.dig == no", "dale.answer == words"]
    own = forecast_model(MODEL, asked, weeks=2, draws=3).curves
    assert [dig.model, answer.model] == [curve.probability[2] for curve in own]
    assert [dig.average, answer.average] == [curve.average for curve in own]
    assert (dig.told, dig.source, dig.persistence) == (None, None, 0.0)
    assert answer.told is not None
    assert answer.told > answer.model  # Dale asks tolls of who digs
    assert answer.source == 1.0


def test_a_source_is_held_to_its_number_and_silent_without_one() -> None:
    assert foresee(MODEL, [event(scenario="wet")], draws=2)[1].source == pytest.approx(0.3)
    other = event(scenario="wet", observed={"dale.answer": "force"})
    assert foresee(MODEL, [other], draws=2)[0].source == pytest.approx(0.7)
    assert foresee(MODEL, [event(scenario="mute")], draws=2)[1].source is None
    assert foresee(MODEL, [event(scenario=None)], draws=2)[1].source is None
    wrong = event(observed={"dale.answer": "force"})
    assert foresee(MODEL, [wrong], draws=2)[0].source == 0.0


def test_what_is_not_later_or_not_asked_is_left_out() -> None:
    assert foresee(MODEL, [event(date="2030-05-29")], draws=2) == ()
    assert len(foresee(MODEL, [event(date="2030-05-30")], draws=2)) == 2
    assert foresee(MODEL, [event(observed={"dale.sing": True})], draws=2) == ()
    assert foresee(quarrel(as_of=None), [event(scenario=None)], draws=2) == ()


ROW = Foreseen("one", "a.x", "yes", 2, 0.5, 0.8, 0.0, 0.4, 0.9)


def test_scores_are_the_mean_squared_errors_over_the_same_levels() -> None:
    cause = replace(ROW, told=None, source=None, persistence=1.0)
    silent = replace(ROW, source=None)
    every, told, spoken = foreseen_scores([ROW, cause, silent])
    assert (every.over, every.levels, every.told, every.source) == ("all", 3, None, None)
    assert every.model == pytest.approx(0.25)
    assert every.persistence == pytest.approx(2 / 3)
    assert every.average == pytest.approx(0.36)
    assert (told.over, told.levels, told.told) == ("told", 2, pytest.approx(0.04))
    assert (spoken.over, spoken.levels, spoken.source) == ("source", 1, pytest.approx(0.01))
    assert [one.over for one in foreseen_scores([silent])] == ["all"]
    assert foreseen_scores([]) == ()


def test_persistence_that_wins_is_said_first_and_ties_are_its() -> None:
    _, score, _ = foreseen_scores([ROW, replace(ROW, told=None), replace(ROW, source=None)])
    assert foreseen_score(score) == (
        "Over the two levels that did not set an event off, best first: the model told what set it "
        "off 0.040, the model as it stands 0.250, moves at the average rate 0.360, saying that "
        "nothing changes 1.000."
    )
    assert foreseen_score(replace(score, persistence=0.041)).startswith("Over the two")
    assert foreseen_score(replace(score, persistence=0.04)).startswith("Persistence wins. Over")
    plain = replace(score, told=None, persistence=0.25)
    assert foreseen_score(plain).startswith("Persistence wins. ")


def test_the_part_of_the_page_has_a_row_a_level() -> None:
    rows = [ROW, replace(ROW, told=None, source=None, persistence=1.0)]
    lines = foreseen_lines(rows, foreseen_scores(rows))
    assert lines[0] == "## How likely it was held"
    assert "| one | a.x | yes | 2 | 50% | 80% | no | 40% | 90% |" in lines
    assert "| one | a.x | yes | 2 | 50% | set it off | yes | 40% | — |" in lines
    assert foreseen_lines([], ()) == []
