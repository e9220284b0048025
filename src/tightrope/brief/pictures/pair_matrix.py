"""Ties by kind: one row a pair, one column a kind, a signed disc for each tie."""

from __future__ import annotations

from markupsafe import Markup

from tightrope.brief.pictures.drawing import PairMatrix
from tightrope.brief.pictures.svg import Canvas, text_width, wrap

__all__ = ["draw_pair_matrix"]

_ROW = 28
_LABEL = 330.0
_SIZE = 14


def draw_pair_matrix(matrix: PairMatrix, id_: str, title: str, description: str) -> Markup:
    """Discs filled with a plus or hollow with a minus; the area grows with the weight."""
    column = max((text_width(c, 13) + 16 for c in matrix.columns), default=60.0)
    column = max(64.0, min(110.0, column))
    left = min(_LABEL, max((text_width(r, _SIZE) for r in matrix.rows), default=0.0)) + 16
    width = left + column * len(matrix.columns) + 8
    canvas = Canvas()
    for c, name in enumerate(matrix.columns):
        for i, line in enumerate(wrap(name, column - 6, 13, 1)):
            canvas.text(line, left + column * (c + 0.5), 20 + i * 15, "small", "middle")
    for r, name in enumerate(matrix.rows):
        y = 48 + _ROW * r
        if r % 2 == 0:
            canvas.add("rect", x=0, y=y - _ROW / 2, width=width, height=_ROW, class_="band")
        for line in wrap(name, left - 10, _SIZE, 1):
            canvas.text(line, 8, y + 5, "label")
    for r, c, sign, weight in matrix.cells:
        _disc(canvas, left + column * (c + 0.5), 48 + _ROW * r, sign, weight)
    return canvas.finish(id_, title, description, width, 48 + _ROW * len(matrix.rows), "matrix")


def _disc(canvas: Canvas, x: float, y: float, sign: int, weight: float) -> None:
    kind = "pos" if sign > 0 else "neg" if sign < 0 else "mix"
    radius = 7 + 4 * max(0.0, min(1.0, weight)) ** 0.5
    canvas.add("circle", cx=x, cy=y, r=radius, class_=f"disc {kind}")
    canvas.add("line", x1=x - 3.6, y1=y, x2=x + 3.6, y2=y, class_=f"mark {kind}")
    if sign > 0:
        canvas.add("line", x1=x, y1=y - 3.6, x2=x, y2=y + 3.6, class_=f"mark {kind}")
