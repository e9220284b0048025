"""Who is only told of another has no part in what is said."""

from __future__ import annotations

import pytest

from tests.evidence.coding.reading import line_of, pairs_of
from tightrope.evidence.coding.reader.voices import find_asides


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway complained to Chile about Peru.",
        "Norway's protest to the Chilean king over Peru was loud.",
        "Norway lodged a complaint with Chile against the Peruvian navy.",
        "Norway told Chile that Peru had lied.",
        "Norway assured the Chilean king that the Peruvian navy had left.",
        "Norway accused Peru before Chile.",
        "Chile was told by Norway that Peru had lied.",
        "Chile has been informed by Norway that Peru had lied.",
    ],
)
def test_who_is_told_of_a_third_is_no_end(sentence: str) -> None:
    found = pairs_of(sentence)
    assert ("norway", "peru") in found
    assert not any("chile" in pair for pair in found)


@pytest.mark.parametrize("words", ["at the UN", "to the UN", "in the UN", "before the UN"])
def test_a_body_is_told_whom_one_accuses(words: str) -> None:
    assert pairs_of(f"Norway denounced Peru {words} in May.") == {("norway", "peru")}


def test_a_body_at_the_very_end_is_told_too() -> None:
    assert pairs_of("Norway denounced Peru at the UN") == {("norway", "peru")}
    assert ("norway", "un") in pairs_of("Norway denounced Peru at the UN building")


def test_who_tells_of_another_is_no_addressee() -> None:
    assert ("chile", "peru") in pairs_of("Chile then told Norway that Peru had lied.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway complained to Chile.",
        "Norway complained to Chile about the weather and of Peru.",
        "Norway complained of Chile and about Peru.",
        "Norway spoke to Chile about Peru.",
        "Norway told Chile that it had lied to Peru.",
        "Norway told Chile that Chile had lied to Peru.",
        "Norway told Chile that Norway would leave Peru.",
        "Norway told Chile to leave Peru.",
        "Norway told Chile that the king had left for good from Peru.",
        "Norway accused Peru in Chile.",
        "Norway accused men before Chile struck Peru.",
    ],
)
def test_who_may_be_meant_is_an_end(sentence: str) -> None:
    assert ("chile", "norway") in pairs_of(sentence)


@pytest.mark.parametrize(
    ("sentence", "silent"),
    [
        ("Chile, complained Norway, had lied to Peru.", {"norway"}),
        ("Chile, complained Norway to Peru, had lied.", {"norway", "peru"}),
        ("Chile, said Norway of Peru, had lied.", set()),
        ("Chile had lied, complained Norway.", {"norway"}),
    ],
)
def test_what_is_thrown_in_names_only_speakers_and_hearers(sentence: str, silent: set[str]) -> None:
    line = line_of(sentence)
    assert {line.spans[n].referents[0].acts_for for _, _, n in find_asides(line)} == silent
