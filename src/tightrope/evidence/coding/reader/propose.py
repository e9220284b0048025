"""From a sentence's pairs to proposals: which claim, told how, and how sure."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple, cast

from tightrope.evidence.claims.claim import PROPOSED
from tightrope.evidence.claims.codebook import (
    RULES,
    EventType,
    Held,
    Modality,
    Phase,
    Polarity,
    Relation,
    event_of,
)
from tightrope.evidence.coding.reader.anchor import find_cue
from tightrope.evidence.coding.reader.certain import settle
from tightrope.evidence.coding.reader.features import pair_features
from tightrope.evidence.coding.reader.model import Model
from tightrope.evidence.coding.reader.pairs import Masked, Pair, find_pairs, mask
from tightrope.evidence.coding.reader.scope import Scope, find_scope, scope_features
from tightrope.evidence.coding.reader.sentence import Line, Referent, Span

__all__ = ["Proposal", "find_proposals", "sign_of"]

CAP = 0.5  # confidence of a claim that a certain rule lets be possible at most
_SAY, _TELL = "say", "tell"
_ALIKE, _WHOLE = (
    9,
    10,
)  # places in the evidence: share of relations of this sign; log odds of the sign
_SURE_SIGN, _SURE_KIND = 1.0, 0.7  # from which a sign is not contested
_NONE = -4.0  # stands for the log odds of a pair that is not there
_KINDS = 2  # relations of a pair that are looked at
_SIGN = 1.0  # weight of the sign read from the whole sentence beside the one that follows from the relation
_FLOOR = -1.9  # log odds of a claim below which a pair is not looked at further


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


def sign_of(polarity: int, scope: Scope) -> int:
    """Gives the sign of a relation so told: an absent act is not its opposite, an undone one is."""
    if scope.modality == "denied" or scope.held == "open":
        return 0
    if scope.held == "no":
        return polarity if scope.phase == "ended" else 0
    if scope.phase == "refused":
        return -1 if polarity > 0 else 0
    return -polarity if scope.phase == "ended" else polarity


def find_proposals(line: Line, model: Model) -> list[Proposal]:
    """Gives the best proposal for each pair of actors of a sentence, the surest first."""
    if len(line.spans) < 2 and not any(s.joint for s in line.spans):
        return []
    masked = mask(line)
    best: dict[frozenset[str], Proposal] = {}
    for proposal in _all(masked, model):
        if proposal is None:
            continue
        key = frozenset((proposal.source.acts_for, proposal.target.acts_for))
        if key not in best or _rank(line, proposal) > _rank(line, best[key]):
            best[key] = proposal
    return sorted(best.values(), key=lambda p: -p.confidence)


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


def _all(masked: Masked, model: Model) -> Iterator[Proposal | None]:
    scored = []
    for pair in find_pairs(masked.line):
        features = pair_features(masked, pair)
        known = model.pairs.known(features)
        scored.append(_Scored(pair, features, known, model.pairs.first(known)))
    for one in scored:
        if one.claim > _FLOOR:
            yield _proposal(masked, one, _rivals(one, scored), model)


class _Reading(NamedTuple):
    """One relation that a pair may make, and how it would be told."""

    relation: Relation
    polarity: Polarity
    cue: tuple[int, int] | None
    scope: Scope
    certain: float


def _reading(
    masked: Masked, pair: Pair, kind: str, event: EventType, features: list[str], model: Model
) -> _Reading:
    name, _, mark = kind.partition("|")
    relation, polarity = cast("Relation", name), cast("Polarity", int(mark))
    cue = find_cue(masked, pair, relation)
    scope, certain = tell(masked, pair, relation, polarity, event, cue, features, model)
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


def _proposal(
    masked: Masked, scored: _Scored, rivals: tuple[float, ...], model: Model
) -> Proposal | None:
    pair, features, known, claim = scored
    scores = model.pairs.scores(known)
    kinds = model.pairs.shares(scores, "relation")
    signs = model.pairs.shares(scores, "sign")
    events = model.pairs.shares(scores, "event")
    event = cast("EventType", max(events, key=lambda e: events[e]))
    forward = model.pairs.shares(scores, "from")["first"]
    likeliest = sorted(kinds, key=lambda k: -kinds[k])[:_KINDS]
    readings = [_reading(masked, pair, kind, event, features, model) for kind in likeliest]
    weights = [
        kinds[k] * r.certain * signs[str(sign_of(r.polarity, r.scope))] ** _SIGN
        for k, r in zip(likeliest, readings, strict=True)
    ]
    chosen = weights.index(max(weights))
    kind, reading = likeliest[chosen], readings[chosen]
    relation, polarity, cue, scope, certain = reading
    spans = masked.line.spans
    ends = [(pair.a, spans[pair.first]), (pair.b, spans[pair.second])]
    if forward < 0.5 and not RULES[relation].is_mutual:
        ends.reverse()
    rule = find_scope(
        masked.line, *(cue or _middle(masked, pair)), relation, polarity, is_tie=event == "STATE"
    )
    mine, theirs = sign_of(polarity, scope), sign_of(polarity, rule)
    sure = min(pair.a.sure, pair.b.sure)
    evidence = (
        claim, _logit(kinds[kind]), _logit(certain), float(mine == theirs), float(mine == -theirs != 0),
        math.log(max(sure, 0.05)), float(cue is None), float(mine == 0),
        float(pair.first == pair.second), sum(v for k, v in kinds.items() if _mark(k) == polarity),
        _logit(signs[str(mine)]), *rivals,
    )  # fmt: skip
    at = (cue or _middle(masked, pair))[0]
    settled = settle(masked.line, at, relation, scope, from_token=ends[0][1].last)
    if settled.is_dropped:
        return None
    if settled.relation != relation:
        relation, event = settled.relation, "THREATEN"
        polarity = RULES[relation].polarities[0]
    scope = settled.scope._replace(rules=settled.rules)
    confidence = _calibrated(evidence, model)
    contested = PROPOSED - 0.001 if _is_contested(mine, theirs, evidence) else 1.0
    most = CAP if settled.is_capped else contested
    return Proposal(
        pair, ends[0][0], ends[1][0], ends[0][1], ends[1][1], relation, polarity,
        _event(relation, event, scope, polarity), scope, cue, evidence,
        min(confidence, most), most,
    )  # fmt: skip


def _is_contested(mine: int, theirs: int, evidence: tuple[float, ...]) -> bool:
    """Whether the sign is doubtful: by the rules, by the whole sentence, by the relations that compete.

    The opposite of what a text says is worse than silence: such a claim is possible at most.
    """
    alike, whole = evidence[_ALIKE], evidence[_WHOLE]
    doubtful = whole < (0.0 if mine == theirs else _SURE_SIGN)
    return mine == -theirs != 0 or doubtful or alike < _SURE_KIND


def _mark(kind: str) -> int:
    return int(kind.partition("|")[2])


def tell(
    masked: Masked, pair: Pair, relation: Relation, polarity: int, event: str,
    cue: tuple[int, int] | None, features: list[str], model: Model,
) -> tuple[Scope, float]:  # fmt: skip
    """Gives how the claim is told, and how probable that telling's sign is."""
    rows = model.telling.known(
        telling_features(masked, pair, relation, polarity, event, cue, features)
    )
    scores = model.telling.scores(rows)
    phases = model.telling.shares(scores, "phase")
    helds = model.telling.shares(scores, "held")
    modes = model.telling.shares(scores, "modality")
    scope = Scope(
        cast("Phase", max(phases, key=lambda x: phases[x])),
        cast("Held", max(helds, key=lambda x: helds[x])),
        cast("Modality", max(modes, key=lambda x: modes[x])),
    )
    sign, certain = sign_of(polarity, scope), 0.0
    for phase, p in phases.items():
        for held, h in helds.items():
            for real in ("denied", "asserted"):
                m = modes["denied"] if real == "denied" else 1 - modes["denied"]
                other = Scope(cast("Phase", phase), cast("Held", held), real)
                if sign_of(polarity, other) == sign:
                    certain += p * h * m
    return scope, certain


