"""What a change does, what is asked of an indicator, what is drift, which signs settle little."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests.words.invented import model
from tightrope.analysis.questions.question import AskIndicator
from tightrope.crisis import Change, parse_change
from tightrope.words import ByName, render
from tightrope.words.asked_of_causes import told
from tightrope.words.changed import change_words
from tightrope.words.drift import likeliest_first
from tightrope.words.watching import little

MODEL = model()
NAMES = ByName(MODEL)


@pytest.mark.parametrize(
    ("moves", "asked"),
    [
        ("no effect", "Does the expected outcome leave “Oil price” alone"),
        ("up", "Does the expected outcome raise “Oil price”"),
        ("down", "Does the expected outcome lower “Oil price”"),
        ("contested", "Does the expected outcome pull both ways on “Oil price”"),
    ],
)
def test_what_is_asked_of_an_indicator(moves: Any, asked: str) -> None:
    assert render(told(AskIndicator(indicator="oil_price", moves=moves)), NAMES) == asked


@pytest.mark.parametrize(
    ("change", "does"),
    [
        ("usa.talk=yes", "the United States talks to May"),
        ("may.help=troops", "May helps the rebels (“troops”, no longer “arms”)"),
        (
            "who: raise 'who.warn' above 'not may.strike'",
            "WHO puts “WHO retaliates who may strike” above “May stops”",
        ),
        (
            "who: lower 'not may.strike' below 'who.warn'",
            "WHO puts “May stops” below “WHO retaliates who may strike”",
        ),
        ("who: drop 'not may.strike'", "WHO no longer wants “May stops”"),
        (
            "who: want 'usa.talk' above 'who.warn'",
            "WHO newly wants “the United States talks to May”, above “WHO retaliates who may strike”",
        ),
    ],
)
def test_what_a_change_does(change: str, does: str) -> None:
    assert change_words(NAMES, parse_change(change, MODEL)) == does


@pytest.mark.parametrize(
    ("verb", "actor", "what", "other", "does"),
    [
        ("weigh", "may", "oil_price", "none", "“Oil price” no longer counts for May"),
        ("weigh", "may", "oil_price", "vital", "“Oil price” is a vital interest of May"),
        ("link", "", "usa.talk -> oil_price", "none", "the link from “United States: talk to May” to “Oil price” is left out"),
        ("link", "", "usa.talk -> oil_price if who.warn", "weak",
         "the link from “United States: talk to May” to “Oil price” (if WHO retaliates who may strike) is weak"),
    ],
)  # fmt: skip
def test_what_a_change_of_a_weight_or_a_link_does(
    verb: Any, actor: str, what: str, other: str, does: str
) -> None:
    assert change_words(NAMES, Change(verb, actor, what, other, "")) == does


def test_the_likeliest_at_the_end_of_the_weeks_stands_first_and_drift_last() -> None:
    def curve(first: str, *probability: float) -> Any:
        return SimpleNamespace(first=first, second=None, probability=probability)

    names: Any = SimpleNamespace(is_uncared=lambda option: option == "gulf.plan", model=model())
    early, late = curve("usa.talk=yes", 0.9, 0.2), curve("may.strike=yes", 0.1, 0.8)
    idle = curve("gulf.plan=yes", 1.0, 1.0)
    both = curve("gulf.plan=yes and usa.talk=yes", 0.0, 0.5)
    assert likeliest_first([idle, early, both, late], names) == [late, both, early, idle]
    idle_too = curve("usa.idle=yes", 1.0, 0.9)
    idle_too.second = "usa.talk=yes"
    assert likeliest_first([idle, late, idle_too], names) == [idle_too, late, idle]


@pytest.mark.parametrize(
    ("bits", "says"),
    [((), False), ((0.0,), True), ((0.0, 0.05), False), ((0.05,), False), ((0.049,), True)],
)
def test_that_even_the_best_sign_settles_little_is_said_below_the_share(
    bits: tuple[float, ...], says: bool
) -> None:
    report: Any = SimpleNamespace(
        watched=[SimpleNamespace(bits=one) for one in bits], unsettled=1.0
    )
    said = render(little(report), NAMES)
    assert said == ("Even the best sign settles little of what is open." if says else "")
