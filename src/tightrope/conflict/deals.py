"""What each side wants, dealt anew: does an answer follow from who wants what, or come anyway?

All interests of all decision makers are pooled and dealt at random, each getting as many as it
had; so are all typed lines. What follows from what is done, the states and the moves stay as they
are. The deals are games at the middle of their classes, as the central game is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np

from tightrope.arrays import Flags, Floats, Int32s, Ints
from tightrope.conflict.game import Game
from tightrope.conflict.preferences import Priorities
from tightrope.conflict.ranks import dense_ranks, rank_above, rank_bits
from tightrope.conflict.worth import (
    GRID,
    WEIGHTS,
    binding_clauses,
    broken_in,
    cells_of,
    responses_in,
)
from tightrope.consequences.network import build_network
from tightrope.consequences.respond import Solution
from tightrope.crisis.levels import option_levels
from tightrope.crisis.model import CrisisModel, Interest, Statement, interests_of
from tightrope.crisis.parse_formula import parse_formula

_DEALING = 2  # which of a draw's streams of random numbers
_BATCH = 2**23  # numbers worked out at a time: states × decision makers × deals


@dataclass(frozen=True)
class Pool:
    """Everything wanted: interests and lines of all decision makers, and who has how many."""

    owners: tuple[str, ...]
    interests: tuple[Interest, ...]
    lines: tuple[Statement, ...]
    each: tuple[tuple[int, int], ...]  # by owner: how many interests, how many lines

    @classmethod
    def of(cls, model: CrisisModel) -> Pool:
        """Gives what the decision makers of a crisis want, in file order."""
        owners = tuple(actor for actor, options in model.options.items() if options)
        wanted = [interests_of(model, actor) for actor in owners]
        lines = [model.priorities.get(actor, ()) for actor in owners]
        return cls(
            owners,
            tuple(one for own in wanted for one in own),
            tuple(one for own in lines for one in own),
            tuple((len(a), len(b)) for a, b in zip(wanted, lines, strict=True)),
        )

    def deal(self, seed: int, deal: int) -> dict[str, tuple[tuple[int, ...], tuple[int, ...]]]:
        """Gives by owner the places of the interests and of the lines it is dealt, in order."""
        rng = np.random.default_rng((seed, deal, _DEALING))
        pools = (rng.permutation(len(self.interests)), rng.permutation(len(self.lines)))
        parts = [_cut(pool, [counts[k] for counts in self.each]) for k, pool in enumerate(pools)]
        return dict(zip(self.owners, zip(*parts, strict=True), strict=True))


def _cut(pool: Ints, sizes: Sequence[int]) -> list[tuple[int, ...]]:
    ends = list(accumulate(sizes))
    return [tuple(map(int, pool[end - size : end])) for end, size in zip(ends, sizes, strict=True)]


class Deals:
    """The ranks of a game under deals, seeded: deal k is the same for the same file.

    Responses are worked out once, for dealing changes none; a few deals are ranked at a time.
    """

    def __init__(self, model: CrisisModel, game: Game, *, seed: int) -> None:
        """Deals around a game of the model. Raises what `build_network` raises, RunawayLinks."""
        self.model, self.game, self.seed = model, game, seed
        self.pool = Pool.of(model)

    def ranks(self, deals: Sequence[int]) -> Iterator[Int32s]:
        """Gives the ranks of each of some deals, int32 (decision makers, states)."""
        size = max(1, _BATCH // (self.game.states * max(1, len(self.pool.owners))))
        for first in range(0, len(deals), size):
            dealt = [self.pool.deal(self.seed, deal) for deal in deals[first : first + size]]
            gained = self._gained(dealt)
            for k, one in enumerate(dealt):
                yield self._ranked(one, gained[k])

    def _ranked(
        self, dealt: Mapping[str, tuple[tuple[int, ...], tuple[int, ...]]], gained: Floats
    ) -> Int32s:
        out = self.game.ranks.copy()  # of those whose ranks are given outright they stay
        for dm, (actor, (rows, lines)) in enumerate(dealt.items()):
            if not rows and not lines:
                continue
            by_lines = (
                rank_bits(self._bits[list(lines)])
                if lines
                else np.zeros(self.game.states, dtype=np.int32)
            )
            if not rows:
                out[dm] = by_lines
                continue
            worth = np.ascontiguousarray(gained[dm])
            for place in rows:
                worth -= self._weights[place] * self._broken(actor, self.pool.interests[place])
            grid = GRID * float(self._weights[list(rows)].sum())
            cells = cells_of(worth, grid)
            out[dm] = rank_above(by_lines, cells) if lines else dense_ranks(cells)
        return out

    def _gained(
        self, dealt: Sequence[Mapping[str, tuple[tuple[int, ...], tuple[int, ...]]]]
    ) -> Floats:
        """U before breaches, (deals, decision makers, states)."""
        owners = len(self.pool.owners)
        if not self.pool.interests:
            return np.zeros((len(dealt), owners, 0))
        places = {name: k for k, name in enumerate(self.model.indicators)}
        wants = np.zeros((len(places), len(dealt) * owners))
        for k, one in enumerate(dealt):
            for dm, (rows, _) in enumerate(one.values()):
                for place in rows:
                    interest = self.pool.interests[place]
                    if interest.in_ is not None:
                        sign = 1 if interest.wants == "high" else -1
                        wants[places[interest.in_], k * owners + dm] += sign * self._weights[place]
        gained = self._solved.weighed(wants)
        return gained.T.reshape(len(dealt), owners, self.game.states)

    @cached_property
    def _solved(self) -> Solution:
        return responses_in(self.game.space, build_network(self.model)).central()

    @cached_property
    def _weights(self) -> Floats:
        return np.array([sum(WEIGHTS[one.weight]) / 2 for one in self.pool.interests])

    @cached_property
    def _bits(self) -> Flags:
        options = option_levels(self.model)
        lines = Priorities(parse_formula(line.want, options) for line in self.pool.lines)
        return lines.bits(self.game.space)

    @cached_property
    def _breaches(self) -> dict[tuple[str, str | None], Ints]:
        """How many clauses of a treaty a debtor breaks in each state."""
        found: dict[tuple[str, str | None], Ints] = {}
        columns = self.game.space.columns
        for clause in binding_clauses(self.model):
            key = (clause.debtor, clause.treaty)
            broken = broken_in(clause, columns, self.game.states)
            found[key] = found.get(key, 0) + broken.astype(np.int64)
        return found

    def _broken(self, actor: str, interest: Interest) -> Ints | int:
        return 0 if interest.duty is None else self._breaches.get((actor, interest.duty), 0)
