"""The ends of a noun cue: possessives, adjectives, prepositions, the subject, the pair spoken of."""

from __future__ import annotations

from dataclasses import dataclass, field

from tightrope.evidence.rules.clauses import Clause
from tightrope.evidence.rules.discourse import Who, who
from tightrope.evidence.rules.governed import (
    Context,
    Governed,
    governed,
    is_circumstance,
    reach,
    verb_before,
)
from tightrope.evidence.rules.lexicon import Family, Reading
from tightrope.evidence.rules.subjects import antecedent

__all__ = ["Arguments", "noun_arguments"]

_PLACES = frozenset(("in", "at", "inside", "near", "within"))
_FILLERS = frozenset(
    "reflect underscore highlight mark signal demonstrate suggest illustrate represent reveal show indicate underline showcase echo exemplify embody symbolise symbolize form understand amplify raise seek extend".split()
)


@dataclass(slots=True)
class Arguments:
    """The two ends of a cue; `explicit` when both are named with it."""

    sources: list[Who] = field(default_factory=list)
    targets: list[Who] = field(default_factory=list)
    explicit: bool = False


def noun_arguments(
    c: Context, clause: Clause, i: int, j: int, reading: Reading, subject: list[Who]
) -> Arguments:
    """Gives the ends of a noun cue at tokens [i, j)."""
    family = reading.family
    owners, pronoun = _owners(c, clause, i)
    after = [
        g for g in governed(c, j, reach(c.s, j, clause.last)) if not _belongs_elsewhere(c, j, g)
    ]
    both = next((g.actors for g in after if g.preposition in ("between", "among")), [])
    symmetric = "symmetric" in family.flags
    if len(both) > 1 and (symmetric or "between" in family.targets):
        return _paired(both, owners, symmetric, subject, family)
    if symmetric and len(owners) > 1:
        return Arguments(owners[:1], owners[1:], True)
    targets = _led(after, family.targets)
    sources = list(owners) or _led(after, family.sources - family.targets)
    if "person" in family.flags:
        return _person(c, clause, i, j, after, sources, targets, pronoun, subject)
    explicit = bool(sources and targets)
    if not sources and pronoun:
        sources = _pronoun_owner(c, clause, i, pronoun, subject)
        if symmetric and not targets:
            pair = sources if len(sources) > 1 else _pair(c, clause, i, family)
            return Arguments(pair[:1], pair[1:], False)
        explicit = bool(sources and targets)
    if symmetric:
        if not targets and clause.kind == "relative" and clause.first and c.s.tags[clause.first - 1] == "P":
            targets = antecedent(c, clause)
        return _symmetric(c, clause, i, family, sources, targets, subject)
    if "experienced" in family.flags and sources and not targets:
        targets = [w for w in subject if w not in sources]
    if not sources and "owned" not in family.flags and _is_done_by_subject(c, clause, i):
        sources = subject
        explicit = bool(sources and targets)
    if not targets and not owners and sources:
        targets = _indirect_object(c, clause, i)
    return Arguments(sources, targets, explicit or bool(sources and targets))


def _indirect_object(c: Context, clause: Clause, i: int) -> list[Who]:
    """ "promised Castro a commitment": the actor between a verb of giving and the noun."""
    k = verb_before(c.s, clause.first, i)
    if k < 0 or c.s.bases[k] not in c.words.classes["give"]:
        return []
    between = governed(c, k + 1, i)
    return between[0].actors if between and not between[0].preposition else []


def _paired(
    both: list[Who], owners: list[Who], symmetric: bool, subject: list[Who], family: Family
) -> Arguments:
    if symmetric:
        return Arguments(both[:1], both[1:], True)
    sources = owners or subject
    return Arguments(sources, both, bool(sources))


def _led(after: list[Governed], prepositions: frozenset[str]) -> list[Who]:
    return next((g.actors for g in after if g.preposition and g.preposition in prepositions), [])


def _belongs_elsewhere(c: Context, j: int, g: Governed) -> bool:
    """Another noun cue between, behind a preposition or comma, takes the phrase for itself."""
    s, broken = c.s, False
    for k in range(j, g.led_at):
        broken = broken or s.tags[k] in "P,VG;"
        cue = s.cues.get(k)
        if cue is not None and broken:
            for reading in cue[1]:
                family = reading.family
                if reading.kind == "noun" and (
                    g.preposition in family.targets or g.preposition in family.sources
                ):
                    return True
    return False


