"""Causal maps for other programs: weight matrices of fuzzy cognitive maps (CSV), and GraphML.

Written are the links of a crisis; read are links for one. A matrix has one number for each pair
of nodes, so that conditions, carriers and disputes are lost in it; GraphML keeps them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from tightrope.consequences.network import CLASSES, build_network
from tightrope.crisis.model import CrisisModel, Effect
from tightrope.exchange.errors import BadMap

MOST_NODES = 2000
_KEPT = (
    "if",
    "carried_by",
    "delay",
    "since",
    "until",
    "note",
    "assumption",
)  # of a link, as GraphML attributes
_LOST = (
    "if",
    "carried_by",
    "disputed",
    "delay",
    "since",
    "until",
)  # what a link does that one number cannot say

CausalMap = tuple[dict[str, dict[str, str]], list[dict[str, Any]]]
"""Indicators (id -> {name}) and effects, as the crisis file has them."""


def to_matrix(model: CrisisModel) -> str:
    """Gives the weight matrix as CSV: a line and a column per node, from the line to the column.

    Weights are the signed strengths of the central game; links between the same two nodes add
    up, to -1 or 1 at most. Raises what `build_network` raises.
    """
    network = build_network(model)
    sources = dict.fromkeys(link.source for link in network.links if link.indicator is None)
    nodes = [*sources, *network.indicators]
    sums = {pair: sum(weights) for pair, weights in _weights_of_pairs(model).items()}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["", *nodes])
    for source in nodes:
        row = [min(1.0, max(-1.0, sums.get((source, to), 0.0))) for to in nodes]
        writer.writerow([source, *(f"{weight:.6g}" for weight in row)])
    return out.getvalue()


def _weights_of_pairs(model: CrisisModel) -> dict[tuple[str, str], list[float]]:
    network = build_network(model)
    found: dict[tuple[str, str], list[float]] = {}
    for link, weight in zip(network.links, network.central_weights(), strict=True):
        found.setdefault((link.source, network.indicators[link.to]), []).append(float(weight))
    return found


def lost_in_matrix(model: CrisisModel) -> dict[str, tuple[str, ...]]:
    """Gives what a matrix cannot hold: `if`, `carried_by`, `disputed`, `delay`, `since`, `until` -> links that have it.

    A link is named `from -> to`; keys that no link has are left out.
    """
    found: dict[str, list[str]] = {key: [] for key in _LOST}
    for effect in model.effects:
        given = effect.model_dump(by_alias=True)
        for key in _LOST:
            if given[key]:
                found[key].append(f"{effect.from_} -> {effect.to}")
    return {key: tuple(links) for key, links in found.items() if links}


def summed_in_matrix(model: CrisisModel) -> tuple[str, ...]:
    """Gives in words which links a matrix has as one number, and which sums were cut to fit it."""
    pairs = {" -> ".join(pair): weights for pair, weights in _weights_of_pairs(model).items()}
    added = [pair for pair, weights in pairs.items() if len(weights) > 1]
    cut = [pair for pair, weights in pairs.items() if abs(sum(weights)) > 1]
    told = (("several links of the same two nodes, which are added up", added),
            ("sums beyond -1 or 1, which are cut there", cut))  # fmt: skip
    return tuple(f"{words} ({'; '.join(found)})" for words, found in told if found)


def from_matrix(text: str, model: CrisisModel | None = None, name: str = "map.csv") -> CausalMap:
    """Gives the links of a weight matrix: a line of names, then a line per node of numbers.

    The sign of a weight is the link's, its size the class: below 0.3 weak, below 0.6 medium,
    else strong; 0 or an empty cell is no link. Nodes that are options of `model` stay options,
    all others become indicators. Raises BadMap with the line of the file `name`.
    """
    read = csv.reader(io.StringIO(text))
    try:
        rows = [(read.line_num, row) for row in read if any(cell.strip() for cell in row)]
    except csv.Error as error:
        where = f"{name}:{read.line_num + 1}"
        raise BadMap("a line is no row of a table", where=where, value=str(error)) from None
    names = [cell.strip() for cell in rows[0][1][1:]] if rows else []
    if not names or len(set(names)) < len(names) or len(names) > MOST_NODES:
        raise BadMap("the first line needs different names", where=name, value=", ".join(names[:5]))
    if [row[0].strip() for _, row in rows[1:]] != names:
        raise BadMap("the lines need the names of the columns, in their order", where=name)
    links = []
    for source, (line, row) in zip(names, rows[1:], strict=True):
        where = f"{name}:{line}"
        if len(row) != len(names) + 1:
            raise BadMap("a line has another number of cells", where=where, value=len(row) - 1)
        for to, cell in zip(names, row[1:], strict=True):
            weight = _weight(cell, f"{where}: {source}, {to}")
            if weight:
                links.append(_link(source, to, weight))
    return _as_map(links, {node: node for node in names}, model)


def to_graphml(model: CrisisModel) -> str:
    """Gives the causal map as GraphML text, with all that the file says of a link."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for link in build_network(model).links:
        graph.add_node(link.source, kind="indicator" if link.indicator is not None else "option")
        effect = link.effect
        given = effect.model_dump(by_alias=True)
        said = {key: str(given[key]) for key in _KEPT if given[key]}
        said |= {"sign": effect.sign, "strength": effect.strength}
        said |= {"disputed": "yes" if effect.disputed else "no"}
        graph.add_edge(link.source, effect.to, cites=" ".join(effect.cites), **said)
    for name, indicator in model.indicators.items():
        graph.add_node(name, kind="indicator", name=indicator.name)
    return "\n".join(nx.generate_graphml(graph)) + "\n"


