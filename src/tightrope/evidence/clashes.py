"""The ways two claims can clash, as a table: who stands on which side, and how hard it is.

Each side of a rule gives a key or None; two claims clash when one stands on side a and the
other on side b under the same key. So contradictions are found by grouping, never by
comparing every claim with every other.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Literal

from tightrope.evidence.claim import Claim, Relation
from tightrope.evidence.framing import framing, names_defence_pact

__all__ = ["CLASHES", "GROUPS", "Clash", "pair_of"]

Side = Callable[[Claim], Hashable | None]

GROUPS: dict[Relation, str] = {
    "alliance": "commitment",
    "treaty": "commitment",
    "defence_obligation": "commitment",
    "arms_transfer": "support",
    "arms_withheld": "support",
    "military_aid_offer": "support",
    "military_aid_refused": "support",
    "intelligence_sharing": "support",
    "military_action": "force",
    "nuclear_cooperation": "economy",
    "energy_trade": "economy",
    "economic_cooperation": "economy",
    "dependence": "economy",
    "sanction": "sanction",
    "diplomatic_support": "diplomacy",
    "mediation_offer": "diplomacy",
    "negotiation": "diplomacy",
    "deconfliction": "diplomacy",
    "personal_diplomacy": "diplomacy",
    "condemnation": "hostility",
    "warning_threat": "hostility",
    "red_line": "hostility",
    "regime_change_goal": "hostility",
    "influence_interest": "other",
    "other": "other",
}
_FRIENDLY = frozenset({"commitment", "diplomacy", "economy", "support"})
_HOSTILE = frozenset({"hostility", "force", "sanction"})
_STATED = frozenset({"asserted", "reported", "opinion"})
_FACTUAL = frozenset({"asserted", "reported"})


@dataclass(frozen=True, slots=True)
class Clash:
    """One way of clashing. `weight` is for ranking only."""

    kind: str
    relation_to: Literal["contradicts", "pulls against"]
    weight: float
    a: Side
    b: Side
    says: str  # what clashes, for the sentence shown with the two quotes
    can_supersede: bool = False  # the newer of two documents may simply know better


def pair_of(claim: Claim) -> tuple[str, str] | None:
    """The two actors of a claim without direction; None where there are not two."""
    source, target = claim.source_actor, claim.target_actor
    if not source or not target or source == target:
        return None
    return (source, target) if source < target else (target, source)


def _dyad(claim: Claim) -> tuple[str, str] | None:
    return (
        (claim.source_actor, claim.target_actor) if pair_of(claim) and claim.target_actor else None
    )


def _group(claim: Claim) -> str:
    return GROUPS[claim.relation]


def _grouped(claim: Claim) -> Hashable | None:
    pair = pair_of(claim)
    return (pair, _group(claim)) if pair else None


def _exact(claim: Claim) -> Hashable:
    return (claim.source_actor, claim.relation, claim.target_actor)


def _when(test: Callable[[Claim], bool], key: Side) -> Side:
    return lambda claim: key(claim) if test(claim) else None


def _calls_it_a_pact(claim: Claim) -> bool:
    bound = claim.relation == "defence_obligation" and framing(claim.anchor.exact) >= 0
    return (
        claim.relation in ("treaty", "alliance", "defence_obligation")
        and claim.sign > 0
        and claim.modality not in ("hypothetical", "denied")
        and (bound or names_defence_pact(claim.anchor.exact))
    )


def _says_it_does_not_bind(claim: Claim) -> bool:
    return claim.relation in ("defence_obligation", "treaty") and (
        claim.sign < 0 or claim.modality == "denied"
    )


def _gives_aid(claim: Claim) -> bool:
    return _group(claim) == "support" and claim.sign > 0 and claim.modality in _STATED


def _refuses_aid(claim: Claim) -> bool:
    return _group(claim) == "support" and claim.sign < 0 and claim.modality != "hypothetical"


def _affirmed(claim: Claim) -> bool:
    return not claim.negated and claim.modality in _FACTUAL


def _denied(claim: Claim) -> bool:
    return claim.negated != (claim.modality == "denied")


def _commits(claim: Claim) -> bool:
    return (
        claim.sign > 0
        and claim.modality in _STATED
        and claim.relation in ("alliance", "defence_obligation", "diplomatic_support", "influence_interest", "regime_change_goal")
        and framing(claim.anchor.exact) >= 0
    )  # fmt: skip


def _holds_back(claim: Claim) -> bool:
    return _refuses_aid(claim) or (
        claim.relation in ("defence_obligation", "diplomatic_support", "alliance")
        and (claim.sign < 0 or framing(claim.anchor.exact) <= -0.5)
        and claim.modality != "hypothetical"
    )


def _friendly(claim: Claim) -> bool:
    return claim.sign > 0 and _group(claim) in _FRIENDLY and claim.modality in _STATED


def _hostile(claim: Claim) -> bool:
    return claim.sign < 0 and not claim.negated and claim.modality in _STATED and (
        _group(claim) in _HOSTILE or claim.relation == "other"
    )  # fmt: skip


def _strong(claim: Claim) -> bool:
    return framing(claim.anchor.exact) >= 0.4 and claim.modality != "hypothetical"


def _limited(claim: Claim) -> bool:
    return framing(claim.anchor.exact) <= -0.4 and claim.modality != "hypothetical"


def _standing(claim: Claim) -> Hashable | None:
    """An actor's own weight and role, where no second actor is named."""
    if claim.target_actor is None and claim.relation in ("influence_interest", "other", "red_line"):
        return claim.source_actor or None
    return None


