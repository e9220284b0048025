"""The mediator's question takes one outcome, not two at once."""

from __future__ import annotations

import pytest

from tests.articles import CRISIS
from tightrope.app.answers.answering import seek_outcome
from tightrope.app.errors import UnclearOutcome
from tightrope.crisis import parse_crisis
from tightrope.errors import TightropeError

MODEL = parse_crisis(CRISIS).model


def test_the_outcome_is_the_status_quo_with_what_is_wanted() -> None:
    found = seek_outcome(MODEL, ["spain.side = yes"])
    assert found.levels["spain.side"] == "yes"
    assert found.concept == "seq"


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (["spain.side=yes", "spain.side=no"], "wanted at 'yes' and at 'no'"),
        (["spain.side"], "actor.option=level"),
        (["=yes"], "actor.option=level"),
        (["spain.side="], "actor.option=level"),
    ],
)
def test_what_is_no_outcome_is_one_clear_line(wanted: list[str], told: str) -> None:
    with pytest.raises(UnclearOutcome) as caught:
        seek_outcome(MODEL, wanted)
    assert told in str(caught.value)


def test_the_same_wish_twice_is_one_wish() -> None:
    twice = seek_outcome(MODEL, ["spain.side=yes", "spain.side=yes"])
    assert twice == seek_outcome(MODEL, ["spain.side=yes"])


def test_an_unknown_level_is_named() -> None:
    with pytest.raises(TightropeError, match="perhaps"):
        seek_outcome(MODEL, ["spain.side=perhaps"])
