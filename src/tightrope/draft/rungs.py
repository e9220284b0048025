"""The ladders of options: which relations are a rung of one, and what a rung is called in words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.codebook import Relation

LEADS: Mapping[str, str] = {  # what all rungs of a ladder have in common; the levels say the rest
    "against": "act against {t}",
    "for": "help {t}",
    "talks_with": "deal with {t}",
}
RUNGS: Mapping[str, tuple[tuple[str, str, tuple[Relation, ...]], ...]] = {
    "against": (
        ("sanctions", "put sanctions on {t}", ("sanction",)),
        ("pressure", "put {t} under pressure short of violence", ("coercion",)),
        ("show_of_force", "show force to {t}", ("show_of_force",)),
        ("force", "use force against {t}", ("military_action",)),
    ),
    "for": (
        ("words", "back {t} in words", ("diplomatic_support",)),
        ("goods", "give {t} money, trade or energy", ("aid", "economic_cooperation", "energy_trade")),
        (
            "arms",
            "give {t} arms or military help",
            ("arms_transfer", "military_aid_offer", "intelligence_sharing", "military_cooperation"),
        ),
    ),
    "talks_with": (
        ("talks", "talk with {t}", ("negotiation", "personal_diplomacy", "mediation_offer")),
        ("settlement", "settle with {t}", ("settlement", "deconfliction", "concession")),
    ),
    "relations_with": (("relations", "keep up relations with {t}", ("diplomatic_ties",)),),
}  # fmt: skip
_RUNG_OF: Mapping[Relation, tuple[str, int]] = {
    relation: (ladder, place)
    for ladder, rungs in RUNGS.items()
    for place, (_, _, relations) in enumerate(rungs)
    for relation in relations
}
WITHHELD: Mapping[Relation, Relation] = {  # refusals of a thing, and the thing
    "arms_withheld": "arms_transfer",
    "military_aid_refused": "military_aid_offer",
}
_MILITARY = re.compile(
    r"\b(?:air|anti|counter|para)?-?(?:arm(?:s|ed|ing|ou?red)?|arm(?:y|ies)|nav(?:y|ies|al)|air ?forces?|"
    r"militar\w*|defen[cs]es?|defensive|defend\w*|weapon\w*|missiles?|rockets?|drones?|tanks?|guns?|artillery|"
    r"munitions?|ammunition|shells?|mines?|troops?|soldiers?|sailors|marines|forces|battalions?|brigades?|"
    r"regiments?|squadrons?|fleets?|warships?|frigates?|submarines?|carriers?|destroyers?|jets?|fighters?|"
    r"bombers?|helicopters?|aircraft|airfields?|air ?bases?|bases?|radars?|satellites?|drills?|exercis\w+|"
    r"man(?:o?eu)vers?|man(?:o?eu)vres?|war ?games?|train(?:s|ed|ing)?|officers?|generals?|commanders?|"
    r"commandos?|patrols?|intelligence|securit(?:y|ies)|secret|nuclear|combat|battle\w*|war|warfare|"
    r"deploy\w*|insurgen\w+|terroris\w+|guards?|overflight|airspace)\b",
    re.IGNORECASE,
)


def rung_of(relation: Relation) -> tuple[str, int] | None:
    """Gives ladder and rung of what a relation does; None where it is no act that an option stands for."""
    return _RUNG_OF.get(WITHHELD.get(relation, relation))


def is_deed(claim: Claim) -> bool:
    """Whether an option can stand for what it tells: one does to another what a ladder has a rung for."""
    ends = claim.source_actor, claim.target_actor
    return rung_of(claim.relation) is not None and None not in ends and ends[0] != ends[1]


def is_doubtful(claim: Claim, sentence: str) -> bool:
    """Whether a machine reads work together that nothing in the sentence calls military as military.

    What a person has coded stands as it is.
    """
    return (
        claim.relation == "military_cooperation"
        and claim.coder not in ("", "person")
        and _MILITARY.search(sentence) is None
    )
