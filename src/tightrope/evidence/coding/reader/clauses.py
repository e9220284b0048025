"""The clause around a word of a sentence, and whether it names a condition."""

from __future__ import annotations

from tightrope.evidence.coding.reader.sentence import Line
from tightrope.evidence.coding.reader.words import word_list

__all__ = ["clause_of", "is_in_condition"]

_BREAKS = frozenset((";", ":", "—", "–", "(", ")", "“", "”", '"'))
_CONDITIONS = frozenset(("if", "unless"))
_INVERTED = frozenset(
    ("should", "had", "were")
)  # "had N struck": a condition at the head of a sentence


def clause_of(line: Line, at: int) -> tuple[int, int]:
    """Gives the tokens [start, end) of the clause around a token."""
    found = line.clauses.get(at)
    if found is None:
        found = line.clauses[at] = _clause(line, at)
    return found


def is_in_condition(line: Line, at: int) -> bool:
    """Tells whether a token stands in a clause that names a condition: "if N strikes", "should N strike"."""
    start, _ = clause_of(line, at)
    if line.low[start] in _CONDITIONS:
        return line.low[max(0, start - 1) : start] != ["as"]
    first = next((i for i in range(start, at + 1) if line.low[i].isalpha()), at)
    return first <= 1 and line.low[first] in _INVERTED and "?" not in line.low[-2:]


def _clause(line: Line, at: int) -> tuple[int, int]:
    heads = word_list("clauses", "heads")
    start = at
    while start > 0 and not _is_break(line, start - 1, at):
        start -= 1
        if line.low[start] in heads and _is_head(line, start):
            break
    end = at + 1
    while end < len(line.low):
        low = line.low[end]
        if low in _BREAKS or (low in heads and _is_head(line, end)):
            break
        if low == "," and _starts_clause(line, end + 1):
            break
        end += 1
    return start, end


def _is_head(line: Line, i: int) -> bool:
    """ "Yet" heads a clause behind a comma or a link; in "has yet to", "might yet" it does not."""
    return line.low[i] != "yet" or i == 0 or line.low[i - 1] in (",", "and", ";")


def _is_break(line: Line, i: int, at: int) -> bool:
    low = line.low[i]
    if low in _BREAKS:
        return True
    if low == ",":
        return any(i < s.first < at and s.kind != "demonym" for s in line.spans)
    return False


def _starts_clause(line: Line, i: int) -> bool:
    return i < len(line.low) and (
        line.low[i] in ("and", "but", "or", "while", "who", "which")
        or any(s.first in (i, i + 1) for s in line.spans)
    )
