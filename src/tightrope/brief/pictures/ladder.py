"""Red lines as rungs of a ladder: one group for each verdict, most credible first."""

from __future__ import annotations

from markupsafe import Markup

from tightrope.brief.pictures.drawing import Ladder, Rung
from tightrope.brief.pictures.svg import Canvas, wrap

__all__ = ["draw_ladder"]

_WIDTH, _LEFT = 420.0, 26.0


def draw_ladder(ladder: Ladder, id_: str, title: str, description: str) -> Markup:
    """Each rung says who warned whom of what; a crossed line is struck through at its left."""
    canvas = Canvas()
    y = 4.0
    for verdict in ladder.verdicts:
        own = [r for r in ladder.rungs if r.verdict == verdict]
        if not own:
            continue
        canvas.text(f"{verdict[:1].upper()}{verdict[1:]}", 4, y + 14, "group")
        canvas.add("line", x1=4, y1=y + 20, x2=_WIDTH - 4, y2=y + 20, class_="rule")
        y += 28
        for rung in own:
            y = _rung(canvas, rung, y)
        y += 10
    _disc(canvas, y + 8, crossed=True)
    canvas.text("crossed", 26, y + 13, "small")
    canvas.add("circle", cx=102, cy=y + 8, r=6, class_="box")
    canvas.text("not crossed", 116, y + 13, "small")
    return canvas.finish(id_, title, description, _WIDTH, y + 24, "ladder")


def _rung(canvas: Canvas, rung: Rung, y: float) -> float:
    _disc(canvas, y + 9, crossed=rung.crossed)
    deters = {"yes": "deters", "no": "does not deter", "in part": "deters in part"}.get(
        rung.deters, ""
    )
    head = f"{rung.who}{f' · {deters}' if deters else ''}"
    lines = wrap(head, _WIDTH - _LEFT - 4, 14, 2, bold=True)
    for n, line in enumerate(lines):
        canvas.text(line, _LEFT, y + 14 + 17 * n, "label strong")
    y += 17 * len(lines)
    for line in wrap(rung.trigger, _WIDTH - _LEFT - 4, 13, 3):
        canvas.text(line, _LEFT, y + 14, "small")
        y += 16
    return y + 12


def _disc(canvas: Canvas, y: float, *, crossed: bool) -> None:
    canvas.add("circle", cx=12, cy=y, r=6, class_="disc neg" if crossed else "box")
    if crossed:
        canvas.add("line", x1=8.4, y1=y + 3.6, x2=15.6, y2=y - 3.6, class_="mark neg")
