"""The words and shapes by which captures are recognised, and what a document is about in word stems."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _lexicon() -> dict[str, dict[str, Any]]:
    text = files("tightrope.corpus").joinpath("lexicon.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def exact(label: str, kind: str = "exact") -> frozenset[str]:
    """Gives the whole lines (folded, without an end colon) listed under `label`."""
    return frozenset(_lexicon()[label].get(kind, ()))


@cache
def patterns(label: str, kind: str = "patterns") -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Gives the patterns listed under `label`: those for the start of a line, and those for anywhere.

    Apart, because the first kind need not be tried at every character.
    """
    listed: Sequence[str] = _lexicon()[label][kind]
    start = [one for one in listed if one.startswith("^") and "|^" not in one]
    anywhere = [one for one in listed if one not in start]
    return _either(start), _either(anywhere)


def _either(alternatives: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in alternatives) or r"(?!)")


def found(label: str, key: str, kind: str = "patterns") -> bool:
    """Says whether a folded line looks like `label` by one of its patterns."""
    start, anywhere = patterns(label, kind)
    return start.match(key) is not None or anywhere.search(key) is not None


@cache
def words(kind: str, section: str = "sentences") -> frozenset[str]:
    """Gives the words of a list written as one text."""
    return frozenset(_lexicon()[section][kind].split())


_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = (
    6  # letters kept: "Iran", "Iranian" and "Iranians" must stay near, "Israel" and "Israeli" meet
)


def stems(text: str) -> list[str]:
    """Gives the first letters of each telling word, folded, in order."""
    common = words("common", "topic")
    return [w[:_STEM] for w in _WORD.findall(text.casefold()) if w not in common]


def topic_of(texts: Iterable[str]) -> frozenset[str]:
    """Gives the stems that come back in the texts: what they are about."""
    counts = Counter(stem for text in texts for stem in stems(text))
    floor = 2 if sum(counts.values()) < 400 else 3
    return frozenset(stem for stem, count in counts.items() if count >= floor)


def overlap(text: str, topic: frozenset[str]) -> float:
    """Gives the share of the distinct telling words of `text` that belong to the topic; 0 without any."""
    own = set(stems(text))
    return len(own & topic) / len(own) if own else 0.0
