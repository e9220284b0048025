"""A brief with the files it was made from as one zip that describes itself (RO-Crate 1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from tightrope.brief.page import Brief
from tightrope.brief.zipped import zipped
from tightrope.evidence import SourceLine

_SPEC = "https://w3id.org/ro/crate/1.1"
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
    brief: Brief, files: Mapping[str, bytes], sources: Sequence[SourceLine], made_on: date
) -> bytes:
    """Gives the zip; equal input, `made_on` too, gives equal bytes.

    Sources are described (who, when, their SHA-256) and not included: they may not be ours to pass on.
    """
    described = _described(brief, files, sources, made_on)
    metadata = json.dumps(described, ensure_ascii=False, indent=1).encode()
    return zipped({"ro-crate-metadata.json": metadata, **files})


def _described(
    brief: Brief, files: Mapping[str, bytes], sources: Sequence[SourceLine], made_on: date
) -> dict[str, Any]:
    documents = list(_sources(sources))
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": brief.title,
        "description": brief.summary or f"A brief of {brief.title}",
        "datePublished": made_on.isoformat(),
        "license": "Not stated",
        "hasPart": _named(files),
        "identifier": brief.input_hash,
        "temporalCoverage": brief.as_of,
        "mentions": _named(document["@id"] for document in documents),
        "conditionsOfAccess": brief.marking,
    }
    about = {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "conformsTo": {"@id": _SPEC},
        "about": {"@id": "./"},
    }
    told = (_file(name, data) for name, data in files.items())
    graph = [about, _stated(root), *told, *documents, *_made(brief, files)]
    return {"@context": f"{_SPEC}/context", "@graph": graph}


def _made(brief: Brief, files: Iterable[str]) -> Iterator[dict[str, Any]]:
    """How the brief came about, and by which program."""
    yield {
        "@id": "#made",
        "@type": "CreateAction",
        "name": "The brief is made from the model and its evidence",
        "instrument": {"@id": "#tightrope"},
        "object": _named(n for n in files if not n.startswith("brief.")),
        "result": _named(n for n in files if n.startswith("brief.")),
    }
    yield {
        "@id": "#tightrope",
        "@type": "SoftwareApplication",
        "name": "Tightrope",
        "version": brief.version,
    }


def _named(ids: Iterable[str]) -> list[dict[str, str]]:
    return [{"@id": id_} for id_ in ids]


def _stated(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value}


def _file(name: str, data: bytes) -> dict[str, Any]:
    return {
        "@id": name,
        "@type": "File",
        "name": _SAYS.get(name, name),
        "encodingFormat": _FORMATS["." + name.rpartition(".")[2]],
        "contentSize": str(len(data)),
    }


def _sources(sources: Sequence[SourceLine]) -> Iterator[dict[str, Any]]:
    """One entry for each document by its hash; two names of the same bytes are one."""
    alike: dict[str, list[SourceLine]] = {}
    for source in sources:
        alike.setdefault(source.sha256, []).append(source)
    for digest, own in alike.items():
        first = own[0]
        told = {
            "@id": f"#{digest}",
            "@type": "CreativeWork",
            "name": first.title or first.name,
            "alternateName": "; ".join(source.name for source in own),
            "author": first.author,
            "publisher": first.publisher,
            "datePublished": first.published.isoformat() if first.published else None,
            "sha256": digest,
        }
        yield _stated(told)
