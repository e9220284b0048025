"""The smallest change of what is wanted after which something is what is expected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from tightrope.analysis.strategy.expected import steps_from_status_quo
from tightrope.analysis.strategy.kernels.solve import solve
from tightrope.analysis.strategy.least_change import MOST_ALTERNATIVES, name_raises
from tightrope.analysis.strategy.raised import Raised
from tightrope.analysis.strategy.reorderings import Change, reorderings, share_out, size_of
from tightrope.analysis.strategy.verdict import statement_bits
from tightrope.arrays import Flags, Int32s, Ints
from tightrope.conflict import Game
from tightrope.conflict.ranks import rank_bits

MOST_GAMES = 2_000  # changed games solved; each takes a millisecond or two, and
MOST_JUDGED = 500_000  # states of them, together


@dataclass(frozen=True, slots=True, eq=False)
class ExpectedChange:
    """A change after which what is asked for is expected; `states` are all that is then expected."""

    raises: tuple[Raised, ...]
    alternatives: tuple[tuple[Raised, ...], ...]  # other changes of as few raises, some of them
    states: Ints


class ExpectedChanges:
    """What is expected after each change of one raise, then of two; solved once for all that is
    asked. Expected is a status quo that holds, else the SEQ equilibria that improvements lead to.

    `searched` is the number of raises of up to which all changes are tried: at most `most`, fewer
    where the changes or the states are very many. Needs a status quo; single moves unrestricted.
    """

    def __init__(self, game: Game, most: int) -> None:
        self.game = game
        texts = {game.dm_index(name): len(own) for name, own in game.priorities.items()}
        self._able = sorted(dm for dm, own in texts.items() if own > 1)
        self.searched = min(most, _affordable([texts[dm] for dm in self._able], game.states))
        self._solved: dict[int, list[tuple[Change, Ints]]] = {}
        self._known: dict[bytes, Ints] = {}
        self._ranks: dict[tuple[int, tuple[int, ...]], Int32s] = {}

    def least(self, wanted: Mapping[int, int]) -> ExpectedChange | None:
        """Gives the change of fewest raises, then fewest places, after which these options have these
        levels in all that is expected; None where none of up to `searched` raises does it."""
        options, levels = np.array(list(wanted), dtype=np.int64), list(wanted.values())
        for raised in range(1, self.searched + 1):
            fitting = [
                (change, states)
                for change, states in self._after(raised)
                if len(states) and (self.game.levels[np.ix_(states, options)] == levels).all()
            ]
            if fitting:
                (change, states), *others = fitting
                named = [name_raises(self.game, other) for other, _ in others[:MOST_ALTERNATIVES]]
                return ExpectedChange(name_raises(self.game, change), tuple(named), states)
        return None

    def _after(self, raised: int) -> list[tuple[Change, Ints]]:
        if raised not in self._solved:
            changes = sorted(self._changes(raised), key=size_of)
            self._solved[raised] = [(change, self._expected(change)) for change in changes]
        return self._solved[raised]

    def _changes(self, raised: int) -> Iterator[Change]:
        levels = {dm: list(reorderings(len(self._texts(dm)), raised)) for dm in self._able}
        return share_out(levels, raised)

    def _texts(self, dm: int) -> tuple[str, ...]:
        return self.game.priorities[self.game.decision_makers[dm]]

    def _expected(self, change: Change) -> Ints:
        """What is expected after a change; empty where improvements lead to no equilibrium."""
        ranks = self.game.ranks.copy()
        for dm, reordering in change:
            ranks[dm] = self._ranks_of(dm, reordering.order)
        key = ranks.tobytes()  # many orders rank the states alike
        if key not in self._known:
            self._known[key] = self._expected_by(ranks)
        return self._known[key]

    def _expected_by(self, ranks: Int32s) -> Ints:
        held = np.asarray(solve(self.game.space, ranks, ("seq",))["seq"].all(axis=0))
        quo = int(self.game.status_quo or 0)
        if held[quo]:
            return np.array([quo], dtype=np.int64)
        return np.flatnonzero(held & (steps_from_status_quo(self.game.with_drawn(ranks)) >= 0))

    def _ranks_of(self, dm: int, order: tuple[int, ...]) -> Int32s:
        if (dm, order) not in self._ranks:
            bits = self._bits[dm]
            # What lies below the statements stays there, as it stands.
            self._ranks[dm, order] = rank_bits(bits[[*order, *range(len(order), len(bits))]])
        return self._ranks[dm, order]

    @cached_property
    def _bits(self) -> dict[int, Flags]:
        return {dm: statement_bits(self.game, dm) for dm in self._able}


def _affordable(statements: list[int], states: int) -> int:
    """Of up to how many raises all changes can be solved: 2, 1 or 0."""
    ones = sum(n * (n - 1) // 2 for n in statements)
    for raised, games in ((2, ones * (ones + 1) // 2), (1, ones)):
        if games <= MOST_GAMES and games * states <= MOST_JUDGED:
            return raised
    return 0
