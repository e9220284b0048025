"""Which language a text is in: by its script, and for Latin letters by the small words it is full of."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from importlib.resources import files
from typing import Any

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 4000  # code points looked at
_FEWEST = 4  # words below which Latin letters tell nothing
_SURE = 1.5  # weight of small words a language must have found
_AHEAD = 1.6  # and how many times that of English
_TRACE = 0.15  # weight below which English words may be those of another language
_DISTINCT = 2  # different small words it must have found
_PARTICLES = frozenset(
    {"von", "van", "der", "den", "de", "del", "di", "da", "la", "le", "el", "al", "bin"}
)
_IN_NAMES = 0.4  # what such a word tells, which stands in names of other languages too
_LETTERS = 4  # letters of another script that settle it


def language_of(text: str) -> str | None:
    """Gives the ISO 639 code of the language, "und" for one that is not known here, None where it cannot be told."""
    sample = text[:_SAMPLE]
    if not sample.isascii():
        foreign = _by_script(sample)
        if foreign:
            return foreign
    words = [word.replace("’", "'") for word in _WORD.findall(sample)]
    if len(words) < _FEWEST:
        return None
    weights: defaultdict[str, float] = defaultdict(float)
    told: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:  # small ones; with a capital they are mostly part of a name
        for language, weight in _small_words().get(word, ()):
            weights[language] += weight * (_IN_NAMES if word in _PARTICLES else 1.0)
            told[language].add(word)
    best, most = max(weights.items(), key=lambda item: (item[1], item[0]), default=("und", 0.0))
    if best == "en":
        return "en" if most >= 0.5 else None
    accented = sum(not word.isascii() for word in words)
    sure = _SURE if weights["en"] > _TRACE else _SURE / 2 + _SURE / 4 * (not accented)
    return (
        best
        if len(told[best]) >= _DISTINCT and most >= sure and most >= _AHEAD * weights["en"]
        else None
    )


def name_of(code: str) -> str:
    """Gives the English name of a language."""
    return str(_data()["names"].get(code, "another language"))


def _by_script(text: str) -> str | None:
    """The language of a text most of whose letters are not Latin."""
    counts = Counter[str]()
    for letter, often in Counter(text).items():
        if letter.isalpha():
            counts[_script(letter)] += often
    latin = counts.pop("LATIN", 0)
    script, most = max(counts.items(), key=lambda item: item[1], default=("", 0))
    if most < _LETTERS or sum(counts.values()) <= latin:
        return None
    for code, letters in _data()["letters"].get(script, {}).items():
        if any(letter in text for letter in letters):
            return str(code)
    return str(_data()["scripts"].get(script, "und"))


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").split()[0].split("-")[0]


@cache
def _small_words() -> dict[str, list[tuple[str, float]]]:
    """The languages each small word belongs to; the more of them, the less it tells."""
    holders: dict[str, list[str]] = {}
    for language, listed in _data()["words"].items():
        for word in listed.split():
            holders.setdefault(word, []).append(language)
    return {word: [(one, 1 / len(held)) for one in held] for word, held in holders.items()}


@cache
def _data() -> dict[str, dict[str, Any]]:
    text = files("tightrope.corpus").joinpath("languages.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
