"""Causal maps out and in: what a matrix keeps, what GraphML keeps, and mistakes in one line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.conflict.test_interests import LINKS, crisis
from tests.consequences.reference import model_of
from tightrope.consequences import build_network
from tightrope.crisis.model import CrisisModel
from tightrope.exchange.causal_maps import from_graphml, from_matrix, to_graphml, to_matrix
from tightrope.exchange.errors import BadMap

MATRIX = ",rain,harvest,price\nrain,0,0.7,0\nharvest,0,0,-0.45\nprice,,0.1,\n"


def rebuilt(made, model: CrisisModel) -> CrisisModel:
    indicators, effects = made
    options = model.model_dump(by_alias=True)["options"]
    return CrisisModel.model_validate(
        {"title": "t", "options": options, "indicators": indicators, "effects": effects}
    )


def test_a_matrix_is_read_as_links_with_signs_and_classes():
    indicators, effects = from_matrix(MATRIX)
    assert list(indicators) == ["rain", "harvest", "price"]
    assert [(e["from"], e["to"], e["sign"], e["strength"]) for e in effects] == [
        ("rain", "harvest", "+", "strong"),
        ("harvest", "price", "-", "medium"),
        ("price", "harvest", "+", "weak"),
    ]
    assert effects[1]["assumption"] == "Imported with the weight -0.45"


@pytest.mark.parametrize(
    ("weight", "strength"),
    [("0.05", "weak"), ("0.299", "weak"), ("0.3", "medium"), ("0.599", "medium"),
     ("0.6", "strong"), ("1", "strong"), ("-1", "strong")],
)  # fmt: skip
def test_the_size_of_a_weight_is_its_class(weight, strength):
    _, ((effect),) = from_matrix(f",a,b\na,0,{weight}\nb,0,0\n")
    assert effect["strength"] == strength


def test_the_matrix_of_a_crisis_has_the_central_weights_and_its_options_come_back_as_options():
    effects = [
        {"from": "a.l", "to": "k0", "sign": "+", "strength": "strong"},
        {"from": "k0", "to": "k1", "sign": "-", "strength": "weak"},
        {"from": "k0", "to": "k1", "sign": "-", "strength": "weak", "if": "b.x"},
    ]
    model = model_of(effects)
    lines = to_matrix(model).splitlines()
    assert lines[0] == ",a.l,k0,k1,k2"
    assert lines[1] == "a.l,0,0.775,0,0"
    assert lines[2] == "k0,0,0,-0.35,0"
    indicators, links = from_matrix(to_matrix(model), model)
    assert list(indicators) == ["k0", "k1", "k2"]
    assert [(e["from"], e["to"], e["strength"]) for e in links] == [
        ("a.l", "k0", "strong"), ("k0", "k1", "medium"),
    ]  # fmt: skip


@given(LINKS)
@settings(deadline=None, max_examples=40)
def test_graphml_keeps_all_the_file_says_of_a_link(links):
    model = crisis(links, [("k0", "high", "minor")], [])
    back = rebuilt(from_graphml(to_graphml(model), model), model)
    kept = sorted(effect.model_dump_json() for effect in model.effects)
    assert sorted(effect.model_dump_json() for effect in back.effects) == kept


def test_graphml_keeps_names_disputes_carriers_and_grounds():
    effects = [
        {"from": "a.x", "to": "k0", "sign": "-", "disputed": True, "carried_by": "k2",
         "delay": "weeks", "since": "2030-05", "until": "2030-06-01", "cites": ["c-1", "c-2"], "assumption": "said", "note": "n"},
        {"from": "a.l >= some", "to": "k1", "sign": "+"},
    ]  # fmt: skip
    model = model_of(effects, {"k0": {"name": "Harvest"}, "k1": {}, "k2": {"level": "high"}})
    back = rebuilt(from_graphml(to_graphml(model), model), model)
    assert set(back.effects) == set(model.effects)
    assert back.indicators["k0"].name == "Harvest"
    assert build_network(back).links


def test_graphml_of_another_program_is_read_by_its_weights_and_labels():
    text = (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
        '<key id="w" for="edge" attr.name="weight" attr.type="double"/>'
        '<key id="l" for="node" attr.name="label" attr.type="string"/>'
        '<graph edgedefault="directed"><node id="n1"><data key="l">Rain</data></node>'
        '<node id="n2"/><edge source="n1" target="n2"><data key="w">-0.2</data></edge>'
        "</graph></graphml>"
    )
    indicators, (effect,) = from_graphml(text)
    assert indicators == {"n1": {"name": "Rain"}, "n2": {"name": "n2"}}
    assert (effect["sign"], effect["strength"]) == ("-", "weak")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "first line"),
        (",a,a\na,0,0\na,0,0\n", "different names"),
        (",a,b\nb,0,0\na,0,0\n", "in their order"),
        (",a,b\na,0\nb,0,0\n", "another number of cells"),
        (",a,b\na,0,x\nb,0,0\n", "-1 to 1"),
        (",a,b\na,0,1.5\nb,0,0\n", "-1 to 1"),
        (",a,b\na,0,nan\nb,0,0\n", "-1 to 1"),
    ],
)
def test_a_broken_matrix_is_one_clear_line(text, said):
    with pytest.raises(BadMap, match=said) as caught:
        from_matrix(text)
    assert "\n" not in str(caught.value)


def graph(edge: str) -> str:
    keys = "".join(
        f'<key id="{k}" for="edge" attr.name="{k}" attr.type="string"/>'
        for k in ("sign", "strength", "weight")
    )
    return (
        f'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{keys}<graph edgedefault="directed">'
        f'<node id="a.x"/><node id="k"/>{edge}</graph></graphml>'
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not xml", "not GraphML"),
        (graph("").replace('<node id="a.x"/><node id="k"/>', ""), "needs nodes"),
        (graph('<edge source="a.x" target="k"/>'), "neither 'sign' nor 'weight'"),
        (graph('<edge source="a.x" target="k"><data key="sign">x</data></edge>'), "sign is"),
        (
            graph(
                '<edge source="a.x" target="k"><data key="sign">+</data><data key="strength">big</data></edge>'
            ),
            "weak, medium, strong",
        ),
    ],
)
def test_broken_graphml_is_one_clear_line(text, said):
    with pytest.raises(BadMap, match=said) as caught:
        from_graphml(text)
    assert "\n" not in str(caught.value)


def test_a_link_that_leads_to_an_option_is_refused():
    model = model_of([{"from": "a.x", "to": "k0", "sign": "+"}])
    with pytest.raises(BadMap, match="leads to an option"):
        from_matrix(",a.x,k0\na.x,0,0\nk0,0.5,0\n", model)


def test_graphml_says_which_nodes_are_options():
    model = model_of(
        [{"from": "a.x", "to": "k0", "sign": "+"}, {"from": "k0", "to": "k1", "sign": "-"}]
    )
    text = to_graphml(model)
    kinds = {
        node: "option"
        if ">option<" in text.split(f'<node id="{node}">')[1].split("</node>")[0]
        else "indicator"
        for node in ("a.x", "k0", "k1")
    }
    assert kinds == {"a.x": "option", "k0": "indicator", "k1": "indicator"}
