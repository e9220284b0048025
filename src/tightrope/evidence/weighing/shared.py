"""Passages shared between documents, verbatim or lightly edited.

An inverted index of ordered pairs of content words that stand close together finds where two
documents run alike; runs are chained, weighed by how much the common words tell (in bits),
and kept where they tell enough and cover enough of the shorter stretch (containment, Broder
1997). Stock phrases, which one document repeats or which stand in many, are left out of the
index. No two documents are compared that share no pair of words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2, sqrt

from tightrope.corpus.document import Document, Passage
from tightrope.evidence.claims.report import SharedPassage
from tightrope.evidence.text.words import Word, content_words, group_passages

__all__ = ["SharingRules", "find_shared"]


@dataclass(frozen=True, slots=True)
class SharingRules:
    """What counts as the same words; tuned on articles rewritten from one another."""

    reach: int = 3  # a pair is two content words at most so many apart
    gap: int = 6  # content words that may lie between two common pairs of one run
    bits: float = 30.0  # least information of the common words, times the root of containment
    most_bits: float = 12.0  # most that one word can tell, however large the corpus
    least_words: int = 1500  # a corpus is taken to have so many words at least
    containment: float = 0.5  # least share of the shorter stretch that is common
    words: int = 4  # least number of common content words
    name: float = 0.4  # how much less a name tells than another word as rare
    between: int = 10  # code points between two runs that are joined to one passage
    repeats: int = 3  # a pair a document says so often is its stock phrase
    documents: int = 50  # a pair found in more documents is everybody's


Pair = tuple[str, str]
Match = tuple[int, int]  # place in a, place in b


def find_shared(
    documents: Sequence[Document],
    passages: Iterable[Passage],
    *,
    rules: SharingRules | None = None,
    candidates: Iterable[tuple[int, int]] | None = None,
) -> tuple[SharedPassage, ...]:
    """Gives the passages that pairs of documents share, in document order.

    `candidates` (indices into `documents`) limits the comparison, as the MinHash pre-selection
    of large corpora does; without it every pair that shares an indexed pair of words is looked at.
    """
    rules = rules or SharingRules()
    by_document = group_passages(passages)
    words = [content_words(d, by_document.get(d.sha256, ())) for d in documents]
    weights = _information(words, rules)
    common = (
        sorted(_matches(words, rules).items())
        if candidates is None
        else _matches_of(words, sorted({(min(c), max(c)) for c in candidates}), rules)
    )
    found = []
    for (a, b), matches in common:
        for run in _chains(matches, words[a], words[b], rules.gap):
            shared = _weigh(run, words[a], words[b], weights, rules)
            if shared is not None:
                found.append((a, b, *shared))
    joined = _joined(_without_overlaps(found), rules.between)
    return tuple(
        SharedPassage(documents[a].name, a1, a2, documents[b].name, b1, b2, containment)
        for a, b, a1, a2, b1, b2, containment in joined
    )


def _information(words: Sequence[Sequence[Word]], rules: SharingRules) -> Mapping[str, float]:
    """Bits each stem tells: the rarer in these documents, the more."""
    counts = Counter(word.stem for own in words for word in own)
    total = max(sum(counts.values()), rules.least_words)
    return {s: min(log2((total + 1) / count), rules.most_bits) for s, count in counts.items()}


def _pairs(words: Sequence[Word], reach: int) -> Iterator[tuple[Pair, int, int]]:
    for i, first in enumerate(words):
        for j in range(i + 1, min(i + reach + 1, len(words))):
            if words[j].sentence != first.sentence:
                break
            yield (first.stem, words[j].stem), i, j


def _matches(
    words: Sequence[Sequence[Word]], rules: SharingRules
) -> dict[tuple[int, int], set[Match]]:
    """Places where two documents have the same pair of words, by pair of documents."""
    index: dict[Pair, list[tuple[int, int, int]]] = defaultdict(list)
    for number, own in enumerate(words):
        said: dict[Pair, list[tuple[int, int, int]]] = defaultdict(list)
        for pair, i, j in _pairs(own, rules.reach):
            said[pair].append((number, i, j))
        for pair, own_places in said.items():
            if len(own_places) < rules.repeats:
                index[pair].extend(own_places)
    matches: dict[tuple[int, int], set[Match]] = defaultdict(set)
    for places in index.values():
        if len({place[0] for place in places}) <= rules.documents:
            _add_matches(places, matches)
    return matches


def _matches_of(
    words: Sequence[Sequence[Word]], candidates: Iterable[tuple[int, int]], rules: SharingRules
) -> Iterator[tuple[tuple[int, int], set[Match]]]:
    """The same for named pairs of documents only, one pair in memory at a time."""
    for a, b in candidates:
        yield (a, b), _matches([words[a], words[b]], rules).get((0, 1), set())


def _add_matches(
    places: Sequence[tuple[int, int, int]], matches: dict[tuple[int, int], set[Match]]
) -> None:
    for n, (a, a1, a2) in enumerate(places):
        for b, b1, b2 in places[n + 1 :]:
            if a != b:
                matches[a, b].add((a1, b1))
                matches[a, b].add((a2, b2))


def _chains(
    matches: Iterable[Match], words_a: Sequence[Word], words_b: Sequence[Word], gap: int
) -> list[list[Match]]:
    """Groups matches that follow one another in both documents with small gaps.

    Each match joins the chain that ends nearest before it; open chains are few because they
    close as soon as the first document has moved on by more than the gap.
    """
    chains: list[list[Match]] = []
    open_chains: list[list[Match]] = []
    for a, b in sorted(matches):
        open_chains = [c for c in open_chains if a - c[-1][0] <= gap]
        near = [
            c
            for c in open_chains
            if c[-1][0] < a
            and 0 < b - c[-1][1] <= gap
            and words_a[c[-1][0]].sentence == words_a[a].sentence
            and words_b[c[-1][1]].sentence == words_b[b].sentence
        ]
        if near:
            min(near, key=lambda c: (b - c[-1][1] + a - c[-1][0], c[0])).append((a, b))
        else:
            open_chains.append([(a, b)])
            chains.append(open_chains[-1])
    return chains


def _weigh(
    run: Sequence[Match],
    words_a: Sequence[Word],
    words_b: Sequence[Word],
    weights: Mapping[str, float],
    rules: SharingRules,
) -> tuple[int, int, int, int, float] | None:
    """The run's places and containment; None where it is too short, too common or too thin."""
    if len(run) < rules.words:
        return None
    bits = sum(_telling(words_a[a], weights, rules) for a, _ in run)
    first, last = run[0], run[-1]
    own_a = sum(_telling(word, weights, rules) for word in words_a[first[0] : last[0] + 1])
    own_b = sum(_telling(word, weights, rules) for word in words_b[first[1] : last[1] + 1])
    containment = bits / min(own_a, own_b)
    if containment < rules.containment or bits * sqrt(containment) < rules.bits:
        return None
    a1, a2, b1, b2 = words_a[first[0]], words_a[last[0]], words_b[first[1]], words_b[last[1]]
    return a1.start, a2.end, b1.start, b2.end, round(min(containment, 1.0), 3)


