"""Whether doing what a red line threatens is what its author prefers, once it is crossed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from tightrope.analysis.commitments.orders import StatementOrders, stated_priorities
from tightrope.analysis.commitments.reach import Flags, Reach
from tightrope.analysis.strategy.draw_orders import draw_orders
from tightrope.conflict import Game
from tightrope.crisis.formula import Formula

__all__ = ["Credibility", "Threat", "abstains", "least_raise", "share_of_draws"]

DISPERSION = 0.3  # as in the robustness of outcomes; doubtful statements: its square root


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
        self.game, self.dm = game, dm
        self.reach = Reach(game, dm, trigger)
        self.response = response
        other = self.reach.ever(~response & trigger)
        done = self.reach.best(np.zeros(game.states, dtype=np.int64), ~response) < 0
        # Where the response has been made for good already there is nothing left to decide.
        self.judged = trigger & ~(done & other)
        self.forced = trigger & ~other

    def judge(self, ranks: npt.NDArray[np.integer]) -> Credibility:
        """Gives where the best reachable state with the response beats the best one without."""
        doing = self.reach.best(ranks, self.response)
        leaving = self.reach.best(ranks, ~self.response)
        holds = self.judged & ((doing > leaving) | self.forced)
        automatic = bool(self.judged.any()) and bool(self.forced[self.judged].all())
        return Credibility(self.judged, holds, automatic)


def abstains(response: Formula, game: Game, dm: int) -> bool:
    """Tells whether a response is only to leave undone what the decision maker itself controls.

    It then needs no act: it holds with all its options at their lowest, and lowering any of them
    never ends it.
    """
    names = dict(zip(game.options, game.level_names, strict=True))
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
    orders = StatementOrders(threat.game, priorities)
    drawn = draw_orders(
        len(orders.stated),
        draws,
        rng,
        dispersion=DISPERSION,
        firm=firm,
        doubtful_dispersion=DISPERSION**0.5,
    )
    credible = sum(threat.judge(orders.ranks(order)).everywhere for order in drawn)
    return credible / draws


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
    orders = StatementOrders(threat.game, priorities, extra=(threatened,))
    count = len(orders.stated)
    for places in range(1, count):
        for place in range(places, count):
            order = list(orders.stated)
            order.insert(place - places, order.pop(place))
            if threat.judge(orders.ranks(order)).everywhere:
                return (orders.statements[place], orders.statements[place - places]), None
    for place in reversed(range(count)):
        order = [*orders.stated[:place], count, *orders.stated[place:]]
        if threat.judge(orders.ranks(order)).everywhere:
            return None, (str(threatened), orders.statements[place])
    return None, None
