"""Quotations without a speaker are remarked on; those with one, and short ones, are not."""

from __future__ import annotations

import pytest

from tests.evidence.contract import ACTORS
from tightrope.corpus import clean, read_bytes, split_sentences
from tightrope.evidence import LearnedCoder


def remarks(text: str) -> list[str]:
    document = read_bytes(text.encode(), "x.txt")
    passages = clean(document)
    coded = LearnedCoder().code(document, passages, split_sentences(document, passages), ACTORS)
    return [f.partition("speaker: ")[2] for f in coded.findings if "without a speaker" in f]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The talks were long. “We shall not leave the valley to anybody.” Rain fell all night.",
         ["“We shall not leave the valley to anybody.”"]),
        ('The talks were long. "We shall not leave the valley to anybody." Rain fell all night.',
         ["“We shall not leave the valley to anybody.”"]),
        ("“We shall not leave the valley to anybody,” said the king of Ruritania.", []),
        ("The king said: “We shall not leave the valley to anybody.”", []),
        ("According to the king of Ruritania “nobody will leave the valley to them” this year.", []),
        ("The king said so yesterday. “We shall not leave the valley to anybody.” Rain fell.",
         ["“We shall not leave the valley to anybody.”"]),
        ("The king had three words.\n\nThey were these:\n\n“We shall not leave the valley to anybody.”", []),
        ("The poster in the square: “We shall not leave the valley to anybody.”", []),
        ("They call it the “march of fools” in Strelsau and laugh about it at length.", []),
    ],
)  # fmt: skip
def test_a_quotation_nobody_speaks_is_remarked_on(text: str, found: list[str]) -> None:
    assert remarks(text) == found


def test_a_speech_over_paragraphs_is_one_quotation_with_one_speaker() -> None:
    speech = (
        "The minister of Ruritania spoke for an hour.\n\n“Graustark has attacked our ships in the bay. "
        "We will not forget it.\n\n“We will answer in our own good time,” said the minister in Strelsau."
    )
    assert remarks(speech) == []
    silent = speech.replace(" said the minister in Strelsau.", " Rain.").replace(
        " spoke for an hour", ""
    )
    assert len(remarks(silent)) == 1


def test_a_long_quotation_is_shown_cut() -> None:
    (shown,) = remarks(
        "Rain fell. “" + "We shall never leave the valley " * 6 + "at all.” Snow fell."
    )
    assert shown.endswith("…”")
    assert len(shown) <= 82
