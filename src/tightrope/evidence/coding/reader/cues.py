"""Finds the words of a sentence that speak of an act or a tie, by family."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tightrope.evidence.coding.reader.words import stem
from tightrope.evidence.text.data import read_data
from tightrope.evidence.text.words import Phrases, split_words

__all__ = ["Cue", "find_cues"]


class Cue(NamedTuple):
    """Tokens [first, last) and the families they belong to."""

    first: int
    last: int
    families: tuple[str, ...]


@cache
def _phrases(section: str) -> Phrases[tuple[str, ...]]:
    families: dict[tuple[str, ...], list[str]] = {}
    for family, words in read_data("cues.toml")[section].items():
        for phrase in dict.fromkeys(words.split("|")):
            key = tuple(stem(w.lower()) for w in split_words(phrase))
            if family not in families.setdefault(key, []):
                families[key].append(family)
    return Phrases((key, tuple(found)) for key, found in families.items())


def find_cues(stems: list[str], section: str = "broad") -> list[Cue]:
    """Gives the cues of a sentence by the stems of its words, left to right, longest first.

    `section` names the families: "broad" after event types, "fine" with longer phrases.
    """
    return [Cue(first, last, found) for first, last, found in _phrases(section).matches(stems)]
