"""Fills the end of a claim that the text left out from what was said before."""

from __future__ import annotations

from tightrope.evidence.coding.rules.claimed import Claimed
from tightrope.evidence.coding.rules.cue import Cue
from tightrope.evidence.coding.rules.discourse import Who, who
from tightrope.evidence.coding.rules.governed import governed
from tightrope.evidence.coding.rules.wars import default_sanctioner

__all__ = ["breaks_out", "infer"]

_DEFINITE = ("such", "these", "this", "each", "the", "a", "any")
_ON_BEHALF = ("on behalf of", "in support of", "in defence of", "in defense of")


def infer(cue: Cue, out: Claimed) -> None:
    """Completes the sources or targets of a claim in place, where the discourse tells them."""
    family = cue.family
    if family.rule in ("force", "intervention", "campaign", "conflict"):
        defended = _defended(cue)
        if breaks_out(cue) and not out.sources and not out.targets:
            out.sources, out.targets = cue.discourse.main_foes()
        if defended and out.sources and not out.targets:
            out.targets = defended
        elif cue.c.warned or not cue.is_circumstance:
            _force(cue, out)
    elif family.rule == "regime_change" and cue.is_noun:
        _regime(cue, out)
    elif family.relation == "defence_obligation":
        if not out.sources and not out.targets:
            out.sources, out.targets = cue.c.topic[:1], cue.c.topic[1:]
    elif family.relation == "sanction" and cue.is_noun and not out.targets:
        _sanctions(cue, out)
    elif out.sources and not out.targets:
        out.targets = _target(cue, out.sources)


def breaks_out(cue: Cue) -> bool:
    """ "if a war breaks out": between whom, the crisis tells."""
    s, verb = cue.s, cue.clause.verb
    if cue.family.rule != "conflict" or not 0 <= cue.i < verb:
        return False
    breaking = cue.c.words.classes["breaking"]
    return cue.clause.kind == "condition" and any(
        s.bases[k] in breaking for k in range(verb, min(verb + 4, cue.clause.last))
    )


def _sanctions(cue: Cue, out: Claimed) -> None:
    """ "X, facing Western sanctions"; "X warned Y that this could trigger sanctions": X's, on Y."""
    if out.sources:
        pushed = _pushed(cue)
        if pushed:
            out.targets = [w for w in pushed if w not in out.sources]
        elif _is_endured(cue):
            out.targets = [w for w in cue.subject if w not in out.sources]
        elif not cue.subject:
            out.targets = [w for w in cue.c.plural if w not in out.sources]
        return
    under = _pushed(cue) or (cue.subject if _is_endured(cue) else [])
    if under:
        known = cue.discourse.sanctioner.get(under[0].acts_for)
        out.sources, out.targets = [known or default_sanctioner()], under
        return
    speaker = cue.c.speaker
    warned = cue.discourse.warned.get(speaker.acts_for) if speaker else None
    if speaker and warned:
        out.sources, out.targets = [speaker], [warned]


def _is_endured(cue: Cue) -> bool:
    between = cue.s.low[max(cue.clause.first, cue.i - 5) : cue.i]
    return cue.lexical_verb_in("enduring") or "subject" in between or "under" in between


def _pushed(cue: Cue) -> list[Who]:
    """ "X's sanctions drove Y into ...": the object of what sanctions do is under them."""
    if not 0 <= cue.j <= cue.clause.verb or cue.is_circumstance:
        return []
    after = governed(cue.c, cue.clause.verb + 1, cue.clause.last)
    return after[0].actors if after and not after[0].preposition else []


def _target(cue: Cue, sources: list[Who]) -> list[Who]:
    """Gives the target of a warning, a gift, a show of support or an offer to mediate."""
    family, discourse = cue.family, cue.discourse
    if family.relation in ("warning_threat", "red_line"):
        if cue.is_noun and (cue.is_circumstance or not cue.lexical_verb_in("light", "give")):
            return []
        warned = discourse.warned.get(sources[0].acts_for)
        return _threatened(cue, sources) or ([warned] if warned else [])
    supports = (
        family.rule == "support"
        and cue.is_noun
        and cue.i < cue.clause.verb
        and not cue.is_circumstance
    )
    if family.needs == "give" or supports:
        return _other_named(cue, sources[0]) or discourse.friend_of(sources[0])
    if family.relation == "mediation_offer":
        if cue.is_noun and cue.lexical_verb() < 0 and "not" not in cue.s.low:
            return []  # "X is a broker" offers nothing
        return discourse.rivals(sources[0])
    return []


def _other_named(cue: Cue, one: Who) -> list[Who]:
    """ "X's pact with Y obliges both to give aid": the only other one the clause has named so far."""
    named = {
        m.acts_for: who(m)
        for m in cue.s.mentions
        if cue.clause.first <= m.first < cue.i and m.form != "place" and m.acts_for != one.acts_for
    }
    is_bound = cue.lexical_verb_in("give") and cue.family.relation == "military_aid_offer"
    return list(named.values()) if len(named) == 1 and is_bound else []


