"""A scenario that only holds what is expected anyway: what differs by that alone, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.words.saying import say
from tightrope.analysis.engines import analyse_model
from tightrope.analysis.strategy.only_held import OnlyHeld, find_only_held
from tightrope.analysis.strategy.report import StrategyReport
from tightrope.crisis import CrisisModel, apply_change, parse_change, parse_crisis
from tightrope.words import ByName, render
from tightrope.words.only_held import cannot_answer

ISLANDS = """\
title: The islands
as_of: 2031-05-01
actors: {ardia: {name: Ardia}, belmar: {name: Belmar}, cora: {name: Cora}}
options:
  ardia: {invade: {text: Invade the islands, now: no}}
  belmar: {fleet: {text: Send the fleet, now: no}}
  cora: {talk: {text: Offer to mediate, now: TALKS}}
priorities:
  ardia: [{want: not (ardia.invade and belmar.fleet)}, {want: ardia.invade}]
  belmar: [{want: belmar.fleet iff ardia.invade}, {want: not ardia.invade}]
  cora: [{want: cora.talk}]
"""


def model(talks: str = "yes") -> CrisisModel:
    return parse_crisis(ISLANDS.replace("TALKS", talks)).model


def report(of: CrisisModel) -> StrategyReport:
    found = analyse_model(of, draws=0, only=("strategy",)).strategy
    assert found is not None
    return found


def held(*changes: str, talks: str = "yes", scenario: str = "") -> OnlyHeld | None:
    base = model(talks)
    after, levels = base, dict[str, str]()
    for text in changes:
        change = parse_change(text, after)
        after = apply_change(after, change)
        levels[change.what] = change.other or ""
    return find_only_held(report(base), report(after), levels, scenario)


def test_who_is_held_cannot_answer_and_that_alone_is_said_to_make_the_difference() -> None:
    found = held("belmar.fleet=no")
    assert found is not None
    assert found.otherwise == {"ardia.invade": "yes"}
    assert (found.held_back, found.answer) == ("ardia", (("belmar", {"belmar.fleet": "yes"}),))
    assert say(found, model=model()) == (
        "This puts in only what is expected anyway, but holds it there: Belmar cannot answer by doing "
        "otherwise. That alone is why Ardia invades the islands. In the base Ardia is held back by an "
        "answer that is ruled out here: Belmar sends the fleet."
    )
    assert render(cannot_answer(found), ByName(model())) == (
        "which only holds what is expected anyway, so that Belmar cannot answer by doing otherwise"
    )


def test_where_nothing_differs_it_is_said() -> None:
    assert say(held("cora.talk=yes", scenario="calm")) == (
        "calm puts in only what is expected anyway, and what is expected stays the same."
    )


def test_what_is_expected_and_is_not_so_today_is_put_in_from_the_outset() -> None:
    found = held("cora.talk=yes", talks="no")
    assert found is not None
    assert (found.as_now, found.answer) == (False, ())
    assert say(found).startswith("This puts in, from the outset, only what is expected anyway")
    assert "In the base" not in say(found)


@pytest.mark.parametrize("changes", [("belmar.fleet=yes",), ("belmar.fleet=no", "cora.talk=no")])
def test_where_anything_new_is_put_in_nothing_is_said(changes: tuple[str, ...]) -> None:
    assert held(*changes) is None


def test_without_a_game_or_anything_held_nothing_is_said() -> None:
    base = report(model())
    assert find_only_held(base, base, {}) is None
    assert find_only_held(None, base, {"cora.talk": "yes"}) is None
    assert find_only_held(base, None, {"cora.talk": "yes"}) is None


def test_what_is_open_there_is_said_to_be_open() -> None:
    base = report(model())
    after = replace(base, forecast={**base.forecast, "ardia.invade": None})
    found = find_only_held(base, after, {"belmar.fleet": "no"})
    assert found is not None
    assert "That alone is why it is open whether" in say(found)
    assert found.held_back == "ardia"


def test_an_answer_that_needs_nothing_held_is_not_the_reason() -> None:
    base = report(model())
    after = replace(base, forecast={**base.forecast, "ardia.invade": "yes"})
    found = find_only_held(base, after, {"cora.talk": "yes"})
    assert found is not None
    assert (found.held_back, found.answer) == ("", ())
