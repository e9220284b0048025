"""What the compiled loop of the simulation takes and fills, as packs of arrays."""

from __future__ import annotations

from typing import NamedTuple

import numba
import numpy as np

from tightrope.arrays import Flags, Floats, Int32s, Ints, Uint8s, Uint64s


class Pulse(NamedTuple):
    """What comes and how often: `up_to` are cumulative shares of the rate, movers before shocks.

    `shocks` int32 (shocks, states): where each takes a state.
    """

    rate: float
    up_to: Floats
    shocks: Int32s


class Asked(NamedTuple):
    """What is watched: dated cuts, automata (`letters` (states, questions)), and clocks.

    `cut_at` (cuts,) weeks, `cut_target` (cuts, states); `delta` (questions, conditions × letters)
    with `letter_count` (questions,); `held` (states, clocks), `days` (clocks,).
    """

    cut_at: Floats
    cut_target: Int32s
    letters: Int32s
    delta: Ints
    letter_count: Ints
    held: Flags
    days: Ints


class Seen(NamedTuple):
    """What is filled: `conditions`, `lasted` (worlds, questions, weeks+1); `states` (worlds, weeks+1)."""

    conditions: Uint8s
    lasted: Uint8s
    states: Int32s


class Side(NamedTuple):
    """The worlds side by side: where each is, how far, and what it is about to do."""

    z: Uint64s
    state: Ints
    now: Floats
    at: Floats
    week: Ints
    cut: Ints
    mover: Ints
    way: Ints
    to: Ints
    rest: Floats
    reads: Ints
    since: Floats
    done: Floats


@numba.njit(cache=True, nogil=True)
def beside(size: int, questions: int, clocks: int) -> Side:
    """Gives room for so many worlds."""
    return Side(
        np.empty(size, dtype=np.uint64),
        np.empty(size, dtype=np.int64),
        np.empty(size),
        np.empty(size),
        np.empty(size, dtype=np.int64),
        np.empty(size, dtype=np.int64),
        np.empty(size, dtype=np.int64),
        np.empty(size, dtype=np.int64),
        np.empty(size, dtype=np.int64),
        np.empty(size),
        np.empty((size, questions), dtype=np.int64),
        np.empty((size, clocks)),
        np.empty((size, clocks)),
    )
