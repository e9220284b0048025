"""Who of two actors acts, where the words leave no choice: the passive, what one draws from another, relative clauses.

"S found itself accused by N", "S drew a rebuke from N" and "the S envoy whom N expelled": N acts on S.
"""

from __future__ import annotations

from functools import cache

from tightrope.evidence.claims.codebook import Relation
from tightrope.evidence.coding.reader.pairs import Masked, Pair
from tightrope.evidence.coding.reader.relatives import find_relatives
from tightrope.evidence.coding.reader.sentence import Line, Span
from tightrope.evidence.coding.reader.words import is_past, stem, word_list

__all__ = ["is_acted_on", "is_struck"]

_SELVES = frozenset(("itself", "himself", "herself", "themselves"))
_MADE_TO = frozenset(("find", "see", "get", "feel", "let", "have"))
_BLAMES = frozenset(("blam", "pin", "responsibility"))  # "put the blame for the raid on S"
_MET = frozenset(("meet", "greet", "subject", "target", "object", "victim", "butt"))
_HAVING = frozenset(
    stem(word) for word in ("lose", "enjoy", "have", "retain", "keep", "face", "deserve")
)
_BEARS = 7  # words between what bears and by whom
_ADVERBIAL = frozenset(("and", "then", "also", "again", "n't", "not", "never", "even", "once"))
_ON = frozenset(("so", "yet", "once", "as", "since"))  # heads of clauses that stand within one too
_JOINS = frozenset((",", "and", "or", "the"))
_NOUNS = 4  # words of what an actor owns: "N's chief of staff"
_FORCE = frozenset(("military_action", "coercion", "show_of_force", "territorial_claim"))


def is_acted_on(masked: Masked, pair: Pair, relation: Relation) -> bool:
    """Tells whether the second of two ends surely acts on the first, which stands before it.

    Who gets all its gas from another depends on it, and who won land from another took it: there the
    first acts.
    """
    if pair.first == pair.second or relation == "dependence":
        return False
    line, is_forced = masked.line, relation in _FORCE
    key = ("acted on", pair.first, pair.second, is_forced)
    if key not in masked.kept:
        masked.kept[key] = _suffers(line, pair, is_forced=is_forced) or any(
            (r.head, r.agent) == (pair.first, pair.second) for r in find_relatives(line)
        )
    found: bool = masked.kept[key]
    return found


def _suffers(line: Line, pair: Pair, *, is_forced: bool) -> bool:
    """Whether the words between say that the first end bears what the second does."""
    two = line.spans[pair.second]
    one = line.spans[_last_joined(line, pair)]
    by = two.first - 1
    while by > one.last and _is_modifier(line, by):
        by -= 1
    marker = line.low[by] if by >= one.last else ""
    if any(one.first < s.first < by and s.word not in _SELVES for s in line.spans):
        return False
    if marker == "of" and line.low[by - 1] in word_list("clauses", "favours"):
        verb = _verb_of(line, one, by)  # "won the support of N", "lost the backing of N"
        had = _stems("bearing") | _stems("getting") | _HAVING
        return verb >= 0 and line.stems[verb] in had and by - verb <= _BEARS
    if marker not in ("by", "from") and line.low[by - 3 : by + 1] != ["at", "the", "hands", "of"]:
        return False
    verb = _verb_of(line, one, by)
    if verb < 0:
        return marker == "by" and is_struck(line, one, ("of",))
    if marker == "by" and _is_passive(line, verb, by):
        return True
    return _bears(line, verb, by) and not (is_forced and line.stems[verb] in _stems("getting"))


def _last_joined(line: Line, pair: Pair) -> int:
    """Gives the last of those that the first end is joined with: "N and S were condemned by E"."""
    n, spans = pair.first, line.spans
    while n + 1 < pair.second and _JOINS.issuperset(line.low[spans[n].last : spans[n + 1].first]):
        n += 1
    return n


