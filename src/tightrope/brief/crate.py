"""A brief with the files it was made from as one zip that describes itself (RO-Crate 1.1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tightrope.brief.page import Brief
from tightrope.brief.zipped import zipped
from tightrope.dates import days_meant

__all__ = ["to_crate"]

_SPEC = "https://w3id.org/ro/crate/1.1"
_UNDATED = "1970-01-01"  # a crate must have a date
_FORMATS = {
    ".html": "text/html",
    ".md": "text/markdown",
    ".json": "application/json",
    ".yaml": "application/yaml",
    ".jsonl": "application/jsonl",
}
_SAYS = {
    "brief.html": "The brief, to be read",
    "brief.md": "The same as text with footnotes",
    "brief.json": "The same as data, with the facts it was made from",
    "crisis.yaml": "The model",
    "evidence.jsonl": "What people decided about claims, with their exact quotes",
    "sources.yaml": "What is known of the documents",
    "expectations.yaml": "What the sources expect, put to the model",
    "sealed.yaml": "Later events, for scoring only",
}


def to_crate(
    brief: Brief, files: Mapping[str, bytes], documents: Mapping[str, str], dated: str
) -> bytes:
    """Gives the zip; equal input gives equal bytes.

    `documents` (name -> SHA-256) are described and not included: they may not be ours to pass on.
    `dated` is the day, month or year the brief speaks of; the last day of it is the crate's date.
    """
    described = _described(brief, files, documents, dated)
    metadata = json.dumps(described, ensure_ascii=False, indent=1).encode()
    return zipped({"ro-crate-metadata.json": metadata, **files})


def _described(
    brief: Brief, files: Mapping[str, bytes], documents: Mapping[str, str], dated: str
) -> dict[str, Any]:
    meant = days_meant(dated) if dated else None
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": brief.title,
        "description": brief.summary or f"A brief of {brief.title}",
        "datePublished": meant[1].isoformat() if meant else _UNDATED,
        "license": "Not stated",
        "hasPart": [{"@id": name} for name in files],
        "mentions": [{"@id": f"#{digest}"} for digest in documents.values()],
        "identifier": brief.input_hash,
    }
    if brief.marking:
        root["conditionsOfAccess"] = brief.marking
    made = {
        "@id": "#made",
        "@type": "CreateAction",
        "name": "The brief is made from the model and its evidence",
        "instrument": {"@id": "#tightrope"},
        "object": [{"@id": n} for n in files if not n.startswith("brief.")],
        "result": [{"@id": n} for n in files if n.startswith("brief.")],
    }
    program = {
        "@id": "#tightrope",
        "@type": "SoftwareApplication",
        "name": "Tightrope",
        "version": brief.version,
    }
    return {
        "@context": f"{_SPEC}/context",
        "@graph": [
            {
                "@id": "ro-crate-metadata.json",
                "@type": "CreativeWork",
                "conformsTo": {"@id": _SPEC},
                "about": {"@id": "./"},
            },
            root,
            *(_file(name, data) for name, data in files.items()),
            *_sources(documents),
            made,
            program,
        ],
    }


def _file(name: str, data: bytes) -> dict[str, Any]:
    return {
        "@id": name,
        "@type": "File",
        "name": _SAYS.get(name, name),
        "encodingFormat": _FORMATS["." + name.rpartition(".")[2]],
        "contentSize": str(len(data)),
    }


def _sources(documents: Mapping[str, str]) -> list[dict[str, Any]]:
    """One entry for each document by its hash; two names of the same bytes are one."""
    names: dict[str, list[str]] = {}
    for name, digest in documents.items():
        names.setdefault(digest, []).append(name)
    return [
        {"@id": f"#{digest}", "@type": "CreativeWork", "name": "; ".join(own), "sha256": digest}
        for digest, own in names.items()
    ]
