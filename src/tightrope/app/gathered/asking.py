"""What would have to be wanted otherwise, which statement decides, and how far findings hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from tightrope.analysis.results import Analysis
from tightrope.analysis.strategy import (
    DecidingStatement,
    DrawnGames,
    NeededChange,
    deciding_statements,
    needed_changes,
)
from tightrope.analysis.strategy.expected import forecast_of
from tightrope.brief import BriefInput, RobustnessNote, those_who_matter
from tightrope.conflict import can_be_drawn
from tightrope.crisis import CrisisModel

_IMPORTANCE_DRAWS = 200
_DECIDING = 5
_LEAST_FLIPS = 0.02  # a statement that turns fewer than one verdict in fifty decides nothing


def ask_what_decides(model: CrisisModel, analysis: Analysis, *, draws: int, seed: int) -> Analysis:
    """Gives the analysis with its strategy report's `deciding` filled in.

    Without `draws` nothing is sampled, so nothing is said to decide.
    """
    if analysis.strategy is None:
        return analysis
    found = replace(analysis.strategy, deciding=_deciding(model, draws, seed))
    return replace(analysis, strategy=found)


def ask_what_is_needed(model: CrisisModel, analysis: Analysis) -> tuple[NeededChange, ...]:
    """Gives what would have to be wanted otherwise, in the base and in its scenarios.

    It is asked of whom the brief is about: the actor in question, else whose moves matter most.
    """
    focal = those_who_matter(BriefInput(crisis=model, analysis=analysis, focal=model.focal))[0]
    return needed_changes(model, focal, report=analysis.strategy)


def _deciding(model: CrisisModel, draws: int, seed: int) -> tuple[DecidingStatement, ...]:
    if draws == 0 or not can_be_drawn(model):
        return ()
    weights = deciding_statements(model, draws=draws, importance_draws=_IMPORTANCE_DRAWS, seed=seed)
    counted = min(draws, _IMPORTANCE_DRAWS)
    return tuple(
        DecidingStatement(w.decision_maker, w.statement, w.flips, counted, seed)
        for w in weights[:_DECIDING]
        if w.flips >= _LEAST_FLIPS
    )


def robustness_notes(
    model: CrisisModel, analysis: Analysis, *, draws: int, seed: int
) -> dict[str, RobustnessNote]:
    """Gives in how many sampled priority orders each forecast level and the status quo hold.

    Keys are `actor.option=level` and `status quo`; empty where nothing can be sampled.
    """
    found = analysis.strategy
    if draws == 0 or found is None or not can_be_drawn(model):
        return {}
    drawn = DrawnGames(model, draws=draws, seed=seed)
    counted: Counter[tuple[str, str | None]] = Counter()
    start, held = drawn.stated.status_quo, 0
    for draw in range(drawn.draws):
        held += start is not None and drawn.holds(draw, start)
        counted.update(forecast_of(drawn.stated, drawn.expected(draw)).items())

    def note(finding: str, holds: int) -> RobustnessNote:
        return RobustnessNote(finding, holds, drawn.draws, seed)

    notes = {
        f"{option}={level}": note(f"{option} is {level}", counted[option, level])
        for option, level in found.forecast.items()
        if level is not None
    }
    if start is not None:
        notes["status quo"] = note("today’s situation holds", held)
    return notes
