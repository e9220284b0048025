"""Finds the events of a document sentence by sentence, clause by clause, cue by cue."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.rules.attribution import attribute, find_quotations, has_speaker
from tightrope.evidence.coding.rules.clauses import Clause, split_clauses
from tightrope.evidence.coding.rules.discourse import Discourse, Who
from tightrope.evidence.coding.rules.event import Event, Extraction, distinct
from tightrope.evidence.coding.rules.governed import Context, first_plural
from tightrope.evidence.coding.rules.grammar import Grammar
from tightrope.evidence.coding.rules.lexicon import Lexicon
from tightrope.evidence.coding.rules.mentions import grow_mentions
from tightrope.evidence.coding.rules.names import Name, unknown_names
from tightrope.evidence.coding.rules.reading import ClauseReader
from tightrope.evidence.coding.rules.subjects import find_subjects, name_first_person
from tightrope.evidence.coding.rules.tagging import Tagged, tag
from tightrope.evidence.coding.rules.wars import standing_allies
from tightrope.evidence.text.tokens import tokenise

__all__ = ["Extractor"]

_SHORTEST_HEADING = 3  # tokens
_TITLE_CASE = 0.8  # share of capitalised words from which a line is a heading
_PRIMING = 40  # sentences read ahead at most
_QUARRELS = 3  # mentions of foes after which reading ahead ends
_SHORTEST_QUOTATION = 4  # tokens; shorter quotation marks are names or scare quotes


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
        self._discourse = Discourse(allies=set(standing_allies()))

    def prime(self, spans: list[tuple[int, int]]) -> None:
        """Reads on until it is told who fights whom, then starts afresh knowing that."""
        for start, end in spans[:_PRIMING]:
            self.extract(start, end)
            if sum(self._discourse.quarrels.values()) >= _QUARRELS:
                break
        foes, quarrels = self._discourse.foes, self._discourse.quarrels
        self._discourse = Discourse(allies=set(standing_allies()))
        self._discourse.foes, self._discourse.quarrels = foes, dict(quarrels)

    def extract(self, start: int, end: int) -> Extraction:
        """Gives the events of the sentence text[start:end]."""
        s = self._tagged(start, end)
        if not s.tokens:
            return Extraction([], "empty", [], [])
        if _is_heading(s):
            return Extraction([], "heading", [], [])
        c = Context(s, self._words, self._lexicon, self._discourse)
        c.plural = first_plural(c)
        clauses = split_clauses(s, self._words)
        subjects = find_subjects(c, clauses)
        names = unknown_names(s, self._words.classes["not_actors"])
        speakers = attribute(c, clauses, subjects, names)
        self._note_person(subjects, speakers)
        subjects = name_first_person(c, clauses, subjects, speakers)
        reader = ClauseReader(c, clauses, speakers)
        events: list[Event] = []
        for number, clause in enumerate(clauses):
            events += reader.read(number, subjects[number])
            self._remember(s, clause, subjects[number])
        self._discourse.next_sentence()
        unattributed = _unattributed(c, clauses, subjects, names, events)
        return Extraction(
            distinct(events), _why_skipped(s, events), unattributed, [n.text for n in names]
        )

    def _note_person(self, subjects: list[list[Who]], speakers: list[Who | None]) -> None:
        """Remembers who spoke in this sentence, or which person did something in it."""
        spoke = [one for one in speakers if one is not None]
        people = [w for subject in subjects for w in subject if w.actor != w.acts_for]
        if spoke or people:
            self._discourse.person = spoke[0] if spoke else people[0]

    def _tagged(self, start: int, end: int) -> Tagged:
        tokens = tokenise(self._text, start, end)
        found = self._actors.find(tokens, at=self._at, present=self._present)
        mentions = grow_mentions(tokens, found, self._words, self._lexicon)
        return tag(tokens, mentions, self._words, self._lexicon)

    def _remember(self, s: Tagged, clause: Clause, subject: list[Who]) -> None:
        mentions = [m for m in s.mentions if clause.first <= m.first < clause.last]
        if subject and clause.kind in ("main", "coordinate"):
            self._discourse.subject = subject
        for a, b in pairwise(mentions):
            between = s.tags[a.last : b.first]
            joined = any(t in "C-" for t in between) and all(t in "C-'D" for t in between)
            if joined:
                self._discourse.note_pair(Who(a.actor, a.acts_for), Who(b.actor, b.acts_for), 0)


def _is_heading(s: Tagged) -> bool:
    """A line in title case without a full stop names a topic; it claims nothing."""
    if s.tokens[-1].text in '.!?”"*…' or len(s.tokens) < _SHORTEST_HEADING:
        return False
    words = [t.text for t, tag in zip(s.tokens, s.tags, strict=True) if tag in "WVGAY"]
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= _TITLE_CASE * len(words)


def _unattributed(
    c: Context,
    clauses: list[Clause],
    subjects: list[list[Who]],
    names: list[Name],
    events: list[Event],
) -> list[tuple[int, int]]:
    """Gives the long quotations that nobody outside the marks is said to speak."""
    spans = [
        (c.s.tokens[q.first].start, c.s.tokens[q.last - 1].end)
        for q in find_quotations(c)
        if q.last - q.first >= _SHORTEST_QUOTATION
    ]
    if not spans or has_speaker(c, clauses, subjects, names):
        return []
    spoken = [e.cues[0][0] for e in events if e.speaker is not None]
    return [(a, b) for a, b in spans if all(a <= at < b for at in spoken)]


def _why_skipped(s: Tagged, events: list[Event]) -> str:
    if events:
        return ""
    if not s.cues:
        return "no relation named" if s.mentions else "no actor and no relation named"
    return "no actor named" if not s.mentions else "relation without both ends"
