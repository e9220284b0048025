"""Words of a sentence with their places, and tries over words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Token", "Trie", "split_words", "tokenise"]

# Possessives and contracted negations are words of their own, hyphens too: "Iran-Israel" names two.
_WORD = re.compile(
    r"[A-Z](?:\.[A-Z])+\.?|[^\W\d]+?(?=n['’]t\b)|n['’]t\b|['’]s\b|\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s]"
)

T = TypeVar("T")


class Token(NamedTuple):
    """One word or mark: as written, in lower case, and where."""

    text: str
    low: str
    start: int
    end: int


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """Gives the tokens of text[start:end] with offsets into `text`."""
    tokens = []
    for match in _WORD.finditer(text, start, end):
        word = match.group().replace("’", "'")
        tokens.append(Token(word, word.lower(), match.start(), match.end()))
    return tokens


def split_words(phrase: str) -> tuple[str, ...]:
    """Gives the words of a phrase exactly as `tokenise` would cut them."""
    return tuple(token.text for token in tokenise(phrase, 0, len(phrase)))


class Trie(Generic[T]):
    """Longest match of word sequences; lookup costs one dictionary access per word."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}

    def add(self, words: tuple[str, ...], value: T) -> None:
        """Stores `value` under `words`; the last one added for the same words wins."""
        if not words:
            return
        entries = self._by_first.setdefault(words[0], [])
        entries[:] = [entry for entry in entries if entry[0] != words[1:]]
        entries.append((words[1:], value))
        entries.sort(key=lambda entry: -len(entry[0]))

    @property
    def firsts(self) -> dict[str, list[tuple[tuple[str, ...], T]]]:
        """The words some entry starts with: a quick test before `match` in tight loops."""
        return self._by_first

    def get(self, words: tuple[str, ...]) -> T | None:
        """Gives what is stored under exactly these words."""
        for rest, value in self._by_first.get(words[0], ()) if words else ():
            if rest == words[1:]:
                return value
        return None

    def match(self, words: list[str], at: int) -> tuple[int, T] | None:
        """Gives (length, value) of the longest entry that starts at words[at]."""
        entries = self._by_first.get(words[at])
        if entries is None:
            return None
        for rest, value in entries:
            if not rest:
                return 1, value
            if tuple(words[at + 1 : at + 1 + len(rest)]) == rest:
                return 1 + len(rest), value
        return None

    def matches(self, words: list[str]) -> Iterator[tuple[int, int, T]]:
        """Gives (first, last + 1, value) from left to right, longest first, without overlap."""
        at, n, by_first = 0, len(words), self._by_first
        while at < n:
            found = self.match(words, at) if words[at] in by_first else None
            if found is None:
                at += 1
            else:
                yield at, at + found[0], found[1]
                at += found[0]

    @classmethod
    def of(cls, items: Iterable[tuple[tuple[str, ...], T]]) -> Trie[T]:
        """Builds a trie from (words, value) pairs."""
        trie = cls()
        for words, value in items:
            trie.add(words, value)
        return trie
