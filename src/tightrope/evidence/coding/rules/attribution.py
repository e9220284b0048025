"""Who is speaking: attributed clauses, comment clauses and quotation marks."""

from __future__ import annotations

from typing import NamedTuple

from tightrope.evidence.coding.rules.clauses import Clause
from tightrope.evidence.coding.rules.discourse import Who, who
from tightrope.evidence.coding.rules.governed import Context, governed
from tightrope.evidence.coding.rules.names import Name

__all__ = ["Quotation", "attribute", "find_quotations", "has_speaker", "saying_verb"]


_TRAILING = 6  # tokens from a closing "said in a statement." to the end
_VIEWS = frozenset(("words", "view", "opinion", "eyes", "telling", "account"))


class Quotation(NamedTuple):
    """Tokens [first, last) inside double quotation marks, marks excluded."""

    first: int
    last: int


def find_quotations(c: Context) -> list[Quotation]:
    """Gives the stretches of a sentence in double quotation marks, an open one to its end."""
    found, opened = [], -1
    for i, tag in enumerate(c.s.tags):
        if tag == '"':
            if opened < 0:
                opened = i + 1
            else:
                found.append(Quotation(opened, i))
                opened = -1
    if 0 <= opened < len(c.s.tags):
        found.append(Quotation(opened, len(c.s.tags)))
    return found


def saying_verb(c: Context, clause: Clause) -> int:
    """Gives the token of the clause's verb of saying or thinking, or -1."""
    s = c.s
    for k in range(clause.first, clause.last):
        if s.tags[k] in "VG":
            if s.bases[k] in c.words.classes["saying"]:
                return k
            if c.words.phrases["saying_phrases"].match([s.bases[k], *s.low[k + 1 : k + 4]], 0):
                return k
    return -1


def attribute(
    c: Context, clauses: list[Clause], subjects: list[list[Who]], names: list[Name]
) -> list[Who | None]:
    """Gives the speaker of each clause's content; None where the author speaks.

    An unknown name may speak: its id is the name itself. Marks the clauses that are denied.
    """
    whole = _according_to(c)
    speakers: list[Who | None] = [whole] * len(clauses)
    current: Who | None = None
    denied = False
    for number, clause in enumerate(clauses):
        if clause.kind == "main" and not (current and _still_quoted(c, clauses, number)):
            current = None
        speakers[number] = current or whole
        verb = saying_verb(c, clause)
        denied = _is_denied(c, clause, verb, denied)
        clause.is_denied = denied
        one = _inverted(c, clause, verb, names) if number else None
        if one is None and verb >= 0:
            one = _sayer(c, clause, verb, subjects[number], names)
            if one is not None and not _trails(c, clauses, number, verb):
                current = one
                if _is_passive(c, clause, verb):
                    speakers[number] = one
                if clause.kind == "sub" and c.s.low[clause.first] == "as":
                    whole = one
                continue
        if one is not None:
            speakers[:number] = [speaker or one for speaker in speakers[:number]]
    return speakers


def has_speaker(
    c: Context, clauses: list[Clause], subjects: list[list[Who]], names: list[Name]
) -> bool:
    """Tells whether somebody outside the quotation marks is said to speak."""
    quoted = {i for q in find_quotations(c) for i in range(q.first, q.last)}
    if _according_to(c) is not None:
        return True
    for number, clause in enumerate(clauses):
        for k in range(clause.first, clause.last):
            says = c.s.tags[k] == "V" and c.s.bases[k] in c.words.classes["saying"]
            if not says or k in quoted:
                continue
            if _inverted(c, clause, k, names) or _sayer(c, clause, k, subjects[number], names):
                return True
    return False


def _is_denied(c: Context, clause: Clause, verb: int, before: bool) -> bool:
    """A denial holds for its own clause and for those that hang on it."""
    if verb >= 0:
        return c.s.bases[verb] in c.words.classes["denying"]
    return before and clause.kind not in ("main", "coordinate")


