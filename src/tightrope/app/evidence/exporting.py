"""Passages and claims as records, for other programs."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import Any, Literal

from tightrope.app.errors import NoSuchSuggestions, UnknownExport
from tightrope.app.evidence.archive import read_archive
from tightrope.app.evidence.reading import Reading
from tightrope.app.evidence.suggested import ASSISTANT, read_suggested, suggested_by
from tightrope.app.result import Result, plain
from tightrope.app.store.folder import Folder, write_out
from tightrope.evidence import Claim, read_decisions, with_agreement
from tightrope.evidence.claims.anchor import Sayings
from tightrope.exchange.cells import guarded
from tightrope.exchange.citations import to_bibtex, to_csl

Form = Literal["jsonl", "csv", "parquet", "csl", "bibtex"]

_DERIVED = ("negated", "sign", "speaker", "time_from", "time_to")  # of what the claim holds


@dataclass(frozen=True, repr=False)
class Exported(Result):
    """Passages or claims: how many were written where, or the records themselves."""

    schema = "export/1"
    frame_of = "records"
    what: str
    """What was asked for: documents, passages or claims."""
    out: Path | None
    """The file they were written to; null: given as `records`."""
    lines: int
    """How many there are."""
    records: tuple[dict[str, Any], ...] = ()
    """The records themselves, where no file was named."""
    text: str = ""
    """The same in a format that is no table (csl, bibtex)."""
    left_out: str = ""
    """What the records, in this format, have no place for; empty: nothing."""


def document_records(reading: Reading) -> Iterator[dict[str, Any]]:
    """Gives a record per document: what it says of itself, how reliable, what speaks against it."""
    lines = {line.name: line for line in reading.report.sources}
    for document in reading.documents:
        line = lines[document.name]
        note = reading.notes.get(document.name)
        metadata = plain(document.metadata)
        if note is not None and note.published is not None:
            metadata["published"] = str(note.published)  # a year stays a year
        yield {
            "name": document.name,
            **metadata,
            "reliability": line.reliability,
            "origin": line.origin,
            "claims": line.claims,
            "flags": list(document.flags),
            "media_type": document.media_type,
            "sha256": document.sha256,
        }


def passage_records(reading: Reading) -> Iterator[dict[str, Any]]:
    """Gives a record per passage: source, start, end (code points of the original text), label."""
    for document, passages in zip(reading.documents, reading.passages, strict=True):
        for passage in passages:
            yield {
                "source": document.name,
                "start": passage.start,
                "end": passage.end,
                "label": passage.label,
            }


def claim_records(
    folder: Folder,
    reading: Reading,
    coder: str | None = None,
    *,
    meant: Container[str] | None = None,
) -> Iterator[dict[str, Any]]:
    """Gives a record per claim, suggested ones included; `status` tells them apart.

    With `coder`, what that coder suggested; with `meant` (ids), of those claims only. `coders`
    names all who claim the same of the same words, people included.
    """
    report = reading.report
    found = {name: read_suggested(folder, name) for name in suggested_by(folder)}
    said = Sayings((
        *report.claims, *report.possible, *chain.from_iterable(c.claims for c in reading.coded),
        *chain.from_iterable(found.values()),
    ))  # fmt: skip
    own = (*report.claims, *report.possible)
    if coder is not None:
        learned = [claim for one in reading.coded for claim in one.claims]
        decisions = read_decisions(folder.decisions)
        own = with_agreement(read_suggested(folder, coder), learned, decisions)
    for claim in own if meant is None else (one for one in own if one.id in meant):
        alike = {other.coder for other in said.same_as(claim)}
        yield claim_record(
            claim,
            grade=report.grades.get(claim.id, ("F", 6)),
            origin=report.origin_of_claim.get(claim.id),
            accepted=claim.id in report.accepted,
            coders=sorted(alike | {claim.coder}),
        )


RECORDS: Mapping[str, Callable[[Reading], Iterator[dict[str, Any]]]] = {
    "documents": document_records,
    "passages": passage_records,
}


def archive_records(folder: Folder) -> Iterator[dict[str, Any]]:
    """Gives a record per claim of the folder's archive, one part in memory at a time."""
    if not folder.archive.is_dir():
        raise NoSuchSuggestions(
            "no archive has been read into this folder",
            where=str(folder.path),
            hint="read one with: tightrope read PATH --into FOLDER --archive",
        )
    return map(claim_record, read_archive(folder.archive))


_HELD_ELSEWHERE = {
    "passages": "the words of a passage: start and end are places in the text of its document",
    "claims": "the words before and after a quote, the cues it was read by, and what it is linked to",
}
_OF_DOCUMENTS = "reliability, origin, claims, flags, media type and hash of the documents"


def left_out_of(what: str, form: str) -> str:
    """Gives what records of this kind in this format have no place for; empty: nothing."""
    if what == "documents":
        return _OF_DOCUMENTS if form in ("csl", "bibtex") else ""
    return _HELD_ELSEWHERE[what]


