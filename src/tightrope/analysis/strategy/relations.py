"""Stability from preference relations that need not be rankings, by matrices of pairs of states.

For preferences with unknown comparisons or degrees of strength there is no rank to sort by, so
every pair of states is looked at; the games this is asked of are small.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tightrope.analysis.strategy.errors import TooLargeForThis
from tightrope.analysis.strategy.kernels.tables import FOR_GOOD, IMPROVING
from tightrope.analysis.strategy.search import neighbours
from tightrope.arrays import Flags
from tightrope.conflict import Game

MOST_STATES = 1500


class Relations:
    """The moves of a game as matrices, bool (states, states): row s, column where to."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.dms = range(len(game.decision_makers))
        self.moves = [moves_of(game, dm) for dm in self.dms]

    def others(self, dm: int) -> list[int]:
        """Everybody but one."""
        return [j for j in self.dms if j != dm]

    def reach_by(self, steps: Sequence[Flags], dm: int) -> Flags:
        """What the others can make of each state by legal sequences of these steps of theirs.

        The state itself is among them where a sequence returns to it: where states need not
        compare, returning to a state the mover cannot compare may deter it.
        """
        return reach_in_turns([steps[j] for j in self.others(dm)], self.game.states)

    def stable(
        self, dm: int, concept: str, leave: Flags, hurts: Flags, credible: Sequence[Flags]
    ) -> Flags:
        """Gives which states are stable for `dm`, bool (states,).

        `leave[s, t]`: it would move from s to t; `hurts[s, t]`: t is bad enough to deter it in s;
        `credible[j]`: the steps j would make to sanction under seq and sseq.
        """
        tempting = self.moves[dm] & leave
        if concept == "nash":
            return np.atleast_1d(~tempting.any(axis=1))
        if concept in FOR_GOOD:
            hurts = hurts & ~compose(self.moves[dm], ~hurts.T).T
        reached = self.reach_by(credible if concept in IMPROVING else self.moves, dm)
        met = compose(reached, hurts.T)  # row: where it moved to, column: where it came from
        return np.atleast_1d((~tempting | met.T).all(axis=1))


def moves_of(game: Game, dm: int) -> Flags:
    """Gives the moves of one decision maker. Raises TooLargeForThis beyond MOST_STATES."""
    if game.states > MOST_STATES:
        raise TooLargeForThis(
            "every pair of states is looked at for this, and there are too many",
            value=f"{game.states:,} states",
            allowed=f"at most {MOST_STATES:,}",
        )
    out = np.zeros((game.states, game.states), dtype=np.bool_)
    out[neighbours(game, dm, np.arange(game.states))] = True
    return out


def reach_in_turns(steps: Sequence[Flags], states: int) -> Flags:
    """Gives what movers can make of each state by sequences of their steps, nobody twice in a row.

    Steps may not be transitive, so who moved last is kept apart: `ending[j]` are the states in
    which a sequence can end with a step of j.
    """
    ending = [own.copy() for own in steps]
    grown = True
    while grown:
        grown = False
        for j, own in enumerate(steps):
            before = np.zeros_like(own)
            for k, others in enumerate(ending):
                if k != j:
                    before |= others
            found = ending[j] | compose(before, own)
            grown |= bool((found & ~ending[j]).any())
            ending[j] = found
    out = np.zeros((states, states), dtype=np.bool_)
    for own in ending:
        out |= own
    return out


def compose(first: Flags, then: Flags) -> Flags:
    """Gives which pairs are joined by a step of the first and one of the second relation."""
    return np.asarray(first.astype(np.float32) @ then.astype(np.float32) > 0)
