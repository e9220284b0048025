"""Networks of other programs: what cannot be a tie is refused in one line that names file and edge."""

from __future__ import annotations

import networkx as nx
import pytest

from tightrope.analysis.alignment import TieNetwork
from tightrope.exchange.errors import NetworkUnreadable, UnknownFormat
from tightrope.exchange.networks import from_networkx, read_network, to_networkx, to_text
from tightrope.exchange.stated_ties import StatedTie


def graph(**edge):
    made = nx.Graph()
    made.add_edge("A", "B", **edge)
    return made


@pytest.mark.parametrize("weight", ["x", "inf", "-inf", "1,5"])
@pytest.mark.parametrize("suffix", ["graphml", "gexf"])
def test_a_weight_that_is_no_number_is_refused_in_one_line(tmp_path, weight, suffix):
    path = tmp_path / f"net.{suffix}"
    write = nx.write_graphml if suffix == "graphml" else nx.write_gexf
    write(graph(weight=weight, sign="+"), path)
    with pytest.raises(NetworkUnreadable) as caught:
        read_network(path)
    message = str(caught.value)
    assert message.startswith(f"net.{suffix}: ")
    assert "\n" not in message


@pytest.mark.parametrize("weight", ["x", [1], float("inf")])
def test_the_line_names_the_edge_and_the_value(weight):
    with pytest.raises(NetworkUnreadable, match="the weight of the edge A - B is no number"):
        from_networkx(graph(weight=weight, sign="+"))


def test_an_edge_without_a_sign_is_refused_with_its_file(tmp_path):
    path = tmp_path / "net.graphml"
    nx.write_graphml(graph(kind="trade"), path)
    with pytest.raises(NetworkUnreadable, match=r"net\.graphml: the edge A - B has no sign"):
        read_network(path)


@pytest.mark.parametrize(
    ("edge", "sign", "weight"),
    [
        ({"weight": "-2.5"}, -1, 2.5),
        ({"weight": 3}, 1, 3.0),
        ({"sign": "-"}, -1, 1.0),
        ({"sign": "-", "weight": 2}, -1, 2.0),
        ({"sign": 1, "weight": 0}, 1, 0.0),
    ],
)
def test_weights_and_signs_that_are_read(edge, sign, weight):
    (tie,) = from_networkx(graph(**edge)).ties
    assert (tie.sign, tie.weight) == (sign, weight)


NETWORK = TieNetwork(
    {"a": "Arcadia", "b": "Borduria & Co", "c": "Carpania"},
    (
        StatedTie("a", "b", "arms", 1, 2.5, "2019", "2023-05", ("c1", "c2"), None),
        StatedTie("b", "a", "arms", -1, 1.0, None, None, (), "a guess"),
        StatedTie("a", "b", "energy", 1, 1.0, "2020-02-24", None),
        StatedTie("b", "c", "energy", -1, 3.0),
    ),
)


@pytest.mark.parametrize("suffix", [".gexf", ".graphml"])
def test_files_come_back_as_they_went(tmp_path, suffix):
    first, second = tmp_path / f"n{suffix}", tmp_path / f"m{suffix}"
    first.write_text(to_text(NETWORK, suffix), "utf-8")
    second.write_text(to_text(NETWORK, suffix), "utf-8")
    back = read_network(first)
    assert first.read_bytes() == second.read_bytes()
    assert back.actors == NETWORK.actors
    assert sorted(back.ties, key=repr) == sorted(NETWORK.ties, key=repr)


def test_networkx_graphs_come_back_as_they_went():
    graph = to_networkx(NETWORK)
    assert graph.number_of_edges() == 4
    assert sorted(from_networkx(graph).ties, key=repr) == sorted(NETWORK.ties, key=repr)


def test_any_signed_networkx_graph_is_taken():
    graph = nx.Graph()
    graph.add_edge(1, 2, weight=-2.0)
    graph.add_edge(2, 3, sign="+")
    ties = from_networkx(graph).ties
    assert [(t.source, t.target, t.sign, t.weight) for t in ties] == [
        ("1", "2", -1, 2.0),
        ("2", "3", 1, 1.0),
    ]


def test_network_mistakes_are_one_clear_line(tmp_path):
    plain = nx.Graph([(1, 2)])
    with pytest.raises(NetworkUnreadable, match="the edge 1 - 2 has no sign"):
        from_networkx(plain)
    with pytest.raises(UnknownFormat, match="allowed"):
        to_text(NETWORK, ".csv")
    (tmp_path / "n.graphml").write_text("<graphml", encoding="utf-8")
    for name in ("n.graphml", "absent.gexf"):
        with pytest.raises(NetworkUnreadable, match="not a readable"):
            read_network(tmp_path / name)
