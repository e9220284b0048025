"""Actors who are only spoken to, of a third: "told S that E had lied", "complained to S about E", "accused E before the UN"."""

from __future__ import annotations

from functools import cache

from tightrope.evidence.coding.reader.about import what_is
from tightrope.evidence.coding.reader.sentence import Line, Span
from tightrope.evidence.coding.reader.words import stem, word_list

__all__ = ["find_addressees"]

_ARTICLES = frozenset(("the", "a", "an"))
_OF = frozenset(("about", "over", "against", "concerning", "regarding"))
_BODIES = frozenset(("organisation", "bloc"))
_NEAR = 4  # words between what is complained and to whom
_REACH = 12  # ... and between the accused and before whom


def find_addressees(line: Line) -> set[int]:
    """Gives the spans of those who are spoken to of somebody else, and have no part in what is said."""
    if _speaking().isdisjoint(line.stems):
        return set()
    spans = line.spans
    return {
        n
        for n, span in enumerate(spans)
        if _hears_complaint(line, n) or _sits_in_judgement(line, span) or _is_informed(line, n)
    }


@cache
def _stems(key: str) -> frozenset[str]:
    return frozenset(stem(word) for word in word_list("clauses", key))


@cache
def _speaking() -> frozenset[str]:
    return _stems("complaining") | _stems("accusing") | _stems("informing")


def _before(line: Line, span: Span) -> int:
    """Gives the last token before a span that is no article."""
    k = span.first - 1
    while k > 0 and line.low[k] in _ARTICLES:
        k -= 1
    return k


def _hears_complaint(line: Line, n: int) -> bool:
    """ "Complained to S about E", "its protest to S over E"."""
    span, at = line.spans[n], _before(line, line.spans[n])
    if at < 1 or line.low[at] not in ("to", "with"):
        return False
    if _stems("complaining").isdisjoint(line.stems[max(0, at - _NEAR) : at]):
        return False
    follows = line.spans[n + 1] if n + 1 < len(line.spans) else None
    return (
        follows is not None
        and line.low[_before(line, follows)] in _OF
        and follows.first - span.last <= _NEAR
        and follows.referents[0].acts_for != span.referents[0].acts_for
    )


def _sits_in_judgement(line: Line, span: Span) -> bool:
    """ "Accused E before S", "denounced E at the UN"."""
    at = _before(line, span)
    actor = span.referents[0].acts_for
    if at < 2 or line.low[at] not in ("before", "at", "to", "in"):
        return False
    if line.low[at] != "before" and what_is(actor, actor) not in _BODIES:
        return False
    verb = next(
        (k for k in range(at - 1, max(-1, at - _REACH), -1) if line.stems[k] in _stems("accusing")),
        -1,
    )
    behind = line.low[span.last : span.last + 1]
    is_end = (
        not behind or not behind[0].isalpha() or behind[0] in word_list("clauses", "prepositions")
    )
    return verb >= 0 and is_end and any(verb < s.first < at for s in line.spans)


def _behind_titles(line: Line, k: int) -> int:
    """Gives the token behind the noun of a state's name: "told the Chilean king that"."""
    known = word_list("ends", "organs") | word_list("ends", "titles")
    while k < len(line.low) and line.low[k] in known and line.low[k] != "for":
        k += 1
    return k


def _is_informed(line: Line, n: int) -> bool:
    """ "Told S that E had lied", "S was told by N that E had lied"."""
    span, low = line.spans[n], line.low
    k = span.first - 1
    while k > 0 and low[k] in _ARTICLES:
        k -= 1
    if k >= 0 and line.stems[k] in _stems("informing"):
        that = _behind_titles(line, span.last)
    else:
        verb = next(
            (
                v
                for v in range(span.last + 1, min(span.last + 4, len(low)))
                if line.stems[v] in _stems("informing")
            ),
            -1,
        )
        if verb < 0 or low[verb - 1] not in word_list("clauses", "be"):
            return False
        that = next((v for v in range(verb, min(verb + 6, len(low))) if low[v] == "that"), len(low))
    if low[that : that + 1] != ["that"]:
        return False
    third = next((s for s in line.spans if that < s.first <= that + 3), None)
    if third is None or third.kind in ("pronoun", "phrase"):
        return False
    earlier = {s.referents[0].acts_for for s in line.spans if s.first < that}
    return third.referents[0].acts_for not in earlier
