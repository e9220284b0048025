"""From a sentence's pairs to proposals: which claim, told how, and how sure."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

from tightrope.evidence.claims.claim import HELD_BACK
from tightrope.evidence.claims.codebook import (
    RULES,
    EventType,
    Polarity,
    Relation,
    event_of,
)
from tightrope.evidence.coding.reader.acts import (
    helps_against,
    is_another_act,
    is_misplaced,
    is_outdone,
    may_be_sport,
    only_criticises,
    stands_beyond,
)
from tightrope.evidence.coding.reader.agents import is_acted_on
from tightrope.evidence.coding.reader.anchor import find_cue
from tightrope.evidence.coding.reader.certain import settle
from tightrope.evidence.coding.reader.circumstances import circumstances
from tightrope.evidence.coding.reader.curve import on_curve
from tightrope.evidence.coding.reader.doubts import is_another, is_contested
from tightrope.evidence.coding.reader.model import Array, Model
from tightrope.evidence.coding.reader.pairs import Masked, Pair, mask
from tightrope.evidence.coding.reader.scope import Scope
from tightrope.evidence.coding.reader.scored import FLOOR, Scored, rivals_of, score_pairs
from tightrope.evidence.coding.reader.sentence import Line, Referent, Span
from tightrope.evidence.coding.reader.shares import Shares, kind_of, of_polarity, shares_of
from tightrope.evidence.coding.reader.telling import Teller, Told, named_by, place_of, sign_of

__all__ = ["ALIKE", "CAP", "Proposal", "find_proposals"]

CAP = 0.5  # confidence of a claim that a certain rule lets be possible at most
_SAY, _TELL = "say", "tell"
ALIKE = 9  # place in the evidence: share of relations of this sign
_UNVOICED = 0.25  # what a speech act that no word speaks of is worth beside other readings
_READINGS = 4  # relations of a pair that are looked at


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
    content: Relation | None = None  # what a threat is about

    @property
    def sign(self) -> int:
        """The sign by the codebook."""
        return sign_of(self.polarity, self.scope)


def find_proposals(line: Line, model: Model) -> list[Proposal]:
    """Gives for each pair of actors of a sentence the best proposal of each sign, the surest first.

    Where the two are named again for another act ("if N strikes S, S will strike N") there is one of each act.
    """
    if len(line.spans) < 2 and not any(s.joint for s in line.spans):
        return []
    masked = mask(line)
    best: dict[tuple[str, str, int], list[Proposal]] = {}
    for proposal in _all(masked, model):
        one, other = sorted((proposal.source.acts_for, proposal.target.acts_for))
        rows = best.setdefault((one, other, proposal.sign), [])
        same = next((k for k, row in enumerate(rows) if not is_another_act(proposal, row)), None)
        if same is None:
            rows.append(proposal)
        elif _rank(line, proposal) > _rank(line, rows[same]):
            rows[same] = proposal
    found = [proposal for rows in best.values() for proposal in rows]
    return sorted((_weighed(line, p, found, model) for p in found), key=lambda p: -p.confidence)


def _weighed(line: Line, proposal: Proposal, others: list[Proposal], model: Model) -> Proposal:
    """Gives a proposal with its confidence, seen among the others of its sentence."""
    most = min(proposal.most, CAP) if is_outdone(line, proposal, others) else proposal.most
    evidence = (*proposal.evidence, *circumstances(line, proposal, others))
    confidence = min(most, on_curve(evidence, model.certainty.alone))
    return proposal._replace(evidence=evidence, most=most, confidence=confidence)


def _rank(line: Line, proposal: Proposal) -> tuple[bool, float]:
    """ "X said Y struck Z": of two mentions of one actor, the one that only tells comes last."""
    said = line.stems[proposal.source_span.last : proposal.source_span.last + 1]
    return said not in ([_SAY], [_TELL]), proposal.evidence[0]


def _all(masked: Masked, model: Model) -> Iterator[Proposal]:
    scored = score_pairs(masked, model)
    teller = Teller(masked, model)
    for one in scored:
        if one.claim > FLOOR:
            yield from _proposals(masked, one, rivals_of(one, scored), model, teller)


def _proposals(
    masked: Masked, scored: Scored, rivals: tuple[float, ...], model: Model, teller: Teller
) -> Iterator[Proposal]:
    """Gives the readings of a pair, of each sign the likeliest."""
    pair, features, known, claim, read = scored
    deep = model.encoder.shares(read) if model.encoder is not None and read is not None else None
    shares = shares_of(model.pairs, known, deep)
    names = model.pairs.names("relation")
    likeliest = sorted(range(len(names)), key=shares.kinds.__getitem__, reverse=True)[:_READINGS]
    drafts = [
        (relation, polarity, find_cue(masked, pair, relation))
        for relation, polarity in map(kind_of, map(names.__getitem__, likeliest))
    ]
    readings = teller.tell(pair, shares.event, drafts, teller.by_words(features))
    weights = [
        shares.kinds[k] * r.certain * _voiced(r) * _sign_share(masked, pair, r, shares.signs)
        for k, r in zip(likeliest, readings, strict=True)
    ]
    seen: set[int] = set()
    for k in sorted(range(len(weights)), key=lambda k: -weights[k]):
        told = readings[k]
        sign = sign_of(told.polarity, told.scope)
        if sign in seen or (seen and not _is_plain(told.scope)):
            continue
        alike = sum([shares.kinds[n] for n in of_polarity(names, told.polarity)])
        certainty = _Certainty(
            claim, shares.kinds[likeliest[k]], alike, weights[k] / sum(weights), float(not seen), rivals,
            _borne_out(scored, deep, likeliest[k], sign),
        )  # fmt: skip
        proposal = _proposal(masked, pair, told, shares, certainty, model, teller)
        if proposal is None or (seen and proposal.scope.rules):
            return
        yield proposal
        seen.add(sign)
        if proposal.scope.rules or not _is_plain(proposal.scope):
            return


def _voiced(reading: Told) -> float:
    """A demand or a threat wants a word for it: without one another reading is likelier."""
    return _UNVOICED if reading.cue is None and RULES[reading.relation].is_verbal else 1.0


def _sign_share(masked: Masked, pair: Pair, reading: Told, signs: dict[str, float]) -> float:
    """How far the whole sentence bears out a reading's sign; where a certain rule decides, it is not asked."""
    at = place_of(masked, pair, reading.cue)
    behind = named_by(masked.line, pair.a, masked.line.spans[pair.first])
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


