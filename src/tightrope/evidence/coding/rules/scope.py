"""Negation and modality of a cue, within its own clause."""

from __future__ import annotations

from typing import NamedTuple

from tightrope.evidence.claims.codebook import Modality
from tightrope.evidence.coding.rules.cue import Cue

__all__ = ["Scope", "find_scope"]

_MAYBE = frozenset(("would", "could", "might", "may", "can", "should"))
_FUTURE = frozenset(("will", "shall", "wo"))
_EXPECTED = frozenset(("about", "likely", "unlikely", "expected", "poised", "bound", "set"))
_NOT = frozenset(("not", "n't", "never", "cannot", "without", "no", "nor", "neither", "hardly"))
_COPULAS = frozenset(("remain", "seem", "look", "appear", "be"))
_IMPROBABLE = frozenset(("unlikely", "improbable", "unthinkable", "inconceivable", "implausible"))
_ONLY = frozenset(("only", "just", "merely", "simply", "solely"))


class Scope(NamedTuple):
    """How a cue was said: the tokens that negate it, how real it is, the tokens that hedge it."""

    negators: tuple[int, ...]
    modality: Modality
    hedges: tuple[int, ...]

    @property
    def negated(self) -> bool:
        """Whether an odd number of negators governs the cue; two cancel."""
        return len(self.negators) % 2 == 1

    @property
    def cues(self) -> tuple[int, ...]:
        """All tokens that decided it."""
        return (*self.negators, *self.hedges)

    def negated_after(self, k: int) -> bool:
        """Whether the cue is negated by what stands behind token k alone."""
        return sum(n > k for n in self.negators) % 2 == 1


def find_scope(cue: Cue) -> Scope:
    """Gives negation and modality of a cue; neither reaches over a clause break."""
    start = _scope_start(cue)
    negators = _negators(cue, start)
    verdict = _verdict(cue)
    if verdict is not None:
        return Scope((*negators, verdict), "predicted", ())
    modality, hedges = _modality(cue, start, len(negators) % 2 == 1)
    return Scope(tuple(negators), modality, tuple(hedges))


def _verdict(cue: Cue) -> int | None:
    """ "a clash remains unlikely": gives the word by which the predicate rules its subject out."""
    s, clause = cue.s, cue.clause
    if not cue.is_noun or not 0 <= cue.j <= clause.verb:
        return None
    if s.bases[clause.verb] not in _COPULAS and s.tags[clause.verb] != "B":
        return None
    for k in range(clause.verb + 1, min(clause.verb + 5, clause.last)):
        if s.low[k] in _IMPROBABLE:
            return k
        if s.tags[k] not in "YBVW":
            return None
    return None


def _scope_start(cue: Cue) -> int:
    """Gives where what can govern the cue begins: after the subject, for a cue in the predicate."""
    s, clause = cue.s, cue.clause
    if not 0 <= clause.verb < cue.i or s.low[clause.first] in ("no", "neither", "nor", "without"):
        return clause.first
    k = clause.verb
    while k > clause.first and s.tags[k - 1] in "YMBHON":
        k -= 1
    return k


def _negators(cue: Cue, start: int) -> list[int]:
    """Gives the tokens that negate the cue; two cancel, and "but" ends what "not" began."""
    s, words, found, k = cue.s, cue.c.words, list[int](), start
    phrases = words.phrases["negating_words"]
    while k < cue.i:
        word = s.low[k]
        phrase = phrases.match(s.low, k) if word in phrases.firsts else None
        if phrase and k + phrase[0] <= cue.i:
            k += phrase[0]
            found.append(k - 1)
            continue
        if word in _NOT:
            told_not_to = s.low[k + 1] == "to" and _is_demanded(cue, start, k)
            if s.low[k + 1] not in _ONLY and not told_not_to:
                found.append(k)
        elif s.tags[k] in "VG" and _is_negating(cue, s.bases[k]):
            if _governs(cue, k) and not _is_demanded(cue, start, k):
                found.append(k)
        elif word == "but" and s.low[k + 1] != "also":
            found.clear()
        elif word == "unlikely":
            found.append(k)
        k += 1
    return found


