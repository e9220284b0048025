"""Kinds of tie are not netted silently; camps are told by weight; contested pairs are named."""

from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.alignment.networks import highland_ties
from tightrope.analysis.alignment import analyse_alignment
from tightrope.analysis.alignment.balance import balance_of, whole
from tightrope.analysis.alignment.engine import AlignmentEngine
from tightrope.analysis.alignment.frustration import SignedGraph
from tightrope.analysis.alignment.measures import directed_balance
from tightrope.analysis.alignment.network import TemporalTie, net_ties, rank_of_kinds
from tightrope.analysis.alignment.report import SignedTie
from tightrope.analysis.alignment.weak import fixed_camps, weak_errors
from tightrope.analysis.facts import FactKey
from tightrope.crisis import CrisisModel
from tightrope.words import ByName, render
from tightrope.words.alignment import (
    camps,
    contested,
    decided_by,
    others_as_good,
    stated_camps,
)

WAR_AND_TRADE = [
    ("china", "taiwan", "military", "-", "strong"),
    ("china", "taiwan", "economic", "+", "strong"),
    ("usa", "taiwan", "military", "+", "strong"),
    ("usa", "japan", "military", "+", "strong"),
    ("china", "japan", "economic", "+", "strong"),
    ("china", "japan", "political", "-", "weak"),
    ("china", "usa", "economic", "+", "strong"),
    ("china", "usa", "military", "-", "medium"),
]


def model(ties, **sections) -> CrisisModel:
    """A crisis of nothing but ties: (from, to, kind, sign, strength)."""
    actors = {a for t in ties for a in t[:2]}
    return CrisisModel.model_validate(
        {
            "title": "t",
            "as_of": "2024-06",
            "actors": {a: {"name": a.title() if len(a) > 3 else a.upper()} for a in sorted(actors)},
            "ties": [
                {"from": a, "to": b, "kind": kind, "sign": sign, "strength": strength}
                for a, b, kind, sign, strength in ties
            ],
            **sections,
        }
    )


def told(crisis: CrisisModel, phrase) -> str:
    return render(phrase, ByName(crisis))


def test_war_and_trade_at_once_leave_two_states_apart() -> None:
    crisis = model(WAR_AND_TRADE)
    report = analyse_alignment(crisis)
    assert report.layers[0].camps == (("japan", "taiwan", "usa"), ("china",))
    signs = {(t.a, t.b): t.sign for t in report.layers[0].ties}
    assert signs["china", "taiwan"] == signs["china", "japan"] == signs["china", "usa"] == -1
    assert [(t.a, t.b) for t in report.contested] == [
        ("china", "japan"),
        ("china", "taiwan"),
        ("china", "usa"),
    ]
    assert told(crisis, contested(report.contested[1])) == (
        "China and Taiwan are friends in economic and foes in military ties; military ties decide, "
        "so they count as foes."
    )
    assert told(crisis, decided_by(report)) == (
        "Who stands with whom is decided by military, then political, then economic ties: between "
        "two actors the first of these that tie them."
    )
    assert told(crisis, camps(report.layers[0])) == (
        "The ties divide Japan, Taiwan and USA from China."
    )


def test_what_decides_can_be_set_in_the_file_and_in_the_call() -> None:
    trade_only = {"alignment": {"decides": ["economic"]}}
    crisis = model(WAR_AND_TRADE, **trade_only)
    report = analyse_alignment(crisis)
    assert report.decides == (("economic",),)
    assert report.layers[0].camps == (("china", "japan", "taiwan", "usa"),)
    assert told(crisis, camps(report.layers[0])) == (
        "China, Japan, Taiwan and USA stand together; no tie among them is hostile."
    )
    assert "military and political ties decide nothing" in told(crisis, decided_by(report))
    assert analyse_alignment(crisis, decides=(("military",),)).layers[0].camps == (
        ("japan", "taiwan", "usa"),
        ("china",),
    )


@pytest.mark.parametrize(
    ("decides", "said"),
    [
        ([], "at least one kind"),
        (["military", ["political", "military"]], "once"),
        (["war"], "war"),
    ],
)
def test_a_wrong_setting_is_refused(decides, said) -> None:
    with pytest.raises(ValueError, match=said):
        model(WAR_AND_TRADE, alignment={"decides": decides})


