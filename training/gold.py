"""The labelled texts as the coder reads them: documents split into sentences, claims beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tightrope.corpus.clean import clean
from tightrope.corpus.document import Document, Metadata, Sentence
from tightrope.corpus.sentences import split_sentences
from training.records import CORPUS, read_corpus
from training.records import Text as Record

__all__ = ["Text", "read_texts", "whole_claims"]

_USUAL = {"held": "yes", "modality": "asserted", "speaker": None, "tier": 1, "polarity": 0}
# Ids of the labels that the actor file writes otherwise.
_SAME = {
    "au": "african_union", "congo": "dr_congo", "holy_see": "vatican", "macedonia": "north_macedonia",
    "faroes": "faroe_islands", "sahrawi_people": "sahrawis", "the_west": "west", "uar": "egypt",
    "wagner": "wagner_group", "world_court": "icj", "zaire": "dr_congo",
}  # fmt: skip


@dataclass
class Text:
    """One labelled text."""

    document: Document
    sentences: tuple[Sentence, ...]
    headings: frozenset[int]
    claims: list[dict[str, Any]]
    crisis: str
    hand: str = ""  # who wrote and labelled it


def read_texts(folder: Path = CORPUS) -> list[Text]:
    """Gives the labelled texts of a corpus folder, by name."""
    return _as_read(read_corpus(folder))


def _as_read(records: Iterable[Record]) -> list[Text]:
    return [_text(record) for record in sorted(records, key=lambda r: r.name)]


def _text(record: Record) -> Text:
    name = f"{record.name}.txt"
    sha256 = hashlib.sha256(record.text.encode("utf-8")).hexdigest()
    document = Document(sha256, name, record.text, metadata=Metadata(published=record.published))
    passages = clean(document)
    sentences = split_sentences(document, passages, labels=("content", "heading"))
    headings = frozenset(
        s.start
        for p in passages
        if p.label == "heading"
        for s in sentences
        if p.start <= s.start < p.end
    )
    claims = [claim | {"doc": name} for claim in whole_claims(record.claims)]
    return Text(document, sentences, headings, claims, record.crisis, record.hand)


def whole_claims(claims: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Gives labelled claims with what they leave out, and the ids as the actor file writes them."""
    whole = [_USUAL | {"source": None, "target": None} | dict(claim) for claim in claims]
    for claim in whole:
        for end in ("source", "target"):
            claim[end] = _SAME.get(claim[end], claim[end])
        claim.setdefault("phase", "ongoing" if claim["event"] == "STATE" else "done")
    return whole
