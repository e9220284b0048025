"""One of several expected outcomes is not told as the one that is expected; a fall can be a gain."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from tests.strategy.test_nearest_of_equals import sailing
from tightrope.analysis.effects.report import EffectsReport
from tightrope.analysis.motives.report import Move, Term
from tightrope.analysis.strategy import report_strategy
from tightrope.app.result import Table
from tightrope.app.showing.motives import _because
from tightrope.app.showing.tables import _effects
from tightrope.words import ActorRef, Agreeing, ById, OptionRef, fill, joined, render
from tightrope.words.parts import references
from tightrope.words.strategy import outcomes_expected

REPORT = report_strategy(sailing(1))


def test_outcomes_that_are_equal_for_all_are_one_that_is_expected() -> None:
    assert REPORT.expected_total == 2
    assert outcomes_expected(REPORT) == 1
    assert outcomes_expected(replace(REPORT, outcomes_untold={"path": 2, "other": 5})) == 3
    assert outcomes_expected(replace(REPORT, outcomes=(), outcomes_untold={"other": 5})) == 2


def test_the_references_of_a_phrase_are_those_of_the_phrases_in_it_too() -> None:
    who, way = ActorRef("usa"), OptionRef("usa.talk")
    inner = fill("{who} {talk} {way}", who=who, talk=Agreeing(("usa",), "talks", "talk"), way=way)
    told = fill(
        "if {all}, then {way}", all=joined([inner, fill("no"), fill("{who}", who=who)]), way=way
    )
    assert list(references(told)) == [who, way, who, way]


@pytest.mark.parametrize(
    ("number", "title"),
    [
        (1, "What follows from the expected outcome"),
        (2, "What follows from the nearest of two expected outcomes"),
    ],
)
def test_the_table_says_of_which_outcome_it_tells(number: int, title: str) -> None:
    empty = cast("EffectsReport", SimpleNamespace(indicators=(), standing=(), loops=(), energy=()))
    first = next(one for one in _effects(empty, ById(), number) if isinstance(one, Table))
    assert first.title == title


@pytest.mark.parametrize(
    ("best", "change", "treaty", "said"),
    [
        (True, -0.35, None, "“risk” falls (+0.14)"),
        (True, 0.35, None, "“risk” rises (+0.14)"),
        (False, -0.35, None, "with that “risk” falls (+0.14)"),
        (True, 1.0, "pact", "pact is broken (+0.14)"),
        (True, -1.0, "pact", "pact is kept (+0.14)"),
    ],
)
def test_which_way_an_indicator_goes_is_said_beside_what_that_is_worth(
    best: bool, change: float, treaty: str | None, said: str
) -> None:
    term = Term(None if treaty else "risk", treaty, 0.14, change, "major", "low")
    move = Move({"a.x": "yes"}, 0.14, (term,), "", "better", best)
    assert render(_because("a", move), ById()) == said
    assert render(_because("a", replace(move, terms=())), ById()) == ""