def test_a_state_at_war_with_its_supplier_is_no_pivot() -> None:
    """Ukraine, at war with Russia and still carrying its gas, is no friend of it."""
    report = analyse_alignment(
        model([
            ("ukraine", "russia", "military", "-", "strong"),
            ("ukraine", "russia", "energy", "+", "strong"),
            ("ukraine", "usa", "military", "+", "strong"),
            ("russia", "usa", "political", "-", "strong"),
        ])
    )  # fmt: skip
    assert report.pivots == ()
    assert report.layers[0].camps == (("ukraine", "usa"), ("russia",))


def test_two_belligerents_joined_by_a_strong_common_friend_are_not_called_one_camp() -> None:
    crisis = model([
        ("norland", "sudmark", "political", "-", "weak"),
        ("norland", "estania", "political", "+", "strong"),
        ("sudmark", "estania", "political", "+", "strong"),
    ])  # fmt: skip
    layer = analyse_alignment(crisis).layers[0]
    assert layer.hostile_within == (("norland", "sudmark"),)
    assert (layer.frustrated_weight, layer.weight_bound) == (1.0, 1.0)
    assert told(crisis, camps(layer)) == (
        "Norland and Sudmark are at odds, yet dividing them would break ties that weigh more. One tie goes against that, 1 by weight: Norland – Sudmark."
    )


@pytest.mark.parametrize(
    ("strength", "weighs"), [("medium", "as much"), ("strong", "more"), ("weak", "")]
)
def test_what_holds_belligerents_together_weighs_as_the_ties_do(strength: str, weighs: str) -> None:
    crisis = model([
        ("norland", "sudmark", "political", "-", "medium"),
        ("norland", "estania", "political", "+", strength),
        ("sudmark", "estania", "political", "+", strength),
    ])  # fmt: skip
    said = told(crisis, camps(analyse_alignment(crisis).layers[0]))
    assert ("at odds" in said) == bool(weighs)
    assert (f"would break ties that weigh {weighs}." in said) == bool(weighs)


def test_where_not_every_pair_is_divided_as_well_the_weight_is_left_open() -> None:
    """Only the second pair is divided by a division that is as good."""
    crisis = model([
        ("a", "b", "political", "-", "weak"),
        ("a", "e", "political", "+", "strong"), ("b", "e", "political", "+", "strong"),
        ("c", "d", "political", "-", "weak"),
        ("c", "e", "political", "+", "strong"), ("d", "e", "political", "+", "weak"),
    ])  # fmt: skip
    layer = analyse_alignment(crisis).layers[0]
    assert layer.hostile_within == (("a", "b"), ("c", "d"))
    assert layer.near_optimal[0] == (0.0, (("a", "b", "c", "e"), ("d",)))
    assert "weigh as much or more." in told(crisis, camps(layer))
    unproven = dataclasses.replace(layer, unique=None, near_optimal=())
    assert "weigh as much or more." in told(crisis, camps(unproven))


def test_camps_go_by_weight_and_the_index_counts_ties() -> None:
    """Flipping two weak ties costs less than the one strong tie that the count would flip."""
    crisis = model([
        ("a", "b", "political", "-", "strong"),
        ("a", "c", "political", "+", "weak"), ("c", "b", "political", "+", "weak"),
        ("a", "d", "political", "+", "weak"), ("d", "b", "political", "+", "weak"),
    ])  # fmt: skip
    layer = analyse_alignment(crisis).layers[0]
    assert (layer.frustration_index, layer.lower_bound) == (1, 1)
    assert layer.frustrated_weight == 2.0
    assert len(layer.frustrated) == 2
    assert ("a", "b") not in layer.frustrated
    assert layer.unique is False
    assert "As little goes against another division: " in told(crisis, others_as_good(layer))


def test_parts_without_a_tie_between_them_say_nothing_of_each_other() -> None:
    crisis = model([
        ("norland", "sudmark", "political", "-", "weak"),
        ("estania", "westria", "political", "-", "weak"),
        ("oakland", "elmland", "political", "+", "weak"),
    ])  # fmt: skip
    layer = analyse_alignment(crisis).layers[0]
    assert told(crisis, camps(layer)) == (
        "The ties divide Estania from Westria and Norland from Sudmark. Elmland and Oakland stand "
        "together; no tie among them is hostile."
    )
    assert told(crisis, camps(balance_of("all", None, ()))) == "No tie says who stands with whom."


