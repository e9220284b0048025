"""How long ten million rows of GDELT take to be summed up into ties, and how much memory."""

from __future__ import annotations

import resource
import tempfile
import time
from pathlib import Path

import duckdb

from tightrope.exchange.event_layouts import LAYOUTS
from tightrope.exchange.event_tables import read_event_tables

ROWS = 10_000_000
# column -> what stands in row i; every tenth row repeats the one before it under another number
GIVEN = {
    "GlobalEventID": "i",
    "Day": "strftime(DATE '2018-01-01' + CAST(hash(j) % 730 AS INTEGER), '%Y%m%d')",
    "Actor1CountryCode": "'C' || (hash(j + 1) % 180)",
    "Actor2CountryCode": "'C' || (hash(j + 2) % 180)",
    "EventCode": "lpad(CAST(10 + hash(j + 3) % 190 AS VARCHAR), 3, '0')",
    "GoldsteinScale": "round(hash(j + 4) % 200 / 10.0 - 10, 1)",
    "SOURCEURL": "'https://example.org/' || j",
    "ActionGeo_FullName": "'Town ' || (hash(j + 5) % 100000)",
}


def run() -> None:
    """Prints rows, seconds, the peak of memory and what was folded."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "events.csv"
        write(path, ROWS)
        start, busy = time.perf_counter(), time.process_time()
        table = read_event_tables([path])
        took, busy = time.perf_counter() - start, time.process_time() - busy
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        print(
            f"{table.counts.rows:,} rows ({path.stat().st_size / 1e9:.1f} GB) in {took:.0f} s "
            f"({busy:.0f} s of processor), {peak:.1f} GB of memory at most: {len(table.sums):,} sums, folded {table.counts.folded}"
        )


def write(path: Path, rows: int) -> None:
    """Writes so many rows in the layout of GDELT 2.0, no two of one number."""
    columns = LAYOUTS["gdelt2"].columns or ()
    cells = ", ".join(f"{GIVEN.get(name, 'NULL')} AS c{n}" for n, name in enumerate(columns))
    with duckdb.connect(":memory:", config={"memory_limit": "500MB"}) as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(
            f"COPY (SELECT {cells} FROM (SELECT i, i - CAST(i % 10 = 9 AS BIGINT) AS j FROM range({rows}) AS t(i))) TO '{path}' (DELIMITER '\t', HEADER false)"  # noqa: S608 - our own columns
        )
