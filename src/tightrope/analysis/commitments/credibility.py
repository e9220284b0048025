"""Whether doing what a red line threatens is what its author prefers, once it is crossed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from tightrope.analysis.commitments.reach import Reach
from tightrope.arrays import Flags, Int32s, Ints
from tightrope.conflict import Game, Priorities
from tightrope.conflict.draws import draw_orders
from tightrope.conflict.ranks import rank_bits
from tightrope.crisis import parse_formula
from tightrope.crisis.formula import Formula


def stated_priorities(game: Game, dm: int) -> Priorities | None:
    """Gives the decision maker's statements, or None where its preferences are something else."""
    wanted = game.preferences[game.decision_makers[dm]]
    return wanted if isinstance(wanted, Priorities) else None


def bits_at(game: Game, statements: Sequence[str | Formula], states: Ints) -> Flags:
    """Gives whether each statement holds in each of these states, bool (statements, states)."""
    columns = dict(zip(game.options, game.space.levels_of(states).T, strict=True))
    names = game.space.option_levels
    formulas = [parse_formula(s, names) if isinstance(s, str) else s for s in statements]
    return np.stack([formula.evaluate(columns) for formula in formulas])


class StatementOrders:
    """Ranks of some states under any order of some statements.

    `bits` are bool (statements, states); states in which the same ones hold are worked on once.
    """

    def __init__(self, bits: Flags) -> None:
        self._class = rank_bits(bits)
        _, first = np.unique(self._class, return_index=True)
        self._bits = bits[:, first]

    def ranks(self, order: Sequence[int] | Ints) -> Int32s:
        """Gives int32 (states,) ranks with these statements, most important first; others left out."""
        return rank_bits(self._bits[np.asarray(order, dtype=np.int64)])[self._class]


@dataclass(frozen=True)
class Credibility:
    """Where a response is asked for, and where it is what the author prefers; bool (states,)."""

    judged: Flags
    holds: Flags
    automatic: bool  # the rules leave nothing else wherever the line is crossed

    @property
    def everywhere(self) -> bool:
        """Whether the response is preferred in every state in which it is asked for."""
        return bool(self.judged.any()) and bool(self.holds[self.judged].all())


class Threat:
    """One red line's trigger and response in a game, seen by the one who would respond."""

    def __init__(self, game: Game, dm: int, trigger: Flags, response: Flags) -> None:
        self.game, self.dm, self.response = game, dm, response
        self.reach = Reach(game, dm, trigger)
        self.does = response[self.reach.order]
        other = self.reach.in_block(~self.does)
        done = self.reach.top(np.zeros(len(self.does), dtype=np.int64), ~self.does) < 0
        # Where the response has been made for good already there is nothing left to decide.
        self.judged = ~(done & other)
        self.forced = ~other

    def judge(self, ranks: npt.NDArray[np.integer]) -> Credibility:
        """Gives where the best reachable state with the response beats the best one without.

        `ranks` are the author's, (states,).
        """
        judged = np.zeros(self.game.states, dtype=np.bool_)
        holds = np.zeros(self.game.states, dtype=np.bool_)
        judged[self.reach.order] = self.judged
        holds[self.reach.order] = self._holds(ranks[self.reach.order])
        automatic = bool(self.judged.any()) and bool(self.forced[self.judged].all())
        return Credibility(judged, holds, automatic)

    def credible(self, ranks: npt.NDArray[np.integer]) -> bool:
        """Tells whether it is credible everywhere; `ranks` are those of `reach.order`."""
        return bool(self.judged.any()) and bool(self._holds(ranks)[self.judged].all())

    def _holds(self, ranks: npt.NDArray[np.integer]) -> Flags:
        doing = self.reach.top(ranks, self.does)
        leaving = self.reach.top(ranks, ~self.does)
        return np.asarray(self.judged & ((doing > leaving) | self.forced))

    def distinct(self, bits: Flags) -> tuple[Threat, Flags]:
        """Gives the same question asked of one block of each kind, and the bits of its states.

        `bits` are bool (statements, states). Two blocks are of one kind when they offer the same
        responses and the same choices; statements that do not tell the states of a block apart
        cannot matter in it. The verdict over all blocks is that over one of each kind.
        """
        order, starts = self.reach.order, self.reach.starts
        held = bits[:, order]
        if not len(order) or self.game.space.restricted is not None:  # blocks may differ in moves
            return self, held
        low = np.logical_and.reduceat(held, starts, axis=1)
        high = np.logical_or.reduceat(held, starts, axis=1)
        told = held & (low != high)[:, self.reach.segment]
        rows = [np.packbits(told, axis=0).T, self.does.astype(np.uint8)[:, None]]
        if self.reach.mask is not None:
            rows.append(np.ascontiguousarray(self.reach.mask).view(np.uint8).reshape(-1, 8))
        content = np.ascontiguousarray(np.hstack(rows))
        kinds: dict[bytes, int] = {}
        ends = np.append(starts[1:], len(order))
        for block, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
            kinds.setdefault(content[start:end].tobytes(), block)
        kept = np.zeros(len(starts), dtype=np.bool_)
        kept[list(kinds.values())] = True
        within = np.zeros(self.game.states, dtype=np.bool_)
        within[order[kept[self.reach.segment]]] = True
        small = Threat(self.game, self.dm, within, self.response)
        return small, bits[:, small.reach.order]


