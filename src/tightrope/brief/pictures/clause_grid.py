"""Treaties by what they oblige to: a disc for a clause that binds, a ring for one that does not yet."""

from __future__ import annotations

from markupsafe import Markup

from tightrope.brief.pictures.drawing import ClauseGrid
from tightrope.brief.pictures.svg import Canvas, text_width, wrap

_WIDTH, _LINE = 420.0, 17.0


def draw_clause_grid(grid: ClauseGrid, id_: str, title: str, description: str) -> Markup:
    """Under each treaty one line: what it is called, if it is, then a sign for each kind it has."""
    canvas = Canvas()
    y = 4.0
    for treaty in grid.treaties:
        for line in wrap(treaty.name, _WIDTH - 8, 14, 3, bold=True):
            canvas.text(line, 4, y + 14, "label strong")
            y += _LINE
        if treaty.called:
            for line in wrap(f"called “{treaty.called}”", _WIDTH - 8, 13, 2):
                canvas.text(line, 4, y + 14, "small quiet")
                y += _LINE
        y = _signs(canvas, treaty.clauses, y + 6) + 14
    canvas.add("line", x1=4, y1=y - 6, x2=_WIDTH - 4, y2=y - 6, class_="rule")
    y = _signs(canvas, (("in force", True), ("not in force", False)), y)
    return canvas.finish(id_, title, description, _WIDTH, y + 6, "clauses")


def _signs(canvas: Canvas, clauses: tuple[tuple[str, bool], ...], y: float) -> float:
    x = 4.0
    for words, binds in clauses or (("no obligation is listed", False),):
        span = 22 + text_width(words, 13) + 12
        if x > 4 and x + span > _WIDTH:
            x, y = 4.0, y + 22
        if clauses:
            canvas.add("circle", cx=x + 8, cy=y + 8, r=6, class_="box full" if binds else "box")
        canvas.text(words, x + 20, y + 13, "small")
        x += span
    return y + 20
