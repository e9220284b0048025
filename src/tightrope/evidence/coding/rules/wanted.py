"""Whether a cue counts at all where it stands."""

from __future__ import annotations

from tightrope.evidence.coding.rules.answers import is_answered
from tightrope.evidence.coding.rules.cue import Cue
from tightrope.evidence.coding.rules.gifts import built_by, deal_noun, given_passively

__all__ = ["is_wanted"]

_NEEDS = {
    "give": ("give", "take", "refuse"),
    "build": ("building",),
    "come": ("coming",),
    "trade": ("trading",),
    "launch": ("launching",),
}
_VERDICT = 14  # tokens behind "describes" in which the verdict is looked for
_DEALS = ("export", "import", "sale", "delivery", "supply", "shipment", "trade")


def is_wanted(cue: Cue) -> bool:
    """Tells whether the family's noun counts here at all."""
    needs = cue.family.needs
    if _is_other_matter(cue):
        return False
    if not needs or not cue.is_noun or cue.lexical_verb_in(*_NEEDS[needs]):
        return True
    if needs in ("give", "trade") and deal_noun(cue) >= 0:
        return True
    if needs == "give" and given_passively(cue) >= 0:
        return True
    if needs == "trade" and cue.reading.lemma.endswith(_DEALS):
        return True
    if needs == "build":
        return built_by(cue) >= 0
    return cue.family.relation == "military_aid_offer" and cue.lexical_verb_in("coming")


def _is_other_matter(cue: Cue) -> bool:
    """The words speak of something else than their family, or another cue says it already."""
    s, j, relation = cue.s, cue.j, cue.family.relation
    if relation == "mediation_offer":
        return is_answered(cue) or "own" in s.low[j : j + 2]  # "mediate your own war"
    if cue.family.rule == "brand":
        damning = cue.c.words.classes["damning"]
        return not any(word in damning for word in s.low[j : j + _VERDICT])
    if cue.has("request") or (cue.family.needs == "give" and cue.is_noun):
        return _is_mere_request(cue)
    if relation == "dependence":
        return s.low[j : j + 1] in (["what"], ["whether"], ["how"], ["who"])
    if relation == "negotiation" and cue.is_noun:
        other = s.cues.get(cue.lexical_verb())
        return other is not None and other[1][0].family.relation == "mediation_offer"
    if cue.family.rule == "support" and not cue.is_noun:
        near = [s.cues[k][1] for k in range(j, min(j + 3, cue.clause.last)) if k in s.cues]
        return any(r.kind == "noun" and r.family.relation == "sanction" for rs in near for r in rs)
    return False


def _is_mere_request(cue: Cue) -> bool:
    """A request counts where arms are refused; the arms that are asked for do not count again."""
    s, clause = cue.s, cue.clause
    if cue.has("request"):
        ahead = [s.cues[k][1][0].family.needs for k in range(cue.j, clause.last) if k in s.cues]
        return not (cue.lexical_verb_in("refuse") and "give" in ahead)
    before = range(max(clause.first, cue.i - 5), cue.i)
    return any(k in s.cues and s.cues[k][1][0].family.rule == "request" for k in before)
