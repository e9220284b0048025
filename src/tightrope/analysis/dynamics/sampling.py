"""The compiled loop of the simulation: worlds move on, automata read, the weeks are noted.

Every world has its own stream of random numbers (SplitMix64, Steele, Lea and Flood 2014), begun
from the seed and its number, so that the same seed gives the same worlds however they are shared
out or taken up again.
"""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)


@numba.njit(cache=True, inline="always")
def _mixed(z: Any) -> Any:
    z = (z ^ (z >> np.uint64(30))) * _MIX_1
    z = (z ^ (z >> np.uint64(27))) * _MIX_2
    return z ^ (z >> np.uint64(31))


@numba.njit(cache=True, inline="always")
def _unit(z: Any) -> float:
    return float(_mixed(z) >> np.uint64(11)) * (1.0 / 9007199254740992.0)


@numba.njit(cache=True, nogil=True)
def run_worlds(  # noqa: C901 - one loop, compiled as a whole
    seed: int,
    first_world: int,
    starts: npt.NDArray[np.int32],
    weeks: int,
    rate: float,
    mover_up_to: Floats,
    ways_of: Ints,
    weight: Floats,
    total: Floats,
    stay: Floats,
    share: Floats,
    first: Ints,
    last: Ints,
    order: npt.NDArray[np.int32],
    mask: npt.NDArray[np.uint64],
    shock_target: npt.NDArray[np.int32],
    cut_at: Floats,
    cut_target: npt.NDArray[np.int32],
    letters: npt.NDArray[np.int32],
    delta: Ints,
    letter_count: Ints,
    held: npt.NDArray[np.bool_],
    days: Ints,
    conditions: npt.NDArray[np.uint8],
    lasted: npt.NDArray[np.uint8],
    ends: npt.NDArray[np.int32],
) -> int:
    """Fills `conditions` and `lasted` (worlds, questions, weeks+1) and `ends`; gives the chances.

    Movers come first in `mover_up_to` (cumulative shares of the rate), then shocks. Ways of
    choosing of mover m are `ways_of[m]` … `ways_of[m+1]`; arrays of ways are (ways, states).
    `first`, `last` (movers, states) bound the neighbours of a state in `order`.
    """
    movers = len(ways_of) - 1
    questions, clocks = delta.shape[0], held.shape[0]
    chances = 0
    reads = np.empty(questions, dtype=np.int64)
    since = np.empty(clocks)
    done = np.empty(clocks)
    for world in range(len(starts)):
        z = _mixed(np.uint64(seed) * _GOLDEN + np.uint64(first_world + world) + np.uint64(1))
        s = starts[world]
        for q in range(questions):
            reads[q] = delta[q, letters[q, s]]
            conditions[world, q, 0] = reads[q]
        for c in range(clocks):
            since[c] = 0.0 if held[c, s] else np.inf
            done[c] = np.inf
        now, week, cut = 0.0, 1, 0
        while week <= weeks:
            z += _GOLDEN
            now += -np.log(1.0 - _unit(z)) / rate if rate > 0 else np.inf
            # what comes on a date, and the weeks that end, before the next chance
            while week <= weeks:
                if cut < len(cut_at) and cut_at[cut] <= now and cut_at[cut] <= week:
                    t = cut_target[cut, s]
                    at = cut_at[cut]
                    for c in range(clocks):
                        _clock(c, at, held[c, s], held[c, t], days[c], since, done)
                    s = t
                    for q in range(questions):
                        reads[q] = delta[q, reads[q] * letter_count[q] + letters[q, s]]
                    cut += 1
                    continue
                if now <= week:
                    break
                for q in range(questions):
                    conditions[world, q, week] = reads[q]
                for c in range(clocks):
                    _clock(c, float(week), held[c, s], held[c, s], days[c], since, done)
                    lasted[world, c, week] = done[c] <= week + 1e-9
                week += 1
            if week > weeks:
                break
            chances += 1
            z += _GOLDEN
            u = _unit(z)
            m = 0
            while m < len(mover_up_to) - 1 and u >= mover_up_to[m]:
                m += 1
            if m >= movers:
                t = shock_target[m - movers, s]
            else:
                z += _GOLDEN
                u = _unit(z)
                way = ways_of[m]
                while way < ways_of[m + 1] - 1 and u >= share[way, s]:
                    u -= share[way, s]
                    way += 1
                z += _GOLDEN
                u = _unit(z) * total[way, s] - stay[way] * weight[way, s]
                t = s
                if u >= 0:
                    for j in range(first[m, s], last[m, s]):
                        other = order[j]
                        if mask[m, s] & ~mask[m, other] == 0:
                            if weight[way, other] > 0:
                                u -= weight[way, other]
                                t = other
                            if u < 0:
                                break
            if t != s:
                for c in range(clocks):
                    _clock(c, now, held[c, s], held[c, t], days[c], since, done)
                s = t
                for q in range(questions):
                    reads[q] = delta[q, reads[q] * letter_count[q] + letters[q, s]]
        ends[world] = s
    return chances


@numba.njit(cache=True, inline="always")
def _clock(
    c: int, now: float, was: bool, will: bool, days: int, since: Floats, done: Floats
) -> None:
    """Counts the whole days in a row that have passed, and begins or ends a run."""
    if was:
        begun = np.ceil(since[c] * 7.0 - 1e-9)
        if np.floor(now * 7.0 + 1e-9) - begun >= days and done[c] == np.inf:
            done[c] = (begun + days) / 7.0
    if will and not was:
        since[c] = now
    elif not will:
        since[c] = np.inf
