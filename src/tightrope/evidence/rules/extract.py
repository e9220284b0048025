"""Finds the events of one sentence: cue by cue, clause by clause."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tightrope.evidence.actors import ActorIndex
from tightrope.evidence.claim import Modality, Polarity, Relation
from tightrope.evidence.rules.arguments import Arguments, noun_arguments
from tightrope.evidence.rules.attribution import attribute, find_quotations
from tightrope.evidence.rules.clauses import Clause, split_clauses
from tightrope.evidence.rules.discourse import Discourse, Who
from tightrope.evidence.rules.families import Adapted, adapt, is_wanted
from tightrope.evidence.rules.governed import Context, verb_before
from tightrope.evidence.rules.grammar import Grammar
from tightrope.evidence.rules.lexicon import Lexicon, Reading
from tightrope.evidence.rules.mentions import grow_mentions
from tightrope.evidence.rules.names import unknown_names
from tightrope.evidence.rules.scope import find_scope
from tightrope.evidence.rules.subjects import find_subject, looks_ahead
from tightrope.evidence.rules.tagging import Tagged, tag
from tightrope.evidence.rules.tokens import tokenise
from tightrope.evidence.rules.wars import War, wars
from tightrope.evidence.rules.verbs import controller, verb_arguments

__all__ = ["Event", "Extraction", "Extractor"]


class Event(NamedTuple):
    """What the rules found at one cue; offsets are code points into the document."""

    start: int
    end: int
    source: Who
    relation: Relation
    target: Who | None
    polarity: Polarity
    negated: bool
    modality: Modality
    speaker: Who | None
    rule: str
    cues: tuple[tuple[int, int], ...]
    clause: int
    within: int  # the event's clause hangs on this clause; -1 for none
    is_explicit: bool  # both ends stand with the cue, none was inferred


class Extraction(NamedTuple):
    """The events of a sentence, or why there are none."""

    events: list[Event]
    skipped: str
    unattributed: list[tuple[int, int]]
    names: list[str]  # unknown capitalised names


class Extractor:
    """Codes the sentences of one document in order; keeps the discourse between them."""

    def __init__(
        self, words: Grammar, lexicon: Lexicon, actors: ActorIndex, at: date | None, text: str
    ) -> None:
        self._words = words
        self._lexicon = lexicon
        self._actors = actors
        self._at = at
        self._text = text
        self._present = actors.past_actors(text)
        self._discourse = Discourse()
        self._wars = wars()

    def extract(self, start: int, end: int) -> Extraction:
        """Gives the events of the sentence text[start:end]."""
        tokens = tokenise(self._text, start, end)
        if not tokens:
            return Extraction([], "empty", [], [])
        found = self._actors.find(tokens, at=self._at, present=self._present)
        mentions = grow_mentions(tokens, found, self._words, self._lexicon)
        s = tag(tokens, mentions, self._words, self._lexicon)
        c = Context(s, self._words, self._lexicon, self._discourse)
        clauses = split_clauses(s, self._words)
        subjects = self._subjects(c, clauses)
        names = unknown_names(s)
        speakers = attribute(c, clauses, subjects, names)
        events = []
        quoted = _quoted_tokens(c)
        for clause in clauses:
            clause.cued = any(i in s.cues for i in range(clause.first, clause.last))
        for number, clause in enumerate(clauses):
            for event in self._clause(c, clauses, number, subjects[number], speakers, quoted):
                events.append(event)
            self._after_clause(c, clause, subjects[number])
        self._discourse.next_sentence()
        unattributed = [
            (tokens[q.first].start, tokens[q.last - 1].end)
            for q in find_quotations(c)
            if q.last - q.first >= 4 and not any(speakers)
        ]
        proposed = [name.text for name in names]
        return Extraction(_distinct(events), _why_skipped(s, events), unattributed, proposed)

    def _subjects(self, c: Context, clauses: list[Clause]) -> list[list[Who]]:
        subjects: list[list[Who]] = []
        before = self._discourse.subject
        for number, clause in enumerate(clauses):
            named = find_subject(c, clause, before, clause.verb)
            if not number and len(clauses) > 1 and looks_ahead(c, clause):
                main = next((k for k in clauses[1:] if k.kind == "main"), clauses[1])
                named = find_subject(c, main, [], main.verb) or named
            if clause.kind == "participle" and _resumes(c, clauses, number):
                named = subjects[number - 2]
            subjects.append(named)
            before = named or before
        return subjects

    def _after_clause(self, c: Context, clause: Clause, subject: list[Who]) -> None:
        discourse = self._discourse
        mentions = [m for m in c.s.mentions if clause.first <= m.first < clause.last]
        discourse.note_mentions(mentions)
        if subject and clause.kind in ("main", "coordinate"):
            discourse.subject = subject
        for a, b in zip(mentions, mentions[1:], strict=False):
            between = c.s.tags[a.last : b.first]
            if between and all(t in "C-'D" for t in between) and any(t in "C-" for t in between):
                discourse.note_pair(Who(a.actor, a.acts_for), Who(b.actor, b.acts_for), 0)

    def _clause(
        self,
        c: Context,
        clauses: list[Clause],
        number: int,
        subject: list[Who],
        speakers: list[Who | None],
        quoted: set[int],
    ) -> list[Event]:
        clause, s, events = clauses[number], c.s, []
        c.warned = None
        for i in range(clause.first, clause.last):
            war = self._wars.match(s.low, i)
            if war is not None:
                events.append(self._war_event(c, clauses, number, (i, i + war[0]), war[1], i in quoted))
                continue
            cue = s.cues.get(i)
            if cue is None or cue[0] > clause.last:
                continue
            j, readings = cue
            reading = _choose(s, i, j, readings)
            if reading is None or not is_wanted(c, clause, i, j, reading):
                continue
            c.speaker, c.subject = speakers[number], subject
            arguments = _arguments(c, clause, i, j, reading, subject)
            events += self._events(
                c, clauses, number, (i, j), reading, arguments, subject, i in quoted
            )
        return events

    def _war_event(
        self, c: Context, clauses: list[Clause], number: int, span: tuple[int, int], war: War, quoted: bool
    ) -> Event:
        """ "the war in Ukraine": the sides are known from the name."""
        s, (i, j) = c.s, span
        start, end = _clause_span(s, clauses[number], clauses[number].last)
        modality: Modality = "reported" if quoted or c.speaker else "asserted"
        return Event(
            start, end, war.source, "military_action", war.target, -1, False, modality, c.speaker,
            "named_war", ((s.tokens[i].start, s.tokens[j - 1].end),), number, -1, True,
        )  # fmt: skip

    def _events(
        self,
        c: Context,
        clauses: list[Clause],
        number: int,
        span: tuple[int, int],
        reading: Reading,
        arguments: Arguments,
        subject: list[Who],
        quoted: bool,
    ) -> list[Event]:
        s, clause, speaker = c.s, clauses[number], c.speaker
        i, j = span
        scope = find_scope(s, clause, i, reading.kind == "noun", c.words)
        adapted = adapt(c, clause, i, j, reading, arguments, scope, subject)
        if adapted is None:
            return []
        speaking = "speech" in reading.family.flags
        modality = adapted.modality
        if modality == "asserted" and s.tokens[-1].text == "?":
            modality = "hypothetical"
        if modality == "asserted" and (speaker is not None or quoted):
            modality = "reported"
        start, end = _clause_span(s, clause, _tail(clauses, number))
        cues = tuple((s.tokens[k].start, s.tokens[k].end) for k in (*range(i, j), *scope.cues))
        events = []
        for source in adapted.sources:
            for target in adapted.targets or [None]:
                if target is not None and target.acts_for == source.acts_for:
                    continue
                real = modality in ("asserted", "reported")
                said_by = speaker or (source if speaking and real else None)
                events.append(
                    Event(
                        start,
                        end,
                        source,
                        adapted.relation,
                        target,
                        adapted.polarity,
                        adapted.negated,
                        modality,
                        said_by,
                        reading.family.rule,
                        cues,
                        number,
                        number - 1 if clause.kind in ("that", "condition", "sub") else -1, arguments.explicit,
                    )  # fmt: skip
                )
                if target is not None:
                    self._remember(c, reading, adapted, source, target, arguments.explicit)
        return events

    def _remember(
        self, c: Context, reading: Reading, adapted: Adapted, source: Who, target: Who, explicit: bool
    ) -> None:
        sign = -adapted.polarity if adapted.negated else adapted.polarity
        if explicit and (sign > 0 or adapted.relation in ("military_action", "other")):
            self._discourse.note_pair(source, target, sign)
        if "symmetric" in reading.family.flags and sign > 0 and (explicit or not c.topic):
            c.topic = [source, target]
        if adapted.relation in ("warning_threat", "red_line"):
            c.warned = target
        real = adapted.modality not in ("hypothetical", "predicted")
        self._discourse.note_event(adapted.relation, source, target, sign, real)


def _resumes(c: Context, clauses: list[Clause], number: int) -> bool:
    """ "X and Y, which ..., protested": the verb belongs to the clause before the relative one."""
    return (
        number > 1
        and clauses[number - 1].kind in ("relative", "paren", "participle")
        and clauses[number - 2].verb < 0
        and clauses[number].verb >= 0
        and c.s.tags[clauses[number].verb] == "V"
    )


def _choose(s: Tagged, i: int, j: int, readings: tuple[Reading, ...]) -> Reading | None:
    """Gives the reading that fits how the cue's head is used."""
    verbal = s.tags[i] in "VG"
    for reading in readings:
        if reading.kind == "verb" and verbal:
            return reading
    head = s.tags[j - 1]
    for reading in readings:
        if reading.kind == "noun" and (not verbal or j - i > 1) and head in "WGV":
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