def _force(cue: Cue, out: Claimed) -> None:
    discourse, c = cue.discourse, cue.c
    if _is_friendly(cue):
        out.sources = []
        return
    if c.warned is not None and (not out.sources or out.sources == cue.subject):
        out.sources, out.modality = [c.warned], "hypothetical"
    behalf = _on_behalf_of(cue)
    if behalf:
        out.targets = [w for w in out.targets if w not in behalf] or discourse.foe_of(behalf[0])
        out.sources = out.sources or ([c.speaker] if c.speaker else cue.subject)
    if out.negated and not (out.sources and out.targets):
        return
    acts = cue.is_noun or _is_vague(cue)
    if out.sources and not out.targets and acts and _is_enacted(cue):
        out.targets = discourse.likely_target(out.sources[0], c.speaker)
    elif out.targets and not out.sources:
        striker = discourse.striker_of(out.targets[0])
        out.sources = [striker] if striker else []
    elif not out.targets and discourse.force and _is_such(cue):
        out.sources, out.targets = [discourse.force[0]], [discourse.force[1]]


def _is_friendly(cue: Cue) -> bool:
    """ "intervened to support X" is no attack; the support is a cue of its own."""
    if cue.family.rule != "intervention" or cue.is_noun:
        return False
    helping = cue.c.words.classes["helping"]
    return any(
        cue.s.tags[k] == "T" and cue.s.bases[k + 1] in helping
        for k in range(cue.j, cue.clause.last - 1)
    )


def _is_vague(cue: Cue) -> bool:
    """ "X intervenes": against whom, the crisis tells."""
    return cue.family.rule == "intervention"


def _defended(cue: Cue) -> list[Who]:
    """ "defend X against Y's strikes": they are strikes on X."""
    s, k = cue.s, cue.i - 1
    while k > cue.clause.first and s.tags[k] in "DWA'-":
        k -= 1
    verb = cue.lexical_verb()
    if s.low[k] != "against" or not 0 <= verb < k or not cue.lexical_verb_in("helping"):
        return []
    between = governed(cue.c, verb + 1, k)
    return between[0].actors if between and not between[0].preposition else []


def _on_behalf_of(cue: Cue) -> list[Who]:
    after = governed(cue.c, cue.i, cue.clause.last)
    return next((g.actors for g in after if g.preposition in _ON_BEHALF), [])


def _is_enacted(cue: Cue) -> bool:
    """The noun is the subject, or the object of a verb that carries it out; not of a comment."""
    return (
        cue.in_subject or not cue.is_noun or cue.lexical_verb() < 0 or cue.lexical_verb_in("light")
    )


def _is_such(cue: Cue) -> bool:
    words = cue.s.low[cue.clause.first : cue.i]
    return cue.in_subject and any(word in _DEFINITE for word in words)


def _regime(cue: Cue, out: Claimed) -> None:
    """ "regime change in X is unacceptable" speaks against it; "will not seek" does too."""
    unacceptable = cue.c.words.classes["unacceptable"]
    if any(word in unacceptable for word in cue.s.low[cue.clause.first : cue.clause.last]):
        out.sources, out.negated = ([cue.c.speaker] if cue.c.speaker else cue.subject), True
    elif _is_feared(cue):
        out.sources, out.negated = out.sources or cue.subject, True
    elif not out.sources and out.negated:
        out.sources = cue.subject
    speaker = cue.c.speaker
    if not out.sources and speaker and cue.discourse.foe_of(speaker):
        out.sources = [speaker]
    if not out.targets and speaker and out.sources == [speaker]:
        out.targets = cue.discourse.foe_of(speaker)
    if not out.targets and cue.discourse.regime is not None:
        out.targets = [cue.discourse.regime]


def _is_feared(cue: Cue) -> bool:
    """ "X fears the collapse of Y's regime": X does not want it."""
    fearing = cue.c.words.classes["fearing"]
    return any(word in fearing for word in cue.s.low[cue.clause.first : cue.i])


def _threatened(cue: Cue, sources: list[Who]) -> list[Who]:
    """ "threatened to impose sanctions on X"; "warned that Y's strikes ...": X, Y are meant."""
    own = {w.acts_for for w in sources}
    for found in governed(cue.c, cue.i + 1, cue.clause.last):
        foreign = all(w.acts_for not in own for w in found.actors)
        if foreign and found.preposition in ("on", "against", "from", "with"):
            return found.actors
    s = cue.s
    for k in range(cue.i + 1, len(s.low)):
        other = s.cues.get(k)
        if other and any(r.family.relation == "military_action" for r in other[1]):
            return _agent_near(cue, k, own)
    return []


def _agent_near(cue: Cue, k: int, own: set[str]) -> list[Who]:
    """Gives who stands right before a deed at token k and is not the one who warns."""
    for mention in reversed(cue.s.mentions):
        if cue.i < mention.first < k and mention.acts_for not in own:
            near = k - mention.last <= 4 and mention.form != "place"
            return [who(mention)] if near else []
    return []
