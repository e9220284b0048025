"""The signed network: actors on a ring, camp by camp; ties as chords, + solid, − dashed."""

from __future__ import annotations

import math

from markupsafe import Markup

from tightrope.brief.pictures.drawing import GraphEdge, SignedGraph
from tightrope.brief.pictures.svg import Canvas, text_width, wrap

_SIZE = 17
_LINE = 19
_LABEL = 104.0  # widest label
_GAP = 0.55  # angle between camps, in steps


def draw_signed_graph(graph: SignedGraph, id_: str, title: str, description: str) -> Markup:
    """Ring layout: camps are arcs, labels stand outside, chords bend towards the middle."""
    n = len(graph.nodes)
    radius = max(112.0, min(250.0, 12.0 * n))
    width = 2 * (radius + _LABEL + 26)
    cx, cy = width / 2, radius + 80
    angles = _angles(graph)
    points = [(cx + radius * math.cos(a), cy + radius * math.sin(a)) for a in angles]
    canvas = Canvas()
    _camps(canvas, graph, angles, cx, cy, radius)
    for edge in sorted(graph.edges, key=lambda e: (e.weight, e.a, e.b)):
        _chord(canvas, edge, points, cx, cy)
    for place, (node, angle, (x, y)) in enumerate(zip(graph.nodes, angles, points, strict=True)):
        if node.pivot:
            canvas.add("circle", cx=x, cy=y, r=13, class_="ring")
        canvas.add("circle", cx=x, cy=y, r=8, class_=f"node camp{node.camp % 6}", data_node=place)
        _label(canvas, node.label, angle, cx, cy, radius)
    bottom = cy + radius + 96
    height = _legend(canvas, bottom)
    return canvas.finish(id_, title, description, width, height, "graph")


def _angles(graph: SignedGraph) -> list[float]:
    """An angle for each node, camps in one piece with a gap between them, starting at the left."""
    breaks = (
        sum(graph.nodes[i].camp != graph.nodes[i - 1].camp for i in range(len(graph.nodes)))
        if len(graph.nodes) > 1
        else 0
    )
    step = 2 * math.pi / (len(graph.nodes) + _GAP * breaks or 1)
    first = sum(node.camp == graph.nodes[0].camp for node in graph.nodes) if graph.nodes else 0
    angle = math.pi - step * (first - 1) / 2  # the first camp is centred on the left
    angles = []
    for i, node in enumerate(graph.nodes):
        if i:
            angle += step * (1 + (_GAP if node.camp != graph.nodes[i - 1].camp else 0))
        angles.append(angle)
    return angles


def _camps(
    canvas: Canvas, graph: SignedGraph, angles: list[float], cx: float, cy: float, radius: float
) -> None:
    start = 0
    for i in range(1, len(angles) + 1):
        if i < len(angles) and graph.nodes[i].camp == graph.nodes[start].camp:
            continue
        a, b = angles[start] - 0.09, angles[i - 1] + 0.09
        x0, y0 = cx + radius * math.cos(a), cy + radius * math.sin(a)
        x1, y1 = cx + radius * math.cos(b), cy + radius * math.sin(b)
        large = 1 if b - a > math.pi else 0
        path = f"M{x0:.1f} {y0:.1f}A{radius:.1f} {radius:.1f} 0 {large} 1 {x1:.1f} {y1:.1f}"
        canvas.add("path", d=path, class_=f"arc camp{graph.nodes[start].camp % 6}")
        start = i


def _chord(
    canvas: Canvas, edge: GraphEdge, points: list[tuple[float, float]], cx: float, cy: float
) -> None:
    (x0, y0), (x1, y1) = points[edge.a], points[edge.b]
    # bends towards the middle, so that chords keep clear of the ring
    mx, my = (x0 + x1) / 2, (y0 + y1) / 2
    radius = math.hypot(x0 - cx, y0 - cy) or 1.0
    bend = 0.15 + 0.3 * math.hypot(x1 - x0, y1 - y0) / (2 * radius)
    qx, qy = mx + (cx - mx) * bend, my + (cy - my) * bend
    sign = "pos" if edge.sign > 0 else "neg" if edge.sign < 0 else "mix"
    canvas.add(
        "path",
        d=f"M{x0:.1f} {y0:.1f}Q{qx:.1f} {qy:.1f} {x1:.1f} {y1:.1f}",
        class_=f"tie {sign}",
        stroke_width=1.2 + 3.3 * max(0.0, min(1.0, edge.weight)),
        data_a=edge.a,
        data_b=edge.b,
        data_since=edge.since or None,
    )
    if edge.contested:  # marked where the chord is nearest to the middle
        x, y = (x0 + 2 * qx + x1) / 4, (y0 + 2 * qy + y1) / 4
        canvas.add("rect", x=x - 5, y=y - 5, width=10, height=10, class_="contested")


def _label(canvas: Canvas, label: str, angle: float, cx: float, cy: float, radius: float) -> None:
    lines = wrap(label, _LABEL, _SIZE, 3)
    cos, sin = math.cos(angle), math.sin(angle)
    x, y = cx + (radius + 19) * cos, cy + (radius + 19) * sin
    anchor = "middle" if abs(cos) < 0.2 else "start" if cos > 0 else "end"
    # the block of lines is centred on the ray at the sides and pushed out at top and bottom
    middle = y + sin * (len(lines) * _LINE / 2 - 2)
    top = middle - len(lines) * _LINE / 2 + _LINE * 0.76
    for i, line in enumerate(lines):
        canvas.text(line, x, top + i * _LINE, "label", anchor)


def _legend(canvas: Canvas, y: float) -> float:
    entries = (("pos", "friendly (+)"), ("neg", "hostile (−)"), ("mix", "neither"))
    x = 8.0
    for kind, words in entries:
        span = 50 + text_width(words, _SIZE)
        canvas.add("line", x1=x, y1=y, x2=x + 30, y2=y, class_=f"tie {kind}", stroke_width=2.6)
        canvas.text(words, x + 36, y + 5.5, "label")
        x += span
    canvas.add("circle", cx=20, cy=y + 28, r=9, class_="ring")
    canvas.add("circle", cx=20, cy=y + 28, r=5, class_="node plain")
    canvas.text("friendly with rivals; thicker: a heavier tie", 38, y + 33.5, "label")
    canvas.add("rect", x=15, y=y + 51, width=10, height=10, class_="contested")
    canvas.text("friends in one kind of tie, foes in another", 38, y + 61.5, "label")
    return y + 74
