"""Who stands with whom and who depends on whom, word for word."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace as Of
from typing import Any

import pytest

from tests.words.invented import model
from tightrope.analysis.alignment.report import (
    DependenceReading,
    LayerBalance,
    Need,
    SignedTie,
    WeakCamps,
)
from tightrope.words import ByName, Phrase, render
from tightrope.words.alignment import (
    camps,
    contested,
    decided_by,
    dependence,
    need,
    others_as_good,
    stated_camps,
    undated,
)

NAMES = ByName(model())
TWO = (("may", "who"), ("usa",))
LAYER = LayerBalance("all", None, (), (), None, 1, 1, TWO, (), unique=True, parts=(TWO,))


def said(phrase: Phrase) -> str:
    return render(phrase, NAMES)


def layer(**more: Any) -> LayerBalance:
    return replace(LAYER, **more)


def tie(sign: int = 1, **more: Any) -> SignedTie:
    return SignedTie("may", "who", sign, 1.0, ("trade",), (), (), **more)


BOTH: dict[str, Any] = {
    "decided_by": ("arms",), "friendly_in": ("arms", "trade"), "hostile_in": ("political",),
}  # fmt: skip
PAIR = "May and WHO are friends in arms and trade and foes in political ties"


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (tie(), ""),
        (tie(friendly_in=("arms",)), ""),
        (tie(hostile_in=("arms",)), ""),
        (tie(1, **BOTH), f"{PAIR}; arms ties decide, so they count as friends."),
        (tie(-1, **BOTH), f"{PAIR}; arms ties decide, so they count as foes."),
        (tie(0, **BOTH), f"{PAIR}; within arms ties that evens out, so they count as neither."),
    ],
)
def test_friends_in_one_respect_and_foes_in_another(found: SignedTie, told: str) -> None:
    assert said(contested(found)) == told


@pytest.mark.parametrize(
    ("kinds", "decides", "told"),
    [
        ((), (("arms",),), ""),
        (("arms",), (("arms",), ("trade",)), "Who stands with whom is decided by arms ties."),
        (("arms", "trade"), (("arms", "trade"),), "Who stands with whom is decided by arms and trade ties."),
        (("arms", "trade"), (("arms",), ("trade",)),
         "Who stands with whom is decided by arms, then trade ties: between two actors the first of these that tie them."),
        (("arms", "trade"), (("arms",),), "Who stands with whom is decided by arms ties; trade ties decide nothing."),
    ],
)  # fmt: skip
def test_which_kinds_of_tie_decide(kinds: Any, decides: Any, told: str) -> None:
    ties = (replace(tie(), kinds=kinds),)
    report: Any = Of(layers=(Of(ties=ties),), decides=decides)
    assert said(decided_by(report)) == told
    assert said(decided_by(Of(layers=(), decides=decides))) == ""  # type: ignore[arg-type]


AGAINST: dict[str, Any] = {"frustrated_weight": 2.0, "weight_bound": 2.0}
APART = (("may",), ("usa",))


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"parts": ()}, "No tie says who stands with whom."),
        ({}, "The ties divide May and WHO from the United States."),
        ({"parts": (TWO, (("gulf", "a"),))},
         "The ties divide May and WHO from the United States. The Gulf states and A stand together; no tie among them is hostile."),
        ({"parts": ((("gulf", "a"),),), "layer": "arms_trade"}, "The Gulf states and A stand together; no arms trade tie among them is hostile."),
        ({"parts": ((("may", "usa"),),), "hostile_within": (("may", "usa"),), **AGAINST},
         "May and the United States are at odds, yet dividing them would break ties that weigh more."),
        ({"parts": ((("may", "usa"),),), "hostile_within": (("may", "usa"),), **AGAINST, "unique": False, "near_optimal": ((0, APART),)},
         "May and the United States are at odds, yet dividing them would break ties that weigh as much."),
        ({"parts": ((("may", "usa"),),), "hostile_within": (("may", "usa"),), **AGAINST, "unique": False, "near_optimal": ((0, (("may", "usa"), ("who",))),)},
         "May and the United States are at odds, yet dividing them would break ties that weigh as much or more."),
        ({"parts": ((("may", "usa"),),), "hostile_within": (("may", "usa"),), **AGAINST, "unique": False, "near_optimal": ((0.5, APART),)},
         "May and the United States are at odds, yet dividing them would break ties that weigh as much or more."),
        ({"frustrated": (("may", "usa"),), **AGAINST}, "The ties divide May and WHO from the United States. One tie goes against that, 2 by weight: May – United States."),
        ({"frustrated": (("may", "usa"), ("who", "usa")), "frustrated_weight": 2.5, "weight_bound": 2.0},
         ("The ties divide May and WHO from the United States. Two ties go against that, 2.5 by weight (no less than 2 by weight is possible; not proven least): "
         "May – United States and WHO – United States.")),
    ],
)  # fmt: skip
def test_camps_and_what_goes_against_them(more: dict[str, Any], told: str) -> None:
    found = said(camps(layer(**more)))
    assert found.replace("the United States", "United States") == told.replace(
        "the United States", "United States"
    )


def test_of_very_many_in_a_camp_the_rest_is_counted() -> None:
    eleven = tuple(f"land{n}" for n in range(11))
    twelve = (*eleven, "land11")
    assert "2 more stand together" in said(camps(layer(parts=((twelve,),))))
    assert "more" not in said(camps(layer(parts=((eleven,),))))


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, ""),
        ({"unique": None}, ""),
        ({"unique": False}, "Another division into camps would do as well."),
        ({"unique": False, "near_optimal": ((0.5, APART),)}, "Another division into camps would do as well."),
        ({"near_optimal": ((0, APART), (0.5, TWO))}, "As little goes against another division: May from the United States."),
        ({"near_optimal": ((0, APART), (0, TWO))}, "As little goes against another division: May from the United States or May and WHO from the United States."),
        ({"near_optimal": ((0, (("may", "usa"),)),)}, "As little goes against another division: May and the United States all together."),
    ],
)  # fmt: skip
def test_other_divisions_that_do_as_well(more: dict[str, Any], told: str) -> None:
    assert said(others_as_good(layer(**more))) == told


@pytest.mark.parametrize(
    ("fixed", "told"),
    [
        (None, ""),
        (WeakCamps(TWO, 0.0, 0.0), "The best division into two camps: May and WHO | the United States; nothing by weight goes against it."),
        (WeakCamps((("may",),), 1.5, 1.5), "The best division into one camp: May; 1.5 by weight goes against it."),
        (WeakCamps(TWO, 2.0, 1.0), ("The best division into two camps: May and WHO | the United States; 2 by weight goes against it "
         "(no less than 1 is possible; not proven least).")),
    ],
)  # fmt: skip
def test_a_stated_number_of_camps(fixed: WeakCamps | None, told: str) -> None:
    assert said(stated_camps(layer(fixed=fixed))) == told


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, ""),
        (
            1,
            "The strain over time leaves out one tie without a beginning: where it stood before is not known.",
        ),
        (
            2,
            "The strain over time leaves out two ties without a beginning: where they stood before is not known.",
        ),
    ],
)
def test_undated_ties_are_counted(number: int, told: str) -> None:
    assert said(undated(Of(undated=(("a", "b", "arms"),) * number))) == told  # type: ignore[arg-type]


def wants(of: str, what: str, low: float, high: float | None = None, **more: Any) -> Need:
    worst = (low, low if high is None else high)
    told = {"share": 0.5, "replaceable": "hard", "weight": None, "sensitivity": worst, **more}
    return Need(of, what, vulnerability=worst, **told)


GAS, ARMS = wants("may", "gas", 0.6), wants("who", "arms", 0.2)
OPEN = wants("who", "grain", 0.1, 0.9)


def reading(influence: str, by: Any = "greatest need", *, unknown: bool = False) -> str:
    theirs = (ARMS, OPEN) if unknown else (ARMS,)
    more = (wants("may", "coal", 0.3), GAS)
    return said(
        dependence(DependenceReading("may", "who", more, theirs, by, influence, ((0, 0), (0, 0))))
    )


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (reading("even"), "May and WHO are about equally vulnerable."),
        (reading("even", unknown=True), "May and WHO are about equally vulnerable; what is not known of grain (WHO) could not change that."),
        (reading("open", unknown=True), "Which of May and WHO is the more vulnerable is open: it turns on what is not known of grain (WHO)."),
        (reading("who"), "May is the more vulnerable, for gas. The influence is WHO's."),
        (reading("who", "weights"), "May is the more vulnerable, over its needs as weighted. The influence is WHO's."),
        (reading("may"), "WHO is the more vulnerable, for arms. The influence is May's."),
        (reading("who", unknown=True), "May is the more vulnerable, for gas; what is not known of grain (WHO) could not change that. The influence is WHO's."),
    ],
)  # fmt: skip
def test_who_is_the_more_vulnerable(found: str, told: str) -> None:
    assert found == told


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (GAS, "gas: 50% met, replaceable hard; vulnerability 0.60"),
        (OPEN, "grain: 50% met, replaceable hard; vulnerability 0.10 to 0.90"),
        (wants("may", "oil", 0.0, 1.0, share=None, replaceable="unknown"), "oil: share unknown, replaceability unknown; vulnerability 0.00 to 1.00"),
    ],
)  # fmt: skip
def test_one_need(one: Need, told: str) -> None:
    assert said(need(one)) == told
