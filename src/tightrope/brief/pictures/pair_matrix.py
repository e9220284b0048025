"""Ties by kind: one row a pair, one column a kind, a signed disc for each tie."""

from __future__ import annotations

from markupsafe import Markup

from tightrope.brief.pictures.drawing import PairMatrix
from tightrope.brief.pictures.svg import Canvas, text_width, wrap

_ROW = 28
_LINE = 16
_LABEL = 300.0
_SIZE = 14


def draw_pair_matrix(matrix: PairMatrix, id_: str, title: str, description: str) -> Markup:
    """Discs filled with a plus or hollow with a minus; the area grows with the weight."""
    column = max((text_width(c, 13) + 16 for c in matrix.columns), default=60.0)
    column = max(64.0, min(110.0, column))
    left = min(_LABEL, max((text_width(r, _SIZE) for r in matrix.rows), default=0.0)) + 20
    width = left + column * len(matrix.columns) + 8
    canvas = Canvas()
    for c, name in enumerate(matrix.columns):
        for line in wrap(name, column - 6, 13, 1):
            canvas.text(line, left + column * (c + 0.5), 20, "small", "middle")
    middles = []
    top = 34.0
    for r, name in enumerate(matrix.rows):
        lines = wrap(name, left - 12, _SIZE, 2)
        height = _ROW + _LINE * (len(lines) - 1)
        if r % 2 == 0:
            canvas.add("rect", x=0, y=top, width=width, height=height, class_="band")
        for i, line in enumerate(lines):
            canvas.text(line, 8, top + 19 + i * _LINE, "label")
        middles.append(top + height / 2)
        top += height
    for r, c, sign, weight in matrix.cells:
        _disc(canvas, left + column * (c + 0.5), middles[r], sign, weight)
    return canvas.finish(id_, title, description, width, top, "matrix")


def _disc(canvas: Canvas, x: float, y: float, sign: int, weight: float) -> None:
    kind = "pos" if sign > 0 else "neg" if sign < 0 else "mix"
    radius = 7 + 4 * max(0.0, min(1.0, weight)) ** 0.5
    canvas.add("circle", cx=x, cy=y, r=radius, class_=f"disc {kind}")
    canvas.add("line", x1=x - 3.6, y1=y, x2=x + 3.6, y2=y, class_=f"mark {kind}")
    if sign > 0:
        canvas.add("line", x1=x, y1=y - 3.6, x2=x, y2=y + 3.6, class_=f"mark {kind}")
