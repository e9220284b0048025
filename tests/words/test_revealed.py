"""What moves reveal of wants, word for word."""

from __future__ import annotations

from types import SimpleNamespace as Of
from typing import Any

import pytest

from tests.words.invented import model
from tightrope.analysis.dynamics.infer import TELLS, Revealed, Telling
from tightrope.words import ByName, render
from tightrope.words.revealed import revealed, untold

NAMES = ByName(model())


def found(kind: Any = "outweighs", what: Any = ("oil_price", "gas"), **more: Any) -> str:
    told: dict[str, Any] = {"before": 0.5, "factor": 4.0, "by": (), **more}
    return render(revealed(Revealed(kind, "gulf", what, after=0.5, **told)), NAMES)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, "The moves make it about four times likelier that “Oil price” matters more to the Gulf states than “Gas”."),
        ({"kind": "weight", "what": ("oil_price", "vital"), "factor": 0.25},
         "The moves make it about four times less likely that “Oil price” is vital to the Gulf states."),
        ({"what": ("pact", "oil_price"), "kept": ("pact",)},
         "The moves make it about four times likelier that keeping The Pact of May matters more to the Gulf states than “Oil price”."),
        ({"kind": "above", "what": ("usa.talk", "may.strike")},
         "The moves make it about four times likelier that the Gulf states put “the United States talks to May” above “May strikes the port”."),
        ({"kind": "rather", "what": ("usa.talk", "yes")},
         "The moves make it about four times likelier that the Gulf states would, as things stand today, rather talk to May than leave things as they are."),
        ({"factor": TELLS - 0.01}, "The moves do not tell whether “Oil price” matters more to the Gulf states than “Gas”."),
        ({"factor": 1 / TELLS + 0.01}, "The moves do not tell whether “Oil price” matters more to the Gulf states than “Gas”."),
    ],
)  # fmt: skip
def test_what_the_moves_reveal(more: dict[str, Any], told: str) -> None:
    assert found(**more) == told


def test_at_the_threshold_the_moves_tell() -> None:
    assert found(factor=TELLS).startswith("The moves make it ")
    assert found(factor=1 / TELLS).startswith("The moves make it ")


@pytest.mark.parametrize(
    ("weeks", "time"),
    [(0.01, "day"), (1 / 7, "day"), (2 / 7, "two days"), (13 / 7, "13 days"), (2.0, "two weeks"), (2.6, "three weeks")],
)  # fmt: skip
def test_the_steps_that_tell_most(weeks: float, time: str) -> None:
    still = Telling("", {}, weeks, 2.0)
    moved = Telling("2031-01-01", {"usa.talk": "yes"}, weeks, 2.0)
    assert found(by=(still, moved)).partition(". ")[2] == (
        f"Most of that comes from this: the Gulf states did not move in the {time} before the end and on "
        "2031-01-01 the United States talks to May."
    )


@pytest.mark.parametrize(
    ("effective", "statements", "left", "told"),
    [
        (100.0, (1,), 2, "Of two other statements about what the Gulf states want the moves do not tell."),
        (100.0, (), 1, "Of one statement about what the Gulf states want the moves do not tell."),
        (99.9, (1,), 2, ("The moves of the Gulf states fit hardly any of the wants and paces tried, so nothing is said of what it wants: "
         "something that moved it is missing in the model.")),
    ],
)  # fmt: skip
def test_what_nothing_is_told_of(effective: float, statements: Any, left: int, told: str) -> None:
    one: Any = Of(actor="gulf", effective=effective, statements=statements, untold=left)
    assert render(untold(one), NAMES) == told
