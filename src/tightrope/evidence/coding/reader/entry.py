"""Coding without a folder: the claims of a text, and what passes between two spans of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date

from tightrope.corpus.clean import clean
from tightrope.corpus.document import Document, Metadata, Passage, Sentence
from tightrope.corpus.sentences import sentence_spans, split_sentences
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.asked import asked_actors, asked_day, asked_span, asked_text
from tightrope.evidence.coding.reader.coder import LearnedCoder
from tightrope.evidence.coding.reader.document import read_lines
from tightrope.evidence.coding.reader.features import pair_features
from tightrope.evidence.coding.reader.model import load_model
from tightrope.evidence.coding.reader.pairs import Pair, mask
from tightrope.evidence.coding.reader.refer import resolver_of
from tightrope.evidence.coding.reader.sentence import Line, Referent, Span
from tightrope.evidence.coding.reader.shares import shares_of
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
    English gives none. Raises `UsageMistake` where `text` is no str, `published` no date, or
    `actors` no mapping of id to names.
    """
    index = ActorIndex.build(asked_actors(actors))
    document = _document(asked_text(text), asked_day(published))
    passages = _passages(document)
    sentences = split_sentences(document, passages, labels=("content", "heading"))
    return LearnedCoder().code(document, passages, sentences, index).claims


def code_pair(text: str, source: tuple[int, int], target: tuple[int, int]) -> dict[str, float]:
    """Gives the PLOVER event types of what passes between two spans of a text, likeliest first.

    `source` and `target` are (start, end) in code points, for use with other people's finders of
    actors; STATE is a tie that is no event. The probabilities sum to 1 and suppose that there is
    something between the two. They are of the kind of act alone: the order in which the two are
    given changes nothing, as who does it to whom is not told, nor how it is told. "Has not closed
    its border" gives what "has closed its border" gives, so do what is denied, planned or ended;
    `code_text` tells all that. Raises `UsageMistake` where `text` is no str, and `SpanMisplaced`
    where a span is not two numbers, is empty, overlaps the other or lies outside the text.
    """
    text = asked_text(text)
    source, target = asked_span(source, text), asked_span(target, text)
    _check_apart(source, target)
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
    known = model.pairs.known(pair_features(masked, pair))
    encoder = model.encoder
    deep = None if encoder is None else encoder.shares(encoder.scores(line, [pair])[0])
    shares = shares_of(model.pairs, known, deep).events
    return dict(sorted(shares.items(), key=lambda item: (-item[1], item[0])))


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


def _check_apart(source: tuple[int, int], target: tuple[int, int]) -> None:
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
