"""A path graph drawn as SVG: one column per move, who moves on every line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from tightrope.analysis.strategy.paths import PathEdge, PathGraph, PathNode

COLUMN, ROW, BOX, HEIGHT, MARGIN = 250, 66, 176, 46, 24
# Okabe and Ito's colours, told apart by colour-blind readers; dashes tell them apart in print.
INKS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
DASHES = ("", "7 4", "2 4", "9 3 2 3", "12 4", "4 4", "1 3")
MOST_NODES = 60
SHOWN_CHANGES = 2

Point = tuple[float, float]


def draw_paths(graph: PathGraph, title: str = "Paths") -> str:
    """Gives the graph as one SVG element: text, no scripts, no references to outside.

    States stand in the column of their distance from the start and say what differs from it;
    equilibria have a double frame. Lines are the moves that lead one column further, in their
    mover's colour and dash. At most 60 states are drawn, nearest first; the caption says so.
    """
    nodes = graph.nodes[:MOST_NODES]
    places = _places(nodes, graph.edges)
    steps = {node.state: node.steps for node in nodes}
    forward = [
        e for e in graph.edges if e.source in steps and steps.get(e.target) == steps[e.source] + 1
    ]
    movers = list(dict.fromkeys(e.mover for e in forward))
    start = next(node for node in nodes if node.state == graph.start)
    width = MARGIN * 2 + max(x for x, _ in places.values()) + BOX
    height = MARGIN * 2 + max(y for _, y in places.values()) + HEIGHT + 30 + 20 * len(movers)
    body = [
        *(_line(e, places, movers.index(e.mover)) for e in forward),
        *(_box(node, start, places[node.state], graph.concept) for node in nodes),
        *_legend(movers, height - 20 * len(movers)),
    ]
    shown = f"{len(nodes)} of {graph.reached:,} states reached by {graph.by} from the start."
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width:g} {height:g}" '
        f'font-family="sans-serif" font-size="12"><title>{escape(title)}</title>'
        f"<desc>{shown}</desc>{''.join(body)}"
        f'<text x="{MARGIN}" y="{height - 20 * len(movers) - 16:g}" fill="#444">{shown}</text></svg>'
    )


def _places(nodes: Sequence[PathNode], edges: Sequence[PathEdge]) -> dict[int, Point]:
    """Columns by distance; within a column near the mean height of where one comes from."""
    columns: dict[int, list[int]] = {}
    for node in nodes:
        columns.setdefault(node.steps, []).append(node.state)
    before: dict[int, list[int]] = {}
    for edge in edges:
        before.setdefault(edge.target, []).append(edge.source)
    tallest = max(map(len, columns.values()))
    out: dict[int, Point] = {}
    for step, states in sorted(columns.items()):

        def height(state: int) -> tuple[float, int]:
            above = [out[s][1] for s in before.get(state, ()) if s in out]
            return (sum(above) / len(above) if above else 0.0, state)

        top = MARGIN + (tallest - len(states)) * ROW / 2
        for k, state in enumerate(sorted(states, key=height)):
            out[state] = (MARGIN + step * COLUMN, top + k * ROW)
    return out


def _line(edge: PathEdge, places: Mapping[int, Point], mover: int) -> str:
    (x1, y1), (x2, y2) = places[edge.source], places[edge.target]
    a, b, c, d = x1 + BOX, y1 + HEIGHT / 2, x2 - 6, y2 + HEIGHT / 2
    bend = (a + c) / 2
    told = ", ".join(f"{option} -> {level}" for option, level in edge.change.items())
    dash = (
        f' stroke-dasharray="{DASHES[mover % len(DASHES)]}"' if DASHES[mover % len(DASHES)] else ""
    )
    ink = INKS[mover % len(INKS)]
    return (
        f'<g><title>{escape(edge.mover)}: {escape(told)}</title><path d="M{a:g} {b:g} C{bend:g} '
        f'{b:g} {bend:g} {d:g} {c:g} {d:g}" fill="none" stroke="{ink}" stroke-width="1.4"{dash}/>'
        f'<path d="M{c:g} {d - 4:g} L{c + 6:g} {d:g} L{c:g} {d + 4:g} Z" fill="{ink}"/></g>'
    )


def _box(node: PathNode, start: PathNode, place: Point, concept: str) -> str:
    x, y = place
    holds = node.equilibrium.get(concept, False)
    changed = [f"{o} {v}" for o, v in node.levels.items() if start.levels[o] != v]
    lines = changed[:SHOWN_CHANGES] or ["as it starts"]
    if len(changed) > SHOWN_CHANGES:
        lines[-1] += f" +{len(changed) - SHOWN_CHANGES}"
    told = "; ".join(changed) or "the start"
    name = f"{concept.upper()} equilibrium" if holds else "not an equilibrium"
    frame = f'<rect x="{x:g}" y="{y:g}" width="{BOX}" height="{HEIGHT}" rx="5" fill="#fff" stroke="#333"/>'
    if holds:
        frame += (
            f'<rect x="{x + 3:g}" y="{y + 3:g}" width="{BOX - 6}" height="{HEIGHT - 6}" rx="3" '
            'fill="#eef6ee" stroke="#333"/>'
        )
    text = "".join(
        f'<text x="{x + 9:g}" y="{y + 20 + 16 * k:g}">{escape(_short(line))}</text>'
        for k, line in enumerate(lines)
    )
    return f"<g><title>State {node.state} ({name}): {escape(told)}</title>{frame}{text}</g>"


def _short(text: str, most: int = 25) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _legend(movers: Sequence[str], top: float) -> list[str]:
    out = []
    for k, mover in enumerate(movers):
        y = top + 20 * k
        dash = f' stroke-dasharray="{DASHES[k % len(DASHES)]}"' if DASHES[k % len(DASHES)] else ""
        out.append(
            f'<path d="M{MARGIN} {y:g} h40" stroke="{INKS[k % len(INKS)]}" stroke-width="2"{dash}/>'
            f'<text x="{MARGIN + 48}" y="{y + 4:g}">{escape(mover)} moves</text>'
        )
    return out
