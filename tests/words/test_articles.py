"""Which names of actors and treaties take an article inside a sentence."""

from __future__ import annotations

import pytest

from tightrope.words.articles import actor_named, treaty_named


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Iran", "Iran"),
        ("United States", "the United States"),
        ("The Hague", "the Hague"),
        ("THE Hague", "the Hague"),
        ("Thessaly", "Thessaly"),
        ("Arab League", "the Arab League"),
        ("Republic of Korea", "the Republic of Korea"),
        ("Union Pacific", "Union Pacific"),
    ],
)
def test_some_actors_take_an_article(name: str, named: str) -> None:
    assert actor_named(name) == named


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Treaty of Tlatelolco", "the Treaty of Tlatelolco"),
        ("New START", "New START"),
        ("Pactum", "Pactum"),
    ],
)
def test_an_instrument_takes_an_article(name: str, named: str) -> None:
    assert treaty_named(name) == named