def from_graphml(
    text: str, model: CrisisModel | None = None, name: str = "map.graphml"
) -> CausalMap:
    """Gives the links of a GraphML graph, as `from_matrix` does.

    Edges have `sign` (+ or -) and may have `strength`, `if`, `carried_by`, `disputed`, `delay`,
    `since`, `until`, `note`, `assumption`, `cites`; or a number `weight`. Nodes may have `name` or `label`. Raises
    BadMap.
    """
    import networkx as nx

    try:
        graph = nx.parse_graphml(text, force_multigraph=True)
    except Exception as error:  # noqa: BLE001 - the reader raises whatever its parser does
        raise BadMap("this is not GraphML", where=name, value=type(error).__name__) from None
    if graph.number_of_nodes() > MOST_NODES or not graph.number_of_nodes():
        raise BadMap(
            "a map needs nodes", where=name, value=graph.number_of_nodes(), allowed="1 to 2,000"
        )
    links = []
    for source, to, data in graph.edges(data=True):
        links.append(_edge(str(source), str(to), data, name))
    names = {
        str(node): str(data.get("name") or data.get("label") or node)
        for node, data in graph.nodes(data=True)
    }
    return _as_map(links, names, model)


def _edge(source: str, to: str, data: Mapping[str, Any], name: str) -> dict[str, Any]:
    where = f"{name}: {source}, {to}"
    if "sign" not in data:
        if "weight" not in data:
            raise BadMap("an edge has neither 'sign' nor 'weight'", where=where)
        return _link(source, to, _weight(str(data["weight"]), where))
    if data["sign"] not in ("+", "-"):
        raise BadMap("a sign is + or -", where=where, value=str(data["sign"]))
    link = {"from": source, "to": to, "sign": str(data["sign"])}
    strength = str(data.get("strength", "medium"))
    if strength not in CLASSES:
        raise BadMap(
            "a strength is a class", where=where, value=strength, allowed=", ".join(CLASSES)
        )
    link |= {"strength": strength} | {key: str(data[key]) for key in _KEPT if data.get(key)}
    more: dict[str, Any] = {"disputed": True} if data.get("disputed") == "yes" else {}
    more |= {"cites": str(data["cites"]).split()} if data.get("cites") else {}
    return {**link, **more}


def _weight(cell: str, where: str) -> float:
    try:
        weight = float(cell or 0)
    except ValueError:
        weight = float("nan")
    if not -1 <= weight <= 1:
        raise BadMap("a weight is no number from -1 to 1", where=where, value=cell)
    return weight


def _link(source: str, to: str, weight: float) -> dict[str, Any]:
    size = abs(weight)
    strength = next((name for name, (_, top) in CLASSES.items() if size < top), "strong")
    return {
        "from": source,
        "to": to,
        "sign": "+" if weight > 0 else "-",
        "strength": strength,
        "assumption": f"Imported with the weight {weight:g}",
    }


def _as_map(
    links: Sequence[dict[str, Any]], names: Mapping[str, str], model: CrisisModel | None
) -> CausalMap:
    options = set(model.option_names) if model else set()
    causes = {link["from"] for link in links} - {link["to"] for link in links}
    kept = {  # a cause that is an option, or reads like one or like a formula, stays what it is
        name for name in names if name in options or (name in causes and "." in name)
    }
    for link in links:
        if link["to"] in kept:
            raise BadMap("a link leads to an option", value=link["to"])
        Effect.model_validate(link)
    return {node: {"name": name} for node, name in names.items() if node not in kept}, list(links)
