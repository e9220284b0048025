"""The states of an option game: in GraphML with every move, by whom; and as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

import numpy as np

from tightrope.analysis.strategy.errors import TooLargeForThis
from tightrope.analysis.strategy.report import CONCEPTS
from tightrope.analysis.strategy.search import neighbours
from tightrope.analysis.strategy.stability import analyse_stability
from tightrope.conflict import Game
from tightrope.exchange.cells import guarded

MOST_EDGES = 500_000


def to_graphml(game: Game, *, improvements_only: bool = False) -> str:
    """Gives the graph as GraphML text.

    Nodes carry the level of each option, each decision maker's rank and, per concept, whether the
    state is an equilibrium; edges who moves and whether the mover improves. `improvements_only`
    leaves out the other moves. Raises TooLargeForThis beyond half a million moves.
    """
    edges = [
        neighbours(game, dm, np.arange(game.states)) for dm in range(len(game.decision_makers))
    ]
    if (count := sum(len(sources) for sources, _ in edges)) > MOST_EDGES:
        raise TooLargeForThis(
            "the graph has too many moves", value=f"{count:,}", allowed=f"at most {MOST_EDGES:,}"
        )
    root = Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    _keys(root, game)
    graph = SubElement(root, "graph", id="conflict", edgedefault="directed")
    _nodes(graph, game)
    for dm, (sources, targets) in enumerate(edges):
        better = game.ranks[dm][targets] > game.ranks[dm][sources]
        for s, t, gains in zip(sources.tolist(), targets.tolist(), better.tolist(), strict=True):
            if gains or not improvements_only:
                edge = SubElement(graph, "edge", source=f"s{s}", target=f"s{t}")
                _data(edge, "mover", game.decision_makers[dm])
                _data(edge, "improvement", str(gains).lower())
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _keys(root: Element, game: Game) -> None:
    for k, option in enumerate(game.options):
        _key(root, f"o{k}", "node", option, "string")
    for i, dm in enumerate(game.decision_makers):
        _key(root, f"r{i}", "node", f"rank {dm}", "int")
    for concept in CONCEPTS:
        _key(root, concept, "node", f"{concept} equilibrium", "boolean")
    _key(root, "now", "node", "status quo", "boolean")
    _key(root, "mover", "edge", "mover", "string")
    _key(root, "improvement", "edge", "improvement", "boolean")


def _key(root: Element, key: str, of: str, name: str, kind: str) -> None:
    attributes = {"id": key, "for": of, "attr.name": name, "attr.type": kind}
    SubElement(root, "key", attributes)


def _nodes(graph: Element, game: Game) -> None:
    stability = analyse_stability(game, CONCEPTS)
    held = {c: set(stability.equilibria(c).tolist()) for c in CONCEPTS}
    for state in range(game.states):
        node = SubElement(graph, "node", id=f"s{state}")
        for k, level in enumerate(game.state(state).values()):
            _data(node, f"o{k}", level)
        for i, rank in enumerate(game.ranks[:, state].tolist()):
            _data(node, f"r{i}", str(rank))
        for concept in CONCEPTS:
            _data(node, concept, str(state in held[concept]).lower())
        _data(node, "now", str(state == game.status_quo).lower())


def _data(parent: Element, key: str, text: str) -> None:
    SubElement(parent, "data", key=key).text = text


def to_csv(game: Game, concepts: Sequence[str] = ()) -> str:
    """Gives one row per feasible state: its number, the level of every option, every decision
    maker's rank (higher is better), and yes or no per concept: whether it is an equilibrium.

    The status quo is marked in its own column. Text for a spreadsheet: UTF-8, lines end in \\r\\n.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    ranks = [f"rank {dm}" for dm in game.decision_makers]
    writer.writerow(["state", *game.options, *ranks, "status quo", *concepts])
    stability = analyse_stability(game, concepts) if concepts else None
    held = [set(stability.equilibria(c).tolist()) for c in concepts] if stability else []
    columns = [
        [names[level] for level in game.space.column(k)] for k, names in enumerate(game.level_names)
    ]
    for state in range(game.states):
        verdicts = ["yes" if state in found else "no" for found in held]
        now = "yes" if state == game.status_quo else ""
        levels = [guarded(column[state]) for column in columns]
        writer.writerow([state, *levels, *game.ranks[:, state].tolist(), now, *verdicts])
    return out.getvalue()
