"""Which interests and links, taken out together, make somebody's best move another one.

Exact within one decision maker's block: links are taken out by the Woodbury identity (a link is a
rank-one part of the causal system), and of interests, whose gains and costs just add up, those that
speak most against a move are the best to take out. So no set of the size asked for is overlooked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import comb

import numpy as np

from tightrope.analysis.motives.block import Block
from tightrope.arrays import Flags, Floats, Ints
from tightrope.consequences.network import Network
from tightrope.consequences.respond import systems

MOST_LINKS = 80  # of which sets of three are made: those that weigh most with the decision maker
_CHUNK = 2**12  # sets of links worked out at a time
_LEAST = 1e-9
_GIVEN = 64  # sets given of each size, the largest leads first


@dataclass(frozen=True, slots=True)
class Removal:
    """Interests (by place) and links that are taken out, the move that is then better than the one
    that was best, and by how much."""

    interests: tuple[int, ...]
    links: tuple[int, ...]
    row: int
    lead: float


@dataclass(frozen=True, eq=False)
class Removals:
    """One block, the row in it that is best, and everything that can be taken out of it.

    With `worst` the row is the one liked least, and another is then liked less.
    """

    block: Block
    first: int
    worst: bool = False

    def of_size(self, size: int) -> tuple[Removal, ...]:
        """Gives the sets of so many parts after which another row is ahead, largest lead first.

        For each row and each set of links the interests that help it most. At most 64 a row.
        """
        found: dict[int, list[Removal]] = {}
        for many in range(size + 1):
            for links in self._sets_of_links(many):
                for one in self._ahead(links, size - many):
                    found.setdefault(one.row, []).append(one)
        for own in found.values():
            own.sort(key=_largest_lead)
        return tuple(
            sorted((one for own in found.values() for one in own[:_GIVEN]), key=_largest_lead)
        )

    def _sets_of_links(self, many: int) -> Iterator[Ints]:
        """All sets of so many links that matter, (sets, many), a few at a time."""
        pool = self._links if many < 3 else self._links[:MOST_LINKS]
        sets = combinations(sorted(pool), many)
        for first in range(0, comb(len(pool), many), _CHUNK):
            size = min(_CHUNK, comb(len(pool), many) - first)
            yield np.array([next(sets) for _ in range(size)], dtype=np.int64).reshape(size, many)

    def _ahead(self, links: Ints, interests: int) -> Iterator[Removal]:
        """Those of some sets of links, and so many interests with them, that put a row ahead."""
        gains = self.gains(links)  # (sets, interests, rows)
        against = np.sort(np.minimum(gains, 0.0), axis=1)[:, :interests].sum(axis=1)
        lead = gains.sum(axis=1) - against
        lead[:, self._out_of_reach] = -np.inf
        keep = np.argwhere(lead > _LEAST)
        if len(keep) > _GIVEN:
            keep = keep[np.argsort(-lead[tuple(keep.T)], kind="stable")[: _GIVEN * lead.shape[1]]]
        for which, row in keep:
            own = gains[which, :, row]
            out = [int(k) for k in np.argsort(own, kind="stable")[:interests] if own[k] < -_LEAST]
            if len(out) == interests:  # with fewer it was found among the smaller sets
                places = tuple(sorted(self._places[k] for k in out))
                chosen = tuple(map(int, links[which]))
                yield Removal(places, chosen, int(row), float(lead[which, row]))

    def gains(self, links: Ints) -> Floats:
        """Gives what each row gains over the first by each interest, without some links.

        `links` are (sets, links a set); the gains (sets, interests, rows). Of what is liked least
        the gains are losses.
        """
        x = np.tanh(self._y_without(links))  # (sets, indicators wanted, rows)
        gains = self._weights[:, None] * np.concatenate([x, self._kept(len(links))], axis=1)
        gains -= gains[:, :, [self.first]]
        return np.asarray(-gains if self.worst else gains)

    def _y_without(self, links: Ints) -> Floats:
        out = np.empty((len(links), len(self._wanted), len(self.block.states)))
        for group, rows in self._groups:
            out[:, :, rows] = self._y_of(links, group, rows)
        return out

    def _y_of(self, links: Ints, group: int, rows: Ints) -> Floats:
        """y' = y - M[:, to] g, with g what flows through the links that are out, in the end."""
        inverse, y = self._inverse[group], self._y[:, rows]
        to, of = self._network.arrays.to[links], self._network.arrays.indicator[links]
        weight = self._flows(group)[links]
        between = (of >= 0)[:, :, None]
        coupling = np.where(between, weight[:, :, None] * inverse[of[:, :, None], to[:, None]], 0.0)
        flows = weight[:, :, None] * np.where(between, y[of], self._puts[:, rows][links])
        g = np.linalg.solve(np.eye(links.shape[1]) + coupling, flows)
        moved = np.einsum("wsl,slr->swr", inverse[np.array(self._wanted)][:, to], g)
        return np.asarray(y[self._wanted][None] - moved)

    def _flows(self, group: int) -> Floats:
        counts = self.block.stakes.responses.layout.counts[group]
        return np.where(self._held_ends, 0.0, self._central * counts)

    @cached_property
    def _out_of_reach(self) -> Flags:
        """The row itself, and those that a typed line puts above or below it."""
        lines = self.block.lines
        return np.asarray((lines != lines[self.first]) | (np.arange(len(lines)) == self.first))

    @cached_property
    def _links(self) -> tuple[int, ...]:
        """The links that bear on what the decision maker wants of these rows, weightiest first."""
        every = np.arange(len(self._network.links))[:, None]
        if not len(every):
            return ()
        plain = self.gains(np.zeros((1, 0), dtype=np.int64))
        moved = np.abs(self.gains(every) - plain).max(axis=(1, 2))
        order = np.argsort(-moved, kind="stable")
        return tuple(int(k) for k in order if moved[k] > _LEAST and int(k) not in self._network.out)

    @property
    def _network(self) -> Network:
        return self.block.stakes.responses.network

    @cached_property
    def _central(self) -> Floats:
        return self._network.central_weights()

    @cached_property
    def _held_ends(self) -> Flags:
        return np.isin(self._network.arrays.to, list(self._network.held))

    @cached_property
    def _wanted(self) -> list[int]:
        return [one.indicator for one in self.block.stakes.wanted[self.block.actor]]

    @cached_property
    def _places(self) -> list[int]:
        """The place of each interest: those in indicators first, then those in duties."""
        stakes, actor = self.block.stakes, self.block.actor
        owed = dict.fromkeys(breach.place for breach in stakes.breaches[actor])
        return [one.place for one in stakes.wanted[actor]] + list(owed)

    @cached_property
    def _weights(self) -> Floats:
        stakes, actor = self.block.stakes, self.block.actor
        weights = stakes.central_weights(actor)
        signs = [one.sign for one in stakes.wanted[actor]]
        signs += [-1] * (len(self._places) - len(signs))
        return np.asarray(weights[self._places] * signs)

    def _kept(self, sets: int) -> Floats:
        """How many clauses of each duty are broken in each row, for each set."""
        breaches = self.block.stakes.breaches[self.block.actor]
        owed = self._places[len(self._wanted) :]
        broken = np.zeros((len(owed), len(self.block.states)))
        for breach in breaches:
            broken[owed.index(breach.place)] += breach.broken
        return np.broadcast_to(broken, (sets, *broken.shape))

    @cached_property
    def _groups(self) -> list[tuple[int, Ints]]:
        group_of = self.block.stakes.responses.layout.group_of
        return [(int(k), np.flatnonzero(group_of == k)) for k in np.unique(group_of)]

    @cached_property
    def _y(self) -> Floats:
        return self.block.stakes.responses.central().y().T

    @cached_property
    def _puts(self) -> Floats:
        """What each link takes from its option in each row, (links, rows)."""
        layout = self.block.stakes.responses.layout
        inputs = layout.codes * layout.scale
        if not inputs.shape[1]:
            return np.zeros((len(self._network.links), len(inputs)))
        return np.asarray(inputs[:, layout.input_of].T)

    @cached_property
    def _inverse(self) -> dict[int, Floats]:
        between = systems(self._network, self.block.stakes.responses.layout, self._central)
        unit = np.eye(between.shape[1])
        return {group: np.linalg.inv(unit - between[group]) for group, _ in self._groups}


def _largest_lead(one: Removal) -> tuple[float, tuple[int, ...], tuple[int, ...]]:
    return (-one.lead, one.interests, one.links)
