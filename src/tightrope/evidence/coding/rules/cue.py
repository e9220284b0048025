"""A cue in its sentence: the word that names a relation, with all the rules look at."""

from __future__ import annotations

from dataclasses import dataclass

from tightrope.evidence.coding.rules.clauses import Clause
from tightrope.evidence.coding.rules.discourse import Discourse, Who
from tightrope.evidence.coding.rules.governed import Context, is_circumstance, verb_before
from tightrope.evidence.coding.rules.lexicon import Family, Reading
from tightrope.evidence.coding.rules.tagging import Tagged

__all__ = ["Cue"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens [i, j) of a clause, read one way; `subject` is who does what they say."""

    c: Context
    clause: Clause
    i: int
    j: int
    reading: Reading
    subject: list[Who]

    @property
    def s(self) -> Tagged:
        """The sentence."""
        return self.c.s

    @property
    def family(self) -> Family:
        """The rule family of the reading."""
        return self.reading.family

    @property
    def discourse(self) -> Discourse:
        """What the document has spoken of so far."""
        return self.c.discourse

    @property
    def is_noun(self) -> bool:
        """Whether the cue is read as a noun."""
        return self.reading.kind == "noun"

    @property
    def is_symmetric(self) -> bool:
        """Whether the relation holds both ways."""
        return "symmetric" in self.reading.family.flags

    @property
    def in_subject(self) -> bool:
        """Whether the cue stands before its clause's finite verb, or there is none."""
        return self.clause.verb < 0 or self.i < self.clause.verb

    @property
    def is_predicate(self) -> bool:
        """Whether the noun stands right behind a form of "be" ("X and Y are at war")."""
        return self.i > 0 and self.s.tags[self.i - 1] == "B"

    @property
    def is_circumstance(self) -> bool:
        """Whether the noun only stands in a prepositional phrase."""
        return is_circumstance(self.s, self.clause, self.i)

    def has(self, flag: str) -> bool:
        """Tells whether the family has a flag."""
        return flag in self.reading.family.flags

    def verb_in(self, *classes: str) -> bool:
        """Tells whether the verb before the cue belongs to one of the word classes."""
        k = verb_before(self.s, self.clause.first, self.i)
        if k < 0:
            return False
        return any(self.s.bases[k] in self.c.words.classes[name] for name in classes)

    def lexical_verb(self) -> int:
        """Gives the nearest verb before the cue that is no auxiliary, or -1."""
        s = self.s
        for k in range(self.i - 1, self.clause.first - 1, -1):
            bare = s.tags[k] == "W" and s.forms[k] == "base" and k and s.tags[k - 1] == "T"
            if s.tags[k] in "VG" or bare:
                return k
        return -1

    def lexical_verb_in(self, *classes: str) -> bool:
        """Tells whether that verb belongs to one of the word classes."""
        k = self.lexical_verb()
        return k >= 0 and any(self.s.bases[k] in self.c.words.classes[name] for name in classes)

    def is_done_by_subject(self) -> bool:
        """Tells whether the clause's subject does what a noun names ("launched strikes")."""
        s = self.s
        k = verb_before(s, self.clause.first, self.i)
        if k < 0:
            return self.clause.verb < 0 and self.family.relation != "military_action"
        if s.tags[k] == "V" and s.bases[k] == "vote" and s.low[k + 1] == "for":
            return True
        if any(
            s.tags[m] == "P" and s.low[m] not in ("in", "on", "of", "into", "as", "out")
            for m in range(k + 1, self.i)
        ):
            return False
        if s.tags[k] == "B":
            return self.is_symmetric or self.has("person") or self.family.rule == "mediation"
        return s.tags[k] == "H" or self.verb_in("light", "give", "negating", "take", "carrying")
