"""The header between `---` lines with which a text or Markdown note may say what it is."""

from __future__ import annotations

import re

from tightrope.corpus.dates import parse_date
from tightrope.corpus.document import Metadata

_HEADER = re.compile(
    r"\ufeff?---[ \t]*\r?\n((?:[ \t]*(?:[A-Za-z][\w -]{0,30}:[^\n]*|#[^\n]*|- [^\n]*)?\r?\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)"
)
_FIELD = re.compile(r"^([A-Za-z][\w -]{0,30}):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_NAMES = {
    "title": "title",
    "author": "author",
    "by": "author",
    "publisher": "publisher",
    "source": "publisher",
    "site": "publisher",
    "published": "published",
    "date": "published",
    "url": "url",
    "link": "url",
}


def front_matter_end(text: str) -> int:
    """Gives the offset after the header, 0 when there is none."""
    match = _HEADER.match(text, 0, 20_000)
    return match.end() if match and _FIELD.search(match.group(1)) else 0


def read_front_matter(text: str) -> Metadata:
    """Gives what the header says; what it does not say is None."""
    end = front_matter_end(text)
    said: dict[str, str] = {}
    for name, value in _FIELD.findall(text[:end].replace("\r", "")):
        known = _NAMES.get(name.strip().casefold())
        value = value.strip().strip("\"'").strip()
        if known and value:
            said.setdefault(known, value)
    return Metadata(
        title=said.get("title"),
        author=said.get("author"),
        publisher=said.get("publisher"),
        published=parse_date(said.get("published")),
        url=said.get("url"),
    )
