"""HTML: the article of a page, with its lists, posts and entries, or all it shows where none is found."""

from __future__ import annotations

import re

from tightrope.corpus.decode import decode
from tightrope.corpus.document import Document
from tightrope.corpus.errors import ParserStopped
from tightrope.corpus.limits import Limits
from tightrope.corpus.readers.build import Drawn, build_drawn
from tightrope.corpus.readers.sandbox import run_limited

_LARGE = 2 * 2**20  # code points beyond which a page is parsed in a limited process
_DEEPEST = 1500  # elements inside one another beyond which libxml2 drops what is in them
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_ELEMENT = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
# They hold nothing, or end where the next one begins.
_FLAT = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "dd", "dt", "input", "li", "link", "option", "p", "td", "th", "tr", "meta", "param", "source", "track", "wbr"})  # fmt: skip


def read_html(data: bytes, name: str, limits: Limits) -> Document:
    """Gives the article of a page; the page's own statements become the metadata.

    trafilatura finds the article. Pages that are large or nested deeper than `limits.max_depth` are
    parsed in a limited process. One nested too deep for it is read whole, and a flag says so; a large
    one that takes more than the limits raises ParserStopped.
    """
    declared = _DECLARED.search(data[:4096])
    html, encoding = decode(data, name, declared=declared.group(1).decode() if declared else None)
    return build_drawn(
        data,
        name,
        _draw(html, name, limits, "html"),
        limits,
        media_type="text/html",
        reader="html/2",
        encoding=encoding,
    )


def draw_letter(html: str, name: str, limits: Limits) -> Drawn:
    """Gives all the text of an HTML message, with ">" before the lines it quotes."""
    return _draw(html, name, limits, "letter")


def _draw(html: str, name: str, limits: Limits, kind: str) -> Drawn:
    from tightrope.corpus.readers.extract import extract_html, extract_letter
    from tightrope.corpus.readers.page import flattened

    depth = _depth(html, max(_DEEPEST, limits.max_depth))
    if depth > _DEEPEST and len(html) <= _LARGE:
        return extract_html(flattened(html), whole="its parts are nested too deep")
    if depth <= limits.max_depth and len(html) <= _LARGE:
        return extract_html(html) if kind == "html" else extract_letter(html)
    try:
        return run_limited(kind, html.encode("utf-8", "replace"), name, limits)
    except ParserStopped as error:
        if len(html) > _LARGE:
            raise
        return extract_html(flattened(html), whole=error.what)


def _depth(html: str, limit: int) -> int:
    """Gives how deep elements stand inside one another; counting stops beyond `limit`."""
    depth = deepest = 0
    for match in _ELEMENT.finditer(html):
        if match.group(1):
            depth = max(0, depth - 1)
        elif match.group(2).casefold() not in _FLAT:
            depth += 1
            deepest = max(deepest, depth)
            if deepest > limit:
                break
    return deepest
