"""Words that point back to several actors: counted ones, and only those that point back."""

from __future__ import annotations

import pytest

from tests.evidence.claims import document, sentences
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.reader.anaphors import find_anaphors
from tightrope.evidence.coding.reader.document import read_lines
from tightrope.evidence.coding.reader.pairs import find_pairs
from tightrope.evidence.coding.reader.refer import Resolver
from tightrope.evidence.coding.reader.sentence import Line
from tightrope.evidence.coding.reader.words import stem
from tightrope.evidence.text.words import tokenise


def anaphors_of(text: str) -> list[tuple[str, str, int]]:
    tokens = tokenise(text, 0, len(text))
    low = [t.low for t in tokens]
    line = Line(0, len(text), tokens, low, [stem(word) for word in low])
    return [(a.kind, " ".join(low[a.first : a.last]), a.number) for a in find_anaphors(line)]


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("All three have signed.", "three", 3),
        ("Then the four of them went home.", "four", 4),
        ("The five countries met.", "five countries", 5),
        ("The two have met.", "two", 2),
        ("The two sides met.", "two sides", 2),
        ("Both signed.", "both", 2),
    ],
)
def test_a_counted_group_stands_for_as_many_as_it_says(text: str, words: str, number: int) -> None:
    assert ("pair", words, number) in anaphors_of(text)


@pytest.mark.parametrize(
    "text", ["Three countries met.", "The three old mills burned.", "He saw three of us."]
)
def test_a_number_alone_points_back_to_nobody(text: str) -> None:
    assert not [a for a in anaphors_of(text) if a[0] == "pair"]


def test_all_three_are_three_and_not_two() -> None:
    one = document("a.txt", "Chad, Libya and Egypt met.\nAll three signed a treaty.", None)
    read = read_lines(one, sentences(one), ActorIndex.build(), Resolver({}))
    (three,) = read.lines[1].spans
    assert three.joint
    assert {r.acts_for for r in three.referents} == {"chad", "libya", "egypt"}
    pairs = {frozenset((p.a.acts_for, p.b.acts_for)) for p in find_pairs(read.lines[1])}
    assert len(pairs) == 3


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("King Felipe of Spain met President Macron. The king smiled.", {"king_felipe"}),
        (
            "King Felipe of Spain saw Macron. The president smiled.",
            {"emmanuel_macron", "king_felipe"},
        ),
        (
            "King Felipe of Spain spoke. King Abdullah II of Jordan spoke. The king smiled.",
            {"king_felipe", "king_abdullah_ii"},
        ),
        (
            "King Felipe of Spain spoke. King Harald of Norway spoke. The king smiled.",
            {"king_felipe", "harald"},
        ),
    ],
)
def test_a_title_means_the_one_who_bears_it(text: str, who: set[str]) -> None:
    """Without weights all who are in reach are as likely; a title that one alone bears decides."""
    doc = document("a.txt", text.replace(". ", ".\n"), None)
    lines = read_lines(doc, sentences(doc), ActorIndex.build(), Resolver({})).lines
    meant = {r.actor: r.sure for s in lines[-1].spans if s.kind == "phrase" for r in s.referents}
    assert set(meant) == who
    assert (1.0 in meant.values()) is (len(who) == 1)


@pytest.mark.parametrize(
    ("text", "points_back"),
    [
        ("Omer Akbel, the envoy in Rome, spoke.", False),
        ("On Monday, the envoy spoke.", True),
        ("Akbel, the envoy, spoke.", True),
        ("Then Omer Akbel spoke to the envoy.", True),
        ("Omer Akbel, the ministry, and others spoke.", True),
    ],
)
def test_who_is_named_before_a_comma_is_whom_the_office_behind_it_means(
    text: str, points_back: bool
) -> None:
    assert bool(anaphors_of(text)) is points_back
