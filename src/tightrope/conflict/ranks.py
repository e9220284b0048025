"""Ranks of states: made dense, one above another, or from statements of which the first decides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from tightrope.arrays import Flags, Int32s, Ints

_STATEMENTS_A_WORD = 32  # beside ranks below 2^26 they fit 63 bits


def dense_ranks(values: npt.NDArray[Any]) -> Int32s:
    """Gives 0, 1, 2, … in the order of the values, equal where they are equal."""
    if values.dtype.kind in "iub" and len(values):
        low, high = int(values.min()), int(values.max())
        if high - low <= 4 * len(values) + 1024:
            shifted = values.astype(np.int64) - low
            seen = np.zeros(high - low + 1, dtype=np.bool_)
            seen[shifted] = True
            return (np.cumsum(seen, dtype=np.int32) - np.int32(1))[shifted]
    return np.unique(values, return_inverse=True)[1].astype(np.int32).reshape(-1)


def rank_above(first: Int32s, then: Ints) -> Int32s:
    """Gives the ranks of states by one ranking, and by another where the first leaves them equal."""
    if not first.any():
        return dense_ranks(then)
    low = int(then.min())
    return dense_ranks(first.astype(np.int64) * (int(then.max()) - low + 1) + (then - low))


def rank_bits(bits: Flags) -> Int32s:
    """Gives lexicographic ranks of the columns of `bits` (statements, states), as `rank_rows`."""
    return rank_rows(bits, bits.shape[1])


def rank_rows(rows: Iterable[Flags], states: int) -> Int32s:
    """Gives lexicographic ranks of the states, the first row (states,) deciding first.

    Statements are unlimited: the ranks so far and the next statements are packed into one integer
    and made dense again, word by word, so no weight of 2^k ever arises.
    """
    ranks = np.zeros(states, dtype=np.int64)
    packed = 0
    for row in rows:
        ranks <<= 1
        ranks |= row
        packed += 1
        if packed == _STATEMENTS_A_WORD:
            ranks, packed = dense_ranks(ranks).astype(np.int64), 0
    return dense_ranks(ranks)
