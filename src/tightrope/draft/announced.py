"""What threats, offers and demands name as their matter, and the deed of the other that they hang on."""

from __future__ import annotations

import re
from typing import NamedTuple

from tightrope.draft.claimed import Claimed
from tightrope.draft.rungs import WITHHELD, is_deed, rung_of
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.codebook import RULES, Relation

THREATS: frozenset[Relation] = frozenset(("warning_threat", "red_line"))
_CONDITION = re.compile(
    r"(?:\b(?:if|unless|in case|in the event)|(?:^|[,;] )should)\b[^,;]*", re.IGNORECASE
)
_ENDS = re.compile(
    r"\b(?:end(?:s|ed|ing)?|terminat\w+|cessation|ceas(?:e|es|ed|ing)|cut(?:s|ting)?|halt(?:s|ed|ing)?|"
    r"stop(?:s|ped|ping)?|suspen[ds]\w*|cancel\w*|fr(?:eez|oz)\w+|withh[eo]ld\w*|withdr[ae]w\w*|break(?:s|ing)?|"
    r"broke|broken|sever(?:s|ed|ing)?|discontinu\w+|interrupt\w*|abrogat\w+|annul\w*|revo(?:ke|cation)\w*|"
    r"rescind\w*|scrap(?:s|ped|ping)?|tear(?:s|ing)? up|quit(?:s|ting)?|leav(?:e|es|ing)|pull(?:s|ed|ing)? out|"
    r"no longer|not (?:renew|continue|extend|prolong|go on)\w*|turn(?:s|ed|ing)? off|shut(?:s|ting)?|"
    r"clos(?:e|es|ed|ing|ure)|reduc\w+|curtail\w*|scal(?:e|es|ed|ing) (?:back|down)|downgrad\w+|depriv\w+|den(?:y|ies|ied)|"
    r"refus\w+|stripp?(?:s|ed|ing)?|lapse\w*|expir\w+|drop(?:s|ped|ping)?|abandon\w*|reconsider\w*|review\w*|"
    r"loss|lose|losing|recall\w*|(?:call|bring|take|pull)(?:s|ing)? (?:back|home)|switch(?:es|ed|ing)? off|"
    r"dr(?:y|ies|ied) up|off limits|go(?:es|ing)? without|no more)\b",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\b(?:will|would|shall|can|could|may|might|must|to|and|or)\s+(?:\w+ly\s+)?(?:give|send|deliver|supply|provide|"
    r"ship|sell|lend|hand|offer|grant|arm|equip|help|aid|assist|back|support|defend|protect|shield|come to|stand by|"
    r"train|fund|finance|furnish|share|extend|start|begin|resume|increase|double|step up|rush|"
    r"airlift|pour|fly|bring|open|welcome|host|let|allow|restore|join)\b",
    re.IGNORECASE,
)


class Announced(NamedTuple):
    """Who would do what to whom; or no longer do it."""

    by: str
    to: str
    relation: Relation
    ends: bool = False


def condition_of(claim: Claim, claimed: Claimed) -> Claim | None:
    """Gives the deed of the one spoken to that a threat or an offer hangs on, told in the same sentence."""
    found = (
        other
        for other in claimed.beside(claim)
        if other.modality in ("hypothetical", "predicted")
        and other.source_actor == claim.target_actor
        and is_deed(other)
    )
    return next(found, None)


def announced(claim: Claim, claimed: Claimed) -> Announced | None:
    """Gives what a threat or demand names as its matter: who would do what to whom.

    Harm is threatened to the one spoken to. Of what is a good, its end is threatened: to the one
    spoken to; but where that one's deed would harm a third, the good may be help for the third. What
    is asked for would be done for the one who asks. None: the words leave it open.
    """
    one, other, content = claim.source_actor, claim.target_actor, claim.content
    if not one or not other or content is None or rung_of(content) is None:
        return None
    if claim.relation == "demand":
        return Announced(other, one, content) if claim.polarity == 0 else None
    if RULES[content].polarities[0] < 0:
        return Announced(one, other, content, content in WITHHELD)
    gives, ends = _verbs(claim, claimed)
    if ends:
        return Announced(one, other, content, ends=True)
    deed = condition_of(claim, claimed)
    if deed is None:
        return None
    is_help = content == "aid" or rung_of(content) in (
        rung_of("arms_transfer"),
        rung_of("diplomatic_support"),
    )
    if _harms(deed) and deed.target_actor != one and (gives or is_help):
        return Announced(one, str(deed.target_actor), content)
    return None if gives or is_help else Announced(one, other, content, ends=True)


def _harms(deed: Claim) -> bool:
    return (RULES[deed.relation].polarities[0] < 0) != deed.negated


def _verbs(claim: Claim, claimed: Claimed) -> tuple[bool, bool]:
    """Whether the sentence, without its condition, speaks of giving, and of ending before it does."""
    rest = _CONDITION.sub(" ", claimed.sentence(claim))
    gives, ends = _GIVES.search(rest), _ENDS.search(rest)
    first = ends is not None and (gives is None or ends.start() < gives.start())
    return gives is not None, first
