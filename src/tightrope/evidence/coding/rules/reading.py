"""Reads the cues of a clause into events."""

from __future__ import annotations

from tightrope.evidence.claims.codebook import Modality
from tightrope.evidence.coding.rules.arguments import Arguments
from tightrope.evidence.coding.rules.attribution import find_quotations
from tightrope.evidence.coding.rules.claimed import Claimed
from tightrope.evidence.coding.rules.clauses import Clause
from tightrope.evidence.coding.rules.cue import Cue
from tightrope.evidence.coding.rules.discourse import Who
from tightrope.evidence.coding.rules.event import Event
from tightrope.evidence.coding.rules.families import adapt
from tightrope.evidence.coding.rules.governed import Context, verb_before
from tightrope.evidence.coding.rules.lexicon import Reading
from tightrope.evidence.coding.rules.nouns import noun_arguments
from tightrope.evidence.coding.rules.scope import Scope, find_scope
from tightrope.evidence.coding.rules.tagging import Tagged
from tightrope.evidence.coding.rules.verbs import controller, gerund_doer, verb_arguments
from tightrope.evidence.coding.rules.wanted import is_wanted
from tightrope.evidence.coding.rules.wars import War, wars

__all__ = ["ClauseReader"]

_REAL = ("asserted", "reported")


class ClauseReader:
    """Reads the clauses of one sentence, in order."""

    def __init__(self, c: Context, clauses: list[Clause], speakers: list[Who | None]) -> None:
        self._c = c
        self._clauses = clauses
        self._speakers = speakers
        self._wars = wars()
        self._war_starts = self._wars.firsts
        self._quoted = {i for q in find_quotations(c) for i in range(q.first, q.last)}
        for clause in clauses:
            clause.cued = any(i in c.s.cues for i in range(clause.first, clause.last))

    def read(self, number: int, subject: list[Who]) -> list[Event]:
        """Gives the events of clause `number`, whose subject is `subject`."""
        events: list[Event] = []
        c, clause = self._c, self._clauses[number]
        c.warned, c.speaker, c.subject = None, self._speakers[number], subject
        for i in _order(c.s, clause):
            war = self._wars.match(c.s.low, i) if c.s.low[i] in self._war_starts else None
            if war is not None:
                events.append(self._war(number, i, i + war[0], war[1]))
                continue
            found = c.s.cues.get(i)
            if found is None or found[0] > clause.last:
                continue
            reading = _choose(c.s, i, *found)
            if reading is None:
                continue
            cue = Cue(c, clause, i, found[0], reading, _doer(c, clause, i, reading) or subject)
            if is_wanted(cue):
                events += self._cue(number, cue)
        return events

    def _cue(self, number: int, cue: Cue) -> list[Event]:
        ends = noun_arguments(cue) if cue.is_noun else verb_arguments(cue)
        scope = find_scope(cue)
        claimed = adapt(cue, ends, scope)
        if claimed is None:
            return []
        claimed.modality = self._modality(cue, claimed.modality)
        events = []
        targets: list[Who | None] = [*claimed.targets] or [None]
        for source in claimed.sources:
            for target in targets:
                if target is None or target.acts_for != source.acts_for:
                    events.append(self._event(number, cue, ends, scope, claimed, source, target))
        return events

    def _modality(self, cue: Cue, modality: Modality) -> Modality:
        if modality != "asserted":
            return modality
        if cue.s.tokens[-1].text == "?":
            return "hypothetical"
        is_reported = cue.c.speaker is not None or cue.i in self._quoted
        return "reported" if is_reported else "asserted"

    def _event(
        self,
        number: int,
        cue: Cue,
        ends: Arguments,
        scope: Scope,
        claimed: Claimed,
        source: Who,
        target: Who | None,
    ) -> Event:
        s, clause = cue.s, cue.clause
        start, end = _span(s, clause, _tail(self._clauses, number))
        speaker = cue.c.speaker
        if speaker is None and cue.subject and cue.c.subject and _is_charged(cue):
            speaker = cue.c.subject[0]
        if speaker is None and cue.has("speech") and claimed.modality in _REAL:
            speaker = source
        if speaker is None and claimed.modality == "denied" and cue.subject:
            speaker = cue.subject[0]
        if target is not None:
            _remember(cue, ends, claimed, source, target)
        tokens = (*range(cue.i, cue.j), *scope.cues)
        return Event(
            start, end, source, claimed.relation, target, claimed.polarity, claimed.negated,
            claimed.modality, speaker, cue.family.rule,
            tuple((s.tokens[k].start, s.tokens[k].end) for k in tokens), number,
            number - 1 if clause.kind in ("that", "condition", "sub") else -1, ends.explicit,
        )  # fmt: skip

    def _war(self, number: int, i: int, j: int, war: War) -> Event:
        """ "the war in Ukraine": the sides are known from the name."""
        s, clause, speaker = self._c.s, self._clauses[number], self._c.speaker
        start, end = _span(s, clause, clause.last)
        modality: Modality = "reported" if speaker or i in self._quoted else "asserted"
        self._c.discourse.struck.setdefault(war.source.acts_for, war.target)
        if clause.mood == "hypothetical" and i < clause.verb:
            modality = "hypothetical"
        return Event(
            start, end, war.source, "military_action", war.target, -1, False, modality, speaker,
            "named_war", ((s.tokens[i].start, s.tokens[j - 1].end),), number, -1, True,
        )  # fmt: skip


