"""Balance, camps and pivots of every layer of a network, date by date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tightrope.analysis.alignment.balance import Camps, name_camps, solve_both, whole
from tightrope.analysis.alignment.frustration import SignedGraph
from tightrope.analysis.alignment.measures import frustration_balance
from tightrope.analysis.alignment.network import (
    ALL_LAYERS,
    Ranks,
    TieNetwork,
    first_day,
    last_day,
    rank_of_kinds,
)
from tightrope.arrays import Flags, Floats, Ints
from tightrope.crisis.parts.who import DECIDES

PIVOTS = 5
UNHEARD = 10**6  # the rank of kinds that decide nothing
CHUNK = 16  # slices handed to a process at a time


@dataclass(frozen=True, slots=True)
class SliceBalance:
    """Structural balance of one layer on one date, without the triads one by one."""

    date: str
    layer: str
    actors: int
    ties: int
    triads: int
    balanced_share: float | None
    frustration_index: int
    lower_bound: int
    frustration_balance: float | None
    camps: Camps
    pivots: tuple[tuple[str, int, float], ...]  # actor, strained triads, strain; at most five


Slice = tuple[str, str, tuple[str, ...], SignedGraph]


def analyse_series(
    network: TieNetwork,
    dates: Sequence[str],
    *,
    decides: Ranks = DECIDES,
    time_limit: float = 5.0,
    seed: int = 0,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[SliceBalance, ...]:
    """Gives the balance of all ties together and of each kind on each of the dates.

    Parameters: `dates`, partial ISO dates; `decides`, which kinds decide (see `net_ties`); `time_limit`, seconds per slice for its proof;
    `workers`, processes to spread over (a script that asks for
    more than one needs the usual `__main__` guard); `progress`, called with slices
    done and slices in all. The result is ordered by date as given, then "all" and the layers,
    and does not depend on `workers`.
    """
    slices = list(_slices(network, dates, decides))
    jobs = [
        (slices[start : start + CHUNK], time_limit, seed) for start in range(0, len(slices), CHUNK)
    ]
    count = min(workers, len(jobs))
    done: list[SliceBalance] = []
    for part in _mapped(jobs, count):
        done += part
        if progress is not None:
            progress(len(done), len(slices))
    return tuple(done)


def _mapped(
    jobs: list[tuple[list[Slice], float, int]], workers: int
) -> Iterator[list[SliceBalance]]:
    if workers <= 1:
        yield from map(_measure_all, jobs)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_measure_all, jobs)


def _slices(network: TieNetwork, dates: Sequence[str], decides: Ranks) -> Iterator[Slice]:
    names = tuple(sorted(network.actors))
    place = {name: index for index, name in enumerate(names)}
    layers = network.layers
    kind = {layer: index for index, layer in enumerate(layers)}
    ranks = rank_of_kinds(layers, decides)
    ties = network.ties
    rank = np.array([UNHEARD if (r := ranks[tie.kind]) is None else r for tie in ties])
    source = np.array([place[tie.source] for tie in ties], dtype=np.int64)
    target = np.array([place[tie.target] for tie in ties], dtype=np.int64)
    layer_of = np.array([kind[tie.kind] for tie in ties], dtype=np.int64)
    value = np.array([tie.sign * tie.weight for tie in ties])
    begun = np.array([first_day(tie.since).toordinal() if tie.since else 0 for tie in ties])
    ended = np.array([last_day(t.until).toordinal() if t.until else 10**9 for t in ties])
    low, high = np.minimum(source, target), np.maximum(source, target)
    for date in dates:
        stands = (begun <= last_day(date).toordinal()) & (ended >= first_day(date).toordinal())
        for layer in (ALL_LAYERS, *layers):
            if layer == ALL_LAYERS:
                chosen = stands & (rank < UNHEARD)
                chosen[chosen] = _decides(low[chosen] * len(names) + high[chosen], rank[chosen])
            else:
                chosen = stands & (layer_of == kind[layer])
            yield date, layer, names, _net(len(names), low[chosen], high[chosen], value[chosen])


def _decides(pairs: Ints, rank: Ints) -> Flags:
    """Whether each tie is of the first rank that ties its pair."""
    _, which = np.unique(pairs, return_inverse=True)
    first = np.full(len(pairs), UNHEARD)
    np.minimum.at(first, which, rank)
    chosen: Flags = rank == first[which]
    return chosen


def _net(n: int, low: Ints, high: Ints, value: Floats) -> SignedGraph:
    pairs, which = np.unique(low * n + high, return_inverse=True)
    total = np.bincount(which, weights=value, minlength=len(pairs))
    kept = total != 0
    pairs, total = pairs[kept], total[kept]
    return SignedGraph(n, pairs // n, pairs % n, np.sign(total).astype(np.int64), whole(total)[0])


def _measure_all(job: tuple[list[Slice], float, int]) -> list[SliceBalance]:
    slices, time_limit, seed = job
    return [_measure(one, time_limit, seed) for one in slices]


def _measure(one: Slice, time_limit: float, seed: int) -> SliceBalance:
    date, layer, names, graph = one
    solved, counted = solve_both(graph, time_limit=time_limit, seed=seed, unique=False)
    own, strained, balanced, triads = _count_triads(graph)
    order = sorted(np.flatnonzero(strained).tolist(), key=lambda v: (-strained[v], names[v]))
    return SliceBalance(
        date=date,
        layer=layer,
        actors=len(np.unique(np.concatenate([graph.u, graph.v]))),
        ties=graph.m,
        triads=triads,
        balanced_share=balanced / triads if triads else None,
        frustration_index=counted.index,
        lower_bound=counted.lower_bound,
        frustration_balance=frustration_balance(counted.index, graph.m),
        camps=name_camps(names, graph, solved.side),
        pivots=tuple(
            (names[v], int(strained[v]), float(strained[v] / own[v])) for v in order[:PIVOTS]
        ),
    )


def _count_triads(graph: SignedGraph) -> tuple[Floats, Floats, int, int]:
    """Gives triads and strained triads per vertex, balanced triads and triads in all.

    Over matrices: with A the signs, |A| the ties, P and N the positive and negative ones, twice
    a vertex's triads stand on the diagonal of |A|^3, and twice those it is pivot of on PNP's.
    """
    from scipy.sparse import coo_array

    ends = (np.concatenate([graph.u, graph.v]), np.concatenate([graph.v, graph.u]))
    signs = np.concatenate([graph.sign, graph.sign]).astype(float)
    signed = coo_array((signs, ends), shape=(graph.n, graph.n)).tocsr()
    plain = abs(signed)
    friends, enemies = (plain + signed) / 2, (plain - signed) / 2
    own = (plain @ plain).multiply(plain).sum(axis=1) / 2
    strained = (friends @ enemies).multiply(friends).sum(axis=1) / 2
    total = round(own.sum() / 3)
    surplus = (signed @ signed).multiply(signed).sum() / 6  # balanced less unbalanced
    return np.asarray(own), np.asarray(strained), round((total + surplus) / 2), total
