"""Suggested claims on disk: one Parquet file, written and read through DuckDB.

The file is derived and can be made again; what a person decided lives in `evidence.jsonl`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.records import VERSION, claim_from_record, to_line
from tightrope.evidence.errors import BadRecord

__all__ = ["read_claims", "write_claims"]

_SPAN = "BIGINT[]"
_ANCHOR = (
    'STRUCT(sha256 VARCHAR, "start" BIGINT, "end" BIGINT, exact VARCHAR, '
    "prefix VARCHAR, suffix VARCHAR)"
)
_KINDS = {  # columns that hold no text
    "anchor": _ANCHOR,
    "polarity": "TINYINT",
    "speakers": "VARCHAR[]",
    "source_span": _SPAN,
    "target_span": _SPAN,
    "cues": "BIGINT[][]",
    "confidence": "DOUBLE",
    "linked": "VARCHAR[]",
}
_COLUMNS = {field.name: _KINDS.get(field.name, "VARCHAR") for field in fields(Claim)}


def write_claims(path: Path, claims: Iterable[Claim]) -> int:
    """Writes claims to a Parquet file in the order given; gives how many.

    The file appears whole or not at all. Claims pass through a temporary file of JSON
    lines, so that no other table library is needed.
    """
    import duckdb

    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
        lines, parquet = Path(folder) / "claims.jsonl", Path(folder) / "claims.parquet"
        count = 0
        with lines.open("w", encoding="utf-8", newline="\n") as file:
            for claim in claims:
                file.write(to_line(claim) + "\n")
                count += 1
        columns = ", ".join(f"{_quoted(name)}: {_quoted(kind)}" for name, kind in _COLUMNS.items())
        with duckdb.connect() as connection:
            connection.execute("SET threads = 1")  # one thread keeps the order and the bytes
            connection.execute(
                f"COPY (SELECT * FROM read_json({_quoted(str(lines))}, format='newline_delimited', "  # noqa: S608 - both names are ours
                f"maximum_object_size=67108864, columns={{{columns}}})) "
                f"TO {_quoted(str(parquet))} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {{version: '{VERSION}'}})"
            )
        parquet.replace(path)
    return count


def read_claims(path: Path) -> tuple[Claim, ...]:
    """Gives the claims of a Parquet file in their order.

    Raises `BadRecord` where the file is no Parquet file of claims.
    """
    import duckdb

    try:
        with duckdb.connect() as connection:
            connection.execute("SET threads = 1")
            rows = connection.execute(
                f"SELECT {', '.join(_COLUMNS)} FROM read_parquet($1)",  # noqa: S608 - our own column names
                [str(path)],
            ).fetchall()
    except duckdb.Error as error:
        raise BadRecord(
            "this is not a file of suggested claims, or one of another version",
            where=path.name,
            hint="it is derived: delete it and read the sources again",
        ) from error
    return tuple(
        claim_from_record(_record(row), f"{path.name}:{number}")
        for number, row in enumerate(rows, start=1)
    )


def _record(row: tuple[Any, ...]) -> dict[str, Any]:
    """A row without what is empty: a field that was left out comes back as it is by default."""
    said = {name: value for name, value in zip(_COLUMNS, row, strict=True) if value is not None}
    return {"source_actor": None, "target_actor": None, **said, "version": VERSION}


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
