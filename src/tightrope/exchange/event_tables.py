"""Event tables of scholars, streamed through DuckDB; what a row is stands in `event_layouts`."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Literal

from tightrope.errors import nearest
from tightrope.exchange.errors import EventsUnreadable
from tightrope.exchange.event_layouts import LAYOUTS, EventLayout
from tightrope.exchange.event_sums import Act, EventCounts, EventSum, EventTable

Period = Literal["year", "month"]
MISSING = ("", "NA", "N/A", "None", "NULL", "null", "nan", "---")
SEVERAL = ";"  # between the actors of one cell
MEMORY = "1GB"  # beyond it DuckDB works on disk
_SPANS = {"year": "%Y", "month": "%Y-%m"}
_REASONS = {
    "without a source or target": "source IS NULL OR target IS NULL",
    "within one actor": "source = target",
    "without a date": "day IS NULL",
    "without an intensity": "intensity IS NULL AND NOT talk",
}


def read_event_tables(paths: Sequence[Path], period: Period = "year") -> EventTable:
    """Gives what event tables of one layout say, summed up by pair, kind and period.

    The layout is told by the columns (see `LAYOUTS`; gzip is read as it is). Rows of one event are
    folded: the same number, day and pair; and, where machines coded, the same source address or
    the same place, with day, pair and type. Several actors in a cell are several pairs. Files are
    read in one pass; what does not fit into memory is worked out on disk. Raises EventsUnreadable
    with the column that is missing.
    """
    with _folded(paths) as (connection, counts):
        sums = _sum(connection, period)
    return EventTable(counts, sums)


def read_acts(paths: Sequence[Path], most: int) -> tuple[EventCounts, tuple[Act, ...], int]:
    """Gives the acts that take a side one by one, by day, and how many there are beyond `most`.

    Counts and mistakes are those of `read_event_tables`.
    """
    with _folded(paths) as (connection, counts):
        found = connection.execute(
            """
            SELECT strftime(day, '%Y-%m-%d'), source, target, code, kind, intensity FROM pairs
            WHERE NOT talk AND source <> target ORDER BY ALL LIMIT ?
        """,
            [most],
        ).fetchall()
        (total,) = connection.execute(
            "SELECT count(*) FROM pairs WHERE NOT talk AND source <> target"
        ).fetchone()
    return counts, tuple(Act(*row) for row in found), total - len(found)


@contextmanager
def _folded(paths: Sequence[Path]) -> Iterator[tuple[Any, EventCounts]]:
    """The rows of the tables in a table `pairs`, each event once, and what was left out."""
    layouts = [find_layout(path) for path in paths]
    layout, delimiter, columns = layouts[0]
    for path, (other, _, _) in zip(paths, layouts, strict=True):
        if other is not layout:
            raise EventsUnreadable(
                f"this table is {other.name}, the first one {layout.name}",
                where=path.name,
                hint="read tables of one layout at a time",
            )
    with tempfile.TemporaryDirectory() as spill, closing(_connect(spill)) as connection:
        _scan(connection, layout, delimiter, columns, paths)
        rows, skipped, rejected = _count(connection)
        folded = _fold(connection, layout)
        skipped |= _pair_up(connection)
        yield connection, EventCounts(layout.name, rows, rejected, folded, skipped)


def find_layout(path: Path) -> tuple[EventLayout, str, frozenset[str]]:
    """Gives the layout of a table, what stands between its columns, and their names.

    Raises EventsUnreadable: no known layout, or a column that is missing.
    """
    line = _first_line(path)
    delimiter = "\t" if "\t" in line else ";" if line.count(";") > line.count(",") else ","
    cells = [cell.strip().strip('"') for cell in line.split(delimiter)]
    for layout in LAYOUTS.values():
        if layout.columns and len(layout.columns) == len(cells) and cells[0].isdigit():
            return layout, delimiter, frozenset(layout.columns)
    given = {cell.lower(): cell for cell in cells}
    best = max(
        (one for one in LAYOUTS.values() if not one.columns), key=lambda a: _shared(a, given)
    )
    if 2 * _shared(best, given) < len(_needed(best)):
        raise EventsUnreadable(
            "this is no event table of a known layout",
            where=path.name,
            value=", ".join(cells[:4]),
            allowed=f"one of {', '.join(dict.fromkeys(a.name for a in LAYOUTS.values()))}",
        )
    if absent := [name for name in _needed(best) if name.lower() not in given]:
        raise EventsUnreadable(
            f"a column of {best.name} is missing",
            where=f"{path.name}:1",
            value=absent[0],
            hint=nearest(absent[0], cells),
        )
    return best, delimiter, frozenset(given)


def _needed(layout: EventLayout) -> tuple[str, ...]:
    return (layout.source, layout.target, *layout.needs)


def _shared(layout: EventLayout, given: dict[str, str]) -> int:
    return sum(name.lower() in given for name in _needed(layout))


def _first_line(path: Path) -> str:
    try:
        with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
            return file.readline(100_000).decode("utf-8-sig", "replace").rstrip("\r\n")
    except (OSError, EOFError) as error:
        raise EventsUnreadable(
            "this file cannot be read", where=path.name, value=str(error)
        ) from error


def _connect(spill: str) -> Any:
    import duckdb

    # nothing may be fetched from the network, whatever a file is called
    closed = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    space = {"memory_limit": MEMORY, "temp_directory": spill, "preserve_insertion_order": "false"}
    connection = duckdb.connect(":memory:", config={**closed, **space})
    connection.execute("SET enable_progress_bar = false")  # it would stand among what is printed
    return connection


def _scan(
    connection: Any,
    layout: EventLayout,
    delimiter: str,
    columns: frozenset[str],
    paths: Sequence[Path],
) -> None:
    """Reads the rows into a table on disk: what is missing is NULL, long texts are hashes."""
    import duckdb

    lower = {name.lower() for name in columns}
    present = {
        what: [f'"{name}"' for name in names or () if name.lower() in lower]
        for what, names in (
            ("number", (layout.number,)),
            ("address", layout.address),
            ("place", layout.place),
        )
    }
    hashes = ", ".join(f"{_hashed(names)} AS {what}" for what, names in present.items())
    reasons = " ".join(f"WHEN {condition} THEN '{why}'" for why, condition in _REASONS.items())
    query = f"""
        CREATE TABLE events AS
        SELECT *, CASE {reasons} END AS reason FROM (
            SELECT {_present(layout.source)} AS source, {_present(layout.target)} AS target,
                {layout.code} AS code, {layout.kind} AS kind, coalesce({layout.talk}, FALSE) AS talk,
                CAST({layout.intensity} AS FLOAT) AS intensity, {layout.day} AS day, {hashes}
            FROM read_csv($paths, {_options(layout, delimiter)})
        )
    """  # noqa: S608 - every part but the paths comes from this package's own table of layouts
    try:
        connection.execute(query, {"paths": [str(path) for path in paths]})
    except duckdb.Error as error:
        raise EventsUnreadable(
            f"not a readable {layout.name} table",
            where=paths[0].name,
            value=str(error).splitlines()[0],
        ) from error


def _present(column: str) -> str:
    markers = ", ".join(f"'{marker}'" for marker in MISSING)
    return f"""CASE WHEN trim("{column}") NOT IN ({markers}) THEN trim("{column}") END"""


def _hashed(columns: list[str]) -> str:
    """A number for a long text: 10 million rows of them would not fit into memory. NULL: none."""
    if not columns:
        return "CAST(NULL AS UBIGINT)"
    joined = f"concat_ws(', ', {', '.join(columns)})"
    return f"CASE WHEN trim({joined}) <> '' THEN hash({joined}) END"


def _options(layout: EventLayout, delimiter: str) -> str:
    quote = '"' if delimiter != "\t" else ""
    names = "" if layout.columns is None else f", names = {list(layout.columns)!r}"
    return (
        f"delim = '{delimiter}', header = {layout.columns is None}, all_varchar = true, "
        f"null_padding = false, quote = '{quote}', escape = '{quote}', strict_mode = false, "
        f"store_rejects = true, ignore_errors = true, max_line_size = 4000000{names}"
    )


def _count(connection: Any) -> tuple[int, dict[str, int], int]:
    """Gives the rows, how many are left out for which (first) reason, and lines beyond reading."""
    found = connection.execute(
        "SELECT reason, count(*) FROM events GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    (rejected,) = connection.execute(
        "SELECT count(DISTINCT (file_id, line)) FROM reject_errors"
    ).fetchone()
    counts = dict(found)
    rows = sum(counts.values())
    counts.pop(None, None)
    return rows, counts, rejected


def _fold(connection: Any, layout: EventLayout) -> dict[str, int]:
    """Leaves one row of each event; gives how many rows each kind of sameness took away."""
    connection.execute("CREATE TABLE kept AS SELECT * FROM events WHERE reason IS NULL")
    connection.execute("DROP TABLE events")
    same = {"the same number": "number, day, source, target"}
    if layout.address is not None:
        same["the same source address"] = "address, day, source, target, code"
        same["the same place"] = "place, day, source, target, code"
    folded = {}
    for why, key in same.items():
        if taken := _fold_by(connection, key):
            folded[why] = taken
    return folded


def _fold_by(connection: Any, key: str) -> int:
    """Leaves one row for each value of the key; rows without its first part are left alone."""
    first = key.partition(",")[0]
    before = _size(connection)
    others = [
        name
        for name in ("number", "address", "place", "code", "kind", "talk", "intensity")
        if name not in key.split(", ")
    ]
    chosen = ", ".join(f"min({name}) AS {name}" for name in others)
    names = f"{key}, {', '.join(others)}"
    connection.execute(f"""
        CREATE TABLE folded AS
        SELECT {key}, {chosen} FROM kept WHERE {first} IS NOT NULL GROUP BY {key}
        UNION ALL SELECT {names} FROM kept WHERE {first} IS NULL
    """)  # noqa: S608 - names of this module's own columns
    connection.execute("DROP TABLE kept")
    connection.execute("ALTER TABLE folded RENAME TO kept")
    return before - _size(connection)


def _size(connection: Any) -> int:
    (rows,) = connection.execute("SELECT count(*) FROM kept").fetchone()
    return int(rows)


def _pair_up(connection: Any) -> dict[str, int]:
    """Makes a row of every pair where cells name several actors; an actor is no pair with itself."""
    connection.execute(f"""
        CREATE TABLE pairs AS SELECT * FROM (
            SELECT trim(unnest(string_split(source, '{SEVERAL}'))) AS source, target, code, kind,
                talk, intensity, day FROM (
                    SELECT source, trim(unnest(string_split(target, '{SEVERAL}'))) AS target, code,
                        kind, talk, intensity, day FROM kept
                )
        ) WHERE source <> '' AND target <> ''
    """)  # noqa: S608 - the one part is this module's own
    (alone,) = connection.execute("SELECT count(*) FROM pairs WHERE source = target").fetchone()
    return {"pairs within one actor, of cells with several": alone} if alone else {}


def _sum(connection: Any, period: Period) -> tuple[EventSum, ...]:
    found = connection.execute(f"""
        SELECT source, target, kind, strftime(day, '{_SPANS[period]}') AS span,
            count(*) FILTER (NOT talk), count(*) FILTER (NOT talk AND intensity < 0),
            count(*) FILTER (talk),
            coalesce(round(avg(intensity) FILTER (NOT talk), 6), 0)
        FROM pairs WHERE source <> target GROUP BY ALL ORDER BY span, source, target, kind
    """).fetchall()  # noqa: S608 - the one part is this module's own
    return tuple(EventSum(*row) for row in found)
