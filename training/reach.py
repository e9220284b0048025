"""How far an end may stand from the name that it goes back to.

By the codebook an antecedent stands at most three sentences back, or in the headline.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from tightrope.corpus.sentences import sentence_spans

REACH: Final = 3
_PRONOUNS: Final = frozenset(
    [
        "he",
        "him",
        "his",
        "i",
        "it",
        "its",
        "me",
        "my",
        "our",
        "she",
        "her",
        "that",
        "their",
        "them",
        "they",
        "this",
        "those",
        "us",
        "we",
        "who",
        "whose",
        "you",
        "your",
    ]
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Gives the (start, end) of the sentences of a text, its lines taken one by one."""
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        spans += list(sentence_spans(text, at, at + len(line.rstrip("\n"))))
        at += len(line)
    return spans


def is_far(text: str, start: int, span: Iterable[int]) -> bool:
    """Tells whether a name is out of reach of the claim that begins at `start`."""
    starts = [first for first, _ in sentences(text)]
    place, _ = span
    here, there = (bisect_right(starts, at) - 1 for at in (start, place))
    return there > 0 and not 0 <= here - there <= REACH


def bring_near(text: str, claims: Iterable[dict[str, Any]]) -> None:
    """Moves each span that is a pronoun or out of reach to a name of the actor, if one is in reach.

    The names of an actor are the capitalised words that the claims of this text have for it.
    """
    claims = list(claims)
    names = _names(text, claims)
    for claim in claims:
        for side in ("source", "target"):
            span = claim[f"{side}_span"]
            if span and (_is_pronoun(text, span) or is_far(text, claim["start"], span)):
                nearer = _nearest(text, claim["end"], names[claim[side]])
                if nearer and not is_far(text, claim["start"], nearer):
                    claim[f"{side}_span"] = list(nearer)


def _names(text: str, claims: Iterable[Mapping[str, Any]]) -> dict[str | None, set[str]]:
    names: dict[str | None, set[str]] = defaultdict(set)
    for claim in claims:
        for side in ("source", "target"):
            if claim[side] and claim[f"{side}_span"]:
                first, last = claim[f"{side}_span"]
                if text[first].isupper() and not _is_pronoun(text, (first, last)):
                    names[claim[side]].add(text[first:last])
    return names


def _is_pronoun(text: str, span: Iterable[int]) -> bool:
    return text[slice(*span)].lower() in _PRONOUNS


def _nearest(text: str, before: int, names: Iterable[str]) -> tuple[int, int] | None:
    """The last place before `before` where one of the names stands; failing that the headline's."""
    found = [
        match.span()
        for name in names
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text[:before])
    ]
    if not found:
        return None
    return min(found) if is_far(text, before, max(found)) else max(found)
