"""A text as blocks: lines, or paragraphs where lines were wrapped at a width."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

# Characters that change nothing a reader sees: zero-width, direction marks, tags, soft hyphen.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]+"
)
# Blanks of any kind, and the byte order mark.
BLANKS = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + "\ufeff"
_STRAIGHT = (("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"'), ("…", "..."))
_MARKER = re.compile(
    r"(?P<bullet>[-*•‣▪●○◦·–—►▸➤✓✔→»❖]+[ \t]+|[•‣▪●○◦►▸➤✓✔❖][ \t]*)"
    r"|(?P<number>\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivxIVX]{1,5}|[a-zA-Z])[.)][ \t]+|\d{1,2}(?:\.\d{1,2}){1,3}[ \t]+)"
    r"|(?P<hash>#{1,6}[ \t]+)"
    r"|(?P<quote>>[ \t]*)"
)
_BREAK = re.compile(r"\r\n|\n|\r")
_CLOSED = re.compile(r"[.!?…。！？][\"'”’»)\]*_]*$")
_TRUNCATED = re.compile(
    r"(?:\.\.\.|…)[\])]?(?:\s*(?:read more|continue reading|more|read)?\s*[»→>]?)$|\[(?:…|\.\.\.|&hellip;)\]$",
    re.IGNORECASE,
)
_INNER_END = re.compile(r"[a-z0-9\"'”’)\]][.!?][\"'”’)\]]*\s+[A-Z\"“'‘(]")
_HEAD = 3000  # code points of a line's start that its features are drawn from
_KEY = 700  # of what lines are compared by
_TAIL = 1000  # and of its end


def visible(text: str) -> str:
    """Gives the text without the characters a reader cannot see."""
    return text if text.isascii() else INVISIBLE.sub("", text)


def fold(text: str) -> str:
    """Gives the form in which lines are compared: visible, lower case, straight quotes, single blanks."""
    if not text.isascii():
        text = visible(text)
        for curly, straight in _STRAIGHT:
            text = text.replace(curly, straight)
    return " ".join(text.casefold().split())


@dataclass(slots=False, eq=False)
class Block:
    """One non-blank line (or unwrapped paragraph): text[start:end], with the features rules ask for."""

    start: int
    end: int
    shown: str  # visible text, its middle left out when very long
    gap: int  # blank lines before it

    @cached_property
    def marker(self) -> str:
        """Which list or heading mark the line starts with: bullet, number, hash, quote or none."""
        match = _MARKER.match(self.shown)
        return match.lastgroup or "" if match else ""

    @cached_property
    def body(self) -> str:
        """The visible text without the mark and without Markdown emphasis around the whole line."""
        match = _MARKER.match(self.shown)
        body = self.shown[match.end() :] if match else self.shown
        return body.strip("*_ \t") if body[:1] in "*_" or body[-1:] in "*_" else body.strip()

    @cached_property
    def key(self) -> str:
        """The folded body without a colon at its end, by which lines are compared."""
        return fold(self.body[:_KEY]).rstrip(": ")

    @cached_property
    def words(self) -> list[str]:
        """Its text, cut at white space."""
        return self.body.split()

    @cached_property
    def closed(self) -> bool:
        """Ends as a sentence does."""
        return _CLOSED.search(self.shown[-40:]) is not None

    @cached_property
    def truncated(self) -> bool:
        """Ends in dots, as an excerpt does."""
        return _TRUNCATED.search(self.shown[-40:]) is not None

    @cached_property
    def capitals(self) -> float:
        """Share of the words of four letters and more that start with a capital."""
        long = [w for w in self.words[:60] if len(w.strip("\"'“”‘’(),.:;!?")) > 3 and w[0] != "-"]
        return sum(w.lstrip("\"'“‘(")[:1].isupper() for w in long) / len(long) if long else 1.0

    @cached_property
    def prose(self) -> bool:
        """Is running text by its shape, whatever it is about."""
        count = len(self.words)
        if count >= 28 or len(self.shown) >= 400:
            return True
        if self.closed and not self.shown.rstrip("\"'”’)*_").endswith(("?", "!")):
            return count >= 8 or (count >= 3 and self.capitals < (0.8 if count > 3 else 0.5))
        if count >= 10 and _INNER_END.search(self.shown):
            return True
        return self.closed and count >= 8 and self.capitals < 0.5


def split_blocks(text: str) -> list[Block]:
    """Gives the non-blank lines of `text`, those wrapped at a width joined to paragraphs; linear time."""
    lines = _lines(text)
    width = _wrap_width(text, lines)
    blocks: list[Block] = []
    position = 0
    while position < len(lines):
        last = position
        while (
            width
            and last + 1 < len(lines)
            and _continues(text, lines[last], lines[last + 1], width)
        ):
            last += 1
        start, end, gap = lines[position][0], lines[last][1], lines[position][2]
        blocks.append(Block(start, end, _shown(text, start, end), gap))
        position = last + 1
    return blocks


def _lines(text: str) -> list[tuple[int, int, int]]:
    lines = []
    start = gap = 0
    bounds = [match.span() for match in _BREAK.finditer(text)]
    for stop, following in [*bounds, (len(text), len(text))]:
        left, right = trimmed(text, start, stop)
        if left < right:
            lines.append((left, right, gap))
            gap = 0
        else:
            gap += 1
        start = following
    return lines


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Gives the span without blanks (and byte order marks) at its ends; empty when nothing is left."""
    line = text[start:end]
    inner = line.strip()
    if inner[:1] == "\ufeff" or inner[-1:] == "\ufeff":
        inner = inner.strip(BLANKS)
    if not inner:
        return start, start
    left = start + (len(line) - len(line.lstrip()) if line.lstrip() == inner else line.find(inner))
    return left, left + len(inner)


def _wrap_width(text: str, lines: list[tuple[int, int, int]]) -> int:
    """The width the text was wrapped at, or 0: its long lines then end just below it, in mid-sentence."""
    lengths = sorted(end - start for start, end, _ in lines)
    if len(lengths) < 4 or lengths[-1] > 110:
        return 0
    width = lengths[int(len(lengths) * 0.95)]
    near = [(start, end) for start, end, _ in lines if end - start >= 0.75 * width]
    broken = sum(1 for _, end in near if not _CLOSED.search(text, max(0, end - 6), end))
    wrapped = 2 * len(near) >= len(lines) and 2 * broken >= len(near)
    return width if width >= 45 and len(near) >= 3 and wrapped else 0


def _continues(
    text: str, line: tuple[int, int, int], after: tuple[int, int, int], width: int
) -> bool:
    if after[2] or after[1] - after[0] > width + 20:
        return False
    following = text[after[0] : after[1]]
    if _MARKER.match(following):
        return False
    word = following.split(maxsplit=1)[0]
    full = line[1] - line[0] + 1 + len(word) > width - 3
    return full or following[:1].islower()


def _shown(text: str, start: int, end: int) -> str:
    if end - start > _HEAD + _TAIL:
        return visible(text[start : start + _HEAD] + " … " + text[end - _TAIL : end])
    shown = visible(text[start:end])
    return " ".join(shown.split()) if "\n" in shown or "\r" in shown else shown
