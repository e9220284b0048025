"""Where a claim's word and its ends stand, and which other claims of the sentence rest on the same word.

The calibration looks at these beside the scores: a claim whose word stands far off, or serves another
pair better, is right less often than its score says.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tightrope.evidence.coding.reader.sentence import Line, Span

if TYPE_CHECKING:
    from tightrope.evidence.coding.reader.propose import Proposal

__all__ = ["CIRCUMSTANCES", "circumstances"]

CIRCUMSTANCES = 29  # how many numbers `circumstances` gives for a claim
_NONE = -4.0  # stands for the log odds of a claim that is not there
_TEN = 10.0  # words and actors are counted in tens, so that all numbers are of one size
_KINDS = ("pronoun", "phrase", "person", "place", "demonym", "group")
_LINKS = frozenset((",", "and", "or", "the", "&"))


def circumstances(line: Line, proposal: Proposal, others: Sequence[Proposal]) -> tuple[float, ...]:
    """Gives the numbers of a proposal among the others of its sentence (`CIRCUMSTANCES` of them)."""
    spans = (proposal.source_span, proposal.target_span)
    left, right = sorted(spans, key=lambda span: span.first)
    return (
        *_rivals(proposal, others),
        *_cue_place(proposal.cue, left, right),
        len(line.low) / _TEN,
        len(line.spans) / _TEN,
        sum(left.first < span.first < right.first for span in line.spans) / _TEN,
        float(_are_joined(line, left, right)),
        math.log(max(proposal.pair.a.sure, 0.05)),
        math.log(max(proposal.pair.b.sure, 0.05)),
        float(line.zone == "headline"),
        float(line.quoted[left.first]),
        (right.first - left.last) / _TEN,
        float(proposal.source_span.first < proposal.target_span.first),
        *(float(span.kind == kind) for span in (left, right) for kind in _KINDS),
    )


def _rivals(proposal: Proposal, others: Sequence[Proposal]) -> tuple[float, float]:
    """The best log odds of other pairs on the same word: of those that share one end, and no end."""
    mine = {proposal.source_span.first, proposal.target_span.first}
    best = [_NONE, _NONE, _NONE]
    for other in others if proposal.cue is not None else ():
        if other.cue == proposal.cue and other.pair is not proposal.pair:
            shared = len(mine & {other.source_span.first, other.target_span.first})
            best[shared] = max(best[shared], other.evidence[0])
    return best[1], best[0]


def _cue_place(cue: tuple[int, int] | None, left: Span, right: Span) -> Iterator[float]:
    """Whether the word stands between the ends, behind or before them; how far from the nearer and the farther."""
    at = cue[0] if cue else 0
    yield float(cue is not None and left.last <= at < right.first)
    yield float(cue is not None and at >= right.last)
    yield float(cue is not None and at < left.first)
    away = sorted((abs(at - left.first), abs(at - right.first)))
    yield from (away_from / _TEN if cue else 0.0 for away_from in away)


def _are_joined(line: Line, left: Span, right: Span) -> bool:
    """ "N, S and E signed": only links and other actors stand between the two."""
    named = {i for span in line.spans for i in range(span.first, span.last)}
    return all(line.low[i] in _LINKS or i in named for i in range(left.last, right.first))
