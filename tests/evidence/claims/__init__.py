"""Documents and claims made by hand for the tests of weighing: an invented crisis."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from tightrope.corpus.document import Document, Metadata, Passage, Sentence
from tightrope.evidence.claims.anchor import make_anchor, with_id
from tightrope.evidence.claims.claim import Claim


def document(name: str, text: str, published: date | None = None) -> Document:
    """A plain-text document with these words."""
    digest = hashlib.sha256(f"{name}{text}".encode()).hexdigest()
    return Document(digest, name, text, metadata=Metadata(published=published))


def passages(*documents: Document) -> tuple[Passage, ...]:
    """Each line of each document as a content passage."""
    found = []
    for one in documents:
        start = 0
        for line in one.text.split("\n"):
            if line.strip():
                found.append(Passage(one.sha256, start, start + len(line), "content"))
            start += len(line) + 1
    return tuple(found)


def sentences(one: Document) -> tuple[Sentence, ...]:
    """Each line of a document as a sentence."""
    return tuple(Sentence(p.document, p.start, p.end) for p in passages(one))


def claim(
    one: Document, quote: str, source: str, relation: Any, target: str | None, **rest: Any
) -> Claim:
    """A claim over a quote of a document, which must stand in it."""
    start = one.text.index(quote)
    return with_id(
        Claim(
            id="",
            document=one.name,
            anchor=make_anchor(one, start, start + len(quote)),
            source_actor=source,
            relation=relation,
            target_actor=target,
            **{"polarity": 1, "confidence": 0.9, **rest},
        )
    )
