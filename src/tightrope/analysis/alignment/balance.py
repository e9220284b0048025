"""Structural balance of one layer: triads, frustration index, camps and those nearly as good."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace

import numpy as np

from tightrope.analysis.alignment.frustration import Frustration, SignedGraph, solve_frustration
from tightrope.analysis.alignment.frustration.graph import goes_against
from tightrope.analysis.alignment.frustration.solve import move_costs
from tightrope.analysis.alignment.measures import (
    balanced_share,
    find_triads,
    frustration_balance,
    walk_balance,
)
from tightrope.analysis.alignment.report import LayerBalance, SignedTie, Triad, WeakCamps
from tightrope.analysis.alignment.weak import fixed_camps, weak_balance
from tightrope.arrays import Flags, Floats, Ints

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
    from tightrope.analysis.alignment.frustration.partitions import ENUMERABLE, partitions_within

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
    alone, together = move_costs(graph, side)
    inside = np.isin(graph.u, part)
    singles = [(int(alone[v]), (v,)) for v in part.tolist()]
    pairs = [
        (int(cost), (u, v))
        for cost, u, v in zip(together[inside], graph.u[inside], graph.v[inside], strict=True)
    ]
    cheap = sorted(move for move in itertools.chain(singles, pairs) if 0 <= move[0] <= EXTRA)
    others = []
    for extra, moved in cheap[:SHOWN]:
        label = side.copy()
        label[list(moved)] *= -1
        others.append((extra, label))
    return others


FINEST = 1000  # units in the largest weight, where weights are not whole
WEAK_LARGEST = 300  # actors; camps of any number are not sought in larger networks
TYPES = {3: "+++", 1: "++-", -1: "+--", -3: "---"}


def balance_of(
    layer: str,
    date: str | None,
    ties: tuple[SignedTie, ...],
    *,
    camps: int | None = None,
    time_limit: float = 60.0,
    seed: int = 0,
) -> LayerBalance:
    """Gives the structural balance of a layer's net ties; those of sign 0 are left out.

    Camps are those of the division that frustrates the least weight; the frustration index counts
    ties, as published indices do. `camps` asks for a division into so many as well; `time_limit`
    (seconds) bounds the search for each proof; what it leaves open shows as a lower bound below
    the index.
    """
    triads = find_triads(ties)
    names, graph, unit = graph_of(ties)
    solved, counted = solve_both(graph, time_limit=time_limit, seed=seed)
    against = goes_against(graph, solved.side)
    return LayerBalance(
        layer=layer,
        date=date,
        ties=ties,
        triads=triads,
        balanced_share=balanced_share(triads),
        frustration_index=counted.index,
        lower_bound=counted.lower_bound,
        camps=name_camps(names, graph, solved.side),
        parts=camps_by_part(names, graph, solved.side),
        frustrated=_pairs(names, graph, against),
        unique=solved.unique,
        triad_types=_types(triads),
        walk_balance=walk_balance(graph),
        frustration_balance=frustration_balance(counted.index, graph.m),
        frustrated_weight=solved.index * unit,
        weight_bound=solved.lower_bound * unit,
        hostile_within=_pairs(names, graph, against & (graph.sign < 0)),
        fixed=None if camps is None else _fixed(names, graph, camps, unit, time_limit, seed),
        near_optimal=tuple(
            (extra * unit, other) for extra, other in near_optimal(names, graph, solved.side)
        ),
        weak=_weak(names, graph, unit, time_limit),
        proof=solved.method,
    )


def graph_of(ties: tuple[SignedTie, ...]) -> tuple[tuple[str, ...], SignedGraph, float]:
    """Gives the actors in order of name, the signed graph of the ties, and the unit of its weights.

    Weights are whole numbers of the unit: 1 where all weights are whole, else a thousandth of the
    largest (a weight below that counts one unit).
    """
    signed = [tie for tie in ties if tie.sign]
    names = tuple(sorted({actor for tie in signed for actor in (tie.a, tie.b)}))
    place = {name: index for index, name in enumerate(names)}
    weights, unit = whole(np.array([tie.weight for tie in signed]))
    edges = [
        (place[tie.a], place[tie.b], tie.sign, weight)
        for tie, weight in zip(signed, weights.tolist(), strict=True)
    ]
    return names, SignedGraph.build(len(names), edges), unit


def whole(values: Floats) -> tuple[Ints, float]:
    """Gives the sizes of the values as whole numbers of a unit, none below 1, and the unit."""
    sizes = np.abs(values)
    unit = 1.0 if (sizes == np.round(sizes)).all() else float(sizes.max()) / FINEST
    return np.maximum(1, np.round(sizes / unit)).astype(np.int64), unit


def solve_both(
    graph: SignedGraph, *, time_limit: float, seed: int, unique: bool = True
) -> tuple[Frustration, Frustration]:
    """Gives the division that frustrates least by weight, and that with each tie counting 1."""
    solved = solve_frustration(graph, time_limit=time_limit, seed=seed, unique=unique)
    ones = replace(graph, weight=np.ones(graph.m, dtype=np.int64))
    if graph.m == 0 or (graph.weight == 1).all():
        return solved, solved
    return solved, solve_frustration(ones, time_limit=time_limit, seed=seed, unique=False)


def _pairs(
    names: tuple[str, ...], graph: SignedGraph, chosen: Flags
) -> tuple[tuple[str, str], ...]:
    ends = zip(graph.u[chosen].tolist(), graph.v[chosen].tolist(), strict=True)
    return tuple((names[u], names[v]) for u, v in ends)


def _types(triads: tuple[Triad, ...]) -> dict[str, int]:
    counted = Counter(TYPES[sum(triad.signs)] for triad in triads)
    return {name: counted[name] for name in TYPES.values()}


def _weak(
    names: tuple[str, ...], graph: SignedGraph, unit: float, time_limit: float
) -> WeakCamps | None:
    if graph.m == 0 or graph.n > WEAK_LARGEST:
        return None
    found = weak_balance(graph, time_limit=time_limit)
    camps = name_camps(names, graph, found.camp)
    return WeakCamps(camps, found.errors * unit, found.lower_bound * unit)


def _fixed(
    names: tuple[str, ...],
    graph: SignedGraph,
    camps: int,
    unit: float,
    time_limit: float,
    seed: int,
) -> WeakCamps | None:
    if graph.m == 0:
        return None
    found = fixed_camps(graph, camps, time_limit=time_limit, seed=seed)
    labelled = [
        tuple(name for name, label in zip(names, found.camp.tolist(), strict=True) if label == camp)
        for camp in range(camps)
    ]
    named = sorted((camp for camp in labelled if camp), key=lambda camp: (-len(camp), camp))
    return WeakCamps(tuple(named), found.errors * unit, found.lower_bound * unit)
