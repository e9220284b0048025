"""Finds the words in a sentence that point back to an actor: pronouns, "the ministry", "the two sides"."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from tightrope.evidence.coding.reader.sentence import Line
from tightrope.evidence.coding.reader.words import word_list, word_table

__all__ = ["PLURAL", "Anaphor", "AnaphorKind", "find_anaphors"]

AnaphorKind = Literal[
    "it",
    "he",
    "they",
    "we",
    "relative",
    "state",
    "body",
    "group",
    "person",
    "pair",
    "each",
]
PLURAL: frozenset[AnaphorKind] = frozenset(("they", "pair", "each", "relative"))
_PRONOUNS: tuple[AnaphorKind, ...] = ("it", "he", "they", "we", "relative")
_NOUNS: tuple[tuple[str, AnaphorKind], ...] = (
    ("state_nouns", "state"),
    ("body_nouns", "body"),
    ("group_nouns", "group"),
    ("person_nouns", "person"),
)
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_POSSESSIVE = frozenset(("its", "his", "her", "their", "our", "my", "whose"))


class Anaphor(NamedTuple):
    """Tokens [first, last) that point back, and in which way."""

    first: int
    last: int
    kind: AnaphorKind
    word: str

    @property
    def is_possessive(self) -> bool:
        """Whether it owns what follows ("its army")."""
        return self.word in _POSSESSIVE

    @property
    def number(self) -> int:
        """How many actors it stands for at most."""
        return max((_NUMBERS.get(word, 2) for word in self.word.split()), default=2)


@cache
def _single() -> dict[str, AnaphorKind]:
    table = word_table("refer")
    return {word: kind for kind in _PRONOUNS for word in table[kind]}


@cache
def _nouns() -> dict[str, AnaphorKind]:
    table = word_table("refer")
    return {word: kind for key, kind in reversed(_NOUNS) for word in table[key]}


def find_anaphors(line: Line) -> list[Anaphor]:
    """Gives the words of a sentence that may point back, left to right; names are passed over."""
    taken = {i for span in line.spans for i in range(span.first, span.last)}
    low, found, i = line.low, list[Anaphor](), 0
    while i < len(low):
        anaphor = None if i in taken else _at(line, taken, i)
        if anaphor is not None:
            found.append(anaphor)
            i = anaphor.last
        else:
            i += 1
    return found


def _at(line: Line, taken: set[int], i: int) -> Anaphor | None:
    low = line.low
    word = low[i]
    follows = low[i + 1] if i + 1 < len(low) else ""
    if (word == "each" and follows == "other") or (word == "one" and follows == "another"):
        return Anaphor(i, i + 2, "each", "each other")
    if word in _NUMBERS or word in ("neither", "either", "each"):
        return _pair(low, taken, i)
    if word == "us" and line.tokens[i].text == "US":
        return None
    kind = _single().get(word)
    if word in _POSSESSIVE and follows in word_list("ends", "foes"):
        return None
    if kind is not None:
        return Anaphor(i, i + 1, kind, word)
    return _definite(line, taken, i) if word in _DEFINITE else None


def _pair(low: list[str], taken: set[int], i: int) -> Anaphor | None:
    nouns = word_list("refer", "pair_nouns")
    counted = i > 0 and low[i - 1] in ("the", "all", "these", "those") and low[i] in _NUMBERS
    if _NUMBERS.get(low[i], 2) > 2 and not counted:
        return None
    for j in range(i + 1, min(i + 4, len(low))):
        if j in taken:
            return None
        if low[j] in nouns or low[j].rstrip("s") + "s" in nouns:
            return Anaphor(i, j + 1, "pair", f"{low[i]} {low[j]}")
        if not low[j].isalpha():
            break
    follows = low[i + 1] if i + 1 < len(low) else "."
    alone = low[i] == "both" and i + 1 not in taken and not follows.endswith("s")
    if low[i] != "two" and low[max(0, i - 1)] == "all" and not follows.endswith("s"):
        alone = counted  # "all three signed"
    if alone or (counted and (not follows.isalpha() or follows in _goes_on())):
        return Anaphor(i, i + 1, "pair", low[i])
    return None


@cache
def _goes_on() -> frozenset[str]:
    """Words that no noun phrase goes on with: "the two have", "all three of"."""
    lists = ("heads", "prepositions", "be", "have", "modals")
    return frozenset(("and",)).union(*(word_list("clauses", name) for name in lists))


def _definite(line: Line, taken: set[int], i: int) -> Anaphor | None:
    """ "the ministry", "the foreign ministry", "the Islamist movement"; not "the government of X"."""
    low, nouns, titles = line.low, _nouns(), word_list("ends", "titles")
    if low[i + 1 : i + 2] == ["two"]:
        return None
    for j in range(i + 1, min(i + 4, len(low))):
        word = low[j]
        if j in taken or not word.isalpha():
            return None
        ends = j + 1 >= len(low) or not (low[j + 1] in nouns or low[j + 1] in titles)
        if word in nouns and ends and not (nouns[word] == "person" and _in_apposition(line, i)):
            if j + 2 < len(low) and low[j + 1] == "of" and (j + 2 in taken or j + 3 in taken):
                return None
            return Anaphor(i, j + 1, nouns[word], word)
    return None


def _in_apposition(line: Line, i: int) -> bool:
    """ "Omer Akbel, the envoy in Rome": the envoy is he who has just been named, whether anybody knows him or not."""
    words = line.tokens[max(0, i - 3) : i]
    if len(words) < 3 or words[2].text != ",":
        return False
    none = word_list("ends", "no_names")
    return all(w.text.istitle() and w.text.isalpha() and w.low not in none for w in words[:2])
