"""The stretch of a sentence a claim is quoted with: both ends, the cue, and what tells how it is told.

What negates or vouches may stand anywhere in a sentence, so it is quoted whole, unless a semicolon
or a dash divides it and all that the claim rests on stands on one side.
"""

from __future__ import annotations

from tightrope.evidence.coding.reader.propose import Proposal
from tightrope.evidence.coding.reader.sentence import Line

__all__ = ["quote_of"]

_DIVIDERS = frozenset((";", "—"))
_EDGES = " \t\n\r,;:—–"


def quote_of(text: str, line: Line, proposal: Proposal) -> tuple[int, int]:
    """Gives the (start, end) of the quote in the text."""
    spans = (proposal.source_span, proposal.target_span)
    cue = proposal.cue or (spans[0].first, spans[0].last)
    first = min(spans[0].first, spans[1].first, cue[0])
    last = max(spans[0].last, spans[1].last, cue[1])
    start, end = line.start, line.end
    for token, low in zip(line.tokens, line.low, strict=True):
        if low in _DIVIDERS:
            if token.end <= line.tokens[first].start:
                start = token.end
            elif token.start >= line.tokens[last - 1].end:
                end = token.start
                break
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
