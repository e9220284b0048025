"""How long the alignment engine takes: `python bench/alignment.py [--world] [--trust] [--dense]`.

Everything is synthetic and seeded. Prints one line per measurement; compile time of the first
call is left out by a warm-up.
"""

from __future__ import annotations

import argparse
import itertools
import time

import numpy as np

from tightrope.analysis.alignment import TemporalTie, TieNetwork, analyse_series
from tightrope.analysis.alignment.frustration import SignedGraph, solve_frustration


def trust_network(n: int, m: int, seed: int) -> SignedGraph:
    """Preferential attachment; ties to one account in eight are often distrustful."""
    rng = np.random.default_rng(seed)
    shady = rng.random(n) < 0.12
    pool = [0, 1, 2, 3, 4]
    edges: dict[tuple[int, int], int] = {}
    for vertex in range(1, n):
        for _ in range(min(vertex, int(rng.geometric(n / m)))):
            other = (
                pool[rng.integers(len(pool))] if rng.random() < 0.8 else int(rng.integers(vertex))
            )
            pair = (min(other, vertex), max(other, vertex))
            if other == vertex or pair in edges:
                continue
            doubt = 0.45 if shady[other] or shady[vertex] else 0.03
            edges[pair] = -1 if rng.random() < doubt else 1
            pool += [other, vertex]
    return SignedGraph.build(n, [(u, v, sign, 1) for (u, v), sign in edges.items()])


def world(states: int, kinds: int, years: int, seed: int) -> TieNetwork:
    """Ties that begin and end at random; signs follow two camps, one tie in fifteen does not.

    That leaves about one tie in twenty frustrated, as in real networks of states.
    """
    rng = np.random.default_rng(seed)
    names = {f"s{i:03}": f"State {i}" for i in range(states)}
    ids = list(names)
    camp = rng.choice((-1, 1), states)
    ties = []
    for kind in range(kinds):
        for _ in range(states * 12):
            a, b = rng.choice(states, 2, replace=False)
            start = 1946 + int(rng.integers(-20, years))
            end = start + int(rng.geometric(0.07))
            friendly = (camp[a] == camp[b]) != (rng.random() < 1 / 15)
            ties.append(
                TemporalTie(
                    ids[a], ids[b], f"kind{kind}", 1 if friendly else -1,
                    float(rng.integers(1, 4)), str(start), str(end),
                )
            )  # fmt: skip
    return TieNetwork(names, tuple(ties))


def measure_trust() -> None:
    for n, m in ((3800, 14_000), (5900, 21_000)):
        graph = trust_network(n, m, seed=1)
        started = time.perf_counter()
        solved = solve_frustration(graph, unique=False)
        seconds = time.perf_counter() - started
        print(
            f"trust network: {graph.m} ties, index {solved.index}, bound {solved.lower_bound} "
            f"({solved.method}): {seconds:.2f} s"
        )


def measure_dense() -> None:
    for n in (30, 40, 50, 60):
        rng = np.random.default_rng(n)
        pairs = itertools.combinations(range(n), 2)
        graph = SignedGraph.build(n, [(u, v, int(rng.choice((-1, 1))), 1) for u, v in pairs])
        started = time.perf_counter()
        solved = solve_frustration(graph, unique=False)
        seconds = time.perf_counter() - started
        print(
            f"random complete graph of {n}: index {solved.index}, bound {solved.lower_bound} "
            f"({solved.method}): {seconds:.2f} s"
        )


def measure_world(workers: int) -> None:
    network = world(200, 10, 80, seed=0)
    years = [str(year) for year in range(1946, 2026)]
    started = time.perf_counter()
    series = analyse_series(
        network, years, workers=workers, time_limit=1.0,
        progress=lambda done, total: print(f"\r{done}/{total}", end="", flush=True),
    )  # fmt: skip
    seconds = time.perf_counter() - started
    proven = sum(one.frustration_index == one.lower_bound for one in series)
    ties = sum(one.ties for one in series) / len(series)
    share = sum(o.frustration_index for o in series) / sum(o.ties for o in series)
    print(
        f"\rworld of 200 states, 10 kinds, 80 years: {len(network.ties)} ties, {len(series)} "
        f"networks of {ties:.0f} ties on average, {share:.1%} frustrated, {proven} proven: {seconds:.1f} s, "
        f"{workers} process(es)"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("world", "trust", "dense"):
        parser.add_argument(f"--{name}", action="store_true")
    parser.add_argument("--workers", type=int, default=1)
    asked = parser.parse_args()
    every = not (asked.world or asked.trust or asked.dense)
    solve_frustration(trust_network(300, 1200, seed=0))
    solve_frustration(
        SignedGraph.build(20, [(u, v, -1, 1) for u, v in itertools.combinations(range(20), 2)])
    )
    if every or asked.trust:
        measure_trust()
    if every or asked.dense:
        measure_dense()
    if every or asked.world:
        measure_world(asked.workers)


if __name__ == "__main__":
    main()
