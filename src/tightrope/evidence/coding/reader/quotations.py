"""Where quotation marks open and close, over sentences and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right

__all__ = ["Quotations", "find_quotations"]

_MARK = re.compile(r"[“”\"«»„]|\n\s*\n")
_LONGEST = 4000  # code points; a mark that closes later was no opening one


class Quotations:
    """The quoted stretches of a text, marks included, in order."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans = spans
        self._starts = [start for start, _ in spans]

    def around(self, offset: int) -> tuple[int, int] | None:
        """Gives the quotation an offset stands in."""
        k = bisect_right(self._starts, offset) - 1
        if k >= 0 and offset < self.spans[k][1]:
            return self.spans[k]
        return None

    def holds(self, offset: int) -> bool:
        """Whether an offset stands inside quotation marks."""
        return self.around(offset) is not None


def find_quotations(text: str) -> Quotations:
    """Gives the quotations of a text.

    A paragraph that ends inside a quotation closes it, unless the next one opens with a mark again:
    so a speech over several paragraphs is one quotation.
    """
    spans: list[tuple[int, int]] = []
    opened = -1
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if mark.isspace() or "\n" in mark:
            goes_on = text[match.end() : match.end() + 1] in ("“", '"', "«")
            if opened >= 0 and not goes_on:
                spans.append((opened, at))
                opened = -1
            continue
        opens = mark in "“«„" or (mark == '"' and (opened < 0 or _repeats(text, at)))
        if opens and opened < 0:
            opened = at
        elif not opens and opened >= 0:
            if at - opened <= _LONGEST:
                spans.append((opened, at + 1))
            opened = -1
    if opened >= 0 and len(text) - opened <= _LONGEST:
        spans.append((opened, len(text)))
    return Quotations(spans)


def _repeats(text: str, at: int) -> bool:
    """A mark at the start of a paragraph goes on with a quotation that is open."""
    before = text[max(0, at - 2) : at]
    return before.endswith("\n")
