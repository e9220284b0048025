"""Contradictions between claims, found by event: who says it was so and who that it was not.

Two claims contradict each other only about the same event or tie: the same two, the same kind of
act, dates that can be the same, sentences with telling words in common. That one claim speaks well
and the other ill of the same two is no contradiction. Pairs that may both hold after all, as it is
not plain that they speak of the one same event or thing, look alike and are not judged (`plain`).
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import sqrt

from tightrope.evidence.claims.phrases import Namer, say_claim
from tightrope.evidence.claims.report import LOOKS_ALIKE, Contradiction
from tightrope.evidence.weighing.clashes import CLASHES, Clash, ClashRules
from tightrope.evidence.weighing.events import Act
from tightrope.evidence.weighing.pairing import alike, neighbours

__all__ = ["contradictions_of"]


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: float
    clash: Clash
    a: Act
    b: Act

    @property
    def is_plain(self) -> bool:
        """Whether the two plainly speak of the same, so that only one of them can hold."""
        return self.clash.plain(self.a, self.b)


def contradictions_of(
    acts: Iterable[Act],
    published: Mapping[str, date] | None = None,
    name: Namer | None = None,
    rules: ClashRules | None = None,
    doubtful: Collection[str] = (),
) -> tuple[Contradiction, ...]:
    """Gives the pairs of claims that contradict each other about one event, the plainest first.

    `published` (document name to date) tells what a later document supersedes from what is
    contradicted, `name` gives actor ids their display names. The ranking spreads over kinds and
    actors, so that the first page is not one quarrel told forty times. Two claims of which both
    are `doubtful` (ids) contradict nothing.
    """
    rules = rules or ClashRules()
    acts = tuple(group[0] for group in alike(acts).values())  # copies contradict no more than one
    best: dict[tuple[object, object], _Candidate] = {}
    for candidate in sorted(_candidates(acts, rules, doubtful), key=_order):
        quotes = sorted((_quote(candidate.a), _quote(candidate.b)))
        best.setdefault((quotes[0], quotes[1]), candidate)
    ranked = _spread(list(best.values()), rules)
    return tuple(_told(score, c, published or {}, name, rules) for score, c in ranked)


def _candidates(
    acts: tuple[Act, ...], rules: ClashRules, doubtful: Collection[str]
) -> Iterator[_Candidate]:
    for clash in CLASHES:
        found: Counter[frozenset[str]] = Counter()
        for first, second in neighbours(acts, clash.key, clash.one, clash.other):
            if first.claim.id in doubtful and second.claim.id in doubtful:
                continue
            for a, b in ((first, second), (second, first)):
                if not (clash.one(a) and clash.other(b)) or _same_sentence(a, b):
                    continue
                two = frozenset(a.ends)
                if found[two] < rules.most and clash.holds(a, b, rules):
                    found[two] += 1
                    yield _Candidate(_score(clash, a, b, rules), clash, a, b)
                    break


def _same_sentence(a: Act, b: Act) -> bool:
    """One sentence does not contradict itself, save that it says who denies what it tells."""
    if a.claim.document != b.claim.document or a.text != b.text:
        return False
    modalities = (a.claim.modality, b.claim.modality)
    return "denied" not in modalities or a.claim.speakers == b.claim.speakers


def _score(clash: Clash, a: Act, b: Act, rules: ClashRules) -> float:
    sure = sqrt(a.claim.confidence * b.claim.confidence)
    across = 1.0 if a.claim.document != b.claim.document else 0.9
    judged = 1.0 if clash.plain(a, b) else rules.unjudged
    return clash.weight * judged * sure * across * (0.5 + 0.5 * a.likeness(b))


def _quote(act: Act) -> tuple[str, int, int]:
    anchor = act.claim.anchor
    return act.claim.document, anchor.start, anchor.end


def _order(candidate: _Candidate) -> tuple[float, str, str, str]:
    return (-candidate.score, candidate.clash.kind, candidate.a.claim.id, candidate.b.claim.id)


def _spread(candidates: list[_Candidate], rules: ClashRules) -> Iterator[tuple[float, _Candidate]]:
    """Gives candidates by score, each lowered by how often its two, its kind and its quotes came up."""
    used: Counter[object] = Counter()
    candidates.sort(key=_order)
    heap = [(-c.score, place) for place, c in enumerate(candidates)]
    heapq.heapify(heap)
    while heap:
        claimed, place = heapq.heappop(heap)
        one = candidates[place]
        two, quotes = (one.clash.kind, frozenset(one.a.ends)), (_quote(one.a), _quote(one.b))
        score = one.score * rules.again ** used[two] * rules.reuse ** sum(used[q] for q in quotes)
        if -score > claimed + 1e-12:  # others have come before it since: it waits its new turn
            heapq.heappush(heap, (-score, place))
            continue
        if score < rules.least:
            return
        used.update((two, *quotes))
        yield score, one


def _told(
    score: float,
    candidate: _Candidate,
    published: Mapping[str, date],
    name: Namer | None,
    rules: ClashRules,
) -> Contradiction:
    a, b, clash = candidate.a.claim, candidate.b.claim, candidate.clash
    relation_to, says = str(clash.relation_to), clash.says
    first, second = published.get(a.document), published.get(b.document)
    is_plain = candidate.is_plain
    if not is_plain:
        relation_to, says = LOOKS_ALIKE, "the two look alike, and both may hold: not judged"
    dated = is_plain and clash.can_supersede and first is not None and second is not None
    if dated and first and second and abs((first - second).days) > rules.newer_by:
        a, b = (a, b) if first > second else (b, a)
        relation_to, says = "supersedes", f"{says}; the first is the newer document"
    text = f"{say_claim(a, name)} ({a.document}); {say_claim(b, name)} ({b.document}): {says}."
    return Contradiction(a, b, clash.kind, relation_to, round(score, 4), text)
