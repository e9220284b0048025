"""Reads the labelled texts: documents, their sentences, and the claims labelled in each."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from tightrope.corpus.clean import clean
from tightrope.corpus.describe import describe
from tightrope.corpus.document import Document, Metadata, Passage, Sentence
from tightrope.corpus.sentences import split_sentences

CORPUS = Path(__file__).parent / "corpus"


@dataclass
class Text:
    """One labelled text."""

    document: Document
    sentences: tuple[Sentence, ...]
    headings: frozenset[int]
    claims: list[dict[str, Any]]

    @cached_property
    def crisis(self) -> str:
        """The two actors most claims of the text are about: texts on the same pair are one crisis."""
        pairs = Counter(
            "+".join(sorted((c["source"], c["target"])))
            for c in self.claims
            if c["source"] and c["target"]
        )
        return min(pairs, key=lambda p: (-pairs[p], p)) if pairs else self.document.name

    def inside(self, claim: dict[str, Any]) -> Sentence | None:
        """Gives the sentence a claim's quote starts in."""
        return next((s for s in self.sentences if s.start <= claim["start"] < s.end), None)


def read_texts(folder: Path = CORPUS) -> list[Text]:
    """Gives the labelled texts of a folder with `articles/` and `claims.jsonl`, by name."""
    claims = defaultdict(list)
    for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        if line.strip():
            claim = json.loads(line)
            claims[claim["doc"]].append(claim)
    return [read_text(path, claims[path.name]) for path in sorted((folder / "articles").glob("*.txt"))]


def read_text(path: Path, claims: list[dict[str, Any]]) -> Text:
    """Gives one labelled text, split as the program splits it."""
    data = path.read_bytes()
    document = Document(hashlib.sha256(data).hexdigest(), path.name, data.decode("utf-8"))
    passages = clean(document)
    metadata = describe(document, passages)
    document = Document(document.sha256, path.name, document.text, metadata=metadata)
    sentences = split_sentences(document, passages, labels=("content", "heading"))
    headings = {s.start for p in passages if p.label == "heading" for s in sentences if p.start <= s.start < p.end}
    return Text(document, sentences, frozenset(headings), claims)
