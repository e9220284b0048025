"""On which side of a clash a claim can stand, and under which key it is grouped."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable

from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.codebook import Relation
from tightrope.evidence.text.framing import framing, names_defence_pact

__all__ = [
    "GROUPS",
    "Side",
    "allied",
    "calls_it_a_pact",
    "close",
    "commits",
    "cue",
    "direction",
    "distant",
    "dyad",
    "exact",
    "flatly_denied",
    "friendly",
    "gives_aid",
    "goal",
    "group",
    "hedged",
    "held",
    "holds_back",
    "hostile",
    "limited",
    "may_support",
    "no_request",
    "not_allied",
    "opposes_intervention",
    "pair_of",
    "plain",
    "refuses_aid",
    "request",
    "says_it_does_not_bind",
    "source",
    "standing",
    "strong",
    "threatens",
    "unable",
    "uses_force",
    "when",
]

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
    "military_cooperation": "support",
    "military_action": "force",
    "show_of_force": "hostility",
    "coercion": "hostility",
    "protest": "hostility",
    "territorial_claim": "hostility",
    "rivalry": "hostility",
    "aid": "economy",
    "diplomatic_ties": "diplomacy",
    "settlement": "diplomacy",
    "concession": "diplomacy",
    "demand": "hostility",
    "refusal": "hostility",
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


def cue(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


_NEVER_ASKED = cue(r"(?:not|never|n['’]t)\s+(?:\w+\s+){0,2}(?:request|ask|sought|seek|appeal)")
_ASKED = cue(
    r"request|ask(?:s|ed)?\s+for|sought|appeal(?:s|ed)?\s+(?:for|to)|declin|refus|turned\s+down"
)
_HEDGED = cue(r"possib|potential|might|may\b|could|rule\s+out|alleged|reportedly|suggest|apparent")


def direction(claim: Claim) -> int:
    """The polarity turned over by negation, for comparing what is said with its denial."""
    return -claim.polarity if claim.negated else claim.polarity


def pair_of(claim: Claim) -> tuple[str, str] | None:
    """The two actors of a claim without direction; None where there are not two."""
    source, target = claim.source_actor, claim.target_actor
    if not source or not target or source == target:
        return None
    return (source, target) if source < target else (target, source)


def dyad(claim: Claim) -> tuple[str, str] | None:
    source, target = claim.source_actor, claim.target_actor
    return (source, target) if source and target and source != target else None


def group(claim: Claim) -> str:
    return GROUPS[claim.relation]


def exact(claim: Claim) -> Hashable:
    return (claim.source_actor, claim.relation, claim.target_actor)


def when(test: Callable[[Claim], bool], key: Side) -> Side:
    return lambda claim: key(claim) if test(claim) else None


def calls_it_a_pact(claim: Claim) -> bool:
    """Whether a claim speaks of a tie that protects."""
    if direction(claim) <= 0 or claim.modality in ("hypothetical", "denied"):
        return False
    if claim.relation == "defence_obligation":
        return framing(claim.anchor.exact) >= 0
    return claim.relation in ("treaty", "alliance") and names_defence_pact(claim.anchor.exact)


def says_it_does_not_bind(claim: Claim) -> bool:
    return claim.relation in ("defence_obligation", "treaty") and (
        direction(claim) < 0 or claim.modality == "denied"
    )


def gives_aid(claim: Claim) -> bool:
    return group(claim) == "support" and direction(claim) > 0 and claim.modality in _STATED


def refuses_aid(claim: Claim) -> bool:
    return (
        group(claim) == "support"
        and direction(claim) < 0
        and claim.modality != "hypothetical"
        and _NEVER_ASKED.search(claim.anchor.exact) is None
    )


def _affirmed(claim: Claim) -> bool:
    return not claim.negated and claim.modality in _FACTUAL


def held(claim: Claim) -> bool:
    """Affirmed, and not in words that limit it at once."""
    return _affirmed(claim) and framing(claim.anchor.exact) > -0.5


def flatly_denied(claim: Claim) -> bool:
    """Whether a claim says that a thing is not so; that it may not come to be is no denial."""
    return denied(claim) and claim.modality not in ("predicted", "hypothetical")


def denied(claim: Claim) -> bool:
    return claim.negated != (claim.modality == "denied")


def commits(claim: Claim) -> bool:
    return (
        direction(claim) > 0
        and claim.modality in _STATED
        and claim.relation in ("alliance", "defence_obligation", "diplomatic_support", "influence_interest", "regime_change_goal")
        and framing(claim.anchor.exact) >= 0
    )  # fmt: skip


def holds_back(claim: Claim) -> bool:
    return refuses_aid(claim) or (
        claim.relation in ("defence_obligation", "diplomatic_support", "alliance")
        and (direction(claim) < 0 or framing(claim.anchor.exact) <= -0.5)
        and claim.modality != "hypothetical"
    )


def allied(claim: Claim) -> bool:
    return group(claim) == "commitment" and direction(claim) > 0 and claim.modality in _FACTUAL


def not_allied(claim: Claim) -> bool:
    return (
        claim.relation in ("alliance", "treaty")
        and direction(claim) < 0
        and claim.modality in _STATED
    )


def friendly(claim: Claim) -> bool:
    return direction(claim) > 0 and group(claim) in _FRIENDLY and claim.modality in _STATED


def hostile(claim: Claim) -> bool:
    return direction(claim) < 0 and not claim.negated and claim.modality in _STATED and (
        group(claim) in _HOSTILE or claim.relation == "other"
    )  # fmt: skip


def strong(claim: Claim) -> bool:
    return framing(claim.anchor.exact) >= 0.4 and claim.modality != "hypothetical"


def limited(claim: Claim) -> bool:
    return framing(claim.anchor.exact) <= -0.4 and claim.modality != "hypothetical"


def close(claim: Claim) -> bool:
    return direction(claim) > 0 and group(claim) in ("commitment", "economy") and strong(claim)


def distant(claim: Claim) -> bool:
    return group(claim) in ("commitment", "economy") and limited(claim)


def standing(claim: Claim) -> Hashable | None:
    """An actor's own weight and role, where no second actor is named."""
    if claim.target_actor is None and claim.relation in ("influence_interest", "other", "red_line"):
        return claim.source_actor or None
    return None


