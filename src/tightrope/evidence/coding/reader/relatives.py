"""Relative clauses whose subject is another actor: "the S envoy whom N expelled", "S, which N had attacked".

In the clause N acts on S; beyond it N has no part in what S does.
"""

from __future__ import annotations

from typing import NamedTuple

from tightrope.evidence.coding.reader.sentence import Line, Span
from tightrope.evidence.coding.reader.words import is_past, word_list

__all__ = ["Relative", "find_relatives", "is_told_apart"]

_PRONOUNS = frozenset(("whom", "which", "that"))
_ARTICLES = frozenset(("the", "a", "an"))
_HEAD = 4  # words between an actor and the pronoun: "the S envoy to the talks whom"


class Relative(NamedTuple):
    """A relative clause, tokens [first, end): span `agent` acts in it on span `head`."""

    head: int
    agent: int
    first: int
    end: int


def find_relatives(line: Line) -> list[Relative]:
    """Gives the relative clauses of a sentence that have a subject of their own, left to right."""
    found: list[Relative] = []
    if _PRONOUNS.isdisjoint(line.low):
        return found
    for n in range(1, len(line.spans)):
        at = _pronoun_before(line, line.spans[n])
        verb = _verb_behind(line, line.spans[n]) if at >= 0 else -1
        if verb < 0:
            continue
        head = next((k for k in range(n - 1, -1, -1) if line.spans[k].first <= at), -1)
        if head < 0 or not _is_headed(line, line.spans[head], at):
            continue
        if line.low[at] == "that" and not _lacks_object(line, verb + 1):
            continue
        found.append(Relative(head, n, at, _end(line, at, verb)))
    return found


def is_told_apart(line: Line, pair: tuple[int, int], at: int) -> bool:
    """Tells whether a word stands outside the clause in which the two spans of a pair meet."""
    return any((r.head, r.agent) == pair and not r.first < at < r.end for r in find_relatives(line))


def _pronoun_before(line: Line, agent: Span) -> int:
    """Gives the token of a relative pronoun right before an actor; -1 if there is none."""
    k = agent.first - 1
    while k > 0 and line.low[k] in _ARTICLES:
        k -= 1
    is_one = k > 0 and line.low[k] in _PRONOUNS
    if not is_one or line.low[k - 1] in word_list("clauses", "prepositions"):
        return -1
    return k


def _verb_behind(line: Line, agent: Span) -> int:
    """Gives the token of the verb right behind an actor and its helpers; -1 if none stands there."""
    k, low = agent.last, line.low
    if low[k : k + 1] == ["'s"]:
        return -1
    helpers = [word_list("clauses", c) for c in ("have", "modals", "be", "negators")]
    if agent.kind == "demonym" and low[k : k + 1] and low[k] in word_list("ends", "organs"):
        k += 1
    start = k
    while k < len(low) and (any(low[k] in h for h in helpers) or low[k].endswith("ly")):
        k += 1
    if k >= len(low) or not low[k].isalpha() or low[k] in word_list("clauses", "prepositions"):
        return -1
    return k if k > start or is_past(low[k]) else -1


def _is_headed(line: Line, head: Span, at: int) -> bool:
    """Whether what the pronoun points back to is the actor, or a noun that it owns right before."""
    if head.first <= at < head.last:  # the pronoun itself, which stands for one named before
        named = [
            s
            for s in line.spans
            if s.first < at and s.referents[0].acts_for == head.referents[0].acts_for
        ]
        return bool(named) and _is_headed(line, named[-1], at)
    words = line.low[head.last : at]
    if words[-1:] == [","]:
        words = words[:-1]
    if len(words) > _HEAD or any(
        not (w.isalpha() or w in ("'s", "-"))
        or is_past(w)
        or w in word_list("clauses", "prepositions")
        for w in words
    ):
        return False
    if line.low[at] != "that":
        return True
    is_own = words[:1] == ["'s"] or head.kind == "demonym"
    return is_own and len(words) > 0 and line.stems[at - 1] not in word_list("clauses", "contents")


def _lacks_object(line: Line, k: int) -> bool:
    """Whether what stands behind a verb is no object: its object is the noun before "that"."""
    word = line.low[k] if k < len(line.low) else "."
    helpers = ("prepositions", "be", "have", "modals")
    return (
        not word.isalpha() or is_past(word) or any(word in word_list("clauses", c) for c in helpers)
    )


def _end(line: Line, at: int, verb: int) -> int:
    """Gives where the clause ends: at the comma that closes it, or at the verb of the one around it."""
    opened = line.low[at - 1] == ","
    finite = word_list("clauses", "have") | word_list("clauses", "modals")
    for k in range(verb + 1, len(line.low)):
        low, before = line.low[k], line.low[k - 1]
        if low in (",", ";", ".", "—"):
            return k
        is_led = before in finite or before in word_list("clauses", "be") or before in ("and", "to")
        is_verb = is_past(low) or low in finite or low in word_list("clauses", "be")
        if not opened and is_verb and not is_led:
            return k
    return len(line.low)
