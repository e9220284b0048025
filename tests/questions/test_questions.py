"""Questions put to a model small enough to answer by hand: the invented pipeline quarrel."""

from __future__ import annotations

import json
from functools import partial

import pytest

from tests.articles import CRISIS
from tests.words.saying import say
from tightrope.analysis.engines import analyse_model
from tightrope.analysis.questions import answer_all, parse_expectations
from tightrope.analysis.questions.answer import FROM_ANALYSIS
from tightrope.analysis.questions.errors import BadExpectation
from tightrope.analysis.questions.question import KINDS
from tightrope.crisis import parse_crisis

MODEL = parse_crisis(CRISIS).model

# question -> does it hold, worked out by hand from the two statements of each side
ASKED: list[tuple[dict[str, object], bool]] = [
    ({"forecast": "algeria.cut", "is": "no"}, True),
    ({"forecast": "algeria.cut", "is": "yes"}, False),
    ({"forecast": "algeria.cut", "is": "yes", "in": "spain_sides"}, True),
    ({"forecast": "algeria.cut", "is": "yes", "after": "spain.side=yes"}, True),
    ({"forecast": "algeria.cut", "at_most": "no"}, True),
    ({"forecast": "algeria.cut", "at_least": "yes"}, False),
    ({"outcomes": "not spain.side", "true_in": "all"}, True),
    ({"outcomes": "spain.side and not algeria.cut", "true_in": "some", "of": "equilibria"}, False),
    ({"outcomes": "spain.side and not algeria.cut", "true_in": "none", "of": "equilibria"}, True),
    ({"status_quo_holds": "nash"}, False),  # Spain would side if nothing followed
    ({"status_quo_holds": "seq"}, True),  # Algeria's answer deters it
    ({"red_line": "gas_line", "verdict": "credible"}, True),
    ({"red_line": "gas_line", "verdict": "empty"}, False),
    ({"obligation": "economic", "treaty": "gas", "binds": "yes"}, True),
    ({"obligation": "defence", "treaty": "gas", "binds": "no"}, True),
    ({"obligation": "defence", "treaty": "gas", "binds": "yes"}, False),
    ({"pivot": "spain", "between": ["algeria", "morocco"]}, True),
    ({"pivot": "algeria", "between": ["spain", "morocco"]}, False),
    ({"indicator": "price", "moves": "no effect"}, True),
    ({"indicator": "price", "moves": "up", "in": "spain_sides"}, True),
    ({"paths": ["algeria.cut", "price"], "signs": "+"}, True),
    ({"paths": ["algeria.cut", "price"], "signs": "both"}, False),
    ({"unmoved": ["algeria.cut"], "by": "spain"}, False),
    (
        {
            "worst_for": "algeria",
            "among": ["spain.side=yes", "algeria.cut=yes"],
            "is": "spain.side=yes",
        },
        True,
    ),
    ({"depends_more": "spain", "on": "algeria"}, False),  # no dependence is stated
    (
        {
            "change": "spain: raise 'spain.side' above 'not algeria.cut'",
            "moves_forecast": "spain.side",
            "to": "yes",
        },
        True,
    ),
]


def _ask(question: dict[str, object], **more: object) -> str:
    raw = {"expectations": [{"id": "Q", "text": "t", "ask": [question], **more}]}
    expectations = parse_expectations(json.dumps(raw), "expectations.yaml").value.expectations
    (answer,) = answer_all(
        expectations, MODEL, partial(analyse_model, since=MODEL, draws=0), draws=0
    )
    assert say(answer, "question", MODEL).endswith("?")
    assert say(answer, "answer", MODEL).endswith(".")
    return answer.verdict


@pytest.mark.parametrize(("question", "holds"), ASKED)
def test_answer_by_hand(question: dict[str, object], holds: bool) -> None:
    assert _ask(question) == ("reproduced" if holds else "contradicted")


def test_every_kind_of_question_is_tried() -> None:
    tried = {key for question, _ in ASKED for key in KINDS if key in question}
    assert tried == set(KINDS) - {
        "energy_shock"
    }  # needs a shock in the file; the first case has two


def test_the_engines_that_questions_ask_give_what_all_of_them_give() -> None:
    whole = analyse_model(MODEL, draws=7, seed=2)
    assert whole.strategy is not None
    for name in {engine for engine, _ in FROM_ANALYSIS.values()}:
        asked = analyse_model(MODEL, draws=7, seed=2, only=(name,))
        assert getattr(asked, name) == getattr(whole, name) is not None
        assert asked.motives is None
        assert asked.strategy is not None  # the outcome the others are asked about, unsampled
        assert asked.strategy.forecast == whole.strategy.forecast
        assert all(told.draws is None for told in asked.strategy.outcomes)
        assert asked.missing == whole.missing


def test_by_hand_never_counts_as_reproduced() -> None:
    assert _ask(ASKED[0][0], by_hand="written in") == "put in by hand"


def test_by_hand_does_not_hide_a_contradiction() -> None:
    assert _ask(ASKED[1][0], by_hand="written in") == "contradicted"


def test_robustness_is_counted_over_sampled_orders() -> None:
    raw = {"expectations": [{"id": "Q", "text": "t", "ask": [ASKED[0][0]]}]}
    expectations = parse_expectations(json.dumps(raw), "expectations.yaml").value.expectations
    first = answer_all(expectations, MODEL, analyse_model, draws=40, seed=3)
    again = answer_all(expectations, MODEL, analyse_model, draws=40, seed=3)
    assert first == again
    assert first[0].draws == 40
    assert 0 < (first[0].holds or 0) < 40


@pytest.mark.parametrize(
    ("entry", "shown"),
    [
        ({"id": "Q", "text": "t"}, "asks nothing"),
        ({"id": "Q", "text": "t", "ask": [{"forcast": "x"}]}, "forecast"),
        ({"id": "Q", "text": "t", "ask": [{"forecast": "spain.side", "iss": "no"}]}, "iss"),
        ({"id": "Q", "txt": "t"}, "text"),
    ],
)
def test_mistakes_are_named(entry: dict[str, object], shown: str) -> None:
    text = "# one" + chr(10) * 3 + json.dumps({"expectations": [entry]})
    with pytest.raises(BadExpectation, match=shown) as caught:
        parse_expectations(text, "expectations.yaml")
    assert "expectations.yaml:4" in str(caught.value)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ({"forecast": "spain.sied", "is": "no"}, "spain.side"),
        ({"forecast": "spain.side", "is": "maybe"}, "maybe"),
        ({"red_line": "gas", "verdict": "empty"}, "gas_line"),
        ({"indicator": "prize", "moves": "up"}, "price"),
        ({"unmoved": ["spain.side"], "by": "morocco"}, "morocco"),
    ],
)
def test_unknown_names_are_answered_with_the_nearest(
    question: dict[str, object], shown: str
) -> None:
    with pytest.raises(BadExpectation, match=shown):
        _ask(question)
