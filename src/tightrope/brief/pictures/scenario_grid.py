"""The scenario grid: options as rows, base and scenarios as columns, one sign a cell."""

from __future__ import annotations

from markupsafe import Markup

from tightrope.brief.pictures.drawing import GridCell, ScenarioGrid
from tightrope.brief.pictures.svg import Canvas, text_width, wrap

__all__ = ["draw_scenario_grid"]

_LABEL = 270.0
_COLUMN = 112.0
_SIZE = 14
_LINE = 17


def draw_scenario_grid(grid: ScenarioGrid, id_: str, title: str, description: str) -> Markup:
    """Rows grow with their label; a frame marks a difference to the base, ✓ and ✗ the tests."""
    canvas = Canvas()
    left = _LABEL + 18
    width = max(left + _COLUMN * len(grid.columns), 560.0)
    y = _header(canvas, grid.columns, left)
    for owner, options in grid.groups:
        canvas.text(owner, 0, y + 20, "group")
        canvas.add("line", x1=0, y1=y + 28, x2=width, y2=y + 28, class_="rule")
        y += 32
        for label, cells in options:
            lines = wrap(label, _LABEL, _SIZE, 3)
            height = max(30.0, len(lines) * _LINE + 10)
            for i, line in enumerate(lines):
                canvas.text(
                    line, 0, y + height / 2 + 5 + (i - (len(lines) - 1) / 2) * _LINE, "label"
                )
            for c, cell in enumerate(cells):
                _cell(canvas, cell, left + _COLUMN * (c + 0.5), y + height / 2)
            y += height
        y += 10
    y = _legend(canvas, y + 14)
    return canvas.finish(id_, title, description, width, y, "grid")


def _header(canvas: Canvas, columns: tuple[str, ...], left: float) -> float:
    wrapped = [wrap(name, _COLUMN - 8, 13, 4) for name in columns]
    tall = max((len(lines) for lines in wrapped), default=1)
    for c, lines in enumerate(wrapped):
        for i, line in enumerate(lines):
            y = 16 + (tall - len(lines) + i) * 16
            canvas.text(line, left + _COLUMN * (c + 0.5), y, "small strong", "middle")
    return 16.0 * tall + 10


def _cell(canvas: Canvas, cell: GridCell, x: float, y: float) -> None:
    if cell.changed and not cell.held:
        half = 39 if cell.fill == "level" else 22
        canvas.add("rect", x=x - half, y=y - 13, width=2 * half, height=26, rx=4, class_="frame")
    _sign(canvas, cell, x, y)
    if cell.held:
        canvas.add("path", d=f"M{x - 5:.1f} {y + 11:.1f}h10", class_="held")
    if cell.verdict:
        _verdict(canvas, cell.verdict, x + 47, y)


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


def _legend(canvas: Canvas, y: float) -> float:
    x = 0.0
    samples = (
        (GridCell("yes", "yes"), "yes"),
        (GridCell("no", "no"), "no"),
        (GridCell("open", "open"), "open"),
        (GridCell("yes", "yes", changed=True), "differs from the base"),
        (GridCell("yes", "yes", held=True), "put in"),
    )
    for cell, words in samples:
        pad = 26 if cell.changed else 12
        _cell(canvas, cell, x + pad, y)
        canvas.text(words, x + 2 * pad + 4, y + 5, "small")
        x += 2 * pad + 20 + text_width(words, 13)
    x, y = 0.0, y + 28
    for verdict, words in (
        ("reproduced", "source’s prediction reproduced"),
        ("contradicted", "contradicted"),
        ("open", "left open"),
    ):
        _verdict(canvas, verdict, x + 12, y)
        canvas.text(words, x + 26, y + 5, "small")
        x += 42 + text_width(words, 13)
    return y + 18
