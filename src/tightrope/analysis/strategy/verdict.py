"""Verdicts on single states under many different orders of the same statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from tightrope.analysis.strategy.search import neighbours, search
from tightrope.conflict import Game, Interests, Priorities
from tightrope.conflict.preferences import dense_ranks
from tightrope.errors import UsageMistake, nearest

CODES = {"nash": 0, "gmr": 1, "smr": 2, "seq": 3}

Order = tuple[int, ...]
Orders = Mapping[int, Order]
Ints = npt.NDArray[np.int64]


def statement_bits(game: Game, dm: int) -> npt.NDArray[np.bool_]:
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


def _digits(ranks: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_]:
    width = max(1, int(ranks.max(initial=0)).bit_length())
    return np.array([(ranks >> k) & 1 for k in reversed(range(width))], dtype=np.bool_)


class Verdicts:
    """Says whether single states of a game are stable, under any order of the statements.

    Orders are given as decision maker index -> statement numbers, most important first; whoever
    is left out keeps the stated order. Not safe to share between threads.
    """

    def __init__(self, game: Game) -> None:
        from tightrope.analysis.strategy.kernels.one_state import is_stable

        self._is_stable = is_stable
        self.game = game
        count, states = len(game.decision_makers), game.states
        held = [statement_bits(game, dm) for dm in range(count)]
        self._length = np.array([len(rows) for rows in held], dtype=np.int64)
        width = int(self._length.max())
        self._bits: npt.NDArray[np.uint8] = np.zeros((count, states, width), dtype=np.uint8)
        for dm, rows in enumerate(held):
            self._bits[dm, :, : len(rows)] = rows.T
        self._stated = np.tile(np.arange(width, dtype=np.int64), (count, 1))
        self._stack_blocks()
        self._seen = np.zeros(states + 1, dtype=np.int64)
        self._queue = np.zeros(states, dtype=np.int32)

    def _stack_blocks(self) -> None:
        game = self.game
        count, states = len(game.decision_makers), game.states
        blocks = [game.space.blocks(dm) for dm in range(count)]
        self._members = np.stack([b.order for b in blocks])
        self._block_of = np.stack([b.block_of for b in blocks])
        self._starts = np.zeros((count, max(len(b.starts) for b in blocks)), dtype=np.int32)
        self._mask = np.zeros((count, states), dtype=np.uint64)
        for dm, b in enumerate(blocks):
            self._starts[dm, : len(b.starts)] = b.starts
            if b.mask is not None:
                self._mask[dm] = b.mask

    def statements(self, dm: int) -> int:
        """How many statements the decision maker has; where it states none, how many digits its
        ranks have."""
        stated = self.game.priorities.get(self.game.decision_makers[dm], ())
        return len(stated) or self.rows(dm)

    def rows(self, dm: int) -> int:
        """How many rows it is judged by: its statements, and the digits of what lies below them."""
        return int(self._length[dm])

    def bits(self, dm: int) -> npt.NDArray[np.uint8]:
        """The truth of its statements, uint8 (states, statements)."""
        return np.asarray(self._bits[dm])

    def _ordered(self, orders: Orders) -> npt.NDArray[np.int64]:
        if not orders:
            return self._stated
        out = self._stated.copy()
        for dm, order in orders.items():
            out[dm, : len(order)] = order
        return out

    def stable(self, state: int, dm: int, concept: str, orders: Orders | None = None) -> bool:
        """Gives whether `state` is stable for the decision maker under these orders."""
        return self._ask(state, dm, code_of(concept), self._ordered(orders or {}))

    def equilibrium(
        self,
        state: int,
        concept: str,
        orders: Orders | None = None,
        first: Sequence[int] = (),
    ) -> bool:
        """Gives whether `state` is stable for everybody; those named `first` are asked first."""
        code, ordered = code_of(concept), self._ordered(orders or {})
        rest = (dm for dm in range(len(self._length)) if dm not in first)
        return all(self._ask(state, dm, code, ordered) for dm in (*first, *rest))

    def _ask(self, state: int, dm: int, code: int, ordered: npt.NDArray[np.int64]) -> bool:
        return bool(
            self._is_stable(
                self._bits,
                ordered,
                self._length,
                self._members,
                self._starts,
                self._block_of,
                self._mask,
                state,
                dm,
                code,
                self._seen,
                self._queue,
            )
        )

    def local(self, state: int, dm: int, concept: str) -> LocalVerdict:
        """Gives the verdict as a function of this decision maker's order alone."""
        return LocalVerdict(self, state, dm, concept)


class LocalVerdict:
    """Whether one state is stable for one decision maker, whose order alone may change.

    What the others can answer is worked out once: it does not depend on this decision maker.
    """

    def __init__(self, verdicts: Verdicts, state: int, dm: int, concept: str) -> None:
        from tightrope.analysis.strategy.kernels.one_state import deterred_by_lists

        code_of(concept)
        self._deterred = deterred_by_lists
        game = verdicts.game
        self._bits = np.ascontiguousarray(verdicts.bits(dm)[:, : verdicts.rows(dm)])
        self._state = state
        self._targets = game.space.moves(dm, state)
        others = [j for j in range(len(game.decision_makers)) if j != dm]
        lists = [self._answers(game, int(t), others, concept) for t in self._targets]
        self._starts = _offsets([len(a) for a in lists])
        self._answered = np.concatenate([*lists, np.zeros(0, dtype=np.int64)])
        if concept == "smr" and len(self._answered):
            sources, self._ways = _moves_in_order(game, dm, self._answered)
            self._way_starts = _offsets(np.bincount(sources, minlength=len(self._answered)))
        else:
            self._ways = np.zeros(0, dtype=np.int64)
            self._way_starts = np.zeros(len(self._answered) + 1, dtype=np.int64)

    def _answers(self, game: Game, target: int, others: Sequence[int], concept: str) -> Ints:
        if concept == "nash":
            return np.zeros(0, dtype=np.int64)
        reached = search(game, target, others, improving=concept == "seq")
        states = np.flatnonzero(reached.distance > 0)
        if concept == "smr":
            return states
        # States in which the same statements hold are one for this decision maker.
        _, first = np.unique(self._bits[states], axis=0, return_index=True)
        return states[np.sort(first)]

    def stable(self, order: Order) -> bool:
        """Gives the verdict when the statements stand in this order; what is left out of it
        stays below, as it stands."""
        whole = (*order, *range(len(order), self._bits.shape[1]))
        return bool(
            self._deterred(
                self._bits,
                np.array(whole, dtype=np.int64),
                self._state,
                self._targets,
                self._starts,
                self._answered,
                self._way_starts,
                self._ways,
            )
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


def _offsets(counts: Sequence[int] | npt.NDArray[np.int64]) -> Ints:
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def _moves_in_order(game: Game, dm: int, states: Ints) -> tuple[Ints, Ints]:
    """The moves from each state of a list, which may repeat: positions in the list, and targets."""
    kinds, place = np.unique(states, return_inverse=True)
    sources, targets = neighbours(game, dm, kinds)
    by_kind = np.searchsorted(kinds, sources)
    counts = np.bincount(by_kind, minlength=len(kinds))
    starts = _offsets(counts)
    out = np.concatenate(
        [targets[starts[k] : starts[k + 1]] for k in place] or [np.zeros(0, dtype=np.int64)]
    )
    positions = np.repeat(np.arange(len(states)), counts[place])
    return positions, out
