"""Whether an optimal partition is the only one."""

from __future__ import annotations

import time

import numpy as np

from tightrope.analysis.alignment.frustration.blocks import split_blocks
from tightrope.analysis.alignment.frustration.enumerate import ENUMERABLE, partition_weights
from tightrope.analysis.alignment.frustration.graph import Ints, SignedGraph
from tightrope.analysis.alignment.frustration.reduce import SCALE, reduce_graph

SECONDS = 5.0  # at most, for blocks too large to enumerate


def judge_unique(graph: SignedGraph, side: Ints, *, deadline: float, seed: int = 0) -> bool | None:
    """Says whether a partition known to be optimal is the only optimum; None: not settled.

    Camps of parts without a tie between them, and exchanging the two camps of a part, do not
    count as different. A move of one or two actors at no cost settles it at once; small blocks
    are enumerated; larger ones are settled by a linear programme that excludes the partition.
    """
    if _free_move(graph, side):
        return False
    kernel = reduce_graph(graph, scale=SCALE, strict=True)
    if kernel.loose + _count_parts(kernel.graph) > _count_parts(graph):
        return False  # edges cancelled: what they joined can be turned around at no cost
    verdict: bool | None = True
    for vertices, block in split_blocks(kernel.graph):
        own = side[np.array(kernel.vertices)[list(vertices)]]
        if block.n <= ENUMERABLE:
            weights = partition_weights(block)
            only: bool | None = int((weights == weights.min()).sum()) == 1
        else:
            from tightrope.analysis.alignment.frustration.exclude import is_only_optimum

            until = min(deadline, time.monotonic() + SECONDS)
            only = is_only_optimum(block, own, deadline=until, seed=seed)
        if only is False:
            return False
        verdict = None if only is None else verdict
    return verdict


def _free_move(graph: SignedGraph, side: Ints) -> bool:
    """Whether one actor, or two that are tied, could change camps at no cost."""
    aligned = graph.sign * graph.weight * side[graph.u] * side[graph.v]
    pull = np.zeros(graph.n, dtype=np.int64)
    np.add.at(pull, graph.u, aligned)
    np.add.at(pull, graph.v, aligned)
    tied = np.zeros(graph.n, dtype=bool)
    tied[graph.u] = tied[graph.v] = True
    if bool((tied & (pull == 0)).any()):
        return True
    size = np.bincount(graph.parts(), minlength=graph.n)
    pair = pull[graph.u] + pull[graph.v] - 2 * aligned == 0
    return bool((pair & (size[graph.parts()[graph.u]] > 2)).any())


def _count_parts(graph: SignedGraph) -> int:
    label = graph.parts()
    return len(np.unique(label[np.concatenate([graph.u, graph.v])]))
