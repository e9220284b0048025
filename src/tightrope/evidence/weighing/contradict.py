"""Contradictions between claims, found by event: who says it was so and who that it was not.

Two claims contradict each other only about the same event or tie: the same two, the same kind of
act, dates that can be the same, sentences with telling words in common. That one claim speaks well
and the other ill of the same two is no contradiction.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Literal

from tightrope.dates import days_meant
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.codebook import Relation
from tightrope.evidence.claims.phrases import Namer, say_claim
from tightrope.evidence.claims.report import Contradiction
from tightrope.evidence.weighing.events import Act, EventRules, Key, make_acts, neighbours

__all__ = ["CLASHES", "Clash", "ClashRules", "contradictions_of", "find_contradictions"]


@dataclass(frozen=True, slots=True)
class ClashRules:
    """How alike two claims must be to clash, and how the list is ranked."""

    same_deed: float = 0.4  # likeness by which one deed is told of two doers or two days
    newer_by: int = 14  # days after which the newer document may simply know better
    short: int = 31  # days; a longer window gives no date that another could contradict
    again: float = 0.6  # each further pair of the same two and kind ranks so much lower
    reuse: float = 0.5  # each further use of one quote ranks a pair so much lower
    least: float = 0.02  # what ranks lower has been told by the pairs before it
    apart: int = 400  # days; agreements further apart are two


Test = Callable[[Act, Act, ClashRules], bool]


@dataclass(frozen=True, slots=True)
class Clash:
    """One way in which two claims about the same event cannot both hold, or pull apart."""

    kind: str
    relation_to: Literal["contradicts", "pulls against"]
    weight: float  # for ranking only: how plainly the two exclude each other
    key: Key  # what the two have in common
    holds: Test  # of two acts in either order
    says: str
    can_supersede: bool = False  # the newer of two documents may simply know better


_ONE_OFF: frozenset[Relation] = frozenset(("treaty", "settlement", "diplomatic_ties"))
_PACTS: frozenset[Relation] = frozenset(("alliance", "treaty"))
_FORCE: frozenset[Relation] = frozenset(("military_action", "show_of_force", "coercion"))
_PROTECTS = re.compile(
    r"(?<!\bno )(?<!\bnot a )\b(?:defen[cs]e|security|military|mutual[- ]assistance|mutual[- ]defen[cs]e)\s+"
    r"(?:pact|treaty|alliance|agreement|commitment|guarantees?)\b",
    re.IGNORECASE,
)
_BEGAN = re.compile(
    r"\b(?:first|began|started|provok\w+|unprovoked|retaliat\w+|in response|in reply|answered|"
    r"self-defen[cs]e|fired back)\b",
    re.IGNORECASE,
)


def _is_denied(one: Act, other: Act, rules: ClashRules) -> bool:
    return one.is_fact and other.is_denial and one.stage == other.stage and one.matches(other)


def _is_refused(one: Act, other: Act, rules: ClashRules) -> bool:
    facts = one.is_fact and other.is_fact
    return facts and (one.stage, other.stage) == ("real", "refused") and one.matches(other)


def _has_ended(one: Act, other: Act, rules: ClashRules) -> bool:
    """It goes on and has ended: only where both are said of the same days."""
    if (one.stage, other.stage) != ("real", "ended") or not (one.is_fact and other.is_fact):
        return False
    return (
        one.claim.phase == "ongoing"
        and one.matches(other)
        and one.likeness(other) >= one.rules.told
    )


def _count_differently(one: Act, other: Act, rules: ClashRules) -> bool:
    facts = one.is_fact and other.is_fact and one.stage == other.stage
    return facts and one.counts_otherwise(other) and one.matches(other)


def _is_bound(one: Act, other: Act, rules: ClashRules) -> bool:
    """A pact that is said to protect, and the duty to defend that it is said not to hold."""
    if one.claim.relation not in _PACTS or other.claim.relation != "defence_obligation":
        return False
    return one.is_fact and other.is_denial and _PROTECTS.search(one.text) is not None


def _differ_in_date(one: Act, other: Act, rules: ClashRules) -> bool:
    if one.claim.relation not in _ONE_OFF or one.kind != other.kind or one.stage != other.stage:
        return False
    days = [days_meant(act.claim.time_resolved or "") for act in (one, other)]
    if days[0] is None or days[1] is None or not (one.is_fact and other.is_fact):
        return False
    if any((last - first).days >= rules.short for first, last in (days[0], days[1])):
        return False
    apart = max((days[1][0] - days[0][1]).days, (days[0][0] - days[1][1]).days)
    return 0 < apart <= rules.apart and one.likeness(other) >= rules.same_deed


def _each_began(one: Act, other: Act, rules: ClashRules) -> bool:
    if one.ends != other.ends[::-1] or one.claim.relation not in _FORCE or one.is_hedged:
        return False
    facts = one.is_fact and other.is_fact and one.stage == other.stage == "real"
    began = _BEGAN.search(one.text) is not None and _BEGAN.search(other.text) is not None
    return facts and began and one.text != other.text and one.matches(other)


def _two_doers(one: Act, other: Act, rules: ClashRules) -> bool:
    if one.ends[0] == other.ends[0] or one.claim.relation not in _FORCE or one.text == other.text:
        return False
    facts = one.is_fact and other.is_fact and one.stage == other.stage == "real"
    return facts and one.matches(other) and one.likeness(other) >= rules.same_deed


CLASHES: tuple[Clash, ...] = (
    Clash("said and denied", "contradicts", 1.0, "ends", _is_denied,
          "one says it, the other denies it", can_supersede=True),
    Clash("done and refused", "contradicts", 0.95, "ends", _is_refused,
          "one says that it is done, the other that it is refused", can_supersede=True),
    Clash("pact against no clause", "contradicts", 0.95, "pair", _is_bound,
          "one calls it a pact that protects, the other says that it obliges nothing"),
    Clash("different numbers", "contradicts", 0.9, "ends", _count_differently,
          "the two give different numbers of the same"),
    Clash("two doers", "contradicts", 0.85, "target", _two_doers,
          "the same deed is laid at two doors"),
    Clash("different dates", "contradicts", 0.8, "days", _differ_in_date,
          "the same agreement is dated differently"),
    Clash("going on and ended", "contradicts", 0.7, "ends", _has_ended,
          "one says that it goes on, the other that it has ended", can_supersede=True),
    Clash("each the first", "pulls against", 0.6, "pair", _each_began,
          "each is said to have begun or to have answered the other"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: float
    clash: Clash
    a: Act
    b: Act


def find_contradictions(
    claims: Iterable[Claim],
    published: Mapping[str, date] | None = None,
    texts: Mapping[str, str] | None = None,
    name: Namer | None = None,
    *,
    events: EventRules | None = None,
    rules: ClashRules | None = None,
) -> tuple[Contradiction, ...]:
    """Gives the pairs of claims that contradict each other about one event, the plainest first.

    `published` (document name to date) tells what a later document supersedes from what is
    contradicted, `texts` holds the sentence of each claim by id, `name` gives actor ids their
    display names. The ranking spreads over kinds and actors, so that the first page is not one
    quarrel told forty times.
    """
    acts = make_acts(claims, texts or {}, published or {}, events)
    return contradictions_of(acts, published, name, rules)


def contradictions_of(
    acts: Iterable[Act],
    published: Mapping[str, date] | None = None,
    name: Namer | None = None,
    rules: ClashRules | None = None,
) -> tuple[Contradiction, ...]:
    """Gives the contradictions between acts; see `find_contradictions`."""
    rules, acts = rules or ClashRules(), tuple(acts)
    best: dict[tuple[object, object], _Candidate] = {}
    for candidate in sorted(_candidates(acts, rules), key=_order):
        quotes = sorted((_quote(candidate.a), _quote(candidate.b)))
        best.setdefault((quotes[0], quotes[1]), candidate)
    ranked = _spread(list(best.values()), rules)
    return tuple(_told(score, c, published or {}, name, rules) for score, c in ranked)


def _candidates(acts: tuple[Act, ...], rules: ClashRules) -> Iterator[_Candidate]:
    keys: tuple[Key, ...] = ("ends", "days", "pair", "target")
    for key in keys:
        clashes = [clash for clash in CLASHES if clash.key == key]
        for one, other in neighbours(acts, key):
            for clash in clashes:
                for a, b in ((one, other), (other, one)):
                    if not _same_sentence(a, b) and clash.holds(a, b, rules):
                        yield _Candidate(_score(clash, a, b), clash, a, b)
                        break


def _same_sentence(a: Act, b: Act) -> bool:
    """One sentence does not contradict itself, save that it says who denies what it tells."""
    if a.claim.document != b.claim.document or a.text != b.text:
        return False
    modalities = (a.claim.modality, b.claim.modality)
    return "denied" not in modalities or a.claim.speakers == b.claim.speakers


def _score(clash: Clash, a: Act, b: Act) -> float:
    sure = sqrt(a.claim.confidence * b.claim.confidence)
    across = 1.0 if a.claim.document != b.claim.document else 0.9
    return clash.weight * sure * across * (0.5 + 0.5 * a.likeness(b))


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
    dated = clash.can_supersede and first is not None and second is not None
    if dated and first and second and abs((first - second).days) > rules.newer_by:
        a, b = (a, b) if first > second else (b, a)
        relation_to, says = "supersedes", f"{says}; the first is the newer document"
    text = f"{say_claim(a, name)} ({a.document}); {say_claim(b, name)} ({b.document}): {says}."
    return Contradiction(a, b, clash.kind, relation_to, round(score, 4), text)
