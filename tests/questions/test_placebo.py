"""The same question about others: what is put in whose place, and what stays."""

from __future__ import annotations

from typing import Any

import pytest

from tightrope.analysis.questions.expectation import Expectation, Placebo
from tightrope.analysis.questions.placebo import asked_of, placebos_of


def expectation(*ask: dict[str, Any], **more: Any) -> Expectation:
    return Expectation.model_validate({"id": "K", "text": "K", "ask": ask, **more})


def placebo(swap: dict[str, str], levels: dict[str, str] | None = None) -> Placebo:
    return Placebo(name="other", swap=swap, levels=levels or {})


OTHER = placebo({"upper": "lower", "upper.water": "lower.road"}, {"some": "yes", "none": "no"})


@pytest.mark.parametrize(
    ("ask", "swapped"),
    [
        ({"forecast": "upper.water", "is": "some"}, {"forecast": "lower.road", "is": "yes"}),
        ({"forecast": "upper.dam", "is": "some"}, {"forecast": "lower.dam", "is": "yes"}),
        ({"forecast": "third.dam", "is": "some"}, {"forecast": "third.dam", "is": "some"}),
        ({"forecast": "upper.water", "is": "all"}, {"forecast": "lower.road", "is": "all"}),
        ({"forecast": "upper.water", "might": "none"}, {"forecast": "lower.road", "might": "no"}),
        ({"forecast": "upper.water", "is": True}, {"forecast": "lower.road", "is": True}),
        (
            {"outcomes": "upper.water >= some and third.dam == some"},
            {"outcomes": "lower.road >= yes and third.dam == some"},
        ),
        (
            {"forecast": "third.dam", "is": "some", "after": ["upper.water=some"]},
            {"forecast": "third.dam", "is": "some", "after": ["lower.road=yes"]},
        ),
        (
            {"unmoved": ["third.dam", "upper.water"], "by": "upper"},
            {"unmoved": ["third.dam", "lower.road"], "by": "lower"},
        ),
        (
            {"worst_for": "upper", "among": ["upper.water=some", "third.dam=some"], "is": "upper.water=some"},
            {"worst_for": "lower", "among": ["lower.road=yes", "third.dam=some"], "is": "lower.road=yes"},
        ),
        ({"pivot": "third", "between": ["upper", "x"]}, {"pivot": "third", "between": ["lower", "x"]}),
        (
            {"change": ["upper: raise 'upper.water' above 'not third.dam'"], "moves_forecast": "third.dam", "to": "some"},
            {"change": ["lower: raise 'lower.road' above 'not third.dam'"], "moves_forecast": "third.dam", "to": "some"},
        ),
    ],
)  # fmt: skip
def test_names_are_put_in_place_of_names_and_levels_follow_their_option(
    ask: dict[str, Any], swapped: dict[str, Any]
) -> None:
    assert asked_of(expectation(ask), OTHER) == expectation(swapped).ask


def test_two_names_can_change_places() -> None:
    both = placebo({"upper": "lower", "lower": "upper"})
    asked = expectation({"depends_more": "upper", "on": "lower"})
    assert asked_of(asked, both) == expectation({"depends_more": "lower", "on": "upper"}).ask


def test_other_names_can_be_swapped_and_parts_of_names_are_not() -> None:
    treaty = placebo({"pact": "accord", "upper": "lower"})
    asked = expectation({"obligation": "defence", "treaty": "pact", "binds": "no"})
    assert asked_of(asked, treaty) == (asked.ask[0].model_copy(update={"treaty": "accord"}),)
    same = expectation({"outcomes": "upper_house.water and not pact_x.upper"})
    assert asked_of(same, treaty) == same.ask


def test_own_placebos_come_before_those_of_the_file_and_idle_ones_are_passed_over() -> None:
    ask = {"forecast": "upper.water", "is": "some"}
    idle = placebo({"nobody": "somebody"})
    assert placebos_of(expectation(ask), (OTHER, idle)) == (OTHER,)
    own = placebo({"upper": "third"})
    given = own.model_dump()
    assert placebos_of(expectation(ask, placebos=[given]), (OTHER,)) == (own,)
    assert placebos_of(expectation(ask), ()) == ()
