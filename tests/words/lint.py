"""What no generated sentence may say; texts of the file itself, between “ and ”, are left alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

__all__ = ["faults", "without_stop"]

_QUOTED = re.compile(r"“[^”]*”")
_NESTED = re.compile(r"“[^”]*“")
_FAULTS = {
    "a certain negation": re.compile(r"\bcertain (?:not\b|'not)"),
    "a double negation": re.compile(
        r"\bnot not\b|\bnever not\b|n't not\b|\bno longer not\b|\bnot no longer\b|\bnot to not\b"
    ),
    "a wish against itself": re.compile(r"if it wanted (.+) more than not \1", re.I),
    "nothing that came about": re.compile(r"\bnothing, once it had come about\b", re.I),
    "a raw id": re.compile(
        r"\b[a-z][a-z0-9]*_[a-z0-9_]+\b|\b[a-z]+\.[a-z_]{3,}\b(?!\.(?:com|org|net|md|html|txt))"
    ),
    "a formula's sign": re.compile(r"->|>=|<=|==|!="),
    "a word twice": re.compile(r"\b(?!(?:that|had)\b)(\w+) \1\b", re.I),
    "two spaces": re.compile(r"\S  +\S"),
    "two stops": re.compile(r"\.\.(?!\.)|\.,|,\.|;;|::|,,|\s[.,;:](?:\s|$)"),
    "a low that is high": re.compile(r"\ba (?:kept|low high|high low)\b", re.I),
    "a dangling word": re.compile(r"\(\s*\)|\b(?:and|or|by|with) ?\.$|“”"),
    "robustness as probability": re.compile(
        r"\b(?:chance|odds|probability) (?:of|that)\b(?! (?:under |over )?\d+%)", re.I
    ),
    "None or a type's name": re.compile(r"\bNone\b(?! of)|\bNaN\b|\bFalse\b|\bTrue\b|<\w+ object"),
    "a placeholder": re.compile(r"\{\w*\}"),
    "a number that does not agree": re.compile(
        r"\b(?:one|1) (?:claims|documents|options|outcomes|clauses|triads|points|steps|draws)\b|"
        r"\b(?:two|three|four|[2-9]|\d\d+) (?:claim|document|option|outcome|clause|triad|point|step)\b"
    ),
    "a subject that does not agree": re.compile(
        r"\b(?:It|it|nobody|Nobody) (?:are|have|gain|stay)\b"
    ),
}
_PROBABILITY = re.compile(
    r"\b(?:almost certain(?:ly)?|(?:very )?(?:un)?likely|roughly (?:even|an even chance)|probabl[ey]|"
    r"improbable|remote|almost no chance)\b",
    re.I,
)
_NUMBER = re.compile(r"\d ?%")
_ALLOWED = re.compile(r"tightrope \w+|[\w.-]+\.(?:txt|md|html|yaml|jsonl|csv)\b")


def faults(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Gives each fault with the text it stands in."""
    for text in texts:
        if _NESTED.search(text):
            yield "quotation marks inside quotation marks", text
        bare = _ALLOWED.sub("", _QUOTED.sub("“…”", text))
        for name, pattern in _FAULTS.items():
            if pattern.search(bare):
                yield name, text
        if _PROBABILITY.search(bare):
            if not _NUMBER.search(bare):
                yield "a word of probability without its number", text
            if re.search(r"\bconfidence\b", bare, re.I):
                yield "probability and confidence in one sentence", text


def without_stop(sentences: Iterable[str]) -> list[str]:
    """Gives the sentences that do not end."""
    return [text for text in sentences if not text.endswith((".", "!", "?", ".”", "?”"))]
