"""Triads, measures, camps and pivots against published figures and brute force."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings

from tightrope.analysis.alignment.balance import balance_of, graph_of, near_optimal
from tightrope.analysis.alignment.frustration import SignedGraph, solve_frustration
from tightrope.analysis.alignment.frustration.graph import frustrated_weight
from tightrope.analysis.alignment.measures import (
    balanced_share,
    find_pivots,
    find_triads,
    strain_of,
    walk_balance,
)
from tightrope.analysis.alignment.report import SignedTie
from tightrope.analysis.alignment.weak import weak_balance, weak_errors

from .networks import highland_ties, random_graph, signed_graphs


def tie(a: str, b: str, sign: int, weight: float = 1.0) -> SignedTie:
    return SignedTie(min(a, b), max(a, b), sign, weight, ("political",), (), ())


def ties(text: str) -> tuple[SignedTie, ...]:
    """`ab+ bc- ...` as ties of weight 1."""
    return tuple(
        sorted(
            (tie(t[0], t[1], 1 if t[2] == "+" else -1) for t in text.split()),
            key=lambda t: (t.a, t.b),
        )
    )


HIGHLAND = tuple(tie(a, b, 1 if s == "+" else -1) for a, b, s in highland_ties())


def test_the_highland_tribes_measure_as_published():
    """Figures of the R package signnet (Schoch 2023) for Read's tribes."""
    layer = balance_of("all", None, HIGHLAND)
    assert layer.balanced_share == pytest.approx(0.8676471)
    assert layer.walk_balance == pytest.approx(0.3575761)
    assert layer.frustration_balance == pytest.approx(0.7586207)
    assert (layer.frustration_index, layer.lower_bound, layer.unique) == (7, 7, True)
    assert layer.camps[1] == ("Gama", "Gavev", "Kotun", "Nagad")
    assert (layer.weak.errors, layer.weak.lower_bound, len(layer.weak.camps)) == (2, 2, 3)
    assert sum(layer.triad_types.values()) == len(layer.triads) == 68
    assert len(layer.frustrated) == 7


@pytest.mark.parametrize(
    ("signs", "balanced", "pivot"),
    [
        ("ab+ bc+ ac+", True, None),
        ("ab+ bc+ ac-", False, "b"),
        ("ab+ bc- ac+", False, "a"),
        ("ab- bc+ ac+", False, "c"),
        ("ab+ bc- ac-", True, None),
        ("ab- bc- ac-", False, None),
    ],
)
def test_a_triad_with_one_negative_tie_has_the_friend_of_both_as_pivot(signs, balanced, pivot):
    (triad,) = find_triads(ties(signs))
    assert (triad.balanced, triad.pivot) == (balanced, pivot)


def test_contested_ties_make_no_triad():
    assert find_triads((tie("a", "b", 1), tie("b", "c", 1), tie("a", "c", 0))) == ()
    assert balanced_share(()) is None


@given(signed_graphs(most=9, heaviest=1))
@settings(deadline=None, max_examples=60)
def test_triads_agree_with_looking_at_every_three(graph):
    names = [f"v{i}" for i in range(graph.n)]
    sign = {(int(u), int(v)): int(s) for u, v, s in zip(graph.u, graph.v, graph.sign, strict=True)}
    listed = find_triads(tie(names[u], names[v], s) for (u, v), s in sign.items())
    expected = [
        (names[a], names[b], names[c], sign[a, b] * sign[b, c] * sign[a, c] > 0)
        for a, b, c in itertools.combinations(range(graph.n), 3)
        if (a, b) in sign and (b, c) in sign and (a, c) in sign
    ]
    assert [(*t.actors, t.balanced) for t in listed] == expected


def test_the_pivot_between_two_pairs_of_rivals_and_its_relief():
    """p is friendly with a, b, c, d; a is at odds with b and c; d is not in the quarrel."""
    network = ties("pa+ pb+ pc+ pd+ ab- ac- bd+")
    triads = find_triads(network)
    pivots = find_pivots(network, triads)
    assert [p.actor for p in pivots] == ["p"]
    (pivot,) = pivots
    assert (pivot.triads, pivot.strained) == (3, 2)
    assert pivot.strain == pytest.approx(2 / 3)
    assert pivot.rivals == (("a", "b"), ("a", "c"))
    assert (pivot.relief, pivot.relieved) == (("a", "p"), 2)
    assert strain_of(triads)["p"] == pytest.approx(2 / 3)
    assert strain_of(triads)["a"] == 0.0


def test_weighted_strain_counts_the_product_of_weights():
    network = (
        tie("p", "a", 1, 3), tie("p", "b", 1, 3), tie("a", "b", -1, 3),
        tie("p", "c", 1, 1), tie("a", "c", 1, 1),
    )  # fmt: skip
    (pivot,) = find_pivots(network, find_triads(network))
    assert pivot.strain == pytest.approx(1 / 2)
    assert pivot.weighted_strain == pytest.approx(27 / 30)


