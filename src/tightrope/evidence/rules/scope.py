"""Negation and modality of a cue, within its own clause."""

from __future__ import annotations

from typing import NamedTuple

from tightrope.evidence.claim import Modality
from tightrope.evidence.rules.clauses import Clause
from tightrope.evidence.rules.grammar import Grammar
from tightrope.evidence.rules.tagging import Tagged

__all__ = ["Scope", "find_scope"]

_HYPOTHETICAL_MODALS = frozenset(("would", "could", "might", "may", "can", "should"))
_FUTURE = frozenset(("will", "shall", "wo"))
_WANTING = frozenset(
    "threaten plan intend prepare vow pledge promise want seek wish hope consider aim decide try attempt".split()
)
_DEMANDING = frozenset("urge tell call ask order press warn advise demand request instruct".split())
_ONLY = frozenset(("only", "just", "merely", "simply", "solely"))


class Scope(NamedTuple):
    """How a cue was said: negated, how real, and the tokens that decided it."""

    negated: bool
    modality: Modality
    cues: tuple[int, ...]


def find_scope(s: Tagged, clause: Clause, i: int, is_noun: bool, words: Grammar) -> Scope:
    """Gives negation and modality of the cue at token i of a clause."""
    start = _group_start(s, clause, i, is_noun)
    negated, negators = _negation(s, start, i, is_noun, words)
    modality, hedges = _modality(s, clause, start, i, is_noun, words, negated)
    return Scope(negated, modality, (*negators, *hedges))


def _group_start(s: Tagged, clause: Clause, i: int, is_noun: bool) -> int:
    """Gives where what can govern the cue begins: after the subject, for a cue in the predicate."""
    if 0 <= clause.verb < i:
        k = clause.verb
        while k > clause.first and s.tags[k - 1] in "YMBHON":
            k -= 1
        return clause.first if s.low[clause.first] in ("no", "neither", "without") else k
    return clause.first


def _negation(
    s: Tagged, start: int, i: int, is_noun: bool, words: Grammar
) -> tuple[bool, list[int]]:
    negated, found = False, []
    k = start
    while k < i:
        word = s.low[k]
        following = s.low[k + 1] if k + 1 < i + 1 else ""
        phrase = words.phrases["negating_words"].match(s.low, k)
        if phrase and k + phrase[0] <= i:
            negated, k = not negated, k + phrase[0]
            found.append(k - 1)
            continue
        if (
            word in ("not", "n't", "never", "cannot", "without", "no", "nor", "neither", "hardly")
            and following not in _ONLY
        ):
            negated = not negated
            found.append(k)
        elif s.tags[k] in "VG" and s.bases[k] in words.classes["negating"] and _governs(s, k, i):
            if not _demanded(s, start, k):
                negated = not negated
                found.append(k)
        elif word == "but" and negated and s.low[k + 1] != "also":
            negated = False
        elif word == "unlikely":
            negated = not negated
            found.append(k)
        k += 1
    return negated, found


def _governs(s: Tagged, k: int, i: int) -> bool:
    """A verb governs what follows unless another finite verb stands between."""
    return not any(s.tags[m] in "VBMH" and s.forms[m] != "base" for m in range(k + 1, i))


def _demanded(s: Tagged, start: int, k: int) -> bool:
    """ "urged X to stop striking": the strikes go on."""
    return any(s.tags[m] in "VG" and s.bases[m] in _DEMANDING for m in range(start, k))


def _modality(
    s: Tagged, clause: Clause, start: int, i: int, is_noun: bool, words: Grammar, negated: bool
) -> tuple[Modality, list[int]]:
    if clause.kind == "condition":
        return "hypothetical", [clause.first]
    predicted: list[int] = []
    for k in range(start, i):
        word = s.low[k]
        if word in _HYPOTHETICAL_MODALS and s.tags[k] == "M":
            return "hypothetical", [k]
        if word == "were" and s.low[k + 1 : k + 2] == ["to"]:
            return "hypothetical", [k]
        if (word in _FUTURE and s.tags[k] == "M") or word in (
            "likely",
            "unlikely",
            "expected",
            "poised",
            "bound",
            "set",
        ):
            if word in _FUTURE or s.low[k + 1 : k + 2] == ["to"]:
                predicted.append(k)
        if (
            s.tags[k] in "VG"
            and s.low[k + 1 : k + 2] == ["to"]
            and s.bases[k] in _WANTING
            and not is_noun
        ):
            return "hypothetical", [k]
    for k in range(start, i):
        if s.tags[k] in "VG" and s.bases[k] in _DEMANDING and "to" in s.low[k + 1 : i]:
            if not any(s.bases[m] in words.classes["negating"] for m in range(k + 1, i)):
                return "hypothetical", [k]
    if clause.mood and (not is_noun or i < clause.verb or not _own_modal(s, clause)):
        return ("hypothetical" if clause.mood == "hypothetical" else "predicted"), []
    hedge = _noun_hedge(s, clause, i, words) if is_noun else -1
    if hedge >= 0 and not (negated and s.low[hedge] == "any"):
        return "hypothetical", [hedge]
    if predicted:
        return "predicted", predicted
    return "asserted", []


def _own_modal(s: Tagged, clause: Clause) -> bool:
    return any(s.tags[k] == "M" for k in range(clause.first, clause.last))


def _noun_hedge(s: Tagged, clause: Clause, i: int, words: Grammar) -> int:
    """ "any strike", "a potential attack", "the risk of war": hedges within the noun phrase."""
    for k in range(i - 1, max(clause.first, i - 7) - 1, -1):
        if s.tags[k] in "VBMH,;" or (s.tags[k] == "A" and k < i - 3):
            break
        if s.low[k] in words.classes["hypothetical"] or s.low[k] == "any":
            return k
        if s.low[k] == "such" and s.low[k + 1 : k + 2] in (["a"], ["an"]):
            return k
    return -1
