"""Weak balance: camps of any number, or of a stated one (Davis 1967; Doreian and Mrvar 1996)."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import Any

import numpy as np

from tightrope.analysis.alignment.frustration.cover import TOLERANCE, Cycle, covers, short_cycles
from tightrope.analysis.alignment.frustration.graph import SignedGraph
from tightrope.arrays import Floats, Ints


@dataclass(frozen=True, slots=True)
class WeakBalance:
    """A partition into camps, its errors (enemies within, friends between), the proven bound."""

    camp: Ints  # of each vertex, numbered by first vertex
    errors: int
    lower_bound: int


def weak_errors(graph: SignedGraph, camp: Ints) -> int:
    """Gives the weight of negative edges within camps and positive edges between them."""
    together = camp[graph.u] == camp[graph.v]
    return int(graph.weight[together == (graph.sign < 0)].sum())


def weak_balance(graph: SignedGraph, *, time_limit: float = 20.0) -> WeakBalance:
    """Gives the partition into any number of camps with the least errors, and a proven bound.

    A graph is weakly balanced when no cycle has exactly one negative edge (Davis 1967), so the
    least errors are the least edges that cover all such cycles. They are found by a linear and
    then an integer programme whose violated cycles are shortest positive paths between enemies.
    """
    deadline = time.monotonic() + time_limit
    best = _relocate(graph, graph.parts(graph.sign > 0))
    upper, lower = weak_errors(graph, best), 0
    cycles: dict[Cycle, None] = {}

    def uncovered(length: Floats) -> list[Cycle]:
        found = _one_enemy_cycles(graph, length)
        cycles.update(dict.fromkeys(found))
        return found

    for whole in (False, True):
        if lower == upper:
            break
        for length, bound in covers(
            graph.weight, cycles, uncovered, deadline=deadline, whole=whole
        ):
            camp = _relocate(graph, graph.parts((graph.sign > 0) & (length < 0.5)))
            best = min(best, camp, key=lambda found: weak_errors(graph, found))
            upper = weak_errors(graph, best)
            lower = min(upper, max(lower, math.ceil(bound - TOLERANCE * max(1.0, bound))))
            if lower == upper:
                break
    return WeakBalance(_numbered(best), upper, lower)


def _one_enemy_cycles(graph: SignedGraph, length: Floats) -> list[Cycle]:
    """Cycles of one negative edge and a shortest positive path that are covered too little."""
    enemies = np.flatnonzero(graph.sign < 0)
    friends = graph.links.of(graph.sign > 0)
    return short_cycles(graph, friends, enemies, graph.v[enemies], length)


def _relocate(graph: SignedGraph, camp: Ints) -> Ints:
    """Moves one vertex at a time, or joins two camps, while that lowers the errors."""
    near: list[list[tuple[int, int]]] = [[] for _ in range(graph.n)]
    signed = (graph.sign * graph.weight).tolist()
    for u, v, weight in zip(graph.u.tolist(), graph.v.tolist(), signed, strict=True):
        near[u].append((v, weight))
        near[v].append((u, weight))
    place = camp.tolist()
    free = max(place, default=0) + 1
    moved = True
    while moved:
        moved = False
        for vertex in range(graph.n):
            pull: dict[int, int] = {free: 0, place[vertex]: 0}
            for other, weight in near[vertex]:
                pull[place[other]] = pull.get(place[other], 0) + weight
            target = max(pull, key=lambda c: (pull[c], c == place[vertex], -c))
            if pull[target] > pull[place[vertex]]:
                place[vertex] = target
                free += target == free
                moved = True
        moved = _join(graph, place) or moved
    return np.array(place, dtype=np.int64)


def _join(graph: SignedGraph, place: list[int]) -> bool:
    between: dict[tuple[int, int], int] = {}
    signed = (graph.sign * graph.weight).tolist()
    for u, v, weight in zip(graph.u.tolist(), graph.v.tolist(), signed, strict=True):
        pair = (min(place[u], place[v]), max(place[u], place[v]))
        if pair[0] != pair[1]:
            between[pair] = between.get(pair, 0) + weight
    if not between:
        return False
    pair = max(between, key=lambda p: (between[p], -p[0], -p[1]))
    if between[pair] <= 0:
        return False
    for vertex, camp in enumerate(place):
        if camp == pair[1]:
            place[vertex] = pair[0]
    return True


def _numbered(camp: Ints) -> Ints:
    number: dict[int, int] = {}
    return np.array([number.setdefault(c, len(number)) for c in camp.tolist()], dtype=np.int64)


STARTS = 60  # random divisions from which camps are improved
LARGEST_PROVEN = 2_000  # actors times camps up to which the optimum is proven


def fixed_camps(
    graph: SignedGraph, camps: int, *, time_limit: float = 20.0, seed: int = 0
) -> WeakBalance:
    """Gives a division into at most so many camps with the least errors by weight, and a bound.

    Errors are enemies within a camp and friends between camps. One actor at a time is moved while
    that lowers the errors, from many seeded starts; an integer programme proves the best found or
    betters it, within `time_limit` (seconds).
    """
    deadline = time.monotonic() + time_limit
    rng = np.random.default_rng(seed)
    best = np.zeros(graph.n, dtype=np.int64)
    for _ in range(STARTS):
        found = _improve(graph, rng.integers(0, camps, graph.n), camps)
        if weak_errors(graph, found) < weak_errors(graph, best):
            best = found
    upper, lower = weak_errors(graph, best), 0
    if upper and graph.n * camps <= LARGEST_PROVEN:
        proven, bound = _programme(graph, camps, deadline - time.monotonic())
        if proven is not None and weak_errors(graph, proven) < upper:
            best, upper = proven, weak_errors(graph, proven)
        lower = min(upper, max(0, math.ceil(bound - 1e-6)))
    return WeakBalance(best, upper, lower)


def _improve(graph: SignedGraph, start: Ints, camps: int) -> Ints:
    """Moves the actor whose move gains most, until none gains."""
    camp = start.astype(np.int64)
    signed = graph.sign * graph.weight
    while True:
        pull = np.zeros((graph.n, camps), dtype=np.int64)
        np.add.at(pull, (graph.u, camp[graph.v]), signed)
        np.add.at(pull, (graph.v, camp[graph.u]), signed)
        gain = pull - pull[np.arange(graph.n), camp][:, None]
        vertex, target = np.unravel_index(int(gain.argmax()), gain.shape)
        if gain[vertex, target] <= 0:
            return camp
        camp[vertex] = target


def _programme(graph: SignedGraph, camps: int, seconds: float) -> tuple[Ints | None, float]:
    """Each actor in one camp; an edge pays where it errs. Gives (division, bound) from HiGHS."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import eye_array, hstack, kron

    n, m = graph.n, graph.m
    columns = n * camps
    upper = np.ones(columns + m)
    upper[1:camps] = 0  # the first actor is in the first camp: camps have no order
    rows, least = _rows(graph, camps)
    in_one: Any = kron(eye_array(n), np.ones((1, camps)))
    none: Any = np.zeros((n, m))
    each: Any = hstack([in_one, none])
    answer: Any = milp(
        np.concatenate([np.zeros(columns), graph.weight]),
        integrality=np.concatenate([np.ones(columns), np.zeros(m)]),
        bounds=Bounds(np.zeros(columns + m), upper),
        constraints=[LinearConstraint(rows, least, np.inf), LinearConstraint(each.tocsr(), 1, 1)],
        options={"time_limit": max(seconds, 0.1)},
    )
    bound = answer.mip_dual_bound
    bound = float(bound) if bound is not None and np.isfinite(bound) else 0.0
    if answer.x is None:
        return None, bound
    return answer.x[:columns].reshape(n, camps).argmax(axis=1).astype(np.int64), bound


def _rows(graph: SignedGraph, camps: int) -> tuple[Any, Floats]:
    """For friends and each camp f >= x_u - x_v (either way); for enemies f >= x_u + x_v - 1."""
    from scipy.sparse import coo_array, diags_array, eye_array, hstack, kron, vstack

    def ends(at: Ints) -> Any:
        ones = coo_array((np.ones(graph.m), (np.arange(graph.m), at)), shape=(graph.m, graph.n))
        return kron(ones, eye_array(camps)).tocsr()

    pays: Any = kron(eye_array(graph.m), np.ones((camps, 1))).tocsr()
    u, v = ends(graph.u), ends(graph.v)
    friends = np.repeat(graph.sign > 0, camps)
    one_way = hstack([diags_array(np.where(friends, 1.0, -1.0)) @ v - u, pays])
    other_way = hstack([(u - v)[friends], pays[friends]])
    least = np.append(np.where(friends, 0.0, -1.0), np.zeros(int(friends.sum())))
    return vstack([one_way, other_way]).tocsr(), least
