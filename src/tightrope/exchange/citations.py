"""Sources as reference managers take them: CSL-JSON (Zotero, pandoc) and BibTeX."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_",
    "%": r"\%", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def to_csl(documents: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yields the lines of a CSL-JSON list; a document has keys name, title, author, publisher,
    published (ISO day, month or year) and url, None where not known."""
    entries = [_csl(document) for document in documents]
    yield json.dumps(entries, ensure_ascii=False, indent=1)


def _csl(document: Mapping[str, Any]) -> dict[str, Any]:
    day = document["published"]
    entry = {
        "id": document["name"],
        "type": "webpage" if document["url"] else "document",
        "title": document["title"],
        "author": [{"literal": document["author"]}] if document["author"] else None,
        "container-title": document["publisher"],
        "issued": {"date-parts": [[int(part) for part in str(day).split("-")]]} if day else None,
        "URL": document["url"],
    }
    return {key: value for key, value in entry.items() if value}


def to_bibtex(documents: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yields the lines of a BibTeX file, one @misc for each document; keys as for `to_csl`."""
    taken: set[str] = set()
    for document in documents:
        stem = re.sub(r"[^A-Za-z0-9:.-]+", "-", document["name"]).strip("-") or "source"
        key, number = stem, 1
        while key in taken:
            number += 1
            key = f"{stem}-{number}"
        taken.add(key)
        day = str(document["published"] or "")
        fields = {
            "title": document["title"],
            "author": document["author"],
            "publisher": document["publisher"],
            "year": day[:4],
            "date": day,
        }
        yield f"@misc{{{key},"
        for name, value in fields.items():
            if value:
                yield f"  {name} = {{{{{_escaped(value)}}}}},"
        if document["url"]:
            yield f"  url = {{{_address(document['url'])}}},"
        yield "}"


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in " ".join(text.split()))


def _address(url: str) -> str:
    """An address as it is, but for what would end its field or its line."""
    return re.sub(r"[{}\\\s]", lambda m: f"%{ord(m.group()):02X}", url)
