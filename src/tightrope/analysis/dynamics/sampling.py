"""The compiled loop of the simulation: worlds move on, automata read, the weeks are noted.

Worlds go on side by side, some dozens at a time and each stage for all of them: what one has to
fetch from memory is on its way while the others are worked on. Every world has its own stream of
random numbers (SplitMix64, Steele, Lea and Flood 2014), begun from the seed and its number, so
that the same seed gives the same worlds however they are shared out or taken up again.
"""

from __future__ import annotations

from typing import Any

import numba
import numpy as np

from tightrope.analysis.dynamics.alias import Tables, Ways, look_through, make_group, may_move
from tightrope.analysis.dynamics.pack import Asked, Pulse, Seen, Side, beside
from tightrope.arrays import Floats, Int32s, Ints, Uint8s

SIDE_BY_SIDE = 256  # worlds: enough to hide the memory, few enough for the nearest caches
_TRIES = 12  # draws of a state in reach, before all of them are looked through
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)


@numba.njit(cache=True, inline="always")
def _mixed(z: Any) -> Any:
    z = (z ^ (z >> np.uint64(30))) * _MIX_1
    z = (z ^ (z >> np.uint64(27))) * _MIX_2
    return z ^ (z >> np.uint64(31))


@numba.njit(cache=True, inline="always")
def _drawn(z: Any, b: int) -> float:
    """The next even draw of world b, from 0 to below 1."""
    z[b] += _GOLDEN
    return float(_mixed(z[b]) >> np.uint64(11)) * (1.0 / 9007199254740992.0)


@numba.njit(cache=True, nogil=True)
def run_worlds(
    seed: int,
    first_world: int,
    starts: Int32s,
    weeks: int,
    pulse: Pulse,
    ways: Ways,
    asked: Asked,
    tables: Tables,
    seen: Seen,
) -> tuple[int, int]:
    """Fills `seen` (and, as worlds come there, `tables`); gives the chances, and those that moved."""
    side = beside(SIDE_BY_SIDE, len(asked.delta), len(asked.days))
    going = np.empty(SIDE_BY_SIDE, dtype=np.int64)
    chances = moves = 0
    for first in range(0, len(starts), SIDE_BY_SIDE):
        count = min(SIDE_BY_SIDE, len(starts) - first)
        for b in range(count):
            number = np.uint64(first_world + first + b) + np.uint64(1)
            side.z[b] = _mixed(np.uint64(seed) * _GOLDEN + number)
            seen.states[first + b, 0] = starts[first + b]
            _begin(b, starts[first + b], asked, side, seen.conditions[first + b])
            going[b] = b
        while count > 0:
            _wait(going[:count], pulse.rate, side)
            count = _pass(going, count, first, weeks, asked, side, seen)
            chances += count
            _choose(going[:count], pulse, ways, tables, side)
            moves += _go(going[:count], pulse, ways, tables, asked, side)
    return chances, moves


@numba.njit(cache=True, nogil=True)
def _begin(b: int, start: int, asked: Asked, side: Side, conditions: Uint8s) -> None:
    side.state[b], side.now[b], side.week[b], side.cut[b] = start, 0.0, 1, 0
    for q in range(len(asked.delta)):
        side.reads[b, q] = asked.delta[q, asked.letters[start, q]]
        conditions[q, 0] = side.reads[b, q]
    for c in range(len(asked.days)):
        side.since[b, c] = 0.0 if asked.held[start, c] else np.inf
        side.done[b, c] = np.inf


@numba.njit(cache=True, nogil=True)
def _wait(going: Ints, rate: float, side: Side) -> None:
    """Waits for each world's next chance."""
    z, now = side.z, side.now
    for b in going:
        now[b] += -np.log(1.0 - _drawn(z, b)) / rate if rate > 0 else np.inf


@numba.njit(cache=True, nogil=True)
def _pass(
    going: Ints, count: int, first: int, weeks: int, asked: Asked, side: Side, seen: Seen
) -> int:
    """Lets come what comes on a date, and the weeks end, before the next chances; gives how many
    worlds still go on, the first ones in `going`."""
    now, week, cut, state, reads = side.now, side.week, side.cut, side.state, side.reads
    since, done, held, days = side.since, side.done, asked.held, asked.days
    cut_at, questions = asked.cut_at, len(asked.delta)
    k = 0
    while k < count:
        b = going[k]
        while week[b] <= weeks:
            if cut[b] < len(cut_at) and cut_at[cut[b]] <= min(float(week[b]), now[b]):
                side.to[b], side.at[b] = asked.cut_target[cut[b], state[b]], cut_at[cut[b]]
                _come(going[k : k + 1], side.at, asked, side)
                cut[b] += 1
                continue
            if now[b] <= week[b]:
                break
            for q in range(questions):
                seen.conditions[first + b, q, week[b]] = reads[b, q]
            for c in range(len(days)):
                on = held[state[b], c]
                _clock(b, c, float(week[b]), on, on, days[c], since, done)
                seen.lasted[first + b, c, week[b]] = done[b, c] <= week[b] + 1e-9
            seen.states[first + b, week[b]] = state[b]
            week[b] += 1
        if week[b] <= weeks:
            k += 1
        else:
            count -= 1
            going[k] = going[count]
    return count


