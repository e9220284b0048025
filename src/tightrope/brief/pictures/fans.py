"""Fan charts: how likely each answer is by week, with the band of what is uncertain of the model."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from tightrope.brief.pictures.drawing import Fan, Fans
from tightrope.brief.pictures.svg import Canvas, wrap

_WIDTH, _PANEL, _GAP = 400.0, 190.0, 20.0
_LINES, _ROW = 3, 16.0  # of a label, above its chart
_HIGH, _LEFT, _END = 72.0, 30.0, 46.0  # the chart; room for the marks left and the number right
_BELOW = 36.0


def draw_fans(fans: Fans, id_: str, title: str, description: str) -> Markup:
    """Small charts of one scale, two beside each other, each named above. Legible at 400 px."""
    canvas = Canvas()
    tall = _LINES * _ROW + _HIGH + _BELOW
    for n, fan in enumerate(fans.fans):
        _panel(canvas, fan, fans.weeks, (n % 2) * (_PANEL + _GAP), (n // 2) * tall)
    rows = -(-len(fans.fans) // 2)
    return canvas.finish(id_, title, description, _WIDTH, max(rows, 1) * tall, "fans")


def _panel(canvas: Canvas, fan: Fan, weeks: int, left: float, top: float) -> None:
    for n, line in enumerate(wrap(fan.label, _PANEL, 13, _LINES, bold=True)):
        canvas.text(line, left, top + 13 + n * _ROW, "small strong")
    first, last = left + _LEFT, left + _PANEL - _END
    ground = top + _LINES * _ROW + _HIGH

    def x_of(week: int) -> float:
        return first + (last - first) * week / weeks

    def y_of(share: float) -> float:
        return ground - (_HIGH - 6) * share

    for share, text in ((0.0, "0"), (0.5, "50"), (1.0, "100")):
        canvas.add("line", x1=first, y1=y_of(share), x2=last, y2=y_of(share), class_="rule")
        canvas.text(text, first - 5, y_of(share) + 4.5, "small quiet", "end")
    ends = [*_points(fan.high, x_of, y_of), *reversed(_points(fan.low, x_of, y_of))]
    canvas.add("path", d=f"M{'L'.join(ends)}Z", class_="fan")
    canvas.add("path", d=f"M{'L'.join(_points(fan.middle, x_of, y_of))}", class_="line s0")
    canvas.add("circle", cx=last, cy=y_of(fan.middle[-1]), r=3.5, class_="dot s0")
    canvas.text(fan.text, last + 7, y_of(fan.middle[-1]) + 4.5, "small strong")
    canvas.text("today", first, ground + 16, "small quiet")
    canvas.text(f"week {weeks}", last, ground + 16, "small quiet", "end")


def _points(
    values: Sequence[float], x_of: Callable[[int], float], y_of: Callable[[float], float]
) -> list[str]:
    return [f"{x_of(week):.1f} {y_of(value):.1f}" for week, value in enumerate(values)]
