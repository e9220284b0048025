"""People the actor file does not know: whom they act for is learned from how the text introduces them.

"Greek Prime Minister Costas Simitis", "Javier Solana, NATO's secretary general", "Mark Rutte of the
alliance": the name then stands for that actor in the whole document, its last word too.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from typing import NamedTuple

from tightrope.evidence.coding.actors import Mention
from tightrope.evidence.coding.reader.words import word_list
from tightrope.evidence.text.words import Token

__all__ = ["People", "Person", "capitalised_runs"]

_LONGEST = 4  # words of a name
_WHERE = frozenset(("in", "at", "near", "off", "into", "around", "outside", "through"))
_NOBODY = ""  # whom a person out of office acts for
_PARTICLES = frozenset(
    ("al", "el", "bin", "ibn", "de", "del", "der", "van", "von", "da", "dos", "la", "le", "-")
)


class Person(NamedTuple):
    """A person and the actor he or she acts for; None where the text tells that of nobody."""

    id: str
    acts_for: str | None


class People:
    """The people one document introduces, by the words of their names."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], Person] = {}
        self._seen: Counter[tuple[str, ...]] = Counter()
        self._things: set[tuple[str, ...]] = set()  # names of places and the like

    def get(self, words: tuple[str, ...]) -> Person | None:
        """Gives the person of this full name or last name."""
        return self._known.get(words)

    def unknown(self) -> dict[str, int]:
        """Gives the full names of people nobody knows whom they act for, with how often they came up."""
        return {
            " ".join(words): self._seen[words]
            for words, person in sorted(self._known.items())
            if len(words) > 1 and person.acts_for is None
        }

    def learn(self, tokens: list[Token], mentions: list[Mention]) -> None:
        """Reads who is introduced in a sentence, and as whose."""
        for first, last in capitalised_runs(tokens, mentions):
            owner = _owner(tokens, mentions, first, last)
            name = tuple(t.text for t in tokens[first:last])
            self._seen[name] += 1
            known = self._known.get(name)
            if known is not None and (known.acts_for or owner is None):
                continue
            if not _titled(tokens, first) and (
                name in self._things or _is_thing(tokens, first, last)
            ):
                self._things.add(name)
                continue
            if owner is None and last - first < 2 and not _titled(tokens, first):
                continue
            person = Person(_id(name), owner)
            self._known[name] = person
            if last - first > 1:
                self._known.setdefault(name[-1:], person)
                if self._known[name[-1:]].acts_for is None:
                    self._known[name[-1:]] = person


def _is_thing(tokens: list[Token], first: int, last: int) -> bool:
    """ "Cape Horn", "the Red Crescent", "at Faya Largeau": no persons."""
    low = [t.low for t in tokens[first:last]]
    where = tokens[first - 1].low if first else ""
    return where in _WHERE or any(word in word_list("ends", "things") for word in low)


def _id(name: tuple[str, ...]) -> str:
    words = unicodedata.normalize("NFKD", "_".join(w.lower() for w in name if w.isalpha()))
    return words.encode("ascii", "ignore").decode() or "_".join(name)


def capitalised_runs(tokens: list[Token], mentions: list[Mention]) -> list[tuple[int, int]]:
    """Gives the runs of capitalised words that no known actor covers and that may name a person."""
    taken = {i for m in mentions for i in range(m.first, m.last)}
    no_names = word_list("ends", "no_names")
    no_start = _no_start()
    runs, i, n = [], 0, len(tokens)
    while i < n:
        if not _is_name(tokens[i], taken, i) or tokens[i].low in no_start:
            i += 1
            continue
        j = i + 1
        while (
            j < n
            and j - i < 2 * _LONGEST
            and (
                (_is_name(tokens[j], taken, j) and tokens[j].low not in no_names)
                or (
                    tokens[j].low in _PARTICLES
                    and j + 1 < n
                    and _is_name(tokens[j + 1], taken, j + 1)
                )
            )
        ):
            j += 1
        if i > 0 or j - i > 1:
            runs.append((i, j))
        i = j
    return runs


@cache
def _no_start() -> frozenset[str]:
    return word_list("ends", "titles") | word_list("ends", "no_names")


def _is_name(token: Token, taken: set[int], i: int) -> bool:
    text = token.text
    return (
        i not in taken
        and len(text) > 1
        and text[0].isupper()
        and text[1:].islower()
        and text.isalpha()
    )


def _titled(tokens: list[Token], first: int) -> bool:
    k = first - 1
    if k >= 0 and tokens[k].text == ".":
        k -= 1
    return k >= 0 and tokens[k].low in word_list("ends", "given_by_title")


def _owner(tokens: list[Token], mentions: list[Mention], first: int, last: int) -> str | None:
    """Gives whom the person named by tokens[first:last] is said to act for."""
    before = _before(tokens, mentions, first)
    return before if before is not None else _after(tokens, mentions, last)


def _before(tokens: list[Token], mentions: list[Mention], first: int) -> str | None:
    """ "Russia's foreign minister, X"; "the Greek Prime Minister X"; "the president of Chile, X"."""
    titles = word_list("ends", "titles")
    between: list[str] = []
    k = first - 1
    while k >= 0 and (
        tokens[k].low in titles or tokens[k].low in (",", "'s", ".", "and", "-", "the")
    ):
        between.append(tokens[k].low)
        k -= 1
    if k < 0 or not any(w in titles for w in between):
        owner = next((m for m in mentions if m.last == k + 1), None)
        if owner is None or not between or between[0] != ",":
            return None
        back = owner.first - 1
        while back >= 0 and tokens[back].low in ("the", "of", "for"):
            back -= 1
        return (
            owner.acts_for
            if back >= 0 and back < owner.first - 1 and tokens[back].low in titles
            else None
        )
    owner = next((m for m in mentions if m.last == k + 1), None)
    if owner is None or owner.form == "person":
        return None
    if _out_of_office(tokens, owner.first):
        return _NOBODY
    return owner.acts_for


def _out_of_office(tokens: list[Token], first: int) -> bool:
    """ "Former Greek minister X", "ex-Greek minister X"."""
    apart, k = word_list("ends", "apart"), first - 1
    if k > 0 and tokens[k].low == "-":
        k -= 1
    return k >= 0 and tokens[k].low in apart


def _after(tokens: list[Token], mentions: list[Mention], last: int) -> str | None:
    """ "X, the Turkish foreign minister"; "X, NATO's secretary general"; "X, spokesman for the EU"; "X of Kuwait"."""
    titles, apart = word_list("ends", "titles"), word_list("ends", "apart")
    if last >= len(tokens) or tokens[last].low not in (",", "of", "("):
        return None
    if tokens[last].low == "of":
        return next(
            (m.acts_for for m in mentions if m.first in (last + 1, last + 2) and m.form != "place"),
            None,
        )
    for m in mentions:
        if not last < m.first <= last + 9 or m.form == "person":
            continue
        middle = [t.low for t in tokens[last + 1 : m.first]]
        if any(w in apart for w in middle) or any(
            w in (",", ";", "who", "said", "to") for w in middle
        ):
            return None
        follow = [t.low for t in tokens[m.last : m.last + 4]]
        if (
            follow[:1] == ["'s"]
            or m.form == "demonym"
            or all(w in ("the", "a", "an", "'s") for w in middle)
        ):
            return m.acts_for if any(w in titles for w in follow[:3]) else None
        leads = middle[-2:] if middle and middle[-1] == "the" else middle[-1:]
        if leads and leads[0] in ("of", "for", "to") and any(w in titles for w in middle):
            return m.acts_for
        return None
    return None