def sentence_pair(c: Context, i: int) -> list[Who]:
    """Gives the two actors a sentence has named before token i, if they are two."""
    seen: list[Who] = []
    for mention in c.s.mentions:
        one = Who(mention.acts_for, mention.acts_for)
        if mention.first < i and one not in seen:
            seen.append(one)
    return seen if len(seen) == 2 else []


def _symmetric(
    c: Context,
    clause: Clause,
    i: int,
    family: Family,
    sources: list[Who],
    targets: list[Who],
    subject: list[Who],
) -> Arguments:
    if sources and targets:
        return Arguments(sources, targets, True)
    if targets:
        behind = clause.verb < 0 or i > clause.verb
        sources = [w for w in subject if w not in targets] if behind else []
        if not sources and c.speaker is not None:
            sources = [c.speaker]
        if not sources:
            sources = _owner_before(c, i, targets)
        return Arguments(sources, targets, bool(sources))
    if sources and len(subject) > 1 and sources == subject:
        return Arguments(subject[:1], subject[1:], True)
    if len(sources) > 1 and family.relation in ("treaty", "alliance", "negotiation"):
        return Arguments(sources[:1], sources[1:], True)
    if sources:
        return Arguments(sources, [], False)
    if len(subject) > 1 and _is_done_by_subject(c, clause, i):
        return Arguments(subject[:1], subject[1:], True)
    pair = _pair(c, clause, i, family)
    return Arguments(pair[:1], pair[1:], False)


def _pair(c: Context, clause: Clause, i: int, family: Family) -> list[Who]:
    """ "their ties are deep", "this alliance": the pair spoken of, unless the clause is filler."""
    s = c.s
    if family.polarity < 0:
        return []
    verb = clause.verb
    determiner = next((s.low[k] for k in range(i - 1, clause.first - 1, -1) if s.tags[k] in "DPVG"), "")
    is_subject = verb < 0 or i < verb
    if c.topic and not is_subject:
        return c.topic if determiner not in ("this", "the", "its") else []
    if is_subject and is_circumstance(s, clause, i):
        return []
    if is_subject and verb >= 0 and s.bases[verb] in _FILLERS:
        return []
    if is_subject and determiner == "their" and len(sentence_pair(c, i)) == 2:
        return sentence_pair(c, i)
    if is_subject and determiner in ("this", "the", "these", "their"):
        return c.discourse.pair(1) if c.discourse.friends else []
    if determiner == "their" and _is_done_by_subject(c, clause, i):
        return c.discourse.pair(1) if c.discourse.friends else []
    return []


def _person(
    c: Context,
    clause: Clause,
    i: int,
    j: int,
    after: list[Governed],
    sources: list[Who],
    targets: list[Who],
    pronoun: str,
    subject: list[Who],
) -> Arguments:
    """ "its ally Iran", "Iran, a key partner of Russia", "X is an ally of Y"."""
    s = c.s
    named = next((g for g in after if g.preposition == ""), None)
    if named is not None and all(tag in ",\"" for tag in s.tags[j : named.first]):
        owners = sources or (_pronoun_owner(c, clause, i, pronoun, subject) if pronoun else [])
        owners = owners or ([w for w in subject if w not in named.actors])
        return Arguments(owners, named.actors, bool(owners))
    apposed = _apposed(c, clause, i)
    if apposed and not (targets or sources):
        sources = _named_before(c, apposed[0], i)
    if apposed and (targets or sources):
        return Arguments(apposed, targets or sources, True)
    if len(subject) > 1 and not targets and not sources and _is_done_by_subject(c, clause, i):
        return Arguments(subject[:1], subject[1:], True)
    if not _is_done_by_subject(c, clause, i):
        return Arguments()
    if pronoun and not sources:
        sources = _pronoun_owner(c, clause, i, pronoun, subject)
        sources = [w for w in sources if w not in subject] or c.topic
    others = targets or sources
    if not others and subject and c.discourse.friends and _is_gain(c, clause, i):
        others = [w for w in c.discourse.friends if w.acts_for != subject[0].acts_for][:1]
        return Arguments(subject, others, False)
    return Arguments(subject, others, bool(subject and others))


