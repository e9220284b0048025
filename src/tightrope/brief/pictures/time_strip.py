"""Events in time: numbered discs stacked over a time axis; a second strip for a dense stretch."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from tightrope.brief.pictures.drawing import TimeMark, TimeStrip
from tightrope.brief.pictures.svg import Canvas

__all__ = ["draw_time_strip"]

_WIDTH = 720.0
_EDGE = 26.0
_R = 10.0
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def draw_time_strip(strip: TimeStrip, id_: str, title: str, description: str) -> Markup:
    """One strip over the whole span, and one over the densest tenth where half of it falls there."""
    canvas = Canvas()
    marks = sorted(strip.marks, key=lambda m: (m.start, m.number))
    first = min((m.start for m in marks), default=0)
    last = max((m.end for m in marks), default=1)
    if strip.now is not None and first - 400 < strip.now < last + 400:
        first, last = min(first, strip.now), max(last, strip.now)
    dense = _dense(marks, first, last)
    y = _strip(canvas, marks, first, last, strip.now, 8.0)
    if dense is not None:
        inside = [m for m in marks if dense[0] <= m.start <= dense[1]]
        canvas.text("The densest stretch, enlarged", _EDGE, y + 22, "small quiet")
        y = _strip(canvas, inside, dense[0], dense[1], strip.now, y + 34)
    return canvas.finish(id_, title, description, _WIDTH, y + 6, "time")


def _dense(marks: list[TimeMark], first: int, last: int) -> tuple[int, int] | None:
    """The shortest stretch holding half of the marks, if it is under a tenth of the whole."""
    need = (len(marks) + 1) // 2
    if len(marks) < 6:
        return None
    spans = [
        (marks[i + need - 1].start - marks[i].start, marks[i].start, marks[i + need - 1].start)
        for i in range(len(marks) - need + 1)
    ]
    length, start, end = min(spans)
    if length * 10 > last - first or not length:
        return None
    pad = max(1, length // 8)
    return start - pad, end + pad


def _strip(
    canvas: Canvas, marks: list[TimeMark], first: int, last: int, now: int | None, top: float
) -> float:
    span = (last - first) or 1

    def x_of(day: int) -> float:
        return _EDGE + (_WIDTH - 2 * _EDGE) * (min(max(day, first), last) - first) / span

    placed = _stack([(x_of((m.start + m.end) // 2), m) for m in marks])
    rows = max((row for _, _, row in placed), default=0) + 1
    axis = top + rows * (2 * _R + 3) + 6
    _axis(canvas, first, last, axis, x_of)
    if now is not None and first <= now <= last:
        canvas.add("line", x1=x_of(now), y1=top, x2=x_of(now), y2=axis + 6, class_="now")
        anchor = "end" if x_of(now) > _WIDTH / 2 else "start"
        shift = -6 if anchor == "end" else 6
        canvas.text("assessed", x_of(now) + shift, axis + 38, "small now-label", anchor)
    for x, mark, row in placed:
        y = axis - 8 - _R - row * (2 * _R + 3)
        if row == 0:
            canvas.add("line", x1=x, y1=axis, x2=x, y2=axis - 8, class_="axis")
        canvas.add("circle", cx=x, cy=y, r=_R, class_="event later" if mark.later else "event")
        canvas.text(str(mark.number), x, y + 4, "tiny later" if mark.later else "tiny", "middle")
    return axis + 44


def _stack(points: list[tuple[float, TimeMark]]) -> list[tuple[float, TimeMark, int]]:
    """Puts each mark on the lowest row where it does not touch another."""
    ends: list[float] = []
    placed = []
    for x, mark in points:
        row = next((i for i, end in enumerate(ends) if x - _R >= end + 1), len(ends))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = x + _R
        placed.append((x, mark, row))
    return placed


def _axis(canvas: Canvas, first: int, last: int, y: float, x_of) -> None:  # type: ignore[no-untyped-def]
    canvas.add("line", x1=_EDGE, y1=y, x2=_WIDTH - _EDGE, y2=y, class_="axis")
    reach = 0.0
    for day, words in _ticks(first, last):
        x = x_of(day)
        canvas.add("line", x1=x, y1=y, x2=x, y2=y + 5, class_="axis")
        half = 4.2 * len(words)
        if x - half > reach and x + half < _WIDTH:
            canvas.text(words, x, y + 20, "small quiet", "middle")
            reach = x + half


def _ticks(first: int, last: int) -> list[tuple[int, str]]:
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
