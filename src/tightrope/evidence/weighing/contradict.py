"""Contradictions and tensions between claims, ranked, each with both quotes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise, product
from math import sqrt

from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.phrases import Namer, say_claim
from tightrope.evidence.claims.report import Contradiction
from tightrope.evidence.text.framing import framing
from tightrope.evidence.text.words import FUNCTION_WORDS, stem
from tightrope.evidence.time.dates import bounds
from tightrope.evidence.weighing.clash_sides import direction, pair_of
from tightrope.evidence.weighing.clashes import CLASHES, Clash
from tightrope.evidence.weighing.denials import Denial
from tightrope.evidence.weighing.ranking import Candidate, quote_of, spread
from tightrope.evidence.weighing.stances import STANCE_CODER, Statement

__all__ = ["find_contradictions"]

PER_SIDE = 8  # claims of one side of one group that are paired; the best stand for the rest
_PLAIN_BITS = 24.0  # in common, from which a denial is plainly of the same thing
NEWER_BY = 14  # days between two documents after which the newer may simply know better
_UNSPECIFIC = ("other", "influence_interest")
_MODALITY_WEIGHT = {
    "asserted": 1.0,
    "reported": 1.0,
    "denied": 1.0,
    "opinion": 0.85,
    "predicted": 0.9,
    "hypothetical": 0.6,
}


def find_contradictions(
    claims: Iterable[Claim],
    published: Mapping[str, date] | None = None,
    statements: Iterable[Statement] = (),
    denials: Iterable[Denial] = (),
    name: Namer | None = None,
) -> tuple[Contradiction, ...]:
    """Gives the pairs of claims that cannot both hold or pull against each other, best first.

    Claims are grouped by actors and kind of clash, `statements` by actors and dimension, so the work grows with their number and not with its square. The ranking spreads over
    kinds, actors and quotes, so that the first page is not one quarrel told forty times.
    `published` (document name to date) tells what is superseded by a later document from
    what is contradicted; `name` gives actor ids their display names.
    """
    ordered = sorted(claims, key=lambda c: (c.document, c.anchor.start, c.anchor.end, c.id))
    words = {claim.id: _stems(claim) for claim in ordered}
    candidates = [
        *_clashing(ordered, words),
        *_date_clashes(ordered),
        *_opposed_statements(tuple(statements)),
        *_denials(denials),
    ]
    best: dict[tuple[Hashable, Hashable], Candidate] = {}
    for candidate in sorted(candidates, key=lambda c: (-c.score, c.kind, c.a.id, c.b.id)):
        first, second = sorted((quote_of(candidate.a), quote_of(candidate.b)))
        best.setdefault((first, second), candidate)
    return tuple(_told(c, published or {}, name) for c in spread(list(best.values())))


def _clashing(claims: Sequence[Claim], words: Mapping[str, frozenset[str]]) -> Iterator[Candidate]:
    for clash in CLASHES:
        side_a, side_b = _sides(claims, clash)
        for key, group_a in side_a.items():
            group_b = side_b.get(key)
            if not group_b:
                continue
            first, second = _foremost(group_a, clash.a_cue), _foremost(group_b, clash.b_cue)
            for a, b in product(first, second):
                if _may_clash(clash, a, b) and (
                    _is_specific(clash, a) or words[a.id] & words[b.id]
                ):
                    score = _score(clash, a, b, words)
                    yield Candidate(
                        score,
                        clash.kind,
                        clash.relation_to,
                        clash.says,
                        key,
                        a,
                        b,
                        clash.can_supersede,
                    )


def _sides(
    claims: Iterable[Claim], clash: Clash
) -> tuple[dict[Hashable, list[Claim]], dict[Hashable, list[Claim]]]:
    side_a: dict[Hashable, list[Claim]] = defaultdict(list)
    side_b: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in claims:
        if (key := clash.a(claim)) is not None:
            side_a[key].append(claim)
        if (key := clash.b(claim)) is not None:
            side_b[key].append(claim)
    return side_a, side_b


def _foremost(group: Sequence[Claim], cue: re.Pattern[str] | None) -> list[Claim]:
    """The claims that stand for a side: the most confident, the documents taking turns."""
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(group, key=lambda c: (-_force(c) * _sharpness(c, cue), c.id)):
        by_document[claim.document].append(claim)
    turns = [
        (turn, document, claim)
        for document, own in sorted(by_document.items())
        for turn, claim in enumerate(own[:PER_SIDE])
    ]
    turns.sort(key=lambda t: t[:2])
    return [claim for _, _, claim in turns[:PER_SIDE]]


def _may_clash(clash: Clash, a: Claim, b: Claim) -> bool:
    if a.id == b.id or _same_words(a, b):
        return False
    if clash.other_source and a.source_actor == b.source_actor:
        return False
    return not (clash.other_target and a.target_actor == b.target_actor)


def _is_specific(clash: Clash, claim: Claim) -> bool:
    """Whether the relation says what is meant; else the quotes must have a word in common."""
    return clash.kind != "asserted and denied" or claim.relation not in _UNSPECIFIC


def _sharpness(claim: Claim, cue: re.Pattern[str] | None) -> float:
    """How plainly a quote says what its side of the clash is about."""
    if cue is None:
        return 1.0
    return 1.2 if cue.search(claim.anchor.exact) else 0.85


def _force(claim: Claim) -> float:
    emphasis = 1.0 + 0.15 * abs(framing(claim.anchor.exact))
    return claim.confidence * _MODALITY_WEIGHT[claim.modality] * emphasis


def _same_words(a: Claim, b: Claim) -> bool:
    """Whether one quote stands inside the other: one stretch of text does not contradict itself."""
    first, second = a.anchor, b.anchor
    return first.sha256 == second.sha256 and (
        (first.start <= second.start and second.end <= first.end)
        or (second.start <= first.start and first.end <= second.end)
    )  # fmt: skip


def _stems(claim: Claim) -> frozenset[str]:
    words = claim.anchor.exact.replace("’", "'").split()
    return frozenset(
        stem(w.strip("\"'“”.,;:!?()*—-"))
        for w in words
        if w.casefold() not in FUNCTION_WORDS and len(w) > 2 and not w[0].isupper()
    )


def _score(clash: Clash, a: Claim, b: Claim, words: Mapping[str, frozenset[str]]) -> float:
    common = len(words[a.id] & words[b.id])
    topic = common / max(1, min(len(words[a.id]), len(words[b.id])))
    same = 1.0 if a.relation == b.relation else 0.9
    across = 1.1 if a.document != b.document else 1.0
    contrast = 1.0 + 0.2 * abs(framing(a.anchor.exact) - framing(b.anchor.exact)) / 2
    sharp = _sharpness(a, clash.a_cue) * _sharpness(b, clash.b_cue)
    force = sqrt(_force(a) * _force(b))
    return clash.weight * force * sharp * same * across * contrast * (1 + 0.3 * topic)


def _date_clashes(claims: Iterable[Claim]) -> Iterator[Candidate]:
    """One treaty of the same two, dated to times that cannot be the same."""
    dated: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        pair = pair_of(claim)
        if pair and claim.relation == "treaty" and direction(claim) > 0 and claim.time_resolved:
            dated[pair].append(claim)
    for pair, group in sorted(dated.items()):
        spans = [(bounds(c.time_resolved or ""), c) for c in group]
        known = sorted(
            ((s[0], s[1], c.id, c) for s, c in spans if s is not None), key=lambda k: k[:3]
        )
        for (_, end, _, a), (start, _, _, b) in pairwise(known):
            if end < start:
                score = 0.7 * sqrt(_force(a) * _force(b))
                says = "the same agreement is dated differently"
                yield Candidate(score, "different dates", "contradicts", says, pair, a, b)


def _opposed_statements(statements: Sequence[Statement]) -> Iterator[Candidate]:
    sides: dict[tuple[str, Hashable], tuple[list[Statement], list[Statement]]] = {}
    for statement in statements:
        for key in statement.keys:
            group = sides.setdefault((statement.dimension.name, key), ([], []))
            group[not statement.affirms].append(statement)
    words = {statement.claim.id: _stems(statement.claim) for statement in statements}
    for (name, key), (affirming, denying) in sides.items():
        first = _in_turns(affirming)
        dimension = statements[0].dimension if not first else first[0].dimension
        second = first if dimension.alike else _in_turns(denying)
        for a, b in product(first, second):
            if dimension.alike and quote_of(a.claim) >= quote_of(b.claim):
                continue
            if not _same_words(a.claim, b.claim):
                score = _statement_score(a, b, words)
                yield Candidate(
                    score, name, dimension.verdict, dimension.says, key, a.claim, b.claim
                )


def _denials(denials: Iterable[Denial]) -> Iterator[Candidate]:
    for one in denials:
        score = 0.6 * (1 + min(one.bits, _PLAIN_BITS) / _PLAIN_BITS)
        key = (one.denied.source_actor, one.denied.target_actor)
        says = "one says it, the other denies it"
        yield Candidate(
            score, "said and denied", "contradicts", says, key, one.said, one.denied, True
        )


def _in_turns(group: Sequence[Statement]) -> list[Statement]:
    """The statements that stand for a side: those that name their actors, documents in turn."""
    by_document: dict[str, list[Statement]] = defaultdict(list)
    for one in sorted(group, key=lambda s: (-s.plain, -s.own, s.claim.anchor.start, s.claim.id)):
        by_document[one.claim.document].append(one)
    turns = [
        (turn, document, one)
        for document, own in sorted(by_document.items())
        for turn, one in enumerate(own[:PER_SIDE])
    ]
    turns.sort(key=lambda t: t[:2])
    return [one for _, _, one in turns[:PER_SIDE]]


def _statement_score(a: Statement, b: Statement, words: Mapping[str, frozenset[str]]) -> float:
    first, second = words[a.claim.id], words[b.claim.id]
    topic = len(first & second) / max(1, min(len(first), len(second)))
    if a.dimension.alike:
        topic = 1 - topic  # the same line drawn twice is no tension
    across = 1.1 if a.claim.document != b.claim.document else 1.0
    named = 1 + 0.1 * (min(a.own, 2) + min(b.own, 2)) / 4
    plain = 1 + 0.3 * (a.plain + b.plain)
    return a.dimension.weight * across * named * plain * (1 + 0.3 * topic)


def _told(candidate: Candidate, published: Mapping[str, date], name: Namer | None) -> Contradiction:
    a, b = candidate.a, candidate.b
    relation_to, says = candidate.relation_to, candidate.says
    days = [published.get(claim.document) for claim in (a, b)]
    late = days[0] and days[1] and abs((days[0] - days[1]).days) > NEWER_BY
    if candidate.can_supersede and late and days[0] and days[1]:
        if days[0] < days[1]:
            a, b = b, a
        relation_to, says = "supersedes", f"{says}; the first is the newer document"
    text = f"{_say(a, name)} ({a.document}); {_say(b, name)} ({b.document}): {says}."
    return Contradiction(a, b, candidate.kind, relation_to, round(candidate.score, 4), text)


def _say(claim: Claim, name: Namer | None) -> str:
    """What a claim says; a statement has only its own words."""
    if claim.coder != STANCE_CODER:
        return say_claim(claim, name)
    words = " ".join(claim.anchor.exact.split())
    return f"“{words[:117]}…”" if len(words) > 118 else f"“{words}”"
