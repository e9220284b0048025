"""Which layout an event table has, told by its first lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tightrope.errors import nearest
from tightrope.exchange.errors import EventsUnreadable
from tightrope.exchange.event_layouts import LAYOUTS, EventLayout
from tightrope.exchange.table_files import delimiter_of, first_lines, width_of
from tightrope.exchange.tie_tables import ENDS


@dataclass(frozen=True, slots=True)
class FoundLayout:
    """How one file is laid out: its columns as the file names them, what stands between them."""

    path: Path
    layout: EventLayout
    delimiter: str
    columns: tuple[str, ...]
    named: bool  # whether the first line has the names
    width: int  # cells of its widest row among the first; 0: it has none

    @property
    def known(self) -> frozenset[str]:
        """The names of its columns in small letters."""
        return frozenset(name.lower() for name in self.columns)


def find_layout(path: Path) -> FoundLayout:
    """Gives how a table is laid out.

    Raises EventsUnreadable: no text, no known layout, or a column that is missing.
    """
    line, *rest = first_lines(path)
    delimiter = delimiter_of(line)
    cells = [cell.strip().strip('"') for cell in line.split(delimiter)]
    for layout in LAYOUTS.values():
        if layout.columns and len(layout.columns) == len(cells) and cells[0].isdigit():
            return FoundLayout(path, layout, delimiter, layout.columns, False, len(cells))
    given = {cell.lower() for cell in cells}
    named = (one for one in LAYOUTS.values() if not one.columns)
    best = max(named, key=lambda one: _shared(one, given))
    needed = _needed(best)
    if 2 * _shared(best, given) < len(needed):
        raise _no_layout(path, cells)
    if absent := [name for name in needed if name.lower() not in given]:
        taken = {name.lower() for name in needed}
        raise EventsUnreadable(
            f"a column of {best.name} is missing",
            where=f"{path.name}:1",
            value=absent[0],
            hint=nearest(absent[0], [cell for cell in cells if cell.lower() not in taken]),
        )
    width = width_of(rest, delimiter)
    last = max(place for place, cell in enumerate(cells) if cell.lower() in map(str.lower, needed))
    if last < width < len(cells):  # weeks of POLECAT name columns that they do not have
        cells = cells[:width]
    return FoundLayout(path, best, delimiter, tuple(cells), True, width)


def _no_layout(path: Path, cells: Sequence[str]) -> EventsUnreadable:
    """What is the matter with a table that is of no known layout."""
    names = {cell.lower() for cell in cells}
    where = f"{path.name}:1"
    if all(names & end for end in ENDS):
        return EventsUnreadable(
            "a table of ties needs a column sign or weight", where=where, value=", ".join(cells[:4])
        )
    return EventsUnreadable(
        "this is no event table of a known layout",
        where=path.name,
        value=", ".join(cells[:4]),
        allowed=f"one of {', '.join(dict.fromkeys(a.name for a in LAYOUTS.values()))}",
    )


def _needed(layout: EventLayout) -> tuple[str, ...]:
    return (layout.source, layout.target, *layout.needs)


def _shared(layout: EventLayout, given: set[str]) -> int:
    return sum(name.lower() in given for name in _needed(layout))


def csv_options(found: FoundLayout) -> str:
    """Gives how DuckDB is to read the file: as it is laid out, with nothing guessed."""
    quote = '"' if found.delimiter != "\t" else ""
    quoted = ("'" + name.replace("'", "''") + "'" for name in _apart(found.columns))
    columns = ", ".join(f"{name}: 'VARCHAR'" for name in quoted)
    return (
        f"delim = '{found.delimiter}', header = false, skip = {int(found.named)}, "
        f"columns = {{{columns}}}, auto_detect = false, null_padding = false, "
        f"quote = '{quote}', escape = '{quote}', strict_mode = false, store_rejects = true, "
        "ignore_errors = true, max_line_size = 4000000"
    )


def _apart(names: Sequence[str]) -> Iterator[str]:
    """Names of columns, those that are empty or come again with their place."""
    seen: set[str] = set()
    for place, name in enumerate(names):
        new = name if name and name.lower() not in seen else f"{name} ({place})"
        seen.add(new.lower())
        yield new
