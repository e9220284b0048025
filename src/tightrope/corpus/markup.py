"""HTML as a flat stream of tags and text, in one pass and without recursion, however deep or broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

__all__ = ["Tag", "attributes", "depth_of", "tokens"]

_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_ATTRIBUTE = re.compile(
    r"([a-zA-Z_:][\w:.-]{0,60})\s{0,10}=\s{0,10}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))"
)
_RAW = frozenset(
    {"script", "style", "textarea", "template", "noscript", "svg", "iframe", "object", "title"}
)
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening or closing tag; `inside` is the raw text of elements that hold no markup."""

    name: str
    closing: bool
    source: str
    inside: str = ""


def tokens(html: str) -> Iterator[str | Tag]:
    """Gives text stretches (unescaped) and tags in order. Comments and declarations are left out."""
    low = html.casefold() if len(html.casefold()) == len(html) else html
    position, end = 0, len(html)
    exhausted: set[str] = set()  # closing marks that do not come any more: looked for once only
    while position < end:
        start = html.find("<", position)
        if start < 0:
            yield unescape(html[position:])
            return
        if start > position:
            yield unescape(html[position:start])
        if html.startswith(("<!", "<?"), start):
            mark = "-->" if html.startswith("<!--", start) else ">"
            position = _after(html, mark, start + 2, exhausted)
            continue
        match = _NAME.match(html, start)
        if not match:
            yield "<"
            position = start + 1
            continue
        close = html.find(">", match.end())
        close = end if close < 0 else close
        name = match.group(2).casefold()
        position = close + 1
        inside = ""
        if name in _RAW and not match.group(1) and html[close - 1 : close] != "/":
            stop = -1 if name in exhausted else low.find(f"</{name}", position)
            if stop < 0:
                exhausted.add(name)
            else:
                inside = html[position:stop]
                position = stop
        yield Tag(name, bool(match.group(1)), html[start : min(close + 1, start + 5000)], inside)


def _after(html: str, mark: str, start: int, exhausted: set[str]) -> int:
    found = -1 if mark in exhausted else html.find(mark, start)
    if found < 0:
        exhausted.add(mark)
        return start
    return found + len(mark)


def attributes(tag: Tag) -> dict[str, str]:
    """Gives the attributes of a tag, names in lower case, the first of each name."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(tag.source):
        found.setdefault(name.casefold(), unescape(double or single or bare))
    return found


def depth_of(html: str, limit: int) -> int:
    """Gives how deep elements stand inside one another; counting stops beyond `limit`."""
    depth = deepest = 0
    for match in _NAME.finditer(html):
        if match.group(1):
            depth = max(0, depth - 1)
        elif match.group(2).casefold() not in _VOID:
            depth += 1
            deepest = max(deepest, depth)
            if deepest > limit:
                break
    return deepest
