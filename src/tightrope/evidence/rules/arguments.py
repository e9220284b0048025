"""Who did it and to whom: the source and target of a cue, from the words around it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tightrope.evidence.rules.clauses import Clause
from tightrope.evidence.rules.discourse import Discourse, Who, who
from tightrope.evidence.rules.grammar import Grammar
from tightrope.evidence.rules.lexicon import Lexicon, Reading
from tightrope.evidence.rules.tagging import Tagged

__all__ = ["Arguments", "Context", "Governed", "governed", "noun_arguments", "verb_arguments"]

_PLACES = frozenset(("in", "at", "inside", "of", "near", "within", "across"))


@dataclass(slots=True)
class Context:
    """What the rules look at: the sentence, the word lists and what was said before."""

    s: Tagged
    words: Grammar
    lexicon: Lexicon
    discourse: Discourse


@dataclass(slots=True)
class Arguments:
    """The two ends of a cue; `explicit` when both are named with it."""

    sources: list[Who] = field(default_factory=list)
    targets: list[Who] = field(default_factory=list)
    explicit: bool = False


@dataclass(slots=True)
class Governed:
    """Actors after a cue and the preposition that leads to them ("" for a direct object)."""

    preposition: str
    actors: list[Who]
    at: int


def governed(c: Context, start: int, stop: int) -> list[Governed]:
    """Gives the actors in tokens [start, stop) with their prepositions, coordinated ones together."""
    s, found, k, preposition = c.s, [], start, ""
    while k < stop:
        tag = s.tags[k]
        compound = (
            c.words.phrases["compound_prepositions"].match(s.low, k) if tag in "PWTSY" else None
        )
        if compound:
            preposition, k = " ".join(s.low[k : k + compound[0]]), k + compound[0]
            continue
        if tag == "P" or (tag == "T" and not _infinitive(s, k)):
            preposition = s.low[k]
        actors, length = _referents(c, k, preposition)
        if actors:
            if found and _coordinated(s, found[-1].at, k) and found[-1].preposition == preposition:
                found[-1].actors.extend(actors)
                found[-1].at = k + length - 1
            else:
                found.append(Governed(preposition, actors, k + length - 1))
            k += length
            continue
        k += 1
    return found


def _infinitive(s: Tagged, k: int) -> bool:
    return k + 1 < len(s.tags) and s.tags[k + 1] in "VB"


def _coordinated(s: Tagged, last: int, k: int) -> bool:
    """Only coordinators, commas, determiners and adverbs stand between two mentions."""
    between = s.tags[last + 1 : k]
    return any(tag in "C,-" for tag in between) and all(tag in "C,DY-" for tag in between)


def _referents(c: Context, k: int, preposition: str) -> tuple[list[Who], int]:
    s = c.s
    if s.at[k] >= 0:
        mention = s.mentions[s.at[k]]
        return [who(mention)], mention.last - k
    plural = c.words.phrases["plural_pair"].match(s.low, k) if s.tags[k] in "DWX" else None
    if plural:
        pair = list(c.discourse.named or ()) or c.discourse.pair(0)
        return pair, plural[0]
    return [], 0


def verb_arguments(
    c: Context, clause: Clause, i: int, j: int, reading: Reading, subject: list[Who]
) -> Arguments:
    """Gives the ends of a verb cue at tokens [i, j)."""
    s = c.s
    after = governed(c, j, _reach(s, j, clause.last))
    if reading.form == "past" and _is_passive(s, clause, i, j):
        sources = next((g.actors for g in after if g.preposition == "by"), [])
        targets = subject or _before(c, clause, i)
        return Arguments(sources, targets, bool(sources and targets))
    targets = _objects(after, reading)
    return Arguments(subject, targets, bool(subject and targets))


def _reach(s: Tagged, start: int, stop: int) -> int:
    """Objects end where the next finite verb begins."""
    for k in range(start, stop):
        if s.tags[k] in "BMH" or (
            s.tags[k] == "V" and s.forms[k] in ("s", "past") and not _reduced(s, k)
        ):
            return k
        if s.tags[k] in ";(":
            return k
    return stop


def _reduced(s: Tagged, k: int) -> bool:
    """A participle after its noun ("the pact signed between ...") does not end the phrase."""
    return (
        s.forms[k] == "past"
        and s.tags[k - 1] in "W"
        and k + 1 < len(s.tags)
        and s.tags[k + 1] in "P"
    )


def _objects(after: list[Governed], reading: Reading) -> list[Who]:
    objects = reading.family.objects
    if reading.preposition:
        if after and after[0].preposition in ("", *_PLACES):
            return after[0].actors
        return []
    direct = "direct" in objects
    for found in after:
        if (direct and found.preposition == "") or (found.preposition in objects):
            return found.actors
        if direct and found.preposition in _PLACES and found is after[0]:
            return found.actors
    return []


def _is_passive(s: Tagged, clause: Clause, i: int, j: int) -> bool:
    for k in range(i - 1, max(clause.first, i - 4) - 1, -1):
        if s.tags[k] == "B":
            return True
        if s.tags[k] == "H":
            return False
        if s.tags[k] not in "YN":
            break
    return j < len(s.low) and s.low[j] == "by" and (i == 0 or s.tags[i - 1] != "H")


def _before(c: Context, clause: Clause, i: int) -> list[Who]:
    found = governed(c, clause.first, i)
    return found[-1].actors if found else []


def noun_arguments(
    c: Context, clause: Clause, i: int, j: int, reading: Reading, subject: list[Who]
) -> Arguments:
    """Gives the ends of a noun cue at tokens [i, j)."""
    s, family = c.s, reading.family
    owners, pronoun = _owners(c, clause, i)
    after = governed(c, j, _reach(s, j, clause.last))
    targets: list[Who] = []
    sources: list[Who] = list(owners)
    both: list[Who] = []
    for found in after:
        if found.preposition in ("between", "among") and len(found.actors) > 1:
            both = both or found.actors
        elif (
            found.preposition in family.sources and not sources and found.preposition not in ("of",)
        ):
            sources = found.actors
        elif found.preposition in family.targets and not targets:
            targets = found.actors
        elif (
            not targets
            and found.preposition in _PLACES
            and found is after[0]
            and "place" in family.flags
        ):
            targets = found.actors
    symmetric = "symmetric" in family.flags
    if both:
        return Arguments(both[:1], both[1:], True)
    if symmetric and len(owners) > 1:
        return Arguments(owners[:1], owners[1:], True)
    explicit = bool(sources and targets)
    if pronoun and not sources:
        sources = subject or c.discourse.subject
        if symmetric and not targets and pronoun == "their":
            pair = subject if len(subject) > 1 else c.discourse.pair(family.polarity)
            return Arguments(pair[:1], pair[1:], False)
    if not sources and targets and _governing_verb(c, clause, i):
        sources = subject
        explicit = bool(sources)
    if symmetric and sources and not targets and len(subject) > 1 and sources == subject:
        return Arguments(subject[:1], subject[1:], True)
    if symmetric and not sources and not targets:
        return _unnamed(c, clause, i, reading, subject)
    if not targets and not sources and _governing_verb(c, clause, i):
        sources = subject
    return Arguments(sources, targets, explicit)


def _unnamed(c: Context, clause: Clause, i: int, reading: Reading, subject: list[Who]) -> Arguments:
    """ "the two have close ties", "this alliance": the pair is the subject or was named before."""
    if len(subject) > 1 and _governing_verb(c, clause, i):
        return Arguments(subject[:1], subject[1:], True)
    k = i - 1
    while k >= clause.first and c.s.tags[k] == "W":
        k -= 1
    if k >= clause.first and c.s.low[k] in ("this", "the", "these") and reading.family.polarity > 0:
        pair = c.discourse.pair(1) if c.discourse.friends else []
        return Arguments(pair[:1], pair[1:], False)
    return Arguments()


def _owners(c: Context, clause: Clause, i: int) -> tuple[list[Who], str]:
    """Gives the actors that stand before a noun as adjective or possessive, or the pronoun there."""
    s = c.s
    k = i - 1
    low = max(clause.first, i - 7)
    while k >= low:
        tag = s.tags[k]
        if tag == "A":
            return _compound(c, k, low)
        if tag == "D":
            return [], s.low[k] if s.low[k] in ("its", "their", "his", "her") else ""
        if tag in "W-'\"qY" or (tag in "C,G" and k - 1 >= low and s.tags[k - 1] in "WA"):
            k -= 1
            continue
        break
    return [], ""


def _compound(c: Context, k: int, low: int) -> tuple[list[Who], str]:
    """The mention at k, and the one a hyphen or "and" ties to it ("Iran-Israel", "Russia and Iran's")."""
    s = c.s
    mention = s.mentions[s.at[k]]
    following = s.tags[mention.last] if mention.last < len(s.tags) else ""
    found = [who(mention)]
    j = mention.first - 1
    if j - 1 >= low and s.tags[j] in "-C" and s.tags[j - 1] == "A":
        if s.tags[j] == "-" or following == "'" or mention.form == "demonym":
            found.insert(0, who(s.mentions[s.at[j - 1]]))
    elif mention.form != "demonym" and following not in ("'", "q") and mention.form == "person":
        return [], ""
    return found, ""


def _governing_verb(c: Context, clause: Clause, i: int) -> bool:
    """Tells whether the clause's subject does what a noun names ("launched strikes")."""
    s = c.s
    for k in range(i - 1, clause.first - 1, -1):
        tag = s.tags[k]
        if tag in "VGH":
            base = "have" if tag == "H" else s.bases[k]
            classes = c.words.classes
            return (
                base in classes["light"]
                or base in classes["give"]
                or base in classes["negating"]
                or base in classes["take"]
            )
        if tag == "B":
            return True
        if tag == "P" and s.low[k] not in ("in", "on", "of", "into"):
            return False
    return False
