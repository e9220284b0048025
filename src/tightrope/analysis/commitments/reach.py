"""What one side can get to by a move of its own, and where the other's answer leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tightrope.arrays import Flags, Ints, Uint64s
from tightrope.conflict import Game
from tightrope.conflict.states import MOST_KEPT
from tightrope.recent import Recent


class Reach:
    """What one decision maker can reach from each state by its own options, staying included.

    Rules, irreversible options and closed moves bind; `within` leaves out states from and to which is not asked.
    `order` lists the states asked about, block by block, and in a block those of one irreversible
    progress (`mask`; None: all is reversible) together, as a cell; `starts` and `segment` say where
    each block begins and which a state is of, `cells` and `cell` the same of cells.
    """

    def __init__(self, game: Game, dm: int, within: Flags | None = None) -> None:
        closed = game.space.restricted
        self._open = None if closed is None else closed[dm]
        blocks = game.space.unrestricted.blocks(dm)
        order = blocks.order if within is None else blocks.order[within[blocks.order]]
        if blocks.mask is not None:
            order = order[np.lexsort((blocks.mask[order], blocks.block_of[order]))]
        self.states = game.states
        self.order = order.astype(np.int64)
        self.mask = None if blocks.mask is None else blocks.mask[order]
        fresh = _differs(blocks.block_of[order])
        self.starts, self.segment = np.flatnonzero(fresh), np.cumsum(fresh) - 1
        self.cells, self.cell, self._onward = self.starts, self.segment, None
        if self.mask is not None:
            fresh |= _differs(self.mask)
            self.cells, self.cell = np.flatnonzero(fresh), np.cumsum(fresh) - 1
            self._onward = _onward(self.segment[self.cells], self.mask[self.cells])

    @classmethod
    def whole(cls, game: Game, dm: int) -> Reach:
        """Gives the reach among all states, the same one to those who ask in turn of one space."""
        return _WHOLE.find(
            (game.space, dm), lambda: cls(game, dm), lambda found: found.states <= MOST_KEPT
        )

    def top(self, worth: npt.NDArray[np.integer], allowed: Flags) -> Ints:
        """Gives the largest `worth` (0 or more) among the allowed states in reach; -1: none is.

        Both arrays and the answer are in the order of `order`.
        """
        if not len(self.order):
            return np.zeros(0, dtype=np.int64)
        values = np.where(allowed, worth, -1).astype(np.int64)
        if self._open is not None:
            return np.asarray(self._spread(values)[self._open[self.order]].max(axis=1))
        return np.asarray(self._over(np.maximum.reduceat(values, self.cells))[self.cell])

    def _over(self, by_cell: Ints) -> Ints:
        """The largest of what the cells in reach of each cell have."""
        if self._onward is None:
            return by_cell
        into, starts = self._onward
        return np.asarray(np.maximum.reduceat(by_cell[into], starts))

    def best(self, worth: npt.NDArray[np.integer], allowed: Flags) -> Ints:
        """Gives the same for arrays over all states (states,); -1 outside `within`."""
        return self._spread(self.top(worth[self.order], allowed[self.order]))

    def _spread(self, values: Ints) -> Ints:
        """From the order of `order` to all states (states,); -1 outside `within`."""
        out = np.full(self.states, -1, dtype=np.int64)
        out[self.order] = values
        return out

    def best_other(self, worth: Ints) -> Ints:
        """Gives the largest `worth` in reach, the state itself left out; -1 where there is none.

        Over all states (states,); no two may have the same worth.
        """
        values = worth[self.order]
        if self._open is not None:
            there = self._open[self.order]
            left = np.where(there == self.order[:, None], -1, self._spread(values)[there])
            return self._spread(left.max(axis=1))
        first = np.maximum.reduceat(values, self.cells)
        then = np.maximum.reduceat(np.where(values == first[self.cell], -1, values), self.cells)
        top = self._over(first)
        if self._onward is None:
            second = then
        else:  # what is best from a cell may be another's best: there its second counts
            into, starts = self._onward
            own = np.repeat(top, np.diff(starts, append=len(into)))
            second = np.maximum.reduceat(
                np.where(first[into] == own, then[into], first[into]), starts
            )
        return self._spread(np.where(top[self.cell] == values, second[self.cell], top[self.cell]))

    def in_block(self, allowed: Flags) -> Flags:
        """Tells for each state of `order` whether an allowed one is in its block, bound or not."""
        if not len(self.order):
            return np.zeros(0, dtype=np.bool_)
        there = np.maximum.reduceat(allowed.astype(np.int8), self.starts)
        return np.asarray(there[self.segment] > 0)


_WHOLE: Recent[object, Reach] = Recent(16)


def _differs(values: npt.NDArray[Any]) -> Flags:
    """Where a value differs from the one before; the first does."""
    found = np.ones(len(values), dtype=np.bool_)
    found[1:] = values[1:] != values[:-1]
    return found


def _onward(block: Ints, mask: Uint64s) -> tuple[Ints, Ints]:
    """The cells in reach of each cell, one after the other, and where each one's begin.

    `block` and `mask` are those of the cells, the cells of a block together.
    """
    sizes = np.bincount(block)[block]  # cells in a cell's block
    first = np.flatnonzero(_differs(block))[block]
    origin = np.repeat(np.arange(len(block)), sizes)
    starts = np.cumsum(sizes) - sizes
    into = first[origin] + np.arange(len(origin)) - starts[origin]
    possible = (mask[origin] & ~mask[into]) == 0
    return into[possible], np.flatnonzero(_differs(origin[possible]))


def certain_answer(
    game: Game, author: int, trigger: Flags, response: Flags, worth: npt.NDArray[np.integer]
) -> Ints:
    """Gives the `worth` of where a certain response leads from each state with the trigger.

    Of the author's moves to states with trigger and response the one that changes fewest of its
    options is made, so that nothing but the response (and what the rules tie to it) is credited
    with the effect; among those the one it likes best; among those the one worth most. int64
    (states,); -1 where no such move is possible.
    """
    states, closed = np.flatnonzero(trigger), game.space.restricted
    stride, count = game.space.own(author)
    codes = game.space.codes[states]
    own = codes // stride % count
    rest = codes - own * stride
    options = list(game.space.options_of(author))
    levels = game.space.levels_of(states)[:, options]
    scale = int(worth.max(initial=0)) + 1
    ranks = game.ranks[author].astype(np.int64)
    liking = ranks * scale + worth
    step = (int(ranks.max(initial=0)) + 1) * scale
    best = np.full(len(states), -1, dtype=np.int64)
    answers = np.flatnonzero(response & trigger)
    for combination in np.unique(game.space.codes[answers] // stride % count):
        target = game.space.find(rest + combination * stride)
        able = (target >= 0) & game.space.undoes_nothing(states, target)
        if closed is not None:
            able &= (closed[author][states] == target[:, None]).any(axis=1)
        able &= response[target] & trigger[target]
        after = game.space.decode(np.array([combination * stride]))[0, options]
        kept = (levels == after).sum(axis=1)
        best = np.where(able, np.maximum(best, kept * step + liking[target]), best)
    out = np.full(game.states, -1, dtype=np.int64)
    out[states] = np.where(best >= 0, best % scale, -1)
    return out


@dataclass(frozen=True, slots=True)
class Replied:
    """Ranks of where the target's reply to each state leads, int64 (states,), of both."""

    author: Ints
    target: Ints


def replies_to_all(game: Game, author: int, target: int, trigger: Flags) -> tuple[Replied, Replied]:
    """Gives where the target's best reply leads from each state: on its own account, and provoked.

    It moves only for something that it likes strictly better; of replies that it likes equally the
    one that the author likes least is assumed, so that no threat is taken to be wiser than it is.
    Where the line is not crossed, the reply does not cross it, as whether to cross is what is asked;
    except in return for what the author did, provoked.
    """
    liking = game.ranks[author].astype(np.int64)
    worth = game.ranks[target].astype(np.int64)
    scale = int(liking.max(initial=0)) + 1
    key = worth * scale + (scale - 1 - liking)
    moves = Reach.whole(game, target)
    free = moves.best(key, np.ones(game.states, dtype=np.bool_))
    calm = np.where(trigger, free, moves.best(key, ~trigger))

    def replied(best: Ints) -> Replied:
        liked = best // scale
        better = liked > worth
        return Replied(
            np.where(better, scale - 1 - best % scale, liking), np.where(better, liked, worth)
        )

    return replied(calm), replied(free)
