"""The frustration engine against brute force, published optima and its own parts."""

from __future__ import annotations

import itertools
import time

import numpy as np
import pytest
from hypothesis import given, settings

from tightrope.analysis.alignment.frustration import SignedGraph, solve_frustration
from tightrope.analysis.alignment.frustration.branch import branch_and_bound
from tightrope.analysis.alignment.frustration.cover import Cover, is_only_optimum, negative_cycles
from tightrope.analysis.alignment.frustration.graph import frustrated_weight
from tightrope.analysis.alignment.frustration.pack import pack_cycles
from tightrope.analysis.alignment.frustration.partitions import (
    partition_weights,
    partitions_within,
    search_partition,
    sides_of,
)
from tightrope.analysis.alignment.frustration.reduce import join_sides, reduce_graph, split_blocks
from tightrope.analysis.alignment.frustration.solve import judge_unique, prove_block

from .networks import brute_force, highland_ties, random_graph, signed_graphs

FAR = 1e9


def ones(graph: SignedGraph) -> np.ndarray:
    return np.ones(graph.n, dtype=np.int64)


@given(signed_graphs())
@settings(deadline=None, max_examples=150)
def test_solving_agrees_with_brute_force(graph):
    solved = solve_frustration(graph)
    least, _ = brute_force(graph)
    assert (solved.index, solved.lower_bound) == (least, least)
    assert frustrated_weight(graph, solved.side) == least


@given(signed_graphs(most=8))
@settings(deadline=None, max_examples=150)
def test_uniqueness_agrees_with_counting(graph):
    solved = solve_frustration(graph)
    parts = _parts(graph)
    _, ways = brute_force(graph)
    assert solved.unique is (ways == 2 ** (parts - 1))


@given(signed_graphs())
@settings(deadline=None, max_examples=100)
def test_every_bound_is_below_and_every_partition_above(graph):
    least, _ = brute_force(graph)
    side = search_partition(graph, ones(graph), steps=200, seed=0)
    assert frustrated_weight(graph, side) >= least
    packed, _ = pack_cycles(graph, side)
    assert packed <= least
    cover = Cover(graph, side, packed)
    cover.tighten((), deadline=time.monotonic() + 20, whole=False, seed=0)
    assert cover.lower <= least <= cover.upper
    assert frustrated_weight(graph, cover.side) == cover.upper
    found, upper, lower = branch_and_bound(graph, side, frustrated_weight(graph, side), 10**6)
    assert (upper, lower) == (least, least)
    assert frustrated_weight(graph, found) == least


@given(signed_graphs())
@settings(deadline=None, max_examples=100)
def test_reduction_keeps_the_index_and_lifts_partitions(graph):
    kernel = reduce_graph(graph, scale=2)
    least, _ = brute_force(graph)
    inner = int(partition_weights(kernel.graph).min()) if kernel.graph.n else 0
    assert kernel.paid + inner == 2 * least
    code = int(np.argmin(partition_weights(kernel.graph))) if kernel.graph.n else 0
    side = kernel.lift(sides_of(code, kernel.graph.n))
    assert frustrated_weight(graph, side) == least


@given(signed_graphs())
@settings(deadline=None, max_examples=60)
def test_blocks_cover_every_edge_once_and_join_without_change(graph):
    blocks = split_blocks(graph)
    assert sum(block.m for _, block in blocks) == graph.m
    sides = [sides_of(int(np.argmin(partition_weights(block))), block.n) for _, block in blocks]
    joined = join_sides(graph, blocks, sides)
    parts = sum(
        frustrated_weight(block, side) for (_, block), side in zip(blocks, sides, strict=True)
    )
    assert frustrated_weight(graph, joined) == parts


@given(signed_graphs(most=7))
@settings(deadline=None, max_examples=25)
def test_the_integer_programme_agrees_with_brute_force(graph):
    """From the worst start it finds the optimum and proves it, without a search of its own."""
    least, _ = brute_force(graph)
    cover = Cover(graph, ones(graph), 0)
    cover.tighten((), deadline=time.monotonic() + 20, whole=True, seed=0)
    assert cover.lower == cover.upper == least == frustrated_weight(graph, cover.side)


