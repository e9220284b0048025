"""The answer this program computes to a question a publication answered."""

from __future__ import annotations

import numpy as np

from tightrope.analysis.strategy import (
    Conflict,
    analyse_coalitions,
    analyse_stability,
    count_rankings,
    limited_move,
    required_preferences,
)
from tightrope.arrays import Flags
from tightrope.catalog.case import Answer, Case


def compute_answer(case: Case, answer: Answer) -> tuple[str, ...] | int:
    """Gives the computed answer in the form of the published one: state labels, or a number.

    The concept "seq or sim" asks for states stable under either, decision maker by decision maker;
    in SIM only opponents who are not SEQ-stable take part there, as in Fraser and Hipel's tableau.
    "l3" is limited-move stability, three moves ahead.
    """
    game = case.conflict()
    if answer.question == "rankings that make it stable":
        return _rankings(case, game, answer)
    if answer.question == "equilibria with a coalition":
        held = _with_coalition(game, answer)
    elif answer.question == "stable":
        held = _stable(game, answer.concept)[game.dm_index(answer.decision_maker or "")]
    else:
        held = np.atleast_1d(_stable(game, answer.concept).all(axis=0))
    asked = case.labels if answer.among is None else answer.among
    return tuple(label for label in asked if held[case.index(label)])


def _stable(game: Conflict, concept: str) -> Flags:
    if concept == "seq or sim":
        both = analyse_stability(game, ("seq", "sim"), sim_opponents="unstable")
        return both.stable("seq") | both.stable("sim")
    if concept[:1] == "l" and concept[1:].isdigit():
        return limited_move(game, int(concept[1:]))
    return analyse_stability(game, (concept,)).stable(concept)


def _with_coalition(game: Conflict, answer: Answer) -> Flags:
    """Stable for the coalition as one, and for everybody outside it."""
    coalition = analyse_coalitions(game, [answer.members], (answer.concept,))
    alone = [i for i, dm in enumerate(game.decision_makers) if dm not in answer.members]
    rest = _stable(game, answer.concept)[alone]
    return np.atleast_1d(coalition.stable(answer.concept)[0] & rest.all(axis=0))


def _rankings(case: Case, game: Conflict, answer: Answer) -> int:
    requirements = required_preferences(game, case.index(answer.state or ""), answer.concept)
    asked = requirements[game.dm_index(answer.decision_maker or "")]
    return count_rankings(asked, game.states)
