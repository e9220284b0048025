"""What a forecast has to beat: that nothing changes, and moves at the average rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from tightrope.analysis.dynamics.chain import Chain, Choice, Mover, Pace, build_chain
from tightrope.analysis.dynamics.history import History
from tightrope.analysis.dynamics.priors import answer_rate
from tightrope.analysis.dynamics.reach import Reach
from tightrope.analysis.dynamics.setting import Setting
from tightrope.crisis.parts.dynamics import MOST_A_WEEK


def average_rate(setting: Setting, history: History | None) -> float:
    """Gives the changes a week of one option: the dated moves, half a move added, by their time.

    Without dated moves: the rate at which states in disputes answer, over their options.
    """
    options = len(setting.game.options)
    if history is None or not history.weeks:
        return answer_rate(setting.model) * len(setting.game.decision_makers) / options
    changed = sum(
        before != after
        for step in history.steps
        if step.target is not None
        for before, after in zip(
            setting.game.state(step.state).values(),
            setting.game.state(step.target).values(),
            strict=True,
        )
    )
    return (changed + 0.5) / (history.weeks * options)


def average_chain(setting: Setting, rate: float) -> Chain:
    """Gives the chain of moves at an average rate: whoever moves takes any move, whatever it wants.

    Nobody gets more chances than a file may state, however many moves a day were dated.
    """
    game = setting.game
    paces = []
    for dm in range(len(game.decision_makers)):
        mine = game.space.options_of(dm)
        changes = sum(1 - 1 / game.space.level_counts[k] for k in mine)
        paces.append(Pace(min(rate * len(mine) / changes, MOST_A_WEEK), 0.0))
    worth = np.zeros((len(paces), game.states))
    return build_chain(game.space, worth, paces, reaches=setting.reaches)


def still_chain(states: int, reaches: Sequence[Reach]) -> Chain:
    """Gives the chain in which nobody ever moves: persistence."""
    one = np.ones(states)
    return Chain(states, tuple(Mover(0.0, (Choice(reach, one, 0.0, one),)) for reach in reaches))


def slower(chain: Chain, factor: float) -> Chain:
    """Gives the chain with all rates multiplied: its week is `factor` weeks of the other."""
    return replace(
        chain,
        movers=tuple(replace(one, rate=one.rate * factor) for one in chain.movers),
        shocks=tuple(replace(one, rate=one.rate * factor) for one in chain.shocks),
    )
