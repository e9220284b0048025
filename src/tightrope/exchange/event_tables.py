"""Event tables of scholars, streamed through DuckDB into ties.

A tie is what a pair did to each other, of one kind, in one period. Only acts that take a side
count: enemies meet too, and a war is full of statements (see `SignRule`). Its weight is the size of
the mean intensity times log2(1 + acts).
"""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from math import log2
from pathlib import Path
from typing import Any, Literal

from tightrope.analysis.alignment import TemporalTie, TieNetwork
from tightrope.errors import nearest
from tightrope.exchange.errors import EventsUnreadable
from tightrope.exchange.event_layouts import LAYOUTS, EventLayout

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


@dataclass(frozen=True, slots=True)
class SignRule:
    """When acts make a tie, and of which sign."""

    least_acts: int = 3  # one report may be wrong, and one act is no relation
    hostile_from: float = 0.5  # share of hostile acts: most of what was done
    friendly_to: float = 0.25  # friends quarrel, but not every other time

    def sign(self, one: EventSum) -> int:
        """Gives +1, -1, or 0 where the acts are too few or show no clear side.

        The mean intensity must agree: one bombing weighs more than several handshakes.
        """
        if one.acts < self.least_acts:
            return 0
        share = one.hostile / one.acts
        if share > self.hostile_from and one.mean < 0:
            return -1
        return 1 if share < self.friendly_to and one.mean > 0 else 0


@dataclass(frozen=True, slots=True)
class EventSum:
    """What one actor did to another, of one kind, in one period."""

    source: str
    target: str
    kind: str
    period: str  # a year or a month, ISO
    acts: int  # events that take a side
    hostile: int  # acts of an intensity below 0
    talk: int  # events that take none
    mean: float  # intensity of the acts, -10 to 10; 0 where there are none


@dataclass(frozen=True, slots=True)
class EventTable:
    """Event tables summed up, and what was left out on the way, counted."""

    layout: str
    rows: int  # rows that could be split into columns
    rejected: int  # lines that could not
    folded: dict[str, int]  # what shows that rows are one event -> rows that were one too many
    skipped: dict[str, int]  # reason -> rows
    sums: tuple[EventSum, ...]

    def ties(self, rule: SignRule = SignRule()) -> TieNetwork:
        """Gives a tie for each pair, kind and period whose acts show a side.

        Each tie's `assumption` says its counts, period and mean.
        """
        ties = tuple(
            _tie(one, sign, self.layout) for one in self.sums if (sign := rule.sign(one)) != 0
        )
        names = sorted({actor for tie in ties for actor in (tie.source, tie.target)})
        return TieNetwork({name: name for name in names}, ties)


def read_event_tables(paths: Sequence[Path], period: Period = "year") -> EventTable:
    """Gives what event tables of one layout say, summed up by pair, kind and period.

    The layout is told by the columns (see `LAYOUTS`; gzip is read as it is). Rows of one event are
    folded: the same number, day and pair; and, where machines coded, the same source address or
    the same place, with day, pair and type. Several actors in a cell are several pairs. Files are
    read in one pass; what does not fit into memory is worked out on disk. Raises EventsUnreadable
    with the column that is missing.
    """
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
        sums = _sum(connection, period)
    return EventTable(layout.name, rows, rejected, folded, skipped, sums)


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
    return duckdb.connect(":memory:", config={**closed, **space})


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
            SELECT trim(unnest(string_split(source, '{SEVERAL}'))) AS source, target, kind, talk,
                intensity, day FROM (
                    SELECT source, trim(unnest(string_split(target, '{SEVERAL}'))) AS target, kind,
                        talk, intensity, day FROM kept
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


def _tie(one: EventSum, sign: int, layout: str) -> TemporalTie:
    talk = f", and {one.talk} events of talk, which take no side" if one.talk else ""
    return TemporalTie(
        source=one.source,
        target=one.target,
        kind=one.kind,
        sign=sign,
        weight=round(abs(one.mean) * log2(1 + one.acts), 6),
        since=one.period,
        until=one.period,
        assumption=f"{layout}, {one.period}: {one.hostile} of {one.acts} acts hostile, "
        f"mean intensity {one.mean:.1f} (from -10 to 10){talk}",
    )
