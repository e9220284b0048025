"""What a document is about, in word stems: enough to tell a related line from a foreign one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from tightrope.corpus.lexicon import words

__all__ = ["overlap", "stems", "topic_of"]

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
