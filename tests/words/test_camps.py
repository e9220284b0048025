"""Camps in words: where the ties do not settle them, that is said before any division."""

from __future__ import annotations

import dataclasses

import pytest

from tests.words.invented import model
from tightrope.analysis.alignment.report import LayerBalance, SignedTie
from tightrope.words import ById, ByName, render
from tightrope.words.alignment import camps_told, who_with_whom

DIVISION = (("may", "who"), ("usa",))
OTHER = (("may",), ("usa", "who"))
LAYER = LayerBalance(
    "all", "2031-02-03", (), (), None, 1, 1, DIVISION, (), unique=True, parts=(DIVISION,)
)
MANY = tuple(f"land{n}" for n in range(7))


def said(**changed: object) -> str:
    return render(camps_told(dataclasses.replace(LAYER, **changed)), ByName(model()))  # type: ignore[arg-type]


def test_camps_that_nothing_else_fits_as_well_are_simply_told() -> None:
    assert said() == "The ties divide May and WHO from the United States."
    assert said(unique=None) == said()
    assert said(near_optimal=((0.5, OTHER),)) == said()


def test_divisions_that_fit_equally_well_are_all_told_where_the_actors_are_few() -> None:
    assert said(unique=False, near_optimal=((0.0, OTHER), (1.0, OTHER))) == (
        "The ties do not settle who stands with whom; these divisions fit equally well: May and WHO "
        "from the United States or May from the United States and WHO."
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"unique": False},  # which other is not known
        {"near_optimal": ((0.0, (MANY[:3], MANY[3:])),), "parts": ((MANY[:4], MANY[4:]),)},
    ],
)
def test_else_one_is_told_and_that_another_fits_as_well(changed: dict[str, object]) -> None:
    assert said(**changed).startswith(
        "The ties do not settle who stands with whom: another division fits as well. The ties divide "
    )


def test_who_stands_with_whom_is_told_tie_by_tie_those_with_most_ties_first() -> None:
    ties = tuple(
        SignedTie(a, b, sign, 1.0, ("political",), (), ())
        for a, b, sign in (
            ("may", "who", -1), ("usa", "may", 1), ("usa", "who", 1), ("gulf", "who", 1), ("gulf", "may", 0),
        )
    )  # fmt: skip
    layer = dataclasses.replace(LAYER, ties=ties)
    assert render(who_with_whom(layer), ByName(model())) == (
        "May is at odds with WHO; the United States is friendly with May and WHO; the Gulf states are "
        "friendly with WHO."
    )
    assert not who_with_whom(dataclasses.replace(LAYER, ties=()))


def test_of_very_many_ties_the_rest_is_counted() -> None:
    ties = tuple(SignedTie(f"a{n}", f"b{n}", 1, 1.0, ("political",), (), ()) for n in range(8))
    said = render(who_with_whom(dataclasses.replace(LAYER, ties=ties)), ById())
    assert said.endswith("a5 is friendly with b5; 2 more in the table.")
    seven = render(who_with_whom(dataclasses.replace(LAYER, ties=ties[:7])), ById())
    assert seven.endswith("a6 is friendly with b6.")
