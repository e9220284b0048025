"""A way out in words: who must begin, and the reasons that make up most of why it is preferred."""

from __future__ import annotations

import dataclasses

import pytest

from tests.words.test_sides import by_name, exit_, step
from tightrope.analysis.strategy.report import Move, Reason, Weighed
from tightrope.words.held_back import held_ways
from tightrope.words.on_the_way import way_there
from tightrope.words.outcomes import reason


@pytest.mark.parametrize(
    ("together", "said"),
    [
        (
            (("a", "b"),),
            "Ardia and Belmar must move together; Oman and Qatar then gains by following.",
        ),
        ((("a", "b", "c"),), "Ardia, Belmar and Oman and Qatar must move together."),
        ((("a",),), "Ardia must begin; Belmar and Oman and Qatar then gain by following."),
        ((("a",), ("b",)), "Ardia or Belmar must begin; the others then gain by following."),
        ((), "Ardia, Belmar and Oman and Qatar must move together."),
    ],
)
def test_only_who_cannot_follow_must_move_together(
    together: tuple[tuple[str, ...], ...], said: str
) -> None:
    moves = tuple(Move(who, {f"{who}.fire": "no"}) for who in "abc")
    told = dataclasses.replace(exit_("a", "b", "c", of=3), moves=moves, together=together)
    assert by_name(way_there(told, {})) == said


@pytest.mark.parametrize(("second", "loss"), [("worse", ", at a loss at first"), ("same", "")])
def test_who_must_begin_at_a_loss_is_said_to(second: str, loss: str) -> None:
    told = dataclasses.replace(
        exit_("a", "b", of=2),
        moves=tuple(Move(who, {f"{who}.fire": "no"}) for who in "ab"),
        together=(("a",), ("b",)),
        first_steps=(step("a", "worse"), step("b", second)),
    )
    assert by_name(way_there(told, {})) == (
        f"Ardia or Belmar must begin{loss}; the other then gains by following."
    )


def of(**amounts: float) -> Reason:
    weighed = [Weighed(name, "", "high", "major", amount) for name, amount in amounts.items()]
    return Reason("a", prefers=True, line="", weighed=tuple(weighed))


@pytest.mark.parametrize(
    ("amounts", "named"),
    [
        ({"war": 0.58, "missiles": 0.52, "standing": -0.03}, ["war", "missiles"]),
        ({"war": 0.58, "safety": 0.24, "standing": -0.04}, ["war", "safety"]),
        ({"war": 0.75, "standing": -0.25}, ["war"]),
        ({"war": 0.74, "standing": -0.26}, ["war", "standing"]),
        ({"a": -0.4, "b": -0.3, "c": -0.3, "d": 0.2, "e": 0.2, "f": 0.2, "g": 0.2, "h": 0.21},
         ["d", "a", "b", "c"]),
        ({"war": -0.9, "calm": 0.0, "peace": 0.1}, ["peace", "war"]),
        ({"a": 0.2, "b": 0.2, "c": 0.2, "d": 0.2, "e": 0.2}, ["a", "b", "c"]),
    ],
)  # fmt: skip
def test_the_reasons_named_are_the_largest_that_make_up_most(
    amounts: dict[str, float], named: list[str]
) -> None:
    said = by_name(reason(of(**amounts)))
    assert [name for name in said.replace("“", " “").split() if name.startswith("“")] == [
        f"“{name.title()}”" for name in named
    ]
    assert (" though " in said) == any(amounts[name] < 0 for name in named)


@pytest.mark.parametrize(
    ("oppose", "sides", "said"),
    [
        ("", "abcd", ""),
        ("b", "abcd", " and Belmar prefers today"),
        ("bef", "abef", " and Belmar, E and F prefer today"),
        ("befg", "abefg", " and the other four prefer today"),
        ("befg", "abefgh", " and Belmar, E, F and G prefer today"),
    ],
)
def test_who_prefers_today_is_named_up_to_three_or_where_others_do_not_mind(
    oppose: str, sides: str, said: str
) -> None:
    one = dataclasses.replace(exit_("a", of=2), oppose=tuple(oppose))
    told = by_name(held_ways([one], {"a.fire": "yes"}, tuple(sides)))
    assert told.endswith(f"Ardia stops firing (Ardia prefers it to today{said}).")
