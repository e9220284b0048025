"""Candidates for contradictions, ranked so that the first page shows more than one quarrel."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from tightrope.evidence.claims.claim import Claim

__all__ = ["Candidate", "quote_of", "spread"]

_SAME_GROUP = 0.7  # each further pair of one kind and one group ranks so much lower
_SAME_KIND = 0.97  # each further pair of one kind ranks so much lower
_SAME_CLAIM = 0.65  # each further use of one claim ranks the pair so much lower


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two claims that may clash: how, how strongly, and the group they stand for."""

    score: float
    kind: str
    relation_to: str
    says: str
    key: Hashable
    a: Claim
    b: Claim
    can_supersede: bool = False


def quote_of(claim: Claim) -> tuple[str, int]:
    """Gives what makes two quotes the same for a reader: the document and where they end."""
    return claim.document, claim.anchor.end


def spread(candidates: list[Candidate]) -> Iterator[Candidate]:
    """Gives candidates by score, each lowered by how often its kind, group and claims came up."""
    groups: Counter[tuple[str, Hashable]] = Counter()
    kinds: Counter[str] = Counter()
    used: Counter[tuple[str, int]] = Counter()
    candidates.sort(key=lambda c: (-c.score, c.a.id, c.b.id))
    heap = [(-c.score, number) for number, c in enumerate(candidates)]
    heapq.heapify(heap)
    while heap:
        claimed, number = heapq.heappop(heap)
        one = candidates[number]
        now = -one.score * _SAME_GROUP ** groups[one.kind, one.key]
        now *= _SAME_KIND ** kinds[one.kind]
        now *= _SAME_CLAIM ** (used[quote_of(one.a)] + used[quote_of(one.b)])
        if now > claimed + 1e-12:
            heapq.heappush(heap, (now, number))
            continue
        groups[one.kind, one.key] += 1
        kinds[one.kind] += 1
        used[quote_of(one.a)] += 1
        used[quote_of(one.b)] += 1
        yield one
