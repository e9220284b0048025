"""What would have to be wanted otherwise, and which statement decides, for a folder's model."""

from __future__ import annotations

from dataclasses import replace

from tightrope.analysis.results import Analysis
from tightrope.analysis.strategy import (
    DecidingStatement,
    deciding_statements,
    needed_changes,
)
from tightrope.brief import BriefInput, choose_focal
from tightrope.crisis import CrisisModel

__all__ = ["with_questions"]

_IMPORTANCE_DRAWS = 200
_DECIDING = 5
_LEAST_FLIPS = 0.02  # a statement that turns fewer than one verdict in fifty decides nothing


def with_questions(model: CrisisModel, analysis: Analysis, *, draws: int, seed: int) -> Analysis:
    """Gives the analysis with its strategy report's `needed` and `deciding` filled in.

    The focal decision maker is the one the brief is about. Without `draws` nothing is sampled,
    so nothing is said to decide.
    """
    found = analysis.strategy
    if found is None:
        return analysis
    focal = choose_focal(BriefInput(crisis=model, analysis=analysis, focal=model.focal))
    asked = replace(
        found,
        needed=needed_changes(model, focal, report=found),
        deciding=_deciding(model, draws, seed),
    )
    return replace(analysis, strategy=asked)


def _deciding(model: CrisisModel, draws: int, seed: int) -> tuple[DecidingStatement, ...]:
    if draws == 0 or all(len(p) < 2 for p in model.priorities.values()):
        return ()
    weights = deciding_statements(model, draws=draws, importance_draws=_IMPORTANCE_DRAWS, seed=seed)
    counted = min(draws, _IMPORTANCE_DRAWS)
    return tuple(
        DecidingStatement(w.decision_maker, w.statement, w.flips, counted, seed)
        for w in weights[:_DECIDING]
        if w.flips >= _LEAST_FLIPS
    )
