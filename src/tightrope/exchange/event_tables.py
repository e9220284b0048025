"""Event tables of scholars, streamed through DuckDB into a network of ties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path
from typing import Any

from tightrope.analysis.alignment.network import TemporalTie, TieNetwork
from tightrope.errors import nearest
from tightrope.exchange.errors import EventsUnreadable, UnknownFormat
from tightrope.exchange.event_layouts import FORMATS, EventFormat

SKIP = {
    "without a source or target": "source IS NULL OR target IS NULL OR source = '' OR target = ''",
    "within one actor": "source = target",
    "without a date": "day IS NULL",
    "without an intensity": "intensity IS NULL",
    "the same event again": "copy > 1",
}
PERIODS = {"year": "%Y", "month": "%Y-%m"}


@dataclass(frozen=True, slots=True)
class EventImport:
    """The network read from event tables, and what was left out on the way, counted."""

    network: TieNetwork
    rows: int  # rows that could be split into columns
    used: int  # events that went into a tie
    skipped: dict[str, int]  # reason -> rows
    rejected: int  # lines that could not be split into columns


def import_events(
    paths: Sequence[Path],
    table: str,
    *,
    period: str = "year",
    least_events: int = 3,
    threshold: float = 0.0,
) -> EventImport:
    """Reads event tables and sums them up into one tie per pair, kind and period.

    Parameters: `table`, "gdelt" (2.0 events, tab-separated, unzipped), "icews", "polecat" or
    "acled"; `period`, "year" or "month"; `least_events`, a pair's fewest events of a kind in a
    period to be a tie; `threshold`, the size that the mean intensity must exceed to have a sign.
    The sign is that of the mean intensity (Goldstein's scale for GDELT and ICEWS, -10 to 10;
    POLECAT's own; -1 for every ACLED event but agreements, 1), the weight the size of the mean
    times log2(1 + events). Rows with the same event number and actors are one event. Files are read in one pass and only the sums
    are held; gzip is read as it is.
    Raises `UnknownFormat` or `EventsUnreadable`.
    """
    if table not in FORMATS:
        raise UnknownFormat("no such event table", value=table, hint=nearest(table, FORMATS))
    if period not in PERIODS:
        raise UnknownFormat("no such period", value=period, hint=nearest(period, PERIODS))
    connection = _connect()
    try:
        _scan(connection, FORMATS[table], paths, PERIODS[period])
        rows, skipped = _count(connection)
        ties, few = _read_ties(connection, least_events, threshold)
        rejected = connection.execute(
            "SELECT count(DISTINCT (file_id, line)) FROM reject_errors"
        ).fetchone()
    finally:
        connection.close()
    if few:
        skipped["in pairs with too few events or no clear sign"] = few
    names = sorted({actor for tie in ties for actor in (tie.source, tie.target)})
    network = TieNetwork({name: name for name in names}, tuple(ties))
    used = rows - sum(skipped.values())
    return EventImport(network, rows, used, skipped, int(rejected[0]) if rejected else 0)


def _connect() -> Any:
    import duckdb

    # nothing may be fetched from the network, whatever the file name looks like
    settings = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    return duckdb.connect(":memory:", config={**settings, "threads": "2"})


def _scan(connection: Any, form: EventFormat, paths: Sequence[Path], span: str) -> None:
    """Sums the events up in one pass over the files; only the sums are kept."""
    import duckdb

    missing = [path for path in paths if not path.is_file()]
    if missing or not paths:
        where = missing[0].name if missing else "events"
        raise EventsUnreadable("no such file", where=where)
    number = _event_number(connection, form, paths[0])
    reasons = " ".join(f"WHEN {condition} THEN '{reason}'" for reason, condition in SKIP.items())
    query = f"""
        CREATE TEMP TABLE sums AS
        WITH events AS (
            SELECT {number} AS number, CAST({form.source} AS VARCHAR) AS source,
                CAST({form.target} AS VARCHAR) AS target, {form.kind} AS kind,
                {form.intensity} AS intensity, {form.day} AS day
            FROM read_csv($paths, {_options(form)}, store_rejects = true, ignore_errors = true)
        ), counted AS (
            SELECT *, CASE WHEN coalesce(number, '') = '' THEN 1 ELSE row_number() OVER (
                PARTITION BY number, source, target ORDER BY day, kind, intensity
            ) END AS copy FROM events
        ), judged AS (SELECT *, CASE {reasons} END AS reason FROM counted)
        SELECT reason, count(*) AS events, round(avg(intensity), 9) AS mean,
            CASE WHEN reason IS NULL THEN source END AS source,
            CASE WHEN reason IS NULL THEN target END AS target,
            CASE WHEN reason IS NULL THEN kind END AS kind,
            CASE WHEN reason IS NULL THEN strftime(day, '{span}') END AS span
        FROM judged GROUP BY ALL
    """  # noqa: S608 - every part but the paths comes from this package's own table of formats
    try:
        connection.execute(query, {"paths": [str(path) for path in paths]})
    except duckdb.Error as error:
        first = str(error).splitlines()[0]
        raise EventsUnreadable(
            f"not a readable {form.name} table", where=paths[0].name, value=first
        ) from error


def _options(form: EventFormat) -> str:
    names = "" if form.columns is None else f", names = {list(form.columns)!r}"
    return (
        f"delim = '{form.delimiter}', header = {form.columns is None}, all_varchar = true, "
        f"null_padding = false, quote = '{form.quote}', escape = '{form.quote}', "
        f"strict_mode = false, max_line_size = 4000000{names}"
    )


def _event_number(connection: Any, form: EventFormat, path: Path) -> str:
    """Gives the column with the number of an event as an expression; NULL where the table has none."""
    import duckdb

    query = f"DESCRIBE SELECT * FROM read_csv($path, {_options(form)})"  # noqa: S608 - as below
    try:
        rows = connection.execute(query, {"path": str(path)}).fetchall()
    except duckdb.Error:  # told by the reading itself
        return "NULL"
    return f'"{form.id}"' if form.id in {row[0] for row in rows} else "NULL"


def _count(connection: Any) -> tuple[int, dict[str, int]]:
    """Gives the rows, and how many are left out for which (first) reason."""
    (rows,) = connection.execute("SELECT coalesce(sum(events), 0) FROM sums").fetchone()
    found = connection.execute(
        "SELECT reason, sum(events) FROM sums WHERE reason IS NOT NULL GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    return int(rows), {reason: int(count) for reason, count in found}


def _read_ties(
    connection: Any, least_events: int, threshold: float
) -> tuple[list[TemporalTie], int]:
    found = connection.execute(
        "SELECT source, target, kind, span, events, mean FROM sums WHERE reason IS NULL "
        "ORDER BY span, source, target, kind"
    )
    ties, few = [], 0
    while batch := found.fetchmany(10_000):
        for source, target, kind, span, events, mean in batch:
            if events < least_events or abs(mean) <= threshold:
                few += events
                continue
            ties.append(_tie(source, target, kind, span, events, mean))
    return ties, few


def _tie(source: str, target: str, kind: str, span: str, events: int, mean: float) -> TemporalTie:
    return TemporalTie(
        source=source,
        target=target,
        kind=kind,
        sign=1 if mean > 0 else -1,
        weight=round(abs(mean) * log2(1 + events), 6),
        since=span,
        until=span,
        assumption=f"mean intensity {mean:.2f} of {events} events",
    )
