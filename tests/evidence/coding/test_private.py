"""People and goods that are only from a state do nothing in its name."""

from __future__ import annotations

import pytest

from tests.evidence.coding.reading import line_of
from tightrope.evidence.claims.codebook import Relation
from tightrope.evidence.coding.reader.private import has_no_part


def no_part(sentence: str, relation: Relation) -> bool:
    line = line_of(sentence)
    return has_no_part(line, relation, line.spans[0], line.spans[1])


@pytest.mark.parametrize(
    "sentence",
    [
        "A Chilean surgeon insulted Norway.",
        "Chile's nationalists insulted Norway.",
        "Two young Chilean pop singers insulted Norway.",
        "The Chilean trade unions insulted Norway.",
        "The Chilean far right insulted Norway.",
        "The Chilean engineer Pablo insulted Norway.",
        "The widow of the Chilean president insulted Norway.",
        "Bankers in Chile insulted Norway.",
        "Businessmen from Chile insulted Norway.",
        "President Frei's challenger insulted Norway.",
        "Eduardo Frei's rival insulted Norway.",
        "Chilean shoes insulted Norway.",
    ],
)
def test_who_is_only_from_a_state_does_not_speak_for_it(sentence: str) -> None:
    assert no_part(sentence, "condemnation")


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile insulted Norway.",
        "Chilean soldiers insulted Norway.",
        "The Chilean army doctors insulted Norway.",
        "Chilean gunners insulted nurses and Norway.",
        "Chilean officials and nurses insulted Norway.",
        "The right of Chile insulted Norway.",
        "The Chilean party chief insulted Norway.",
        "The parliament of Chile insulted Norway.",
        "Bankers saw Chile insult Norway.",
    ],
)
def test_who_acts_for_a_state_speaks_for_it(sentence: str) -> None:
    assert not no_part(sentence, "condemnation")


def test_what_is_done_to_people_is_done_to_their_state() -> None:
    assert not no_part("Chile jailed Norwegian nurses.", "coercion")
    assert not no_part("Chile jailed three Norwegian journalists.", "coercion")
    assert no_part("Norwegian students attacked Chile.", "military_action")
    assert no_part("Chile insulted Norwegian nurses.", "condemnation")


def test_goods_are_traded_and_attack_nobody() -> None:
    assert no_part("Chilean wine conquered Norway.", "military_action")
    assert no_part("Chile attacked Norwegian butter.", "military_action")
    assert not no_part("Chile banned Norwegian butter.", "sanction")
    assert not no_part("Chilean wine reached Norway.", "economic_cooperation")
    assert not no_part("Chilean aircraft conquered Norway.", "military_action")
