"""A decision maker's statements, ranked in other orders than the stated one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tightrope.conflict import Game, Priorities
from tightrope.conflict.preferences import rank_bits
from tightrope.crisis.formula import Formula

__all__ = ["StatementOrders", "stated_priorities"]


def stated_priorities(game: Game, dm: int) -> Priorities | None:
    """Gives the decision maker's statements, or None where its preferences are something else."""
    wanted = game.preferences[game.decision_makers[dm]]
    return wanted if isinstance(wanted, Priorities) else None


class StatementOrders:
    """Ranks of all states under any order of some statements.

    States in which the same statements hold are worked on once.
    """

    def __init__(self, game: Game, priorities: Priorities, extra: Sequence[Formula] = ()) -> None:
        self.statements = tuple(map(str, priorities.statements))
        self.stated = tuple(range(len(self.statements)))
        bits = Priorities((*priorities.statements, *extra)).bits(game.space)
        self._class = rank_bits(bits)
        _, first = np.unique(self._class, return_index=True)
        self._bits = bits[:, first]

    def ranks(self, order: Sequence[int]) -> npt.NDArray[np.int32]:
        """Gives int32 (states,) ranks with these statements, most important first; others left out."""
        return rank_bits(self._bits[list(order)])[self._class]
