"""From a sentence's pairs to proposals: which claim, told how, and how sure."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, cast

from tightrope.evidence.claims.claim import PROPOSED
from tightrope.evidence.claims.codebook import (
    RULES,
    EventType,
    Polarity,
    Relation,
    event_of,
)
from tightrope.evidence.coding.reader.acts import helps_against, is_outdone, only_criticises
from tightrope.evidence.coding.reader.anchor import find_cue
from tightrope.evidence.coding.reader.certain import settle
from tightrope.evidence.coding.reader.features import pair_features
from tightrope.evidence.coding.reader.model import Array, Model, on_curve
from tightrope.evidence.coding.reader.pairs import Masked, Pair, find_pairs, mask
from tightrope.evidence.coding.reader.scope import Scope, find_scope
from tightrope.evidence.coding.reader.sentence import Line, Referent, Span
from tightrope.evidence.coding.reader.telling import Teller, middle, sign_of

__all__ = ["Proposal", "find_proposals"]

CAP = 0.5  # confidence of a claim that a certain rule lets be possible at most
_SAY, _TELL = "say", "tell"
_ALIKE, _SURE_KIND = (
    9,
    0.6,
)  # place in the evidence: share of relations of this sign; from which it is sure
_UNVOICED = 0.25  # what a speech act that no word speaks of is worth beside other readings
_NONE = -4.0  # stands for the log odds of a pair that is not there
_READINGS = 4  # relations of a pair that are looked at
_FLOOR = -1.5  # log odds of a claim below which a pair is not looked at further


class Proposal(NamedTuple):
    """A claim that a pair of a sentence may make."""

    pair: Pair
    source: Referent
    target: Referent
    source_span: Span
    target_span: Span
    relation: Relation
    polarity: Polarity
    event: EventType
    scope: Scope
    cue: tuple[int, int] | None  # tokens
    evidence: tuple[float, ...]  # what the calibration is learned on
    confidence: float  # share of such claims whose pair and sign are right
    most: float = 1.0  # what its doubts allow at most

    @property
    def sign(self) -> int:
        """The sign by the codebook."""
        return sign_of(self.polarity, self.scope)


def find_proposals(line: Line, model: Model) -> list[Proposal]:
    """Gives for each pair of actors of a sentence the best proposal of each sign, the surest first."""
    if len(line.spans) < 2 and not any(s.joint for s in line.spans):
        return []
    masked = mask(line)
    best: dict[tuple[str, str, int], Proposal] = {}
    for proposal in _all(masked, model):
        one, other = sorted((proposal.source.acts_for, proposal.target.acts_for))
        key = (one, other, proposal.sign)
        if key not in best or _rank(line, proposal) > _rank(line, best[key]):
            best[key] = proposal
    found = list(best.values())
    for k, proposal in enumerate(found):
        if is_outdone(line, proposal, list(best.values())):
            most = min(proposal.most, CAP)
            found[k] = proposal._replace(most=most, confidence=min(most, proposal.confidence))
    return sorted(found, key=lambda p: -p.confidence)


def _rank(line: Line, proposal: Proposal) -> tuple[bool, float]:
    """ "X said Y struck Z": of two mentions of one actor, the one that only tells comes last."""
    said = line.stems[proposal.source_span.last : proposal.source_span.last + 1]
    return said not in ([_SAY], [_TELL]), proposal.evidence[0]


class _Scored(NamedTuple):
    """A pair with its features and the log odds that it makes a claim."""

    pair: Pair
    features: list[str]
    known: list[int]
    claim: float


def _all(masked: Masked, model: Model) -> Iterator[Proposal]:
    scored = []
    for pair in find_pairs(masked.line):
        features = pair_features(masked, pair)
        known = model.pairs.known(features)
        scored.append(_Scored(pair, features, known, model.pairs.first(known)))
    teller = Teller(masked, model)
    for one in scored:
        if one.claim > _FLOOR:
            yield from _proposals(masked, one, _rivals(one, scored), model, teller)


class _Reading(NamedTuple):
    """One relation that a pair may make, and how it would be told."""

    relation: Relation
    polarity: Polarity
    cue: tuple[int, int] | None
    scope: Scope
    certain: float


def _reading(
    masked: Masked, pair: Pair, kind: str, event: EventType, words: Array, teller: Teller
) -> _Reading:
    name, _, mark = kind.partition("|")
    relation, polarity = cast("Relation", name), cast("Polarity", int(mark))
    cue = find_cue(masked, pair, relation)
    scope, certain = teller.tell(pair, relation, polarity, event, cue, words)
    return _Reading(relation, polarity, cue, scope, certain)


def _rivals(one: _Scored, scored: list[_Scored]) -> tuple[float, ...]:
    """What the other pairs of the sentence say: one act has one source and one target.

    The best log odds of those that share the first end, the second, one end crosswise, of those
    around the pair and within it, of any; how many there are, how many claims they promise.
    """
    best = [_NONE] * 6
    promised = 0.0
    first, second = one.pair.first, one.pair.second
    for other in scored:
        if other is one:
            continue
        a, b = other.pair.first, other.pair.second
        promised += 1 / (1 + math.exp(-other.claim))
        shares = (
            a == first,
            b == second,
            a == second or b == first,
            a <= first and b >= second,
            a >= first and b <= second,
            True,
        )
        best = [max(x, other.claim) if does else x for x, does in zip(best, shares, strict=True)]
    return (*best, math.sqrt(len(scored)), promised)


def _proposals(
    masked: Masked, scored: _Scored, rivals: tuple[float, ...], model: Model, teller: Teller
) -> Iterator[Proposal]:
    """Gives the readings of a pair, of each sign the likeliest."""
    pair, features, known, claim = scored
    scores = model.pairs.scores(known)
    shares = _Shares(
        model.pairs.shares(scores, "relation"),
        model.pairs.shares(scores, "sign"),
        model.pairs.shares(scores, "event"),
        model.pairs.shares(scores, "from")["first"],
    )
    event = cast("EventType", max(shares.events, key=lambda e: shares.events[e]))
    likeliest = sorted(shares.kinds, key=lambda k: -shares.kinds[k])[:_READINGS]
    words = teller.by_words(features)
    readings = [_reading(masked, pair, kind, event, words, teller) for kind in likeliest]
    weights = [
        shares.kinds[kind] * r.certain * _voiced(r) * _sign_share(masked, pair, r, shares.signs)
        for kind, r in zip(likeliest, readings, strict=True)
    ]
    seen: set[int] = set()
    for k in sorted(range(len(weights)), key=lambda k: -weights[k]):
        sign = sign_of(readings[k].polarity, readings[k].scope)
        if sign in seen or (seen and not _is_plain(readings[k].scope)):
            continue
        certainty = (claim, weights[k] / sum(weights), float(not seen), *rivals)
        proposal = _proposal(masked, pair, readings[k], event, shares, certainty, model)
        if proposal is None or (seen and proposal.scope.rules):
            return
        yield proposal
        seen.add(sign)
        if proposal.scope.rules or not _is_plain(proposal.scope):
            return


def _voiced(reading: _Reading) -> float:
    """A demand or a threat wants a word for it: without one another reading is likelier."""
    return _UNVOICED if reading.cue is None and RULES[reading.relation].is_verbal else 1.0


def _sign_share(masked: Masked, pair: Pair, reading: _Reading, signs: dict[str, float]) -> float:
    """How far the whole sentence bears out a reading's sign; where a certain rule decides, it is not asked."""
    at = (reading.cue or middle(masked, pair))[0]
    behind = masked.line.spans[pair.first].last
    if settle(masked.line, at, reading.relation, reading.scope, from_token=behind).rules:
        return 1.0
    return signs[str(sign_of(reading.polarity, reading.scope))]


