"""What single rule families ask for beyond the common rules."""

from __future__ import annotations

from tightrope.evidence.claim import Relation
from tightrope.evidence.rules.arguments import Arguments, noun_owners
from tightrope.evidence.rules.claimed import Claimed
from tightrope.evidence.rules.cue import Cue
from tightrope.evidence.rules.discourse import Who, who
from tightrope.evidence.rules.governed import governed
from tightrope.evidence.rules.infer import infer
from tightrope.evidence.rules.nouns import noun_arguments
from tightrope.evidence.rules.scope import Scope
from tightrope.evidence.rules.verbs import controller

__all__ = ["adapt", "is_wanted"]

_REFUSED: dict[str, Relation] = {
    "arms_transfer": "arms_withheld",
    "military_aid_offer": "military_aid_refused",
}
_NEEDS = {
    "give": ("give", "take", "refuse"),
    "build": ("building",),
    "come": ("coming",),
    "trade": ("trading",),
    "launch": ("launching",),
}
_DEEDS = ("military_action", "sanction", "regime_change_goal")


def is_wanted(cue: Cue) -> bool:
    """Tells whether the family's noun counts here at all."""
    needs = cue.family.needs
    if not needs or not cue.is_noun or cue.lexical_verb_in(*_NEEDS[needs]):
        return True
    if needs == "give" and _deal_noun(cue) >= 0:
        return True
    if needs == "build":
        return _built_by(cue) >= 0
    return cue.family.relation == "military_aid_offer" and cue.lexical_verb_in("coming")


def adapt(cue: Cue, found: Arguments, scope: Scope) -> Claimed | None:
    """Gives what a cue claims after its family's own rules, or None when it claims nothing."""
    family = cue.family
    out = Claimed(
        list(found.sources), list(found.targets), family.relation, family.polarity,
        _is_negated(cue, found, scope), scope.modality,
    )  # fmt: skip
    if cue.is_noun and family.needs and family.needs != "launch":
        _give(cue, out)
    if cue.is_noun and family.relation == "military_aid_offer" and found.sources:
        _rescue(cue, found, out)
    if out.relation == "military_aid_offer":
        _oblige(cue, out)
    if cue.has("falls"):
        return _regime_falls(cue, out)
    if family.rule == "warn" and not _is_warning(cue):
        return None
    if cue.has("stop") and not _demand(cue, out):
        return None
    if cue.has("object_agent"):
        _blame_agent(cue, out)
    if family.rule == "conflict" and out.negated and _is_avoided(cue):
        out.relation, out.polarity, out.negated = "deconfliction", 1, False
    elif cue.is_noun and cue.has("explicit") and not _is_told_outright(cue, found):
        return None
    infer(cue, out)
    if not out.sources or (not out.targets and not cue.has("speech")):
        return None
    return out


def _is_negated(cue: Cue, found: Arguments, scope: Scope) -> bool:
    """Another's deed is not undone by a verb of the subject's ("refused to join X's sanctions")."""
    negated = scope.negated
    verb = cue.lexical_verb()
    is_deed = cue.is_noun and cue.family.relation in _DEEDS and verb >= 0
    owned = is_deed and noun_owners(cue.c, cue.clause, cue.i)[0]
    if owned and all(w not in cue.subject for w in found.sources):
        negated = scope.negated_after(verb)
    if cue.is_noun and cue.is_symmetric and cue.family.polarity > 0 and _declines(cue):
        negated = not negated
    return negated != cue.has("inverted")


def _declines(cue: Cue) -> bool:
    """ "relations between X and Y have collapsed": the subject's verb undoes it."""
    s, clause = cue.s, cue.clause
    if not 0 <= cue.i < clause.verb:
        return False
    for k in range(clause.verb, clause.last):
        if s.tags[k] == "V":
            return s.bases[k] in cue.c.words.classes["declining"]
        if s.tags[k] not in "BHMY":
            return False
    return False


def _is_warning(cue: Cue) -> bool:
    """ "threatens its interests", "the threat to peace" are dangers, not threats made."""
    s, j = cue.s, cue.j
    if cue.is_noun:
        return not cue.is_circumstance or cue.reading.lemma != "threat"
    if not cue.reading.lemma.startswith("threaten"):
        return True
    follows = s.tags[j] if j < len(s.tags) else ""
    if follows == "A":
        last = s.mentions[s.at[j]].last
        return s.tags[last : last + 1] != ["'"]
    return follows in ("T", "P", "D") and s.low[j] not in ("its", "their", "his", "her")


