"""Which statement's place decides a verdict: permutation importance over sampled orders."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]
Verdict = Callable[[int, tuple[int, ...]], bool]


def order_of(scores: npt.ArrayLike) -> tuple[int, ...]:
    """Gives the order that scores stand for: the lowest score is the most important statement."""
    return tuple(map(int, np.argsort(np.asarray(scores), kind="stable")))


def permutation_importance(
    scores: npt.ArrayLike, verdict: Verdict, rng: np.random.Generator
) -> tuple[npt.NDArray[np.float64], float]:
    """Gives, per statement, the share of draws whose verdict flips when its place is shuffled.

    `scores` (draws, statements): the place or weight of each statement in each draw, lowest most
    important. `verdict(draw, order)` says whether the outcome holds in that draw under an order.
    The place of one statement at a time is taken from another draw, the others keep their order
    (Breiman 2001). The second value is the variance of the verdict over the draws: for independent
    scores, importance / (2 × variance) estimates Sobol's total index (Jansen 1999).
    """
    table = np.asarray(scores, dtype=np.float64)
    draws, statements = table.shape
    if not draws:
        return np.zeros(statements), 0.0
    held = np.array([verdict(d, order_of(row)) for d, row in enumerate(table)], dtype=np.bool_)
    flips = np.zeros(statements, dtype=np.float64)
    for k in range(statements):
        other = table[rng.permutation(draws), k]
        for d in np.flatnonzero(other != table[:, k]):
            flips[k] += verdict(int(d), _moved(table[d], k, float(other[d]))) != held[d]
    return flips / draws, float(held.var())


def _moved(row: Scores, k: int, score: float) -> tuple[int, ...]:
    """The order after statement k takes this score; where it meets another, it takes its place."""
    changed = row.copy()
    changed[k] = score
    ahead = np.zeros(len(row))
    ahead[k] = -1.0 if score < row[k] else 1.0
    return tuple(map(int, np.lexsort((ahead, changed))))
