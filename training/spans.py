"""Where the words of a draft's rows stand in its text."""

from __future__ import annotations

import re


class DraftUnreadable(Exception):
    """A draft breaks the format or quotes words that are not in its text."""


def _words(words: str) -> str:
    return rf"(?<!\w){re.escape(words)}(?!\w)"


def find_quote(text: str, written: str) -> tuple[int, int]:
    """Gives where a quote stands whose skipped words are written ` … `; ` ##2` is the second."""
    written, _, number = written.partition(" ##")
    pattern = r"[^\n]*?".join(_words(piece) for piece in written.split(" … "))
    found = [match.span() for match in re.finditer(pattern, text)]
    which = int(number or 1)
    if len(found) < which:
        raise DraftUnreadable("the quote is not in the text")
    return found[which - 1]


def find_mention(text: str, quote: tuple[int, int], written: str) -> tuple[int, int]:
    """Where the words stand: in the quote or else nearest to it on its line."""
    words, _, number = written.partition("#")
    inside = [
        (quote[0] + match.start(), quote[0] + match.end())
        for match in re.finditer(_words(words), text[quote[0] : quote[1]])
    ]
    which = int(number or 1)
    if len(inside) >= which:
        return inside[which - 1]
    first = text.rfind("\n", 0, quote[0]) + 1
    last = text.find("\n", quote[1])
    near = [match.span() for match in re.finditer(_words(words), text[first:last])]
    if not near or number:
        raise DraftUnreadable(f"{written!r} does not stand by the quote")
    start, end = min(near, key=lambda span: abs(first + span[0] - quote[0]))
    return first + start, first + end


def find_antecedent(text: str, before: int, words: str) -> tuple[int, int]:
    """The nearest mention before the place, or else the first one after it."""
    found = [match.span() for match in re.finditer(_words(words), text)]
    if not found:
        raise DraftUnreadable(f"the antecedent {words!r} is not in the text")
    earlier = [span for span in found if span[1] <= before]
    return earlier[-1] if earlier else found[0]
