"""Claims and decisions as plain records (JSON objects) and back, checked field by field; claims as Parquet.

Every line says its version. Lines of version 1, which know `negated` and one `speaker` only, are
read as what they meant; they are written again in the present version. Parquet files are derived
and can be made again; what a person decided lives in `evidence.jsonl`."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tightrope.errors import nearest
from tightrope.evidence.claims.claim import CREDIBILITY, RELIABILITY, Anchor, Claim, Decision
from tightrope.evidence.errors import BadRecord

if TYPE_CHECKING:
    from pydantic import TypeAdapter

VERSION = 2
_MAX_DIGITS = 15


def to_line(item: Claim | Decision) -> str:
    """Gives one line of JSON, the version first, keys in the order of the type, without the line end.

    Empty fields are left out, save those that every claim says.
    """
    kind: type = type(item)
    told: dict[str, Any] = _adapter(kind).dump_python(item)
    if isinstance(item, Decision):
        told["claim"] = _sparse(told["claim"], Claim)
    record = {"version": VERSION, **_sparse(told, kind)}
    return json.dumps(record, ensure_ascii=False, separators=(", ", ": "))


def check_decision(decision: Decision) -> None:
    """Raises `BadRecord` for a decision that could be written and not be read again."""
    told = _adapter(Decision).dump_python(decision, warnings=False)
    decision_from_record({"version": VERSION, **told}, f"the decision on {decision.claim.id}")


def parse_line(line: str, where: str) -> Mapping[str, Any]:
    """Gives the JSON object of one line; `BadRecord` where it is not one."""
    try:
        record = json.loads(line, parse_int=lambda digits: _whole(digits, where))
    except (ValueError, RecursionError) as error:
        raise BadRecord("this line is not JSON", where=where, value=line[:60]) from error
    if not isinstance(record, dict):
        raise BadRecord("this line is not a JSON object", where=where, value=line[:60])
    return record


def _whole(digits: str, where: str) -> int:
    if len(digits) > _MAX_DIGITS:
        raise BadRecord(
            "a number this large is not used here", where=where, value=digits[:20] + "…"
        )
    return int(digits)


def claim_from_record(record: Mapping[str, Any], where: str) -> Claim:
    """Gives the claim a record describes; `BadRecord` names the field that is wrong."""
    version, rest = _versioned(record, where)
    claim: Claim = _validate(Claim, _first_claim(rest) if version == 1 else rest, where)
    _check_confidence(claim, where)
    return claim


def decision_from_record(record: Mapping[str, Any], where: str) -> Decision:
    """Gives the decision a record describes; `BadRecord` names the field that is wrong."""
    _check_texts(record, where)
    version, rest = _versioned(record, where)
    if version == 1:
        rest = {("judgement" if key == "verdict" else key): rest[key] for key in rest}
        if isinstance(rest.get("claim"), Mapping):
            rest["claim"] = _first_claim(rest["claim"])
    decision: Decision = _validate(Decision, rest, where)
    _check_confidence(decision.claim, where)
    if decision.reliability not in RELIABILITY:
        raise BadRecord(
            "reliability is a letter",
            where=where,
            value=decision.reliability,
            allowed="A to F; unknown is F",
        )
    if decision.credibility not in CREDIBILITY:
        raise BadRecord(
            "credibility is a figure",
            where=where,
            value=decision.credibility,
            allowed="1 to 6; unknown is 6",
        )
    return decision


def _check_texts(record: Mapping[str, Any], where: str) -> None:
    """Refuses what no text file can be written with, or no other program reads, wherever it stands."""
    for field, text in _texts(record, ()):
        if any("\ud800" <= sign <= "\udfff" for sign in text):
            said = f"field '{field}' has half a character (a lone surrogate)"
        elif "\0" in text:
            said = f"field '{field}' has a NUL, which is no character of a text"
        else:
            continue
        raise BadRecord(said, where=where, value=text[:60], hint="take it out of the line")


def _texts(value: Any, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each text in a record with the field it stands in; a key is told as standing in its own."""
    if isinstance(value, str):
        yield ".".join(path), value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield ".".join((*path, key)), key
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*path, str(number)))


def _check_confidence(claim: Claim, where: str) -> None:
    if not 0 <= claim.confidence <= 1:
        raise BadRecord(
            "field 'confidence' is out of range",
            where=where,
            value=claim.confidence,
            allowed="0 to 1",
        )


def _versioned(record: Mapping[str, Any], where: str) -> tuple[int, dict[str, Any]]:
    rest = dict(record)
    version = rest.pop("version", 1)
    if isinstance(version, bool) or version not in range(1, VERSION + 1):
        raise BadRecord(
            "this line was written in a version that this program does not know",
            where=where,
            value=version,
            allowed=f"1 to {VERSION}",
            hint="a newer Tightrope reads it",
        )
    return version, rest


def _first_claim(record: Mapping[str, Any]) -> dict[str, Any]:
    """A claim of version 1 in today's fields: `held` from `negated`, `speakers` from `speaker`."""
    claim = dict(record)
    if "negated" in claim:
        negated = claim.pop("negated")
        claim["held"] = {True: "no", False: "yes"}.get(negated, negated)
    if "speaker" in claim:
        speaker = claim.pop("speaker")
        claim["speakers"] = [] if speaker is None else [speaker]
    return claim


def _sparse(told: Mapping[str, Any], kind: type) -> dict[str, Any]:
    kept = _always(kind)
    return {k: v for k, v in told.items() if k in kept or v not in (None, "", ())}


@cache
def _always(kind: type) -> frozenset[str]:
    """What every record of a kind says, empty or not."""
    return frozenset(f.name for f in fields(kind) if f.default is MISSING)


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter  # heavy: only needed where records are read

    return TypeAdapter(kind)


def _validate(kind: type, record: Mapping[str, Any], where: str) -> Any:
    from pydantic import ValidationError

    try:
        return _adapter(kind).validate_python(record)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        if first["type"] == "missing":
            raise BadRecord(f"field '{field}' is missing", where=where) from error
        if first["type"] == "unexpected_keyword_argument":
            raise BadRecord(
                "unknown key", where=where, value=field, hint=nearest(field, _known(kind))
            ) from error
        raise BadRecord(
            f"field '{field}': {first['msg']}", where=where, value=first.get("input")
        ) from error


def _known(kind: type) -> list[str]:
    """All keys a record may have, with their paths."""
    own = [field.name for field in fields(kind)]
    parts: dict[type, tuple[str, type]] = {Decision: ("claim", Claim), Claim: ("anchor", Anchor)}
    if kind in parts:
        name, part = parts[kind]
        own += [f"{name}.{key}" for key in _known(part)]
    return own


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