def test_the_highland_tribes_have_frustration_index_seven_and_one_optimum():
    names = sorted({name for a, b, _ in highland_ties() for name in (a, b)})
    edges = [
        (names.index(a), names.index(b), 1 if s == "+" else -1, 1) for a, b, s in highland_ties()
    ]
    graph = SignedGraph.build(len(names), edges)
    solved = solve_frustration(graph)
    small = min((solved.side == 1, solved.side == -1), key=np.sum)
    assert graph.m == 58
    assert (solved.index, solved.lower_bound, solved.unique) == (7, 7, True)
    assert {names[i] for i in np.flatnonzero(small)} == {"Gavev", "Kotun", "Nagad", "Gama"}


@pytest.mark.parametrize("n", [3, 4, 5, 8, 13, 20])
def test_all_enemies_split_into_even_halves(n):
    """K_n with negative ties only: the least ties within two camps, a formula."""
    graph = SignedGraph.build(n, [(u, v, -1, 1) for u, v in itertools.combinations(range(n), 2)])
    half = n // 2
    assert (
        solve_frustration(graph).index == half * (half - 1) // 2 + (n - half) * (n - half - 1) // 2
    )


def test_a_balanced_graph_costs_nothing_and_is_unique():
    rng = np.random.default_rng(3)
    camp = rng.choice((1, -1), 40)
    edges = [(u, v, int(camp[u] * camp[v]), 1) for u, v in itertools.combinations(range(40), 2)]
    solved = solve_frustration(SignedGraph.build(40, edges))
    assert (solved.index, solved.lower_bound, solved.unique) == (0, 0, True)
    assert abs(int(solved.side @ camp)) == 40


@pytest.mark.parametrize(
    ("share", "negative", "seed"), [(0.15, 0.3, 0), (0.3, 0.4, 1), (0.1, 0.5, 2)]
)
def test_large_blocks_are_proven_like_branch_and_bound_says(share, negative, seed):
    graph = random_graph(26, share, negative, seed)
    side = search_partition(graph, ones(graph), steps=2000, seed=0)
    _, exact, lower = branch_and_bound(graph, side, frustrated_weight(graph, side), 10**8)
    solved = solve_frustration(graph)
    assert exact == lower == solved.index == solved.lower_bound


def test_uniqueness_of_a_large_block_agrees_with_enumeration():
    for seed in range(12):
        graph = random_graph(15, 0.45, 0.4, seed)
        side = partitions_within(graph, 0, 1)[0][1]
        several = len(partitions_within(graph, 0, 2)) > 1
        verdict = is_only_optimum(graph, side, (), deadline=time.monotonic() + 10)
        assert verdict in (None, not several)
        assert judge_unique(graph, side, deadline=time.monotonic() + 10) is not several


def test_a_unique_optimum_is_not_contradicted_by_search():
    for seed in range(20):
        rng = np.random.default_rng(seed)
        graph = random_graph(int(rng.integers(17, 26)), 0.15, 0.4, seed)
        solved = solve_frustration(graph)
        if solved.unique is not True:
            continue
        label = _labels(graph)
        for turn in range(20):
            start = rng.choice((-1, 1), graph.n).astype(np.int64)
            side = search_partition(graph, start, steps=400, seed=turn)
            if frustrated_weight(graph, side) == solved.index:
                change = side * solved.side
                for part in set(label):
                    assert (
                        len({int(c) for c, own in zip(change, label, strict=True) if own == part})
                        == 1
                    )


def test_ties_that_cancel_leave_the_rest_free_to_turn():
    """Two balanced pairs of four, joined by two ties that contradict each other."""
    inner = [(u, v, 1, 1) for u, v in itertools.combinations(range(4), 2)]
    outer = [(u + 4, v + 4, 1, 1) for u, v, _, _ in inner]
    graph = SignedGraph.build(8, [*inner, *outer, (0, 4, 1, 1), (1, 5, -1, 1)])
    solved = solve_frustration(graph)
    assert (solved.index, brute_force(graph)) == (1, (1, 2))
    assert solved.unique is False


