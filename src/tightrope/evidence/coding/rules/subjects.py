"""The subject of each clause: named, inherited from the clause before, or a pronoun's antecedent."""

from __future__ import annotations

from tightrope.evidence.coding.rules.clauses import Clause
from tightrope.evidence.coding.rules.discourse import Who, who
from tightrope.evidence.coding.rules.governed import Context, Governed, governed

__all__ = ["antecedent", "find_subject", "find_subjects", "name_first_person"]

_TRANSPARENT = frozenset(("", "like", "including", "such as"))
_TOGETHER = frozenset(("together with", "along with", "as well as", "alongside"))


def find_subjects(c: Context, clauses: list[Clause]) -> list[list[Who]]:
    """Gives the subject of each clause of a sentence, in order."""
    subjects: list[list[Who]] = []
    before = c.discourse.subject
    for number, clause in enumerate(clauses):
        named = find_subject(c, clause, before, clause.verb)
        if number and _hangs_on_subject(c, clause):
            named = _main_subject(clauses, subjects, number)
        if not number and len(clauses) > 1 and looks_ahead(c, clause):
            main = next((k for k in clauses[1:] if k.kind == "main"), clauses[1])
            named = find_subject(c, main, [], main.verb) or named
        if clause.kind == "participle" and _resumes(c, clauses, number):
            named = subjects[number - 2]
        subjects.append(named)
        before = named or before
    return subjects


def name_first_person(
    c: Context, clauses: list[Clause], subjects: list[list[Who]], speakers: list[Who | None]
) -> list[list[Who]]:
    """ "We warn ...", said X: the subject is who speaks."""
    named = []
    for clause, subject, speaker in zip(clauses, subjects, speakers, strict=True):
        stop = clause.verb if clause.verb >= 0 else clause.first
        spoken = speaker and any(c.s.low[k] in ("we", "i") for k in range(clause.first, stop))
        named.append([speaker] if spoken and speaker else subject)
    return named


def _hangs_on_subject(c: Context, clause: Clause) -> bool:
    """A participle has the subject of the clause before, and none where that one is abstract."""
    return clause.kind == "participle" and (clause.verb < 0 or c.s.tags[clause.verb] == "G")


def _main_subject(clauses: list[Clause], subjects: list[list[Who]], number: int) -> list[Who]:
    for earlier in range(number - 1, -1, -1):
        if clauses[earlier].kind not in ("relative", "paren") or not earlier:
            return subjects[earlier]
    return []


def _resumes(c: Context, clauses: list[Clause], number: int) -> bool:
    """ "X and Y, which ..., protested": the verb belongs to the clause before the relative one."""
    return (
        number > 1
        and clauses[number - 1].kind in ("relative", "paren", "participle")
        and clauses[number - 2].verb < 0
        and clauses[number].verb >= 0
        and c.s.tags[clauses[number].verb] == "V"
    )


def find_subject(c: Context, clause: Clause, before: list[Who], verb: int) -> list[Who]:
    """Gives the actors that are the subject of the verb at token `verb`; `before` is the last clause's."""
    s = c.s
    stop = verb if verb >= 0 else clause.last
    opener = clause.first
    while opener < stop and s.tags[opener] in '"q(,YC':
        opener += 1
    if clause.kind == "sub" and opener < stop and s.tags[opener] == "S":
        opener += 1
    is_relative = clause.kind == "relative" and opener < stop and s.tags[opener] == "R"
    if is_relative and s.low[opener] != "where":
        return _subject_of_relative(c, clause, opener, stop, before)
    if clause.kind == "participle" or (verb >= 0 and s.tags[verb] == "G"):
        return before
    return (
        _named(c, opener, stop)
        or _organ_of_last_subject(c, opener, stop, before)
        or _after_fronted_phrase(c, opener, stop)
        or _pronoun(c, opener, stop, before)
        or (before if _takes_it_over(c, clause, opener, stop) else [])
    )


def _subject_of_relative(
    c: Context, clause: Clause, opener: int, stop: int, before: list[Who]
) -> list[Who]:
    named = _named(c, opener + 1, stop)
    if not named and any(c.s.tags[k] == "X" for k in range(opener + 1, stop)):
        return before
    return named or antecedent(c, clause) or ([] if _abstract_antecedent(c, clause) else before)


