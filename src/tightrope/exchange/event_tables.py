"""Event tables of scholars, streamed through DuckDB; what a row is stands in `event_layouts`."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Literal

from tightrope.exchange.errors import EventsUnreadable
from tightrope.exchange.event_folding import MARKERS, NO_ACTOR, SEVERAL, fold, pair_up
from tightrope.exchange.event_layouts import EventLayout
from tightrope.exchange.event_sums import Act, EventCounts, EventSum, EventTable
from tightrope.exchange.find_layout import FoundLayout, csv_options, find_layout
from tightrope.exchange.table_files import first_lines

Period = Literal["year", "month"]
MEMORY = "1GB"  # beyond it DuckDB works on disk
_SAMPLE = date(2024, 1, 31)
_SPANS = {"year": "%Y", "month": "%Y-%m"}
_LACKS_DATE = "with a date that is not understood"
_REASONS = {
    NO_ACTOR: "source IS NULL OR target IS NULL",
    "within one actor": "source = target",
    "without a type of event": "code IS NULL",
    "without a date": "date IS NULL",
    _LACKS_DATE: "day IS NULL",
    "without an intensity": "intensity IS NULL AND NOT talk",
    "with an intensity beyond -10 to 10": "NOT talk AND NOT intensity BETWEEN -10 AND 10",
}


def read_event_tables(paths: Sequence[Path], period: Period = "year") -> EventTable:
    """Gives what event tables of one layout say, summed up by pair, kind and period.

    The layout is told by the columns (see `LAYOUTS`; gzip is read as it is). Names at the end of
    the first line that no row has a cell for are dropped. Rows of one event are
    folded: the same number, day and pair; and, where machines coded, the same source address or
    the same place, with day, pair and type. Several actors in a cell are several pairs. Files are
    read in one pass; what does not fit into memory is worked out on disk. Raises EventsUnreadable
    with the column that is missing, and where no line of a file is a row or no day is understood.
    """
    with _folded(paths) as (connection, counts):
        sums = _sum(connection, period)
    return EventTable(counts, sums)


def read_acts(paths: Sequence[Path], most: int) -> tuple[EventCounts, tuple[Act, ...], int, int]:
    """Gives the acts that take a side one by one, by day, how many there are beyond `most`, and how
    many events of talk there are.

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
        total, talk = connection.execute("""
            SELECT count(*) FILTER (NOT talk), count(*) FILTER (talk) FROM pairs
            WHERE source <> target
        """).fetchone()
    return counts, tuple(Act(*row) for row in found), total - len(found), talk


@contextmanager
def _folded(paths: Sequence[Path]) -> Iterator[tuple[Any, EventCounts]]:
    """The rows of the tables in a table `pairs`, each event once, and what was left out."""
    found = [find_layout(path) for path in paths]
    layout = found[0].layout
    for one in found:
        if one.layout.name != layout.name:
            raise EventsUnreadable(
                f"this table is {one.layout.name}, the first one {layout.name}",
                where=one.path.name,
                hint="read tables of one layout at a time",
            )
    with tempfile.TemporaryDirectory() as spill, closing(_connect(spill)) as connection:
        for one in found:
            _scan(connection, one)
        rows, skipped, rejected = _count(connection)
        folded = fold(connection, layout)
        several, apart = pair_up(connection)
        skipped = dict(Counter(skipped) + Counter(apart))
        states = dict(
            connection.execute("SELECT name, min(number) FROM states GROUP BY name").fetchall()
        )
        yield connection, EventCounts(layout.name, rows, rejected, folded, skipped, several, states)


