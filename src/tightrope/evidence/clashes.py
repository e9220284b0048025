"""The ways two claims can clash, as a table: who stands on which side, and how hard it is.

Each side of a rule gives a key or None; two claims clash when one stands on side a and the
other on side b under the same key. So contradictions are found by grouping, never by
comparing every claim with every other.
"""

from __future__ import annotations

import re
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


def _cue(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


_NEVER_ASKED = _cue(r"(?:not|never|n['’]t)\s+(?:\w+\s+){0,2}(?:request|ask|sought|seek|appeal)")
_ASKED = _cue(
    r"request|ask(?:s|ed)?\s+for|sought|appeal(?:s|ed)?\s+(?:for|to)|declin|refus|turned\s+down"
)
_HEDGED = _cue(r"possib|potential|might|may\b|could|rule\s+out|alleged|reportedly|suggest|apparent")


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
    other_source: bool = False  # the two must come from different actors
    other_target: bool = False  # the two must be aimed at different actors
    a_cue: re.Pattern[str] | None = None  # words that put side a at its sharpest
    b_cue: re.Pattern[str] | None = None


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
    return (
        _group(claim) == "support"
        and claim.sign < 0
        and claim.modality != "hypothetical"
        and _NEVER_ASKED.search(claim.anchor.exact) is None
    )


def _affirmed(claim: Claim) -> bool:
    return not claim.negated and claim.modality in _FACTUAL


def _held(claim: Claim) -> bool:
    """Affirmed, and not in words that limit it at once."""
    return _affirmed(claim) and framing(claim.anchor.exact) > -0.5


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


def _allied(claim: Claim) -> bool:
    return _group(claim) == "commitment" and claim.sign > 0 and claim.modality in _FACTUAL


def _not_allied(claim: Claim) -> bool:
    return claim.relation in ("alliance", "treaty") and claim.sign < 0 and claim.modality in _STATED


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


def _close(claim: Claim) -> bool:
    return claim.sign > 0 and _group(claim) in ("commitment", "economy") and _strong(claim)


def _distant(claim: Claim) -> bool:
    return _group(claim) in ("commitment", "economy") and _limited(claim)


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
        _denied(claim) or claim.modality in ("hypothetical", "predicted")
    )


def _source(claim: Claim) -> Hashable | None:
    return claim.source_actor or None


def _goal(claim: Claim) -> Hashable | None:
    """What actors can be for or against: an end, not a deed of their own."""
    if claim.relation not in ("regime_change_goal", "sanction", "mediation_offer", "negotiation"):
        return None
    return (claim.relation, claim.target_actor) if claim.target_actor else None


def _no_request(claim: Claim) -> bool:
    return _group(claim) in ("support", "diplomacy") and bool(
        _NEVER_ASKED.search(claim.anchor.exact)
    )


def _request(claim: Claim) -> bool:
    quote = claim.anchor.exact
    return (
        _group(claim) in ("support", "diplomacy")
        and _ASKED.search(quote) is not None
        and _NEVER_ASKED.search(quote) is None
    )


def _may_support(claim: Claim) -> bool:
    return (
        claim.sign > 0
        and claim.modality in ("predicted", "hypothetical")
        and (_group(claim) == "support" or claim.relation == "diplomatic_support")
    )


def _unable(claim: Claim) -> bool:
    return _shuns_force(claim) or (claim.relation == "military_action" and _limited(claim))


def _hedged(claim: Claim) -> bool:
    return claim.modality in ("hypothetical", "predicted") or bool(
        _HEDGED.search(claim.anchor.exact)
    )


def _plain(claim: Claim) -> bool:
    return _affirmed(claim) and not _HEDGED.search(claim.anchor.exact)


