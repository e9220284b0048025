"""HTML: the article as trafilatura extracts it, or all visible text where that finds nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tightrope.corpus.dates import parse_date
from tightrope.corpus.decode import decode
from tightrope.corpus.document import Document, Metadata
from tightrope.corpus.errors import ParserStopped
from tightrope.corpus.limits import Limits
from tightrope.corpus.markup import Tag, attributes, depth_of, tokens
from tightrope.corpus.readers.build import build_document
from tightrope.corpus.sandbox import run_limited

__all__ = ["read_html", "visible_text"]

_TOO_LARGE = 10 * 2**20  # code points beyond which no extraction is tried
_LARGE = 2 * 2**20  # code points beyond which extraction runs in a limited process
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "td",
        "th",
        "title",
        "tr",
        "ul",
    ]
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT = frozenset(
    {"script", "style", "template", "noscript", "svg", "iframe", "object", "textarea", "title"}
)
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title"),
    "author": ("author", "article:author", "dc.creator", "citation_author", "parsely-author"),
    "publisher": ("og:site_name", "publisher", "dc.publisher", "application-name"),
    "published": (
        "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate", "publish-date",
        "publication_date", "parsely-pub-date", "citation_publication_date", "sailthru.date",
    ),
    "url": ("og:url",),
}  # fmt: skip


def read_html(data: bytes, name: str, limits: Limits) -> Document:
    """Gives the article of a page; the page's own statements become the metadata.

    Extraction is trafilatura's. Pages that are large or nested deeper than `limits.max_depth` are
    extracted in a limited process; where that is stopped or finds nothing, the visible text of the
    whole page is taken, and a flag says so.
    """
    declared = _DECLARED.search(data[:4096])
    html, encoding = decode(data, name, declared=declared.group(1).decode() if declared else None)
    text, flags = _article(html, name, limits)
    return build_document(
        data,
        name,
        text,
        limits,
        media_type="text/html",
        reader="html/1",
        metadata=_metadata(html),
        encoding=encoding,
        flags=flags,
    )


def _article(html: str, name: str, limits: Limits) -> tuple[str, tuple[str, ...]]:
    from tightrope.corpus.readers.extract import extract_article

    try:
        if len(html) > _TOO_LARGE:
            return visible_text(html), ("whole page read: too large for article extraction",)
        if len(html) > _LARGE or depth_of(html, limits.max_depth) > limits.max_depth:
            text = run_limited("html", html.encode("utf-8", "replace"), name, limits)
        else:
            text = extract_article(html)
    except ParserStopped as error:
        return visible_text(html), (f"whole page read: {error.what}",)
    if text.strip():
        return text, ()
    return visible_text(html), ("whole page read: no article found in it",)


def visible_text(html: str) -> str:
    """Gives every text a page shows, one block a line, headings and paragraphs set apart."""
    pieces: list[str] = []
    for token in tokens(html):
        if isinstance(token, str):
            pieces.append(re.sub(r"\s+", " ", token))
        elif token.name in _BLOCKS and token.name not in _SILENT:
            pieces.append("\n\n" if token.name == "p" or token.name in _HEADINGS else "\n")
            if token.name == "li" and not token.closing:
                pieces.append("- ")
    lines = [" ".join(line.split()) for line in "".join(pieces).split("\n")]
    text = "\n".join(line if line != "-" else "" for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _metadata(html: str) -> Metadata:
    said: dict[str, str] = {}
    for field, value in _statements(html):
        clean = " ".join(value.split())
        if clean:
            said.setdefault(field, clean[:500])
    return Metadata(
        title=said.get("title", said.get("page title")),
        author=None if said.get("author", "").startswith("http") else said.get("author"),
        publisher=said.get("publisher"),
        published=parse_date(said.get("published")),
        url=said.get("url"),
    )


def _statements(html: str) -> Iterator[tuple[str, str]]:
    """What the page says of itself, field by field: meta tags, canonical link, JSON-LD, title, time."""
    names = {name: field for field, known in _META.items() for name in known}
    for token in tokens(html):
        if not isinstance(token, Tag) or token.closing:
            continue
        if token.name == "title":
            yield "page title", token.inside
        elif token.name in ("meta", "link", "script", "time"):
            found = attributes(token)
            field = names.get(
                found.get("property", found.get("name", found.get("itemprop", ""))).casefold()
            )
            if token.name == "meta" and field:
                yield field, found.get("content", "")
            elif token.name == "link" and found.get("rel") == "canonical":
                yield "url", found.get("href", "")
            elif token.name == "time" and found.get("itemprop") == "datePublished":
                yield "published", found.get("datetime", "")
            elif token.name == "script" and found.get("type") == "application/ld+json":
                yield from _linked_data(token.inside)


def _linked_data(source: str) -> Iterator[tuple[str, str]]:
    try:
        data = json.loads(source[:200_000])
    except (ValueError, RecursionError):
        return
    nodes: list[Any] = data if isinstance(data, list) else [data]
    if isinstance(data, dict) and isinstance(data.get("@graph"), list):
        nodes = data["@graph"]
    for node in nodes:
        if isinstance(node, dict) and "datePublished" in node:
            yield "published", str(node["datePublished"])
            yield "title", str(node.get("headline") or "")
            yield "author", _named(node.get("author"))
            yield "publisher", _named(node.get("publisher"))


def _named(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_named, value[:20])))
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""
