"""Runs of common words: what is indexed, chained, weighed and kept, at each threshold."""

from __future__ import annotations

from math import log2

import pytest

from tightrope.evidence.text.words import Word
from tightrope.evidence.weighing.shared import (
    Match,
    SharingRules,
    _chains,
    _information,
    _matches,
    _pairs,
    _weigh,
)

RULES = SharingRules()


def words(text: str) -> list[Word]:
    """Words of sentences parted by full stops; a capital makes a name."""
    found, start, sentence = [], 0, 0
    for part in text.split():
        if part == ".":
            sentence += 1
        else:
            found.append(Word(start, start + len(part), part.lower(), sentence, part[0].isupper()))
        start += len(part) + 1
    return found


def test_a_pair_is_two_words_of_one_sentence_at_most_three_apart() -> None:
    pairs = [("".join(pair), i, j) for pair, i, j in _pairs(words("a b c d e . f"), RULES.reach)]
    assert [pair for pair, _, _ in pairs] == ["ab", "ac", "ad", "bc", "bd", "be", "cd", "ce", "de"]
    assert pairs[2] == ("ad", 0, 3)


def test_rare_words_tell_more_up_to_twelve_bits_and_a_small_corpus_counts_as_a_larger() -> None:
    told = _information([words("a b b"), words("b")], RULES)
    assert told == pytest.approx({"a": log2(1501), "b": log2(1501 / 3)})
    large = _information([words("a " + "b " * 9000)], RULES)
    assert large == pytest.approx({"a": 12.0, "b": log2(9002 / 9000)})


@pytest.mark.parametrize(("times", "found"), [(1, True), (2, True), (3, False)])
def test_a_pair_that_a_document_says_three_times_is_its_stock_phrase(
    times: int, found: bool
) -> None:
    told = _matches([words("a b . " * times), words("a b")], RULES)
    assert ((0, 1) in told) is found


@pytest.mark.parametrize(("documents", "found"), [(2, True), (50, True), (51, False)])
def test_a_pair_of_more_than_fifty_documents_is_everybodys(documents: int, found: bool) -> None:
    told = _matches([words("a b")] * documents, RULES)
    assert told.get((0, 1)) == ({(0, 0), (1, 1)} if found else None)


def test_a_document_shares_nothing_with_itself() -> None:
    assert _matches([words("a b . a b"), words("c d")], RULES) == {}


LINE = words("a b c d e f g h i j k l m n")
BROKEN = words("a b c d e . f g h i j k l m n")


@pytest.mark.parametrize(
    ("matches", "chains"),
    [
        ({(0, 0), (6, 6)}, [[(0, 0), (6, 6)]]),
        ({(0, 0), (7, 6)}, [[(0, 0)], [(7, 6)]]),
        ({(0, 0), (6, 7)}, [[(0, 0)], [(6, 7)]]),
        ({(0, 3), (1, 3)}, [[(0, 3)], [(1, 3)]]),  # it stays where it was in the other
        ({(0, 3), (0, 4)}, [[(0, 3)], [(0, 4)]]),
        ({(0, 3), (1, 2)}, [[(0, 3)], [(1, 2)]]),
        ({(0, 0), (0, 4), (1, 5)}, [[(0, 0)], [(0, 4), (1, 5)]]),  # to the nearest before it
        ({(0, 0), (1, 1), (2, 2), (9, 9)}, [[(0, 0), (1, 1), (2, 2)], [(9, 9)]]),
    ],
)  # fmt: skip
def test_matches_that_follow_one_another_in_both_make_a_chain(
    matches: set[Match], chains: list[list[Match]]
) -> None:
    assert _chains(matches, LINE, LINE, RULES.gap) == chains


@pytest.mark.parametrize(("one", "other"), [(LINE, BROKEN), (BROKEN, LINE)])
def test_no_chain_goes_on_into_another_sentence(one: list[Word], other: list[Word]) -> None:
    assert _chains({(4, 4), (5, 5)}, one, other, RULES.gap) == [[(4, 4)], [(5, 5)]]


FOUR = [(0, 0), (1, 1), (2, 2), (3, 3)]
TEXT = "a b c d e f g h i"


@pytest.mark.parametrize(
    ("run", "weight", "one", "kept"),
    [
        (FOUR, 7.5, TEXT, (0, 7, 0, 7, 1.0)),  # thirty bits
        (FOUR, 7.4, TEXT, None),
        (FOUR[:3], 20.0, TEXT, None),  # three words
        ([(0, 0), (1, 1), (2, 2), (7, 7)], 11.0, TEXT, (0, 15, 0, 15, 0.5)),  # half of both
        ([(0, 0), (1, 1), (2, 2), (8, 8)], 20.0, TEXT, None),
        ([(0, 0), (1, 1), (2, 2), (8, 3)], 10.0, TEXT, (0, 17, 0, 7, 1.0)),  # all of the shorter
        ([(0, 0), (1, 1), (2, 2), (3, 4)], 10.0, TEXT, (0, 7, 0, 9, 1.0)),
        ([(1, 1), (2, 2), (3, 3), (5, 5)], 10.0, TEXT, (2, 11, 2, 11, 0.8)),
        (FOUR, 10.0, "A b c d", (0, 7, 0, 7, 1.0)),  # a name tells two fifths: 34 bits
        (FOUR, 10.0, "A B c d", None),
    ],
)  # fmt: skip
def test_a_run_is_kept_where_it_tells_enough_and_covers_half(
    run: list[Match], weight: float, one: str, kept: tuple[int, int, int, int, float] | None
) -> None:
    weights = dict.fromkeys("abcdefghi", weight)
    assert _weigh(run, words(one), words(one if "A" in one else TEXT), weights, RULES) == kept
