"""Networks of other programs: what cannot be a tie is refused in one line that names file and edge."""

from __future__ import annotations

import networkx as nx
import pytest

from tightrope.analysis.alignment.errors import NetworkUnreadable
from tightrope.analysis.alignment.exchange import from_networkx, read_network


def graph(**edge):
    made = nx.Graph()
    made.add_edge("A", "B", **edge)
    return made


@pytest.mark.parametrize("weight", ["x", "", "nan", "inf", "-inf", "1,5"])
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


@pytest.mark.parametrize("weight", ["x", [1], float("nan"), float("inf")])
def test_the_line_names_the_edge_and_the_value(weight):
    with pytest.raises(NetworkUnreadable, match="the weight of the edge A - B is no number"):
        from_networkx(graph(weight=weight, sign="+"))


def test_an_edge_without_a_sign_is_refused_with_its_file(tmp_path):
    path = tmp_path / "net.graphml"
    nx.write_graphml(graph(kind="trade"), path)
    with pytest.raises(NetworkUnreadable, match=r"net\.graphml: an edge has no sign: 'A - B'"):
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