def threatens(claim: Claim) -> bool:
    return claim.relation in ("warning_threat", "red_line") and not claim.negated


def opposes_intervention(claim: Claim) -> bool:
    return (claim.relation == "regime_change_goal" and direction(claim) > 0) or (
        claim.relation in ("condemnation", "red_line") and direction(claim) < 0
    )


def uses_force(claim: Claim) -> bool:
    return claim.relation == "military_action" and _affirmed(claim)


def _shuns_force(claim: Claim) -> bool:
    return claim.relation == "military_action" and (
        denied(claim) or claim.modality in ("hypothetical", "predicted")
    )


def source(claim: Claim) -> Hashable | None:
    return claim.source_actor or None


def goal(claim: Claim) -> Hashable | None:
    """What actors can be for or against: an end, not a deed of their own."""
    if claim.relation not in ("regime_change_goal", "sanction", "mediation_offer", "negotiation"):
        return None
    return (claim.relation, claim.target_actor) if claim.target_actor else None


def no_request(claim: Claim) -> bool:
    return group(claim) in ("support", "diplomacy") and bool(
        _NEVER_ASKED.search(claim.anchor.exact)
    )


def request(claim: Claim) -> bool:
    quote = claim.anchor.exact
    return (
        group(claim) in ("support", "diplomacy")
        and _ASKED.search(quote) is not None
        and _NEVER_ASKED.search(quote) is None
    )


def may_support(claim: Claim) -> bool:
    return (
        direction(claim) > 0
        and claim.modality in ("predicted", "hypothetical")
        and (group(claim) == "support" or claim.relation == "diplomatic_support")
    )


def unable(claim: Claim) -> bool:
    return _shuns_force(claim) or (claim.relation == "military_action" and limited(claim))


def hedged(claim: Claim) -> bool:
    return claim.modality in ("hypothetical", "predicted") or bool(
        _HEDGED.search(claim.anchor.exact)
    )


def plain(claim: Claim) -> bool:
    return _affirmed(claim) and not _HEDGED.search(claim.anchor.exact)
