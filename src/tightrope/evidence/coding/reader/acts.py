"""One act has one source and one target: which proposals of a sentence another one outdoes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from tightrope.evidence.claims.codebook import Relation
from tightrope.evidence.coding.reader.agents import is_struck
from tightrope.evidence.coding.reader.clauses import clause_of, is_in_condition
from tightrope.evidence.coding.reader.owners import owns_apart
from tightrope.evidence.coding.reader.pairs import Masked, Pair
from tightrope.evidence.coding.reader.private import has_no_part
from tightrope.evidence.coding.reader.relatives import is_told_apart
from tightrope.evidence.coding.reader.sentence import Line, Span
from tightrope.evidence.coding.reader.words import stem, word_list

if TYPE_CHECKING:
    from tightrope.evidence.coding.reader.propose import Proposal

__all__ = [
    "helps_against",
    "is_another_act",
    "is_outdone",
    "only_criticises",
    "only_mentions",
    "stands_beyond",
]

_LINKS = frozenset((",", "and", "or", "nor", "but", "the", "as", "well", "both", "with", "&"))
_JOINS = frozenset(("and", "or", "nor", "with", "&"))
_CRITICISM = frozenset(
    ("condemnation", "refusal", "demand", "warning_threat", "red_line", "protest")
)
_NEW_ACT = frozenset(("and", ",", ";", "while", "but", "who", "which", "after", "before"))


def is_another_act(proposal: Proposal, other: Proposal) -> bool:
    """Tells whether two proposals on the same actors rest on other mentions of both, another word, the other way round.

    "If N strikes S, S will strike N" tells two acts; "N's army, N said, struck S" only one.
    """
    mine = {proposal.source_span.first, proposal.target_span.first}
    theirs = {other.source_span.first, other.target_span.first}
    is_turned = proposal.source.acts_for != other.source.acts_for
    have_cues = proposal.cue is not None and other.cue is not None
    return is_turned and not mine & theirs and have_cues and proposal.cue != other.cue


def is_outdone(line: Line, proposal: Proposal, others: Sequence[Proposal]) -> bool:
    """Tells whether a likelier proposal rests on the same word and shares one end, the other not joined to it.

    "If N strikes E, V will protest": what N strikes is E and not V; "N strikes E and V" names both.
    """
    return any(
        other.cue == proposal.cue is not None
        and any(
            _differ(line, *ends) and _is_likelier(line, other, proposal, *ends[2:])
            for ends in (
                (proposal.source_span, other.source_span, proposal.target_span, other.target_span),
                (proposal.target_span, other.target_span, proposal.source_span, other.source_span),
            )
        )
        for other in others
    )


def _is_likelier(line: Line, other: Proposal, proposal: Proposal, mine: Span, theirs: Span) -> bool:
    """An end in the clause of the act is likelier than one behind a comma; else what was learned decides."""
    apart, too = _is_apart(line, proposal, mine), _is_apart(line, proposal, theirs)
    return other.evidence[0] > proposal.evidence[0] if apart == too else apart


def _is_apart(line: Line, proposal: Proposal, span: Span) -> bool:
    first, last = proposal.cue or (0, 0)
    return "," in (*line.low[last : span.first], *line.low[span.last : first])


def _differ(line: Line, shared: Span, too: Span, mine: Span, theirs: Span) -> bool:
    if shared.first != too.first or mine.first == theirs.first:
        return False
    one, two = sorted((mine, theirs), key=lambda span: span.first)
    named = {i for span in line.spans for i in range(span.first, span.last)}
    between = [line.low[i] for i in range(one.last, two.first) if i not in named]
    joins = _JOINS.intersection((*between, *line.low[two.last : two.last + 2]))
    return not joins or any(word not in _LINKS for word in between)


def only_criticises(masked: Masked, pair: Pair, relation: str, cue: tuple[int, int] | None) -> bool:
    """Tells whether the first end criticises what another did: "N condemned the sale of E's arms to S"."""
    if relation in _CRITICISM or cue is None or pair.first == pair.second:
        return False
    left = masked.at[pair.first]
    verb = next((u for u in masked.units[left + 1 : left + 3] if "condemn" in u.families), None)
    if verb is None or cue[0] <= verb.token:
        return False
    return not any(word in _NEW_ACT for word in masked.line.low[verb.token : cue[0]])


def is_misplaced(
    masked: Masked,
    pair: Pair,
    relation: Relation,
    cue: tuple[int, int] | None,
    ends: tuple[Span, Span],
) -> bool:
    """Tells whether an end stands where the act that a word tells of does not reach it, or is no state at all."""
    line, places = masked.line, (pair.first, pair.second)
    return (
        (
            cue is not None
            and (is_told_apart(line, places, cue[0]) or owns_apart(line, places, cue[0]))
        )
        or only_mentions(line, relation, ends[1])
        or has_no_part(line, relation, *ends)
    )


def only_mentions(line: Line, relation: str, target: Span) -> bool:
    """Tells whether the one criticised is what another struck: "N condemned the invasion of S"."""
    return relation in ("condemnation", "refusal", "protest") and is_struck(line, target)


def stands_beyond(line: Line, at: int, span: Span) -> bool:
    """Tells whether an end opens the clause behind the condition that the act stands in.

    "If N strikes E, V will protest": nothing is struck that stands behind the comma.
    """
    _, end = clause_of(line, at)
    opens = line.low[end : end + 1] == [","] and end < span.first <= end + 2
    return opens and is_in_condition(line, at)


def may_be_sport(line: Line, at: int, source: Span, target: Span) -> bool:
    """Tells whether a side beats another in words of war and of sport alike: "N crushed S in Durban"."""
    is_name = target.kind == "name" and line.low[target.last : target.last + 1] != ["'s"]
    right_behind = all(word == "the" for word in line.low[at + 1 : target.first])
    return (
        at < target.first
        and is_name
        and source.kind == "name"
        and right_behind
        and line.stems[at] in _beating()
        and word_list("clauses", "warlike").isdisjoint(line.low)
    )


@cache
def _beating() -> frozenset[str]:
    return frozenset(stem(word) for word in word_list("clauses", "beating"))


def helps_against(line: Line, polarity: int, one: Span, two: Span) -> bool:
    """Tells whether something good is said to pass to those it is against: "N's partners against S"."""
    return polarity > 0 and any(
        line.low[max(0, span.first - 2) : span.first][-1:] == ["against"]
        or line.low[max(0, span.first - 2) : span.first] == ["against", "the"]
        for span in (one, two)
    )
