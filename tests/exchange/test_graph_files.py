"""GEXF and GraphML as other programs write them: mixed edges, defaults of keys, names in mistakes."""

from __future__ import annotations

from collections import Counter

import pytest

from tightrope.exchange.errors import NetworkUnreadable
from tightrope.exchange.networks import UNDIRECTED, read_network
from tightrope.exchange.stated_ties import OTHER_SIGN

GEXF = """<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph {graph}>
<nodes><node id="0" label="Hill"/><node id="1" label="Dale"/><node id="2" label="Fen"/></nodes>
<edges>{edges}</edges></graph></gexf>"""
GRAPHML = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="w" for="edge" attr.name="weight" attr.type="double">{default}</key>
<key id="k" for="edge" attr.name="kind" attr.type="string"><default>arms</default></key>
<key id="n" for="node" attr.name="label" attr.type="string"><default>Nameless</default></key>
<graph edgedefault="{usual}"><node id="n0"><data key="n">Hill</data></node>
<node id="n1"><data key="n">Dale</data></node><node id="n2"/>{edges}</graph></graphml>"""


def read(tmp_path, name, text):
    (tmp_path / name).write_text(text, "utf-8")
    left = Counter()
    network = read_network(tmp_path / name, left)
    ties = sorted((tie.source, tie.target, tie.sign * tie.weight) for tie in network.ties)
    return ties, left, network


@pytest.mark.parametrize(
    ("graph", "first", "undirected"),
    [
        ('defaultedgetype="undirected"', "", 2),
        ('defaultedgetype="directed"', "", 1),
        ('defaultedgetype="directed"', 'type="directed"', 1),
        ('defaultedgetype="mutual"', 'type="undirected"', 2),
        ("", "", 2),
    ],
)
def test_edges_with_and_without_a_direction_stand_in_one_gexf(tmp_path, graph, first, undirected):
    edges = (
        f'<edge id="0" source="0" target="1" weight="-2" {first}/>'
        '<edge id="1" source="0" target="2" weight="1" type="directed"/>'
        '<edge id="2" source="2" target="1" weight="3" type="undirected"/>'
    )
    ties, left, network = read(tmp_path, "n.gexf", GEXF.format(graph=graph, edges=edges))
    assert ties == [("0", "1", -2.0), ("0", "2", 1.0), ("2", "1", 3.0)]
    assert left == {UNDIRECTED: undirected}
    assert network.actors == {"0": "Hill", "1": "Dale", "2": "Fen"}


def test_a_mutual_edge_leads_both_ways(tmp_path):
    edges = '<edge id="0" source="0" target="1" weight="-2" type="mutual"/>'
    ties, left, _ = read(tmp_path, "n.gexf", GEXF.format(graph="", edges=edges))
    assert (ties, left) == ([("0", "1", -2.0), ("1", "0", -2.0)], {})


@pytest.mark.parametrize(("usual", "undirected"), [("directed", 1), ("undirected", 2)])
def test_edges_with_and_without_a_direction_stand_in_one_graphml(tmp_path, usual, undirected):
    edges = (
        '<edge source="n0" target="n1" directed="true"><data key="w">2</data></edge>'
        '<edge source="n1" target="n2" directed="false"><data key="w">-2</data></edge>'
        '<edge source="n2" target="n0"><data key="w">1</data></edge>'
    )
    ties, left, _ = read(
        tmp_path, "n.graphml", GRAPHML.format(usual=usual, edges=edges, default="")
    )
    assert ties == [("n0", "n1", 2.0), ("n1", "n2", -2.0), ("n2", "n0", 1.0)]
    assert left == {UNDIRECTED: undirected}


def test_what_a_key_of_graphml_has_as_default_holds_where_nothing_else_is_said(tmp_path):
    edges = (
        '<edge source="n0" target="n1"/>'
        '<edge source="n1" target="n2"><data key="w">4</data><data key="k">trade</data></edge>'
    )
    text = GRAPHML.format(usual="directed", edges=edges, default="<default>-1.0</default>")
    ties, left, network = read(tmp_path, "n.graphml", text)
    assert (ties, left) == ([("n0", "n1", -1.0), ("n1", "n2", 4.0)], {})
    assert [tie.kind for tie in network.ties] == ["arms", "trade"]
    assert network.actors == {"n0": "Hill", "n1": "Dale", "n2": "Nameless"}


def test_a_key_without_a_type_is_text(tmp_path):
    edges = '<edge source="n0" target="n1"><data key="w">-2.5</data></edge>'
    text = GRAPHML.format(usual="directed", edges=edges, default="")
    ties, _, _ = read(tmp_path, "n.graphml", text.replace(' attr.type="double"', ""))
    assert ties == [("n0", "n1", -2.5)]


def test_a_mistake_names_the_ends_as_the_file_calls_them(tmp_path):
    text = GRAPHML.format(usual="directed", edges='<edge source="n0" target="n1"/>', default="")
    with pytest.raises(NetworkUnreadable, match=r"n\.graphml: the edge Hill - Dale has no sign"):
        read(tmp_path, "n.graphml", text)


def test_a_sign_against_that_of_its_weight_is_taken_and_said(tmp_path):
    head = '<attributes class="edge"><attribute id="0" title="sign" type="integer"/></attributes>'
    edges = (
        '<edge id="0" source="0" target="1" weight="-2"><attvalues><attvalue for="0" value="1"/>'
        "</attvalues></edge>"
    )
    text = GEXF.format(graph='defaultedgetype="directed"', edges=edges)
    ties, left, _ = read(tmp_path, "n.gexf", text.replace("<nodes>", f"{head}<nodes>"))
    assert (ties, left) == ([("0", "1", 2.0)], {OTHER_SIGN: 1})