@numba.njit(cache=True, nogil=True)
def _choose(going: Ints, pulse: Pulse, ways: Ways, tables: Tables, side: Side) -> None:
    """Draws who has each chance and what it does: a cell in `to`, what decides in it; -1: it stays."""
    movers, up_to = len(ways.of) - 1, pulse.up_to
    z, state, mover, way_of, to, rest = side.z, side.state, side.mover, side.way, side.to, side.rest
    of, share, spots = ways.of, ways.share, tables.spot
    for b in going:
        u, m = _drawn(z, b), 0
        for j in range(len(up_to) - 1):
            m += u >= up_to[j]
        mover[b], way_of[b], to[b] = m, 0, 1
        if m < movers:
            way_of[b] = of[m]
            if of[m + 1] - of[m] > 1:
                way_of[b] = _way(_drawn(z, b), of[m], of[m + 1] - 1, share, state[b])
    for b in going:  # fetched for all, so that none waits for another
        to[b] = spots[state[b], way_of[b]].width
    for b in going:
        if mover[b] < movers:
            if to[b] == 0:
                make_group(ways, tables, mover[b], way_of[b], state[b])
            to[b] = _cell(b, z, rest, spots[state[b], way_of[b]])


@numba.njit(cache=True, inline="always")
def _way(unit: float, way: int, last: int, share: Floats, state: int) -> int:
    while way < last and unit >= share[way, state]:
        unit -= share[way, state]
        way += 1
    return way


@numba.njit(cache=True, inline="always")
def _cell(b: int, z: Any, rest: Floats, spot: Any) -> int:
    by_inertia = _drawn(z, b) < spot.stay
    at = _drawn(z, b) * spot.width
    rest[b] = at - int(at)
    return -1 if by_inertia else spot.begin + int(at)


@numba.njit(cache=True, nogil=True)
def _go(going: Ints, pulse: Pulse, ways: Ways, tables: Tables, asked: Asked, side: Side) -> int:
    """Lets each world do what it is about to; gives how many changed their state."""
    movers, moved = len(ways.of) - 1, 0
    state, mover, to, rest, cells = side.state, side.mover, side.to, side.rest, tables.cell
    one_way, mask = ways.one_way, ways.mask
    for b in going:
        if mover[b] < movers:
            cell = cells[max(to[b], 0)]  # where it stays the cell is read for nothing: no fork
            there = cell.state if rest[b] < cell.own else cell.other
            to[b] = state[b] if to[b] < 0 else there
        else:
            to[b] = pulse.shocks[mover[b] - movers, state[b]]
    for b in going:
        here, m = state[b], mover[b]
        if m < movers and one_way[m] and mask[m, here] & ~mask[m, to[b]] != 0:
            to[b] = _again(b, ways, tables, side)
        moved += to[b] != here
    _come(going, side.now, asked, side)
    return moved


@numba.njit(cache=True, nogil=True)
def _again(b: int, ways: Ways, tables: Tables, side: Side) -> int:
    """Draws anew until what is drawn is in reach; at last by looking through all that is."""
    m, way, here = side.mover[b], side.way[b], side.state[b]
    spot = tables.spot[here, way]
    for _ in range(_TRIES):
        at = _cell(b, side.z, side.rest, spot)
        if at < 0:
            return int(here)
        cell = tables.cell[at]
        there = cell.state if side.rest[b] < cell.own else cell.other
        if may_move(ways.mask[m], here, there):
            return int(there)
    return look_through(ways, m, way, here, _drawn(side.z, b))


@numba.njit(cache=True, nogil=True)
def _come(going: Ints, at: Floats, asked: Asked, side: Side) -> None:
    """Puts worlds into the states in `to` at some times: clocks begin or end, automata read."""
    state, to, reads, since, done = side.state, side.to, side.reads, side.since, side.done
    letters, delta, letter_count = asked.letters, asked.delta, asked.letter_count
    held, days = asked.held, asked.days
    for b in going:
        here, there = state[b], to[b]
        if there != here:
            for c in range(len(days)):
                _clock(b, c, at[b], held[here, c], held[there, c], days[c], since, done)
            for q in range(len(delta)):
                reads[b, q] = delta[q, reads[b, q] * letter_count[q] + letters[there, q]]
            state[b] = there


@numba.njit(cache=True, inline="always")
def _clock(
    b: int, c: int, now: float, was: bool, will: bool, days: int, since: Floats, done: Floats
) -> None:
    """Counts the whole days in a row that have passed, and begins or ends a run."""
    if was:
        begun = np.ceil(since[b, c] * 7.0 - 1e-9)
        if np.floor(now * 7.0 + 1e-9) - begun >= days and done[b, c] == np.inf:
            done[b, c] = (begun + days) / 7.0
    if will and not was:
        since[b, c] = now
    elif not will:
        since[b, c] = np.inf
