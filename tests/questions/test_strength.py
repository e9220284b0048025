"""What a source says as possible is not asked as certain, and the other way round."""

from __future__ import annotations

from typing import Any

import pytest

from tightrope.analysis.questions.expectation import Expectation, Strength
from tightrope.analysis.questions.strength import strength_misfit, strength_of


@pytest.mark.parametrize(
    ("words", "strength"),
    [
        ("The road will stay open", "will"),
        ("The road might close in May", "might"),
        ("In May the road closes", "will"),
        ("It may close, and probably will", "might"),
        ("It is likely to close", "likely"),
        ("Nobody expects it to close", "likely"),
        ("It could well close", "might"),
        ("Perhaps; possibly", "might"),
        ("The mighty mayor of Couldham", "will"),
    ],
)
def test_the_weakest_hedge_says_how_strong_words_are(words: str, strength: Strength) -> None:
    assert strength_of(words) == strength


def expectation(words: str, strength: str | None, *ask: dict[str, Any]) -> Expectation:
    said = [{"words": words, "in": "a.txt"}] if words else []
    given = {"id": "K", "text": "K", "said": said, "strength": strength, "ask": ask}
    return Expectation.model_validate(given)


IS = {"forecast": "lower.road", "is": "yes"}
AT_LEAST = {"forecast": "lower.road", "at_least": "yes"}
MIGHT = {"forecast": "lower.road", "might": "yes"}
SOME = {"outcomes": "lower.road", "true_in": "some"}
ALL = {"outcomes": "lower.road", "true_in": "all"}
NONE = {"outcomes": "lower.road", "true_in": "none"}
HOLDS = {"status_quo_holds": "seq"}
PATHS = {"paths": ["a.b", "c"], "signs": "+"}
FIRM, WEAK, LIKELY = "It will close", "It might close", "It will probably close"


@pytest.mark.parametrize(
    ("words", "strength", "ask", "misfit"),
    [
        (FIRM, "will", (IS,), ""),
        (FIRM, "will", (IS, ALL, NONE, HOLDS, PATHS, AT_LEAST), ""),
        (LIKELY, "likely", (IS,), ""),
        (WEAK, "might", (MIGHT,), ""),
        (WEAK, "might", (SOME, AT_LEAST, NONE, PATHS), ""),
        ("", "will", (IS,), "words are not given"),
        (FIRM, None, (IS,), "strength of the source's words"),
        (WEAK, "will", (IS,), "the words say “might”"),
        (FIRM, "might", (MIGHT,), "the words say “will”"),
        (WEAK, "might", (MIGHT, IS), "asks for certainty"),
        (WEAK, "might", (MIGHT, ALL), "asks for certainty"),
        (WEAK, "might", (MIGHT, HOLDS), "asks for certainty"),
        (WEAK, "might", (AT_LEAST,), "no question asks that"),
        (FIRM, "will", (MIGHT,), "only whether it might be"),
        (LIKELY, "likely", (IS, SOME), "only whether it might be"),
    ],
)
def test_questions_keep_the_strength_of_the_words(
    words: str, strength: str | None, ask: tuple[dict[str, Any], ...], misfit: str
) -> None:
    found = strength_misfit(expectation(words, strength, *ask))
    assert bool(found) is bool(misfit)
    assert misfit in found