def _pronoun(c: Context, opener: int, stop: int, before: list[Who]) -> list[Who]:
    """ "It", "he": the last subject; "they": the last two, or those "both" meant."""
    for k in range(opener, stop):
        word = c.s.low[k]
        if word == "both" and k + 1 <= stop < len(c.s.tags) and c.s.tags[k + 1] in "VMBHY":
            return c.plural or c.discourse.both()
        if c.s.tags[k] != "X" or word not in ("it", "he", "she", "they", "who"):
            continue
        if word == "they" and c.plural:
            return c.plural
        if word == "they" and len(c.discourse.subject) < 2:
            return c.discourse.pair(0) or c.discourse.subject
        return before or c.discourse.subject
    return []


def _takes_it_over(c: Context, clause: Clause, opener: int, stop: int) -> bool:
    """A clause without a subject of its own has the one before."""
    tags = c.s.tags[opener:stop]
    if clause.kind == "coordinate" and not any(tag in "WD" for tag in tags):
        return True
    return clause.verb < 0 or clause.kind == "paren" or all(tag in "TYS" for tag in tags)


def _abstract_antecedent(c: Context, clause: Clause) -> bool:
    """ "a resolution that censured X": the antecedent is a thing."""
    k = clause.first - 1
    return k >= 0 and c.s.tags[k] == "W"


def _organ_of_last_subject(c: Context, opener: int, stop: int, before: list[Who]) -> list[Who]:
    """ "The Foreign Ministry said": the ministry of whom the text last spoke of."""
    s, organs = c.s, c.words.classes["anaphoric"]
    last = before or c.discourse.subject
    if opener >= stop or not last:
        return []
    if s.low[opener] in ("its", "his", "her"):
        organs = c.words.classes["organs"]
    elif s.low[opener] != "the":
        return []
    for k in range(opener + 1, min(opener + 4, stop)):
        if s.low[k] in organs:
            state = last[0].acts_for
            return [Who(state, state)]
        if s.tags[k] != "W":
            return []
    return []


def _after_fronted_phrase(c: Context, opener: int, verb: int) -> list[Who]:
    """ "At the same time India has ...": the name right before the verb, after a phrase's noun."""
    s = c.s
    if verb < opener + 3 or s.tags[opener] != "P":
        return []
    last = verb - 1
    while last > opener and s.tags[last] == "Y":
        last -= 1
    if s.at[last] < 0:
        return []
    first = s.mentions[s.at[last]].first
    return [who(s.mentions[s.at[last]])] if s.tags[first - 1] == "W" else []


def _named(c: Context, start: int, stop: int) -> list[Who]:
    phrases = governed(c, start, stop)
    for found in phrases:
        part = found.preposition == "of" and c.s.low[found.led_at - 1] in c.words.classes["parts"]
        if found.preposition not in _TRANSPARENT and not part:
            continue
        mention = c.s.at[found.first]
        if mention < 0 or c.s.mentions[mention].form != "place":
            return _joined(found, phrases)
    return []


def _joined(found: Governed, phrases: list[Governed]) -> list[Who]:
    """ "X, together with Y, ...": both are the subject."""
    others = [w for g in phrases if g.preposition in _TOGETHER for w in g.actors]
    return [*found.actors, *(w for w in others if w not in found.actors)]


def antecedent(c: Context, clause: Clause) -> list[Who]:
    """The actor named right before a relative pronoun."""
    s = c.s
    k = clause.first - 1
    while k >= 0 and s.tags[k] in ',"q)P':
        k -= 1
    if k >= 0 and s.at[k] >= 0:
        found = governed(c, max(0, k - 8), k + 1)
        return found[-1].actors if found else [who(s.mentions[s.at[k]])]
    return []


def looks_ahead(c: Context, clause: Clause) -> bool:
    """An opening participle or "while it ..." takes its subject from the clause that follows."""
    s = c.s
    if clause.kind not in ("participle", "sub", "main"):
        return False
    k = clause.first
    while k < clause.last - 1 and s.tags[k] in '"qYCSP,':
        k += 1
    return (
        s.tags[k] == "G"
        or (clause.kind != "main" and s.tags[k] == "X" and s.low[k] in ("it", "he", "she", "they"))
        or (s.tags[k] == "V" and s.forms[k] == "past")
    )
