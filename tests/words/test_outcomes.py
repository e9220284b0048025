"""Outcomes in words: who begins, who prefers what and why; each fork and threshold."""

from __future__ import annotations

from types import SimpleNamespace as Of
from typing import Any

import pytest

from tests.words.invented import model
from tightrope.words import ByName, Phrase, render
from tightrope.words.outcomes import (
    _holds,
    course,
    joint_exit,
    nobody_begins,
    outcome,
    outsiders,
    preferences,
    reason,
    weightiest,
)

NAMES = ByName(model())
TODAY = {"may.strike": "yes", "usa.talk": "no", "who.warn": "no", "gulf.plan": "yes"}
SIDES = ("who", "may", "usa", "gulf")
TALKS = "the United States talks to May"


def said(phrase: Phrase) -> str:
    return render(phrase, NAMES)


def told(**more: Any) -> Any:
    fields: dict[str, Any] = {
        "kind": "other", "changes": {"usa.talk": "yes"}, "prefer": (), "oppose": (), "better_for_all": False,
        "reasons": (), "first_steps": (), "outsiders": (), "self_enforcing": False, "holds": {}, "draws": None,
        "of": 0, **more,
    }  # fmt: skip
    return Of(**fields)


@pytest.mark.parametrize(
    ("who", "forecast", "off", "said_"),
    [
        ("usa", {"usa.talk": "yes"}, (), "The United States is expected to talk to May"),
        ("gulf", {"gulf.plan": "yes"}, (), "The Gulf states are expected to go on with “Plan B”"),
        ("usa", {"usa.talk": "no"}, ("usa.talk",), "The United States is expected not to talk to May"),
        ("may", {"may.strike": "no"}, ("may.strike",), "May is expected to stop striking the port"),
    ],
)  # fmt: skip
def test_what_one_is_expected_to_do(who: str, forecast: Any, off: Any, said_: str) -> None:
    found = said(course(who, forecast, TODAY, off))
    assert found[:1].upper() + found[1:] == said_


@pytest.mark.parametrize(
    ("more", "said_"),
    [
        ({"prefer": ("who",)}, f"WHO would prefer a way out to today: {TALKS}."),
        ({"kind": "path"}, f"Steps that pay lead to this: {TALKS}."),
        ({"kind": "path", "prefer": ("who",)}, f"Steps that pay lead to this, and WHO prefers it to today: {TALKS}."),
        ({"kind": "path", "prefer": ("gulf",)}, f"Steps that pay lead to this, and the Gulf states prefer it to today: {TALKS}."),
        ({"kind": "path", "prefer": ("who", "may")}, f"Steps that pay lead to this, and WHO and May prefer it to today: {TALKS}."),
    ],
)  # fmt: skip
def test_a_way_out(more: dict[str, Any], said_: str) -> None:
    assert said(joint_exit(told(**more), TODAY)) == said_


def step(who: str, alone: str, *, exploited: bool = False) -> Any:
    return Of(decision_maker=who, alone=alone, exploited=exploited)


@pytest.mark.parametrize(
    ("steps", "said_"),
    [
        ((), ""),
        ((step("who", "worse"),), "Nobody begins: WHO would be worse off by going first alone."),
        ((step("who", "worse"), step("may", "worse")), "Nobody begins: going first alone makes each worse off."),
        ((step("who", "worse"), step("may", "same")), "Nobody begins: WHO would be worse off by going first alone and May would gain nothing by going first alone."),
        ((step("who", "impossible"), step("may", "impossible")), "Nobody begins: WHO and May cannot go first alone."),
        ((step("who", "better"),), "WHO would gain by going first alone."),
        ((step("who", "better", exploited=True),), "Nobody begins: WHO would gain by going first, but the others could turn that against it."),
        ((step("who", "better", exploited=True), step("may", "better", exploited=True)),
         "Nobody begins: WHO and May would gain by going first, but the others could turn that against them."),
        ((step("who", "better"), step("may", "same")), "WHO would gain by going first alone, but May would gain nothing by going first alone."),
    ],
)  # fmt: skip
def test_who_begins(steps: Any, said_: str) -> None:
    assert said(nobody_begins(told(first_steps=steps))) == said_


def weighed(amount: float, indicator: str = "oil_price", *, disputed: bool = False) -> Any:
    return Of(indicator=indicator, treaty="", wants="high", amount=amount, disputed=disputed)


def why(who: str, *found: Any, prefers: bool = True, line: str = "", idle: bool = False) -> Any:
    return Of(decision_maker=who, prefers=prefers, line=line, idle=idle, weighed=found)


