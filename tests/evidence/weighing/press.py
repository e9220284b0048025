"""The press reviews of `unseen/`, read with their labelled claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.evidence.claims import claim, document
from tests.evidence.weighing.labels import AOZOU, AOZOU_CLASHES, COD_WAR, COD_WAR_CLASHES, Row
from tightrope.corpus import Passage, Sentence, clean, split_sentences
from tightrope.corpus.document import Document
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.codebook import RULES

UNSEEN = Path(__file__).parent / "unseen"


@dataclass(frozen=True)
class Press:
    """A press review: documents, their passages and sentences, labelled claims and contradictions."""

    documents: tuple[Document, ...]
    passages: tuple[tuple[Passage, ...], ...]
    sentences: tuple[tuple[Sentence, ...], ...]
    claims: tuple[Claim, ...]
    clashes: tuple[tuple[str, str], ...]


def press(folder: str, rows: list[Row], clashes: list[tuple[str, str]]) -> Press:
    """Reads a folder; the first line of each article says when it appeared."""
    documents = []
    for path in sorted((UNSEEN / folder).glob("*.txt")):
        head, text = path.read_text(encoding="utf-8").split("\n", 1)
        documents.append(document(path.stem, text, date.fromisoformat(head.split(": ")[1])))
    by_name = {one.name: one for one in documents}
    claims = tuple(
        claim(
            by_name[name], quote, source, relation, target,
            **{"polarity": RULES[relation].polarities[0], "confidence": 1.0, **rest},  # type: ignore[index]
        )
        for name, quote, source, relation, target, rest in rows
    )  # fmt: skip
    passages = [clean(one) for one in documents]
    sentences = [split_sentences(d, p) for d, p in zip(documents, passages, strict=True)]
    return Press(tuple(documents), tuple(passages), tuple(sentences), claims, tuple(clashes))


REVIEWS = {
    "cod_war": press("cod_war", COD_WAR, COD_WAR_CLASHES),
    "aozou": press("aozou", AOZOU, AOZOU_CLASHES),
}


def sentence_of(review: Press, one: Claim) -> str:
    """The sentence a claim stands in."""
    text = next(d.text for d in review.documents if d.name == one.document)
    for own in review.sentences:
        for s in own:
            if s.document == one.anchor.sha256 and s.start <= one.anchor.start < s.end:
                return text[s.start : s.end]
    return one.anchor.exact
