"""Whether a text is English: by the share of its commonest words and of Latin letters."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["is_english"]

_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "that",
        "for",
        "it",
        "as",
        "was",
        "with",
        "be",
        "by",
        "on",
        "not",
        "he",
        "his",
        "but",
        "at",
        "are",
        "this",
        "have",
        "from",
        "or",
        "had",
        "an",
        "they",
        "which",
        "one",
        "you",
        "were",
        "all",
        "her",
        "she",
        "there",
        "would",
        "their",
        "we",
        "him",
        "been",
        "has",
        "when",
        "who",
        "will",
        "no",
        "more",
        "if",
        "out",
        "so",
        "said",
        "what",
        "its",
        "about",
        "into",
        "than",
        "them",
        "can",
        "only",
        "other",
        "new",
        "some",
        "could",
        "these",
        "two",
        "may",
        "then",
        "do",
        "first",
        "any",
        "now",
        "such",
        "our",
        "over",
        "between",
        "against",
        "after",
        "before",
        "under",
        "has",
        "told",
    ]
)
_SAMPLE = 4000  # words looked at
_SHORT = 12  # words from which a text can be told not to be English
_LEAST = 0.12  # share of common words in English prose; other languages stay below
_LATIN = 0.5  # share of letters that are Latin


def is_english(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Tells whether the stretches of a text are English; a text of a few Latin words counts as English."""
    words: list[str] = []
    for start, end in spans:
        words += _WORD.findall(text[start:end].lower())
        if len(words) >= _SAMPLE:
            break
    letters = "".join(words)
    if not letters:
        return True
    if sum(c < "ɐ" for c in letters) < _LATIN * len(letters):
        return False
    return len(words) < _SHORT or sum(w in _COMMON for w in words) >= _LEAST * len(words)