@given(signed_graphs(most=8, heaviest=1))
@settings(deadline=None, max_examples=60)
def test_the_relief_tie_relieves_most_among_all_own_ties(graph):
    names = [f"v{i}" for i in range(graph.n)]
    network = [
        tie(names[u], names[v], int(s))
        for u, v, s in zip(graph.u, graph.v, graph.sign, strict=True)
    ]

    def strained(of: str, flipped: int | None) -> int:
        changed = [tie(t.a, t.b, -t.sign) if i == flipped else t for i, t in enumerate(network)]
        return sum(triad.pivot == of for triad in find_triads(changed))

    for pivot in find_pivots(network, find_triads(network)):
        own = [i for i, t in enumerate(network) if pivot.actor in (t.a, t.b)]
        gains = {
            (network[i].a, network[i].b): pivot.strained - strained(pivot.actor, i) for i in own
        }
        assert pivot.relieved == max(gains.values())
        assert gains[pivot.relief] == pivot.relieved


def test_walk_balance_of_small_cycles_by_hand():
    """Eigenvalues of a triangle: 2, -1, -1; with one negative tie 1, 1, -2."""
    good = SignedGraph.build(3, [(0, 1, 1, 1), (1, 2, 1, 1), (0, 2, 1, 1)])
    bad = SignedGraph.build(3, [(0, 1, 1, 1), (1, 2, 1, 1), (0, 2, -1, 1)])
    assert walk_balance(good) == pytest.approx(1.0)
    assert walk_balance(bad) == pytest.approx((2 * np.e + np.e**-2) / (np.e**2 + 2 / np.e))
    assert walk_balance(SignedGraph.build(2, [])) is None


def test_walk_balance_does_not_overflow():
    """The largest eigenvalue is about 750, and exp(750) is beyond a double."""
    pairs = itertools.combinations(range(750), 2)
    graph = SignedGraph.build(750, [(u, v, -1 if v == 749 else 1, 1) for u, v in pairs])
    assert walk_balance(graph) == pytest.approx(1.0)


def partitions(n: int):
    """Every partition of 0..n-1, as labels (restricted growth)."""

    def grow(label):
        if len(label) == n:
            yield label
            return
        for camp in range(max(label, default=-1) + 2):
            yield from grow([*label, camp])

    return grow([])


@given(signed_graphs(most=7))
@settings(deadline=None, max_examples=60)
def test_camps_of_any_number_agree_with_brute_force(graph):
    found = weak_balance(graph)
    least = min(weak_errors(graph, np.array(label)) for label in partitions(graph.n))
    assert found.errors == found.lower_bound == least == weak_errors(graph, found.camp)


def test_three_mutual_enemies_are_weakly_balanced_but_not_balanced():
    layer = balance_of("all", None, ties("ab- bc- ac-"))
    assert layer.frustration_index == 1
    assert layer.unique is False
    assert (layer.weak.errors, len(layer.weak.camps)) == (0, 3)


@given(signed_graphs(most=7, heaviest=1))
@settings(deadline=None, max_examples=60)
def test_near_optimal_partitions_cost_what_they_say(graph):
    names = tuple(f"v{i}" for i in range(graph.n))
    solved = solve_frustration(graph)
    for extra, camps in near_optimal(names, graph, solved.side):
        label = solved.side.copy()
        for number, camp in enumerate(camps):
            for name in camp:
                label[int(name[1:])] = 1 if number == 0 else -1
        assert frustrated_weight(graph, label) == solved.index + extra


def test_near_optimal_moves_in_a_large_part_cost_what_they_say():
    graph = random_graph(40, 0.15, 0.3, 4)
    names = tuple(f"v{i:02}" for i in range(graph.n))
    solved = solve_frustration(graph)
    listed = near_optimal(names, graph, solved.side)
    assert listed
    for extra, camps in listed:
        label = np.ones(graph.n, dtype=np.int64)
        label[[int(name[1:]) for name in camps[0]]] = -1
        assert frustrated_weight(graph, label) == solved.index + extra


def test_actors_without_a_tie_between_them_have_camps_of_their_own():
    layer = balance_of("all", None, ties("ab+ cd- ef+ fg+"))
    assert layer.camps == (("e", "f", "g"), ("a", "b"), ("c",), ("d",))
    assert layer.unique is True


def test_a_layer_without_ties_is_not_judged():
    layer = balance_of("arms", "2025", ())
    assert (layer.balanced_share, layer.walk_balance, layer.frustration_balance) == (
        None,
        None,
        None,
    )
    assert (layer.frustration_index, layer.camps, layer.weak) == (0, (), None)


def test_graph_of_leaves_contested_ties_out():
    names, graph, unit = graph_of((tie("a", "b", 1), tie("b", "c", 0)))
    assert (names, unit) == (("a", "b"), 1.0)
    assert graph.m == 1
