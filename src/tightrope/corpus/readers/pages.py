"""The pages of a PDF as running text: without heads, feet and numbers, words and sentences whole again."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from tightrope.corpus.readers.build import Drawn, Line, joined

_EDGE = 2  # lines at the top and bottom of a page where heads and feet stand
_FEW = 0.4  # share of the pages from which a line at the edge is one of all pages
_NUMBER = re.compile(
    r"^[-–—|\s]*(?:page\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?[-–—|\s.]*$",
    re.IGNORECASE,
)
_NOTE = re.compile(r"^(?:\d{1,3}|[*†‡])\s+(?=[A-Z“\"‘(]|https?:)")
_DEEPEST = 15  # lines above the bottom of a page where notes begin
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_CLOSED = re.compile(r"[.!?…:;][\"'”’)\]]*\d{0,3}$")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_ITEM = re.compile(r"^(?:[-•‣▪●○◦–*]|\(?\d{1,2}[.)]|[a-z]\))\s")
_FULL = 0.85  # share of the width from which a line runs on
_SHORT = 0.6  # and below which one that is not closed is a heading
_NO_WIDTH = 200  # characters beyond which a line is a paragraph of its own
# First parts that keep their hyphen: "long-term", "self-defence".
_PREFIXES = frozenset({"self", "long", "short", "well", "high", "low", "ex", "vice", "so", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "cross", "much", "far", "hard", "all", "half", "quasi", "anti", "pro", "non", "post", "pre", "mid", "co", "multi", "inter"})  # fmt: skip


def draw_pages(pages: Sequence[str]) -> Drawn:
    """Gives the text of the pages as paragraphs, the notes after it; flags say what is kept apart or empty."""
    sheets = [[_plain(line) for line in page.splitlines() if line.strip()] for page in pages]
    empty = [number for number, lines in enumerate(sheets, 1) if not lines]
    notes: list[str] = []
    running = _running(sheets)
    lines: list[str] = []
    for page in sheets:
        body, own = _without_notes(_without_edges(page, running))
        lines += body
        notes += own
    drawn = joined([*map(Line, _paragraphs(lines)), *(Line(n, "footnote") for n in notes)])
    if notes:
        drawn.flags.append(f"footnotes, kept apart and not coded: {len(notes)}")
    if empty and len(empty) < len(sheets):
        numbers = ", ".join(map(str, empty[:10])) + (" …" if len(empty) > 10 else "")
        drawn.flags.append(f"pages without text, not read: {numbers}")
    return drawn


def _plain(line: str) -> str:
    """The line with its ligatures taken apart."""
    return _LIGATURES.sub(lambda m: unicodedata.normalize("NFKC", m.group()), line).strip()


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", line).casefold()


def _running(sheets: Sequence[Sequence[str]]) -> set[str]:
    """The lines that stand at the edge of many pages, whatever number is in them."""
    seen = Counter(key for page in sheets for key in {_key(line) for line in _edges(page)})
    floor = max(2, _FEW * len(sheets))
    return {key for key, count in seen.items() if count >= floor}


def _edges(page: Sequence[str]) -> list[str]:
    return [line for line in (*page[:_EDGE], *page[-_EDGE:]) if not _NOTE.match(line)]


def _without_edges(page: Sequence[str], running: set[str]) -> list[str]:
    """A page without its heads, feet and number."""
    first, last = 0, len(page)
    for _ in range(_EDGE):
        if first < last and _is_edge(page[first], running):
            first += 1
        if first < last and _is_edge(page[last - 1], running):
            last -= 1
    return list(page[first:last])


def _is_edge(line: str, running: set[str]) -> bool:
    return _NUMBER.match(line) is not None or _key(line) in running


def _without_notes(page: list[str]) -> tuple[list[str], list[str]]:
    """The text of a page, and the notes at its bottom."""
    start = len(page)
    for n in range(len(page) - 1, max(0, len(page) - _DEEPEST), -1):
        if _NOTE.match(page[n]) and _CLOSED.search(page[-1]) and len(page[n].split()) >= 3:
            start = n
    notes: list[str] = []
    for line in page[start:]:
        if _NOTE.match(line) or not notes:
            notes.append(line)
        else:
            notes[-1] = _together(notes[-1], line, frozenset())
    return page[:start], notes


def _paragraphs(lines: Sequence[str]) -> Iterable[str]:
    """Lines put together while they run on; a short closed line ends a paragraph, a short open one is a heading."""
    lengths = sorted(map(len, lines)) or [0]
    width = lengths[int(0.9 * (len(lengths) - 1))]
    words = frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(lines).casefold()))
    found: list[str] = []
    before = ""
    for line in lines:
        if found and width <= _NO_WIDTH and _runs_on(before, line, width):
            found[-1] = _together(found[-1], line, words)
        else:
            found.append(line)
        before = line
    return found


def _runs_on(line: str, after: str, width: int) -> bool:
    if _ITEM.match(after):
        return False
    if _BROKEN.search(line) or after[:1].islower():
        return True
    if _CLOSED.search(line):
        return len(line) >= _FULL * width
    return len(line) >= _SHORT * width


def _together(text: str, line: str, words: frozenset[str]) -> str:
    """Two lines as one; a word broken between them is whole again."""
    broken = _BROKEN.search(text)
    if broken is None:
        return f"{text} {line}"
    if line[:1].isupper() and not text.endswith("\u00ad"):
        return text + line  # Anglo-/American
    after = re.match(r"[^\W\d_]+", line)
    first, second = broken.group(1).casefold(), after.group().casefold() if after else ""
    hyphened = (
        not text.endswith("\u00ad")
        and f"{first}{second}" not in words
        and (f"{first}-{second}" in words or first in _PREFIXES)
    )
    return text + line if hyphened else text[:-1] + line