def telling_features(
    masked: Masked, pair: Pair, relation: Relation, polarity: int, event: str,
    cue: tuple[int, int] | None, features: list[str],
) -> list[str]:  # fmt: skip
    """Gives the features of how a claim is told: the rules that fire, the words by the cue and the pair."""
    at = cue or _middle(masked, pair)
    rule = find_scope(masked.line, *at, relation, polarity, is_tie=event == "STATE")
    found = scope_features(masked, at[0], relation, polarity)
    found += [f"R:{rule.phase}", f"R:{rule.held}", f"R:{rule.modality}", f"E:{event}"]
    found.append(f"R:{rule.phase} {rule.held} {rule.modality}")
    found += ["P" + f for f in features if f[:2] in ("m:", "b:", "a:", "m<", "a<")]
    return found


def _middle(masked: Masked, pair: Pair) -> tuple[int, int]:
    """Where the claim is told if no cue is found: right behind the first end."""
    at = min(masked.line.spans[pair.first].last, len(masked.line.low) - 1)
    return at, at + 1


def _event(relation: Relation, event: EventType, scope: Scope, polarity: int) -> EventType:
    if scope.phase in ("ended", "refused"):
        return event_of(relation, scope.phase, cast("Polarity", polarity))
    allowed = RULES[relation].events
    return event if event in allowed else allowed[0]


def _logit(p: float) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))


def _calibrated(evidence: tuple[float, ...], model: Model) -> float:
    bias, *weights = model.calibration
    total = bias + sum(w * x for w, x in zip(weights, evidence, strict=True))
    return 1 / (1 + math.exp(-total))
