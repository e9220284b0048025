"""Reads the phrases around a cue: which actors follow, and by which preposition."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from tightrope.evidence.coding.rules.clauses import Clause
from tightrope.evidence.coding.rules.discourse import Discourse, Who, who
from tightrope.evidence.coding.rules.grammar import Grammar
from tightrope.evidence.coding.rules.lexicon import Lexicon
from tightrope.evidence.coding.rules.tagging import Tagged

__all__ = [
    "Context",
    "Governed",
    "antecedent_of_object",
    "first_plural",
    "governed",
    "is_circumstance",
    "reach",
    "verb_before",
]


_LEADERS = frozenset(("presidents", "leaders", "men", "ministers"))
_TIMES = frozenset(("in", "on", "since", "by", "during", "after", "before", "until", "at"))


@dataclass(slots=True)
class Context:
    """What the rules look at: the sentence, the word lists and what was said before."""

    s: Tagged
    words: Grammar
    lexicon: Lexicon
    discourse: Discourse
    topic: list[Who] = field(default_factory=list)  # the pair this sentence speaks of
    speaker: Who | None = None  # of the clause at hand
    subject: list[Who] = field(default_factory=list)  # of the clause at hand
    plural: list[Who] = field(default_factory=list)  # whom "both nations" meant last
    warned: Who | None = None  # whom this clause has warned so far


@dataclass(slots=True)
class Governed:
    """Actors and the preposition that leads to them ("" for a direct object)."""

    preposition: str
    led_at: int  # token of the preposition; of the first actor where there is none
    actors: list[Who]
    first: int
    last: int


def governed(c: Context, start: int, stop: int) -> list[Governed]:
    """Gives the actors in tokens [start, stop) with their prepositions, coordinated ones together."""
    found: list[Governed] = []
    s, k = c.s, start
    preposition, led_at = "", -1
    compounds = c.words.phrases["compound_prepositions"]
    while k < stop:
        tag = s.tags[k]
        if s.low[k] in compounds.firsts:
            compound = compounds.match(s.low, k)
            if compound:
                led_at, preposition = k, " ".join(s.low[k : k + compound[0]])
                k += compound[0]
                continue
        if tag == "P" or (tag == "T" and not (k + 1 < len(s.tags) and s.tags[k + 1] in "VB")):
            preposition, led_at = s.low[k], k
        elif (
            (preposition in _TIMES and tag == "W" and _is_date(c, s.low[k]))
            or tag in ",VG"
            or (tag in "DX" and k > start and s.tags[k - 1] in "WA)")
        ):
            preposition, led_at = "", -1
        actors, length = _referents(c, k)
        if not actors:
            k += 1
            continue
        if found and (_coordinated(s, found[-1].last, k, k + length) or _repeated(s, found[-1], k)):
            found[-1].actors.extend(a for a in actors if a not in found[-1].actors)
            found[-1].last = k + length - 1
        else:
            at = led_at if led_at >= 0 else k
            found.append(Governed(preposition, at, list(actors), k, k + length - 1))
        k += length
    return found


def _is_date(c: Context, word: str) -> bool:
    return word.isdigit() or word in c.words.classes["date_words"]


def _coordinated(s: Tagged, last: int, k: int, stop: int) -> bool:
    """Only coordinators, commas, determiners and adverbs stand between two mentions.

    A comma alone joins names only where the list goes on after it ("Russia, Iran and China").
    """
    between = s.tags[last + 1 : k]
    if not all(tag in "C,DYW-" for tag in between) or between.count("W") > 1:
        return False
    if any(tag in "C-" for tag in between):
        return True
    return between == [","] and stop < len(s.tags) and s.tags[stop] in ",C"


def _repeated(s: Tagged, before: Governed, k: int) -> bool:
    """ "with X and with Y": the preposition is said twice."""
    between = range(before.last + 1, k)
    tags = [s.tags[m] for m in between]
    again = [s.low[m] for m in between if s.tags[m] in "PT"]
    return "C" in tags and again == [before.preposition] and all(t in "C,DYPT" for t in tags)


def _referents(c: Context, k: int) -> tuple[list[Who], int]:
    s = c.s
    if s.at[k] >= 0:
        mention = s.mentions[s.at[k]]
        return [who(mention)], mention.last - k
    if s.tags[k] in "DWX":
        pairs = c.words.phrases["plural_pair"]
        plural = pairs.match(s.low, k) if s.low[k] in pairs.firsts else None
        if plural:
            c.plural = plural_reference(c, k)
            return c.plural, plural[0]
        if s.low[k] in ("us", "me") and s.tags[k] == "X" and c.speaker is not None:
            return [c.speaker], 1
        if s.low[k] == "both" and k and s.tags[k - 1] in "PVG" and _ends_phrase(s, k + 1):
            return plural_reference(c, k), 1
        is_object = k and s.tags[k - 1] in "VGP" and not _is_verbal(s, k + 1)
        if s.low[k] in ("it", "them", "him") and is_object:
            several = _named_together(c, k) if s.low[k] == "them" else []
            return several or antecedent_of_object(c, k), 1
    return [], 0


def _ends_phrase(s: Tagged, k: int) -> bool:
    return k >= len(s.tags) or s.tags[k] in ",;()C" or s.tokens[k].text in ".?!"


def _is_verbal(s: Tagged, k: int) -> bool:
    return k < len(s.tags) and (s.tags[k] in "MBHO" or s.forms[k] in ("s", "past"))


def antecedent_of_object(c: Context, k: int) -> list[Who]:
    """ "supplied it with drones": the last one named that is not the subject."""
    subjects = {w.acts_for for w in c.subject}
    for mention in reversed(c.s.mentions):
        if mention.first < k and mention.acts_for not in subjects:
            return [who(mention)]
    return []


def _named_together(c: Context, k: int) -> list[Who]:
    """ "spoke with X and Y and told them": the last two joined by a coordinator."""
    s, subjects = c.s, {w.acts_for for w in c.subject}
    before = [m for m in s.mentions if m.first < k and m.acts_for not in subjects]
    for a, b in reversed(list(pairwise(before))):
        between = s.tags[a.last : b.first]
        if "C" in between and all(tag in "C,DPT" for tag in between):
            return [who(a), who(b)]
    return []


def first_plural(c: Context) -> list[Who]:
    """Gives whom the first "both nations" of the sentence means; empty when there is none."""
    pairs = c.words.phrases["plural_pair"]
    for k, word in enumerate(c.s.low):
        if word in pairs.firsts and pairs.match(c.s.low, k):
            return plural_reference(c, k)
    return []


def plural_reference(c: Context, k: int) -> list[Who]:
    """ "both nations": the two actors of this sentence so far, else the pair spoken of before."""
    seen: list[Who] = []
    for mention in c.s.mentions:
        one = Who(mention.acts_for, mention.acts_for)
        if mention.first < k and one not in seen:
            seen.append(one)
    if len(seen) == 2:
        c.discourse.note_pair(seen[0], seen[1], 0)
        return seen
    if c.discourse.leaders and any(w in _LEADERS for w in c.s.low[k : k + 3]):
        return list(c.discourse.leaders)
    return c.discourse.both()


def reach(s: Tagged, start: int, stop: int) -> int:
    """Gives where the phrase of a cue ends: at the next finite verb, dash or bracket."""
    for k in range(start, stop):
        if s.tags[k] in "BMH;(":
            return k
        if s.tags[k] == "V" and s.forms[k] in ("s", "past") and not _reduced(s, k):
            return k
    return stop


def _reduced(s: Tagged, k: int) -> bool:
    """A participle after its noun ("the pact signed between ...") does not end the phrase."""
    return (
        s.forms[k] == "past"
        and k > 0
        and s.tags[k - 1] in "W,"
        and k + 1 < len(s.tags)
        and s.tags[k + 1] in "P"
    )


def verb_before(s: Tagged, first: int, i: int) -> int:
    """Gives the nearest verb before token i within a clause, or -1."""
    for k in range(i - 1, first - 1, -1):
        if s.tags[k] in "VGH" or (s.tags[k] == "B" and not (k + 1 < i and s.tags[k + 1] in "VG")):
            return k
    return -1


def is_circumstance(s: Tagged, clause: Clause, i: int) -> bool:
    """Tells whether a noun only stands in a prepositional phrase ("amid the strikes")."""
    k = i - 1
    while k >= clause.first and (
        s.tags[k] in "DWA'-Y\"q" or (s.tags[k] == "G" and k and s.tags[k - 1] in "DW")
    ):
        k -= 1
    if k > clause.first and s.low[k] == "of" and s.tags[k - 1] == "W":
        return is_circumstance(s, clause, k)
    return k >= clause.first and s.tags[k] == "P" and s.low[k] != "as"