@pytest.mark.parametrize(
    ("found", "said_"),
    [
        (why("who"), ""),
        (why("who", line="not may.strike"), "for “May stops”"),
        (why("who", line="not may.strike", idle=True), "as today goes against “May stops”"),
        (why("who", line="not may.strike", idle=True, prefers=False), "as it goes against “May stops”"),
        (why("who", weighed(1.0)), "as “Oil price” rises"),
        (why("who", weighed(-1.0), prefers=False), "as “Oil price” falls"),
        (why("who", weighed(-1.0)), ""),
        (why("who", weighed(2.0), weighed(-1.0, "gas")), "as “Oil price” rises, though “Gas” falls"),
        (why("who", weighed(1.0, disputed=True)), "as “Oil price” rises (disputed)"),
    ],
)  # fmt: skip
def test_why_one_prefers_it(found: Any, said_: str) -> None:
    assert said(reason(found)) == said_


@pytest.mark.parametrize(
    ("amounts", "most", "named"),
    [
        ((3.0, 1.0), 3, [3.0]),  # three quarters are enough
        ((2.99, 1.0), 3, [2.99, 1.0]),
        ((1.0, 1.0, 1.0, 1.0), 3, [1.0, 1.0, 1.0]),
        ((1.0, 1.0), 1, [1.0]),
        ((1.0, -4.0), 3, [-4.0, 1.0]),  # what decides is named, though it is the smaller
        ((1.0, -4.0), 1, [-4.0, 1.0]),
        ((0.0, -4.0), 3, [-4.0]),
    ],
)
def test_the_weightiest_reasons(amounts: Any, most: int, named: list[float]) -> None:
    found = why("who", *map(weighed, amounts))
    assert [one.amount for one in weightiest(found, most)] == named


@pytest.mark.parametrize(
    ("more", "named", "said_"),
    [
        ({}, (), "WHO, May, the United States and the Gulf states do not mind."),
        ({"prefer": ("who",), "oppose": ("may", "usa", "gulf")}, (),
         "WHO prefers it to today and May, the United States and the Gulf states prefer today."),
        ({"prefer": ("who", "may", "usa"), "oppose": ("gulf",)}, (),
         "WHO, May and the United States prefer it to today, and the Gulf states prefer today."),
        ({"prefer": ("who",), "oppose": ("may", "usa"), "reasons": (why("who", line="not may.strike"), why("may", line="usa.talk", prefers=False))}, (),
         "WHO (for “May stops”) prefers it to today, May (for “the United States talks to May”) and the United States prefer today and the Gulf states do not mind."),
        ({"prefer": ("who",), "oppose": ("may", "usa"), "reasons": (why("who", line="not may.strike"), why("may", line="usa.talk", prefers=False))}, ("may",),
         "WHO prefers it to today, May (for “the United States talks to May”) and the United States prefer today and the Gulf states do not mind."),
    ],
)  # fmt: skip
def test_who_prefers_what(more: dict[str, Any], named: Any, said_: str) -> None:
    assert said(preferences(told(**more), SIDES, named)) == said_


def test_nothing_is_said_of_no_sides() -> None:
    assert said(preferences(told(), ())) == ""
    assert said(preferences(told(prefer=("who",), better_for_all=True), ("who",))) == (
        "WHO prefers it to today."
    )


def outsider(who: str, holds_back: str) -> Any:
    return Of(decision_maker=who, holds_back=holds_back)


@pytest.mark.parametrize(
    ("found", "said_"),
    [
        ((), ""),
        ((outsider("who", "no move"), outsider("may", "no move")), "Of those with no part in it, WHO and May cannot upset it."),
        ((outsider("gulf", "no better move"),), "Of those with no part in it, the Gulf states have nothing better to do than leave it alone."),
        ((outsider("who", "no better move"), outsider("may", "answer")),
         "Of those with no part in it, WHO has nothing better to do than leave it alone and May could gain by upsetting it, but would meet an answer that undoes the gain."),
    ],
)  # fmt: skip
def test_those_with_no_part_in_it(found: Any, said_: str) -> None:
    text = said(outsiders(told(outsiders=found)))
    assert text.replace("alone, and", "alone and") == said_


@pytest.mark.parametrize(
    ("more", "said_"),
    [
        ({"self_enforcing": True, "holds": {"seq": True}}, "Once there, nobody gains by leaving it."),
        ({"holds": {"seq": True}}, "Once there, whoever leaves it must reckon with answers that undo the gain."),
        ({"holds": {"seq": False}}, "It would not last: somebody gains by leaving it."),
        ({}, "It would not last: somebody gains by leaving it."),
    ],
)  # fmt: skip
def test_whether_it_lasts(more: dict[str, Any], said_: str) -> None:
    assert said(_holds(told(**more))) == said_


def test_today_is_told_as_today() -> None:
    assert said(outcome(told(kind="today", holds={"seq": True}), TODAY, SIDES)) == (
        "Today’s situation holds."
    )
    assert said(outcome(told(kind="today"), TODAY, SIDES)) == "Today’s situation does not hold."
