"""How far the findings of a model survive when its priorities are shaken, and what decides."""

from __future__ import annotations

from dataclasses import replace

from tightrope.analysis.results import Analysis
from tightrope.analysis.strategy import (
    DecidingStatement,
    Robustness,
    StrategyReport,
    needed_changes,
    sample_priorities,
)
from tightrope.brief import BriefInput, RobustnessNote, choose_focal
from tightrope.conflict import build_game
from tightrope.crisis import CrisisModel

__all__ = ["robustness_notes", "shake", "with_questions"]

IMPORTANCE_DRAWS = 200
_DECIDING = 5
_LEAST_FLIPS = 0.02  # fewer turned verdicts than one in fifty decide nothing


def shake(model: CrisisModel, analysis: Analysis, *, draws: int, seed: int) -> Robustness | None:
    """Gives the sampled priority orders; None where nothing can be sampled."""
    sampled = draws > 0 and analysis.strategy is not None
    if not sampled or all(len(p) < 2 for p in model.priorities.values()):
        return None
    return sample_priorities(
        model, draws=draws, concepts=("seq",), importance_draws=IMPORTANCE_DRAWS, seed=seed
    )


def robustness_notes(
    model: CrisisModel, analysis: Analysis, sampled: Robustness | None
) -> dict[str, RobustnessNote]:
    """Gives in how many sampled priority orders each forecast level and the status quo hold.

    Keys are `actor.option=level` and `status quo`; empty where nothing was sampled.
    """
    found = analysis.strategy
    if sampled is None or found is None:
        return {}
    game = build_game(model)

    def note(finding: str, holds: int) -> RobustnessNote:
        return RobustnessNote(finding, holds, sampled.finished, sampled.seed)

    notes = {
        f"{option}={level}": note(f"{option} is {level}", sampled.forecast[option].get(level, 0))
        for option, level in found.forecast.items()
        if level is not None
    }
    if game.status_quo is not None:
        holds = round(sampled.share(game.status_quo) * sampled.finished)
        notes["status quo"] = note("the present situation holds", holds)
    return notes


def with_questions(model: CrisisModel, analysis: Analysis, sampled: Robustness | None) -> Analysis:
    """Gives the analysis with what would have to be wanted otherwise, and what decides."""
    found = analysis.strategy
    if found is None:
        return analysis
    focal = choose_focal(BriefInput(crisis=model, analysis=analysis))
    asked: StrategyReport = replace(
        found,
        needed=needed_changes(model, focal, report=found),
        deciding=_deciding(model, sampled),
    )
    return replace(analysis, strategy=asked)


def _deciding(model: CrisisModel, sampled: Robustness | None) -> tuple[DecidingStatement, ...]:
    if sampled is None or build_game(model).status_quo is None:
        return ()
    draws = min(sampled.finished, IMPORTANCE_DRAWS)
    return tuple(
        DecidingStatement(w.decision_maker, w.statement, w.flips, draws, sampled.seed)
        for w in sampled.deciding[:_DECIDING]
        if w.flips >= _LEAST_FLIPS
    )
