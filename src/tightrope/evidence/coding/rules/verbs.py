"""The ends of a verb cue: active, passive, reduced passive."""

from __future__ import annotations

from tightrope.evidence.coding.rules.arguments import Arguments
from tightrope.evidence.coding.rules.clauses import Clause
from tightrope.evidence.coding.rules.cue import Cue
from tightrope.evidence.coding.rules.discourse import Who
from tightrope.evidence.coding.rules.governed import (
    Context,
    Governed,
    antecedent_of_object,
    governed,
    reach,
)
from tightrope.evidence.coding.rules.lexicon import Reading
from tightrope.evidence.coding.rules.subjects import antecedent
from tightrope.evidence.coding.rules.tagging import Tagged

__all__ = ["controller", "gerund_doer", "verb_arguments"]

_HOLDING_BACK = frozenset(("refrain", "desist", "abstain"))
_FAR = 8  # tokens between who is warned and what against
_DOING = frozenset(("against", "of", "from", "for", "into"))
_PLACES = frozenset(("in", "at", "inside", "of", "near", "within", "across", "on"))
_OF_ANOTHER = frozenset(("support", "force", "condemn", "praise"))  # "backed its offensive"
_LATER = frozenset(
    ("by", "from", "with", "for", "over", "amid", "since", "after", "before", "as", "than", "until")
)


def verb_arguments(cue: Cue) -> Arguments:
    """Gives the ends of a verb cue."""
    c, s, clause = cue.c, cue.s, cue.clause
    after = governed(c, cue.j, _object_end(s, cue.j, reach(s, cue.j, clause.last)))
    if cue.reading.form == "past" and _is_passive(s, clause, cue.i, cue.j):
        return _passive(cue, after)
    sources = controller(c, clause, cue.i) or cue.subject
    if cue.reading.kind == "adjective" and cue.lexical_verb_in("making"):
        made = governed(c, cue.lexical_verb() + 1, cue.i)
        sources = made[0].actors if made and not made[0].preposition else sources
    targets = _objects(c, after, cue.reading)
    last = cue.discourse.last_source
    if cue.has("object_agent") and s.low[cue.j : cue.j + 1] == ["it"] and last is not None:
        targets = [last]
    owned = s.low[cue.j : cue.j + 1] in (["its"], ["their"], ["his"])
    if not targets and owned and cue.family.rule in _OF_ANOTHER:
        targets = antecedent_of_object(c, cue.j)
    if not targets and clause.kind == "relative" and _has_own_subject(c, clause, cue.i):
        targets = antecedent(c, clause)
        if not targets and cue.has("speech") and cue.discourse.last_source is not None:
            targets = [cue.discourse.last_source]
    if not targets and cue.is_symmetric and len(sources) > 1:
        return Arguments.pair(sources, explicit=True)
    return Arguments(sources, targets, bool(sources and targets))


def _passive(cue: Cue, after: list[Governed]) -> Arguments:
    """ "X was struck by Y"; an offer "condemned by Y" is its maker's."""
    by = next((g.actors for g in after if g.preposition == "by"), [])
    targets = _subject_end(governed(cue.c, cue.clause.first, cue.i)) or cue.subject
    if not by and cue.family.relation == "defence_obligation":
        objects = _objects(cue.c, after, cue.reading)
        return Arguments(cue.subject, objects, bool(cue.subject and objects))
    if by and not targets and cue.discourse.last_source is not None:
        targets = [cue.discourse.last_source]
    return Arguments(by, targets, bool(by and targets))


def _object_end(s: Tagged, j: int, stop: int) -> int:
    """Objects end before an infinitive and at a comma that joins no names."""
    for k in range(j, stop):
        if s.tags[k] == "T" and k + 1 < stop and s.tags[k + 1] in "VB":
            return k
        if s.tags[k] == "," and k and s.at[k - 1] < 0:
            return k
    return stop


def _has_own_subject(c: Context, clause: Clause, i: int) -> bool:
    """ "whom Moscow has courted": the antecedent is the object."""
    named = any(clause.first < m.first < i for m in c.s.mentions)
    return named or "X" in c.s.tags[clause.first + 1 : i]


def controller(c: Context, clause: Clause, i: int) -> list[Who]:
    """Gives the object that does an infinitive ("urged Israel to stop", "telling X not to strike")."""
    s = c.s
    k = i - 1
    while k > clause.first and s.tags[k] in "TNYVG":
        if s.tags[k] == "T":
            break
        k -= 1
    if s.tags[k] != "T":
        return gerund_doer(c, clause, i)
    k -= 1
    while k > clause.first and s.tags[k] in "NY":
        k -= 1
    if s.at[k] < 0:
        return []
    for m in range(s.mentions[s.at[k]].first - 1, clause.first - 1, -1):
        if s.tags[m] in "VG":
            if s.bases[m] in c.words.classes["object_control"]:
                found = governed(c, m + 1, k + 1)
                return found[-1].actors if found else []
            return []
    return []


def gerund_doer(c: Context, clause: Clause, i: int) -> list[Who]:
    """Gives who does an -ing verb after "warned X against", "accused X of", "stop X from"."""
    s, k = c.s, i - 1
    while k > clause.first and s.tags[k] in "NYG":
        k -= 1
    if s.tags[i] != "G" or s.low[k] not in _DOING:
        return []
    if s.bases[k - 1] in _HOLDING_BACK and s.tags[k - 2] == "T":
        return controller(c, clause, k - 1)
    named = [m.first for m in s.mentions if clause.first < m.first < k]
    first = named[-1] if named and k - named[-1] < _FAR else -1
    for m in range(first - 1, clause.first - 1, -1):
        if s.tags[m] in "VG":
            found = governed(c, m + 1, k)
            charged = s.bases[m] in c.words.classes["charging"]
            return found[0].actors if charged and found and not found[0].preposition else []
    return []


def _subject_end(before: list[Governed]) -> list[Who]:
    for found in before:
        if found.preposition == "":
            return found.actors
    return before[-1].actors if before else []


def _objects(c: Context, after: list[Governed], reading: Reading) -> list[Who]:
    if not after:
        return []
    objects = reading.family.objects
    if reading.preposition:
        first = after[0]
        return first.actors if first.preposition == "" or first.preposition in _PLACES else []
    direct = "direct" in objects
    for number, found in enumerate(after):
        at = c.s.at[found.first]
        if "people" in reading.family.flags and at >= 0 and c.s.mentions[at].form == "demonym":
            return []
        if direct and found.preposition == "" and not number:
            return found.actors
        if found.preposition and found.preposition in objects:
            return found.actors
        if direct and found.preposition in _PLACES and not number:
            return found.actors
        if found.preposition not in _LATER:
            break
    return []


def _is_passive(s: Tagged, clause: Clause, i: int, j: int) -> bool:
    for k in range(i - 1, max(clause.first, i - 4) - 1, -1):
        if s.tags[k] == "B":
            return True
        if s.tags[k] == "H":
            return False
        if s.tags[k] not in "YN":
            break
    if any(s.tags[k] == "H" for k in range(max(clause.first, i - 2), i)):
        return False
    if any(s.low[k] in ("itself", "themselves") for k in range(max(clause.first, i - 3), i)):
        return True
    return any(s.low[k] == "by" for k in range(j, min(j + 2, len(s.low))))
