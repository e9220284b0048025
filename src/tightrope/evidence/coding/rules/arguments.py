"""The ends of a noun cue: possessives, adjectives, prepositions, the subject, the pair spoken of."""

from __future__ import annotations

from dataclasses import dataclass, field

from tightrope.evidence.coding.rules.clauses import Clause
from tightrope.evidence.coding.rules.cue import Cue
from tightrope.evidence.coding.rules.discourse import Who, who
from tightrope.evidence.coding.rules.governed import Context, Governed, governed, reach, verb_before
from tightrope.evidence.coding.rules.subjects import antecedent

__all__ = [
    "Arguments",
    "actors_after",
    "indirect_object",
    "led_by",
    "noun_owners",
    "pair_spoken_of",
    "pronoun_owner",
    "symmetric_ends",
]

_DEEDS = frozenset(("conflict", "force", "hostility", "treaty", "alliance", "war_on"))
_SIGNING = ("signing", "signature", "conclusion", "ratification")
_POSSESSIVES = ("its", "their", "his", "her")


@dataclass(slots=True)
class Arguments:
    """The two ends of a cue; `explicit` when both are named with it."""

    sources: list[Who] = field(default_factory=list)
    targets: list[Who] = field(default_factory=list)
    explicit: bool = False

    @classmethod
    def pair(cls, pair: list[Who], *, explicit: bool) -> Arguments:
        """Gives the ends of a symmetric cue from the pair itself."""
        return cls(pair[:1], pair[1:], explicit)


def actors_after(cue: Cue) -> list[Governed]:
    """Gives the actors after a noun that belong to it and not to another cue in between."""
    stop = reach(cue.s, cue.j, cue.clause.last)
    after = governed(cue.c, cue.j, stop)
    passive = _passive_light_verb(cue, stop)
    if passive:
        after += governed(cue.c, passive, cue.clause.last)
    if cue.family.relation == "mediation_offer":
        return after
    return [g for g in after if not _belongs_elsewhere(cue, g) and not _modifies_deed(cue, g)]


def _belongs_elsewhere(cue: Cue, g: Governed) -> bool:
    s, broken = cue.s, False
    for k in range(cue.j, g.led_at):
        broken = broken or s.tags[k] in "P,VG;"
        other = s.cues.get(k)
        if other is None or not broken:
            continue
        for reading in other[1]:
            takes = reading.family.targets | reading.family.sources
            if reading.kind == "noun" and g.preposition in takes:
                return True
    return False


def _passive_light_verb(cue: Cue, k: int) -> int:
    """ "an agreement has been reached with X": gives the token after the passive light verb, or 0."""
    s, is_passive = cue.s, False
    if not cue.in_subject:
        return 0
    while k < cue.clause.last and s.tags[k] in "HBMYN":
        is_passive = is_passive or s.tags[k] == "B"
        k += 1
    classes = cue.c.words.classes
    verb = s.bases[k] if k < cue.clause.last else ""
    light = verb in classes["light"] or verb in classes["give"]
    return k + 1 if is_passive and light and s.forms[k] == "past" else 0


def _modifies_deed(cue: Cue, g: Governed) -> bool:
    """ "intervention in the X-Y conflict": X and Y are the conflict's, not the intervention's."""
    s = cue.s
    for k in range(g.last + 1, min(g.last + 4, len(s.tags))):
        other = s.cues.get(k)
        if other is not None:
            rules = {r.family.rule for r in other[1] if r.kind == "noun"}
            return bool(rules & _DEEDS)
        if s.tags[k] not in "W-A'":
            return False
    return False


def led_by(after: list[Governed], prepositions: frozenset[str]) -> list[Who]:
    """Gives the first actors led by one of the prepositions."""
    return next((g.actors for g in after if g.preposition and g.preposition in prepositions), [])


def symmetric_ends(cue: Cue, sources: list[Who], targets: list[Who]) -> Arguments:
    """Gives the ends of a symmetric noun from what stands around it."""
    clause, subject = cue.clause, cue.subject
    led = clause.kind == "relative" and clause.first and cue.s.tags[clause.first - 1] == "P"
    if not targets and led:
        targets = antecedent(cue.c, clause)
    if sources and targets:
        return Arguments(sources, targets, True)
    if targets:
        return _other_end(cue, targets)
    if sources and len(subject) > 1 and sources == subject:
        return Arguments.pair(subject, explicit=True)
    if len(sources) > 1 and cue.family.relation in ("treaty", "alliance", "negotiation"):
        return Arguments.pair(sources, explicit=True)
    if sources:
        return _valued(cue, sources)
    if cue.family.relation == "treaty" and _signers(cue):
        return Arguments.pair(_signers(cue), explicit=True)
    joint = cue.family.polarity > 0 or cue.lexical_verb_in("launching") or cue.is_predicate
    if len(subject) > 1 and joint and cue.is_done_by_subject():
        return Arguments.pair(subject, explicit=True)
    return Arguments.pair(pair_spoken_of(cue), explicit=False)


def _valued(cue: Cue, owners: list[Who]) -> Arguments:
    """ "X values Y's friendship": the subject is the other end."""
    behind = cue.clause.verb >= 0 and not cue.in_subject and not cue.is_circumstance
    others = [w for w in cue.subject if w not in owners]
    if behind and others and cue.family.polarity > 0 and cue.lexical_verb_in("light", "give"):
        return Arguments(others, owners, True)
    return Arguments(owners, [], False)


def _signers(cue: Cue) -> list[Who]:
    """ "the treaty, which X and Y signed": the two who did what the relative clause says."""
    s, k = cue.s, cue.clause.last
    if k >= len(s.tags) - 2 or s.tags[k] != "R":
        return []
    verb = next((m for m in range(k, len(s.tags)) if s.tags[m] in "VHMB"), k)
    found = governed(cue.c, k + 1, verb)
    pair = found[0].actors if found and not found[0].preposition else []
    return pair if len(pair) == 2 else []


