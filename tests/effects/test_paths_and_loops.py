"""Paths sum to the response, loops are all found: against brute force on small graphs."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.consequences.reference import all_states, model_of, responses_of
from tightrope.analysis.effects.loops import _chains, find_loops
from tightrope.analysis.effects.paths import path_sums
from tightrope.consequences import build_network

NAMES = [f"k{i}" for i in range(5)]
EDGES = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 4), st.sampled_from("+-")),
    max_size=12,
    unique_by=lambda e: e[:2],
)


def links(edges, **more):
    return [{"from": f"k{a}", "to": f"k{b}", "sign": s, **more} for a, b, s in edges]


def sums_between(model, there, here):
    responses = responses_of(model)
    sides = [(1, responses.network, responses.layout, there)]
    sides += [(-1, responses.network, responses.layout, here)] if here is not None else []
    return responses, path_sums(sides)


@given(EDGES, st.booleans())
@settings(deadline=None, max_examples=120)
def test_the_paths_to_an_indicator_sum_to_its_response(edges, conditional):
    """Walks are summed by brute force (powers of A); paths carry the loops on their way."""
    effects = [{"from": "a.x", "to": "k0", "sign": "+"}, {"from": "a.l", "to": "k1", "sign": "-"}]
    effects += links(edges, **({"if": "a.x"} if conditional else {}))
    model = model_of(effects, NAMES)
    states = all_states(model)
    there = states.index({"a.x": 1, "a.l": 2, "b.x": 0})
    responses = responses_of(model)
    solved = responses.solve(responses.network.central_weights())
    if solved is None:
        return
    _, sums = sums_between(model, there, 0)
    difference = solved.y([there])[0] - solved.y([0])[0]
    listed = [sum(sums.amounts.get(name, {}).values()) for name in NAMES]
    given_own = responses.network.given
    assert listed == pytest.approx(list(difference), abs=1e-8)
    assert sums.longer_than is None
    assert len(given_own) == 5


@given(EDGES)
@settings(deadline=None, max_examples=60)
def test_with_little_feedback_the_response_is_the_sum_of_all_walks(edges):
    model = model_of(
        [{"from": "a.x", "to": "k0", "sign": "+"}, *links(edges, strength="weak")], NAMES
    )
    responses = responses_of(model)
    network = responses.network
    weights = network.central_weights()
    a, b = np.zeros((5, 5)), network.given.copy()
    for k, one in enumerate(network.links):
        if one.indicator is None:
            b[one.to] += weights[k]
        else:
            a[one.to, one.indicator] += weights[k]
    walks, term = np.zeros(5), b
    for _ in range(400):
        walks, term = walks + term, a @ term
    if np.abs(term).max() < 1e-9:
        solved = responses.central()
        assert solved.y([1])[0] == pytest.approx(walks, abs=1e-6)


def test_paths_are_listed_shortest_first_and_whole_lengths_only():
    names = [f"n{i}" for i in range(9)]
    effects = [{"from": "a.x", "to": "n0", "sign": "+"}]
    effects += [
        {"from": a, "to": b, "sign": "+", "strength": "weak"}
        for a, b in itertools.combinations(names, 2)
    ]
    responses = responses_of(model_of(effects, names))
    sides = [
        (1, responses.network, responses.layout, 1),
        (-1, responses.network, responses.layout, 0),
    ]
    whole = path_sums(sides)
    cut = path_sums(sides, limit=40)
    assert whole.longer_than is None
    assert cut.longer_than == 3  # 1 + 8 + 28 = 37 paths of one to three links; 56 of four
    for name in names:
        short = [path.nodes for path in cut.of(name)]
        assert short == [p.nodes for p in whole.of(name) if len(p.nodes) <= 4]
        assert [len(nodes) for nodes in short] == sorted(len(nodes) for nodes in short)


def test_the_first_length_is_listed_whatever_the_limit():
    effects = [{"from": "a.x", "to": name, "sign": "+"} for name in NAMES]
    responses = responses_of(model_of([*effects, *links([(0, 1, "+")])], NAMES))
    sides = [
        (1, responses.network, responses.layout, 1),
        (-1, responses.network, responses.layout, 0),
    ]
    sums = path_sums(sides, limit=2)
    assert all(len(sums.of(name)) == 1 for name in NAMES)
    assert sums.longer_than == 1


def cycles_by_permutation(edges):
    """Every cyclic order of distinct nodes that is a chain of links, with its sign."""
    sign = {(a, b): 1 if s == "+" else -1 for a, b, s in edges}
    found = {}
    for size in range(1, 6):
        for chain in itertools.permutations(range(5), size):
            steps = list(zip(chain, (*chain[1:], chain[0]), strict=True))
            if chain[0] == min(chain) and all(step in sign for step in steps):
                product = int(np.prod([sign[step] for step in steps]))
                found[tuple(f"k{k}" for k in chain)] = product
    return found


@given(EDGES)
@settings(deadline=None, max_examples=120)
def test_loops_agree_with_brute_force_and_come_shortest_first(edges):
    loops, cut = find_loops(build_network(model_of(links(edges), NAMES)))
    kinds = {1: "reinforcing", -1: "balancing"}
    expected = {nodes: kinds[sign] for nodes, sign in cycles_by_permutation(edges).items()}
    assert {loop.nodes: loop.kind for loop in loops} == expected
    assert len(loops) == len(expected)
    assert [len(loop.nodes) for loop in loops] == sorted(len(loop.nodes) for loop in loops)
    assert all(loop.gain == pytest.approx(0.45 ** len(loop.nodes)) for loop in loops)
    assert cut is None


def test_loops_of_one_length_are_all_listed_or_none():
    edges = [(a, b, "+") for a in range(5) for b in range(5) if a != b]
    network = build_network(model_of(links(edges), NAMES))
    all_loops, _ = find_loops(network)
    assert [sum(len(x.nodes) == n for x in all_loops) for n in (2, 3, 4, 5)] == [10, 20, 30, 24]
    short, cut = find_loops(network, limit=59)
    assert (len(short), cut) == (30, 3)
    short, cut = find_loops(network, limit=60)
    assert (len(short), cut) == (60, 4)
    first, cut = find_loops(network, limit=1)
    assert (len(first), cut) == (10, 2)


def test_a_map_with_the_same_steps_has_its_own_gains_and_signs():
    told = [(0, 1, "+"), (1, 0, "+"), (1, 2, "+"), (2, 1, "-")]
    for changed in (links(told), links(told, strength="weak"), links([(0, 1, "-"), *told[1:]])):
        network = build_network(model_of(changed, NAMES))
        _chains.cache_clear()
        alone, _ = find_loops(network)
        again, _ = find_loops(network)
        assert again == alone
    assert {loop.nodes: loop.kind for loop in again} == {
        ("k0", "k1"): "balancing",
        ("k1", "k2"): "balancing",
    }


def test_links_of_both_signs_between_two_nodes_give_a_loop_of_each_kind():
    effects = links([(0, 1, "+"), (0, 1, "-"), (1, 0, "+")])
    loops, _ = find_loops(build_network(model_of(effects, NAMES)))
    assert sorted(loop.kind for loop in loops) == ["balancing", "reinforcing"]


def test_a_loop_names_what_drives_it_and_under_which_conditions():
    effects = [
        *links([(0, 1, "+")], **{"if": "b.x"}),
        *links([(1, 0, "-")]),
        {"from": "a.l >= some", "to": "k1", "sign": "+"},
        {"from": "b.x", "to": "k2", "sign": "+"},
    ]
    (loop,), _ = find_loops(build_network(model_of(effects, NAMES)))
    assert (loop.kind, loop.drivers, loop.conditions) == ("balancing", ("a.l >= some",), ("b.x",))


def test_a_held_indicator_or_a_link_left_out_closes_no_loop():
    network = build_network(model_of(links([(0, 1, "+"), (1, 0, "+"), (2, 2, "-")]), NAMES))
    assert [loop.nodes for loop in find_loops(network)[0]] == [("k2",), ("k0", "k1")]
    assert [loop.nodes for loop in find_loops(network.holding("k0", "low"))[0]] == [("k2",)]
    assert [loop.nodes for loop in find_loops(network.without([2]))[0]] == [("k0", "k1")]


@pytest.mark.parametrize(("size", "listed", "cut"), [(5, 84, None), (6, 409, None), (7, 805, 5)])
def test_loops_of_a_whole_map_are_those_of_the_page(size, listed, cut):
    """A map in which everything acts on everything: sum over k of C(n, k) (k - 1)! loops, from 2."""
    names = [f"k{k}" for k in range(size)]
    edges = [(a, b, "+") for a in range(size) for b in range(size) if a != b]
    loops, longer = find_loops(build_network(model_of(links(edges), names)))
    assert (len(loops), longer) == (listed, cut)
    most = cut or size
    assert len(loops) == sum(math.comb(size, k) * math.factorial(k - 1) for k in range(2, most + 1))
