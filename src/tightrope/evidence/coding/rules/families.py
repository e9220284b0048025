"""What single rule families ask for beyond the common rules."""

from __future__ import annotations

from tightrope.evidence.coding.rules.answers import adapt_answer, turn_down
from tightrope.evidence.coding.rules.arguments import Arguments, noun_owners
from tightrope.evidence.coding.rules.claimed import Claimed
from tightrope.evidence.coding.rules.cue import Cue
from tightrope.evidence.coding.rules.discourse import Who, who
from tightrope.evidence.coding.rules.gifts import give
from tightrope.evidence.coding.rules.governed import governed
from tightrope.evidence.coding.rules.infer import breaks_out, infer
from tightrope.evidence.coding.rules.nouns import noun_arguments
from tightrope.evidence.coding.rules.scope import Scope
from tightrope.evidence.coding.rules.verbs import controller

__all__ = ["adapt"]

_DEEDS = ("military_action", "sanction", "regime_change_goal")


def adapt(cue: Cue, found: Arguments, scope: Scope) -> Claimed | None:
    """Gives what a cue claims after its family's own rules, or None when it claims nothing."""
    family = cue.family
    out = Claimed(
        list(found.sources), list(found.targets), family.relation, family.polarity,
        _is_negated(cue, found, scope), scope.modality,
    )  # fmt: skip
    _reshape(cue, found, out)
    turn_down(cue, out)
    if cue.has("falls"):
        return _regime_falls(cue, out)
    if not _holds(cue, found, out):
        return None
    infer(cue, out)
    if not out.sources or (not out.targets and not cue.has("speech")):
        return None
    return out


def _reshape(cue: Cue, found: Arguments, out: Claimed) -> None:
    """Turns the ends and the relation of gifts, rescues, obligations and refused requests."""
    family = cue.family
    if cue.is_noun and family.needs and family.needs != "launch":
        give(cue, out)
    if cue.is_noun and family.relation == "military_aid_offer" and found.sources:
        _rescue(cue, found, out)
    if family.rule == "rescue" and _is_diplomatic(cue):
        out.relation = "diplomatic_support"
    if out.relation == "military_aid_offer":
        _oblige(cue, out)
    if cue.has("request"):
        out.sources, out.targets, out.negated = cue.subject, found.sources or found.targets, False


def _holds(cue: Cue, found: Arguments, out: Claimed) -> bool:
    """Tells whether warnings, demands, answers and conflicts are claims as they are put."""
    if cue.family.rule == "warn" and not _is_warning(cue):
        return False
    if cue.has("stop") and not _demand(cue, out):
        return False
    if cue.has("answer") and not adapt_answer(cue, out):
        return False
    if cue.has("object_agent"):
        _blame_agent(cue, out)
        _draws(cue, out)
    if cue.family.rule != "conflict":
        return not (cue.is_noun and cue.has("explicit")) or _is_told_outright(cue, found)
    if out.negated and _is_avoided(cue):
        out.relation, out.polarity, out.negated = "deconfliction", 1, False
        return True
    return breaks_out(cue) or _is_told_outright(cue, found)


def _is_negated(cue: Cue, found: Arguments, scope: Scope) -> bool:
    """Another's deed is not undone by a verb of the subject's ("refused to join X's sanctions")."""
    if cue.family.rule == "nuclear_staff":
        return False  # who is there is there, whatever is done to them
    negated = scope.negated
    verb = cue.lexical_verb()
    is_deed = cue.is_noun and cue.family.relation in _DEEDS and verb >= 0
    owned = is_deed and noun_owners(cue.c, cue.clause, cue.i)[0]
    if owned and all(w not in cue.subject for w in found.sources):
        negated = scope.negated_after(verb)
    if cue.is_noun and cue.is_symmetric and cue.family.polarity > 0 and _declines(cue):
        negated = not negated
    return negated != cue.has("inverted")


def _is_diplomatic(cue: Cue) -> bool:
    """ "shielded X at the Security Council" is cover, not aid."""
    return any(
        w in cue.s.low for w in ("council", "veto", "vetoes", "resolution", "diplomatically")
    )


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


def _demand(cue: Cue, out: Claimed) -> bool:
    """ "urged X to stop ..." condemns; "urged both sides to talk" seeks talks; else no claim."""
    s, stopping = cue.s, cue.c.words.classes["stopping"]
    if not out.targets:
        return False
    if len(out.targets) > 1:
        if any(w in out.targets for w in out.sources):
            out.targets = cue.discourse.rivals(out.sources[0]) or out.targets
        out.relation, out.polarity = "negotiation", 1
        return True
    for k in range(cue.j, cue.clause.last - 1):
        if s.low[k] == "not" and s.low[k + 1] == "to":
            out.relation = "warning_threat"
            return True
        if s.tags[k] == "T" and s.bases[k + 1] in stopping:
            return True
    return _asks_for(cue, out)


def _asks_for(cue: Cue, out: Claimed) -> bool:
    """ "urged X to return to talks" seeks talks; "asked X for help" seeks help."""
    s, classes = cue.s, cue.c.words.classes
    for k in range(cue.j, cue.clause.last):
        if s.low[k] in classes["conferring"]:
            out.relation, out.polarity = "negotiation", 1
            return True
        if s.low[k] in classes["pleading"] and "for" in s.low[cue.j : k]:
            out.relation, out.polarity = "military_aid_offer", 1
            return "to" not in s.low[cue.j : k]
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


def _draws(cue: Cue, out: Claimed) -> None:
    """ "the strikes drew condemnation from X": X blames who struck."""
    attack = cue.discourse.attack
    if cue.is_noun and not out.targets and attack and cue.lexical_verb_in("drawing"):
        out.targets = [w for w in attack[:1] if w not in out.sources]


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
        striker = discourse.striker_of(ends.targets[0])
        return [striker] if striker and striker not in out.sources else []
    own = [discourse.striker.get(w.acts_for) for w in out.sources]
    known = [w for w in own if w] or list((discourse.attack or ())[:1])
    return [w for w in known if w not in out.sources]