def _regime_falls(cue: Cue, out: Claimed) -> Claimed | None:
    """ "X said that Y's government would fall": X speaks of Y's regime, not of its fate alone."""
    s, organs = cue.s, ("regime", "government", "leadership")
    for mention in s.mentions:
        if cue.clause.first <= mention.first < cue.i and s.low[mention.last - 1] in organs:
            out.sources = [cue.c.speaker] if cue.c.speaker else []
            out.targets = [who(mention)]
            return out if out.sources else None
    return None


def _oblige(cue: Cue, out: Claimed) -> None:
    """ "requires X to come to Y's aid": an obligation, not an offer."""
    s, clause = cue.s, cue.clause
    obliging = cue.c.words.classes["obliging"]
    if not controller(cue.c, clause, cue.i if not cue.is_noun else cue.lexical_verb()):
        return
    if not any(s.tags[k] in "VG" and s.bases[k] in obliging for k in range(clause.first, cue.i)):
        return
    out.relation = "defence_obligation"
    if clause.kind == "relative" and "no" in s.low[max(0, clause.first - 4) : clause.first]:
        out.negated = not out.negated


def _is_told_outright(cue: Cue, found: Arguments) -> bool:
    return (found.explicit and not cue.is_circumstance) or _involves_one(cue, found)


def _involves_one(cue: Cue, found: Arguments) -> bool:
    """ "a confrontation involving X": the crisis tells with whom."""
    named = cue.s.low[cue.j : cue.j + 1] in (["involving"], ["by"])
    return named and bool(found.sources) and not found.targets and not cue.is_circumstance


def _is_avoided(cue: Cue) -> bool:
    avoiding = cue.c.words.classes["avoiding"]
    return any(cue.s.bases[k] in avoiding for k in range(cue.clause.first, cue.i))


def _rescue(cue: Cue, found: Arguments, out: Claimed) -> None:
    """ "come to X's aid": the owner is the one helped."""
    if cue.lexical_verb_in("coming"):
        out.targets = found.sources
        out.sources = controller(cue.c, cue.clause, cue.lexical_verb()) or cue.subject


def _give(cue: Cue, out: Claimed) -> None:
    """ "sold Iran missiles", "bought drones from Iran", "declined to give weapons to"."""
    c, built, k = cue.c, _built_by(cue), cue.lexical_verb()
    if cue.family.needs == "build" and built >= 0:
        by = [g.actors for g in governed(c, built, len(cue.s.tags)) if g.preposition == "by"]
        out.sources = by[0] if by else []
        out.targets = [w for g in governed(c, cue.clause.first, cue.j) for w in g.actors][:1]
        return
    deal = _deal_noun(cue)
    if deal >= 0:
        _give_nominally(cue, out, deal)
        return
    if k < 0:
        return
    after = governed(c, cue.j, cue.clause.last)
    by = [g.actors for g in after if g.preposition == "by"]
    if by:
        out.sources = by[0]
    elif cue.lexical_verb_in("take"):
        _take(cue, out, [g.actors for g in after if g.preposition == "from"])
        return
    else:
        _give_to(cue, out, k)
    if not out.sources or out.sources == out.targets:
        out.sources = cue.subject
    if out.relation in _REFUSED and _is_refused(cue, k):
        out.relation, out.polarity, out.negated = _REFUSED[out.relation], -1, False


def _deal_noun(cue: Cue) -> int:
    """Gives the token of "sale" or "purchase" in "the sale of X's missiles", or -1."""
    s, classes, k = cue.s, cue.c.words.classes, cue.i - 1
    while k > cue.clause.first and s.tags[k] in "WA'D-":
        k -= 1
    if k <= cue.clause.first or s.low[k] != "of":
        return -1
    noun = s.low[k - 1]
    return k - 1 if noun in classes["giving_nouns"] or noun in classes["taking_nouns"] else -1


def _give_nominally(cue: Cue, out: Claimed, deal: int) -> None:
    """ "X's purchase of Y's missiles", "the sale of missiles by X to Y"."""
    made_by, _ = noun_owners(cue.c, cue.clause, deal)
    owners, _ = noun_owners(cue.c, cue.clause, cue.i)
    if cue.s.low[deal] in cue.c.words.classes["taking_nouns"]:
        out.sources, out.targets = owners, made_by
    else:
        out.sources = made_by or owners or out.sources


