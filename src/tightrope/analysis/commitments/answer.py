"""What follows a crossing when one response is certain and all else stays as it can."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tightrope.analysis.commitments.reach import Flags, Numbers
from tightrope.conflict import Game


def certain_answer(
    game: Game, author: int, trigger: Flags, response: Flags, worth: npt.NDArray[np.integer]
) -> Numbers:
    """Gives the `worth` of where a certain response leads from each state with the trigger.

    Of the author's moves to states with trigger and response the one that changes fewest of its
    options is made, so that nothing but the response (and what the rules tie to it) is credited
    with the effect; among those the one it likes best; among those the one worth most. int64
    (states,); -1 where no such move is possible.
    """
    states = np.flatnonzero(trigger)
    stride, count = game.space.own(author)
    codes = game.space.codes[states]
    own = codes // stride % count
    rest = codes - own * stride
    options = list(game.space.options_of(author))
    levels = np.stack([game.space.column(k)[states] for k in options]).astype(np.int64)
    scale = int(worth.max(initial=0)) + 1
    ranks = game.ranks[author].astype(np.int64)
    liking = ranks * scale + worth
    step = (int(ranks.max(initial=0)) + 1) * scale
    best = np.full(len(states), -1, dtype=np.int64)
    answers = np.flatnonzero(response & trigger)
    for combination in np.unique(game.space.codes[answers] // stride % count):
        target = game.space.find(rest + combination * stride)
        after = _own_levels(game, options, int(combination) * stride)
        able = (target >= 0) & _legal(game, options, levels, after)
        able &= response[target] & trigger[target]
        kept = (levels == after[:, None]).sum(axis=0)
        best = np.where(able, np.maximum(best, kept * step + liking[target]), best)
    out = np.full(game.states, -1, dtype=np.int64)
    out[states] = np.where(best >= 0, best % scale, -1)
    return out


def _own_levels(game: Game, options: list[int], code: int) -> Numbers:
    return np.array(
        [code // game.space.strides[k] % game.space.level_counts[k] for k in options],
        dtype=np.int64,
    )


def _legal(game: Game, options: list[int], before: Numbers, after: Numbers) -> Flags:
    legal = np.ones(before.shape[1], dtype=np.bool_)
    for row, k in enumerate(options):
        direction = game.space.direction[k]
        if direction is not None:
            risen = after[row] - before[row]
            legal &= risen >= 0 if direction == "up" else risen <= 0
    return legal
