"""Phrases are found from left to right, the longest first, as a slow search finds them."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from tightrope.corpus.document import Document, Passage
from tightrope.evidence.text.words import Phrases, content_words, split_words, stem, tokenise

WORDS = st.lists(st.sampled_from("abc"), max_size=4).map(tuple)


def slowly(known: dict[tuple[str, ...], int], words: list[str]) -> Iterator[tuple[int, int, int]]:
    at = 0
    while at < len(words):
        fitting = [key for key in known if key and words[at : at + len(key)] == list(key)]
        if fitting:
            longest = max(fitting, key=len)
            yield at, at + len(longest), known[longest]
        at += len(max(fitting, key=len)) if fitting else 1


@given(st.lists(st.tuples(WORDS, st.integers())), st.lists(st.sampled_from("abcd"), max_size=12))
def test_phrases_are_found_as_a_slow_search_finds_them(
    items: list[tuple[tuple[str, ...], int]], words: list[str]
) -> None:
    assert list(Phrases(items).matches(words)) == list(slowly(dict(items), words))


def test_a_phrase_cut_off_at_the_end_is_not_found() -> None:
    assert list(Phrases([(("red", "line"), 1)]).matches(["a", "red"])) == []


def test_words_are_cut_at_possessives_negations_hyphens_and_kept_in_abbreviations() -> None:
    assert split_words("Iran's U.S. talks didn’t end: 3,000 Iran-Israel") == (
        "Iran", "'s", "U.S.", "talks", "did", "n't", "end", ":", "3,000", "Iran", "-", "Israel",
    )  # fmt: skip
    (word, *_) = tokenise("so Iran's", 3, 9)
    assert (word.text, word.low, word.start, word.end) == ("Iran", "iran", 3, 7)


def test_content_words_have_stems_sentences_and_know_names() -> None:
    text = "The fleet armed Ruritania. Ruritania thanked it.\nPrevention's use."
    document = Document("0" * 64, "a.txt", text)
    passages = [Passage(document.sha256, 0, len(text), "content")]
    found = content_words(document, passages)
    assert [(w.stem, w.is_name) for w in found] == [
        ("fleet", False), ("armed", False), ("rurita", True), ("rurita", False), ("thanke", False),
        ("preven", False), ("use", False),
    ]  # fmt: skip
    assert [w.sentence for w in found] == [2, 2, 2, 3, 3, 4, 4]
    assert content_words(document, [Passage(document.sha256, 0, len(text), "nav")]) == ()
    assert stem("Preventing’s") == stem("prevention") == "preven"
