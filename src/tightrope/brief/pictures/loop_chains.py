"""Causal loops, each as a chain of boxes that a line leads back to its start."""

from __future__ import annotations

from markupsafe import Markup

from tightrope.brief.pictures.drawing import LoopChain, LoopChains
from tightrope.brief.pictures.svg import Canvas, wrap

_WIDTH, _BOX, _LEFT, _LINE = 420.0, 330.0, 30.0, 17.0


def draw_loop_chains(loops: LoopChains, id_: str, title: str, description: str) -> Markup:
    """One loop under the other, its kind above it; legible at 400 px."""
    canvas = Canvas()
    y = 4.0
    for loop in loops.loops:
        y = _loop(canvas, loop, y) + 18
    return canvas.finish(id_, title, description, _WIDTH, y - 8, "loops")


def _loop(canvas: Canvas, loop: LoopChain, y: float) -> float:
    canvas.text(f"{loop.kind[:1].upper()}{loop.kind[1:]}", 4, y + 14, "group")
    y += 26
    middles = []
    for n, node in enumerate(loop.nodes):
        if n:
            canvas.add("path", d=f"M{_LEFT + 20:.1f} {y:.1f}v14m-5 -6l5 6l5 -6", class_="held")
            y += 16
        lines = wrap(node, _BOX - 20, 14, 2)
        height = _LINE * len(lines) + 10
        canvas.add("rect", x=_LEFT, y=y, width=_BOX, height=height, rx=5, class_="card")
        for k, line in enumerate(lines):
            canvas.text(line, _LEFT + 10, y + 18 + _LINE * k, "label")
        middles.append(y + height / 2)
        y += height
    edge = _LEFT + _BOX
    first, last = middles[0], middles[-1] if len(middles) > 1 else middles[0] + 8
    canvas.add(
        "path",
        d=f"M{edge:.1f} {last:.1f}h22V{first:.1f}h-20m7 -6l-7 6l7 6",
        class_="held",
    )
    return y
