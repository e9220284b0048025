"""Weighing: shared passages, statements, contradictions and the whole report, by corpus size.

The corpora are generated: documents of one crisis in which every fifth copies a paragraph of
another. Times are seconds on one core; growth tells whether the work stays near linear.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable

import numpy as np

from tightrope.corpus.document import Document, Passage, Sentence
from tightrope.evidence.claims.anchor import make_anchor, with_id
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.coding.code import Coded
from tightrope.evidence.time.when import find_times
from tightrope.evidence.weighing.likely import likely_pairs
from tightrope.evidence.weighing.shared import find_shared
from tightrope.evidence.weighing.weigh import weigh

SIZES = (50, 100, 200, 400)
ACTORS = ("France", "Germany", "Poland", "Japan", "Brazil", "Kenya")
IDS = ("france", "germany", "poland", "japan", "brazil", "kenya")
DEEDS = (
    ("condemned", "condemnation", -1),
    ("armed", "arms_transfer", 1),
    ("attacked", "military_action", -1),
    ("signed a defence pact with", "treaty", 1),
    ("shares intelligence with", "intelligence_sharing", 1),
)
LINES = 30


def make_corpus(
    size: int, seed: int = 0
) -> tuple[list[Document], list[Passage], list[Sentence], list[Coded]]:
    """Gives documents with passages, sentences and claims, every fifth a partial copy."""
    rng = np.random.default_rng(seed)
    words = ["".join(rng.choice(list("bcdfglmnprstaeiou"), 7)) for _ in range(6000)]
    documents, passages, sentences, coded = [], [], [], []
    before: list[str] = []
    for number in range(size):
        lines, deeds = _lines(rng, words)
        if number % 5 == 4:
            lines[3:8] = before[3:8]
        before = lines
        document = _document(f"{number:05d}.txt", lines)
        spans = _spans(lines)
        documents.append(document)
        passages += [Passage(document.sha256, s, e, "content") for s, e in spans]
        sentences += [Sentence(document.sha256, s, e) for s, e in spans]
        claims = tuple(
            _claim(document, spans[n], deed) for n, deed in deeds.items() if lines[n] == deed[0]
        )
        coded.append(Coded(claims, {}, (), {}))
    return documents, passages, sentences, coded


def run() -> None:
    """Prints the table."""
    print(
        f"{'documents':>9} {'sentences':>9} {'claims':>7} {'times':>7} {'shared':>7} {'MinHash':>7} {'weigh':>7}"
    )
    for size in SIZES:
        documents, passages, sentences, coded = make_corpus(size)
        claims = sum(len(one.claims) for one in coded)
        times = [
            _seconds(_find_all_times, documents),
            _seconds(find_shared, documents, passages),
            _seconds(likely_pairs, documents, passages),
            _seconds(weigh, documents, passages, sentences, coded),
        ]
        figures = "".join(f" {seconds:7.2f}" for seconds in times)
        print(f"{size:9d} {len(sentences):9d} {claims:7d}{figures}")


def _find_all_times(documents: list[Document]) -> int:
    return sum(len(find_times(document.text)) for document in documents)


def _lines(
    rng: np.random.Generator, words: list[str]
) -> tuple[list[str], dict[int, tuple[str, int, int, int]]]:
    lines, deeds = [], {}
    for number in range(LINES):
        if number % 3:
            lines.append(" ".join(rng.choice(words, 18)) + ".")
            continue
        source, target = rng.choice(len(ACTORS), 2, replace=False)
        deed = int(rng.integers(len(DEEDS)))
        tail = " ".join(rng.choice(words, 6))
        lines.append(f"{ACTORS[source]} {DEEDS[deed][0]} {ACTORS[target]} in 2019, {tail}.")
        deeds[number] = (lines[-1], int(source), deed, int(target))
    return lines, deeds


def _document(name: str, lines: list[str]) -> Document:
    text = "\n".join(lines)
    return Document(hashlib.sha256(text.encode()).hexdigest(), name, text)


def _spans(lines: list[str]) -> list[tuple[int, int]]:
    spans, start = [], 0
    for line in lines:
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def _claim(document: Document, span: tuple[int, int], deed: tuple[str, int, int, int]) -> Claim:
    _, source, kind, target = deed
    _, relation, polarity = DEEDS[kind]
    return with_id(
        Claim(
            id="",
            document=document.name,
            anchor=make_anchor(document, *span),
            source_actor=IDS[source],
            relation=relation,  # type: ignore[arg-type]
            target_actor=IDS[target],
            polarity=polarity,  # type: ignore[arg-type]
        )
    )


def _seconds(work: Callable[..., object], *arguments: object) -> float:
    start = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - start
