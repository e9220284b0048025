"""Rungs in groups, the first group on top: red lines by verdict, changes by how many are needed."""

from __future__ import annotations

from markupsafe import Markup

from tightrope.brief.pictures.drawing import Ladder, Rung
from tightrope.brief.pictures.svg import Canvas, wrap

_WIDTH, _LEFT = 420.0, 26.0


def draw_ladder(ladder: Ladder, id_: str, title: str, description: str) -> Markup:
    """Each rung says what it is of; a crossed line is struck through at its left."""
    canvas = Canvas()
    y = 4.0
    for group in ladder.groups:
        own = [r for r in ladder.rungs if r.group == group]
        if not own:
            continue
        for line in wrap(f"{group[:1].upper()}{group[1:]}", _WIDTH - 8, 14, 2, bold=True):
            canvas.text(line, 4, y + 14, "group")
            y += 17
        canvas.add("line", x1=4, y1=y + 3, x2=_WIDTH - 4, y2=y + 3, class_="rule")
        y += 11
        for rung in own:
            y = _rung(canvas, rung, y)
        y += 10
    if any(r.crossed is not None for r in ladder.rungs):
        _disc(canvas, 12, y + 8, crossed=True)
        canvas.text("crossed", 26, y + 13, "small")
        _disc(canvas, 102, y + 8, crossed=False)
        canvas.text("not crossed", 116, y + 13, "small")
        y += 24
    return canvas.finish(id_, title, description, _WIDTH, y, "ladder")


def _rung(canvas: Canvas, rung: Rung, y: float) -> float:
    left = 4.0 if rung.crossed is None else _LEFT
    if rung.crossed is not None:
        _disc(canvas, 12, y + 9, crossed=rung.crossed)
    lines = wrap(rung.head, _WIDTH - left - 4, 14, 6, bold=True)
    for n, line in enumerate(lines):
        canvas.text(line, left, y + 14 + 17 * n, "label strong")
    y += 17 * len(lines)
    for line in wrap(rung.text, _WIDTH - left - 4, 13, 6):
        canvas.text(line, left, y + 14, "small")
        y += 16
    return y + 12


def _disc(canvas: Canvas, x: float, y: float, *, crossed: bool) -> None:
    canvas.add("circle", cx=x, cy=y, r=6, class_="disc neg" if crossed else "box")
    if crossed:
        canvas.add("line", x1=x - 3.6, y1=y + 3.6, x2=x + 3.6, y2=y - 3.6, class_="mark neg")
