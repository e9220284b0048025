"""How fast the learned coder reads: sentences a second on one core, and memory as documents grow.

`python -m bench coding`. The text is made from the labelled corpus, repeated
with changed order, so that nothing can be remembered from one document to the next.
"""

from __future__ import annotations

import random
import time
import tracemalloc

from tightrope.corpus.document import Document, Sentence
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.reader.coder import LearnedCoder
from training.gold import read_texts

SENTENCES = 40  # in a document
DOCUMENTS = 200


def documents(count: int, seed: int = 0) -> list[tuple[Document, list[Sentence]]]:
    """Gives synthetic documents of shuffled labelled sentences."""
    rng = random.Random(seed)  # noqa: S311 - a benchmark's text, not a secret
    lines = [
        text.document.text[sentence.start : sentence.end]
        for text in read_texts()
        for sentence in text.sentences
    ]
    made = []
    for number in range(count):
        chosen = rng.choices(lines, k=SENTENCES)
        sentences, at = [], 0
        for line in chosen:
            sentences.append(Sentence(f"{number:064x}", at, at + len(line)))
            at += len(line) + 1
        made.append((Document(f"{number:064x}", f"{number}.txt", "\n".join(chosen)), sentences))
    return made


def run() -> None:
    """Prints sentences a second, claims, and peak memory for 50 and for 200 documents."""
    actors, made = ActorIndex.build(), documents(DOCUMENTS)
    total, base = DOCUMENTS * SENTENCES, 0.0
    for name, coder in (("quick", LearnedCoder(is_quick=True)), ("whole", LearnedCoder())):
        coder.code(made[0][0], (), made[0][1], actors)  # loads the model
        started = time.process_time()
        claims = sum(len(coder.code(d, (), s, actors).claims) for d, s in made)
        took = time.process_time() - started
        base = base or took
        print(
            f"{name}: {total / took:,.0f} sentences/s, {claims:,} claims from {total:,} sentences, "
            f"{took / base:.1f} times the quick one's time"
        )
    coder = LearnedCoder(is_quick=True)
    for count in (DOCUMENTS // 4, DOCUMENTS):
        tracemalloc.start()
        for document, sentences in made[:count]:
            coder.code(document, (), sentences, actors)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        print(f"{count} documents: peak {peak / 1e6:.1f} MB while coding, results dropped")


if __name__ == "__main__":
    run()
