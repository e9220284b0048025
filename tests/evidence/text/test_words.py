"""What a sentence opens with."""

from __future__ import annotations

import pytest

from tests.evidence.claims import document
from tests.evidence.contract import code
from tightrope.evidence.coding.reader.coder import LearnedCoder
from tightrope.evidence.text.words import dateline_of


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("ADANA, 21 October 1998 - Turkey signed", "Turkey signed"),
        ("ADANA — Turkey signed", "Turkey signed"),
        ("ST. JOHN'S, May 3 – Turkey signed", "Turkey signed"),
        ("Turkey - a member of NATO - signed", "Turkey - a member of NATO - signed"),
        ("NATO signed in 1949 - and again", "NATO signed in 1949 - and again"),
    ],
)
def test_a_dateline_is_a_place_in_capitals_before_a_dash(text: str, rest: str) -> None:
    assert text[dateline_of(text) :] == rest


def test_the_day_of_the_dateline_is_not_that_of_the_act() -> None:
    text = "ADANA, 21 October 1998 - Ruritania attacked Graustark on 20 October 1998.\n"
    found = code(LearnedCoder(), document("wire.txt", text)).claims
    assert found
    assert {claim.time_resolved for claim in found} == {"1998-10-20"}