def _sayer(
    c: Context, clause: Clause, verb: int, subject: list[Who], names: list[Name]
) -> Who | None:
    """Gives who says it: an unknown name before the verb, the subject, or "a report by X"."""
    for name in names:
        before = c.s.tags[name.first - 1] if name.first else ""
        if clause.first <= name.first < verb and (before != "P" or c.s.low[name.first - 1] == "as"):
            return Who(name.id, name.id)
    if _is_passive(c, clause, verb):
        after = governed(c, verb + 1, clause.last)
        return after[0].actors[0] if after and after[0].preposition == "by" else None
    if clause.kind == "relative" and c.s.bases[verb] in c.words.classes["denying"]:
        return None
    is_person = verb and any(c.s.low[k] in ("he", "she") for k in range(max(verb - 3, 0), verb))
    if is_person and c.discourse.person is not None:
        return c.discourse.person
    if subject:
        return subject[0]
    earlier = c.s.low[clause.first : verb]
    if "sources" in earlier and c.s.bases[verb] == "tell":
        told = governed(c, verb + 1, clause.last)
        return told[0].actors[0] if told and not told[0].preposition else None
    voices = c.words.classes["saying_nouns"] | c.words.classes["anaphoric"]
    if any(word in voices for word in earlier):
        for found in governed(c, clause.first, verb):
            if found.preposition in ("by", "from", "in"):
                return found.actors[0]
    return None


def _is_passive(c: Context, clause: Clause, verb: int) -> bool:
    """ "was described by X as ..."."""
    return any(c.s.tags[k] == "B" for k in range(max(clause.first, verb - 2), verb))


def _inverted(c: Context, clause: Clause, verb: int, names: list[Name]) -> Who | None:
    """Gives the speaker of "..., said the minister"; the verb opens the clause."""
    s = c.s
    if verb < 0 or any(s.tags[k] not in ',"qY' for k in range(clause.first, verb)):
        return None
    if s.tags[verb] != "V" or verb == 0 or s.tags[verb - 1] not in ',"':
        return None
    for name in names:
        if verb < name.first <= verb + 4:
            return Who(name.id, name.id)
    found = governed(c, verb + 1, min(verb + 6, clause.last))
    return found[0].actors[0] if found and not found[0].preposition else None


def _according_to(c: Context) -> Who | None:
    low = c.s.low
    for k in range(len(low) - 2):
        if low[k] == "according" and low[k + 1] == "to":
            found = governed(c, k + 2, min(k + 8, len(low)))
            return found[0].actors[0] if found else None
        if low[k] == "in" and c.s.at[k + 1] >= 0:  # "in X's words"
            mention = c.s.mentions[c.s.at[k + 1]]
            owned = low[mention.last : mention.last + 2]
            if owned[:1] == ["'s"] and owned[1:] and owned[1] in _VIEWS:
                return who(mention)
    return None


def _still_quoted(c: Context, clauses: list[Clause], number: int) -> bool:
    """A quotation opened by the saying clause may hold several main clauses."""
    return sum(tag == '"' for tag in c.s.tags[: clauses[number].first]) % 2 == 1 or (
        c.s.tags[clauses[number].first] == '"'
    )


def _trails(c: Context, clauses: list[Clause], number: int, verb: int) -> bool:
    """ "..., the minister said." speaks for what came before it."""
    clause = clauses[number]
    if number != len(clauses) - 1 or number == 0 or verb - clause.first > 8:
        return False
    if (
        clause.kind == "relative"
        or c.s.tags[clause.first] == "C"
        or (clause.first and c.s.tags[clause.first - 1] == "C")
    ):
        return False  # "..., and its envoy said ..." goes on
    quoted = '"' in (c.s.tags[clause.first], c.s.tags[clause.first - 1])
    return quoted or verb >= clause.last - _TRAILING
