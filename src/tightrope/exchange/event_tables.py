"""Event tables of scholars, summed up through DuckDB; what a row is stands in `event_layouts`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from tightrope.exchange.errors import EventsUnreadable
from tightrope.exchange.event_folding import Folded, fold
from tightrope.exchange.event_scan import NOBODY, Scanned, room, scan
from tightrope.exchange.event_sums import Act, EventCounts, EventTable, PartSum, add_up
from tightrope.exchange.find_layout import FoundLayout, find_layout

Period = Literal["year", "month"]
_SPANS = {"year": "%Y", "month": "%Y-%m"}


def read_event_tables(
    paths: Sequence[Path], period: Period = "year", known: Mapping[str, str] = NOBODY
) -> EventTable:
    """Gives what event tables of one layout say, summed up by pair, kind and period.

    The layout is told by the columns (see `LAYOUTS`; gzip, and a zip of one file, are read as they
    are). Names at the end of the first line that no row has a cell for are dropped. Rows of one
    event are folded: the same number, day and pair; and, where machines coded, the same source
    address or the same place, with day, pair and type. Several actors in a cell are several pairs.
    known: names of actors in small letters -> whom they mean; a row whose actor is named by one
    of them, and is not its country, is that actor's. Files are read in one pass; what does not fit into memory is worked out on disk. Raises
    EventsUnreadable with the column that is missing, and where no line of a file is a row or no day
    is understood.
    """
    with _folded(paths, known) as (connection, counts):
        return EventTable(counts, add_up([part_sums(connection, period)]))


def read_acts(
    paths: Sequence[Path], most: int, known: Mapping[str, str] = NOBODY
) -> tuple[EventCounts, tuple[Act, ...], int, int]:
    """Gives the acts that take a side one by one, by day, how many there are beyond `most`, and how
    many events of talk there are.

    Counts and mistakes are those of `read_event_tables`.
    """
    with _folded(paths, known) as (connection, counts):
        acts, total, talk = first_acts(connection, most)
    return counts, acts, total - len(acts), talk


def find_layouts(paths: Sequence[Path]) -> list[FoundLayout]:
    """Gives how the tables are laid out. Raises EventsUnreadable where they are of two layouts."""
    found = [find_layout(path) for path in paths]
    layout = found[0].layout
    for one in found:
        if one.layout.name != layout.name:
            raise EventsUnreadable(
                f"this table is {one.layout.name}, the first one {layout.name}",
                where=one.path.name,
                hint="read tables of one layout at a time",
            )
    return found


@contextmanager
def _folded(paths: Sequence[Path], known: Mapping[str, str]) -> Iterator[tuple[Any, EventCounts]]:
    """The rows of the tables in a table `pairs`, each event once, and what was left out."""
    found = find_layouts(paths)
    layout = found[0].layout
    with room(known) as connection:
        scanned = scan(connection, found)
        states = states_of(connection)
        yield connection, counts_of(layout.name, [scanned], [fold(connection, layout)], [states])


def counts_of(
    layout: str,
    scanned: Sequence[Scanned],
    folded: Sequence[Folded],
    states: Sequence[dict[str, str]],
) -> EventCounts:
    """Gives the counts of tables that were read, and folded, in parts."""
    skipped, taken = Counter[str](), Counter[str]()
    for part in scanned:
        skipped.update(part.skipped)
    for one in folded:
        skipped.update(one.skipped)
        taken.update(one.taken)
    numbers: dict[str, str] = {}
    for name, number in (pair for part in states for pair in part.items()):
        numbers[name] = min(number, numbers.get(name, number))
    return EventCounts(
        layout,
        sum(part.rows for part in scanned),
        sum(part.rejected for part in scanned),
        {why: rows for why, rows in taken.items() if rows},
        {why: rows for why, rows in sorted(skipped.items()) if rows},
        sum(part.several for part in folded),
        numbers,
    )


def states_of(connection: Any) -> dict[str, str]:
    """Gives which number the states have that the tables name, where they have one."""
    return dict(connection.execute("SELECT name, min(number) FROM states GROUP BY name").fetchall())


def part_sums(connection: Any, period: Period) -> list[PartSum]:
    """Gives the pairs in `pairs` summed up by pair, kind and period; `add_up` makes sums of it."""
    found: list[PartSum] = connection.execute(f"""
        SELECT strftime(day, '{_SPANS[period]}') AS span, source, target, kind,
            count(*) FILTER (NOT talk), count(*) FILTER (NOT talk AND intensity < 0),
            count(*) FILTER (talk), coalesce(sum(intensity) FILTER (NOT talk), 0)
        FROM pairs WHERE source <> target GROUP BY ALL
    """).fetchall()  # noqa: S608 - the one part is this module's own
    return found


def first_acts(connection: Any, most: int) -> tuple[tuple[Act, ...], int, int]:
    """Gives the first acts of `pairs`, how many there are, and how many events of talk."""
    found = connection.execute(
        """
        SELECT strftime(day, '%Y-%m-%d'), source, target, code, kind, CAST(intensity AS DOUBLE)
        FROM pairs WHERE NOT talk AND source <> target ORDER BY ALL LIMIT ?
    """,
        [most],
    ).fetchall()
    total, talk = connection.execute("""
        SELECT count(*) FILTER (NOT talk), count(*) FILTER (talk) FROM pairs
        WHERE source <> target
    """).fetchone()
    return tuple(Act(*row) for row in found), total, talk
