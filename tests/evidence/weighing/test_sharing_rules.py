"""What counts as the same words: each rule at its threshold and just beyond it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest

from tightrope.evidence.text.words import Word
from tightrope.evidence.weighing.shared import (
    Found,
    Match,
    SharingRules,
    _chains,
    _information,
    _joined,
    _matches,
    _pairs,
    _weigh,
    _without_overlaps,
)

RULES = SharingRules()


def said(*stems: str, sentence: int = 1, names: Sequence[str] = ()) -> list[Word]:
    """Content words ten code points apart, each seven long."""
    return [
        Word(10 * at, 10 * at + 7, stem, sentence, stem in names) for at, stem in enumerate(stems)
    ]


def test_a_pair_is_two_words_of_a_sentence_at_most_three_apart() -> None:
    words = [*said("a", "b", "c", "d", "e"), *said("f", sentence=2)]
    assert [(i, j) for _, i, j in _pairs(words, RULES.reach)] == [
        (0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (1, 4), (2, 3), (2, 4), (3, 4),
    ]  # fmt: skip
    assert next(_pairs(words, RULES.reach))[0] == ("a", "b")


def test_a_word_tells_the_more_the_rarer_it_is_up_to_twelve_bits() -> None:
    small = _information([said("a", "b", "b", "b")], RULES)  # as if among 1500 words
    assert small["a"] == pytest.approx(10.551708, abs=1e-6)
    assert small["b"] == pytest.approx(8.966746, abs=1e-6)
    large = _information([said(*["w"] * 5000, "once", "twice", "twice")], RULES)
    assert large["once"] == 12
    assert large["twice"] == pytest.approx(11.289, abs=1e-3)


def test_the_same_pair_is_a_match_wherever_it_stands() -> None:
    words = [said("x", "a", "b"), said("a", "b"), said("y", "z")]
    assert _matches(words, RULES) == {(0, 1): {(1, 0), (2, 1)}}
    assert _matches([said("a", "b"), said("a", "b")], RULES) == {(0, 1): {(0, 0), (1, 1)}}
    assert _matches([said("a", "b", "a", "b")], RULES) == {}  # a document does not copy itself


@pytest.mark.parametrize(("times", "stock"), [(2, False), (3, True)])
def test_what_a_document_says_three_times_is_its_stock_phrase(times: int, stock: bool) -> None:
    one = [word for turn in range(times) for word in said("a", "b", sentence=turn)]
    assert (not _matches([one, said("a", "b")], RULES)) is stock


@pytest.mark.parametrize(("documents", "everybodys"), [(50, False), (51, True)])
def test_what_more_than_fifty_documents_say_is_everybodys(documents: int, everybodys: bool) -> None:
    assert (not _matches([said("a", "b")] * documents, RULES)) is everybodys


@pytest.mark.parametrize(
    ("second", "one"),
    [
        ((16, 6), True),
        ((17, 6), False),  # too far on in the first
        ((16, 7), False),  # in the second
        ((11, 1), True),
        ((10, 1), False),  # the same word of the first once more
        ((11, 0), False),
        ((9, 1), False),
    ],
)
def test_matches_are_of_one_run_where_both_go_on_within_six_words(second: Match, one: bool) -> None:
    words = said(*["w"] * 20)
    assert (len(_chains({(10, 0), second}, words, words, RULES.gap)) == 1) is one


@pytest.mark.parametrize(("ends_a", "ends_b"), [(True, False), (False, True)])
def test_runs_do_not_cross_the_end_of_a_sentence(ends_a: bool, ends_b: bool) -> None:
    def words(end: int, *, ends: bool) -> list[Word]:
        return [*said(*["w"] * end), *said(*["w"] * 9, sentence=1 + ends)]

    a, b = words(2, ends=ends_a), words(6, ends=ends_b)
    assert _chains({(1, 5), (2, 6)}, a, b, RULES.gap) == [[(1, 5)], [(2, 6)]]
    assert _chains({(0, 4), (1, 5)}, a, b, RULES.gap) == [[(0, 4), (1, 5)]]
    assert _chains({(2, 6), (3, 7)}, a, b, RULES.gap) == [[(2, 6), (3, 7)]]


@pytest.mark.parametrize(
    ("matches", "chains"),
    [
        ([(0, 3), (5, 2), (6, 4)], [[(0, 3)], [(5, 2), (6, 4)]]),  # 2 + 1 before it, not 1 + 6
        ([(0, 1), (1, 0), (2, 2)], [[(0, 1), (2, 2)], [(1, 0)]]),  # as near: that begun first
        ([(0, 0), (1, 4), (2, 3), (3, 5)], [[(0, 0), (1, 4), (3, 5)], [(2, 3)]]),
    ],
)
def test_a_match_goes_on_from_the_run_that_ends_nearest(
    matches: list[Match], chains: list[list[Match]]
) -> None:
    words = said(*["w"] * 9)
    assert sorted(_chains(matches, words, words, RULES.gap)) == sorted(chains)


def weigh(
    stems: str, other: str, bits: float, names: str = ""
) -> tuple[int, int, int, int, float] | None:
    """Weighs the run of capital letters that both have, each telling so many bits."""
    a, b = said(*stems), said(*other, names=names)
    common = [letter for letter in stems if letter.isupper()]
    run = [(stems.index(letter), other.index(letter)) for letter in common]
    return _weigh(run, a, b, dict.fromkeys(stems + other, bits), RULES)


@pytest.mark.parametrize(
    ("stems", "other", "bits", "found"),
    [
        ("xABCD", "xyABCD", 7.5, (10, 47, 20, 57, 1.0)),  # thirty bits
        ("xABCD", "xyABCD", 7.4, None),
        ("ABC", "ABC", 20, None),  # three words
        ("ABeeCD", "AeBeCDx", 12, (0, 57, 0, 57, 0.667)),
        ("ABeeCD", "AeBCD", 12, (0, 57, 0, 47, 0.8)),  # of the shorter stretch
        ("AeBCD", "ABeeCD", 12, (0, 47, 0, 57, 0.8)),
        ("AeBeCeeD", "AeeBeCeD", 12, (0, 77, 0, 77, 0.5)),  # half of it
        ("AeBeCeeeD", "AeeBeeCeD", 20, None),
        ("ABeeCD", "AeBeCD", 9, None),  # 36 bits, of which two thirds are common
    ],
)
def test_a_run_counts_where_it_tells_enough_and_covers_enough(
    stems: str, other: str, bits: float, found: object
) -> None:
    assert weigh(stems, other, bits) == found


def test_names_tell_less_and_no_run_is_more_than_wholly_contained() -> None:
    assert weigh("ABCD", "ABCD", 10, names="ABCD") == (0, 37, 0, 37, 1.0)
    a = said("A", "B", "C", "D", names="ABCD")
    run = [(at, at) for at in range(4)]
    assert _weigh(run, a, a, dict.fromkeys("ABCD", 18.75), RULES) == (0, 37, 0, 37, 1.0)
    assert _weigh(run, a, a, dict.fromkeys("ABCD", 18.7), RULES) is None  # 0.4 of it counts


def run(a: int, b: int, a1: int, a2: int, b1: int, b2: int, share: float = 1.0) -> Found:
    return (a, b, a1, a2, b1, b2, share)


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ([run(0, 3, 0, 9, 0, 9), run(1, 2, 0, 9, 0, 9)], 2),
        ([run(0, 1, 5, 9, 0, 9), run(0, 2, 1, 9, 0, 9)], 2),
        ([run(0, 1, 3, 20, 0, 9), run(0, 1, 5, 30, 50, 60), run(0, 1, 40, 45, 61, 70)], 3),
        ([run(0, 1, 0, 20, 0, 20), run(0, 1, 0, 10, 50, 60)], 2),
        ([run(0, 1, 0, 10, 5, 30), run(0, 1, 0, 10, 8, 15)], 1),  # that which begins first
        ([run(0, 1, 0, 10, 5, 30, 0.5), run(0, 1, 0, 10, 5, 20, 0.9)], 1),  # the longer
        ([run(0, 1, 0, 10, 0, 10), run(0, 1, 20, 25, 20, 25), run(0, 1, 22, 40, 22, 40)], None),
    ],
)
def test_runs_come_in_order_and_of_those_over_the_same_words_one(
    found: list[Found], kept: int | None
) -> None:
    wanted = [found[0], found[2]] if kept is None else found[:kept]
    for mixed in permutations(found):
        assert _without_overlaps(mixed) == wanted


@pytest.mark.parametrize(("apart", "passages"), [(10, 1), (11, 2)])
def test_runs_ten_code_points_apart_are_one_passage(apart: int, passages: int) -> None:
    first, second = run(0, 1, 0, 50, 0, 50), run(0, 1, 50 + apart, 90, 50, 90)
    assert len(_joined([first, second], RULES.between)) == passages
