"""Whether a response, taken as certain, makes crossing a red line not worth its while."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from tightrope.analysis.commitments.reach import Flags, Numbers, Reach, certain_answer, reply_to_all
from tightrope.conflict import Game
from tightrope.crisis.formula import Compare, Formula, Not


class Crossing:
    """A red line seen by its target: where crossing it pays, and what an answer changes.

    The target gains by crossing from a state when the best it can get by a move of its own that
    brings the trigger about is better than the best it can get without, staying included. After
    a crossing the author answers by one move of its own; between answers it likes equally, the one
    the target likes best is assumed, so that deterrence is never taken for granted.
    """

    def __init__(self, game: Game, author: int, target: int, trigger: Flags) -> None:
        self.game, self.author, self.target, self.trigger = game, author, target, trigger
        self.moves = Reach(game, target)
        nothing = np.zeros(game.states, dtype=np.int64)
        self.possible = ~trigger & (self.moves.best(nothing, trigger) >= 0)

    def gains(
        self,
        wanted: npt.NDArray[np.integer],
        after: npt.NDArray[np.integer],
        otherwise: npt.NDArray[np.integer] | None = None,
    ) -> Flags:
        """Gives the states from which crossing pays the target.

        `wanted` are the target's ranks; `after` the rank of what a crossing into each state leads
        to; `otherwise` that of what a move without crossing leads to (None: nothing follows).
        """
        crossing = self.moves.best(after, self.trigger)
        leaving = self.moves.best(wanted if otherwise is None else otherwise, ~self.trigger)
        return self.possible & (crossing > leaving)

    def gains_as_modelled(self, wanted: npt.NDArray[np.integer]) -> Flags:
        """Gives the states from which crossing pays when the author answers as it likes best.

        It reckons with the target's best reply, and answers whether or not the line is crossed, so
        that what it would do anyway does not count as an answer to the crossing.
        """
        asked = (self.game, self.author, self.target, self.trigger, wanted)
        calm, provoked = reply_to_all(*asked), reply_to_all(*asked, provoked=True)
        scale = int(provoked.target.max(initial=0)) + 1
        _, place = np.unique(provoked.author * scale + provoked.target, return_inverse=True)
        number = np.arange(self.game.states)
        other = Reach(self.game, self.author).best_other(place * self.game.states + number)
        moved = np.where(other >= 0, other % max(self.game.states, 1), number)
        better = (other >= 0) & (
            provoked.author[moved] * scale + provoked.target[moved]
            > calm.author * scale + calm.target
        )
        led = np.where(better, provoked.target[moved], calm.target)
        return self.gains(wanted, led, led)

    def after(self, wanted: npt.NDArray[np.integer], response: Flags) -> Numbers:
        """Gives the target's rank of where the author's certain response leads from each state.

        All else stays as it can be; where the response is impossible nothing follows.
        """
        worth = wanted.astype(np.int64)
        led = certain_answer(self.game, self.author, self.trigger, response, worth)
        return np.where(led >= 0, led, worth)


def own_responses(game: Game, dm: int, now: Mapping[str, int]) -> tuple[Formula, ...]:
    """Gives each thing a decision maker could do that it is not doing: one change of one option."""
    found: list[Formula] = []
    for place in game.space.options_of(dm):
        option, names = game.options[place], game.level_names[place]
        for level in range(len(names)):
            if level == now[option]:
                continue
            if names == ("no", "yes"):
                formula = Compare(option)
                found.append(formula if level else Not(formula))
            elif level > now[option]:
                found.append(Compare(option, ">=", level, names[level]))
            else:
                found.append(Compare(option, "<=", level, names[level]))
    return tuple(found)
