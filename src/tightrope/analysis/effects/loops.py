"""Feedback loops among causal links."""

from __future__ import annotations

from itertools import islice, product

from tightrope.analysis.effects.network import CausalNetwork
from tightrope.analysis.effects.report import FeedbackLoop

__all__ = ["LOOP_LIMIT", "find_loops"]

LOOP_LIMIT = 1000


def find_loops(network: CausalNetwork) -> tuple[tuple[FeedbackLoop, ...], bool]:
    """Gives every closed chain of causal links, shortest first (Johnson's algorithm).

    A loop is reinforcing when the product of its signs is positive, balancing when it is
    negative; where two nodes are joined by links of both signs there is one loop for each. A
    loop starts at its alphabetically first node. The second value says whether `LOOP_LIMIT`
    cut the list short.
    """
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    signs: dict[tuple[str, str], set[int]] = {}
    for node in sorted(network.links):
        for link in network.links[node]:
            graph.add_edge(node, link.to)
            signs.setdefault((node, link.to), set()).add(1 if link.sign == "+" else -1)
    cycles = list(islice(nx.simple_cycles(graph), LOOP_LIMIT + 1))
    loops = [loop for cycle in cycles[:LOOP_LIMIT] for loop in _loops_along(cycle, signs, network)]
    loops.sort(key=lambda loop: (len(loop.nodes), loop.nodes, loop.kind))
    return tuple(loops), len(cycles) > LOOP_LIMIT


def _loops_along(
    cycle: list[str], signs: dict[tuple[str, str], set[int]], network: CausalNetwork
) -> list[FeedbackLoop]:
    start = cycle.index(min(cycle))
    nodes = tuple(cycle[start:] + cycle[:start])
    steps = zip(nodes, (*nodes[1:], nodes[0]), strict=True)
    polarities = set()
    for chosen in product(*(sorted(signs[step]) for step in steps)):
        polarities.add(-1 if chosen.count(-1) % 2 else 1)
    inside = tuple(node for node in nodes if node in network.options)
    drivers = tuple(
        sorted({u for u, v in signs if u in network.options and v in nodes and u not in nodes})
    )
    return [
        FeedbackLoop(nodes, "reinforcing" if polarity > 0 else "balancing", inside, drivers)
        for polarity in sorted(polarities, reverse=True)
    ]
