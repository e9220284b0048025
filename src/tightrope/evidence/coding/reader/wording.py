"""The phrases of the table of tellings, by their first word: what is looked for in a sentence, in one pass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any

from tightrope.evidence.coding.reader.words import stem
from tightrope.evidence.text.data import read_data
from tightrope.evidence.text.words import split_words

__all__ = ["spelt_out", "tellings_in"]

_Rest = tuple[tuple[str, ...], tuple[str, ...]]  # what follows two words, and whose phrase it is
_ACTOR = "ACT"  # stands for a named actor in a phrase and in the stems of a line
_MARKS = {"words": "", "unless": "unless ", "with": "with "}


def tellings_in(stems: list[str]) -> dict[str, list[tuple[int, int]]]:
    """Gives where the phrases of each rule stand: those of a certain kind under "!" and its name."""
    found: dict[str, list[tuple[int, int]]] = {}
    alone, by_two = _by_first_words()
    for at, (word, after) in enumerate(zip(stems, (*stems[1:], ""), strict=True)):
        for rule in alone.get(word, ()):
            found.setdefault(rule, []).append((at, at + 1))
        for rest, rules in by_two.get((word, after), ()):
            last = at + 2 + len(rest)
            if not rest or tuple(stems[at + 2 : last]) == rest:
                for rule in rules:
                    found.setdefault(rule, []).append((at, last))
    return found


def spelt_out(phrases: str, classes: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Gives the words of each phrase of a list "a|b"; NAME in it stands for each phrase of that class."""
    for phrase in phrases.split("|"):
        parts = [_choices(word, classes) for word in phrase.split()]
        for chosen in product(*parts):
            yield tuple(word for part in chosen for word in part)


def _choices(word: str, classes: Mapping[str, str]) -> list[tuple[str, ...]]:
    if word in classes:
        return list(spelt_out(classes[word], classes))
    return [(word,)] if word == _ACTOR else [tuple(split_words(word))]


@cache
def _by_first_words() -> tuple[dict[str, tuple[str, ...]], dict[tuple[str, str], list[_Rest]]]:
    """Gives the rules of each word that is a phrase alone, and of each two words those of what follows them."""
    rules: dict[tuple[str, ...], list[str]] = {}
    table = read_data("scope.toml")
    for sort, section in (("", "rule"), ("!", "certain")):
        for row in table[section]:
            for words, name in _phrases(row, sort, table["classes"]):
                rules.setdefault(words, []).append(name)
    alone: dict[str, tuple[str, ...]] = {}
    by_two: dict[tuple[str, str], list[_Rest]] = {}
    for words, names in rules.items():
        of = tuple(dict.fromkeys(names))
        if len(words) == 1:
            alone[words[0]] = of
        else:
            by_two.setdefault((words[0], words[1]), []).append((words[2:], of))
    return alone, by_two


def _phrases(
    row: Mapping[str, Any], sort: str, classes: Mapping[str, str]
) -> Iterator[tuple[tuple[str, ...], str]]:
    for key, mark in _MARKS.items():
        if key in row:
            for words in spelt_out(row[key], classes):
                yield (
                    tuple(w if w == _ACTOR else stem(w.lower()) for w in words),
                    f"{sort}{mark}{row['name']}",
                )
