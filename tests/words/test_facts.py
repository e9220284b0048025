"""What a fact speaks of, its value, and what was said by whom, word for word."""

from __future__ import annotations

import pytest

from tests.crisis.test_uncared import BASE
from tests.words.invented import model
from tightrope.analysis.facts import Difference, Fact, FactKey, Share, Value
from tightrope.crisis import parse_crisis
from tightrope.words import ByName, render
from tightrope.words.facts import about, sides_in_words, value_words
from tightrope.words.signal_heads import said_signal

NAMES = ByName(model())


@pytest.mark.parametrize(
    ("kind", "of", "told"),
    [
        ("forecast", ("usa.talk",), "What is expected: United States: talk to May"),
        ("status_quo", ("nash",), "Today’s situation holds (Nash)"),
        ("equilibria", ("seq",), "Outcomes that hold (SEQ)"),
        ("states", (), "Possible outcomes"),
        ("stands", ("who", "usa"), "How WHO and the United States stand"),
        ("strain", ("gulf",), "Triads in which the Gulf states stand between rivals"),
        ("triggered", ("pact", "defence", "may"), "Defence clause, The Pact of May: triggered for May"),
        ("honoured", ("pact", "aid", "may"), "Aid clause, The Pact of May: honoured by May"),
        ("red_line", ("tolls",), "Red line tolls: credible"),
        ("deters", ("tolls-supposed",), "Red line tolls, as supposed: deters if certain"),
        ("offer", ("talks",), "Offer talks: would be kept"),
        ("duty_weight", ("pact", "may"), "What keeping The Pact of May would have to be worth to May"),
        ("outcome", ("path", "usa.talk=yes"), "Steps that pay lead to this: the United States talks to May"),
        ("outcome", ("today",), "Today’s situation"),
    ],
)  # fmt: skip
def test_what_a_fact_speaks_of(kind: str, of: tuple[str, ...], told: str) -> None:
    assert render(about(FactKey(kind, of)), NAMES) == told


def test_under_a_head_of_its_own_a_forecast_is_the_option_alone() -> None:
    assert (
        render(about(FactKey("forecast", ("usa.talk",)), headed=True), NAMES)
        == "United States: talk to May"
    )
    assert render(about(FactKey("states"), headed=True), NAMES) == "Possible outcomes"


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        ("demand", None, "not settled"),
        ("duty_weight", None, "none"),
        ("strain", Share(1, 3), "1 of 3"),
        ("status_quo", True, "yes"),
        ("status_quo", False, "no"),
        ("reply", (), "as now"),
        ("reply", ("usa.talk=yes",), "the United States talks to May"),
        ("influence", "usa", "the United States"),
        ("influence", "even", "even"),
        ("stands", "very_close", "very close"),
        ("states", 1200, "1,200"),
        ("duty_weight", 0.125, "0.12"),
    ],
)  # fmt: skip
def test_the_value_of_a_fact(kind: str, value: Value, told: str) -> None:
    fact = Fact(FactKey(kind, ("who", "usa")), value)
    assert render(value_words(fact), NAMES) == told


@pytest.mark.parametrize(
    ("kind", "absent"),
    [("outcome", "not among those told"), ("stands", "no tie"), ("frustration", "no such ties"),
     ("forecast", "not asked"), ("demand", "not found")],
)  # fmt: skip
def test_a_side_without_the_fact_says_what_that_means(kind: str, absent: str) -> None:
    one = Fact(FactKey(kind, ("who",)), "yes")
    assert [render(side, NAMES) for side in sides_in_words(Difference(one, None))] == [
        "yes",
        absent,
    ]
    assert [render(side, NAMES) for side in sides_in_words(Difference(None, one))] == [
        absent,
        "yes",
    ]


LINES = """
red_lines:
  - {id: song, by: a, against: b, if: b.pay, supposed: {then: a.dig, by: A Reader, assumption: x}, assumption: x}
  - {id: dance-supposed, by: b, against: a, if: a.dig, assumption: x}
  - {id: dance, by: b, against: a, if: a.sing, assumption: x}
offers:
  - {id: deal, by: a, to: b, if: b.pay, then: a.dig, assumption: x}
demands:
  - {id: more, by: b, of: a, wants: a.dig, assumption: x}
"""
SIGNALS = ByName(parse_crisis(BASE + LINES, "crisis.yaml").model)


@pytest.mark.parametrize(
    ("kind", "id_", "told"),
    [
        ("red_line", "song", "Red line of A against B (if B pays): how credible"),
        ("red_line", "song-supposed", "Red line of A against B (if B pays), as A Reader supposes it: how credible"),
        ("deters_as_modelled", "dance", "Red line of B against A (if A takes up “Sing”): deters, as the sides want things"),
        ("red_line", "dance-supposed", "Red line of B against A (if A digs): how credible"),
        ("red_line", "gone-supposed", "Red line “gone-supposed”: how credible"),
        ("offer", "deal", "Offer of A to B (A digs, if B pays): would be kept"),
        ("taken_up", "deals", "Offer “deals”: taking it up pays"),
        ("demand", "more", "Demand of B that A digs: met"),
        ("demand", "less", "Demand “less”: met"),
        ("forecast", "a.dig", ""),
    ],
)  # fmt: skip
def test_a_signal_is_called_by_who_said_it_and_by_its_id_where_it_is_gone(
    kind: str, id_: str, told: str
) -> None:
    assert said_signal(FactKey(kind, (id_,)), SIGNALS) == told
