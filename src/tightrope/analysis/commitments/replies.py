"""Where a target's best reply leads from each state, for an author that reckons with it.

A threat may be preferred at once and regretted once the other goes on: the defender of the
unilateral deterrence game who denies a demand that its challenger will then fight for (Zagare and
Kilgour 2000).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tightrope.analysis.commitments.reach import Flags, Numbers, Reach
from tightrope.conflict import Game


@dataclass(frozen=True, slots=True)
class Replied:
    """Ranks of where the target's reply to each state leads, int64 (states,), of both."""

    author: Numbers
    target: Numbers


def reply_to_all(
    game: Game,
    author: int,
    target: int,
    trigger: Flags,
    wanted: npt.NDArray[np.integer],
    *,
    provoked: bool = False,
) -> Replied:
    """Gives where the target's best reply leads from each state.

    It moves only for something strictly better by `wanted`, its ranks; of replies that it likes
    equally the one that the author likes least is assumed, so that no threat is taken to be wiser
    than it is. Where the line is not crossed, the reply does not cross it, as whether to cross is
    what is asked; except in return for what the author did, `provoked`.
    """
    liking = game.ranks[author].astype(np.int64)
    worth = wanted.astype(np.int64)
    scale = int(liking.max(initial=0)) + 1
    key = worth * scale + (scale - 1 - liking)
    moves = Reach(game, target)
    everywhere = np.ones(game.states, dtype=np.bool_)
    best = moves.best(key, everywhere)
    if not provoked:
        best = np.where(trigger, best, moves.best(key, ~trigger))
    better = best // scale > worth
    return Replied(
        np.where(better, scale - 1 - best % scale, liking), np.where(better, best // scale, worth)
    )
