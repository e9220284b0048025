"""What a page says of itself: title, author, publisher, day and address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tightrope.corpus.dates import parse_date

_ARTICLES = (
    "article",
    "posting",
    "report",
    "review",
)  # ends of the schema.org types that are texts
_DAYS = frozenset({
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created",
    "pubdate", "publishdate", "publish-date", "publication_date", "parsely-pub-date", "citation_publication_date",
    "citation_date", "sailthru.date", "og:published_time", "og:article:published_time", "article.published",
})  # fmt: skip
_AUTHORS = ("author", "article:author", "dc.creator", "citation_author", "parsely-author")
_NAMES = {"title": "title", "author": "author", "sitename": "publisher", "url": "url"}


def statements_of(tree: Any, html: str) -> dict[str, str]:
    """Gives the fields the page states: the linked data of its article, then its meta tags.

    The day is only taken where it is stated as such, never guessed from a day that stands in the page.
    """
    said: dict[str, str] = {}
    for source in (_linked_data(tree), _meta(tree), _found(html)):
        for field, value in source.items():
            if value.strip():
                said.setdefault(field, " ".join(value.split())[:500])
    return said


def _meta(tree: Any) -> dict[str, str]:
    """Author and day as the page spells them."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").casefold()
        value = _said(meta.get("content"))
        if name in _AUTHORS and value:
            found.setdefault("author", value)
        day = parse_date(value) if name in _DAYS else None
        if day:
            found.setdefault("published", day.isoformat())
    return found


def _found(html: str) -> dict[str, str]:
    """Title, publisher and address as trafilatura finds them."""
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(html)
    if found is None:
        return {}
    return {own: str(getattr(found, name) or "") for name, own in _NAMES.items()}


def _linked_data(tree: Any) -> dict[str, str]:
    """What the node of the article says; other nodes (site, pictures, other stories) have dates of their own."""
    nodes = [
        n
        for s in tree.iter("script")
        if s.get("type") == "application/ld+json"
        for n in _nodes(s.text)
    ]
    heading = next((" ".join(h.text_content().split()) for h in tree.iter("h1")), "")
    texts = [n for n in nodes if _is_text(n)]
    own = [n for n in texts if heading and _said(n.get("headline")) == heading]
    dated = [n for n in [*own, *texts] if n.get("datePublished")]
    if not dated and not own:
        untyped = [
            n for n in nodes if "datePublished" in n and ("headline" in n or "@type" not in n)
        ]
        dated = untyped or [n for n in nodes if "datePublished" in n and _is_page(n)]
    node = next(iter([*own, *dated]), {})
    found = {
        "title": _said(node.get("headline")),
        "author": _said(node.get("author")),
        "publisher": _said(node.get("publisher")),
    }
    day = parse_date(node.get("datePublished"))
    return {**found, "published": day.isoformat() if day else ""}


def _nodes(source: str | None) -> Iterator[dict[str, Any]]:
    try:
        waiting = [json.loads((source or "")[:500_000])]
    except (ValueError, RecursionError):
        return
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting = [*node[:200], *waiting]
        elif isinstance(node, dict):
            yield node
            waiting = [node.get("@graph"), node.get("mainEntity"), *waiting]


def _types(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    return [str(k).casefold() for k in (kind if isinstance(kind, list) else [kind])]


def _is_text(node: dict[str, Any]) -> bool:
    return any(kind.endswith(_ARTICLES) for kind in _types(node))


def _is_page(node: dict[str, Any]) -> bool:
    return any(kind.endswith("page") for kind in _types(node))


def _said(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_said, value[:20])))
    if isinstance(value, dict):
        value = value.get("name")
    value = " ".join(value.split()) if isinstance(value, str) else ""
    return "" if value.startswith("http") else value
