"""How many prefer a way out: one, two, many, and sides that are several states."""

from __future__ import annotations

import pytest

from tightrope.analysis.strategy.report import Outcome, Reason, ToldOutcome
from tightrope.crisis import CrisisModel
from tightrope.words import ByName, Phrase, render
from tightrope.words.outcomes import joint_exit, preferences

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
    ("sides", "whom"),
    [
        (1, "Ardia"),
        (2, "Both sides"),
        (3, "All three sides (Oman and Qatar as one)"),
        (4, "All four sides (Oman and Qatar as one; Tarsk, Velm and Orlan as one)"),
    ],
)
def test_all_who_prefer_a_way_out_are_counted_as_the_sides_that_they_are(
    sides: int, whom: str
) -> None:
    told = exit_(*list(NAMES)[:sides], of=sides)
    assert by_name(joint_exit(told, {"a.fire": "yes"})) == (
        f"{whom} would prefer a way out to today: Ardia stops firing."
    )


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
