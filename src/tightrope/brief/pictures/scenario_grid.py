"""The scenario grid: an option's name, and under or beside it a sign for the base and each scenario."""

from __future__ import annotations

from markupsafe import Markup

from tightrope.brief.pictures.drawing import GridCell, ScenarioGrid
from tightrope.brief.pictures.svg import Canvas, text_width, wrap
from tightrope.words.plain import NOT_SETTLED

_COLUMN, _WIDEST = 82.0, 124.0
_LEAST = 420.0
_OWNER, _NAME = 104.0, 256.0  # room beside the signs of a wide grid
_SIZE = 14
_LINE = 17
_LINES = 5  # of an option's name: cut only where it is far longer than a name

Options = tuple[tuple[str, tuple[GridCell, ...]], ...]


def draw_scenario_grid(grid: ScenarioGrid, id_: str, title: str, description: str) -> Markup:
    """A frame marks a difference to the base, a tick and a cross the tests. Legible at 400 px, the
    names over the signs; with more columns than that has room for, the names stand beside them."""
    canvas = Canvas()
    longest = max((text_width(w, 13) for name in grid.columns for w in name.split()), default=0.0)
    column = min(max(_COLUMN, 1.1 * longest + 10), _WIDEST)
    left = _OWNER + _NAME if grid.is_wide else 0.0
    width = left + max(column * len(grid.columns), 0.0 if left else _LEAST)
    column = (width - left) / len(grid.columns)
    y = _header(canvas, grid.columns, left, column)
    for owner, options in grid.groups:
        y = (
            _beside(canvas, grid, owner, options, y, width)
            if left
            else _under(canvas, grid, owner, options, y, width)
        )
    y = _legend(canvas, y + 12, width)
    size = "grid wide" if grid.is_wide else "grid"
    return canvas.finish(id_, title, description, width, y, size)


def _under(
    canvas: Canvas, grid: ScenarioGrid, owner: str, options: Options, y: float, width: float
) -> float:
    """The options of one side, each with its signs under its name; gives where the next begin."""
    canvas.text(owner, 2, y + 20, "group")
    canvas.add("line", x1=0, y1=y + 27, x2=width, y2=y + 27, class_="rule")
    y += 34
    for label, cells in options:
        for line in wrap(label, width - 8, _SIZE, _LINES):
            canvas.text(line, 2, y + 12, "label")
            y += _LINE
        _cells(canvas, grid, cells, y + 15, 0.0, width)
        y += 38
    return y + 6


def _beside(
    canvas: Canvas, grid: ScenarioGrid, owner: str, options: Options, y: float, width: float
) -> float:
    """The same with the side, the names of its options and the signs beside each other."""
    canvas.add("line", x1=0, y1=y, x2=width, y2=y, class_="rule")
    names = wrap(owner, _OWNER - 8, _SIZE, 4, bold=True)
    for n, line in enumerate(names):
        canvas.text(line, 2, y + 18 + n * _LINE, "group")
    least = y + 12 + _LINE * len(names)
    for label, cells in options:
        lines = wrap(label, _NAME - 8, _SIZE, _LINES)
        tall = max(_LINE * len(lines) + 8, 34.0)
        for n, line in enumerate(lines):
            canvas.text(line, _OWNER, y + 17 + n * _LINE, "label")
        _cells(canvas, grid, cells, y + tall / 2, _OWNER + _NAME, width)
        y += tall
    return max(y, least) + 3


def _cells(
    canvas: Canvas,
    grid: ScenarioGrid,
    cells: tuple[GridCell, ...],
    y: float,
    left: float,
    width: float,
) -> None:
    column = (width - left) / len(cells)
    for c, cell in enumerate(cells):
        with canvas.group(data_scenario=grid.columns[c] if c else None):
            _cell(canvas, cell, left + column * (c + 0.5), y)


def _header(canvas: Canvas, columns: tuple[str, ...], left: float, column: float) -> float:
    wrapped = [wrap(name, column - 8, 13, 4, bold=True) for name in columns]
    tall = max((len(lines) for lines in wrapped), default=1)
    for c, lines in enumerate(wrapped):
        for i, line in enumerate(lines):
            y = 14 + (tall - len(lines) + i) * 16
            canvas.text(line, left + column * (c + 0.5), y, "small strong", "middle")
    return 16.0 * tall + 8


def _cell(canvas: Canvas, cell: GridCell, x: float, y: float) -> None:
    if cell.changed and not cell.held:
        half = 39 if cell.fill == "level" else 22
        canvas.add("rect", x=x - half, y=y - 13, width=2 * half, height=26, rx=4, class_="frame")
    _sign(canvas, cell, x, y)
    if cell.held:
        canvas.add("path", d=f"M{x - 5:.1f} {y + 11:.1f}h10", class_="held")
    if cell.verdict:
        _verdict(canvas, cell.verdict, x + 31, y)


def _verdict(canvas: Canvas, verdict: str, x: float, y: float) -> None:
    if verdict == "reproduced":
        canvas.add("path", d=f"M{x - 5:.1f} {y:.1f}l4 4l7 -9", class_="tick")
    elif verdict == "contradicted":
        canvas.add("path", d=f"M{x - 4:.1f} {y - 4:.1f}l8 8m0 -8l-8 8", class_="cross")
    else:
        canvas.text("?", x, y + 5, "small", "middle")


def _sign(canvas: Canvas, cell: GridCell, x: float, y: float) -> None:
    if cell.fill == "open":
        canvas.add("path", d=f"M{x - 6:.1f} {y:.1f}h12", class_="held")
    elif cell.fill == "level":
        canvas.add("rect", x=x - 22, y=y - 8, width=44, height=5, class_="box")
        canvas.add("rect", x=x - 22, y=y - 8, width=44 * cell.share, height=5, class_="box full")
        words = (wrap(cell.text, 74, 10.5, 1) or [""])[0]
        canvas.text(words, x, y + 9, "tiny plain", "middle")
    else:
        kind = "box full" if cell.fill == "yes" else "box"
        canvas.add("rect", x=x - 8, y=y - 8, width=16, height=16, rx=2, class_=kind)


def _legend(canvas: Canvas, y: float, width: float) -> float:
    samples = (
        (GridCell("yes", "yes"), "yes"),
        (GridCell("no", "no"), "no"),
        (GridCell(NOT_SETTLED, "open"), NOT_SETTLED),
        (GridCell("yes", "yes", changed=True), "differs from the base"),
        (GridCell("yes", "yes", held=True), "put in"),
    )
    x = 0.0
    for cell, words in samples:
        pad = 24 if cell.changed else 12
        span = 2 * pad + 18 + text_width(words, 13)
        if x and x + span > width:
            x, y = 0.0, y + 28
        _cell(canvas, cell, x + pad, y)
        canvas.text(words, x + 2 * pad + 2, y + 5, "small")
        x += span
    for verdict, words in (
        ("reproduced", "prediction reproduced"),
        ("contradicted", "contradicted"),
        ("open", NOT_SETTLED),
    ):
        span = 42 + text_width(words, 13)
        if verdict == "reproduced" or x + span > width:
            x, y = 0.0, y + 28
        _verdict(canvas, verdict, x + 12, y)
        canvas.text(words, x + 26, y + 5, "small")
        x += span
    return y + 18
