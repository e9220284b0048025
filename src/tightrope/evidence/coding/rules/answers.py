"""Answers to a proposal: "X rejected Y as a mediator", "X was open to Y's offer"."""

from __future__ import annotations

from tightrope.evidence.coding.rules.claimed import Claimed
from tightrope.evidence.coding.rules.cue import Cue

__all__ = ["adapt_answer", "is_answered", "turn_down"]

_ROLE_AFTER = 8  # tokens behind the cue in which "as a mediator" is looked for


def is_answered(cue: Cue) -> bool:
    """Tells whether the clause speaks of an answer to mediation, and not of an offer."""
    s = cue.s
    return any(
        k in s.cues and "answer" in s.cues[k][1][0].family.flags and (s.tags[k] != "W" or k < cue.i)
        for k in range(cue.clause.first, cue.i)
    )


def adapt_answer(cue: Cue, out: Claimed) -> bool:
    """Turns an answer to a proposal towards its maker; False where nothing is claimed."""
    s = cue.s
    proposals = cue.c.words.classes["proposals"]
    end = min(cue.j + _ROLE_AFTER, cue.clause.last)
    around = [*s.low[cue.clause.first : cue.i], *s.low[cue.j : end]]
    proposed = any(word in proposals for word in around)
    last = cue.discourse.last_source
    is_told = bool(out.targets) and out.targets != [last]
    if not is_told and proposed and cue.discourse.mediator is not None:
        out.targets = [w for w in (cue.discourse.mediator,) if w not in out.sources]
    if cue.family.rule == "welcome" and not (proposed or "as" in s.low[cue.j : end]):
        if _is_owner(cue):
            return bool(out.targets)
        if cue.reading.kind == "verb" and cue.reading.lemma == "welcome":
            out.relation = "personal_diplomacy"
        else:
            return False
    return bool(out.targets)


def _is_owner(cue: Cue) -> bool:
    """ "welcomed X's strikes": what is welcomed is X's deed."""
    s, j = cue.s, cue.j
    if j >= len(s.tags) or s.at[j] < 0:
        return False
    mention = s.mentions[s.at[j]]
    return mention.form == "demonym" or s.tags[mention.last : mention.last + 1] == ["'"]


def turn_down(cue: Cue, out: Claimed) -> None:
    """ "X said Y could not mediate" is X's answer to Y."""
    speaker = cue.c.speaker
    if cue.family.relation != "mediation_offer" or not out.negated or speaker is None:
        return
    if out.sources and all(w.acts_for != speaker.acts_for for w in out.sources):
        out.sources, out.targets = [speaker], out.sources
        out.relation, out.polarity, out.negated = "condemnation", -1, False
