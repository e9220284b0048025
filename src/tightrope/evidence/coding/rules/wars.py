"""Wars known by a name, and who fights whom in them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tightrope.evidence.coding.rules.discourse import Who
from tightrope.evidence.text.data import read_data
from tightrope.evidence.text.tokens import Trie, split_words

__all__ = ["War", "default_sanctioner", "standing_allies", "wars"]


class War(NamedTuple):
    """The two sides of a named war: the first attacks the second."""

    source: Who
    target: Who


@lru_cache(maxsize=1)
def standing_allies() -> frozenset[frozenset[str]]:
    """Gives the pairs known as allies without being said to be: who is struck by whom hangs on it."""
    return frozenset(frozenset(pair) for pair in read_data("wars.toml")["allies"])


@lru_cache(maxsize=1)
def default_sanctioner() -> Who:
    """Gives whose sanctions are meant where a text names nobody."""
    actor = read_data("wars.toml")["sanctioner"]
    return Who(actor, actor)


@lru_cache(maxsize=1)
def wars() -> Trie[War]:
    """Gives the named wars by their words in lower case, compiled once a process."""
    found = []
    for entry in read_data("wars.toml")["war"]:
        war = War(Who(entry["source"], entry["source"]), Who(entry["target"], entry["target"]))
        for name in entry["names"]:
            found.append((tuple(word.lower() for word in split_words(name)), war))
    return Trie.of(found)
