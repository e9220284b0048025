"""Networks in and out: NetworkX, and the files of other programs (GEXF, GraphML)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tightrope.analysis.alignment.network import TieNetwork
from tightrope.exchange.errors import CannotHold, NetworkUnreadable, UnknownFormat
from tightrope.exchange.graph_files import FORMATS, read_graph
from tightrope.exchange.stated_ties import OTHER_SIGN, StatedTie, has_sign, is_torn, signed_tie

if TYPE_CHECKING:
    import networkx as nx

SELF_TIES = "left out: ties of an actor with itself"
NO_SIGN = "left out: ties without a sign"
UNDIRECTED = "edges without a direction, read from their first end to their second"


def to_networkx(network: TieNetwork) -> nx.MultiDiGraph[str]:
    """Gives a directed multigraph: nodes with `label` and `actor` (the id), edges keyed by number.

    Edge attributes: `kind`, `sign` (+1, -1), `weight`, and where known `strength`, `since`,
    `until`, `cites` (ids joined by spaces), `assumption` and `note`.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for actor, name in network.actors.items():
        graph.add_node(actor, label=name, actor=actor)
    for number, tie in enumerate(network.ties):
        optional = {
            "since": tie.since,
            "until": tie.until,
            "cites": " ".join(tie.cites),
            "assumption": tie.assumption,
            "strength": tie.strength if isinstance(tie, StatedTie) else None,
            "note": tie.note if isinstance(tie, StatedTie) else None,
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


def from_networkx(
    graph: nx.Graph[Any],
    left_out: Counter[str] | None = None,
    undirected: Container[str] = frozenset(),
) -> TieNetwork:
    """Gives a network from any NetworkX graph with signed edges.

    The sign is `sign` (+1, -1, "+", "-") or, without it, that of `weight`; the weight is the
    size of `weight` (1 where there is none), the kind `kind` or "other". An undirected edge
    becomes one tie. With `left_out`, edges of a node with itself and edges whose sign is a marker
    for no value (NA, None) are left out and counted there; counted are edges without a direction too:
    those of an undirected graph, and those whose `id` is in `undirected`. Raises `NetworkUnreadable` where an
    edge has no sign, a weight that is no finite number or a date that is none.
    """
    actors = {str(node): str(data.get("label") or node) for node, data in graph.nodes(data=True)}
    own = all(data.get("actor") == str(node) for node, data in graph.nodes(data=True))
    ties = []
    for source, target, data in graph.edges(data=True):
        why = _reason_to_leave(source, target, data)
        if left_out is not None and why is not None:
            left_out[why] += 1
            continue
        if left_out is not None:
            either = not graph.is_directed() or data.get("id") in undirected
            left_out.update([UNDIRECTED] * either + [OTHER_SIGN] * is_torn(data))
        called = f"{actors[str(source)]} - {actors[str(target)]}"
        ties.append(signed_tie(str(source), str(target), data, own=own, called=called))
    return TieNetwork(actors, tuple(ties))


def _reason_to_leave(source: object, target: object, data: dict[str, Any]) -> str | None:
    if source == target:
        return SELF_TIES
    marked = {"sign", "weight"} & data.keys()
    return NO_SIGN if marked and not has_sign(data) else None


def to_text(network: TieNetwork, suffix: str) -> str:
    """Gives the network as GEXF or GraphML text; the same network gives the same text.

    Raises `UnknownFormat`.
    """
    import networkx as nx

    graph = to_networkx(network)
    out = BytesIO()  # networkx's lines of text would break wherever a text has a sign of a new line
    if suffix == ".graphml":
        nx.write_graphml_xml(graph, out, named_key_ids=True)
        return _kept_returns(out.getvalue().decode()) + "\n"
    if suffix == ".gexf":
        nx.write_gexf(_with_lifetimes(graph), out)
        text = re.sub(r' lastmodifieddate="[^"]*"', "", out.getvalue().decode(), count=1)
        return _kept_returns(text) + "\n"
    raise UnknownFormat(
        "no such network format", value=suffix, allowed=f"allowed: {', '.join(FORMATS)}"
    )


def _kept_returns(text: str) -> str:
    """Carriage returns written so that a reader of XML does not make line feeds of them.

    Raises CannotHold for the signs that XML has no way to write at all.
    """
    if (found := re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", text)) is not None:
        raise CannotHold("XML has no place for this sign", value=found.group())
    return text.replace("\r", "&#13;")


def read_network(path: Path, left_out: Counter[str] | None = None) -> TieNetwork:
    """Reads a GEXF or GraphML file; `left_out` as for `from_networkx`.

    Raises `UnknownFormat` or `NetworkUnreadable`.
    """
    graph, undirected = read_graph(path)
    try:
        return from_networkx(graph, left_out, undirected)
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