def checked_form(what: str, form: str | None, *, to_file: bool) -> Form:
    """Gives the format that records of this kind are written in; raises UnknownExport."""
    forms: tuple[Form, ...] = ("jsonl", "csv", "parquet")
    if what == "documents":
        forms = (*forms, "csl", "bibtex")
    chosen = next((one for one in forms if one == (form or "jsonl")), None)
    if chosen is None:
        raise UnknownExport(
            f"{what} cannot be written in this format", value=form, allowed=", ".join(forms)
        )
    if chosen == "parquet" and not to_file:
        raise UnknownExport("Parquet is no text", hint="name a file with --out")
    return chosen


def record_lines(records: Iterable[dict[str, Any]], form: Form = "jsonl") -> Iterator[str]:
    """Gives the records as lines of JSON, as CSV with a line of names (lists in it are JSON), or,
    where they are of documents, as CSL-JSON or BibTeX."""
    if form == "jsonl":
        yield from (json.dumps(record, ensure_ascii=False) for record in records)
    elif form == "csl":
        yield from to_csl(records)
    elif form == "bibtex":
        yield from to_bibtex(records)
    else:
        for number, record in enumerate(records):
            if number == 0:
                yield _row(record)
            yield _row(map(_cell, record.values()))


def write_records(
    path: Path, records: Iterator[dict[str, Any]], out: Path, form: Form = "jsonl"
) -> int:
    """Writes the records to `out`, whole; a link may not lead it out of the folder. Gives how many."""
    written = 0

    def counted() -> Iterator[dict[str, Any]]:
        nonlocal written
        for record in records:
            written += 1
            yield record

    if form == "parquet":
        write_out(path, out, parquet(counted()))
    else:
        write_out(path, out, (f"{line}\n".encode() for line in record_lines(counted(), form)))
    return written


def parquet(records: Iterable[dict[str, Any]]) -> bytes:
    """Gives the records as a Parquet file, through DuckDB; lists and mappings are JSON in it.

    Raises UnknownExport where there is none: a table needs columns.
    """
    import duckdb

    held: dict[str, set[type]] = {}
    with tempfile.TemporaryDirectory() as made:
        rows, table = Path(made) / "rows.json", Path(made) / "table.parquet"
        with rows.open("w", encoding="utf-8") as lines:
            for record in map(plain, records):
                lines.write(f"{json.dumps(record, ensure_ascii=False)}\n")
                for name, cell in record.items():
                    held.setdefault(name, set()).update(() if cell is None else (type(cell),))
        if not held:
            raise UnknownExport("there is nothing to write", hint="a table in Parquet needs a row")
        columns = {name: _column_type(types) for name, types in held.items()}
        with duckdb.connect(":memory:") as connection:
            connection.execute("SET enable_progress_bar = false")  # standard output is for data
            connection.execute(
                f"COPY (SELECT * FROM read_json(?, columns = {columns})) TO '{table}' "  # noqa: S608
                "(FORMAT parquet)",
                [str(rows)],
            )
        return table.read_bytes()


def _column_type(held: set[type]) -> str:
    """The type of a column whose cells are of these types."""
    if held <= {str}:
        return "VARCHAR"
    if held == {bool}:
        return "BOOLEAN"
    if held <= {int, float}:
        return "DOUBLE" if float in held else "BIGINT"
    return "JSON"


def _cell(value: Any) -> Any:
    """A cell of CSV: lists and mappings as JSON; no text that a spreadsheet takes for a formula."""
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False)
    return guarded(value) if isinstance(value, str) else value


def _row(cells: Iterable[Any]) -> str:
    text = StringIO()
    csv.writer(text).writerow(list(cells))  # its \r\n is why a lone \r in a cell is quoted
    return text.getvalue().removesuffix("\r\n")


def claim_record(
    claim: Claim,
    *,
    grade: tuple[str, int] = ("F", 6),
    origin: int | None = None,
    accepted: bool = False,
    coders: Sequence[str] = (),
) -> dict[str, Any]:
    """Gives one claim as a record; offsets are code points of the original text."""
    reliability, credibility = grade
    told = plain(claim)
    anchor = told.pop("anchor")
    coder = f"{told.pop('coder')}/{told.pop('coder_version')}"
    dropped = ("document", "cues", "linked")
    return {
        "id": told.pop("id"),
        "source": claim.document,
        **{key: anchor[key] for key in ("start", "end")},
        "quote": anchor["exact"],
        **{key: value for key, value in told.items() if key not in dropped},
        **{key: getattr(claim, key) for key in _DERIVED},
        "coder": coder,
        "coders": list(coders) or [claim.coder],
        "confidence": round(claim.confidence, 3),
        "reliability": reliability,
        "credibility": credibility,
        "origin": origin,
        "status": "accepted" if accepted else "suggested" if _is_suggested(claim) else "possible",
    }


def _is_suggested(claim: Claim) -> bool:
    """Whether it waits for a person: its coder is sure enough, or an assistant has proposed it."""
    return claim.is_proposed or claim.coder.startswith(f"{ASSISTANT}:")
