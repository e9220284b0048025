"""Horizontal bars on one scale, each with its label above and its value beside it."""

from __future__ import annotations

from markupsafe import Markup

from tightrope.brief.pictures.drawing import Bars
from tightrope.brief.pictures.svg import Canvas, wrap

_WIDTH, _VALUE = 400.0, 92.0


def draw_bars(bars: Bars, id_: str, title: str, description: str) -> Markup:
    """Bars from nought; hollow where the sign is open. Legible at 400 px."""
    canvas = Canvas()
    right = _WIDTH - _VALUE
    span = (bars.high - bars.low) or 1.0

    def x_of(value: float) -> float:
        return 4 + (right - 8) * (min(max(value, bars.low), bars.high) - bars.low) / span

    zero, y = x_of(0.0), 4.0
    for bar in bars.bars:
        lines = wrap(bar.label, _WIDTH - 8, 14, 2)
        for n, line in enumerate(lines):
            canvas.text(line, 4, y + 14 + 17 * n, "label")
        y += 17 * len(lines) + 5
        end = x_of(bar.value)
        kind = "bar open" if bar.open else "bar"
        canvas.add("line", x1=4, y1=y + 8, x2=right - 4, y2=y + 8, class_="rule")
        canvas.add(
            "rect",
            x=min(zero, end),
            y=y + 2,
            width=max(abs(end - zero), 1.5),
            height=12,
            class_=kind,
        )
        canvas.add("line", x1=zero, y1=y - 1, x2=zero, y2=y + 17, class_="axis")
        canvas.text(bar.text, _WIDTH - 4, y + 13, "small", "end")
        y += 28
    return canvas.finish(id_, title, description, _WIDTH, y, "bars")
