"""The lasting response of indicators to what is done: y = (I - A)^-1 b, and x = tanh y.

The response to a press in a signed digraph (Levins 1974; Puccia and Levins 1985; Dambacher, Li
and Rossignol 2003), each indicator damping itself by 1; tanh bounds the total once.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
import numpy.typing as npt

from tightrope.consequences.errors import RunawayLinks
from tightrope.consequences.layout import Columns, Layout, lay_out_states
from tightrope.consequences.network import Network

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Matrices = tuple[Floats, Floats]

MOST_FEEDBACK = 0.95
LEAST_CHANGE = 0.02  # a smaller change is no effect: a fiftieth of the way from normal to high
# Multiplications at a time: what is worked on stays in the cache, and the products are too small
# for BLAS to wake its threads, which on a busy machine take longer than the work.
_CHUNK = 2**18
_KEPT_BYTES = 2**25  # of solutions, the last asked for


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
        widest = max(len(self.layout.scale), wants.shape[1], 1)
        size = max(1, _CHUNK // (max(len(used), 1) * widest))
        for group, codes, rows in self.layout.by_group:
            gain = np.ascontiguousarray((self.gain[group][used] * self.layout.scale).T)
            rest = self.rest[group][used]
            for first in range(0, len(codes), size):
                y = codes[first : first + size].astype(np.float64) @ gain
                y += rest
                out[rows[first : first + size]] = np.tanh(y, out=y) @ weights
        return out


class Kept:
    """The solutions last asked for, of one network and its changed copies, in whatever states."""

    def __init__(self, network: Network) -> None:
        self.circles = circles_of(network)
        self._found: OrderedDict[Hashable, Matrices | None] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def find(self, key: Hashable, solve: Callable[[], Matrices | None]) -> Matrices | None:
        """Gives what is kept under a key, solved where nothing is."""
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
                return self._found[key]
        solved = solve()
        with self._lock:
            if key not in self._found:
                self._found[key] = solved
                self._bytes += _size(solved)
            while self._bytes > _KEPT_BYTES and len(self._found) > 1:
                self._bytes -= _size(self._found.popitem(last=False)[1])
        return solved


def _size(solved: Matrices | None) -> int:
    return 1024 + (0 if solved is None else sum(part.nbytes for part in solved))


class Responses:
    """The responses of a network in given states: central, or under drawn weights."""

    def __init__(self, network: Network, layout: Layout, kept: Kept | None = None) -> None:
        self.network = network
        self.layout = layout
        self._kept = Kept(network) if kept is None else kept

    @classmethod
    def of_states(
        cls, network: Network, columns: Columns, tops: dict[str, int], states: int
    ) -> Responses:
        """Gives the responses in states given by the level of each option. Raises TooManyGroups."""
        return cls(network, lay_out_states(network, columns, tops, states))

    def under(self, network: Network) -> Responses:
        """Gives those of a network changed by its `with_…` methods, in the same states."""
        return Responses(network, self.layout, self._kept)

    def among(self, states: Ints) -> Responses:
        """Gives those in some of the states; all groups stay, so that the same draws count."""
        return Responses(self.network, self.layout.among(states), self._kept)

    def central(self) -> Solution:
        """Gives the responses of the central game. Raises RunawayLinks where it has none."""
        solved = self.middle()
        if solved is None:
            weights = self.network.central_weights()
            worst = float(feedback(systems(self.network, self.layout, weights)).max())
            raise RunawayLinks(
                "with links of middling strength the causes feed themselves without end",
                value=round(worst, 2),
                allowed=f"feedback below {MOST_FEEDBACK}",
            )
        return solved

    def middle(self) -> Solution | None:
        """Gives the responses of the central game; None where it has none."""
        return self._of(None)

    def drawn(self, seed: int, draw: int) -> Solution | None:
        """Gives the responses of one draw; None where the draw does not count."""
        return self._of((seed, draw))

    def _of(self, drawn: tuple[int, int] | None) -> Solution | None:
        """Those of the central game or a draw, solved unless they were asked for just before."""
        network = self.network

        def solve() -> Matrices | None:
            weights = network.central_weights() if drawn is None else network.drawn_weights(*drawn)
            solved = self.solve(weights)
            return None if solved is None else (solved.gain, solved.rest)

        key = (network.strengths, network.out, network.levels, network.held, drawn)
        found = self._kept.find(key, solve)
        return None if found is None else Solution(self.layout, *found)

    def solve(self, weights: Floats) -> Solution | None:
        """Gives the responses under these weights, (links,); None where feedback runs away."""
        network, layout = self.network, self.layout
        between = systems(network, layout, weights)
        if feedback(between, self._kept.circles).max(initial=0.0) >= MOST_FEEDBACK:
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
        counted = tuple(draw for draw in range(draws) if self.drawn(seed, draw) is not None)
        check_counted(len(counted), draws)
        return counted


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


def feedback(between: Floats, circles: Sequence[Ints] | None = None) -> Floats:
    """Gives the largest real part among the eigenvalues of each matrix, (groups,).

    `circles` are the indicators that lead to each other, circle by circle: an indicator on none
    has the eigenvalue 0, and each circle has its own, whatever leads from one to the next.
    """
    count = between.shape[-1]
    if circles is None:
        circles = [np.arange(count)] if count else []
    on_none = sum(map(len, circles)) < count
    worst = np.full(len(between), 0.0 if on_none or not count else -np.inf)
    for circle in circles:
        block = between[:, circle[:, None], circle]
        np.maximum(worst, np.linalg.eigvals(block).real.max(axis=-1), out=worst)
    return worst


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
