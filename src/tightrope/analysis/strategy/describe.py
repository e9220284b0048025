"""One state of a game described: who is content with it, and why."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tightrope.analysis.strategy.explain import explain
from tightrope.analysis.strategy.report import CONCEPTS, Outcome
from tightrope.analysis.strategy.stability import Stability
from tightrope.conflict import Game


def describe_outcome(
    game: Game,
    state: int,
    stability: Stability,
    steps: npt.NDArray[np.int32] | None = None,
) -> Outcome:
    """Gives one state with its verdicts and, for each decision maker, the reason under SEQ.

    `steps` (states,) are the fewest improvements from the status quo, -1 where none lead there.
    """
    who = game.decision_makers
    tables = {concept: stability.stable(concept)[:, state] for concept in CONCEPTS}
    stable = {
        concept: {name: bool(held) for name, held in zip(who, column, strict=True)}
        for concept, column in tables.items()
    }
    known = -1 if steps is None else int(steps[state])
    return Outcome(
        state=state,
        levels=game.state(state),
        stable=stable,
        equilibrium={concept: all(column.values()) for concept, column in stable.items()},
        steps=None if known < 0 else known,
        explanations=tuple(
            explain(game, state, name, "seq", stable=stable["seq"][name]) for name in who
        ),
    )
