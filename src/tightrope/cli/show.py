"""How every verb shows things: JSON on request, plain tables otherwise, progress on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from tightrope.errors import visible

if TYPE_CHECKING:
    from tightrope.app.result import Result, Table

SILENCE = 15.0  # seconds after which long work says what it is at
_WHOLE = 44  # letters of a first column that is never broken
_WORD = 30  # letters of a word that is never broken
_BESIDE = 3  # signs beside the text of a column
_PIPED = 120  # signs of a line where no terminal and no COLUMNS says how many

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")


def computed(command: Callable[..., int]) -> Callable[..., int]:
    """Adds the options that every question of the model takes; gives them on as `how`."""

    @click.option(
        "--draws",
        type=click.IntRange(0, 100_000),
        default=200,
        show_default=True,
        help="Sampled priority orders that findings are tried in.",
    )
    @click.option("--seed", type=click.IntRange(0), default=0, show_default=True)
    @click.option("--as-of", metavar="DATE", help="Look at the crisis as it was on this date.")
    @wraps(command)
    def told(*args: Any, draws: int, seed: int, as_of: str | None, **kwargs: Any) -> int:
        from tightrope.app.how import How

        with progress("working") as step:
            return command(*args, how=How(draws, seed, as_of, step, note), **kwargs)

    return told


def note(text: str) -> None:
    """Prints what has to be known of an answer on standard error: it is no data."""
    click.echo(visible(text), err=True)


def finish(result: Result, as_json: bool) -> int:
    """Prints a result as text and tables, or as JSON; gives the exit code to leave with."""
    from tightrope.app.result import Aside, Table, json_text
    from tightrope.app.showing.show import tell

    if as_json:
        click.echo(json_text(result.to_json()))
        return result.exit_code
    for line in tell(result):
        if isinstance(line, Table):
            print_table(line)
        else:
            click.echo(visible(line), err=isinstance(line, Aside))
    return result.exit_code


def print_json(body: Mapping[str, Any], schema: str) -> None:
    """Prints what is no use case's result in the shape that every verb has."""
    from tightrope.app.result import json_text, versioned

    click.echo(json_text(versioned(schema, body)))


def print_table(shown: Table) -> None:
    """Prints a plain table under a title; nothing when there are no rows."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    if not shown.rows:
        return
    rows = [tuple(visible(cell) for cell in row) for row in shown.rows]
    told = sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdecimal()
    console = Console(file=sys.stdout, width=None if told else _PIPED, highlight=False)
    grid = Grid(title=shown.title, title_justify="left", box=SIMPLE_HEAD, title_style="bold")
    for column, width in zip(
        shown.columns, column_widths(shown.columns, rows, console.width), strict=True
    ):
        grid.add_column(column, overflow="fold", width=width)
    for row in rows:
        grid.add_row(*map(Text, row))
    console.print(grid)


def column_widths(columns: Sequence[str], rows: Sequence[Sequence[str]], whole: int) -> list[int]:
    """Gives how wide each column is in a table of this width: the widest give way first.

    Words stay whole as long as there is room for that; what names a row is read, and copied, in
    one piece.
    """
    from rich.cells import cell_len

    cells = [[column, *(row[place] for row in rows)] for place, column in enumerate(columns)]
    lines = [[cell_len(line) for cell in own for line in cell.split("\n")] for own in cells]
    words = [[cell_len(word) for cell in own for word in cell.split()] for own in cells]
    room = whole - 1 - _BESIDE * len(columns)
    widths = [min(max(own, default=1) or 1, max(room, 1)) for own in lines]
    least = [min(max(own, default=1), _WORD, w) for own, w in zip(words, widths, strict=True)]
    if max(lines[0]) <= _WHOLE:
        least[0] = widths[0]
    for bound in (least, [1] * len(columns)):  # where even that is too much, words are broken
        while sum(widths) > room and any(w > b for w, b in zip(widths, bound, strict=True)):
            free = [w if w > b else 0 for w, b in zip(widths, bound, strict=True)]
            widths[free.index(max(free))] -= 1
    return widths


@contextmanager
def progress(
    text: str, total: int | None = None, *, lines: bool = False
) -> Iterator[Callable[[str], None]]:
    """Gives a function to call once per step; draws a bar on standard error if it is a terminal.

    lines: for work that may take minutes: where it is none, a line now and then tells the step.
    """
    if not sys.stderr.isatty():
        yield _now_and_then(text) if lines else lambda name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(text, total=total, name="")

        def step(name: str) -> None:
            bar.update(task, advance=1, name=name[:40])

        yield step


def _now_and_then(text: str) -> Callable[[str], None]:
    """Gives a function that tells a step where nothing was told for SILENCE seconds."""
    begun = told = monotonic()

    def step(name: str) -> None:
        nonlocal told
        now = monotonic()
        if now - told >= SILENCE:
            told = now
            click.echo(f"{text}: {name} ({now - begun:.0f} s so far)", err=True)

    return step