class _Certainty(NamedTuple):
    """How sure a reading of a pair is."""

    claim: float  # log odds that there is a claim at all
    kind: float  # share of its relation
    alike: float  # ... of all relations of its sign
    chosen: float  # ... among the readings
    is_first: float
    rivals: tuple[float, ...]
    read: tuple[float, ...]  # by the encoder


def _borne_out(
    scored: Scored, shares: Mapping[str, Array] | None, kind: int, sign: int
) -> tuple[float, float, float]:
    """How far the encoder bears a reading out: log odds of a claim, of the relation, of the sign."""
    if scored.read is None or shares is None:
        return 0.0, 0.0, 0.0
    signs = shares["sign"]  # of -1, 0 and 1
    return (
        float(scored.read[0]),
        _logit(float(shares["relation"][kind])),
        _logit(float(signs[sign + 1])),
    )


def _proposal(
    masked: Masked, pair: Pair, reading: Told, shares: Shares, seen: _Certainty, model: Model,
    teller: Teller,
) -> Proposal | None:  # fmt: skip
    relation, polarity, cue, scope, certain = reading
    event = shares.event
    spans = masked.line.spans
    ends = [(pair.a, spans[pair.first]), (pair.b, spans[pair.second])]
    is_reversed = shares.forward < 0.5 and not RULES[relation].is_mutual
    if is_reversed or is_acted_on(masked, pair, relation):
        ends.reverse()
    rule = teller.by_rules(pair, relation, polarity, cue, is_tie=event == "STATE")
    mine, theirs = sign_of(polarity, scope), sign_of(polarity, rule)
    sure = min(pair.a.sure, pair.b.sure)
    sign, chosen = _logit(shares.signs[str(mine)]), _logit(seen.chosen)
    evidence = (
        seen.claim, _logit(seen.kind), _logit(certain), float(mine == theirs),
        float(mine == -theirs != 0), math.log(max(sure, 0.05)), float(cue is None), float(mine == 0),
        float(pair.first == pair.second), seen.alike, sign, chosen, seen.is_first, *seen.rivals,
        *seen.read, *_together(seen.claim, sign, chosen),
    )  # fmt: skip
    if only_criticises(masked, pair, relation, cue) or helps_against(
        masked.line, polarity, ends[0][1], ends[1][1]
    ):
        return None
    at = place_of(masked, pair, cue)
    settled = settle(masked.line, at, relation, scope, from_token=named_by(masked.line, *ends[0]))
    if settled.is_turned:
        ends.reverse()
    if settled.is_dropped or stands_beyond(masked.line, at, spans[pair.second]):
        return None
    if is_misplaced(masked, pair, relation, cue, (ends[0][1], ends[1][1])):
        return None
    content = None
    if settled.relation != relation:
        content, relation, event = relation, settled.relation, "THREATEN"
        polarity = RULES[relation].polarities[0]
    scope = settled.scope._replace(rules=settled.rules)
    is_unsaid = cue is None and RULES[relation].is_verbal  # nobody speaks, as far as words go
    if cue is None:
        rule = teller.by_rules(pair, relation, polarity, (at, at + 1), is_tie=event == "STATE")
    doubted = (
        is_unsaid
        or is_another(*ends[0])
        or is_another(*ends[1])
        or is_contested(reading, rule, settled)
    )
    is_capped = settled.is_capped or may_be_sport(masked.line, at, ends[0][1], ends[1][1])
    most = CAP if is_capped else HELD_BACK if doubted else 1.0
    return Proposal(
        pair, ends[0][0], ends[1][0], ends[0][1], ends[1][1], relation, polarity,
        _event(relation, event, scope, polarity), scope, cue, evidence,
        0.0, most, content,
    )  # fmt: skip


def _together(claim: float, sign: float, chosen: float) -> tuple[float, ...]:
    """What is sure in more than one way is surer than the sum says."""
    above = (max(claim, 0.0), max(claim - 1, 0.0), max(chosen - 1, 0.0), max(sign - 1, 0.0))
    return (*above, claim * chosen, claim * sign)


def _event(relation: Relation, event: EventType, scope: Scope, polarity: int) -> EventType:
    if scope.phase in ("ended", "refused"):
        return event_of(relation, scope.phase, cast("Polarity", polarity))
    allowed = RULES[relation].events
    return event if event in allowed else allowed[0]


def _logit(p: float) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))
