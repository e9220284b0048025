"""Who only says whose neighbour or ally another is has no part in what is done."""

from __future__ import annotations

import pytest

from tests.evidence.coding.reading import line_of, pairs_of
from tightrope import code_text
from tightrope.evidence.coding.reader.owners import owns_apart

TIE = ("chile", "peru")


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway condemned Chile's neighbour Peru.",
        "Norway condemned Chile's old and faithful ally, Peru.",
        "Norway condemned Chile's junior partner in the union, Peru.",
        "Norway condemned Chile's protector, the Republic of Peru.",
        "Norway condemned Chile's supplier of arms, Peru.",
        "Norway condemned the Chilean client Peru.",
        "Norway condemned the neighbour of Chile, Peru.",
        "Norway condemned the former master of Chile, Peru, in May.",
        "Norway condemned Peru, a neighbour of Chile, in May.",
        "Norway condemned Peru, Chile's biggest customer, in May.",
        "Norway condemned Peru, the Chilean ally, in May.",
    ],
)
def test_an_owner_has_to_do_with_its_neighbour_alone(sentence: str) -> None:
    assert pairs_of(sentence) == {("norway", "peru"), TIE}


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        ("Norway condemned Chile's allies Peru and Cuba.", {"cuba", "peru"}),
        ("Norway condemned Chile's allies, Peru, Cuba and Spain.", {"cuba", "peru", "spain"}),
    ],
)
def test_several_allies_are_meant_beside_their_owner(sentence: str, pairs: set[str]) -> None:
    found = pairs_of(sentence)
    assert {b if a == "norway" else a for a, b in found if "norway" in (a, b)} == pairs
    assert {b if a == "chile" else a for a, b in found if "chile" in (a, b)} == pairs


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway condemned Chile's raid on Peru.",
        "Norway condemned Chile's neighbours before Peru.",
        "Norway condemned the allies of Chile, Peru and Cuba.",
        "Norway condemned an ally of Chile, Peru and Cuba.",
        "Norway is Chile's ally, Peru its enemy.",
        "Norway remains the ally of Chile, Peru said.",
        "Norway condemned Chile and its neighbour Peru.",
        "Norway condemned Chile's king whose ally Peru is.",
        "Norway condemned the friends Chile and Peru.",
        "Norway condemned Chile's long and often quarrelsome and bitter old neighbour Peru.",
    ],
)
def test_who_owns_no_one_named_behind_is_an_end(sentence: str) -> None:
    assert ("chile", "norway") in pairs_of(sentence)


def test_the_neighbour_is_condemned_and_not_who_it_is_a_neighbour_of() -> None:
    told = {
        (c.source_actor, c.target_actor)
        for c in code_text("Norway condemned Chile's neighbour Peru.")
    }
    assert ("norway", "peru") in told
    assert ("norway", "chile") not in told


@pytest.mark.parametrize(
    ("sentence", "pair", "word", "apart"),
    [
        ("Chile's allies Peru and Cuba condemned it.", (0, 1), "condemned", True),
        ("Chile's allies Peru and Cuba condemned it.", (0, 2), "condemned", True),
        ("Chile's allies Peru and Cuba condemned it.", (0, 1), "allies", False),
        ("Chile's allies Peru and Cuba condemned it.", (1, 2), "condemned", False),
        ("In May Chile's ally Peru condemned it.", (0, 1), "may", True),
        ("Peru, an ally of Chile, condemned it.", (0, 1), "ally", False),
        ("Peru, an ally of Chile, condemned it.", (0, 1), "condemned", True),
        ("Peru, Chile's ally, condemned it.", (0, 1), "ally", False),
        ("Peru, Chile's ally, condemned it.", (0, 1), "condemned", True),
        ("Peru condemned Chile.", (0, 1), "condemned", False),
    ],
)
def test_owner_and_owned_meet_only_in_the_words_that_tell_their_tie(
    sentence: str, pair: tuple[int, int], word: str, apart: bool
) -> None:
    line = line_of(sentence)
    assert owns_apart(line, pair, line.low.index(word)) is apart


def test_whose_neighbours_sign_does_not_sign() -> None:
    told = code_text("Norway's neighbours Sweden and Finland signed a treaty.")
    assert not any(
        "norway" in (c.source_actor, c.target_actor) for c in told if c.relation == "treaty"
    )
