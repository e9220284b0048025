"""What a state's name only describes: people who are no part of it, and goods.

"A Swedish model accused E" and "Danish butter invaded E" are no deeds of Sweden and Denmark.
"""

from __future__ import annotations

from tightrope.evidence.claims.codebook import RULES, Relation
from tightrope.evidence.coding.reader.sentence import Line, Span
from tightrope.evidence.coding.reader.words import is_past, word_list

__all__ = ["has_no_part"]

_WORDS = 4  # of a noun behind a state's name: "Slovak pop star"
_WINGS = frozenset(("far", "hard", "extreme", "radical", "new"))
_FORCE = frozenset(("military_action", "coercion", "show_of_force"))
_TRADE = frozenset(
    (
        "arms_transfer",
        "energy_trade",
        "economic_cooperation",
        "aid",
        "dependence",
        "nuclear_cooperation",
    )
)


def has_no_part(line: Line, relation: Relation, source: Span, target: Span) -> bool:
    """Tells whether an end of a claim is no state, but somebody or something that is only from there.

    What is done to people is done to their state, what is said to them is not.
    """
    if _is_private(line, source) or (RULES[relation].is_verbal and _is_private(line, target)):
        return True
    if relation in _TRADE:
        return False
    return _is_goods(line, source) or (relation in _FORCE and _is_goods(line, target))


def _is_private(line: Line, span: Span) -> bool:
    words = _described(line, span)
    private = word_list("ends", "private")
    if span.kind == "person":
        private |= word_list("ends", "relatives") | word_list("ends", "kin")
    if words and words[-1] in private:
        return True
    wing = line.low[span.last : span.last + 2]
    return (wing[1:] in (["right"], ["left"]) and wing[0] in _WINGS) or _is_whose_kin(line, span)


def _is_goods(line: Line, span: Span) -> bool:
    words = _described(line, span)
    return span.kind != "person" and bool(words) and words[-1] in word_list("ends", "goods")


def _described(line: Line, span: Span) -> list[str]:
    """Gives the words of the noun that a state's name stands before, as far as one of people or goods."""
    low, k = line.low, span.last
    if low[k : k + 1] == ["'s"]:
        k += 1
    elif span.kind != "demonym":
        return []
    known = word_list("ends", "private") | word_list("ends", "goods")
    if span.kind == "person":
        known |= word_list("ends", "relatives") | word_list("ends", "kin")
    for end in range(k, min(k + _WORDS, len(low))):
        word = low[end]
        if word in known and (word.endswith("s") or _closes(line, end + 1)):
            return low[k : end + 1]
        if not word.isalpha() or word in word_list("ends", "organs") or _is_verb(word):
            return []
        if word.endswith("s") and not word.endswith("ss"):
            return []
    return []


def _is_verb(word: str) -> bool:
    lists = ("prepositions", "heads", "be", "have", "modals")
    return is_past(word) or any(word in word_list("clauses", c) for c in lists)


def _closes(line: Line, k: int) -> bool:
    """Whether a noun ends before a token: a verb, a mark or somebody's name stands there."""
    if k >= len(line.low):
        return True
    word = line.low[k]
    return (
        not word.isalpha()
        or _is_verb(word)
        or line.tokens[k].text[0].isupper()
        or word.endswith("s")
    )


def _is_whose_kin(line: Line, span: Span) -> bool:
    """ "The son of the Iraqi prime minister", "businessmen in Iraq"."""
    k = span.first - 1
    while k > 0 and line.low[k] in ("the", "a", "an"):
        k -= 1
    if k <= 0 or line.low[k] not in ("of", "in", "from"):
        return False
    noun = line.low[k - 1]
    is_kin = line.low[k] == "of" and noun in word_list("ends", "relatives")
    return is_kin or (noun in word_list("ends", "private") and noun.endswith(("s", "men")))
