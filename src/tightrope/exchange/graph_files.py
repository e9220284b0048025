"""GEXF and GraphML files as NetworkX graphs, edges with a direction among those without one."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, ParseError, parse, tostring

from tightrope.exchange.errors import NetworkUnreadable, UnknownFormat

if TYPE_CHECKING:
    import networkx as nx

FORMATS = (".gexf", ".graphml")


def read_graph(path: Path) -> tuple[nx.Graph[Any], frozenset[str]]:
    """Gives the graph of a file with every edge directed, and the `id` of those that were not.

    NetworkX knows graphs whose edges all have a direction, and graphs whose edges all have none;
    files of both formats may say it edge by edge. An edge without a direction leads from its first
    end to its second, a mutual one both ways. What a key of GraphML has as its default, nodes and
    edges without a value of their own have. Raises UnknownFormat or NetworkUnreadable.
    """
    import networkx as nx

    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise UnknownFormat(
            "no such network format", value=path.suffix, allowed=f"allowed: {', '.join(FORMATS)}"
        )
    try:
        root = parse(path).getroot()  # noqa: S314 - expat stops at entities that grow out of bounds
        undirected = frozenset(chain.from_iterable(map(_direct, _all(root, "graph"))))
        for key in _all(root, "key"):
            key.attrib.setdefault("attr.type", "string")  # as GraphML means it without a word
        whole = BytesIO(tostring(root).replace(b"\r", b"&#13;"))  # else read as a line feed
        graph = nx.read_gexf(whole) if suffix == ".gexf" else nx.read_graphml(whole)
    except (OSError, ParseError, nx.NetworkXError, ValueError, KeyError) as error:
        raise NetworkUnreadable(
            f"not a readable {suffix[1:]} file", where=path.name, value=str(error)
        ) from error
    _fill(graph)
    return graph, undirected


def _all(element: Element, kind: str) -> list[Element]:
    """The elements in it of this name, in whatever namespace."""
    return [one for one in element.iter() if str(one.tag).rpartition("}")[2] == kind]


def _direct(graph: Element) -> Iterator[str]:
    """Makes every edge of a graph directed, and gives the ids of those that had no direction."""
    usual = graph.get("defaultedgetype") or graph.get("edgedefault") or "undirected"
    for name in ("defaultedgetype", "edgedefault"):  # of GEXF and of GraphML
        graph.set(name, "directed")
    for place, edge in enumerate(_all(graph, "edge")):
        stated = {"true": "directed", "false": "undirected"}.get(edge.attrib.pop("directed", ""))
        kind = stated or edge.attrib.pop("type", usual)
        if kind == "mutual":  # NetworkX makes two edges of it
            edge.set("type", kind)
        elif kind == "undirected":
            edge.set("id", edge.get("id") or f"edge {place}")
            yield edge.attrib["id"]


def _fill(graph: nx.Graph[Any]) -> None:
    """Gives nodes and edges the defaults of their keys, which NetworkX keeps apart."""
    nodes, edges = (graph.graph.get(f"{kind}_default", {}) for kind in ("node", "edge"))
    for _, data in graph.nodes(data=True):
        data.update({**nodes, **data})
    for _, _, data in graph.edges(data=True):
        data.update({**edges, **data})