def abstains(response: Formula, game: Game, dm: int) -> bool:
    """Tells whether a response is only to leave undone what the decision maker itself controls.

    It then needs no act: it holds with all its options at their lowest, and lowering any of them
    never ends it.
    """
    names = game.space.option_levels
    own = [game.options[k] for k in game.space.options_of(dm)]
    used = response.options
    if not used or any(option not in own for option in used):
        return False
    counts = [len(names[option]) for option in used]
    if int(np.prod(counts)) > 4096:
        return False
    truth = {
        levels: bool(response.evaluate(dict(zip(used, levels, strict=True))))
        for levels in product(*map(range, counts))
    }
    lower = (
        (levels, (*levels[:k], levels[k] - 1, *levels[k + 1 :]))
        for levels in truth
        for k in range(len(levels))
        if levels[k]
    )
    return (
        all(truth[below] or not truth[above] for above, below in lower)
        and truth[tuple(0 for _ in used)]
    )


def share_of_draws(
    threat: Threat, firm: Sequence[bool] | None, draws: int, rng: np.random.Generator
) -> float | None:
    """Gives the share of sampled orders of the author's statements under which it is credible.

    Orders follow the Mallows model around the stated one; statements not marked firm move more
    freely. None where there is no order to sample. This is robustness, not probability.
    """
    priorities = stated_priorities(threat.game, threat.dm)
    if priorities is None or draws < 1 or len(priorities.statements) < 2:
        return None
    small, bits = threat.distinct(priorities.bits(threat.game.space))
    orders = StatementOrders(bits)
    drawn = draw_orders(len(priorities.statements), draws, rng, firm=firm)
    return sum(small.credible(orders.ranks(order)) for order in drawn) / draws


def least_raise(
    threat: Threat, threatened: Formula
) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """Gives the smallest change of the author's priorities that makes the response credible.

    First: (statement, the one it is put directly above), the raise by the fewest places that
    does it, or None. Second, where no raise does: (the threat as a new statement, the statement
    it must stand above), as low as it will do, or None.
    """
    priorities = stated_priorities(threat.game, threat.dm)
    if priorities is None:
        return None, None
    texts = tuple(map(str, priorities.statements))
    added = Priorities((*priorities.statements, threatened))
    small, bits = threat.distinct(added.bits(threat.game.space))
    orders = StatementOrders(bits)
    count = len(texts)
    for places in range(1, count):
        for place in range(places, count):
            order = list(range(count))
            order.insert(place - places, order.pop(place))
            if small.credible(orders.ranks(order)):
                return (texts[place], texts[place - places]), None
    for place in reversed(range(count)):
        order = [*range(place), count, *range(place, count)]
        if small.credible(orders.ranks(order)):
            return None, (str(threatened), texts[place])
    return None, None