def _is_negating(cue: Cue, base: str) -> bool:
    """A denial is a modality of its own, not a negation."""
    classes = cue.c.words.classes
    return base in classes["negating"] and base != "deny"


def _governs(cue: Cue, k: int) -> bool:
    """A verb governs what follows unless another finite verb stands between."""
    s = cue.s
    return not any(s.tags[m] in "VBMH" and s.forms[m] != "base" for m in range(k + 1, cue.i))


def _is_demanded(cue: Cue, start: int, k: int) -> bool:
    """ "urged X to stop striking": the strikes go on."""
    s, demanding = cue.s, cue.c.words.classes["demanding"]
    return any(s.tags[m] in "VG" and s.bases[m] in demanding for m in range(start, k))


def _modality(cue: Cue, start: int, negated: bool) -> tuple[Modality, list[int]]:
    if cue.clause.kind == "condition":
        return "hypothetical", [cue.clause.first]
    if cue.clause.is_denied and _is_behind_denial(cue):
        return "denied", []
    hedge = _hedge(cue, start)
    if hedge >= 0:
        return "hypothetical", [hedge]
    mood = cue.clause.mood
    if mood and (not cue.is_noun or cue.i < cue.clause.verb or not _has_modal(cue)):
        return ("hypothetical" if mood == "hypothetical" else "predicted"), []
    hedge = _noun_hedge(cue) if cue.is_noun else -1
    if hedge >= 0 and not (negated and cue.s.low[hedge] == "any"):
        return "hypothetical", [hedge]
    predicted = [k for k in range(start, cue.i) if _is_prediction(cue, k)]
    return ("predicted" if predicted else "asserted"), predicted


def _is_behind_denial(cue: Cue) -> bool:
    """The denying verb stands in a clause before, or before the cue in its own."""
    s, denying = cue.s, cue.c.words.classes["denying"]
    own = [k for k in range(cue.clause.first, cue.clause.last) if s.tags[k] in "VG"]
    at = next((k for k in own if s.bases[k] in denying), -1)
    return at < cue.i


def _hedge(cue: Cue, start: int) -> int:
    """Gives the modal, "were to", wish or demand that makes the cue hypothetical, or -1."""
    s, classes = cue.s, cue.c.words.classes
    for k in range(start, cue.i):
        to_follows = s.low[k + 1] == "to"
        if s.low[k] in _MAYBE and s.tags[k] == "M":
            return k
        if s.low[k] == "were" and to_follows:
            return k
        if s.tags[k] not in "VG":
            continue
        if to_follows and s.bases[k] in classes["wanting"] and not cue.is_noun:
            return k
        if (
            s.bases[k] in ("warn", "caution", "threaten", "deter")
            and "against" in s.low[k + 1 : cue.i]
        ):
            return k
        if s.bases[k] in classes["demanding"] and "to" in s.low[k + 1 : cue.i]:
            between = s.bases[k + 1 : cue.i]
            if not any(base in classes["negating"] for base in between if base):
                return k
    return -1


def _is_prediction(cue: Cue, k: int) -> bool:
    word = cue.s.low[k]
    if word in _FUTURE:
        return cue.s.tags[k] == "M"
    return word in _EXPECTED and cue.s.low[k + 1] == "to"


def _has_modal(cue: Cue) -> bool:
    return any(cue.s.tags[k] == "M" for k in range(cue.clause.first, cue.clause.last))


def _noun_hedge(cue: Cue) -> int:
    """ "any strike", "a potential attack", "the risk of war": hedges within the noun phrase."""
    s, hypothetical = cue.s, cue.c.words.classes["hypothetical"]
    for k in range(cue.i - 1, max(cue.clause.first, cue.i - 7) - 1, -1):
        if s.tags[k] in "VBMH,;" or (s.tags[k] == "A" and k < cue.i - 3):
            break
        if s.low[k] in hypothetical or s.low[k] == "any":
            return k
        if s.low[k] == "such" and s.low[k + 1] in ("a", "an"):
            return k
    return -1
