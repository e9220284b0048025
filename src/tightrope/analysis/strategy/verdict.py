"""Verdicts on single states under many different orders of the same statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from tightrope.analysis.strategy.kernels.tables import FOR_GOOD, IMPROVING
from tightrope.analysis.strategy.search import neighbours, search
from tightrope.arrays import Flags, Int32s, Ints
from tightrope.conflict import Game, Interests, Priorities
from tightrope.conflict.ranks import dense_ranks
from tightrope.errors import UsageMistake, nearest

if TYPE_CHECKING:
    from tightrope.analysis.strategy.kernels.one_state import Moves, Wants

_AT_ONCE = 1 << 16  # changes judged before an interruption is noticed
CODES = {"nash": 0, "gmr": 1, "smr": 2, "seq": 3, "sseq": 4}

Order = tuple[int, ...]
Orders = Mapping[int, Order]


def statement_bits(game: Game, dm: int) -> Flags:
    """Gives the truth of each statement of a decision maker in each state, (statements, states).

    Where its preferences are not priorities, the binary digits of its ranks stand in for them;
    below lines that stand above interests, the digits of the cells of its worth.
    """
    name = game.decision_makers[dm]
    wanted = game.preferences[name]
    if isinstance(wanted, Priorities) and wanted.statements:
        return wanted.bits(game.space, f"priorities of {name}")
    if isinstance(wanted, Interests) and wanted.statements:
        lines = wanted.lines.bits(game.space, f"priorities of {name}")
        return np.concatenate([lines, _digits(dense_ranks(wanted.cells))])
    return _digits(game.ranks[dm])


def _digits(ranks: Int32s) -> Flags:
    width = max(1, int(ranks.max(initial=0)).bit_length())
    return np.array([(ranks >> k) & 1 for k in reversed(range(width))], dtype=np.bool_)


class Verdicts:
    """Says whether single states of a game are stable, under any order of the statements.

    Orders are given as decision maker index -> statement numbers, most important first; whoever
    is left out keeps the stated order. Not safe to share between threads.
    """

    def __init__(self, game: Game) -> None:
        from tightrope.analysis.strategy.kernels.one_state import Wants, is_stable

        self._is_stable = is_stable
        self.game = game
        count, states = len(game.decision_makers), game.states
        held = [statement_bits(game, dm) for dm in range(count)]
        length = np.array([len(rows) for rows in held], dtype=np.int64)
        width = int(length.max())
        bits = np.zeros((count, states, width), dtype=np.uint8)
        for dm, rows in enumerate(held):
            bits[dm, :, : len(rows)] = rows.T
        self._stated = Wants(bits, np.tile(np.arange(width, dtype=np.int64), (count, 1)), length)
        self._moves = _stacked(game)

    def rerank(self, ranks: Int32s) -> None:
        """Judges from now on by these ranks, int32 (decision makers, states), instead."""
        from tightrope.analysis.strategy.kernels.one_state import Wants

        order = np.zeros((len(ranks), 1), dtype=np.int64)
        one_each = np.ones(len(ranks), dtype=np.int64)
        self._stated = Wants(np.ascontiguousarray(ranks)[:, :, np.newaxis], order, one_each)

    def statements(self, dm: int) -> int:
        """How many statements the decision maker has; where it states none, how many digits its
        ranks have."""
        stated = self.game.priorities.get(self.game.decision_makers[dm], ())
        return len(stated) or self.rows(dm)

    def rows(self, dm: int) -> int:
        """How many rows it is judged by: its statements, and the digits of what lies below them."""
        return int(self._stated.length[dm])

    def bits(self, dm: int) -> npt.NDArray[np.uint8 | np.int32]:
        """The truth of its statements, uint8 (states, statements)."""
        return np.asarray(self._stated.bits[dm])

    def stable(self, state: int, dm: int, concept: str, orders: Orders | None = None) -> bool:
        """Gives whether `state` is stable for the decision maker under these orders."""
        wants = self._wants(orders)
        return bool(self._is_stable(wants, self._moves, state, dm, code_of(concept)))

    def equilibrium(
        self,
        state: int,
        concept: str,
        orders: Orders | None = None,
        first: Sequence[int] = (),
    ) -> bool:
        """Gives whether `state` is stable for everybody; those named `first` are asked first."""
        code, wants = code_of(concept), self._wants(orders)
        rest = (dm for dm in range(len(wants.length)) if dm not in first)
        return all(self._is_stable(wants, self._moves, state, dm, code) for dm in (*first, *rest))

    def after(
        self, state: int, concept: str, orders: Mapping[int, Sequence[Order]], first: Sequence[int]
    ) -> Ints:
        """Gives which changes make `state` stable for everybody, one order of each who is named.

        Changes are numbered as `itertools.product` goes through them; those in `first` are asked
        first.
        """
        from tightrope.analysis.strategy.kernels.one_state import hold_after

        asked = [*first, *(dm for dm in range(len(self._stated.length)) if dm not in first)]
        rows = [order for own in orders.values() for order in own]
        stacked = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
        for row, order in zip(stacked, rows, strict=True):
            row[: len(order)] = order
        lengths = np.array([len(own[0]) for own in orders.values()], dtype=np.int64)
        ends = np.cumsum([len(own) for own in orders.values()]).astype(np.int64)
        changed = (np.array(list(orders), dtype=np.int64), lengths, ends, stacked)
        total, found = prod(len(own) for own in orders.values()), []
        for begin in range(0, total, _AT_ONCE):
            out = np.zeros(min(_AT_ONCE, total - begin), dtype=np.bool_)
            one = (self._stated, self._moves, state, code_of(concept), np.array(asked))
            hold_after(*one, changed, begin, out)
            found.append(begin + np.flatnonzero(out))
        return np.concatenate(found)

    def _wants(self, orders: Orders | None) -> Wants:
        if not orders:
            return self._stated
        changed = self._stated.order.copy()
        for dm, order in orders.items():
            changed[dm, : len(order)] = order
        return self._stated._replace(order=changed)

    def local(self, state: int, dm: int, concept: str) -> LocalVerdict:
        """Gives the verdict as a function of this decision maker's order alone."""
        return LocalVerdict(self, state, dm, concept)


