"""Quotations without a speaker: marks in a text that say nobody vouches for what stands between them."""

from __future__ import annotations

from functools import cache

from tightrope.corpus.document import Document
from tightrope.evidence.coding.reader.document import Read
from tightrope.evidence.coding.reader.sentence import Line
from tightrope.evidence.coding.reader.words import stem, word_list

__all__ = ["unspoken"]

_FEWEST_WORDS = 5  # what is shorter is a name, a title or a word held at a distance
_SHOWN = 80


def unspoken(document: Document, read: Read) -> tuple[str, ...]:
    """Gives a remark for each quotation that nobody is said to speak, in order.

    A speech over several paragraphs, each with its opening mark, is one quotation.
    """
    return tuple(
        f"{document.name}: quotation without a speaker: “{_shown(document.text[start + 1 : end])}”"
        for start, end in read.quotations.spans
        if _is_speech(read, start, end) and not _is_attributed(document, read, start, end)
    )


def _is_speech(read: Read, start: int, end: int) -> bool:
    inside = (t for line in read.lines for t in line.tokens if start < t.start and t.end < end)
    return sum(token.text[0].isalnum() for token in inside) >= _FEWEST_WORDS


def _is_attributed(document: Document, read: Read, start: int, end: int) -> bool:
    """Whether a verb of saying or "according to" stands in its sentences, outside all marks, or a colon before it."""
    if document.text[max(0, start - 3) : start].rstrip().endswith(":"):
        return True
    return any(_vouches(line) for line in read.lines if line.start < end and line.end > start)


def _vouches(line: Line) -> bool:
    return any(
        not line.quoted[i]
        and (
            word in _saying() or (line.low[i] == "according" and line.low[i + 1 : i + 2] == ["to"])
        )
        for i, word in enumerate(line.stems)
    )


def _shown(words: str) -> str:
    flat = " ".join(words.strip(' “”"«»').split())
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 1]}…"


@cache
def _saying() -> frozenset[str]:
    return frozenset(stem(word) for word in word_list("clauses", "saying")) | {
        "deny",
        "ask",
        "read",
    }
