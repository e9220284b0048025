"""How many prefer a way out: one, two, many, and sides that are several states."""

from __future__ import annotations

import dataclasses

import pytest

from tightrope.analysis.strategy.report import FirstStep, Outcome, Reason, ToldOutcome
from tightrope.crisis import CrisisModel
from tightrope.words import ByName, Phrase, render
from tightrope.words.outcomes import joint_exit, nobody_begins, preferences

NAMES = {"a": "Ardia", "b": "Belmar", "c": "Oman and Qatar", "d": "Tarsk, Velm and Orlan"}


def by_name(phrase: Phrase) -> str:
    model = CrisisModel.model_validate(
        {
            "title": "War",
            "actors": {id_: {"name": name} for id_, name in NAMES.items()},
            "options": {"a": {"fire": {"text": "Fire", "now": True}}},
            "priorities": {"a": [{"want": "not a.fire", "text": "Quiet"}]},
        }
    )
    return render(phrase, ByName(model))


def exit_(*prefer: str, of: int) -> ToldOutcome:
    everybody = dict.fromkeys(list(NAMES)[:of], True)
    return ToldOutcome(
        kind="joint_exit",
        changes={"a.fire": "no"},
        holds={"seq": True},
        prefer=prefer,
        oppose=(),
        moves=(),
        self_enforcing=True,
        single_steps=False,
        outcome=Outcome(0, {"a.fire": "no"}, {"seq": everybody}, {}, None, ()),
        reasons=(Reason("a", prefers=True, line="not a.fire"),),
    )


@pytest.mark.parametrize(
    ("sides", "whom", "as_one"),
    [
        (2, "Both sides", ""),
        (3, "All three sides", " (Oman and Qatar as one)"),
        (4, "All four sides", " (Oman and Qatar as one; Tarsk, Velm and Orlan as one)"),
    ],
)
def test_all_who_prefer_a_way_out_are_counted_as_the_sides_that_they_are(
    sides: int, whom: str, as_one: str
) -> None:
    own = list(NAMES)[:sides]
    told = exit_(*own, of=sides)
    assert by_name(joint_exit(told, {"a.fire": "yes"})) == (
        f"{whom} would prefer a way out to today: Ardia stops firing."
    )
    assert by_name(preferences(told, own)) == (
        f"{whom}{as_one} prefer it to today: Ardia, for “Quiet”."
    )


def step(who: str, alone: str) -> FirstStep:
    return FirstStep(who, {}, alone, (), completed=False)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (
            (step("a", "worse"), step("b", "worse")),
            "Nobody begins: going first alone makes each worse off.",
        ),
        ((step("a", "worse"),), "Nobody begins: Ardia would be worse off by going first alone."),
        (
            (step("a", "worse"), step("b", "same")),
            (
                "Nobody begins: Ardia would be worse off by going first alone and Belmar would gain nothing "
                "by going first alone."
            ),
        ),
    ],
)
def test_what_keeps_each_from_going_first(steps: tuple[FirstStep, ...], said: str) -> None:
    told = dataclasses.replace(exit_("a", "b", of=2), first_steps=steps)
    assert by_name(nobody_begins(told)) == said


def test_some_who_prefer_it_are_named() -> None:
    told = exit_("a", "c", of=4)
    assert by_name(joint_exit(told, {"a.fire": "yes"})).startswith(
        "Ardia and Oman and Qatar would prefer"
    )


def test_a_game_of_one_side_says_its_reason_once() -> None:
    assert by_name(preferences(exit_("a", of=1), ["a"])) == (
        "Ardia (for “Quiet”) prefers it to today."
    )
    assert by_name(preferences(exit_("a", "b", of=2), ["a", "b"])) == (
        "Both sides prefer it to today: Ardia, for “Quiet”."
    )


@pytest.mark.parametrize(
    ("named", "ardia"),
    [((), "Ardia (for “Quiet”)"), (("a",), "Ardia (for “Quiet”)"), (("b",), "Ardia")],
)
def test_where_the_sides_differ_only_the_reasons_of_those_named_are_told(
    named: tuple[str, ...], ardia: str
) -> None:
    told = dataclasses.replace(exit_("a", of=2), oppose=("b",))
    assert by_name(preferences(told, ["a", "b"], named)) == (
        f"{ardia} prefers it to today and Belmar prefers today."
    )
