"""Examples from the labels' own marks: claims whose ends the reader did not find by itself.

An end led to the wrong actor, or known to no actor file, tells nothing about whether a pair is found,
but the words around it tell as much about relation, event, direction and telling as any other.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from typing import Any

from tightrope.evidence.coding.reader.features import pair_features
from tightrope.evidence.coding.reader.pairs import Pair, mask
from tightrope.evidence.coding.reader.sentence import Kind, Line, Referent, Span
from training.pairs import Example

__all__ = ["marked_examples"]

_DOUBT = 0.5  # how sure an end is that points back and that the reader did not see
_POINTING = frozenset(("the", "this", "that", "these", "those", "both"))
_PRONOUNS = frozenset(
    (
        "it", "its", "he", "him", "his", "she", "her", "they", "them", "their", "we", "us", "our", "i",
        "me", "my", "who", "whom", "whose", "which", "you", "your",
    )
)  # fmt: skip


def marked_examples(examples: Sequence[Example]) -> Iterator[Example]:
    """Gives an example for each labelled claim that has none, if both its ends stand in one sentence."""
    led = {claim["id"] for e in examples for claim in e.claims}
    reads = {e.text.document.name: e for e in examples}
    for any_of in reads.values():
        for claim in any_of.text.claims:
            if claim["source"] and claim["target"] and claim["id"] not in led:
                found = _example(any_of, claim)
                if found is not None:
                    yield found


def _example(any_of: Example, claim: dict[str, Any]) -> Example | None:
    lines = any_of.read.lines
    line = next((x for x in lines if x.start <= claim["start"] < x.end), None)
    if line is None:
        return None
    ends = {
        end: _place(any_of.text.document.text, line, claim, end) for end in ("source", "target")
    }
    places = [place for place in ends.values() if place is not None]
    if len(places) < 2 or max(a for a, _ in places) < min(b for _, b in places):
        return None
    marked = copy.copy(line)
    marked.told, marked.clauses = None, {}
    new = [_span(line, claim[end], place) for end, place in ends.items() if place is not None]
    marked.spans = sorted(
        [*new, *(s for s in line.spans if all(s.last <= n.first or s.first >= n.last for n in new))]
    )
    marked.stems = list(line.stems)
    for span in new:
        marked.stems[span.first : span.last] = ["ACT"] * (span.last - span.first)
    first, second = sorted(marked.spans.index(span) for span in new)
    pair = Pair(first, second, marked.spans[first].referents[0], marked.spans[second].referents[0])
    masked = mask(marked)
    return Example(any_of.text, any_of.read, masked, pair, pair_features(masked, pair), [claim])


def _place(text: str, line: Line, claim: dict[str, Any], end: str) -> tuple[int, int] | None:
    """Gives where an end stands in the sentence: its words, in the quote if possible, or the name it goes back to."""
    words, named = claim.get(f"{end}_text"), claim.get(f"{end}_span")
    inside = named is not None and line.start <= named[0] and named[1] <= line.end
    if not words:
        return (named[0], named[1]) if inside else None
    found = [
        (m.start(), m.end())
        for m in re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE).finditer(
            text, line.start, line.end
        )
    ]
    if not found:
        return (named[0], named[1]) if inside else None
    start, last = next((f for f in found if claim["start"] <= f[0] < claim["end"]), found[0])
    if inside and start <= named[0] and named[1] <= last:
        return named[0], named[1]
    return start, last


def _span(line: Line, actor: str, place: tuple[int, int]) -> Span:
    start, end = place
    tokens = [k for k, t in enumerate(line.tokens) if t.start < end and t.end > start]
    first, last = tokens[0], tokens[-1] + 1
    old = next((s for s in line.spans if s.start < end and s.end > start), None)
    word = line.low[first] if last - first == 1 else ""
    kind: Kind = "name"
    if old is not None:
        kind = old.kind
    elif word in _PRONOUNS:
        kind = "pronoun"
    elif line.low[first] in _POINTING:
        kind = "phrase"
    sure = 1.0
    if kind in ("pronoun", "phrase"):
        sure = old.referents[0].sure if old is not None else _DOUBT
    if word not in _PRONOUNS:
        word = old.word if old is not None else ""
    return Span(first, last, start, end, kind, (Referent(actor, actor, start, end, sure),), word)
