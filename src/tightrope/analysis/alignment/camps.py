"""Partitions put into words: camps by name, and the partitions nearly as good."""

from __future__ import annotations

import itertools

import numpy as np

from tightrope.analysis.alignment.frustration.graph import Ints, SignedGraph

Camps = tuple[tuple[str, ...], ...]
EXTRA = 1  # flips more than the index that still count as near
SHOWN = 8


def parts_of(graph: SignedGraph) -> list[Ints]:
    """Gives the vertices of each connected part with a tie, in order of its first vertex."""
    label = graph.parts()
    order = np.argsort(label, kind="stable")
    parts = np.split(order, np.flatnonzero(np.diff(label[order])) + 1)
    return sorted((part.astype(np.int64) for part in parts if len(part) > 1), key=lambda p: p[0])


def name_camps(names: tuple[str, ...], graph: SignedGraph, label: Ints) -> Camps:
    """Gives the camps of every connected part, larger camps first.

    `label` tells camps apart within a part; parts without a tie between them say nothing of
    each other, so each has camps of its own.
    """
    camps = [camp for part in camps_by_part(names, graph, label) for camp in part]
    return tuple(sorted(camps, key=lambda camp: (-len(camp), camp)))


def camps_by_part(names: tuple[str, ...], graph: SignedGraph, label: Ints) -> tuple[Camps, ...]:
    """Gives the camps of each connected part, larger parts first."""
    parts = [tuple(_named(names, part, label)) for part in parts_of(graph)]
    return tuple(sorted(parts, key=lambda part: (-sum(map(len, part)), part)))


def near_optimal(
    names: tuple[str, ...], graph: SignedGraph, side: Ints
) -> tuple[tuple[int, Camps], ...]:
    """Gives partitions other than the optimal one that need at most one flip more.

    Each entry is (flips more than the index, camps of the connected part that differs). Parts
    of up to 16 actors are searched whole; in larger ones only moves of one actor or of two
    that are tied are looked at. At most eight are given, the nearest first.
    """
    found: dict[tuple[int, Camps], None] = {}
    for part in parts_of(graph):
        for extra, label in _others(graph, side, part):
            found[extra, tuple(_named(names, part, label))] = None
    return tuple(sorted(found, key=lambda entry: (entry[0], entry[1]))[:SHOWN])


def _named(names: tuple[str, ...], part: Ints, label: Ints) -> list[tuple[str, ...]]:
    camps: dict[int, list[str]] = {}
    for vertex in part.tolist():
        camps.setdefault(int(label[vertex]), []).append(names[vertex])
    return sorted((tuple(sorted(camp)) for camp in camps.values()), key=lambda c: (-len(c), c))


def _others(graph: SignedGraph, side: Ints, part: Ints) -> list[tuple[int, Ints]]:
    from tightrope.analysis.alignment.frustration.enumerate import ENUMERABLE, partitions_within

    if len(part) > ENUMERABLE:
        return _moves(graph, side, part)
    inside = np.isin(graph.u, part)
    place = np.searchsorted(np.sort(part), np.array([graph.u[inside], graph.v[inside]]))
    piece = SignedGraph(len(part), place[0], place[1], graph.sign[inside], graph.weight[inside])
    listed = partitions_within(piece, EXTRA, SHOWN + 1)
    own = side[np.sort(part)] * side[np.sort(part)[0]]
    least = listed[0][0]
    others = []
    for weight, sides in listed:
        if not np.array_equal(sides, own):
            label = side.copy()
            label[np.sort(part)] = sides
            others.append((weight - least, label))
    return others


def _moves(graph: SignedGraph, side: Ints, part: Ints) -> list[tuple[int, Ints]]:
    aligned = graph.sign * graph.weight * side[graph.u] * side[graph.v]
    pull = np.zeros(graph.n, dtype=np.int64)
    np.add.at(pull, graph.u, aligned)
    np.add.at(pull, graph.v, aligned)
    inside = np.isin(graph.u, part)
    singles = [(int(pull[v]), (v,)) for v in part.tolist()]
    pairs = [
        (int(pull[u] + pull[v] - 2 * w), (u, v))
        for u, v, w in zip(graph.u[inside], graph.v[inside], aligned[inside], strict=True)
    ]
    cheap = sorted(move for move in itertools.chain(singles, pairs) if 0 <= move[0] <= EXTRA)
    others = []
    for extra, moved in cheap[:SHOWN]:
        label = side.copy()
        label[list(moved)] *= -1
        others.append((extra, label))
    return others
