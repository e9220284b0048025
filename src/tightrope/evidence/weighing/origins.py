"""Independent origins: what is copied from one another counts once.

Documents that share a good part of their words are one origin; so are claims whose quotes
stand in one shared passage, wherever it was copied to. Clusters are the connected
components of what is shared (union-find, Tarjan 1975).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from tightrope.corpus.document import NOISE_LABELS, Document, Passage
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.report import SharedPassage

__all__ = ["Clusters", "claim_origins", "document_origins"]

DOCUMENT_SHARE = 0.25  # share of the shorter document's text that makes two documents one origin
QUOTE_SHARE = 0.5  # share of a quote inside a shared passage that makes the claim part of it

Item = TypeVar("Item", bound=Hashable)
Stretch = tuple[str, int, int]  # document name, start, end


class Clusters(Generic[Item]):
    """Disjoint sets that grow together; `find` gives a set's first member."""

    def __init__(self) -> None:
        self._parent: dict[Item, Item] = {}

    def find(self, item: Item) -> Item:
        """Gives the member that stands for the item's set."""
        root = item
        while (above := self._parent.setdefault(root, root)) != root:
            root = above
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def join(self, one: Item, other: Item) -> None:
        """Makes the sets of two items one."""
        first, second = self.find(one), self.find(other)
        if first != second:
            self._parent[second] = first


def document_origins(
    documents: Sequence[Document],
    passages: Iterable[Passage],
    shared: Iterable[SharedPassage],
) -> dict[str, int]:
    """Gives each document's origin, numbered from 1 in the order of the documents.

    Documents with the same bytes, or that share at least a quarter of the shorter one's
    content, are one origin.
    """
    names = {document.sha256: document.name for document in documents}
    size: dict[str, int] = defaultdict(int)
    for passage in passages:
        if passage.label not in NOISE_LABELS and passage.document in names:
            size[names[passage.document]] += passage.end - passage.start
    common: dict[tuple[str, str], int] = defaultdict(int)
    for one in shared:
        length = min(one.end_a - one.start_a, one.end_b - one.start_b)
        common[one.document_a, one.document_b] += length
    clusters: Clusters[str] = Clusters()
    for document in documents:
        clusters.join(names[document.sha256], document.name)
    for (a, b), length in sorted(common.items()):
        if length >= DOCUMENT_SHARE * max(1, min(size[a], size[b])):
            clusters.join(a, b)
    numbers: dict[str, int] = {}
    return {
        document.name: numbers.setdefault(clusters.find(document.name), len(numbers) + 1)
        for document in documents
    }


def claim_origins(
    claims: Iterable[Claim], origins: Mapping[str, int], shared: Iterable[SharedPassage]
) -> dict[str, int]:
    """Gives each claim's origin: its document's, or that of the shared passage it is quoted from.

    A shared passage takes the lowest origin among the documents it stands in, so that the
    claim counts once however often it was copied.
    """
    clusters: Clusters[Stretch] = Clusters()
    stretches: dict[str, list[Stretch]] = defaultdict(list)
    for one in shared:
        a: Stretch = (one.document_a, one.start_a, one.end_a)
        b: Stretch = (one.document_b, one.start_b, one.end_b)
        clusters.join(a, b)
        stretches[a[0]].append(a)
        stretches[b[0]].append(b)
    for name, own in stretches.items():
        stretches[name] = sorted(set(own))
        _join_overlapping(stretches[name], clusters)
    lowest: dict[Stretch, int] = {}
    for own in stretches.values():
        for stretch in own:
            root = clusters.find(stretch)
            origin = origins.get(stretch[0], 0)
            lowest[root] = min(lowest.get(root, origin), origin)
    found: dict[str, int] = {}
    for claim in claims:
        home = _stretch_of(claim, stretches.get(claim.document, ()))
        found[claim.id] = (
            origins.get(claim.document, 0) if home is None else lowest[clusters.find(home)]
        )
    return found


def _join_overlapping(own: Sequence[Stretch], clusters: Clusters[Stretch]) -> None:
    """One document's stretches that mostly cover each other are the same passage."""
    widest = None
    for stretch in own:
        if widest is not None:
            overlap = min(widest[2], stretch[2]) - stretch[1]
            if overlap * 2 >= min(widest[2] - widest[1], stretch[2] - stretch[1]):
                clusters.join(widest, stretch)
        if widest is None or stretch[2] > widest[2]:
            widest = stretch


def _stretch_of(claim: Claim, own: Sequence[Stretch]) -> Stretch | None:
    """The shared stretch that holds at least half of the claim's quote."""
    start, end = claim.anchor.start, claim.anchor.end
    best: tuple[int, Stretch] | None = None
    for stretch in reversed(own[: bisect_right(own, (claim.document, end, end))]):
        overlap = min(end, stretch[2]) - max(start, stretch[1])
        if overlap >= QUOTE_SHARE * (end - start) and (best is None or overlap > best[0]):
            best = (overlap, stretch)
    return best[1] if best else None