def _threatens(claim: Claim) -> bool:
    return claim.relation in ("warning_threat", "red_line") and not claim.negated


def _opposes_intervention(claim: Claim) -> bool:
    return (claim.relation == "regime_change_goal" and claim.sign > 0) or (
        claim.relation in ("condemnation", "red_line") and claim.sign < 0
    )


def _uses_force(claim: Claim) -> bool:
    return claim.relation == "military_action" and _affirmed(claim)


def _shuns_force(claim: Claim) -> bool:
    return claim.relation == "military_action" and (
        claim.negated or claim.modality in ("hypothetical", "predicted", "denied")
    )


def _source(claim: Claim) -> Hashable | None:
    return claim.source_actor or None


def _goal(claim: Claim) -> Hashable | None:
    return (claim.relation, claim.target_actor) if claim.target_actor else None


CLASHES: tuple[Clash, ...] = (
    Clash("pact against no clause", "contradicts", 1.0, _when(_calls_it_a_pact, pair_of),
          _when(_says_it_does_not_bind, pair_of),
          "one calls it a pact that protects, the other says that it obliges nothing"),
    Clash("asserted and denied", "contradicts", 0.95, _when(_affirmed, _exact),
          _when(_denied, _exact), "one says it, the other denies it", can_supersede=True),
    Clash("aid given and refused", "contradicts", 0.9, _when(_gives_aid, _dyad),
          _when(_refuses_aid, _dyad), "one says that help is given, the other that it is refused",
          can_supersede=True),
    Clash("opposite sign", "contradicts", 0.8,
          _when(lambda c: c.sign > 0 and c.modality in _FACTUAL, _grouped),
          _when(lambda c: c.sign < 0 and c.modality in _FACTUAL, _grouped),
          "the same relation is described with opposite signs", can_supersede=True),
    Clash("commitment and restraint", "pulls against", 0.7, _when(_commits, pair_of),
          _when(_holds_back, pair_of), "one speaks of commitment, the other of its limits"),
    Clash("friendly and hostile", "pulls against", 0.6, _when(_friendly, pair_of),
          _when(_hostile, pair_of), "one shows the two as partners, the other as adversaries"),
    Clash("positions differ", "pulls against", 0.55, _when(lambda c: c.sign > 0, _goal),
          _when(lambda c: c.sign < 0, _goal), "actors stand on opposite sides of the same matter"),
    Clash("strong and limited", "pulls against", 0.55, _when(_strong, _grouped),
          _when(_limited, _grouped), "one puts it strongly, the other limits it"),
    Clash("standing", "pulls against", 0.55, _when(_strong, _standing),
          _when(lambda c: _limited(c) or c.negated, _standing),
          "one gives the actor weight, the other takes it away"),
    Clash("firm and rhetorical", "pulls against", 0.5,
          _when(lambda c: _threatens(c) and _strong(c), _source),
          _when(lambda c: _limited(c) and _group(c) in ("hostility", "diplomacy", "other"), _source),
          "one calls the warning firm, the other calls the stance words only"),
    Clash("different red lines", "pulls against", 0.45,
          _when(lambda c: c.relation == "red_line", _source), _when(_threatens, _source),
          "the line is drawn at different things"),
    Clash("each the attacker", "pulls against", 0.45,
          _when(lambda c: _uses_force(c) and c.source_actor < (c.target_actor or ""), pair_of),
          _when(lambda c: _uses_force(c) and c.source_actor > (c.target_actor or ""), pair_of),
          "each is said to have attacked the other"),
    Clash("doctrine and deed", "pulls against", 0.4, _when(_opposes_intervention, _source),
          _when(_uses_force, _source), "the actor opposes in others what it does itself"),
    Clash("willing and unwilling", "pulls against", 0.4, _when(_uses_force, _source),
          _when(_shuns_force, _source), "one shows it using force, the other avoiding it"),
    Clash("certain and possible", "pulls against", 0.35, _when(_affirmed, _exact),
          _when(lambda c: c.modality in ("hypothetical", "predicted"), _exact),
          "one states it, the other only supposes it"),
)  # fmt: skip
