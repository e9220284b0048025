"""Which of the times in a quote dates the act."""

from __future__ import annotations

from datetime import date

import pytest

from tightrope.evidence.claims.codebook import Relation
from tightrope.evidence.coding.reader.dating import time_of_act
from tightrope.evidence.time.when import find_times


def dated(quote: str, relation: Relation = "condemnation") -> str | None:
    time = time_of_act(quote, find_times(quote, date(2031, 3, 13)), relation)
    return None if time is None else time.resolved


@pytest.mark.parametrize(
    ("quote", "day"),
    [
        ("She accused Ostravia of violating the 2019 Treaty of Dorn.", None),
        ("On 3 March she accused Ostravia of violating the 2019 Treaty of Dorn.", "2031-03-03"),
        ("Sarnova, bound by a treaty signed in 2022, condemned it.", None),
        ("Sarnova, bound by an agreement of 1994, condemned it on Monday.", "2031-03-10"),
        ("Sarnova broke the pact concluded on 4 May 2020.", None),
        ("Sarnova broke the pact on 4 May 2020.", "2020-05-04"),
        ("Sarnova has condemned it since 2019.", "2019"),
        ("Nothing is dated here.", None),
    ],
)
def test_the_year_of_a_name_or_of_a_signature_is_not_that_of_the_act(
    quote: str, day: str | None
) -> None:
    assert dated(quote) == day


@pytest.mark.parametrize("relation", ["treaty", "alliance", "defence_obligation", "settlement"])
def test_of_the_agreement_itself_it_is(relation: Relation) -> None:
    assert dated("Sarnova is bound by a treaty signed in 2022.", relation) == "2022"
    assert dated("They signed the 2019 Treaty of Dorn.", relation) == "2019"
