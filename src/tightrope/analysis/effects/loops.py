"""Feedback loops among causal links, shortest first."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, product

from tightrope.analysis.effects.report import FeedbackLoop
from tightrope.consequences.network import Link, Network

LOOP_LIMIT = 1000

Chain = tuple[int, ...]


def find_loops(
    network: Network, limit: int = LOOP_LIMIT
) -> tuple[tuple[FeedbackLoop, ...], int | None]:
    """Gives every closed chain of causal links by growing length.

    A loop is reinforcing when the product of its signs is positive, balancing when it is
    negative; where two nodes are joined by links of both signs there is one loop for each. Links
    that lead to a held indicator, or are left out, close nothing. Loops of one length are all
    listed or none: where more than `limit` would be, the second value is the number of nodes
    beyond which loops are not listed (those of the shortest length always are).
    """
    links = _links(network)
    loops: list[FeedbackLoop] = []
    for length in range(1, len({node for step in links for node in step}) + 1):
        most = max(limit - len(loops), 0) + 1 if loops else None
        chains = _chains(tuple(links), length, most)
        found = [loop for chain in chains for loop in _loops_along(network, links, chain)]
        if loops and len(loops) + len(found) > limit:
            return tuple(loops), length - 1
        loops += sorted(found, key=lambda loop: (-loop.gain, loop.nodes, loop.kind))
    return tuple(loops), None


@lru_cache(maxsize=128)
def _chains(steps: tuple[tuple[int, int], ...], length: int, most: int | None) -> tuple[Chain, ...]:
    """The closed chains of so many nodes, `most` of them (None: all); many maps have the same steps."""
    import networkx as nx

    graph: nx.DiGraph[int] = nx.DiGraph(steps)
    found = (c for c in nx.simple_cycles(graph, length_bound=length) if len(c) == length)
    return tuple(_turned(chain) for chain in islice(found, most))


def _turned(chain: list[int]) -> Chain:
    """The same loop from its first node."""
    start = chain.index(min(chain))
    return (*chain[start:], *chain[:start])


def _links(network: Network) -> dict[tuple[int, int], list[Link]]:
    links: dict[tuple[int, int], list[Link]] = {}
    weights = network.central_weights()
    for k, link in enumerate(network.links):
        if link.indicator is not None and link.to not in network.held and weights[k] != 0:
            links.setdefault((link.indicator, link.to), []).append(link)
    return links


def _loops_along(
    network: Network, links: dict[tuple[int, int], list[Link]], chain: Chain
) -> list[FeedbackLoop]:
    weights = network.central_weights()
    steps = [links[step] for step in zip(chain, (*chain[1:], chain[0]), strict=True)]
    gains: dict[int, float] = {1: 0.0, -1: 0.0}
    conditions: dict[int, dict[str, None]] = {1: {}, -1: {}}
    for chosen in product(*steps):
        gain = 1.0
        for link in chosen:
            gain *= float(weights[link.place])
        side = 1 if gain > 0 else -1
        gains[side] += abs(gain)
        conditions[side] |= {link.effect.if_: None for link in chosen if link.effect.if_}
    nodes = tuple(network.indicators[k] for k in chain)
    drivers = {k.source for k in network.links if k.indicator is None and k.to in chain}
    return [
        FeedbackLoop(
            nodes,
            "reinforcing" if side > 0 else "balancing",
            gains[side],
            tuple(sorted(drivers)),
            tuple(conditions[side]),
        )
        for side in (1, -1)
        if gains[side]
    ]