def _owner_before(c: Context, i: int, others: list[Who]) -> list[Who]:
    """Gives the nearest possessive before token i that is not among the others."""
    for mention in reversed(c.s.mentions):
        if mention.first < i and c.s.tags[mention.last : mention.last + 1] == ["'"]:
            if all(w.acts_for != mention.acts_for for w in others):
                return [who(mention)]
    return []


def _is_gain(c: Context, clause: Clause, i: int) -> bool:
    k = verb_before(c.s, clause.first, i)
    return c.s.bases[k] in ("gain", "find", "win", "get", "lose", "acquire", "secure")


def _named_before(c: Context, one: Who, i: int) -> list[Who]:
    """Gives the last other actor the sentence named before token i."""
    for mention in reversed(c.s.mentions):
        if mention.first < i and mention.acts_for != one.acts_for and mention.form != "place":
            return [who(mention)]
    return []


def _apposed(c: Context, clause: Clause, i: int) -> list[Who]:
    """Gives the actor that a noun phrase after a comma, or an object's complement, stands for."""
    s = c.s
    k = i - 1
    while k >= 0 and s.tags[k] in "DWY'A-" and not (s.tags[k] == "A" and s.tags[k + 1] != "'"):
        k -= 1
    if k > 0 and s.tags[k] == "," and s.at[k - 1] >= 0:
        return [who(s.mentions[s.at[k - 1]])]
    if k > 0 and s.at[k] >= 0 and s.tags[k + 1] == "D":
        return [who(s.mentions[s.at[k]])]
    return []


def _pronoun_owner(
    c: Context, clause: Clause, i: int, pronoun: str, subject: list[Who]
) -> list[Who]:
    if pronoun == "their":
        if len(subject) > 1:
            return subject
        return c.topic or sentence_pair(c, i) or c.discourse.pair(1)
    for mention in reversed(c.s.mentions):
        possessive = c.s.tags[mention.last : mention.last + 1] == ["'"]
        if clause.first <= mention.first < i and possessive:
            return [who(mention)]
    if subject:
        return subject[:1]
    named = [g.actors[:1] for g in governed(c, clause.first, i) if not g.preposition]
    return named[0] if named else c.discourse.subject[:1]


def _owners(c: Context, clause: Clause, i: int) -> tuple[list[Who], str]:
    """Gives the actors that stand before a noun as adjective or possessive, or the pronoun there."""
    s = c.s
    k = i - 1
    low = max(clause.first, i - 7)
    while k >= low:
        tag = s.tags[k]
        if tag == "A":
            return _compound(c, k, low, i)
        if tag == "D":
            return [], s.low[k] if s.low[k] in ("its", "their", "his", "her") else ""
        if tag in "W-'\"qY" or (tag in "C,G" and k - 1 >= low and s.tags[k - 1] in "WA"):
            k -= 1
            continue
        break
    return [], ""


def _compound(c: Context, k: int, low: int, i: int) -> tuple[list[Who], str]:
    """The mention at k and the one tied to it: "Iran-Israel", "Russia and Iran's"."""
    s = c.s
    mention = s.mentions[s.at[k]]
    following = s.tags[mention.last] if mention.last < len(s.tags) else ""
    if mention.form == "person" and following not in ("'", "q"):
        return [], ""
    if following in "C,":
        return [], ""
    found = [who(mention)]
    j = mention.first - 1
    if j - 1 >= low and s.tags[j] in "-C" and s.tags[j - 1] == "A":
        if s.tags[j] == "-" or following == "'" or mention.form == "demonym":
            found.insert(0, who(s.mentions[s.at[j - 1]]))
    return found, ""


def _is_done_by_subject(c: Context, clause: Clause, i: int) -> bool:
    """Tells whether the clause's subject does what a noun names ("launched strikes")."""
    s, classes = c.s, c.words.classes
    k = verb_before(s, clause.first, i)
    if k < 0:
        return clause.verb < 0
    if any(s.tags[m] == "P" and s.low[m] not in ("in", "on", "of", "into", "as", "out") for m in range(k + 1, i)):
        return False
    if s.tags[k] in "BH":
        return True
    base = s.bases[k]
    return (
        base in classes["light"]
        or base in classes["give"]
        or base in classes["negating"]
        or base in classes["take"]
        or base in ("remain", "become", "emerge", "serve", "act", "make", "engage", "embark", "agree", "use")
    )