def _is_modifier(line: Line, k: int) -> bool:
    """Whether a word may stand between "by" and whom it names: an article, an adjective."""
    if any(s.first <= k < s.last for s in line.spans):
        return False
    lists = ("prepositions", "heads", "be", "have", "modals")
    return line.low[k].isalpha() and not any(line.low[k] in word_list("clauses", c) for c in lists)


def _verb_of(line: Line, one: Span, by: int) -> int:
    """Gives the token of the verb whose subject the first end is; -1 where other words come between."""
    k = one.last
    is_owner = line.low[k : k + 1] == ["'s"]
    if is_owner or one.kind == "demonym":
        k = _behind_owned(line, k + 2 * is_owner, by)  # right behind "'s" stands a noun
    if one.word in _SELVES:  # "S found itself accused by N"
        return k - 2 if k > 1 and line.stems[k - 2] in _MADE_TO else -1
    if line.low[k : k + 1] == [","]:  # "S, criticised by N, ..."
        return k + 1 if is_past(line.low[k + 1]) else -1
    if (
        line.low[k : k + 1]
        and line.low[k] in word_list("clauses", "have")
        and line.low[k + 1 : k + 2]
        and line.low[k + 1] in ("the", "no")
    ):
        return k
    auxiliaries = word_list("clauses", "have") | word_list("clauses", "modals") | _ADVERBIAL
    while k < by and (line.low[k] in auxiliaries or line.low[k].endswith("ly")):
        k += 1
    return k if k < by else -1


def _behind_owned(line: Line, first: int, by: int) -> int:
    """Gives the token behind the noun that an actor owns: "N's ambassador was"."""
    for k in range(first, min(first + _NOUNS, by)):
        if line.low[k] != "of" and (not _is_modifier(line, k) or is_past(line.low[k])):
            return k
    return first


def _is_passive(line: Line, verb: int, by: int) -> bool:
    """ "Was accused by", "found itself snubbed by", "has been refused a deal by"; "accused by"."""
    words = line.low[verb:by]
    if any(_breaks(w) for w in words):
        return False
    if words[0] in word_list("clauses", "be") or line.stems[verb] == "get":
        return any(is_past(w) for w in words[1:])
    if words[1:2] and words[1] in _SELVES:
        return any(is_past(w) for w in words[2:4])
    return line.low[verb - 1] == "," and is_past(words[0])


def _breaks(word: str) -> bool:
    return word in (",", ";", ":") or (word in word_list("clauses", "heads") and word not in _ON)


def _bears(line: Line, verb: int, by: int) -> bool:
    """ "Drew a rebuke from", "came in for praise from", "suffered a raid by", "got tanks from"."""
    words = line.low[verb + 1 : by]
    if len(words) > _BEARS or any(_breaks(w) for w in words):
        return False
    if not _stems("comers").isdisjoint(line.stems[verb + 1 : by]):
        return False
    be = word_list("clauses", "be")
    if line.low[verb] in be:  # "is met with threats from", "is the target of raids by"
        return words[:1] == ["under"] or not _MET.isdisjoint(line.stems[verb + 1 : by])
    if line.stems[verb] == "com":
        return words[:1] == ["under"] or words[:2] == ["in", "for"]
    if line.stems[verb] == "meet":
        return words[:1] == ["with"] and len(words) > 1
    return line.stems[verb] in _stems("bearing") | _stems("getting") and bool(words)


def is_struck(line: Line, span: Span, marks: tuple[str, ...] = ("of", "on", "against")) -> bool:
    """ "The invasion of S", "the bombing of S's ports", "the attack on S": an actor is what a deed is done to."""
    k = span.first - 1
    while k > 0 and line.low[k] in ("the", "a", "an"):
        k -= 1
    if k <= 0 or line.low[k] not in marks:
        return False
    if line.low[k] == "on" and not _BLAMES.isdisjoint(line.stems[max(0, k - _BEARS) : k]):
        return False
    return line.stems[k - 1] in _stems("deeds" if line.low[k] == "of" else "aimed")


@cache
def _stems(key: str) -> frozenset[str]:
    return frozenset(stem(word) for word in word_list("clauses", key))
