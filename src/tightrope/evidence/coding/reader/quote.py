"""The stretch of a sentence a claim is quoted with: both ends, the cue, and what tells how it is told."""

from __future__ import annotations

from tightrope.evidence.coding.reader.propose import Proposal
from tightrope.evidence.coding.reader.scope import clause_of
from tightrope.evidence.coding.reader.sentence import Line

__all__ = ["quote_of"]

_EDGES = " \t\n\r,;:—–-“\"'()"


def quote_of(text: str, line: Line, proposal: Proposal) -> tuple[int, int]:
    """Gives the (start, end) of the quote in the text: whole clauses around what the claim rests on."""
    marks = [proposal.source_span.first, proposal.target_span.first]
    lasts = [proposal.source_span.last, proposal.target_span.last]
    if proposal.cue is not None:
        marks.append(proposal.cue[0])
        lasts.append(proposal.cue[1])
    first = min(clause_of(line, min(marks))[0], *marks)
    last = max(clause_of(line, max(lasts) - 1)[1], *lasts)
    start, end = line.tokens[first].start, line.tokens[last - 1].end
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return (start, end) if end > start else (line.start, line.end)
