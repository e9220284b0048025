"""The rows of event tables into DuckDB, each counted: kept, or left out for a reason."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tightrope.exchange.errors import EventsUnreadable
from tightrope.exchange.event_folding import MARKERS, NO_ACTOR, SEVERAL
from tightrope.exchange.event_sums import WITHIN_ONE
from tightrope.exchange.find_layout import FoundLayout, csv_options
from tightrope.exchange.table_files import first_lines, unpacked

NOBODY: Mapping[str, str] = MappingProxyType({})
MEMORY = "1GB"  # beyond it DuckDB works on disk
COLUMNS = """source VARCHAR, target VARCHAR, code VARCHAR, kind VARCHAR, talk BOOLEAN,
    intensity DECIMAL(8, 6), day DATE, number UBIGINT, address UBIGINT, place UBIGINT"""
_SAMPLE = date(2024, 1, 31)
_LACKS_DATE = "with a date that is not understood"
_REASONS = {
    NO_ACTOR: "source IS NULL OR target IS NULL",
    WITHIN_ONE: "source = target",
    "without a type of event": "code IS NULL",
    "without a date": "date IS NULL",
    _LACKS_DATE: "day IS NULL",
    "with a date before 1800 or after 2099": "NOT year(day) BETWEEN 1800 AND 2099",
    "without an intensity": "intensity IS NULL AND NOT talk",
    "with an intensity beyond -10 to 10": "NOT talk AND NOT intensity BETWEEN -10 AND 10",
}


@dataclass(frozen=True, slots=True)
class Scanned:
    """What became of the rows of some tables; the rows kept are in the table `kept`."""

    rows: int
    rejected: int  # lines that are no row
    skipped: dict[str, int]  # reason -> rows


@contextmanager
def room(known: Mapping[str, str] = NOBODY, *, threads: int | None = None) -> Iterator[Any]:
    """A connection with empty tables `kept` and `states`, which works on disk beyond MEMORY.

    known: names of actors in small letters -> whom they mean; where a table names who acted, and not
    only the country, these are told apart from it.
    """
    with tempfile.TemporaryDirectory() as spill, closing(_connect(spill)) as connection:
        if threads is not None:
            connection.execute(f"SET threads = {threads}")
        connection.execute(f"CREATE TABLE kept ({COLUMNS})")
        connection.execute("CREATE TABLE states (name VARCHAR, number VARCHAR)")
        connection.execute("CREATE TABLE known (known_name VARCHAR, known_actor VARCHAR)")
        if known:
            connection.executemany("INSERT INTO known VALUES (?, ?)", list(known.items()))
        yield connection


def _connect(spill: str) -> Any:
    import duckdb

    # nothing may be fetched from the network, whatever a file is called
    closed = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    space = {"memory_limit": MEMORY, "temp_directory": spill, "preserve_insertion_order": "false"}
    connection = duckdb.connect(":memory:", config={**closed, **space})
    connection.execute("SET enable_progress_bar = false")  # it would stand among what is printed
    return connection


def scan(connection: Any, tables: Sequence[FoundLayout]) -> Scanned:
    """Reads tables one after the other: what is missing is NULL, long texts are numbers.

    Raises EventsUnreadable where nothing of a file can be used for the way it is written.
    """
    rows, skipped = 0, Counter[str]()
    (known,) = connection.execute("SELECT count(*) FROM known").fetchone()
    for found in tables if known else map(_without_names, tables):
        with unpacked([found.path]) as (plain,):
            _read_in(connection, found, plain)
            for reason, number in _checked(connection, found, plain):
                rows += number
                skipped[reason or ""] += number
        connection.execute(
            "INSERT INTO kept SELECT * EXCLUDE (reason) FROM incoming WHERE reason IS NULL"
        )
        connection.execute("DROP TABLE incoming")
    (rejected,) = connection.execute(
        "SELECT count(DISTINCT (file_id, line)) FROM reject_errors"
    ).fetchone()
    skipped.pop("", None)
    return Scanned(rows, rejected, dict(skipped))


def _without_names(found: FoundLayout) -> FoundLayout:
    return replace(found, layout=replace(found.layout, names=None))


def _read_in(connection: Any, found: FoundLayout, plain: Path) -> None:
    import duckdb

    layout = found.layout
    hashes = ", ".join(
        f"{_hashed([name for name in names or () if name.lower() in found.known])} AS {what}"
        for what, names in (
            ("number", (layout.number,)),
            ("address", layout.address),
            ("place", layout.place),
        )
    )
    reasons = " ".join(f"WHEN {condition} THEN '{why}'" for why, condition in _REASONS.items())
    rows = f"FROM read_csv($path, {csv_options(found)})"
    query = f"""
        CREATE TABLE incoming AS
        SELECT * EXCLUDE (date) REPLACE (TRY_CAST(intensity AS DECIMAL(8, 6)) AS intensity),
            CASE {reasons} END AS reason FROM (
            SELECT {_actor(found, 0)} AS source, {_actor(found, 1)} AS target,
                {_present(layout.code)} AS code, {layout.kind} AS kind,
                coalesce({layout.talk}, FALSE) AS talk,
                CAST({layout.intensity} AS DOUBLE) AS intensity, {layout.day} AS day, {hashes},
                {_present(layout.date)} AS date
            {rows} {" ".join(map(partial(_who_is_known, found), range(2)))}
        )
    """  # noqa: S608 - every part but the path comes from this package's own table of layouts
    path = {"path": str(plain)}
    try:
        connection.execute(query, path)
        for column, state in zip((layout.source, layout.target), layout.states or (), strict=False):
            if state in found.known:
                connection.execute(
                    _numbers_of_states(column, state, rows.replace("store_rejects = true, ", "")),
                    path,
                )
    except duckdb.Error as error:
        raise EventsUnreadable(
            f"not a readable {layout.name} table",
            where=found.path.name,
            value=str(error).splitlines()[0],
        ) from error


def _checked(connection: Any, found: FoundLayout, plain: Path) -> list[tuple[str | None, int]]:
    """Gives how many rows are left out for which (first) reason, None: kept.

    Raises EventsUnreadable where no line of a file is a row, or no day of it is understood.
    """
    name, where = found.layout.name, found.path.name
    reasons: list[tuple[str | None, int]] = connection.execute(
        "SELECT reason, count(*) FROM incoming GROUP BY ALL"
    ).fetchall()
    if not reasons and found.width:
        line = first_lines(found.path)[int(found.named)]
        raise EventsUnreadable(
            f"no line has the {len(found.columns)} columns of this {name} table",
            where=f"{where}:{1 + found.named}",
            value=line.replace("\t", " "),
        )
    (understood,) = connection.execute("SELECT count(day) FROM incoming").fetchone()
    if dict(reasons).get(_LACKS_DATE) and not understood:
        query = f"""SELECT {found.layout.date} FROM read_csv($path, {csv_options(found)})
            WHERE {_present(found.layout.date)} IS NOT NULL LIMIT 1"""  # noqa: S608
        connection.execute("SET preserve_insertion_order = true")
        (first,) = connection.execute(query, {"path": str(plain)}).fetchone()
        raise EventsUnreadable(
            f"no date of this {name} table is understood",
            where=where,
            value=first,
            allowed="dates like " + ", ".join(f"{_SAMPLE:{form}}" for form in found.layout.forms),
        )
    return reasons


_GOVERNMENT = "Government of "  # as UCDP names the sides that are states


def _actor(found: FoundLayout, end: int) -> str:
    """The actors of one end; several governments have commas between them where states are told.

    Somebody known by name who is not the country stands for himself.
    """
    layout = found.layout
    name = _present((layout.source, layout.target)[end])
    if layout.states is not None:
        return f"replace({name}, ', {_GOVERNMENT}', '{SEVERAL} {_GOVERNMENT}')"
    if (own := _own_name(found, end)) is None:
        return name
    who, country = f"who_{end}.known_actor", f"country_{end}.known_actor"
    return (
        f"CASE WHEN {who} IS NOT NULL AND {who} IS DISTINCT FROM {country} THEN trim({own}) "
        f"ELSE {name} END"
    )


def _who_is_known(found: FoundLayout, end: int) -> str:
    """Joins whom the name at one end means, and whom the country."""
    own = _own_name(found, end)
    if own is None:
        return ""
    country = f'"{(found.layout.source, found.layout.target)[end]}"'
    return " ".join(
        f"LEFT JOIN known AS {what}_{end} ON {what}_{end}.known_name = lower(trim({column}))"
        for what, column in (("who", own), ("country", country))
    )


def _own_name(found: FoundLayout, end: int) -> str | None:
    """The column that names who acted, where the file has it."""
    names = found.layout.names
    return f'"{names[end]}"' if names and names[end].lower() in found.known else None


def _numbers_of_states(column: str, state: str, rows: str) -> str:
    """Notes which number the states have that a column names, where it has one for each."""
    names = f"string_split({column}, ', {_GOVERNMENT}')"
    return f"""
        INSERT INTO states SELECT DISTINCT unnest(list_transform(names,
                lambda name, place: CASE WHEN place = 1 THEN name ELSE '{_GOVERNMENT}' || name END)),
            unnest(numbers)
        FROM (SELECT DISTINCT {names} AS names,
            regexp_extract_all({state}, '[0-9]+') AS numbers {rows})
        WHERE len(names) = len(numbers)
    """  # noqa: S608 - names of this package's own columns


def _present(text: str) -> str:
    """A text without spaces around it, NULL where it stands for no value."""
    text = text if not text.replace(" ", "").isidentifier() else f'"{text}"'
    return f"""CASE WHEN trim({text}) NOT IN ({MARKERS}) THEN trim({text}) END"""


def _hashed(columns: list[str]) -> str:
    """A number for a long text: 10 million rows of them would not fit into memory. NULL: none."""
    if not columns:
        return "CAST(NULL AS UBIGINT)"
    quoted = [f'"{column}"' for column in columns]
    joined = f"concat_ws(', ', {', '.join(quoted)})"
    return f"CASE WHEN trim({joined}) <> '' THEN hash({joined}) END"