def _arguments(
    c: Context, clause: Clause, i: int, j: int, reading: Reading, subject: list[Who]
) -> Arguments:
    if reading.kind == "noun":
        verb = verb_before(c.s, clause.first, i)
        doer = controller(c, clause, verb) if verb > clause.first else []
        return noun_arguments(c, clause, i, j, reading, doer or subject)
    return verb_arguments(c, clause, i, j, reading, subject)


def _tail(clauses: list[Clause], number: int) -> int:
    """Gives the end of the clause's quote: a participle that only elaborates it belongs to it."""
    last = clauses[number].last
    for later in clauses[number + 1 :]:
        if later.kind != "participle" or later.cued:
            break
        last = later.last
    return last


def _clause_span(s: Tagged, clause: Clause, end: int) -> tuple[int, int]:
    first, last = clause.first, end - 1
    while first < last and s.tags[first] in ',;()"qC':
        first += 1
    while last > first and (s.tags[last] in ',;()"' or s.tokens[last].text in ".?!*"):
        last -= 1
    return s.tokens[first].start, s.tokens[last].end


def _quoted_tokens(c: Context) -> set[int]:
    return {i for q in find_quotations(c) for i in range(q.first, q.last)}


def _distinct(events: list[Event]) -> list[Event]:
    """One claim for each clause, dyad and relation: the first."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for event in events:
        key = (event.start, event.source, event.relation, event.target)
        if key not in seen:
            seen.add(key)
            kept.append(event)
    return kept


def _why_skipped(s: Tagged, events: list[Event]) -> str:
    if events:
        return ""
    if not s.cues:
        return "no relation named" if s.mentions else "no actor and no relation named"
    return "no actor named" if not s.mentions else "relation without both ends"
