"""A whole and its parts as one bar."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from tightrope.brief.pictures.svg import Canvas, text_width

_WIDTH, _HEIGHT = 640.0, 34.0


def draw_shares(id_: str, title: str, parts: Sequence[tuple[str, int]]) -> Markup:
    """Segments in proportion, each with its count where the count fits."""
    canvas = Canvas()
    total = sum(n for _, n in parts) or 1
    x = 0.0
    for i, (_, n) in enumerate(parts):
        width = _WIDTH * n / total
        if n:
            canvas.add(
                "rect", x=x, y=0, width=max(width - 2, 1), height=_HEIGHT, class_=f"part p{i}"
            )
            if text_width(str(n), 14) + 8 < width:
                canvas.text(str(n), x + width / 2 - 1, 22, f"on p{i}", "middle")
        x += width
    said = "; ".join(f"{n} {words}" for words, n in parts)
    return canvas.finish(id_, title, said, _WIDTH, _HEIGHT, "bar")
