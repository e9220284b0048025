"""Sentences on red lines: each verdict, each situation, one, two and many."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.words.invented import model
from tightrope.analysis.commitments.report import MendedBy, RedLineJudgement, ResponseTest, Wished
from tightrope.words import ByName, Phrase, render
from tightrope.words.red_lines import (
    _adds_nothing,
    _crossed,
    _reckoned,
    _sampled_credible,
    _sampled_deters,
    _stood_in,
    _verdict,
    deterrence_of,
    mended,
)
from tightrope.words.said import warning

NAMES = ByName(model())
LINE = RedLineJudgement(
    "r", "who", "usa", "usa.talk", "who.warn", "credible", 3, 4, None, "not judged", None, 0, None, (), None,
)  # fmt: skip
TALKS, WARNS = "the United States talks to May", "WHO retaliates who may strike"


def said(phrase: Phrase) -> str:
    return render(phrase, NAMES)


def line(**more: Any) -> RedLineJudgement:
    return replace(LINE, **more)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, f"WHO is read to have a red line against the United States: if {TALKS}, then {WARNS}."),
        ({"public": False}, f"WHO is read to have a red line against the United States (implied, not said in public): if {TALKS}, then {WARNS}."),
        ({"said_by": "WHO"}, f"WHO warned the United States: if {TALKS}, then {WARNS}."),
        ({"response": None, "supposed_by": "X"}, f"WHO is read to have a red line against the United States: if {TALKS}, with no answer named."),
        ({"supposed_by": "an analyst", "supposed_on": "2031-01-01"}, f"Supposed (an analyst, 2031-01-01): if {TALKS}, then {WARNS}."),
        ({"supposed_by": "an analyst"}, f"Supposed (an analyst): if {TALKS}, then {WARNS}."),
        ({"says": "Do not.", "said_by": "WHO", "public": False},
         f"WHO: Do not. It was not said in public. (Read as: a red line of WHO against the United States: if {TALKS}, then {WARNS}.)"),
        ({"by": "gulf"}, f"The Gulf states are read to have a red line against the United States: if {TALKS}, then {WARNS}."),
    ],
)  # fmt: skip
def test_what_was_announced(more: dict[str, Any], told: str) -> None:
    assert said(warning(line(**more))) == told


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, "This is credible: WHO would rather answer than not in all 4 possible outcomes in which it is crossed."),
        ({"judged_in": 1}, "This is credible: WHO would rather answer than not in the only possible outcome in which it is crossed."),
        ({"verdict": "empty", "stands_for": "x"}, "This is empty: WHO would gain nothing by answering in all 4 possible outcomes in which its stand-in holds."),
        ({"verdict": "self-executing"}, "This carries itself out: in all 4 possible outcomes in which it is crossed the answer follows without WHO acting against its own wishes."),
        ({"verdict": "conditional"}, "This is conditional: WHO would rather answer than not in 3 of the 4 possible outcomes in which it is crossed, and no single condition tells which."),
        ({"verdict": "conditional", "conditional_on": "may.strike", "holds_in": 1200, "judged_in": 2400},
         "This is conditional: WHO would rather answer than not in 1,200 of the 2,400 possible outcomes in which it is crossed, namely where May strikes the port."),
        ({"verdict": "not judged"}, "Whether that is credible is not judged."),
        ({"verdict": "not judged", "why_not": "not yet said", "said_on": "2031-09-01"}, "It was said only on 2031-09-01, so it is not judged for an earlier date."),
        ({"verdict": "not judged", "why_not": "not yet said", "said_on": "2031-08-01", "supposed_on": "2031-09-01"},
         "It was supposed only on 2031-09-01, so it is not judged for an earlier date."),
        ({"verdict": "not judged", "why_not": "response of another"}, "It is not judged: the answer is nothing that WHO itself could do."),
    ],
)  # fmt: skip
def test_each_verdict(more: dict[str, Any], told: str) -> None:
    assert said(_verdict(line(**more))) == told


AHEAD = "That looks one step ahead: reckoning with what the United States would do next, WHO would "


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, ""),
        ({"reckoned": "yes", "open_in": 2}, ""),
        ({"verdict": "empty", "reckoned": "no", "open_in": 2}, ""),
        ({"reckoned": "no", "open_in": 1}, f"{AHEAD}gain nothing by answering in the only possible outcome in which it is crossed and not answered yet."),
        ({"reckoned": "no", "open_in": 2}, f"{AHEAD}gain nothing by answering in both possible outcomes in which it is crossed and not answered yet."),
        ({"reckoned": "in part", "reckoned_in": 1, "open_in": 3}, f"{AHEAD}rather answer than not in one of the three possible outcomes in which it is crossed and not answered yet."),
        ({"reckoned": "no", "open_in": 2, "stands_for": "x"}, f"{AHEAD}gain nothing by answering in both possible outcomes in which its stand-in holds and is not answered yet."),
        ({"verdict": "conditional", "reckoned": "no", "open_in": 2, "deters_as_modelled": "yes"},
         (f"{AHEAD}gain nothing by answering in both possible outcomes in which it is crossed and not answered yet. Even so, wherever crossing would pay the "
         "United States if nothing followed, it no longer does once WHO answers as it likes best.")),
    ],
)  # fmt: skip
def test_what_is_regretted_a_step_later(more: dict[str, Any], told: str) -> None:
    assert said(_reckoned(line(**more))) == told


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, ""),
        ({"share_credible": 0.5}, ""),
        ({"draws": 8}, ""),
        ({"share_credible": 0.5, "draws": 8}, "It is credible wherever it is crossed in 4 of 8 sampled orders of WHO’s priorities."),
        ({"share_credible": 0.0, "draws": 8, "by_draws": True}, "It is credible wherever it is crossed in none of 8 draws of strengths, weights and orders."),
    ],
)  # fmt: skip
def test_in_how_many_draws_it_is_credible(more: dict[str, Any], told: str) -> None:
    assert said(_sampled_credible(line(**more))) == told


def test_what_a_condition_stands_in_for_is_told_once() -> None:
    assert said(_stood_in(line())) == ""
    assert said(_stood_in(line(stands_for="peace", supposed_by="X"))) == ""
    assert said(_stood_in(line(stands_for="peace."))) == (
        f"That {TALKS} stands in for “peace”, for which the model has no option; the line itself is not "
        "tested, and what is said of it is said of that."
    )
    assert said(_adds_nothing(LINE)) == (
        "That is so already: WHO threatens what it does anyway, and it adds nothing."
    )
    assert said(_adds_nothing(line(by="gulf"))) == (
        "That is so already: the Gulf states threaten what they do anyway, and it adds nothing."
    )


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"crossed": "2031-01-01"}, "It was crossed on 2031-01-01."),
        ({"crossed": "2031-01-01", "followed": "war.", "answered": True}, "It was crossed on 2031-01-01; it has been answered; what followed: war."),
        ({}, ""),
        ({"answered": True}, ""),
        ({"being_crossed": True}, ""),
        ({"being_crossed": True, "answered": True}, "It is crossed today, and has been answered."),
        ({"being_crossed": True, "answered": True, "public": False}, ""),
        ({"being_crossed": True, "demands": True}, "What it demands is not done today."),
        ({"being_crossed": True, "demands": True, "answered": True}, "What it demands is not done today, and has been answered."),
    ],
)  # fmt: skip
def test_whether_it_was_crossed(more: dict[str, Any], told: str) -> None:
    assert said(_crossed(line(**more))) == told


CALM = "As things stand the United States gains nothing by crossing it, even if nothing follows."
ENOUGH = (
    "a warning alone would not be enough. What WHO would do of its own accord would not be enough."
)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, ""),
        ({"situation": "tempted", "done_already": True}, ""),
        ({"situation": "crossed", "being_crossed": True}, "It is crossed as things stand, so there is nothing left to deter."),
        ({"situation": "crossed", "being_crossed": True, "public": False}, "Its condition as modelled holds as things stand, so there is nothing left to deter."),
        ({"situation": "crossed", "being_crossed": True, "stands_for": "x"}, "What stands in for it holds as things stand, so there is nothing left to deter."),
        ({"situation": "crossed", "being_crossed": True, "demands": True}, "As what it demands is not done, there is nothing to deter from here."),
        ({"situation": "not tempted", "wish": Wished("usa.talk", None)}, f"{CALM} If the United States came to want that at all, {ENOUGH}"),
        ({"situation": "not tempted", "wish": Wished("usa.talk", "not usa.talk")}, f"{CALM} If the United States came to want that after all, {ENOUGH}"),
        ({"situation": "not tempted", "wish": Wished("usa.talk", "not (usa.talk)")}, f"{CALM} If the United States came to want that after all, {ENOUGH}"),
        ({"situation": "not tempted", "wish": Wished("usa.talk", "gulf.plan")},
         f"{CALM} If the United States came to want that more than “the Gulf states take up ‘Plan B’”, {ENOUGH}"),
        ({"situation": "cannot"}, "The United States cannot cross it from here by a move of its own."),
        ({"situation": "not tempted"}, "As things stand the United States gains nothing by crossing it, even if nothing follows."),
        ({"situation": "not tempted", "against": "gulf"}, "As things stand the Gulf states gain nothing by crossing it, even if nothing follows."),
        ({"situation": "not tempted", "stands_for": "x"},
         "What keeps from crossing it is judged by its stand-in. As things stand the United States gains nothing by crossing it, even if nothing follows."),
        ({"situation": "tempted"},
         "As things stand a warning alone does not deter the United States. What WHO would do of its own accord would not be enough."),
        ({"situation": "tempted", "own_answer_deters": True},
         "As things stand a warning alone does not deter the United States. What WHO would do of its own accord would be enough."),
    ],
)  # fmt: skip
def test_what_keeps_from_crossing(more: dict[str, Any], told: str) -> None:
    assert said(deterrence_of(line(**more))) == told


def answer(response: str, deters: Any, *, named: bool = False, **more: Any) -> ResponseTest:
    return ResponseTest(response, named, deters, preferred=False, **more)


@pytest.mark.parametrize(
    ("responses", "told"),
    [
        ((answer("who.warn", "yes"),), f"The United States would be deterred if it were certain that {WARNS}."),
        ((answer("who.warn", "no", named=True),), f"The United States would not be deterred even if it were certain that {WARNS}."),
        ((answer("who.warn", "no"),), "Nothing that WHO could do would be enough."),
        ((answer("who.warn", "no", named=True), answer("gulf.plan", "no")),
         f"The United States would not be deterred even if it were certain that {WARNS}. Nothing else that WHO could do would be enough."),
        # of answers that differ only in level the mildest
        ((answer("may.help >= arms", "yes", option="may.help", op=">="), answer("may.help >= troops", "yes", option="may.help", op=">=")),
         "The United States would be deterred if it were certain that May helps the rebels."),
        ((answer("may.help <= arms", "yes", option="may.help", op="<="), answer("may.help <= none", "yes", option="may.help", op="<=")),
         "The United States would be deterred if it were certain that May stops helping the rebels."),
    ],
)  # fmt: skip
def test_which_answers_would_deter(responses: tuple[ResponseTest, ...], told: str) -> None:
    found = said(deterrence_of(line(situation="tempted", responses=responses)))
    first = "As things stand a warning alone does not deter the United States. "
    assert found == f"{first}{told} What WHO would do of its own accord would not be enough."


CROSSING = "Crossing pays in 3 of 8 sampled orders of the United States’ priorities"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"sampled": 0}, ""),
        ({}, f"{CROSSING}."),
        ({"pays_in": 0, "responses": (answer("who.warn", "yes", deters_in=1),)}, "Crossing pays in none of 8 sampled orders of the United States’ priorities."),
        ({"responses": (answer("who.warn", "yes", deters_in=1),)}, f"{CROSSING}; of these it would be deterred in one if it were certain that {WARNS}."),
        ({"responses": (answer("who.warn", "no", named=True), answer("gulf.plan", "yes", deters_in=2))},
         f"{CROSSING}; of these it would be deterred in none if it were certain that {WARNS} and in two if it were certain that the Gulf states take up “Plan B”."),
        ({"responses": (answer("who.warn", "yes", named=True, deters_in=3), answer("gulf.plan", "yes", deters_in=2))},
         f"{CROSSING}; of these it would be deterred in three if it were certain that {WARNS}."),
        ({"by_draws": True}, "Crossing pays in 3 of 8 draws."),
    ],
)  # fmt: skip
def test_in_how_many_draws_crossing_pays(more: dict[str, Any], told: str) -> None:
    assert said(_sampled_deters(line(**{"sampled": 8, "pays_in": 3, **more}))) == told


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, ""),
        ({"verdict": "empty", "mending_sought": False}, ""),
        ({"verdict": "empty", "done_already": True}, ""),
        ({"verdict": "empty", "mended_by": MendedBy("who.warn", "not may.strike", True)}, "It would be credible if WHO put “WHO retaliates who may strike” above “May stops”."),
        ({"verdict": "empty", "mended_by": MendedBy("who.warn", "not may.strike", False)},
         "It would be credible if WHO put “WHO retaliates who may strike” above “May stops”, which would be a new wish."),
        ({"verdict": "empty"}, "No one change of what WHO wants would make it credible everywhere."),
        ({"verdict": "conditional", "by": "gulf"}, "No one change of what the Gulf states want would make it credible everywhere."),
    ],
)  # fmt: skip
def test_what_would_mend_it(more: dict[str, Any], told: str) -> None:
    assert said(mended(line(**more))) == told
