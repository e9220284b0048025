"""What was found of an expectation: each answer under what it was asked, word for word."""

from __future__ import annotations

import pytest

from tests.words.invented import model
from tightrope.analysis.questions import found as f
from tightrope.analysis.questions import question as q
from tightrope.words import ByName, render
from tightrope.words.expectations import answer, question

NAMES = ByName(model())
WARNS = f.LevelsFound("who.warn", ("yes",))
TALKS = f.LevelsFound("usa.talk", ("no",))


def asked(**more: object) -> q.AskForecast:
    return q.AskForecast.model_validate({"forecast": "who.warn", "is": True, **more})


def said(*found: f.Found, asks: tuple[q.Question, ...] = ()) -> str:
    return render(answer(found, asks), NAMES)


def test_an_answer_says_first_under_what_it_was_asked() -> None:
    plain, after = asked(), asked(after=["may.strike=no", "usa.talk=yes"])
    under, both = (
        asked(**{"in": "us_talks_with_may"}),
        asked(**{"in": "us_talks_with_may", "after": ["may.strike=no"]}),
    )
    assert said(WARNS, TALKS, asks=(plain, after)) == (
        "WHO retaliates who may strike. Once May stops striking the port and the United States talks "
        "to May: The United States does not talk to May."
    )
    assert said(WARNS, asks=(under,)) == "Under “US talks with May”: WHO retaliates who may strike."
    assert said(WARNS, asks=(both,)) == (
        "Under “US talks with May”, once May stops striking the port: WHO retaliates who may strike."
    )
    assert render(question([both]), NAMES) == (
        "Is it so in every expected outcome that WHO retaliates who may strike under “US talks with "
        "May” once May stops striking the port?"
    )


def test_answers_whose_questions_are_not_told_stand_alone() -> None:
    assert said(WARNS, TALKS) == (
        "WHO retaliates who may strike. The United States does not talk to May."
    )
    assert said(asks=(asked(),)) == ""


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (
            f.TruthFound("usa.talk", 1, 1, expected=True),
            "It is so in the one expected outcome that the United States talks to May.",
        ),
        (
            f.TruthFound("usa.talk", 0, 1, expected=False),
            "It is not so in the one outcome that holds that the United States talks to May.",
        ),
        (
            f.TruthFound("usa.talk", 2, 30, expected=False),
            "It is so in two of 30 outcomes that hold that the United States talks to May.",
        ),
        (
            f.TruthFound("usa.talk", 0, 2, expected=True),
            "It is so in none of two expected outcomes that the United States talks to May.",
        ),
        (
            f.RedLineFound("r-1", "credible", "in part"),
            "Red line “r-1” is credible; it deters in part.",
        ),
        (
            f.RedLineFound("r-1", "empty", "not judged"),
            "Red line “r-1” is empty; whether it deters is not judged.",
        ),
        (
            f.DependenceFound("may", "usa", 5, 1),
            (
                "Needs of May that are hard to meet without the United States weigh 5, the other way "
                "round 1."
            ),
        ),
        (
            f.ChangeFound(("may.strike=no",), WARNS, TALKS),
            (
                "WHO retaliates who may strike; once May stops striking the port: the United States does "
                "not talk to May."
            ),
        ),
    ],
)
def test_what_was_found(found: f.Found, told: str) -> None:
    assert said(found) == told