def test_the_stated_number_of_camps_is_told_with_what_goes_against_it() -> None:
    crisis = model(
        [
            ("norland", "sudmark", "political", "-", "strong"),
            ("sudmark", "estania", "political", "-", "strong"),
            ("norland", "estania", "political", "-", "weak"),
        ],
        alignment={"camps": 3},
    )
    layer = analyse_alignment(crisis).layers[0]
    assert told(crisis, stated_camps(layer)) == (
        "The best division into three camps: Estania | Norland | Sudmark; nothing by weight goes "
        "against it."
    )
    two = analyse_alignment(crisis, camps=2).layers[0]
    assert told(crisis, stated_camps(two)) == (
        "The best division into two camps: Estania and Norland | Sudmark; 1 by weight goes against it."
    )
    assert not stated_camps(analyse_alignment(model(WAR_AND_TRADE)).layers[0])


def test_one_kind_speaks_for_itself_alone_and_no_tie_decides_nothing() -> None:
    crisis = model(WAR_AND_TRADE)
    layers = {la.layer: la for la in analyse_alignment(crisis).layers}
    assert "no economic tie among them is hostile" in told(crisis, camps(layers["economic"]))
    none = CrisisModel.model_validate({"title": "t", "actors": {"a": {"name": "A"}}})
    assert not decided_by(analyse_alignment(none))


def test_a_division_of_all_in_one_camp_is_a_sentence() -> None:
    """Of three with one weak enmity, all together costs as much as leaving one out."""
    crisis = model([
        ("norland", "sudmark", "political", "-", "weak"),
        ("norland", "estania", "political", "+", "weak"),
        ("sudmark", "estania", "political", "+", "weak"),
    ])  # fmt: skip
    text = told(crisis, others_as_good(analyse_alignment(crisis).layers[0]))
    assert "from ;" not in text
    assert "from or" not in text
    assert text.startswith("As little goes against another division: ")


def test_camps_by_kind_show_camps_of_one() -> None:
    layers = {la.layer: la for la in analyse_alignment(model(WAR_AND_TRADE)).layers}
    assert layers["political"].camps == (("china",), ("japan",))
    assert layers["military"].camps == (("japan", "taiwan", "usa"), ("china",))


def test_strain_over_time_leaves_undated_ties_out_and_counts_them() -> None:
    dated = [
        {"from": "a", "to": "b", "sign": "+", "since": "2020"},
        {"from": "a", "to": "c", "sign": "+", "since": "2020"},
        {"from": "b", "to": "c", "sign": "-", "since": "2022"},
    ]
    crisis = model([("a", "d", "political", "+", "weak")])
    crisis = CrisisModel.model_validate(
        {
            **crisis.model_dump(by_alias=True),
            "actors": {n: {"name": n} for n in "abcd"},
            "ties": [*dated, {"from": "a", "to": "d", "sign": "+"}],
        }
    )
    report = analyse_alignment(crisis)
    assert report.undated == (("a", "d", "political"),)
    assert report.over_time == (("2020", "a", 0.0), ("2022", "a", 1.0), ("2024-06", "a", 1.0))


def by_kind(ties):
    return [
        TemporalTie(a, b, kind, 1 if s == "+" else -1, weight) for a, b, kind, s, weight in ties
    ]


def test_kinds_unknown_to_crisis_files_decide_last_and_kinds_left_out_not_at_all() -> None:
    assert rank_of_kinds(["military", "events", "economic"]) == {
        "military": 0,
        "events": 3,
        "economic": 2,
    }
    assert rank_of_kinds(["military", "economic"], (("economic",),)) == {
        "military": None,
        "economic": 0,
    }
    ties = by_kind([("a", "b", "military", "-", 1.0), ("a", "b", "economic", "+", 2.0)])
    assert [t.sign for t in net_ties(ties)] == [-1]
    assert [t.sign for t in net_ties(ties, decides=(("military", "economic"),))] == [1]
    assert net_ties(by_kind([("a", "b", "military", "-", 1.0)]), decides=(("economic",),)) == ()


def test_weights_that_are_not_whole_are_counted_in_thousandths_of_the_largest() -> None:
    weights, unit = whole(np.array([0.25, -0.5, 1e-9]))
    assert (weights.tolist(), unit) == ([500, 1000, 1], 0.0005)
    assert whole(np.array([3.0, -2.0]))[1] == 1.0