def _other_end(cue: Cue, targets: list[Who]) -> Arguments:
    """ "ties with X": the other end is the subject, the speaker or an owner named before."""
    behind = cue.clause.verb < 0 or not cue.in_subject
    sources = [w for w in cue.subject if w not in targets] if behind else []
    if not sources and cue.c.speaker is not None:
        sources = [cue.c.speaker]
    sources = sources or _owner_before(cue, targets)
    return Arguments(sources, targets, bool(sources))


def _owner_before(cue: Cue, others: list[Who]) -> list[Who]:
    named = {w.acts_for for w in others}
    for mention in reversed(cue.s.mentions):
        possessive = cue.s.tags[mention.last : mention.last + 1] == ["'"]
        if mention.first < cue.i and possessive and mention.acts_for not in named:
            return [who(mention)]
    return []


def sentence_pair(c: Context, i: int) -> list[Who]:
    """Gives the two actors a sentence has named before token i, if they are two."""
    seen: list[Who] = []
    for mention in c.s.mentions:
        one = Who(mention.acts_for, mention.acts_for)
        if mention.first < i and one not in seen:
            seen.append(one)
    return seen if len(seen) == 2 and not c.discourse.are_foes(*seen) else []


def pair_spoken_of(cue: Cue) -> list[Who]:
    """ "their ties are deep", "this alliance": the pair spoken of, unless the clause is filler."""
    s, c, clause = cue.s, cue.c, cue.clause
    if cue.family.polarity < 0 or s.low[cue.j : cue.j + 1] in (["with"], ["between"], ["among"]):
        return []
    determiner = next(
        (s.low[k] for k in range(cue.i - 1, clause.first - 1, -1) if s.tags[k] in "DPVG"), ""
    )
    friends = c.discourse.pair(1) if c.discourse.friends else []
    if cue.family.relation == "treaty" and c.discourse.treaty is not None:
        friends = list(c.discourse.treaty)
    if any(word in _SIGNING for word in s.low[max(clause.first, cue.i - 6) : cue.i]):
        return c.topic or friends
    if not cue.in_subject:
        if c.topic:
            return c.topic if determiner not in ("this", "the", "its") else []
        return friends if determiner == "their" and cue.is_done_by_subject() else []
    is_filler = clause.verb >= 0 and s.bases[clause.verb] in c.words.classes["fillers"]
    if cue.is_circumstance or is_filler:
        return []
    if determiner == "their" and sentence_pair(c, cue.i):
        return sentence_pair(c, cue.i)
    return friends if determiner in ("this", "the", "these", "their") else []


def pronoun_owner(cue: Cue, pronoun: str) -> list[Who]:
    """Gives whose "its", "their", "his" before a noun is."""
    c, subject = cue.c, cue.subject
    if pronoun == "their":
        if len(subject) > 1:
            return subject
        return c.plural or c.topic or sentence_pair(c, cue.i) or c.discourse.pair(1)
    for mention in reversed(c.s.mentions):
        possessive = c.s.tags[mention.last : mention.last + 1] == ["'"]
        if cue.clause.first <= mention.first < cue.i and possessive:
            return [who(mention)]
    thanked = _object_of_for(cue)
    if thanked:
        return thanked
    if subject:
        return subject[:1]
    named = [g.actors[:1] for g in governed(c, cue.clause.first, cue.i) if not g.preposition]
    return named[0] if named else c.discourse.subject[:1]


def _object_of_for(cue: Cue) -> list[Who]:
    """ "thanked X for its help": X's."""
    s, k = cue.s, cue.i - 1
    while k > cue.clause.first and s.tags[k] in "WDY":
        k -= 1
    if s.low[k] != "for" or s.at[k - 1] < 0:
        return []
    return [who(s.mentions[s.at[k - 1]])]


def noun_owners(c: Context, clause: Clause, i: int) -> tuple[list[Who], str]:
    """Gives the actors before a noun as adjective or possessive, or the possessive pronoun there."""
    s = c.s
    k = i - 1
    low = max(clause.first, i - 7)
    while k >= low:
        tag = s.tags[k]
        if tag == "A":
            return _compound(c, k, low), ""
        if tag == "D":
            return [], s.low[k] if s.low[k] in _POSSESSIVES else ""
        joins = tag in "C,G" and k - 1 >= low and s.tags[k - 1] in "WA"
        if tag not in "W-'\"qY" and not joins:
            break
        k -= 1
    return [], ""


def _compound(c: Context, k: int, low: int) -> list[Who]:
    """The mention at k and the one tied to it: "Iran-Israel", "Russia and Iran's"."""
    s = c.s
    mention = s.mentions[s.at[k]]
    following = s.tags[mention.last] if mention.last < len(s.tags) else ""
    if mention.form == "person" and following not in ("'", "q"):
        return []
    if following in "C,":
        return []
    found = [who(mention)]
    j = mention.first - 1
    tied = j - 1 >= low and s.tags[j] in "-C" and s.tags[j - 1] == "A"
    if tied and (s.tags[j] == "-" or following == "'" or mention.form == "demonym"):
        found.insert(0, who(s.mentions[s.at[j - 1]]))
    return found


def indirect_object(cue: Cue) -> list[Who]:
    """ "promised Castro a commitment": the actor between a verb of giving and the noun."""
    k = verb_before(cue.s, cue.clause.first, cue.i)
    if k < 0 or not cue.verb_in("give"):
        return []
    between = governed(cue.c, k + 1, cue.i)
    return between[0].actors if between and not between[0].preposition else []
