"""A parsed page as its article: the lines, what each is, the day each entry was written."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from tightrope.corpus.dates import parse_date
from tightrope.corpus.readers.build import Drawn, Line, joined
from tightrope.corpus.readers.liveblog import days_of, stated_day
from tightrope.corpus.readers.page import Piece, article_of, pieces_of
from tightrope.corpus.readers.statements import statements_of

_CHANGED = ("article:modified_time", "og:updated_time", "dateModified", "last-modified")


def draw_page(tree: Any, html: str, whole: str = "") -> Drawn:
    """Gives the article's text with its marks, entries and statements; `whole` names why all is to be read."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    said = statements_of(tree, html)
    pieces, flags = pieces_of(tree), list[str]()
    kept: list[int] = []
    if not whole:
        text = trafilatura.extract(html, include_comments=False, include_tables=True, fast=False)
        kept, lost = article_of(pieces, text or "")
        flags += _lost([pieces[n] for n in lost])
    found = bool(kept)
    if not found:
        kept = list(range(len(pieces)))
        flags = [f"whole page read: {whole or 'no article found in it'}"]
    day = said.get("published") or stated_day(pieces)
    said["published"] = day or ""
    days = days_of(pieces, kept, parse_date(day), _changed(tree))
    if "" in days.values():
        flags.append("entries without a day: their times are not resolved")
    drawn = joined(
        Line(
            pieces[n].text,
            pieces[n].label if found or not pieces[n].around else None,
            close=pieces[n].tag in ("li", "tr")
            and n - 1 in days
            and pieces[n - 1].tag == pieces[n].tag,
            day=days[n],
        )
        for n in kept
    )
    drawn.fields, drawn.flags = said, flags
    return drawn


def draw_letter(tree: Any) -> Drawn:
    """Gives all the text of an HTML message, with a ">" for each quotation a line stands in."""
    return joined(
        Line(f"{'>' * _quoted(piece.element)} {piece.text}".lstrip(" "))
        for piece in pieces_of(tree)
    )


def _quoted(element: Any) -> int:
    around = [element, *element.iterancestors()] if element is not None else []
    return sum(above.tag == "blockquote" for above in around)


def _lost(pieces: Sequence[Piece]) -> list[str]:
    """Says of the paragraphs that stand beside the article that they were not read."""
    if not pieces:
        return []
    start = " ".join(pieces[0].text.split()[:8])
    return [f"beside the article, not read: {len(pieces)} (“{start} …”)"]


def _changed(tree: Any) -> Any:
    for meta in tree.iter("meta"):
        if meta.get("property", meta.get("name", meta.get("itemprop"))) in _CHANGED:
            return parse_date(meta.get("content"))
    return None
