"""Coding without a folder: the claims of a text, and what passes between two spans of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date

from tightrope.corpus.clean import clean
from tightrope.corpus.document import Document, Metadata, Passage, Sentence
from tightrope.corpus.sentences import sentence_spans, split_sentences
from tightrope.errors import UsageMistake
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.coding.actors import ActorIndex, KnownActor
from tightrope.evidence.coding.reader.coder import LearnedCoder
from tightrope.evidence.coding.reader.document import read_lines
from tightrope.evidence.coding.reader.features import pair_features
from tightrope.evidence.coding.reader.model import load_model
from tightrope.evidence.coding.reader.pairs import Pair, mask
from tightrope.evidence.coding.reader.refer import resolver_of
from tightrope.evidence.coding.reader.sentence import Line, Referent, Span
from tightrope.evidence.errors import SpanMisplaced

__all__ = ["code_pair", "code_text"]

_NAME = "text.txt"
_FEW = 1500  # code points up to which a text is no page but the words somebody wants read


def code_text(
    text: str,
    *,
    actors: Mapping[str, Iterable[str]] | None = None,
    published: date | str | None = None,
) -> tuple[Claim, ...]:
    """Gives the claims of one text, as `tightrope read` would suggest them, in order.

    `actors` gives more actors, id to names (the first is the one shown), which come before the
    built-in ones; `published` is the day it was written (a date or ISO 8601). Each claim has its
    calibrated `confidence`; those with `is_proposed` false are possible only. A text that is not
    English gives none. Raises `UsageMistake` where `published` is no date.
    """
    document = _document(text, _day(published))
    passages = _passages(document)
    sentences = split_sentences(document, passages, labels=("content", "heading"))
    return LearnedCoder().code(document, passages, sentences, _index(actors)).claims


def code_pair(text: str, source: tuple[int, int], target: tuple[int, int]) -> dict[str, float]:
    """Gives the PLOVER event types of what passes between two spans of a text, likeliest first.

    `source` and `target` are (start, end) in code points, for use with other people's finders of
    actors; STATE is a tie that is no event. The probabilities sum to 1 and suppose that there is
    something between the two. Raises `SpanMisplaced` where the spans are empty, overlap or lie
    outside the text.
    """
    _check(text, source, target)
    document = _document(text, None)
    ends = {"source": source, "target": target}
    spans = list(sentence_spans(text, 0, len(text)))
    first = min(source[0], target[0])
    last = max(source[1], target[1])
    inside = [(a, b) for a, b in spans if a < last and b > first]
    sentence = Sentence(document.sha256, min(inside)[0], max(b for _, b in inside))
    model = load_model()
    read = read_lines(document, [sentence], ActorIndex.build(), resolver_of(model))
    line = read.lines[0]
    _put(line, ends)
    masked = mask(line)
    left, right = sorted(n for n, s in enumerate(line.spans) if s.referents[0].actor in ends)
    pair = Pair(left, right, line.spans[left].referents[0], line.spans[right].referents[0])
    scores = model.pairs.scores(model.pairs.known(pair_features(masked, pair)))
    shares = model.pairs.shares(scores, "event")
    return dict(sorted(shares.items(), key=lambda item: (-item[1], item[0])))


def _day(published: date | str | None) -> date | None:
    if not isinstance(published, str):
        return published
    try:
        return date.fromisoformat(published)
    except ValueError:
        raise UsageMistake(
            "the day a text was published is no date", value=published, hint="write YYYY-MM-DD"
        ) from None


def _document(text: str, published: date | None) -> Document:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(digest, _NAME, text, metadata=Metadata(published=published))


def _passages(document: Document) -> tuple[Passage, ...]:
    """A page has its menus and bylines taken out; a few lines are all meant to be read."""
    if len(document.text) > _FEW:
        return clean(document)
    found, start = [], 0
    for row in document.text.split("\n"):
        if row.strip():
            found.append(Passage(document.sha256, start, start + len(row), "content"))
        start += len(row) + 1
    return tuple(found)


def _index(actors: Mapping[str, Iterable[str]] | None) -> ActorIndex:
    known = []
    for actor, names in (actors or {}).items():
        listed = [names] if isinstance(names, str) else list(names)
        known.append(KnownActor(actor, listed[0] if listed else actor, tuple(listed[1:])))
    return ActorIndex.build(known)


def _check(text: str, source: tuple[int, int], target: tuple[int, int]) -> None:
    for start, end in (source, target):
        if not 0 <= start < end <= len(text) or not text[start:end].strip():
            raise SpanMisplaced(
                "a span must be a stretch of words of the text",
                value=f"{start}:{end}",
                allowed=f"0:{len(text)}",
            )
    if max(source[0], target[0]) < min(source[1], target[1]):
        raise SpanMisplaced(
            "the two spans overlap",
            value=f"{source[0]}:{source[1]} and {target[0]}:{target[1]}",
            hint="give the words of each end alone",
        )


def _put(line: Line, ends: Mapping[str, tuple[int, int]]) -> None:
    """Puts the two given spans in the place of whatever was found where they are."""
    spans = [s for s in line.spans if all(s.end <= a or s.start >= b for a, b in ends.values())]
    for name, (start, end) in ends.items():
        inside = [k for k, t in enumerate(line.tokens) if t.start < end and t.end > start]
        who = Referent(name, name, start, end)
        spans.append(Span(inside[0], inside[-1] + 1, start, end, "name", (who,)))
    line.spans = sorted(spans)