def _connect(spill: str) -> Any:
    import duckdb

    # nothing may be fetched from the network, whatever a file is called
    closed = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    space = {"memory_limit": MEMORY, "temp_directory": spill, "preserve_insertion_order": "false"}
    connection = duckdb.connect(":memory:", config={**closed, **space})
    connection.execute("SET enable_progress_bar = false")  # it would stand among what is printed
    connection.execute("""
        CREATE TABLE events (source VARCHAR, target VARCHAR, code VARCHAR, kind VARCHAR,
            talk BOOLEAN, intensity FLOAT, day DATE, number UBIGINT, address UBIGINT,
            place UBIGINT, reason VARCHAR);
        CREATE TABLE states (name VARCHAR, number VARCHAR);
    """)
    return connection


def _scan(connection: Any, found: FoundLayout) -> None:
    """Reads the rows into a table on disk: what is missing is NULL, long texts are hashes.

    Raises EventsUnreadable where nothing of the file can be used for the way it is written.
    """
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
        INSERT INTO events
        SELECT * EXCLUDE (date) REPLACE (TRY_CAST(intensity AS FLOAT) AS intensity),
            CASE {reasons} END AS reason FROM (
            SELECT {_actor(layout, 0)} AS source, {_actor(layout, 1)} AS target,
                {_present(layout.code)} AS code, {layout.kind} AS kind,
                coalesce({layout.talk}, FALSE) AS talk,
                CAST({layout.intensity} AS DOUBLE) AS intensity, {layout.day} AS day, {hashes},
                {_present(layout.date)} AS date
            {rows}
        )
    """  # noqa: S608 - every part but the path comes from this package's own table of layouts
    path = {"path": str(found.path)}
    before = connection.execute("SELECT count(*) FROM events").fetchone()[0]
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
    _check_use(connection, found, before)


def _check_use(connection: Any, found: FoundLayout, before: int) -> None:
    """Raises EventsUnreadable where no line of a file is a row, or no day of it is understood."""
    name, where = found.layout.name, found.path.name
    rows, understood, unread = connection.execute(
        f"""SELECT count(*), count(day), count(*) FILTER (reason = '{_LACKS_DATE}')
        FROM (SELECT * FROM events OFFSET {before})"""  # noqa: S608 - a number and our own text
    ).fetchone()
    if not rows and found.width:
        line = first_lines(found.path)[int(found.named)]
        raise EventsUnreadable(
            f"no line has the {len(found.columns)} columns of this {name} table",
            where=f"{where}:{1 + found.named}",
            value=line.replace("\t", " "),
        )
    if unread and not understood:
        query = f"""SELECT {found.layout.date} FROM read_csv($path, {csv_options(found)})
            WHERE {_present(found.layout.date)} IS NOT NULL LIMIT 1"""  # noqa: S608
        connection.execute("SET preserve_insertion_order = true")
        (first,) = connection.execute(query, {"path": str(found.path)}).fetchone()
        raise EventsUnreadable(
            f"no date of this {name} table is understood",
            where=where,
            value=first,
            allowed="dates like " + ", ".join(f"{_SAMPLE:{form}}" for form in found.layout.forms),
        )


_GOVERNMENT = "Government of "  # as UCDP names the sides that are states


def _actor(layout: EventLayout, end: int) -> str:
    """The actors of one end; several governments have commas between them where states are told."""
    name = _present((layout.source, layout.target)[end])
    return (
        name
        if layout.states is None
        else f"replace({name}, ', {_GOVERNMENT}', '{SEVERAL} {_GOVERNMENT}')"
    )


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


def _sum(connection: Any, period: Period) -> tuple[EventSum, ...]:
    found = connection.execute(f"""
        SELECT source, target, kind, strftime(day, '{_SPANS[period]}') AS span,
            count(*) FILTER (NOT talk), count(*) FILTER (NOT talk AND intensity < 0),
            count(*) FILTER (talk),
            coalesce(round(avg(intensity) FILTER (NOT talk), 6), 0)
        FROM pairs WHERE source <> target GROUP BY ALL ORDER BY span, source, target, kind
    """).fetchall()  # noqa: S608 - the one part is this module's own
    return tuple(EventSum(*row) for row in found)
