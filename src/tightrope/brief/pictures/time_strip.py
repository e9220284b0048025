"""Events in time: numbered discs stacked over an axis; a dense stretch gets a strip of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from markupsafe import Markup

from tightrope.brief.pictures.drawing import TimeMark, TimeStrip
from tightrope.brief.pictures.svg import Canvas, text_width

_WIDTH = 720.0
_EDGE = 30.0
_R = 10.0
_STEP = 2 * _R + 3
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def draw_time_strip(strip: TimeStrip, id_: str, title: str, description: str) -> Markup:
    """One strip over the whole span; the densest stretch is one band there and enlarged below."""
    canvas = Canvas()
    marks = sorted(strip.marks, key=lambda m: (m.start, m.number))
    first = min((m.start for m in marks), default=0)
    last = max((m.end for m in marks), default=1)
    if strip.now is not None:
        first, last = min(first, strip.now), max(last, strip.now)
    dense = _dense(marks, last - first)
    if dense is None:
        bottom = _strip(canvas, marks, (first, last), strip.now, 8.0, None)
    else:
        inside = [m for m in marks if dense[0] <= m.start <= dense[1]]
        rest = [m for m in marks if m not in inside]
        bottom = _strip(canvas, rest, (first, last), strip.now, 8.0, inside)
        pad = max(1, (dense[1] - dense[0]) // 16)
        canvas.text(f"Nos. {_numbers(inside)}, enlarged", _EDGE, bottom + 22, "small quiet")
        window = (dense[0] - pad, dense[1] + pad)
        bottom = _strip(canvas, inside, window, strip.now, bottom + 32, None)
    return canvas.finish(id_, title, description, _WIDTH, bottom + 6, "time")


def _numbers(marks: list[TimeMark]) -> str:
    return f"{marks[0].number} to {marks[-1].number}"


def _dense(marks: list[TimeMark], span: int) -> tuple[int, int] | None:
    """The stretch around the closest third of the marks, if it is under a sixth of the whole."""
    if len(marks) < 8 or span < 60:
        return None
    need = max(4, len(marks) // 3)
    starts = [m.start for m in marks]
    length, i = min((starts[i + need - 1] - starts[i], i) for i in range(len(starts) - need + 1))
    low, high = i, i + need - 1
    reach = max(2, length // 2)  # neighbours as close as this belong to the stretch
    while low and starts[low] - starts[low - 1] <= reach:
        low -= 1
    while high + 1 < len(starts) and starts[high + 1] - starts[high] <= reach:
        high += 1
    if (starts[high] - starts[low]) * 6 > span:
        return None
    return starts[low], starts[high]


def _strip(
    canvas: Canvas,
    marks: list[TimeMark],
    window: tuple[int, int],
    now: int | None,
    top: float,
    folded: list[TimeMark] | None,
) -> float:
    """Draws one axis with its marks; `folded` marks are shown as one pill. Gives its bottom."""
    first, last = window
    span = (last - first) or 1

    def x_of(day: int) -> float:
        return _EDGE + (_WIDTH - 2 * _EDGE) * (min(max(day, first), last) - first) / span

    pills = [(x_of((m.start + m.end) // 2), _R, str(m.number), m.later) for m in marks]
    if folded:
        words = _numbers(folded)
        half = text_width(words, 11) / 2 + 8
        middle = (x_of(folded[0].start) + x_of(folded[-1].start)) / 2
        pills.append((min(max(middle, half), _WIDTH - half), half, words, False))
    placed = _stack(sorted(pills))
    rows = max((row for *_, row in placed), default=0) + 1
    axis = top + rows * _STEP + 6
    _axis(canvas, window, axis, x_of)
    _now(canvas, now, window, (top, axis), x_of)
    for x, half, words, later, row in placed:
        y = axis - 8 - _R - row * _STEP
        if row == 0:
            canvas.add("line", x1=x, y1=axis, x2=x, y2=axis - 8, class_="axis")
        kind = "event later" if later else "event"
        canvas.add("rect", x=x - half, y=y - _R, width=2 * half, height=2 * _R, rx=_R, class_=kind)
        canvas.text(words, x, y + 4, "tiny later" if later else "tiny", "middle")
    return axis + 44


def _stack(
    pills: list[tuple[float, float, str, bool]],
) -> list[tuple[float, float, str, bool, int]]:
    """Puts each pill on the lowest row where it does not touch another."""
    ends: list[float] = []
    placed = []
    for x, half, words, later in pills:
        row = next((i for i, end in enumerate(ends) if x - half >= end + 2), len(ends))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = x + half
        placed.append((x, half, words, later, row))
    return placed


def _now(
    canvas: Canvas,
    now: int | None,
    window: tuple[int, int],
    rows: tuple[float, float],
    x_of: Callable[[int], float],
) -> None:
    if now is None or not window[0] <= now <= window[1]:
        return
    x, (top, axis) = x_of(now), rows
    canvas.add("line", x1=x, y1=top, x2=x, y2=axis + 28, class_="now")
    side = "end" if x > _WIDTH / 2 else "start"
    canvas.text("as of", x + (-6 if side == "end" else 6), axis + 38, "small now-label", side)


def _axis(canvas: Canvas, window: tuple[int, int], y: float, x_of: Callable[[int], float]) -> None:
    canvas.add("line", x1=_EDGE, y1=y, x2=_WIDTH - _EDGE, y2=y, class_="axis")
    reach = 0.0
    for day, words in _ticks(*window):
        x = x_of(day)
        canvas.add("line", x1=x, y1=y, x2=x, y2=y + 5, class_="axis")
        half = text_width(words, 13) / 2
        if x - half > reach + 4 and x + half < _WIDTH:
            canvas.text(words, x, y + 20, "small quiet", "middle")
            reach = x + half


def _ticks(first: int, last: int) -> list[tuple[int, str]]:
    """Days to mark: years, months or days, about eight of them."""
    span = last - first
    begin, end = date.fromordinal(max(first, 1)), date.fromordinal(max(last, 1))
    if span > 3 * 365:
        every = max(1, round(span / 365 / 8))
        years = range(begin.year + 1, end.year + 1, every)
        return [(date(y, 1, 1).toordinal(), str(y)) for y in years]
    if span > 100:
        months = [(y, m) for y in range(begin.year, end.year + 1) for m in range(1, 13)]
        every = max(1, round(span / 30 / 8))
        inside = [(y, m) for y, m in months if first <= date(y, m, 1).toordinal() <= last]
        return [(date(y, m, 1).toordinal(), f"{_MONTHS[m - 1]} {y}") for y, m in inside[::every]]
    every = max(1, round(span / 8))
    days = [date.fromordinal(d) for d in range(max(first, 1), max(last, 1) + 1, every)]
    return [(d.toordinal(), f"{d.day} {_MONTHS[d.month - 1]}") for d in days]