def _telling(word: Word, weights: Mapping[str, float], rules: SharingRules) -> float:
    return weights[word.stem] * (rules.name if word.is_name else 1.0)


Found = tuple[int, int, int, int, int, int, float]


def _without_overlaps(found: Iterable[Found]) -> list[Found]:
    """Of runs over the same words of both documents, the longest."""
    kept: list[Found] = []
    ordered = sorted(found, key=lambda f: (f[0], f[1], f[2], -f[3], f[4], -f[5]))
    for one in ordered:
        if kept and _overlap(kept[-1], one):
            if one[3] - one[2] > kept[-1][3] - kept[-1][2]:
                kept[-1] = one
        else:
            kept.append(one)
    return kept


def _joined(found: Sequence[Found], between: int) -> list[Found]:
    """Joins runs that follow one another in both documents, as the sentences of a copied paragraph do."""
    joined: list[Found] = []
    for one in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and one[:2] == last[:2]
            and 0 <= one[2] - last[3] <= between
            and 0 <= one[4] - last[5] <= between
        ):
            lengths = (last[3] - last[2], one[3] - one[2])
            share = (last[6] * lengths[0] + one[6] * lengths[1]) / sum(lengths)
            joined[-1] = (*last[:3], one[3], last[4], one[5], round(share, 3))
        else:
            joined.append(one)
    return joined


def _overlap(one: Found, other: Found) -> bool:
    return (
        one[:2] == other[:2]
        and one[2] < other[3]
        and other[2] < one[3]
        and one[4] < other[5]
        and other[4] < one[5]
    )