def _take(cue: Cue, out: Claimed, origins: list[list[Who]]) -> None:
    """ "bought from Y" means Y gave; "asked Y for" leaves the asker the source."""
    owners, _ = noun_owners(cue.c, cue.clause, cue.i)
    if owners and not origins and all(w not in cue.subject for w in owners):
        origins = [owners]
    if not origins:
        out.sources, out.targets = [], []
    elif cue.lexical_verb_in("asking"):
        out.sources, out.targets = cue.subject, origins[0]
    else:
        out.sources, out.targets = origins[0], cue.subject


def _give_to(cue: Cue, out: Claimed, k: int) -> None:
    s, between = cue.s, governed(cue.c, k + 1, cue.i)
    if not between or between[0].preposition:
        return
    last = between[0].last
    possessive = s.tags[last + 1 : last + 2] == ["'"]
    adjective = s.at[last] >= 0 and s.mentions[s.at[last]].form == "demonym"
    if possessive or not adjective:
        out.targets = between[0].actors
    out.sources = cue.subject


def _is_refused(cue: Cue, k: int) -> bool:
    s, refuse = cue.s, cue.c.words.classes["refuse"]
    return s.bases[k] in refuse or any(
        s.tags[m] in "VG" and s.bases[m] in refuse and s.tags[m + 1] == "T"
        for m in range(cue.clause.first, k)
    )


def _built_by(cue: Cue) -> int:
    """Gives the token of "built by" right after a noun, or -1."""
    s, building = cue.s, cue.c.words.classes["building"]
    for k in range(cue.j, min(cue.j + 3, len(s.low) - 1)):
        if s.tags[k] == "V" and s.bases[k] in building and s.low[k + 1] == "by":
            return k
    return -1


def _demand(cue: Cue, out: Claimed) -> bool:
    """ "urged X to stop ..." condemns; "urged both sides to talk" seeks talks; else no claim."""
    s, stopping = cue.s, cue.c.words.classes["stopping"]
    if not out.targets:
        return False
    if len(out.targets) > 1:
        out.relation, out.polarity = "negotiation", 1
        return True
    for k in range(cue.j, cue.clause.last - 1):
        if s.low[k] == "not" and s.low[k + 1] == "to":
            out.relation = "warning_threat"
            return True
        if s.tags[k] == "T" and s.bases[k + 1] in stopping:
            return True
    return False


def _blame_agent(cue: Cue, out: Claimed) -> None:
    """Who condemns a strike condemns the striker, not the one struck."""
    if not cue.is_noun and _names_object(cue):
        return
    s = cue.s
    for k in range(cue.j, cue.clause.last):
        if s.tags[k] in "VB" and k not in s.cues:
            return
        other = s.cues.get(k)
        inner = next((r for r in other[1] if r.kind == "noun"), None) if other else None
        if other is None or inner is None or inner.family.relation not in _DEEDS:
            continue
        ends = noun_arguments(Cue(cue.c, cue.clause, k, other[0], inner, []))
        if cue.is_noun:
            out.targets = out.targets or [w for w in ends.sources if w not in out.sources]
            return
        out.targets = _agents(cue, ends, out)
        return


def _names_object(cue: Cue) -> bool:
    """ "accused X of ..." names its object outright; "condemned X's strikes" does not."""
    s = cue.s
    direct = governed(cue.c, cue.j, cue.clause.last)
    if not direct or direct[0].preposition:
        return False
    at, last = s.at[direct[0].first], direct[0].last
    adjective = at >= 0 and s.mentions[at].form == "demonym"
    return at >= 0 and not adjective and s.tags[last + 1 : last + 2] != ["'"]


def _agents(cue: Cue, ends: Arguments, out: Claimed) -> list[Who]:
    discourse = cue.discourse
    agents = [w for w in ends.sources if w not in out.sources]
    if agents:
        return agents
    if ends.targets:
        striker = discourse.striker.get(ends.targets[0].acts_for)
        return [striker] if striker and striker not in out.sources else []
    own = [discourse.striker.get(w.acts_for) for w in out.sources]
    known = [w for w in own if w] or list((discourse.attack or ())[:1])
    return [w for w in known if w not in out.sources]
