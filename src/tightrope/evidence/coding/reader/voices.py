"""Spans that only vouch: "..., X said," and "according to X" name a speaker, not an end."""

from __future__ import annotations

from functools import cache

from tightrope.evidence.coding.reader.sentence import Line
from tightrope.evidence.coding.reader.words import stem, word_list

__all__ = ["Aside", "find_asides"]

Aside = tuple[int, int, int]  # tokens [first, last) of the aside, and its span's index

_LONGEST = 14  # tokens of an aside
_ARTICLES = frozenset(("the", "a", "an"))
_CLOSE = frozenset((",", ".", ";", "!", "?"))


@cache
def _saying() -> frozenset[str]:
    words = (
        "say tell report add announce write state note explain recall insist argue claim admit believe think reply"
        " complain allege assert maintain declare affirm confirm concede acknowledge grumble"
        " lament contend remark retort boast"
    )
    return frozenset(stem(word) for word in words.split())


def find_asides(line: Line) -> list[Aside]:
    """Gives the asides of a sentence, left to right."""
    found = []
    for n, span in enumerate(line.spans):
        aside = _according(line, n) or _parenthesis(line, n)
        if aside is not None and not line.quoted[span.first]:
            found += [(*aside[:2], k) for k in _heard(line, n, aside)]
    return found


def _heard(line: Line, n: int, aside: Aside) -> list[int]:
    """Gives the speaker of an aside and whom it is said to."""
    return [n, *(k for k in _told_to(line, n) if line.spans[k].first < aside[1])]


def _told_to(line: Line, n: int) -> list[int]:
    """ ", N complained to the UN,": gives the spans right behind "to" and a speaker."""
    follows = line.spans[n + 1 : n + 2]
    if not follows:
        return []
    between = [w for w in line.low[line.spans[n].last : follows[0].first] if w not in _ARTICLES]
    return [n + 1] if between[-1:] == ["to"] and len(between) <= 2 else []


def _according(line: Line, n: int) -> Aside | None:
    span = line.spans[n]
    for k in range(max(0, span.first - 4), span.first):
        if line.low[k] == "according" and line.low[k + 1] == "to":
            end = span.last
            while end < len(line.low) and line.low[end] not in _CLOSE:
                end += 1
            return (k, min(end, span.last + 6), n)
    return None


def _parenthesis(line: Line, n: int) -> Aside | None:
    """Between commas or at the end: a comma or closing mark, the span, a verb of saying, a comma or the end."""
    span, low = line.spans[n], line.low
    first = span.first - 1
    while (first >= 0 and low[first] in ("the", "a", "an")) or (
        first >= 0 and line.stems[first] in _saying() and low[first] != "told"
    ):
        first -= 1
    if first < 0 or low[first] not in (",", "”", '"', "—"):
        return None
    last = span.first
    while last < len(low) and low[last] not in _CLOSE | {"that", "but", "and", ":"}:
        last += 1
    words = line.stems[first:last]
    if last - first > _LONGEST or not any(w in _saying() for w in words):
        return None
    others = [n, *_told_to(line, n)]
    if any(first < s.first < last and k not in others for k, s in enumerate(line.spans)) or (
        last < len(low) and low[last] not in _CLOSE
    ):
        return None
    if any(low[k] in word_list("clauses", "heads") for k in range(first + 1, last)):
        return None
    return (first, min(last + 1, len(low)) if last < len(low) and low[last] == "," else last, n)