def _is_charged(cue: Cue) -> bool:
    """ "X accused Y of doing": X says so."""
    at = cue.i if not cue.is_noun else verb_before(cue.s, cue.clause.first, cue.i)
    doer = gerund_doer(cue.c, cue.clause, at) if at > cue.clause.first else []
    return bool(doer) and doer != cue.c.subject


def _order(s: Tagged, clause: Clause) -> list[int]:
    """Gives the tokens of a clause, those that name allies first: who strikes whom hangs on it."""
    tokens = range(clause.first, clause.last)
    allies = [i for i in tokens if i in s.cues and s.cues[i][1][0].family.rule == "ally"]
    return [*allies, *(i for i in tokens if i not in allies)] if allies else list(tokens)


def _remember(cue: Cue, ends: Arguments, claimed: Claimed, source: Who, target: Who) -> None:
    c, sign = cue.c, claimed.sign
    is_real = claimed.modality in _REAL
    is_foe = sign < 0 and claimed.relation in ("military_action", "other")
    if ends.explicit and (sign > 0 or (is_foe and (is_real or not c.discourse.foes))):
        c.discourse.note_pair(source, target, sign)
    if cue.is_symmetric and sign > 0 and (ends.explicit or not c.topic):
        c.topic = [source, target]
    if claimed.relation in ("warning_threat", "red_line"):
        c.warned = target
    c.discourse.note_event(claimed.relation, source, target, sign, is_real)


def _choose(s: Tagged, i: int, j: int, readings: tuple[Reading, ...]) -> Reading | None:
    """Gives the reading that fits how the cue's head is used."""
    verbal = s.tags[i] in "VG"
    for reading in readings:
        if reading.kind == "verb" and verbal:
            return reading
    for reading in readings:
        if reading.kind == "noun" and (not verbal or j - i > 1) and s.tags[j - 1] in "WGV":
            return None if _modifies(s, j) else reading
        if reading.kind == "adjective":
            return reading
    return None


def _modifies(s: Tagged, j: int) -> bool:
    """The next word is itself a noun cue: this one only modifies it."""
    following = s.cues.get(j)
    return (
        following is not None and s.tags[j] == "W" and any(r.kind == "noun" for r in following[1])
    )


def _doer(c: Context, clause: Clause, i: int, reading: Reading) -> list[Who]:
    """Gives the object that does what a noun's governing infinitive says, if there is one."""
    if reading.kind != "noun":
        return []
    verb = verb_before(c.s, clause.first, i)
    return controller(c, clause, verb) if verb > clause.first else []


def _tail(clauses: list[Clause], number: int) -> int:
    """Gives the end of the clause's quote: a participle that only elaborates it belongs to it."""
    last = clauses[number].last
    for later in clauses[number + 1 :]:
        if later.kind != "participle" or later.cued:
            break
        last = later.last
    return last


def _span(s: Tagged, clause: Clause, end: int) -> tuple[int, int]:
    first, last = clause.first, end - 1
    while first < last and s.tags[first] in ',;()"qC':
        first += 1
    while last > first and (s.tags[last] in ',;()"' or s.tokens[last].text in ".?!*"):
        last -= 1
    return s.tokens[first].start, s.tokens[last].end
