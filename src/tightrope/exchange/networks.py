"""Networks in and out: NetworkX, and the files of other programs (GEXF, GraphML)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import isfinite, nan
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tightrope.analysis.alignment.network import TemporalTie, TieNetwork
from tightrope.exchange.errors import NetworkUnreadable, UnknownFormat

if TYPE_CHECKING:
    import networkx as nx

FORMATS = (".gexf", ".graphml")
SIGNS = {"+": 1, "1": 1, "1.0": 1, "-": -1, "-1": -1, "-1.0": -1}


def to_networkx(network: TieNetwork) -> nx.MultiDiGraph[str]:
    """Gives a directed multigraph: nodes with `label`, edges keyed by number.

    Edge attributes: `kind`, `sign` (+1, -1), `weight`, and where known `since`, `until`,
    `cites` (ids joined by spaces) and `assumption`.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for actor, name in network.actors.items():
        graph.add_node(actor, label=name)
    for number, tie in enumerate(network.ties):
        optional = {
            "since": tie.since,
            "until": tie.until,
            "cites": " ".join(tie.cites),
            "assumption": tie.assumption,
        }
        given = {name: str(value) for name, value in optional.items() if value}
        graph.add_edge(
            tie.source,
            tie.target,
            key=str(number),
            kind=tie.kind,
            sign=tie.sign,
            weight=float(tie.weight),
            **given,
        )
    return graph


def from_networkx(graph: nx.Graph[Any]) -> TieNetwork:
    """Gives a network from any NetworkX graph with signed edges.

    The sign is `sign` (+1, -1, "+", "-") or, without it, that of `weight`; the weight is the
    size of `weight` (1 where there is none), the kind `kind` or "other". An undirected edge
    becomes one tie. Raises `NetworkUnreadable` where an edge has no sign or a weight that is no
    finite number.
    """
    actors = {str(node): str(data.get("label") or node) for node, data in graph.nodes(data=True)}
    ties = [signed_tie(str(u), str(v), data) for u, v, data in graph.edges(data=True)]
    return TieNetwork(actors, tuple(ties))


def to_text(network: TieNetwork, suffix: str) -> str:
    """Gives the network as GEXF or GraphML text; the same network gives the same text.

    Raises `UnknownFormat`.
    """
    import networkx as nx

    graph = to_networkx(network)
    if suffix == ".graphml":
        return "\n".join(nx.generate_graphml(graph, named_key_ids=True)) + "\n"
    if suffix == ".gexf":
        text = "\n".join(nx.generate_gexf(_with_lifetimes(graph)))
        return re.sub(r' lastmodifieddate="[^"]*"', "", text) + "\n"
    raise UnknownFormat(
        "no such network format", value=suffix, allowed=f"allowed: {', '.join(FORMATS)}"
    )


def read_network(path: Path) -> TieNetwork:
    """Reads a GEXF or GraphML file. Raises `UnknownFormat` or `NetworkUnreadable`."""
    from xml.etree.ElementTree import ParseError

    import networkx as nx

    readers: dict[str, Any] = {".gexf": nx.read_gexf, ".graphml": nx.read_graphml}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise UnknownFormat(
            "no such network format", value=path.suffix, allowed=f"allowed: {', '.join(FORMATS)}"
        )
    try:
        graph = reader(path)
    except (OSError, ParseError, nx.NetworkXError, ValueError, KeyError) as error:
        raise NetworkUnreadable(
            f"not a readable {path.suffix[1:]} file", where=path.name, value=str(error)
        ) from error
    try:
        return from_networkx(graph)
    except NetworkUnreadable as error:
        error.where = path.name
        raise


def _with_lifetimes(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """GEXF's own `start` and `end` of an edge, so that Gephi's timeline works."""
    for _, _, data in graph.edges(data=True):
        data |= {
            new: data[old] for old, new in (("since", "start"), ("until", "end")) if old in data
        }
    if any("start" in data or "end" in data for _, _, data in graph.edges(data=True)):
        graph.graph["mode"] = "dynamic"
        graph.graph["timeformat"] = "date"
    return graph


def _implied(weight: float) -> str:
    return "" if weight == 0 else "+" if weight > 0 else "-"


def signed_tie(source: str, target: str, data: Mapping[str, Any]) -> TemporalTie:
    """Gives the tie that an edge with these attributes is. Raises NetworkUnreadable without a sign."""
    weight = _weight(source, target, data.get("weight"))
    sign = SIGNS.get(str(data.get("sign", _implied(0.0 if weight is None else weight))))
    if sign is None:
        raise NetworkUnreadable(
            "an edge has no sign",
            value=f"{source} - {target}",
            allowed="sign +1 or -1, or a signed weight",
        )
    return TemporalTie(
        source=source,
        target=target,
        kind=str(data.get("kind", "other")),
        sign=sign,
        weight=1.0 if weight is None else abs(weight),
        since=data.get("since") or data.get("start"),
        until=data.get("until") or data.get("end"),
        cites=tuple(str(data.get("cites", "")).split()),
        assumption=data.get("assumption"),
    )


def _weight(source: str, target: str, stated: Any) -> float | None:
    """The weight of an edge as a number; None where it has none."""
    if stated is None:
        return None
    try:
        weight = float(stated)
    except (TypeError, ValueError):
        weight = nan
    if not isfinite(weight):
        raise NetworkUnreadable(
            f"the weight of the edge {source} - {target} is no number",
            value=str(stated),
            allowed="a finite number, its sign that of the tie",
        )
    return weight
