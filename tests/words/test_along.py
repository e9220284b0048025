"""What the coming moves bring about on their way, word for word."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests.words.invented import model
from tightrope.words import ByName, render
from tightrope.words.along import between, indicator, price

NAMES = ByName(model())


@pytest.mark.parametrize(
    ("up", "down", "weeks", "told"),
    [
        (0.6, 0.1, 2, "“Oil price” is above today’s level in two weeks with a probability of 60%, below it with 10%."),
        (0.1, 0.6, 1, "“Oil price” is below today’s level in one week with a probability of 60%, above it with 10%."),
        (0.3, 0.3, 1, "“Oil price” is below today’s level in one week with a probability of 30%, above it with 30%."),
    ],
)  # fmt: skip
def test_the_likelier_side_of_todays_level_comes_first(
    up: float, down: float, weeks: int, told: str
) -> None:
    path: Any = SimpleNamespace(
        indicator="oil_price", scenario=None, change=(0.0,) * (weeks + 1), up=(0.9, up), down=(0.8, down)
    )  # fmt: skip
    assert render(indicator(path), NAMES) == told
    path.scenario = "us_talks_with_may"
    assert render(indicator(path), NAMES).startswith("In “US talks with May”: “Oil price” is ")


def test_a_price_is_told_by_the_lowest_and_highest_mean_and_the_highest_of_all() -> None:
    source = SimpleNamespace
    found: Any = SimpleNamespace(
        shock="strait",
        scenario=None,
        sources=(source(mean=(9, 2.0), high=(99, 4.0)), source(mean=(1, 9.0), high=(1, 30.0))),
    )
    holds: Any = SimpleNamespace(probability=(0.0, 0.5, 0.25))
    assert render(price(found, holds), NAMES) == (
        "Energy shock “Strait”: that its condition holds in two weeks has a probability of 25%. On "
        "average that moves the price by +2 to +9 %; in one case of twenty by more than +30 %."
    )


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [(2.4, 2.2, "+2 %"), (-3, 9, "−3 to +9 %"), (-0.4, 0.4, "0 %"), (0, 6, "0 to +6 %")],
)
def test_two_prices_that_read_alike_are_one(low: float, high: float, told: str) -> None:
    assert between(low, high) == told