def _is_plain(scope: Scope) -> bool:
    """Whether nothing is undone, refused, open or denied: only then may a pair be read in two ways."""
    return (
        scope.held == "yes"
        and scope.phase not in ("ended", "refused")
        and scope.modality != "denied"
    )


class _Shares(NamedTuple):
    """How probable the outcomes of a pair are."""

    kinds: dict[str, float]
    signs: dict[str, float]
    events: dict[str, float]
    forward: float


def _proposal(
    masked: Masked, pair: Pair, reading: _Reading, event: EventType, shares: _Shares,
    seen: tuple[float, ...], model: Model,
) -> Proposal | None:  # fmt: skip
    relation, polarity, cue, scope, certain = reading
    kinds, signs = shares.kinds, shares.signs
    claim, chosen, is_first, *rivals = seen
    spans = masked.line.spans
    ends = [(pair.a, spans[pair.first]), (pair.b, spans[pair.second])]
    if shares.forward < 0.5 and not RULES[relation].is_mutual:
        ends.reverse()
    rule = find_scope(
        masked.line, *(cue or middle(masked, pair)), relation, polarity, is_tie=event == "STATE"
    )
    mine, theirs = sign_of(polarity, scope), sign_of(polarity, rule)
    sure = min(pair.a.sure, pair.b.sure)
    evidence = (
        claim, _logit(kinds[f"{relation}|{polarity}"]), _logit(certain), float(mine == theirs),
        float(mine == -theirs != 0), math.log(max(sure, 0.05)), float(cue is None), float(mine == 0),
        float(pair.first == pair.second), sum(v for k, v in kinds.items() if _mark(k) == polarity),
        _logit(signs[str(mine)]), _logit(chosen), is_first, *rivals,
        *_together(claim, _logit(signs[str(mine)]), _logit(chosen)),
    )  # fmt: skip
    if only_criticises(masked, pair, relation, cue) or helps_against(
        masked.line, polarity, ends[0][1], ends[1][1]
    ):
        return None
    at = (cue or middle(masked, pair))[0]
    settled = settle(masked.line, at, relation, scope, from_token=ends[0][1].last)
    if settled.is_dropped:
        return None
    if settled.is_turned:
        ends.reverse()
    if settled.relation != relation:
        relation, event = settled.relation, "THREATEN"
        polarity = RULES[relation].polarities[0]
    scope = settled.scope._replace(rules=settled.rules)
    confidence = on_curve(evidence, model.calibration)
    is_unsaid = cue is None and RULES[relation].is_verbal  # nobody speaks, as far as words go
    doubted = is_unsaid or _is_contested(mine, theirs, evidence)
    most = CAP if settled.is_capped else PROPOSED - 0.001 if doubted else 1.0
    return Proposal(
        pair, ends[0][0], ends[1][0], ends[0][1], ends[1][1], relation, polarity,
        _event(relation, event, scope, polarity), scope, cue, evidence,
        min(confidence, most), most,
    )  # fmt: skip


def _together(claim: float, sign: float, chosen: float) -> tuple[float, ...]:
    """What is sure in more than one way is surer than the sum says."""
    above = (max(claim, 0.0), max(claim - 1, 0.0), max(chosen - 1, 0.0), max(sign - 1, 0.0))
    return (*above, claim * chosen, claim * sign)


def _is_contested(mine: int, theirs: int, evidence: tuple[float, ...]) -> bool:
    """Whether the sign is doubtful: the rules of telling say another, or relations of another sign compete.

    The opposite of what a text says is worse than silence: such a claim is possible at most.
    """
    return mine != theirs or evidence[_ALIKE] < _SURE_KIND


@cache
def _mark(kind: str) -> int:
    return int(kind.partition("|")[2])


def _event(relation: Relation, event: EventType, scope: Scope, polarity: int) -> EventType:
    if scope.phase in ("ended", "refused"):
        return event_of(relation, scope.phase, cast("Polarity", polarity))
    allowed = RULES[relation].events
    return event if event in allowed else allowed[0]


def _logit(p: float) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))
