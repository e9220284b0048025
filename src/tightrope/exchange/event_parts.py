"""Event tables read in parts, each by whoever sees the files; the parts together are the whole.

Rows are dealt by day, source and target, which all rows of one event have in common: so the parts
of one deal, from whatever table, fold as the whole would, and their sums add up to its sums.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tightrope.exchange.errors import EventsUnreadable
from tightrope.exchange.event_folding import Folded, fold
from tightrope.exchange.event_layouts import LAYOUTS
from tightrope.exchange.event_scan import NOBODY, Scanned, room, scan
from tightrope.exchange.event_tables import states_of
from tightrope.exchange.find_layout import find_layout

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DealtRows:
    """What was read of some tables, its rows dealt; `hands` are tables in Parquet."""

    scanned: Scanned
    states: dict[str, str]
    hands: tuple[bytes, ...]


def deal(paths: Sequence[Path], hands: int, known: Mapping[str, str] = NOBODY) -> DealtRows:
    """Reads tables of one layout on one core and deals their rows into so many hands.

    known: as `read_event_tables` takes it.
    Raises EventsUnreadable, also where a table is not to be seen from here.
    """
    for path in paths:
        if not path.exists():
            raise EventsUnreadable(
                "a worker does not see this file",
                where=str(path),
                hint="put it where every worker of the cluster sees it by this name",
            )
    with room(known, threads=1) as connection, tempfile.TemporaryDirectory() as place:
        scanned = scan(connection, [find_layout(path) for path in paths])
        files = [Path(place) / f"{hand}.parquet" for hand in range(hands)]
        dealt = f"hash(day, source, target) % {hands}"
        for hand, file in enumerate(files):
            connection.execute(
                f"COPY (SELECT * FROM kept WHERE {dealt} = {hand}) TO '{file}' (FORMAT parquet)"  # noqa: S608 - a number and our own place
            )
        return DealtRows(scanned, states_of(connection), tuple(f.read_bytes() for f in files))


def gather_hand(dealt: Iterable[bytes], layout: str, work: Callable[[Any], T]) -> tuple[Folded, T]:
    """Folds one hand of every deal, on one core; gives what that took, and what `work` makes of it.

    layout: its name. `work` is given the connection with the folded `pairs`.
    """
    with room(threads=1) as connection, tempfile.TemporaryDirectory() as place:
        for number, data in enumerate(dealt):
            file = Path(place) / f"{number}.parquet"
            file.write_bytes(data)
        connection.execute("INSERT INTO kept SELECT * FROM read_parquet($files)",
                           {"files": f"{place}/*.parquet"})  # fmt: skip
        own = next(one for one in LAYOUTS.values() if one.name == layout)
        return fold(connection, own), work(connection)
