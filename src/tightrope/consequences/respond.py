"""The lasting response of indicators to what is done: y = (I - A)^-1 b, and x = tanh y.

The response to a press in a signed digraph (Levins 1974; Puccia and Levins 1985; Dambacher, Li
and Rossignol 2003), each indicator damping itself by 1; tanh bounds the total once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tightrope.consequences.errors import RunawayLinks
from tightrope.consequences.layout import Columns, Layout, lay_out_states
from tightrope.consequences.network import Network

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

MOST_FEEDBACK = 0.95
# Multiplications at a time: what is worked on stays in the cache, and the products are too small
# for BLAS to wake its threads, which on a busy machine take longer than the work.
_CHUNK = 2**17


@dataclass(frozen=True, eq=False)
class Solution:
    """The responses under one set of weights, as matrices by group of states.

    `gain` (groups, indicators, inputs) and `rest` (groups, indicators): y = gain @ input + rest.
    """

    layout: Layout
    gain: Floats
    rest: Floats

    def y(self, states: npt.ArrayLike | None = None) -> Floats:
        """Gives the unbounded responses in some states (default: all), (states, indicators)."""
        chosen = np.arange(len(self.layout.codes)) if states is None else np.asarray(states)
        out = np.empty((len(chosen), self.rest.shape[1]))
        for group in range(self.layout.groups):
            rows = np.flatnonzero(self.layout.group_of[chosen] == group)
            inputs = self.layout.codes[chosen[rows]] * self.layout.scale
            out[rows] = inputs @ self.gain[group].T + self.rest[group]
        return out

    def x(self, states: npt.ArrayLike | None = None) -> Floats:
        """Gives the bounded responses, between -1 and 1, (states, indicators)."""
        return np.tanh(self.y(states))

    def weighed(self, wants: Floats) -> Floats:
        """Gives x @ wants for all states, (states, columns of `wants`), a few states at a time.

        `wants` is (indicators, columns); only indicators that some column weighs are worked out.
        """
        used = np.flatnonzero(np.any(wants != 0, axis=1))
        weights = np.ascontiguousarray(wants[used])
        out = np.empty((len(self.layout.codes), wants.shape[1]))
        size = max(1, _CHUNK // (len(used) * (len(self.layout.scale) + wants.shape[1]) + 1))
        for group, rows in self._chunks(size):
            gain = self.gain[group][used] * self.layout.scale
            y = self.layout.codes[rows].astype(np.float64) @ gain.T
            y += self.rest[group][used]
            out[rows] = np.tanh(y, out=y) @ weights
        return out

    def _chunks(self, size: int) -> Iterator[tuple[int, Ints | slice]]:
        if self.layout.groups == 1:
            for first in range(0, len(self.layout.codes), size):
                yield 0, slice(first, first + size)
            return
        for group, members in enumerate(self.layout.members):
            for first in range(0, len(members), size):
                yield group, members[first : first + size]


class Responses:
    """The responses of a network in given states: central, or under drawn weights."""

    def __init__(self, network: Network, layout: Layout) -> None:
        self.network = network
        self.layout = layout

    @classmethod
    def of_states(
        cls, network: Network, columns: Columns, tops: dict[str, int], states: int
    ) -> Responses:
        """Gives the responses in states given by the level of each option. Raises TooManyGroups."""
        return cls(network, lay_out_states(network, columns, tops, states))

    def under(self, network: Network) -> Responses:
        """Gives those of a network changed by its `with_…` methods, in the same states."""
        return Responses(network, self.layout)

    def central(self) -> Solution:
        """Gives the responses of the central game. Raises RunawayLinks where it has none."""
        weights = self.network.central_weights()
        solved = self.solve(weights)
        if solved is None:
            worst = float(feedback(systems(self.network, self.layout, weights)).max())
            raise RunawayLinks(
                "with links of middling strength the causes feed themselves without end",
                value=round(worst, 2),
                allowed=f"feedback below {MOST_FEEDBACK}",
            )
        return solved

    def drawn(self, seed: int, draw: int) -> Solution | None:
        """Gives the responses of one draw; None where the draw does not count."""
        return self.solve(self.network.drawn_weights(seed, draw))

    def solve(self, weights: Floats) -> Solution | None:
        """Gives the responses under these weights, (links,); None where feedback runs away."""
        network, layout = self.network, self.layout
        between = systems(network, layout, weights)
        if feedback(between).max(initial=0.0) >= MOST_FEEDBACK:
            return None
        count = len(network.indicators)
        right = np.zeros((count, len(layout.scale) + 1))
        put = layout.input_of >= 0
        np.add.at(right, (network.arrays.to[put], layout.input_of[put]), weights[put])
        right[list(network.held)] = 0.0
        right[:, -1] = network.given
        solved: Floats = np.linalg.solve(np.eye(count) - between, right[None]).astype(np.float64)
        return Solution(layout, solved[:, :, :-1], solved[:, :, -1])

    def counted(self, seed: int, draws: int) -> tuple[int, ...]:
        """Gives the draws, of 0 … draws-1, that count. Raises RunawayLinks for fewer than half."""
        counted = tuple(
            draw for draw in range(draws) if self._stays(self.network.drawn_weights(seed, draw))
        )
        check_counted(len(counted), draws)
        return counted

    def _stays(self, weights: Floats) -> bool:
        between = systems(self.network, self.layout, weights)
        return bool(feedback(between).max(initial=0.0) < MOST_FEEDBACK)


def check_counted(counted: int, draws: int) -> None:
    """Raises RunawayLinks where fewer than half of the draws count."""
    if 2 * counted < draws:
        raise RunawayLinks(
            "in most draws the causes feed themselves without end",
            value=f"{counted} of {draws} draws count",
            allowed="at least half",
        )


def systems(network: Network, layout: Layout, weights: Floats) -> Floats:
    """Gives A of each group, (groups, indicators, indicators): A[to, from] sums the weights.

    Rows of held indicators are empty: nothing moves them (an intervention in Pearl's sense).
    """
    count = len(network.indicators)
    out = np.zeros((layout.groups, count, count))
    between = network.arrays.indicator >= 0
    ends = network.arrays.to[between], network.arrays.indicator[between]
    for group, counts in enumerate(layout.counts[:, between]):
        np.add.at(out[group], ends, weights[between] * counts)
    out[:, list(network.held)] = 0.0
    return out


def feedback(between: Floats) -> Floats:
    """Gives the largest real part among the eigenvalues of each matrix, (groups,)."""
    if not between.shape[-1]:
        return np.zeros(len(between))
    return np.asarray(np.linalg.eigvals(between).real.max(axis=-1), dtype=np.float64)
