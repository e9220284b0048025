"""Ties the claims speak for: who stands with or against whom, how, and on how many origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.codebook import Relation
from tightrope.evidence.claims.report import SuggestedTie

__all__ = ["TIE_KINDS", "suggest_ties"]

TIE_KINDS: Mapping[Relation, str] = {
    "alliance": "political",
    "treaty": "political",
    "defence_obligation": "military",
    "arms_transfer": "arms",
    "arms_withheld": "arms",
    "military_cooperation": "military",
    "show_of_force": "military",
    "military_action": "military",
    "aid": "economic",
    "diplomatic_ties": "political",
    "settlement": "political",
    "protest": "political",
    "coercion": "political",
    "territorial_claim": "political",
    "rivalry": "political",
    "military_aid_offer": "military",
    "military_aid_refused": "military",
    "intelligence_sharing": "intelligence",
    "nuclear_cooperation": "nuclear",
    "energy_trade": "energy",
    "economic_cooperation": "economic",
    "sanction": "economic",
    "diplomatic_support": "political",
    "condemnation": "political",
    "warning_threat": "political",
    "red_line": "political",
    "deconfliction": "deconfliction",
    "personal_diplomacy": "personal",
    "regime_change_goal": "political",
    "dependence": "economic",
}
_MUTUAL = frozenset(
    {"alliance", "treaty", "deconfliction", "personal_diplomacy", "economic_cooperation"}
)
_LASTING = frozenset({"alliance", "treaty", "defence_obligation"})
_WITHHELD = frozenset({"arms_withheld", "military_aid_refused"})  # deny a tie, make no enmity

Key = tuple[str, str, str, int]


@dataclass(slots=True)
class _Grounds:
    claims: list[str] = field(default_factory=list)
    origins: set[int] = field(default_factory=set)
    against: set[int] = field(default_factory=set)
    since: list[str] = field(default_factory=list)


def suggest_ties(claims: Iterable[Claim], origins: Mapping[str, int]) -> tuple[SuggestedTie, ...]:
    """Gives the ties that stated claims speak for, best founded first.

    `origins` maps claim ids to independent origins. What is only predicted, supposed or
    opined makes no tie. A negated claim counts against the tie it denies; it does not make
    its opposite: not to be allied is not to be hostile.
    """
    grounds: dict[Key, _Grounds] = defaultdict(_Grounds)
    for claim in claims:
        kind = TIE_KINDS.get(claim.relation)
        if kind is None or not claim.target_actor or not claim.polarity:
            continue
        if claim.source_actor == claim.target_actor or not claim.source_actor:
            continue
        if claim.held == "open" or claim.phase == "planned":  # not there, or not yet
            continue
        _count(grounds, claim, kind, origins.get(claim.id, 0))
    ties = [
        SuggestedTie(
            source,
            target,
            kind,
            sign,
            len(g.origins),
            tuple(g.claims),
            min(g.since, default=None),
            len(g.against),
        )
        for (source, target, kind, sign), g in grounds.items()
        if g.claims and len(g.origins) >= len(g.against)
    ]
    ties.sort(key=lambda t: (-t.origins, -len(t.claims), t.source, t.target, t.kind, t.sign))
    return tuple(ties)


def _count(grounds: dict[Key, _Grounds], claim: Claim, kind: str, origin: int) -> None:
    source, target = claim.source_actor or "", claim.target_actor or ""
    if claim.relation in _MUTUAL and target < source:
        source, target = target, source
    if claim.relation in _WITHHELD:
        if not claim.negated and claim.modality in ("asserted", "reported"):
            grounds[source, target, kind, 1].against.add(origin)
        return
    entry = grounds[source, target, kind, claim.polarity]
    if claim.negated or claim.modality == "denied":
        entry.against.add(origin)
    elif claim.modality in ("asserted", "reported"):
        entry.claims.append(claim.id)
        entry.origins.add(origin)
        if claim.relation in _LASTING and claim.time_resolved:
            entry.since.append(claim.time_resolved.partition("/")[0])
