"""What a page says of itself: title, author, publisher, day and address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tightrope.corpus.dates import parse_date

__all__ = ["statements_of"]

_FIELDS = ("title", "author", "publisher", "published", "url")
_ARTICLES = (
    "article",
    "posting",
    "report",
    "review",
)  # ends of the schema.org types that are texts
_AUTHORS = ("author", "article:author", "dc.creator", "citation_author", "parsely-author")
_FAR = "2100-01-01"  # dates are judged by what the page says, not by today's clock
_NAMES = {"title": "title", "author": "author", "sitename": "publisher", "date": "published", "url": "url"}  # fmt: skip


def statements_of(tree: Any, html: str) -> dict[str, str]:
    """Gives the fields the page states; the linked data of its article before meta tags and `<time>`."""
    said: dict[str, str] = {}
    for source in (_linked_data(tree), _author(tree), _meta(html), _time(tree)):
        for field, value in source.items():
            if value.strip():
                said.setdefault(field, " ".join(value.split())[:500])
    return said


def _meta(html: str) -> dict[str, str]:
    from trafilatura.metadata import extract_metadata

    dates = {"original_date": True, "extensive_search": False, "max_date": _FAR}
    found = extract_metadata(html, date_config=dates)
    if found is None:
        return {}
    return {own: str(getattr(found, name) or "") for name, own in _NAMES.items()}


def _author(tree: Any) -> dict[str, str]:
    """As the page spells it."""
    for meta in tree.iter("meta"):
        if meta.get("name", meta.get("property", "")).casefold() in _AUTHORS:
            said = _said(meta.get("content"))
            if said:
                return {"author": said}
    return {}


def _time(tree: Any) -> dict[str, str]:
    for element in tree.iter("time"):
        day = parse_date(element.get("datetime")) or parse_date(element.text_content())
        if day:
            return {"published": day.isoformat()}
    return {}


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
