"""Finds where a quote stands in a text, whatever became of its spaces and quotation marks.

People and programs copy text with straight marks for curly ones, plain spaces for no-break ones,
and line ends for spaces. What is found is always the document's own characters.
"""

from __future__ import annotations

import re

__all__ = ["find_quote"]

_SAME = str.maketrans(
    "‘’‚‛′`´“”„‟″«»‐‑‒–—―−\u00a0\u2009\u202f\u2007", "'" * 7 + '"' * 7 + "-" * 7 + " " * 4
)


def find_quote(
    text: str, quote: str, start: int = 0, end: int | None = None
) -> list[tuple[int, int]]:
    """Gives the stretches of text[start:end] that are the quote, in order; none where there is none.

    Marks, dashes and runs of white space count as the same whichever is written; letters, their
    case and figures do not.
    """
    words = quote.translate(_SAME).replace("…", "...").split()
    if not words:
        return []
    pattern = r"\s+".join(re.escape(word).replace(r"\.\.\.", r"(?:\.\.\.|…)") for word in words)
    same = text.translate(_SAME)  # one character for one: places stay
    return [
        m.span()
        for m in re.compile(pattern).finditer(same, start, len(text) if end is None else end)
    ]
