"""Signed networks with known answers, and a strategy for small random ones."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import strategies as st

from tightrope.analysis.alignment.frustration import SignedGraph

# Read (1954), "Cultures of the Central Highlands, New Guinea", Southwestern Journal of
# Anthropology 10: 1-43: alliances (+) and enmities (-) of sixteen sub-tribes.
HIGHLAND_TRIBES = {
    "+": """Gavev-Kotun Gavev-Nagad Gavev-Gama Kotun-Nagad Kotun-Gama Ove-Alika Ove-Gahuk
        Ove-Masil Ove-Ukudz Alika-Ukudz Nagam-Masil Nagam-Notoh Nagam-Seuve Gahuk-Masil
        Gahuk-Ukudz Gahuk-Geham Gahuk-Asaro Masil-Ukudz Masil-Geham Masil-Asaro Masil-Uheto
        Ukudz-Geham Ukudz-Asaro Notoh-Kohik Notoh-Uheto Kohik-Uheto Geham-Asaro Uheto-Seuve
        Nagad-Gama""",
    "-": """Gavev-Ove Gavev-Alika Gavev-Nagam Gavev-Gahuk Gavev-Asaro Kotun-Ove Kotun-Nagam
        Kotun-Gahuk Kotun-Notoh Kotun-Kohik Nagam-Nagad Nagam-Gama Gahuk-Notoh Gahuk-Uheto
        Gahuk-Gama Ukudz-Seuve Notoh-Geham Notoh-Nagad Kohik-Geham Kohik-Nagad Geham-Uheto
        Geham-Nagad Geham-Gama Asaro-Seuve Asaro-Nagad Asaro-Gama Uheto-Nagad Uheto-Gama
        Seuve-Gama""",
}


def highland_ties() -> list[tuple[str, str, str]]:
    """The tribes' ties as (a, b, sign)."""
    return [
        (*pair.split("-"), sign) for sign, text in HIGHLAND_TRIBES.items() for pair in text.split()
    ]


def brute_force(graph: SignedGraph) -> tuple[int, int]:
    """The least frustrated weight over all partitions, and how many partitions reach it."""
    least, ways = None, 0
    for rest in itertools.product((1, -1), repeat=graph.n - 1):
        side = np.array((1, *rest))
        weight = int(graph.weight[graph.sign * side[graph.u] * side[graph.v] < 0].sum())
        if least is None or weight < least:
            least, ways = weight, 0
        ways += weight == least
    return least or 0, ways


@st.composite
def signed_graphs(draw: st.DrawFn, *, most: int = 9, heaviest: int = 3) -> SignedGraph:
    """Random signed graphs of 2 to `most` vertices, with weights up to `heaviest`."""
    n = draw(st.integers(2, most))
    edges = [
        (u, v, sign, weight)
        for u, v in itertools.combinations(range(n), 2)
        if (sign := draw(st.sampled_from((-1, 0, 0, 1))))
        and (weight := draw(st.integers(1, heaviest)))
    ]
    return SignedGraph.build(n, edges)


def random_graph(n: int, share: float, negative: float, seed: int) -> SignedGraph:
    """A random signed graph with a share of all pairs tied."""
    rng = np.random.default_rng(seed)
    return SignedGraph.build(
        n,
        [
            (u, v, -1 if rng.random() < negative else 1, 1)
            for u, v in itertools.combinations(range(n), 2)
            if rng.random() < share
        ],
    )
