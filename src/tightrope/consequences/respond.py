"""The lasting response of indicators to what is done: y = (I - A)^-1 b, and x = tanh y.

The response to a press in a signed digraph (Levins 1974; Puccia and Levins 1985; Dambacher, Li
and Rossignol 2003), each indicator damping itself by 1; tanh bounds the total once.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from tightrope.arrays import Flags, Floats, Ints
from tightrope.consequences.errors import RunawayLinks
from tightrope.consequences.feedback import feedback
from tightrope.consequences.kept_solutions import Kept, Matrices
from tightrope.consequences.layout import Columns, Layout, lay_out_states
from tightrope.consequences.network import Network

MOST_FEEDBACK = 0.95
LEAST_CHANGE = 0.02  # a smaller change is no effect: a fiftieth of the way from normal to high
# Multiplications at a time: what is worked on stays in the cache, and the products are too small
# for BLAS to wake its threads, which on a busy machine take longer than the work.
_CHUNK = 2**18
_SOLVED_AT_ONCE = 2**20  # numbers


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


class Responses:
    """The responses of a network in given states: central, or under drawn weights."""

    def __init__(self, network: Network, layout: Layout, kept: Kept | None = None) -> None:
        self.network = network
        self.layout = layout
        self._kept = Kept.of(network) if kept is None else kept

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
        found = self._kept.find(self._key(drawn), lambda: next(self._solved([drawn])))
        return None if found is None else Solution(self.layout, *found)

    def _key(self, drawn: tuple[int, int] | None, changed: Network | None = None) -> Hashable:
        network = self.network if changed is None else changed
        return network.strengths, network.out, network.levels, network.held, self._groups, drawn

    @cached_property
    def _groups(self) -> bytes:
        layout = self.layout
        told = (layout.counts, layout.input_of, layout.scale)
        return b"".join(part.tobytes() for part in told)

    def solve_together(self, seed: int, draws: Iterable[int]) -> None:
        """Solves many draws at once, which takes less time than one by one, as `drawn` asks of each."""
        asked = [(seed, draw) for draw in draws if not self._kept.has(self._key((seed, draw)))]
        for drawn, solved in zip(asked, self._solved(asked), strict=True):
            self._kept.keep(self._key(drawn), solved)

    def solve_middles(self, networks: Iterable[Network]) -> None:
        """Solves the central games of networks changed by their `with_…` methods, as `middle` asks of
        each, which takes less time than one by one."""
        alike: dict[Hashable, dict[Hashable, Network]] = {}
        for network in networks:
            key = self._key(None, network)
            if not self._kept.has(key):
                alike.setdefault((network.held, network.levels), {})[key] = network
        for some in alike.values():
            weights = np.stack([network.central_weights() for network in some.values()])
            solved = self.under(next(iter(some.values()))).solve_many(weights)
            for key, one in zip(some, solved, strict=True):
                self._kept.keep(key, one)

    def _solved(self, asked: Sequence[tuple[int, int] | None]) -> Iterator[Matrices | None]:
        for weights in self._weights(asked):
            yield from self.solve_many(weights)

    def _weights(self, asked: Sequence[tuple[int, int] | None]) -> Iterator[Floats]:
        """The weights of draws (None: the central ones), some at a time, (draws, links)."""
        network = self.network
        count, groups = len(network.indicators), self.layout.groups
        size = max(1, _SOLVED_AT_ONCE // max(1, groups * count * (count + len(self.layout.scale))))
        for first in range(0, len(asked), size):
            weights = [
                network.central_weights() if drawn is None else network.drawn_weights(*drawn)
                for drawn in asked[first : first + size]
            ]
            yield np.stack(weights)

    def solve(self, weights: Floats) -> Solution | None:
        """Gives the responses under these weights, (links,); None where feedback runs away."""
        (found,) = self.solve_many(weights[None])
        return None if found is None else Solution(self.layout, *found)

    def solve_many(self, weights: Floats) -> Iterator[Matrices | None]:
        """Gives those under each of several weights, (weights, links)."""
        network, layout = self.network, self.layout
        between, counts = self._between(weights)
        count = len(network.indicators)
        right = np.zeros((len(weights), count, len(layout.scale) + 1))
        for link in np.flatnonzero(layout.input_of >= 0):
            right[:, network.arrays.to[link], layout.input_of[link]] += weights[:, link]
        right[:, list(network.held)] = 0.0
        right[:, :, -1] = network.given
        solved = iter(np.linalg.solve(np.eye(count) - between[counts], right[counts, None]))
        for counted in counts:
            one = next(solved) if counted else None
            yield None if one is None else (one[..., :-1].copy(), one[..., -1].copy())

    def _between(self, weights: Floats) -> tuple[Floats, Flags]:
        """A of each group under each of several weights, and which weights count."""
        between = systems(self.network, self.layout, weights)
        return between, self._kept.feedback.of(between) < MOST_FEEDBACK

    def x_in_draws(self, states: Ints, seed: int, draws: int) -> dict[int, Floats]:
        """Gives x in a few states in each draw that counts, (states, indicators), by draw.

        Nothing is solved for other states, so this takes less time than `drawn`.
        """
        found = (
            x
            for weights in self._weights([(seed, draw) for draw in range(draws)])
            for x in self._x_in(states, weights)
        )
        return {draw: x for draw, x in enumerate(found) if x is not None}

    def _x_in(self, states: Ints, weights: Floats) -> Iterator[Floats | None]:
        network, layout = self.network, self.layout
        between, counts = self._between(weights)
        count = len(network.indicators)
        right = np.zeros((len(weights), len(states), count))
        put_in = layout.codes[states] * layout.scale
        for link in np.flatnonzero(layout.input_of >= 0):
            own = weights[:, link, None] * put_in[:, layout.input_of[link]]
            right[:, :, network.arrays.to[link]] += own
        right[..., list(network.held)] = 0.0
        right += network.given
        own_groups = between[counts][:, layout.group_of[states]]
        y = np.linalg.solve(np.eye(count) - own_groups, right[counts, ..., None])[..., 0]
        solved = iter(np.tanh(y))
        yield from (next(solved) if counted else None for counted in counts)

    def counted(self, seed: int, draws: int) -> tuple[int, ...]:
        """Gives the draws, of 0 … draws-1, that count. Raises RunawayLinks for fewer than half."""
        stacks = self._weights([(seed, draw) for draw in range(draws)])
        counts = [found for weights in stacks for found in self._between(weights)[1].tolist()]
        check_counted(sum(counts), draws)
        return tuple(draw for draw, found in enumerate(counts) if found)


def check_counted(counted: int, draws: int) -> None:
    """Raises RunawayLinks where fewer than half of the draws count."""
    if 2 * counted < draws:
        raise RunawayLinks(
            "in most draws the causes feed themselves without end",
            value=f"{counted} of {draws} draws count",
            allowed="at least half",
        )


def systems(network: Network, layout: Layout, weights: Floats) -> Floats:
    """Gives A of each group, (…, groups, indicators, indicators): A[to, from] sums the weights.

    `weights` is (…, links). Rows of held indicators are empty: nothing moves them (an intervention
    in Pearl's sense).
    """
    count, ends = len(network.indicators), network.arrays
    out = np.zeros((*weights.shape[:-1], layout.groups, count, count))
    for link in np.flatnonzero(ends.indicator >= 0):
        own = weights[..., link, None] * layout.counts[:, link]
        out[..., ends.to[link], ends.indicator[link]] += own
    out[..., list(network.held), :] = 0.0
    return out
