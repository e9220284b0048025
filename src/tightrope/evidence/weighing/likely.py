"""Which pairs of documents are worth comparing word by word, for corpora too large for all.

Each sentence is sketched by MinHash (Broder 1997); sentences that agree in one band of their
sketch (locality-sensitive hashing, Indyk and Motwani 1998) make their documents a pair. With
16 bands of 4, sentences that have half of their words in common are paired with probability
0.64, two thirds 0.97, and copies always.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from tightrope.corpus.document import Document, Passage
from tightrope.errors import MissingExtra
from tightrope.evidence.text.words import Word, content_words, group_passages

__all__ = ["likely_pairs"]

BANDS, ROWS = 16, 4
_FEWEST_WORDS = 4  # content words of a sentence that is sketched
_CROWD = 50  # documents in one bucket beyond which each is paired with its neighbours only


def likely_pairs(
    documents: Sequence[Document], passages: Iterable[Passage], *, seed: int = 0
) -> tuple[tuple[int, int], ...]:
    """Gives pairs of indices into `documents`, lower first, that may share a sentence.

    Raises `MissingExtra` without rensa. The same seed gives the same pairs.
    """
    try:
        from rensa import RMinHash
    except ImportError as error:
        raise MissingExtra("comparing a large corpus", "large") from error
    by_document = group_passages(passages)
    buckets: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        for stems in _sentences(content_words(document, by_document.get(document.sha256, ()))):
            sketch = RMinHash(num_perm=BANDS * ROWS, seed=seed)
            sketch.update(stems)
            digest = sketch.digest()
            for band in range(BANDS):
                bucket = buckets[band, *digest[band * ROWS : (band + 1) * ROWS]]
                if not bucket or bucket[-1] != number:
                    bucket.append(number)
    pairs = {pair for bucket in buckets.values() for pair in _pairs(bucket)}
    return tuple(sorted(pairs))


def _sentences(words: Iterable[Word]) -> Iterator[list[str]]:
    for _, own in groupby(words, key=lambda word: word.sentence):
        stems = sorted({word.stem for word in own})
        if len(stems) >= _FEWEST_WORDS:
            yield stems


def _pairs(bucket: Sequence[int]) -> Iterator[tuple[int, int]]:
    """All pairs of a bucket; of a crowd neighbours only, which still joins it to one origin."""
    reach = len(bucket) if len(bucket) <= _CROWD else 1
    for place, first in enumerate(bucket):
        for second in bucket[place + 1 : place + 1 + reach]:
            yield first, second
