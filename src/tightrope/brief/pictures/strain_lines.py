"""Strain over time: step lines by date, named at their right ends."""

from __future__ import annotations

from markupsafe import Markup

from tightrope.brief.pictures.drawing import StrainLines
from tightrope.brief.pictures.svg import Canvas, wrap

_WIDTH, _HEIGHT = 640.0, 260.0
_LEFT, _TOP, _BOTTOM = 46.0, 18.0, 36.0
_LABEL = 130.0
_APART = 17.0  # between the names of two lines


def draw_strain_lines(lines: StrainLines, id_: str, title: str, description: str) -> Markup:
    """Axes with few marks, one step line a series; end labels are spread so as not to overlap."""
    canvas = Canvas()
    times = sorted({year_fraction(when) for _, values in lines.series for when, _ in values})
    first, last = (times[0], times[-1]) if times else (0.0, 1.0)
    span = (last - first) or 1.0
    right = _WIDTH - _LABEL - 12
    top = max((v for _, values in lines.series for _, v in values), default=1.0)
    ceiling = next((c for c in (0.2, 0.4, 0.6, 0.8, 1.0) if c >= top), 1.0)

    def x_of(when: str) -> float:
        return _LEFT + (right - _LEFT) * (year_fraction(when) - first) / span

    def y_of(value: float) -> float:
        return _HEIGHT - _BOTTOM - (_HEIGHT - _BOTTOM - _TOP) * value / ceiling

    for i in range(5):
        value = ceiling * i / 4
        canvas.add("line", x1=_LEFT, y1=y_of(value), x2=right, y2=y_of(value), class_="rule")
        canvas.text(f"{value:.2f}", _LEFT - 8, y_of(value) + 4.5, "small quiet", "end")
    _years(canvas, first, span, right)
    ends = []
    for i, (name, values) in enumerate(lines.series):
        canvas.add("path", d=_steps([(x_of(w), y_of(v)) for w, v in values]), class_=f"line s{i}")
        x, y = x_of(values[-1][0]), y_of(values[-1][1])
        canvas.add("circle", cx=x, cy=y, r=4, class_=f"dot s{i}")
        ends.append((y, i, name))
    _end_labels(canvas, ends, right)
    return canvas.finish(id_, title, description, _WIDTH, _HEIGHT, "strain")


def _steps(points: list[tuple[float, float]]) -> str:
    path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for x, y in points[1:]:
        path += f"H{x:.1f}V{y:.1f}"
    return path


def _years(canvas: Canvas, first: float, span: float, right: float) -> None:
    if span < 1:
        return
    every = next((n for n in (1, 2, 5, 10, 20, 50) if span / n <= 8), 100)
    year = -(-int(first * 100) // (100 * every)) * every
    while year <= first + span:
        x = _LEFT + (right - _LEFT) * (year - first) / span
        canvas.add(
            "line", x1=x, y1=_HEIGHT - _BOTTOM, x2=x, y2=_HEIGHT - _BOTTOM + 5, class_="axis"
        )
        canvas.text(str(year), x, _HEIGHT - _BOTTOM + 20, "small quiet", "middle")
        year += every


def _end_labels(canvas: Canvas, ends: list[tuple[float, int, str]], right: float) -> None:
    """Names the lines at their ends: spread downwards, then pushed back up from the axis."""
    ordered = sorted(ends)
    placed: list[float] = []
    for y, *_ in ordered:
        placed.append(max(y, placed[-1] + _APART) if placed else y)
    limit = _HEIGHT - _BOTTOM
    for i in reversed(range(len(placed))):
        placed[i] = min(placed[i], limit)
        limit = placed[i] - _APART
    for (y, i, name), at in zip(ordered, placed, strict=True):
        words = (wrap(name, _LABEL - 12, 14, 1) or [""])[0]
        canvas.text(words, right + 12, at + 5, f"label t{i}")
        if abs(at - y) > 3 and words:
            canvas.add("line", x1=right + 4, y1=y, x2=right + 11, y2=at, class_="rule")


def year_fraction(when: str) -> float:
    """An ISO year, month or day as a number of years; anything unreadable counts as year 0."""
    parts = when.split("-")
    try:
        year = int(parts[0])
        month = int(parts[1]) if len(parts) > 1 else 1
        day = int(parts[2][:2]) if len(parts) > 2 else 1
    except ValueError:
        return 0.0
    return year + (month - 1) / 12 + (day - 1) / 372
