"""Independent origins: what is copied from one another counts once.

Documents that share a good part of their words are one origin, and so are notes that rest on the
same original; so are claims whose quotes stand in one shared passage, wherever it was copied to.
Clusters are the connected components of what is shared.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import networkx as nx

from tightrope.corpus.document import NOISE_LABELS, Document, Passage
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.report import SharedPassage

__all__ = ["OriginRules", "claim_origins", "document_origins"]

Stretch = tuple[str, int, int]  # document name, start, end


@dataclass(frozen=True, slots=True)
class OriginRules:
    """What is copied from one another, and so is one origin."""

    document_share: float = 0.25  # of the shorter document's text, in common with another
    quote_share: float = 0.5  # of a quote, inside a shared passage: the claim is part of it


def document_origins(
    documents: Sequence[Document],
    passages: Iterable[Passage],
    shared: Iterable[SharedPassage],
    rules: OriginRules = OriginRules(),
    rests_on: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> dict[str, int]:
    """Gives each document's origin, numbered from 1 in the order of the documents.

    Documents with the same bytes, or that share at least a quarter of the shorter one's
    content, are one origin; so are those that rest on one original (`rests_on`: by document name).
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
    graph: nx.Graph[str] = nx.Graph((names[d.sha256], d.name) for d in documents)
    graph.add_edges_from(
        pair
        for pair, length in common.items()
        if length >= rules.document_share * max(1, min(size[pair[0]], size[pair[1]]))
    )
    graph.add_edges_from(
        (document.name, f"original {original}")
        for document in documents
        for original in rests_on.get(document.name, ())
    )
    home = {
        name: number for number, part in enumerate(nx.connected_components(graph)) for name in part
    }
    numbers: dict[int, int] = {}
    return {d.name: numbers.setdefault(home[d.name], len(numbers) + 1) for d in documents}


def claim_origins(
    claims: Iterable[Claim],
    origins: Mapping[str, int],
    shared: Iterable[SharedPassage],
    rules: OriginRules = OriginRules(),
) -> dict[str, int]:
    """Gives each claim's origin: its document's, or that of the shared passage it is quoted from.

    A shared passage takes the lowest origin among the documents it stands in, so that the
    claim counts once however often it was copied.
    """
    graph: nx.Graph[Stretch] = nx.Graph()
    stretches: dict[str, list[Stretch]] = defaultdict(list)
    for one in shared:
        a: Stretch = (one.document_a, one.start_a, one.end_a)
        b: Stretch = (one.document_b, one.start_b, one.end_b)
        graph.add_edge(a, b)
        stretches[a[0]].append(a)
        stretches[b[0]].append(b)
    for name, own in stretches.items():
        stretches[name] = sorted(set(own))
        graph.add_edges_from(_overlapping(stretches[name]))
    lowest = {
        stretch: min(origins.get(name, 0) for name, _, _ in part)
        for part in nx.connected_components(graph)
        for stretch in part
    }
    found: dict[str, int] = {}
    for claim in claims:
        home = _stretch_of(claim, stretches.get(claim.document, ()), rules)
        found[claim.id] = origins.get(claim.document, 0) if home is None else lowest[home]
    return found


def _overlapping(own: Sequence[Stretch]) -> Iterator[tuple[Stretch, Stretch]]:
    """One document's stretches that mostly cover each other: they are the same passage."""
    widest = None
    for stretch in own:
        if widest is not None:
            overlap = min(widest[2], stretch[2]) - stretch[1]
            if overlap * 2 >= min(widest[2] - widest[1], stretch[2] - stretch[1]):
                yield widest, stretch
        if widest is None or stretch[2] > widest[2]:
            widest = stretch


def _stretch_of(claim: Claim, own: Sequence[Stretch], rules: OriginRules) -> Stretch | None:
    """The shared stretch that holds at least half of the claim's quote."""
    start, end = claim.anchor.start, claim.anchor.end
    best: tuple[int, Stretch] | None = None
    for stretch in reversed(own[: bisect_right(own, (claim.document, end, end))]):
        overlap = min(end, stretch[2]) - max(start, stretch[1])
        if overlap >= rules.quote_share * (end - start) and (best is None or overlap > best[0]):
            best = (overlap, stretch)
    return best[1] if best else None
