"""Camps in words: where the ties do not settle them, that is said before any division."""

from __future__ import annotations

import dataclasses

import pytest

from tests.words.invented import model
from tightrope.analysis.alignment.report import LayerBalance
from tightrope.words import ByName, render
from tightrope.words.alignment import camps_told

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
