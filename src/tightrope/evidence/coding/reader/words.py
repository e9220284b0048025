"""The coder's word lists and the stems of words."""

from __future__ import annotations

from functools import cache

from tightrope.evidence.text.data import read_data

__all__ = ["is_past", "stem", "word_list", "word_table"]

_NO_PASTS = frozenset(
    [
        "need",
        "indeed",
        "seed",
        "speed",
        "breed",
        "feed",
        "hundred",
        "embed",
        "proceed",
        "succeed",
        "exceed",
        "red",
    ]
)
_VOWELS = frozenset("aeiouy")


@cache
def word_table(section: str) -> dict[str, frozenset[str]]:
    """Gives the lists of one section of `data/reading.toml`, each as a set of words or phrases."""
    return {
        key: frozenset(value.split("|") if "|" in value else value.split())
        for key, value in read_data("reading.toml")[section].items()
    }


@cache
def word_list(section: str, key: str) -> frozenset[str]:
    """Gives one list of `data/reading.toml`."""
    return word_table(section)[key]


@cache
def _irregular() -> dict[str, str]:
    table = read_data("irregular.toml")
    return {form: base for base, forms in table.items() for form in forms.split()}


@cache
def stem(word: str) -> str:
    """Gives a word without its inflection: `struck`, `strikes` and `striking` are all `strik`."""
    base = _irregular().get(word)
    if base is not None:
        return _bare(base)
    if not word.isalpha() or len(word) < 4:
        return word
    if word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    if word.endswith("ing") and _has_vowel(word[:-3]):
        return _bare(_undoubled(word[:-3]))
    if word.endswith("ed") and _has_vowel(word[:-2]):
        return _bare(_undoubled(word[:-2]))
    if word.endswith(("sses", "ches", "shes", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return _bare(word[:-1])
    return _bare(word)


@cache
def is_past(word: str) -> bool:
    """Tells whether a word looks like the past or the participle of a verb: "accused", "struck"."""
    if word in _irregular():
        return not word.endswith("s") and not word.endswith("ing")
    return word.endswith("ed") and len(word) > 3 and word not in _NO_PASTS and stem(word) != word


def _has_vowel(word: str) -> bool:
    return len(word) > 1 and any(c in _VOWELS for c in word)


def _undoubled(word: str) -> str:
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        return word[:-1]
    return word


def _bare(word: str) -> str:
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    return word
