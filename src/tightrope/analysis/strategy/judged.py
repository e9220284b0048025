"""Which of the outcomes told hold under other concepts than the one they were found by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tightrope.analysis.strategy.coalitions import CoalitionMove
from tightrope.analysis.strategy.explain import explain
from tightrope.analysis.strategy.held import (
    OnStep,
    coalitions_told,
    leave_together,
    stability_told,
)
from tightrope.analysis.strategy.report import Explanation
from tightrope.conflict import Game


@dataclass(frozen=True, slots=True)
class Judged:
    """What one concept of stability says of the outcomes asked about."""

    concept: str
    holding: int
    """How many states are stable for all."""
    leaving: Mapping[int, tuple[Explanation | CoalitionMove, ...]]
    """Number of a state -> who would leave it: each side, or the smallest coalitions; empty: it holds."""
    coalitions: int = 0
    """How many coalitions were looked at, each side alone among them; 0: each side by itself."""


def judge_outcomes(
    game: Game, states: Sequence[int], concepts: Sequence[str], on_step: OnStep | None = None
) -> tuple[Judged, ...]:
    """Gives which of the states hold under each concept named, each side moving by itself.

    concepts: nash, gmr, smr, seq, sseq, sim. Raises UsageMistake, TooLargeForThis.
    """
    stability = stability_told(game, concepts, on_step)
    found = []
    for concept in stability.concepts:
        stable = stability.stable(concept)
        leaving = {
            state: tuple(
                explain(game, state, int(dm), concept, stable=False)
                for dm in np.flatnonzero(~stable[:, state])
            )
            for state in states
        }
        found.append(Judged(concept, len(stability.equilibria(concept)), leaving))
    return tuple(found)


def judge_together(
    game: Game,
    states: Sequence[int],
    concepts: Sequence[str],
    on_step: OnStep | None = None,
    on_note: OnStep | None = None,
) -> tuple[Judged, ...]:
    """Gives the same although sides may leave together as well as alone.

    concepts: nash, gmr, smr, seq, sseq. Raises UsageMistake, TooLargeForThis.
    """
    found = coalitions_told(game, concepts, on_step, on_note)
    return tuple(
        Judged(
            concept,
            len(found.equilibria(concept)),
            {state: leave_together(game, found, concept, state) for state in states},
            len(found.coalitions),
        )
        for concept in found.concepts
    )