CLASHES: tuple[Clash, ...] = (
    Clash("pact against no clause", "contradicts", 1.0, _when(_calls_it_a_pact, pair_of),
          _when(_says_it_does_not_bind, pair_of),
          "one calls it a pact that protects, the other says that it obliges nothing",
          a_cue=_cue(r"defen[cs]e\s+(?:pact|treaty)|(?:security|military)\s+(?:pact|treaty|alliance)|commitment\s+to"),
          b_cue=_cue(r"no\s+(?:\w+\s+){0,2}(?:clause|article|obligation|provision)|not\s+(?:\w+\s+)?(?:requir|oblig|bind|bound|commit|translat)|rather\s+than|blank\s+che")),
    Clash("asserted and denied", "contradicts", 0.9, _when(_held, _exact),
          _when(_denied, _exact), "one says it, the other denies it", can_supersede=True,
          b_cue=_cue(r"den(?:y|ies|ied|ial)|not\b|no\b|never|refut|reject|rather\s+than|far\s+from")),
    Clash("aid given and refused", "contradicts", 0.9, _when(_gives_aid, _dyad),
          _when(_refuses_aid, _dyad), "one says that help is given, the other that it is refused",
          can_supersede=True, a_cue=_cue(r"provid|suppl|deliver|recipro|mutual|sent|shar"),
          b_cue=_cue(r"refus|declin|reluctan|withh|not\s+been\s+recipro|not\s+prepared|will\s+not|cannot|no\b|unlikely")),
    Clash("asked and not asked", "contradicts", 0.85, _when(_no_request, pair_of),
          _when(_request, pair_of), "one says that help was asked for, the other that it was not"),
    Clash("opposite sign", "contradicts", 0.65, _when(_allied, pair_of), _when(_not_allied, pair_of),
          "one says that the two stand together, the other that they do not", can_supersede=True),
    Clash("commitment and restraint", "pulls against", 0.7, _when(_commits, pair_of),
          _when(_holds_back, pair_of), "one speaks of commitment, the other of its limits",
          a_cue=_cue(r"surviv|loyal|stands?\s+by|commit|guarant|ensur|protect|defend|vital|willing"),
          b_cue=_cue(r"self-preserv|will\s+not|won['’]t|cannot|limits?\b|not\s+prepared|unlikely|abandon|reluctan")),
    Clash("positions differ", "contradicts", 0.65, _when(lambda c: c.sign > 0, _goal),
          _when(lambda c: c.sign < 0, _goal), "actors stand on opposite sides of the same matter",
          other_source=True),
    Clash("friendly and hostile", "pulls against", 0.6, _when(_friendly, pair_of),
          _when(_hostile, pair_of), "one shows the two as partners, the other as adversaries",
          a_cue=_cue(r"warm|trust|robust|friend|stable|good\b|ties|partner"),
          b_cue=_cue(r"condemn|apprehen|frustrat|accus|tension|stern|hostil|distrust|denounc|critici")),
    Clash("strong and limited", "pulls against", 0.55, _when(_close, pair_of),
          _when(_distant, pair_of), "one puts it strongly, the other limits it",
          a_cue=_cue(r"deep|strong|robust|vital|unprecedented|long-?standing|decades|centuries|solid"),
          b_cue=_cue(r"merely|temporar|limit|cannot|conditional|transactional|competition|self-")),
    Clash("standing", "pulls against", 0.55, _when(_strong, _standing),
          _when(lambda c: _limited(c) or c.negated, _standing),
          "one gives the actor weight, the other takes it away",
          a_cue=_cue(r"pivotal|indispensable|key\b|central|decisive|major\s+player|leading"),
          b_cue=_cue(r"few\s+levers|little|not\s+shaping|merely|limits|marginal|sidelined|powerless|unable")),
    Clash("firm and rhetorical", "pulls against", 0.55,
          _when(lambda c: _threatens(c) and _strong(c), _source),
          _when(lambda c: _limited(c) and _group(c) in ("hostility", "diplomacy", "other"), _source),
          "one calls the warning firm, the other calls the stance words only",
          a_cue=_cue(r"clear|firm|unequivocal|stern|strong|red\s+line"),
          b_cue=_cue(r"rhetoric|symbolic|verbal|words|without\s+(?:\w+\s+)?(?:commit|engag|act)|bluff|empty")),
    Clash("different red lines", "pulls against", 0.5,
          _when(lambda c: c.relation == "red_line", _source), _when(_threatens, _source),
          "the line is drawn at different things", a_cue=_cue(r"red\s+lines?"), b_cue=_cue(r"red\s+lines?"),
          other_target=True),
    Clash("each the attacker", "pulls against", 0.45,
          _when(lambda c: _uses_force(c) and c.source_actor < (c.target_actor or ""), pair_of),
          _when(lambda c: _uses_force(c) and c.source_actor > (c.target_actor or ""), pair_of),
          "each is said to have attacked the other",
          a_cue=_cue(r"attack|aggress|respon|retaliat|unprovoked|provok"),
          b_cue=_cue(r"attack|aggress|respon|retaliat|unprovoked|provok")),
    Clash("doctrine and deed", "pulls against", 0.45, _when(_opposes_intervention, _source),
          _when(_uses_force, _source), "the actor opposes in others what it does itself",
          a_cue=_cue(r"oppos|principle|sovereign|interfer|interven|violation|international\s+law"),
          b_cue=_cue(r"inva[ds]|offensive|interven|war\b|annex|occup")),
    Clash("willing and unwilling", "pulls against", 0.45, _when(_uses_force, _source),
          _when(_unable, _source), "one shows it using force, the other avoiding it",
          a_cue=_cue(r"willing|interven|decisive|inva[ds]"),
          b_cue=_cue(r"cannot\s+afford|bogged|avoid|drain|divert|reluctan|unable|overstretch")),
    Clash("more support and no means", "pulls against", 0.4, _when(_may_support, _source),
          _when(_unable, _source), "one expects more support, the other sees no means for it",
          b_cue=_cue(r"cannot|bogged|drain|divert|unable|overstretch|avoid")),
    Clash("certain and possible", "pulls against", 0.4, _when(_plain, _exact),
          _when(_hedged, _exact), "one states it, the other only supposes it"),
)  # fmt: skip