KINDS = ("military", "political", "economic")
TIES = st.lists(
    st.tuples(
        st.sampled_from("abcde"),
        st.sampled_from("abcde"),
        st.sampled_from(KINDS),
        st.sampled_from((1, -1)),
        st.integers(1, 3),
    ).filter(lambda t: t[0] != t[1]),
    max_size=14,
)


@settings(max_examples=150, deadline=None)
@given(TIES)
def test_netting_agrees_with_reading_pair_by_pair(rows) -> None:
    ties = [TemporalTie(a, b, kind, sign, float(weight)) for a, b, kind, sign, weight in rows]
    found = {(t.a, t.b): t for t in net_ties(ties)}
    for a, b in itertools.combinations("abcde", 2):
        own = [t for t in ties if {t.source, t.target} == {a, b}]
        assert bool(own) == ((a, b) in found)
        for kind in KINDS:
            deciding = [t for t in own if t.kind == kind]
            if deciding:
                total = sum(t.sign * t.weight for t in deciding)
                assert found[a, b].sign == (total > 0) - (total < 0)
                assert found[a, b].weight == abs(total)
                break
        if own:
            assert found[a, b].contested == (len({t.sign for t in own}) == 2)


@settings(max_examples=100, deadline=None)
@given(TIES)
def test_directed_balance_agrees_with_every_ordered_triple(rows) -> None:
    ties = [TemporalTie(a, b, "political", sign, float(w)) for a, b, _, sign, w in rows]
    sign = {}
    for a, b in itertools.permutations("abcde", 2):
        total = sum(t.sign * t.weight for t in ties if (t.source, t.target) == (a, b))
        if total:
            sign[a, b] = 1 if total > 0 else -1
    products = [
        sign[a, b] * sign[b, c] * sign[a, c]
        for a, b, c in itertools.permutations("abcde", 3)
        if (a, b) in sign and (b, c) in sign and (a, c) in sign
    ]
    expected = sum(p > 0 for p in products) / len(products) if products else None
    assert directed_balance(ties) == expected


def graph_from(rows) -> SignedGraph:
    edges = {}
    for a, b, _, sign, weight in rows:
        edges["abcde".index(min(a, b)), "abcde".index(max(a, b))] = (sign, weight)
    return SignedGraph.build(5, [(u, v, s, w) for (u, v), (s, w) in edges.items()])


@settings(max_examples=60, deadline=None)
@given(TIES, st.integers(2, 4))
def test_a_stated_number_of_camps_agrees_with_every_division(rows, number) -> None:
    graph = graph_from(rows)
    found = fixed_camps(graph, number)
    least = min(
        weak_errors(graph, np.array(labels))
        for labels in itertools.product(range(number), repeat=5)
    )
    assert found.errors == found.lower_bound == least == weak_errors(graph, found.camp)


def test_three_camps_of_the_highland_tribes_as_published() -> None:
    """Two ties err in the best division into three (Doreian and Mrvar 1996; signnet's vignette)."""
    ties = tuple(
        SignedTie(min(a, b), max(a, b), 1 if s == "+" else -1, 1.0, ("k",), (), ())
        for a, b, s in highland_ties()
    )
    layer = balance_of("all", None, ties, camps=3)
    assert layer.fixed is not None
    assert (layer.fixed.errors, layer.fixed.lower_bound) == (2, 2)
    assert ("Gama", "Gavev", "Kotun", "Nagad") in layer.fixed.camps
    two = balance_of("all", None, ties, camps=2)
    assert two.fixed is not None
    assert two.fixed.errors == two.frustrated_weight == 7


def test_the_facts_say_how_each_pair_stands_who_is_contested_and_whose_the_influence_is() -> None:
    crisis = model(
        [
            ("a", "b", "military", "-", "strong"),
            ("a", "b", "economic", "+", "strong"),
            ("a", "c", "political", "+", "weak"),
            ("b", "c", "political", "+", "weak"),
            ("c", "b", "political", "-", "weak"),
        ],
        dependence=[{"of": "a", "on": "b", "need": "gas", "share": 1, "replaceable": "hardly"}],
    )
    facts = {f.key: f.value for f in AlignmentEngine().facts(analyse_alignment(crisis))}
    assert {k.of: v for k, v in facts.items() if k.kind == "stands"} == {
        ("a", "b"): "foes",
        ("a", "c"): "friends",
        ("b", "c"): "even",
    }
    assert {k.of for k in facts if k.kind == "contested"} == {("a", "b"), ("b", "c")}
    assert facts[FactKey("influence", ("a", "b"))] == "b"
