"""How a phrase stands to the word that speaks of an act: before it as its determiner or verb, behind it, at the head.

"Signed no agreement", "no agreement was signed", "none of N's ships left": what negates or undoes an act need not
stand before its word, and not all that stands before it is said of it.
"""

from __future__ import annotations

from functools import cache

from tightrope.evidence.coding.reader.clauses import clause_of
from tightrope.evidence.coding.reader.sentence import Line
from tightrope.evidence.coding.reader.words import word_list

__all__ = ["PLACES", "is_right_behind", "stands_so"]

PLACES = frozenset(("governs", "governed", "opens", "subject"))
_MARKS = frozenset((",", ";", ":", "-", "—", "–", "(", ")", "“", "”", '"', "."))
_LINKS = frozenset(("and", "or", "nor", "but", "&"))
_PARTICLES = frozenset(("up", "out", "over", "back", "down", "off", "away", "forth"))
_EXCEPTING = frozenset(("but", "except", "save", "besides", "excluding", "than"))
_SO_FAR = frozenset(("so", "far", "yet", "still", "also", "then", "ever", "today", "now"))


def stands_so(line: Line, where: str, first: int, phrase: tuple[int, int]) -> bool:
    """Tells whether a phrase, tokens [a, b), stands to the word of an act, token `first`, as `where` says.

    governs: the phrase begins the noun phrase of the word, or is the verb that has it as its object;
    governed: the phrase is the object of the word, whoever gets it named between the two or not;
    opens: the phrase is the head of the clause, its subject or an adverb in front of it;
    subject: the word begins what the phrase says something of ("the visit of N to S was called off").
    """
    a, b = phrase
    if where == "governs":
        return a <= first < b or (b <= first and _in_one_phrase(line, b, first))
    if where == "subject":
        return first < a and _is_subject(line, first, a)
    if where == "governed":
        return first < a and _is_behind(line, first, a) and not _excepts(line, b)
    return b <= first and _is_head(line, first, a, b) and not _excepts(line, b)


def is_right_behind(line: Line, from_token: int, a: int) -> bool:
    """Tells whether a phrase that begins at token `a` follows an end, but for helping verbs and adverbs."""
    return from_token <= a and all(_is_light(word) for word in line.low[from_token:a])


def _in_one_phrase(line: Line, start: int, end: int) -> bool:
    """No preposition, verb form or link stands between, and no actor but as an adjective or owner of what follows."""
    if any(line.low[i] in _breaks() for i in range(start, end)):
        return False
    return not any(
        start <= s.first < end and s.kind != "demonym" and line.low[s.last : s.last + 1] != ["'s"]
        and word_list("clauses", "determiners").isdisjoint(line.low[s.last : s.last + 1])
        and s.kind not in ("pronoun", "phrase")
        for s in line.spans
    )  # fmt: skip


@cache
def _breaks() -> frozenset[str]:
    lists = ("heads", "prepositions", "be", "have", "modals")
    words = frozenset[str]().union(*(word_list("clauses", name) for name in lists))
    return (words - {"of", "'s"}) | _MARKS | _LINKS


def _is_behind(line: Line, first: int, a: int) -> bool:
    """Only who gets it, an adverb or a particle stands between; behind "has" or "also" the verb as well."""
    named = {i for s in line.spans for i in range(s.first, s.last)}
    may_pass = 1 if _is_light(line.low[first]) else 0
    for i in range(first + 1, a):
        word = line.low[i]
        if i in named or word in _PARTICLES or _is_light(word):
            continue
        if word == "to" and i + 1 in named:
            continue
        if not may_pass or word in _breaks():
            return False
        may_pass -= 1
    return True


def _is_light(word: str) -> bool:
    lists = ("be", "have", "modals")
    return (
        any(word in word_list("clauses", name) for name in lists)
        or word in _SO_FAR
        or (word.endswith("ly") and word not in ("supply", "ally", "rely", "apply", "reply"))
    )


def _is_subject(line: Line, first: int, a: int) -> bool:
    """No verb or new clause stands between; actors may be joined there ("of N and S")."""
    be, starts = word_list("clauses", "be") - {"'s"}, {s.first for s in line.spans}
    breaks = word_list("clauses", "heads") | word_list("clauses", "modals") | be | {",", ";"}
    for i in range(first + 1, a):
        if line.low[i] in breaks or (line.low[i] in _LINKS and not starts & {i + 1, i + 2}):
            return False
    return True


def _is_head(line: Line, first: int, a: int, b: int) -> bool:
    """ "No friend of E" between commas says nothing of what its bearer did."""
    start, _ = clause_of(line, first)
    if "," in line.low[max(0, start - 1) : start] and "," in line.low[a:first]:
        return False
    heads = word_list("clauses", "heads")
    return start < b and all(w in heads or w in _LINKS for w in line.low[start:a])


def _excepts(line: Line, b: int) -> bool:
    """ "No one but N", "nothing except arms", "no state other than N": what is excepted is so."""
    starts = {s.first for s in line.spans}
    for i in range(b, min(b + 5, len(line.low))):
        if line.low[i] in _MARKS:
            return False
        if line.low[i] in _EXCEPTING:
            leads = line.low[i + 1 : i + 2]
            is_led = leads == ["the"] or not word_list("clauses", "prepositions").isdisjoint(leads)
            return line.low[i] != "but" or i + 1 + is_led in starts
    return False
