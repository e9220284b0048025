"""Answers made at the same moment as the move they answer: what deters under SIM."""

from __future__ import annotations

import numpy as np

from tightrope.analysis.strategy.errors import TooLargeForThis
from tightrope.analysis.strategy.search import Step
from tightrope.conflict import Game

MOST_COMBINATIONS = 5_000_000


def simultaneous_answer(
    game: Game, state: int, dm: int, target: int
) -> tuple[tuple[Step, ...], int] | None:
    """Gives improvements that others make from `state` at the same time and the state all moves
    together lead to, no better for `dm` than `state`; None where no combination does that.

    The fewest movers that suffice are named; among equals the first in the order of decision
    makers and states. Raises TooLargeForThis where there are too many combinations.
    """
    codes = game.space.codes
    others = [j for j in range(len(game.decision_makers)) if j != dm]
    choices = [game.improvements(j, state) for j in others]
    if (count := int(np.prod([len(c) + 1 for c in choices], dtype=np.float64))) > MOST_COMBINATIONS:
        raise TooLargeForThis(
            "too many combinations of simultaneous improvements", value=f"{count:,}"
        )
    after = codes[[target]]
    movers = np.zeros(1, dtype=np.int64)
    for targets in choices:
        shift = np.concatenate([[0], codes[targets] - codes[state]])
        after = (after[:, None] + shift).reshape(-1)
        movers = (movers[:, None] + (shift != 0)).reshape(-1)
    ends = game.space.find(after)
    ranks = game.ranks[dm]
    hurts = (movers > 0) & (ends >= 0) & (ranks[np.maximum(ends, 0)] <= ranks[state])
    found = np.flatnonzero(hurts)
    if not len(found):
        return None
    best = int(found[movers[found].argmin()])
    picked = np.unravel_index(best, [len(c) + 1 for c in choices])
    steps = tuple(
        Step(j, state, int(targets[k - 1]))
        for j, targets, k in zip(others, choices, map(int, picked), strict=True)
        if k
    )
    return steps, int(ends[best])
