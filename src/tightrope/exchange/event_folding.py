"""Rows that are one event folded, and cells that name several actors parted, in DuckDB."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tightrope.exchange.event_layouts import EventLayout

MISSING = ("", "NA", "N/A", "None", "NULL", "null", "nan", "---")
MARKERS = ", ".join(f"'{marker}'" for marker in MISSING)
SEVERAL = ";"  # between the actors of one cell
NO_ACTOR = "without a source or target"
WITHIN = "pairs within one actor, of cells with several"


@dataclass(frozen=True, slots=True)
class Folded:
    """What folding took away, and how many more pairs than rows cells with several actors make."""

    taken: dict[str, int]  # what shows that rows are one event -> rows that were one too many
    skipped: dict[str, int]  # reason -> pairs of cells with several actors
    several: int


def fold(connection: Any, layout: EventLayout) -> Folded:
    """Makes `pairs` of `kept`: one row of each event, and one for each pair of its actors.

    What is one event has the same day, source and target: tables that are parted by these fold
    part by part as they do whole.
    """
    taken = _fold_events(connection, layout)
    several, skipped = _pair_up(connection)
    return Folded(taken, skipped, several)


def _fold_events(connection: Any, layout: EventLayout) -> dict[str, int]:
    """Leaves one row of each event; gives how many rows each kind of sameness took away."""
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
    least = {name: f"min({name})" for name in others}
    if "code" in least:  # kind and talk are those of the type of event that is kept
        least |= {name: f"arg_min({name}, code)" for name in ("kind", "talk")}
    chosen = ", ".join(f"{of} AS {name}" for name, of in least.items())
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


def _pair_up(connection: Any) -> tuple[int, dict[str, int]]:
    """Makes a row of every pair where cells name several actors; an actor is no pair with itself.

    Gives how many more pairs than rows there are, and what is left out of them.
    """
    parted = "list_distinct(list_filter(list_transform(string_split({0}, '{1}'), lambda part: trim(part)), lambda part: part NOT IN ({2})))"
    source, target = (parted.format(end, SEVERAL, MARKERS) for end in ("source", "target"))
    rows = _size(connection)
    connection.execute(f"""
        CREATE TABLE several AS SELECT {source} AS sources, {target} AS targets, code, kind, talk,
            intensity, day FROM kept WHERE contains(source, '{SEVERAL}') OR contains(target, '{SEVERAL}');
        CREATE TABLE pairs AS
            SELECT source, target, code, kind, talk, intensity, day FROM kept
            WHERE NOT contains(source, '{SEVERAL}') AND NOT contains(target, '{SEVERAL}')
            UNION ALL SELECT source, unnest(targets), code, kind, talk, intensity, day FROM
                (SELECT * EXCLUDE (sources), unnest(sources) AS source FROM several);
    """)  # noqa: S608 - the parts are this module's own
    pairs, alone = connection.execute(
        "SELECT count(*), count(*) FILTER (source = target) FROM pairs"
    ).fetchone()
    (nobody,) = connection.execute(
        "SELECT count(*) FROM several WHERE len(sources) = 0 OR len(targets) = 0"
    ).fetchone()
    left = {WITHIN: alone, NO_ACTOR: nobody}
    return pairs + nobody - rows, {why: number for why, number in left.items() if number}