def test_a_dense_random_graph_of_thirty_is_proven():
    graph = random_graph(30, 1.0, 0.5, 30)
    solved = solve_frustration(graph, unique=False)
    assert solved.proven
    assert solved.method == "branch and bound"


@pytest.mark.parametrize(
    ("n", "share", "negative", "seed"), [(200, 0.04, 0.15, 5), (60, 0.1, 0.4, 9)]
)
def test_a_packing_alone_proves_sparse_networks(n, share, negative, seed):
    """Its cycles are negative, share no edge beyond its weight, and are as many as the index."""
    graph = random_graph(n, share, negative, seed)
    solved = solve_frustration(graph, unique=False)
    assert solved.proven
    assert solved.method == "packing"
    packed, cycles = pack_cycles(graph, solved.side)
    assert packed >= 0.95 * solved.index
    for cycle in cycles:
        assert np.prod(graph.sign[list(cycle)]) == -1
    used = np.bincount(np.concatenate([list(cycle) for cycle in cycles]), minlength=graph.m)
    assert (used <= graph.weight).all()


@pytest.mark.parametrize("seed", range(6))
def test_branch_and_bound_tries_both_sides(seed):
    """From the worst of starts it comes to the optimum of dense graphs with heavy edges."""
    rng = np.random.default_rng(seed)
    pairs = itertools.combinations(range(11), 2)
    graph = SignedGraph.build(
        11, [(u, v, int(rng.choice((-1, 1))), int(rng.integers(1, 9))) for u, v in pairs]
    )
    weights = partition_weights(graph)
    worst = sides_of(int(np.argmax(weights)), graph.n)
    found, upper, lower = branch_and_bound(graph, worst, int(weights.max()), 10**7)
    assert upper == lower == weights.min() == frustrated_weight(graph, found)


def test_no_time_leaves_a_bound_below_the_index():
    graph = random_graph(120, 0.3, 0.5, 5)
    solved = solve_frustration(graph, time_limit=0.0)
    assert 0 < solved.lower_bound < solved.index
    assert solved.unique is None
    assert frustrated_weight(graph, solved.side) == solved.index


def test_branch_and_cut_gives_a_valid_bound_when_time_is_short():
    graph = random_graph(60, 0.35, 0.5, 7)
    proof = prove_block(graph, deadline=time.monotonic() + 4, parity=1, seed=0)
    assert 0 < proof.lower <= proof.upper == frustrated_weight(graph, proof.side)


def test_the_same_seed_gives_the_same_partition():
    graph = random_graph(60, 0.1, 0.4, 9)
    first, second = (solve_frustration(graph, seed=0) for _ in range(2))
    assert np.array_equal(first.side, second.side)
    assert (first.index, first.lower_bound, first.unique) == (
        second.index,
        second.lower_bound,
        second.unique,
    )


def test_short_cycles_are_negative_and_below_the_limit():
    graph = random_graph(30, 0.2, 0.4, 1)
    length = np.random.default_rng(0).random(graph.m)
    through = np.flatnonzero(graph.sign < 0)
    cycles = negative_cycles(graph, through, length)
    assert cycles
    for cycle in cycles:
        edges = list(cycle)
        ends = np.bincount(np.concatenate([graph.u[edges], graph.v[edges]]))
        assert np.prod(graph.sign[edges]) == -1
        assert set(ends.tolist()) <= {0, 2}
        assert length[edges].sum() < 1.0


def test_a_graph_without_ties_has_nothing_to_flip():
    solved = solve_frustration(SignedGraph.build(3, []))
    assert (solved.index, solved.lower_bound, solved.side.tolist()) == (0, 0, [1, 1, 1])


def _parts(graph: SignedGraph) -> int:
    return len(set(_labels(graph)))


def _labels(graph: SignedGraph) -> list[int]:
    part = list(range(graph.n))
    for u, v in zip(graph.u.tolist(), graph.v.tolist(), strict=True):
        part = [part[u] if p == part[v] else p for p in part]
    return part