class LocalVerdict:
    """Whether one state is stable for one decision maker, whose order alone may change.

    What the others can answer is worked out once: it does not depend on this decision maker.
    """

    def __init__(self, verdicts: Verdicts, state: int, dm: int, concept: str) -> None:
        from tightrope.analysis.strategy.kernels.one_state import Answers, is_deterred

        code_of(concept)
        self._is_deterred = is_deterred
        game = verdicts.game
        self._bits = np.ascontiguousarray(verdicts.bits(dm)[:, : verdicts.rows(dm)])
        self._state = state
        targets = game.space.moves(dm, state)
        others = [j for j in range(len(game.decision_makers)) if j != dm]
        lists = [self._answers(game, int(t), others, concept) for t in targets]
        answers = np.concatenate([*lists, np.zeros(0, dtype=np.int64)])
        ways, each = answers[:0], np.zeros(len(answers), dtype=np.int64)
        if concept in FOR_GOOD:
            sources, ways = neighbours(game, dm, answers)
            kinds, place, often = np.unique(answers, return_inverse=True, return_counts=True)
            moves = np.bincount(np.searchsorted(kinds, sources), minlength=len(kinds))
            each = (moves // np.maximum(often, 1))[place]  # an answer may answer several moves
        starts = _offsets([len(a) for a in lists])
        self._known = Answers(targets, starts, answers, _offsets(each), ways)

    def _answers(self, game: Game, target: int, others: Sequence[int], concept: str) -> Ints:
        if concept == "nash":
            return np.zeros(0, dtype=np.int64)
        reached = search(game, target, others, improving=concept in IMPROVING)
        states = np.flatnonzero(reached.distance > 0)
        if concept in FOR_GOOD:
            return states
        # States in which the same statements hold are one for this decision maker.
        _, first = np.unique(self._bits[states], axis=0, return_index=True)
        return states[np.sort(first)]

    def stable(self, order: Order) -> bool:
        """Gives the verdict when the statements stand in this order; what is left out of it
        stays below, as it stands."""
        whole = np.array((*order, *range(len(order), self._bits.shape[1])), dtype=np.int64)
        return bool(self._is_deterred(self._bits, whole, self._state, self._known))


def _stacked(game: Game) -> Moves:
    from tightrope.analysis.strategy.kernels.one_state import Moves

    count, states = len(game.decision_makers), game.states
    if game.space.restricted is not None:
        return _one_by_one(game.space.restricted)
    blocks = [game.space.blocks(dm) for dm in range(count)]
    starts = np.zeros((count, max(len(b.starts) for b in blocks)), dtype=np.int32)
    mask = np.zeros((count, states), dtype=np.uint64)
    for dm, b in enumerate(blocks):
        starts[dm, : len(b.starts)] = b.starts
        if b.mask is not None:
            mask[dm] = b.mask
    return Moves(
        members=np.stack([b.order for b in blocks]),
        starts=starts,
        block_of=np.stack([b.block_of for b in blocks]),
        mask=mask,
        in_turns=False,
        seen=np.zeros(states + 1, dtype=np.int64),
        queue=np.zeros(states, dtype=np.int64),
    )


def _one_by_one(tables: Sequence[Int32s]) -> Moves:
    """The moves where single ones are closed: each state has a block of its own for each mover."""
    from tightrope.analysis.strategy.kernels.one_state import Moves

    count, states = len(tables), len(tables[0])
    here = np.arange(states, dtype=np.int32)
    is_open = [table != here[:, None] for table in tables]
    starts = np.stack([_offsets(rows.sum(axis=1)) for rows in is_open]).astype(np.int32)
    members = np.zeros((count, int(starts[:, -1].max())), dtype=np.int32)
    for dm, (table, rows) in enumerate(zip(tables, is_open, strict=True)):
        members[dm, : starts[dm, -1]] = table[rows]
    places = states * (count + 1)
    return Moves(
        members=members,
        starts=starts,
        block_of=np.tile(here, (count, 1)),
        mask=np.zeros((count, states), dtype=np.uint64),
        in_turns=True,
        seen=np.zeros(places + 1, dtype=np.int64),
        queue=np.zeros(places, dtype=np.int64),
    )


def code_of(concept: str) -> int:
    """Gives the number of a concept; raises UsageMistake where verdicts do not cover it."""
    if concept not in CODES:
        raise UsageMistake(
            "verdicts on single states do not cover this concept",
            value=concept,
            hint=nearest(concept, CODES),
        )
    return CODES[concept]


def _offsets(counts: Sequence[int] | Ints) -> Ints:
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
