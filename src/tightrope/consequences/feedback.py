"""How far indicators feed themselves, round the circles of links between them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tightrope.arrays import Floats, Ints
from tightrope.consequences.network import Network

_MOST_KNOWN = 2**11  # sets of weights


def circles_of(network: Network) -> tuple[Ints, ...]:
    """Gives the indicators that links lead round in a circle, those of one circle together."""
    between = network.arrays.indicator >= 0
    count = len(network.indicators)
    leads = np.zeros((count, count), dtype=np.bool_)
    leads[network.arrays.indicator[between], network.arrays.to[between]] = True
    for _ in range(count.bit_length()):  # steps of up to 1, 2, 4, … links
        leads |= leads @ leads
    both = leads & leads.T
    return tuple(np.flatnonzero(row) for k, row in enumerate(both) if row[k] and not row[:k].any())


def feedback(between: Floats, circles: Sequence[Ints] | None = None) -> Floats:
    """Gives the largest real part among the eigenvalues of each matrix, (…, groups).

    `circles` are the indicators that lead to each other, circle by circle: an indicator on none
    has the eigenvalue 0, and each circle has its own, whatever leads from one to the next.
    """
    count = between.shape[-1]
    if circles is None:
        circles = [np.arange(count)] if count else []
    on_none = sum(map(len, circles)) < count
    worst = np.full(between.shape[:-2], 0.0 if on_none or not count else -np.inf)
    for circle in circles:
        block = between[..., circle[:, None], circle]
        np.maximum(worst, np.linalg.eigvals(block).real.max(axis=-1), out=worst)
    return worst


class KnownFeedback:
    """The feedback under given weights, known by the links of circles, which most changes leave alone."""

    def __init__(self, circles: Sequence[Ints]) -> None:
        self._circles = circles
        self._known: dict[bytes, float] = {}

    def of(self, between: Floats) -> Floats:
        """Gives the largest of any group under each of several weights, (weights,).

        `between` is (weights, groups, indicators, indicators); `feedback` says what is given.
        """
        blocks = [between[:, :, circle[:, None], circle] for circle in self._circles]
        keys = [b"".join(block[k].tobytes() for block in blocks) for k in range(len(between))]
        known = self._known
        new = {key: k for k, key in enumerate(keys) if key not in known}
        worst = feedback(between[list(new.values())], self._circles).max(axis=1, initial=0.0)
        found = dict(zip(new, worst.tolist(), strict=True))
        out = np.array([found[key] if key in found else known[key] for key in keys])
        self._known = found if len(known) + len(found) > _MOST_KNOWN else known | found
        return out
