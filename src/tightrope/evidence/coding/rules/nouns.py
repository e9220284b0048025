"""The ends of a noun cue, by the kind of noun: relation, event or person ("ally", "partner")."""

from __future__ import annotations

from tightrope.evidence.coding.rules.arguments import (
    Arguments,
    actors_after,
    indirect_object,
    led_by,
    noun_owners,
    pair_spoken_of,
    pronoun_owner,
    symmetric_ends,
)
from tightrope.evidence.coding.rules.cue import Cue
from tightrope.evidence.coding.rules.discourse import Who, who
from tightrope.evidence.coding.rules.governed import Governed

__all__ = ["noun_arguments"]


def noun_arguments(cue: Cue) -> Arguments:
    """Gives the ends of a noun cue."""
    family = cue.family
    owners, pronoun = noun_owners(cue.c, cue.clause, cue.i)
    after = actors_after(cue)
    both = _between(cue, after)
    if len(both) > 1 and cue.is_symmetric:
        return Arguments.pair(both, explicit=True)
    if len(both) > 1 and "between" in family.targets:
        sources = owners or cue.subject
        return Arguments(sources, both, bool(sources))
    if cue.is_symmetric and len(owners) > 1:
        return Arguments() if _is_topic(cue) else Arguments.pair(owners, explicit=True)
    if owners and _joins(cue):
        owners = []
    targets = led_by(after, family.targets)
    sources = owners or led_by(after, family.sources - family.targets)
    if cue.has("person"):
        return _person(cue, after, sources, targets, pronoun)
    if not sources and not pronoun and _is_shared(cue):
        sources = cue.c.plural or cue.c.topic or cue.discourse.pair(1)
        return Arguments(sources, [w for w in targets if w not in sources], False)
    if not sources and pronoun:
        sources = pronoun_owner(cue, pronoun)
        if cue.is_symmetric and not targets:
            pair = sources if len(sources) > 1 else pair_spoken_of(cue)
            return Arguments.pair(pair, explicit=False)
    if cue.is_symmetric:
        return symmetric_ends(cue, sources, targets)
    return _event(cue, owners, sources, targets)


def _between(cue: Cue, after: list[Governed]) -> list[Who]:
    """ "between X's base at A and Y's army": what stands inside the list may part its members."""
    tags = cue.s.tags
    for number, g in enumerate(after):
        if g.preposition not in ("between", "among"):
            continue
        for other in after[number + 1 :] if len(g.actors) == 1 else ():
            k = other.first - 1
            while k > g.last and tags[k] in "DWY":
                k -= 1
            if tags[k] == "C":
                return [*g.actors, *other.actors]
        return g.actors
    return []


def _joins(cue: Cue) -> bool:
    """ "X joined Y's strikes", "voted for Y's sanctions": X does it as well."""
    votes = cue.family.relation == "sanction" and cue.lexical_verb_in("voting")
    return votes or cue.lexical_verb_in("joining")


def _is_topic(cue: Cue) -> bool:
    """ "an expert on X-Y relations": what somebody speaks about, not what is said."""
    s, k = cue.s, cue.i - 1
    while k > cue.clause.first and s.tags[k] in "DWA'-":
        k -= 1
    return s.low[k] in ("on", "about") and cue.family.polarity > 0


def _is_shared(cue: Cue) -> bool:
    """ "a shared distrust of X": both of those spoken of distrust X."""
    if cue.is_symmetric and cue.family.polarity > 0:
        return False
    words = cue.s.low[max(cue.clause.first, cue.i - 4) : cue.i]
    return any(word in ("shared", "mutual", "common") for word in words)


def _event(cue: Cue, owners: list[Who], sources: list[Who], targets: list[Who]) -> Arguments:
    """A strike, a sanction, a warning: what is not said with it may be the subject."""
    if cue.has("experienced") and sources and not targets:
        targets = [w for w in cue.subject if w not in sources]
    if not sources and (not cue.has("owned") or _is_had(cue)) and cue.is_done_by_subject():
        sources = cue.subject
    if not targets and not owners and sources:
        targets = indirect_object(cue)
    return Arguments(sources, targets, bool(sources and targets))


def _is_had(cue: Cue) -> bool:
    """ "X has little leverage over Y": what is owned is the subject's."""
    k = cue.clause.verb
    return 0 <= k < cue.i and cue.s.tags[k] == "H" and cue.family.rule == "stake"


def _person(
    cue: Cue, after: list[Governed], sources: list[Who], targets: list[Who], pronoun: str
) -> Arguments:
    """ "its ally Iran", "Iran, a key partner of Russia", "X is an ally of Y"."""
    named = next((g for g in after if g.preposition == ""), None)
    if named is not None and all(tag in ',"' for tag in cue.s.tags[cue.j : named.first]):
        owners = sources or (pronoun_owner(cue, pronoun) if pronoun else [])
        owners = owners or [w for w in cue.subject if w not in named.actors]
        return Arguments(owners, named.actors, bool(owners))
    apposed = _apposed(cue)
    if apposed:
        others = targets or sources or _named_before(cue, apposed[0])
        if others:
            return Arguments(apposed, others, True)
    return _predicate(cue, sources, targets, pronoun)


def _predicate(cue: Cue, sources: list[Who], targets: list[Who], pronoun: str) -> Arguments:
    """ "X and Y are partners", "X has found an ally in Y"."""
    subject, friends = cue.subject, cue.discourse.friends
    if not cue.is_done_by_subject():
        return Arguments()
    if len(subject) > 1 and not targets and not sources:
        return Arguments.pair(subject, explicit=True)
    if pronoun and not sources:
        sources = [w for w in pronoun_owner(cue, pronoun) if w not in subject] or cue.c.topic
    others = targets or sources
    if not others and subject and friends and cue.verb_in("gaining"):
        others = cue.discourse.friend_of(subject[0])
        return Arguments(subject, others, False)
    return Arguments(subject, others, bool(subject and others))


def _apposed(cue: Cue) -> list[Who]:
    """Gives the actor that a noun phrase after a comma, or an object's complement, stands for."""
    s = cue.s
    k = cue.i - 1
    while k >= 0 and s.tags[k] in "DWY'A-" and not (s.tags[k] == "A" and s.tags[k + 1] != "'"):
        k -= 1
    if k > 0 and s.tags[k] == "," and s.at[k - 1] >= 0:
        if s.low[k + 1] in ("both", "all") and len(cue.subject) > 1:
            return cue.subject
        return [who(s.mentions[s.at[k - 1]])]
    if k > 0 and s.low[k] == "as" and s.at[k - 1] >= 0:
        return [who(s.mentions[s.at[k - 1]])]
    if k > 0 and s.at[k] >= 0 and s.tags[k + 1] == "D":
        return [who(s.mentions[s.at[k]])]
    return []


def _named_before(cue: Cue, one: Who) -> list[Who]:
    """Gives the last other actor the sentence named before the cue."""
    for mention in reversed(cue.s.mentions):
        if mention.first < cue.i and mention.acts_for != one.acts_for and mention.form != "place":
            return [who(mention)]
    return []
