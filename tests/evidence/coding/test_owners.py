"""Who only says whose neighbour or ally another is has no part in what is done."""

from __future__ import annotations

import pytest

from tests.evidence.coding.reading import pairs_of
from tightrope import code_text

TIE = ("chile", "peru")


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway condemned Chile's neighbour Peru.",
        "Norway condemned Chile's old and faithful ally, Peru.",
        "Norway condemned Chile's junior partner in the union, Peru.",
        "Norway condemned Chile's protector, the Republic of Peru.",
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
