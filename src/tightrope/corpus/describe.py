"""Title, author and date that a plain text states in its own lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tightrope.corpus.blocks import visible
from tightrope.corpus.dates import find_date
from tightrope.corpus.document import Document, Metadata, Passage

_AUTHOR = re.compile(
    r"^(?:(?:written|posted|published|reported|words|analysis|story)\s+)?by[ :]+(?P<by>\S.*)$"
    r"|^(?:author|writer|reporter)\s*:\s*(?P<field>\S.*)$",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r"\s*(?:[|,•·–—]|\s-\s|\bon\b|\bat\b|\b\d|\bupdated\b|\bpublished\b).*$", re.IGNORECASE
)
# "GENEVA, 13 June 2025 (Agency) – The talks ...": the day before a dash, after a place.
_DATELINE = re.compile(
    r"^((?:[A-Z][\w.'’/-]*[ ,]+){1,6}?(?:\w+ ){1,3}\w+,? \d{4})\b[^–—:-]{0,30}\s?(?:[–—:]|-\s|--|/\.)"
)
_PUBLISHER = re.compile(r"^(?:publisher|source)\s*:\s*(\S.{0,80})$", re.IGNORECASE)


def describe(document: Document, passages: Iterable[Passage]) -> Metadata:
    """Gives the document's metadata, completed from its title line and its bylines; None where it says nothing."""
    known = document.metadata
    heading: str | None = None
    author = publisher = None
    published = None
    seen_text = False
    dateline: date | None = None
    for passage in passages:
        text = " ".join(visible(document.text[passage.start : passage.end][:400]).split())
        if passage.label == "content" and not seen_text:
            seen_text, opening = True, _DATELINE.match(text)
            dateline = find_date(opening.group(1)) if opening else None
        if passage.label == "heading" and heading is None and not seen_text:
            heading = text.lstrip("# ").strip("*_ ")
        elif passage.label in ("nav", "caption") and not seen_text:
            published = published or find_date(text)
        elif passage.label == "byline":
            author = author or _author(text)
            published = published or find_date(text)
            match = _PUBLISHER.match(text)
            publisher = publisher or (match.group(1) if match else None)
    return replace(
        known,
        title=known.title or heading or None,
        author=known.author or author,
        publisher=known.publisher or publisher,
        published=known.published or published or dateline,
    )


def _author(text: str) -> str | None:
    match = _AUTHOR.match(text)
    if not match:
        return None
    name = _AFTER_NAME.sub("", match.group("by") or match.group("field")).strip(" .,:")
    return name if 2 <= len(name) <= 80 else None
