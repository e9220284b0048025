"""What a shell or a notebook shows: lines, asides and tables, told of a result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import singledispatch
from html import escape

__all__ = ["Aside", "Line", "Table", "as_html", "table", "tell"]


class Aside(str):
    """A line that is no data: a shell prints it on standard error."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a title; a table without rows is not shown."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Line = str | Aside | Table


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """Gives a table of texts."""
    return Table(title, tuple(columns), tuple(tuple(row) for row in rows))


@singledispatch
def tell(result: object) -> Iterator[Line]:
    """Gives what a shell shows of a result, line by line; `show.py` holds how."""
    raise TypeError(f"nothing is said of a {type(result).__name__}")


def as_html(lines: Iterable[Line]) -> str:
    """Gives the lines as HTML without scripts or styles, every text escaped."""
    return "".join(_html(line) for line in lines)


def _html(line: Line) -> str:
    if not isinstance(line, Table):
        return f"<p>{escape(line.strip())}</p>" if line.strip() else ""
    if not line.rows:
        return ""
    head = _row(line.columns, "th")
    body = "".join(_row(row, "td") for row in line.rows)
    return f"<table><caption>{escape(line.title)}</caption>{head}{body}</table>"


def _row(cells: Iterable[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"
