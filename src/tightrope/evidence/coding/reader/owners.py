"""Actors that only say whose neighbour, ally or rival another actor is: "N condemned S's neighbour E".

What is done passes between N and E; S has only its tie to E.
"""

from __future__ import annotations

from collections.abc import Collection

from tightrope.evidence.coding.reader.sentence import Line, Span
from tightrope.evidence.coding.reader.words import word_list

__all__ = ["find_owners", "owns_apart"]

_FARTHEST = 6  # words between an owner and the one it owns
_ARTICLES = frozenset(("the", "a", "an"))
_OF = frozenset(("of", "to", "for"))
_COPULAS = frozenset(("remain", "becom", "stay", "as"))
_JOINS = frozenset((",", "and", "&"))


def find_owners(line: Line, silent: Collection[int]) -> dict[int, frozenset[int]]:
    """Gives the spans that are mere owners, each with those it owns ("Chile's allies Peru and Cuba": two).

    `silent` are the spans that only vouch: "E is S's neighbour, N said" does not call N so.
    """
    found: dict[int, frozenset[int]] = {}
    if word_list("ends", "kin").isdisjoint(line.low):
        return found
    spans = line.spans
    for n in range(len(spans) - 1):
        is_named = spans[n + 1].kind not in ("pronoun", "phrase") and n + 1 not in silent
        if is_named and (
            _owns(line, spans[n], spans[n + 1]) or _owns_from_behind(line, spans[n], spans[n + 1])
        ):
            found[n] = _joined(line, n + 1)
    for n in range(1, len(spans)):
        if n not in found and _explains(line, spans[n - 1], spans[n]):
            found[n] = frozenset((n - 1,))
    return found


def owns_apart(line: Line, pair: tuple[int, int], at: int) -> bool:
    """Tells whether a word stands outside the phrase in which one of two spans owns the other.

    "S's neighbours E and N signed a treaty": S did not.
    """
    one, two = pair
    owners = find_owners(line, ())
    if two in owners.get(one, ()):
        end = line.spans[two].first
    elif one in owners.get(two, ()):  # "E, S's old neighbour, ..."
        behind = line.spans[two].last
        end = next((k for k in range(behind, len(line.low)) if line.low[k] == ","), behind)
    else:
        return False
    return not line.spans[one].last <= at < end


def _owns(line: Line, owner: Span, owned: Span) -> bool:
    """ "S's old neighbour E", "S's neighbour, the kingdom of E", "the S ally E"."""
    first = owner.last
    if "," in line.low[first : owned.first] and _is_told_of(line, owner):
        return False
    if line.low[first : first + 1] == ["'s"]:
        first += 1
    elif owner.kind != "demonym":
        return False
    return _ends_in_kin(line, first, owned.first)


def _is_told_of(line: Line, owner: Span) -> bool:
    """ "E is S's neighbour, N its friend": what somebody is said to be stands for nobody else."""
    k = owner.first - 1
    while k > 0 and line.low[k] in _ARTICLES:
        k -= 1
    return k >= 0 and (line.low[k] in word_list("clauses", "be") or line.stems[k] in _COPULAS)


def _ends_in_kin(line: Line, first: int, last: int) -> bool:
    """Whether tokens [first, last) are a word like "neighbour" with what describes it, before and behind."""
    kin = word_list("ends", "kin")
    words = line.low[first:last]
    if not 0 < len(words) <= _FARTHEST:
        return False
    at = next((k for k, word in enumerate(words) if word in kin), -1)
    return at >= 0 and _describes(line, words[:at]) and _leads_on(words[at + 1 :])


def _describes(line: Line, words: list[str]) -> bool:
    """Whether words may stand before a noun: no preposition, verb or mark among them."""
    clauses = ("heads", "prepositions", "be", "have", "modals", "negators")
    return all(
        (word.isalpha() or word == "-")
        and not any(word in word_list("clauses", c) for c in clauses)
        for word in words
    )


def _leads_on(words: list[str]) -> bool:
    """Whether the one owned may follow: at once, behind a comma, behind "in the union,", "the kingdom of"."""
    led = word_list("ends", "titles") | word_list("refer", "state_nouns") | word_list("ends", "kin")
    if words and words[0] in ("in", "within", "on"):
        return words[-1] in (",", "the") and "," in words and words.index(",") <= 4
    if words[:1] in (["of"], ["for"]) and words[-1:] == [","]:
        return len(words) == 3  # "S's supplier of arms, E"
    links = word_list("clauses", "prepositions") - {"of"}
    return words[:1] != ["of"] and all(
        word in (",", "the") or (word in led and word not in links) for word in words
    )


def _owns_from_behind(line: Line, owner: Span, owned: Span) -> bool:
    """ "the neighbour of S, E": one neighbour, and its name behind the comma."""
    between = [w for w in line.low[owner.last : owned.first] if w not in _ARTICLES]
    if between != [","]:
        return False
    noun = _noun_of(line, owner)
    if noun < 0 or line.low[noun].endswith("s"):
        return False
    first = noun
    while first and _describes(line, line.low[first - 1 : first]) and noun - first < 4:
        first -= 1
        if line.low[first] in _ARTICLES:
            return line.low[first] == "the"
    return False


def _explains(line: Line, owned: Span, owner: Span) -> bool:
    """ "E, a neighbour of S, ...", "E, S's old neighbour, ..."."""
    if line.low[owned.last : owned.last + 1] != [","]:
        return False
    noun = _noun_of(line, owner)
    if noun >= 0:
        return line.low[owner.last : owner.last + 1] == [","] and _describes(
            line, line.low[owned.last + 1 : noun]
        )
    first = owner.last + (line.low[owner.last : owner.last + 1] == ["'s"])
    behind = [w for w in line.low[owned.last + 1 : owner.first] if w not in _ARTICLES]
    end = next((k for k in range(first, len(line.low)) if line.low[k] == ","), first)
    is_own = first > owner.last or owner.kind == "demonym"
    return (
        not behind
        and is_own
        and line.low[end - 1] in word_list("ends", "kin")
        and (first < end <= first + _FARTHEST and _describes(line, line.low[first:end]))
    )


def _noun_of(line: Line, owner: Span) -> int:
    """Gives the token of the word of kin that an owner follows ("neighbour of the S"); -1 if none does."""
    k = owner.first - 1
    while k > 0 and line.low[k] in _ARTICLES:
        k -= 1
    is_of = k > 0 and line.low[k] in _OF and line.low[k - 1] in word_list("ends", "kin")
    return k - 1 if is_of else -1


def _joined(line: Line, n: int) -> frozenset[int]:
    """Gives a span and those that it is joined with: "Peru, Cuba and Chile"."""
    found, spans = [n], line.spans
    while n + 1 < len(spans) and _JOINS.issuperset(line.low[spans[n].last : spans[n + 1].first]):
        n += 1
        found.append(n)
    return frozenset(found)
