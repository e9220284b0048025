"""How far the findings of a model survive when its priorities are shaken."""

from __future__ import annotations

from collections import Counter

from tightrope.analysis.results import Analysis
from tightrope.analysis.strategy import DrawnGames
from tightrope.analysis.strategy.expected import forecast_of
from tightrope.brief import RobustnessNote
from tightrope.crisis import CrisisModel

__all__ = ["robustness_notes"]


def robustness_notes(
    model: CrisisModel, analysis: Analysis, *, draws: int, seed: int
) -> dict[str, RobustnessNote]:
    """Gives in how many sampled priority orders each forecast level and the status quo hold.

    Keys are `actor.option=level` and `status quo`; empty where nothing can be sampled.
    """
    found = analysis.strategy
    if draws == 0 or found is None or all(len(p) < 2 for p in model.priorities.values()):
        return {}
    drawn = DrawnGames(model, draws=draws, seed=seed)
    counted: Counter[tuple[str, str | None]] = Counter()
    for draw in range(draws):
        counted.update(forecast_of(drawn.stated, drawn.expected(draw)).items())

    def note(finding: str, holds: int) -> RobustnessNote:
        return RobustnessNote(finding, holds, draws, seed)

    notes = {
        f"{option}={level}": note(f"{option} is {level}", counted[option, level])
        for option, level in found.forecast.items()
        if level is not None
    }
    start = drawn.stated.status_quo
    if start is not None:
        held = sum(drawn.holds(draw, start) for draw in range(draws))
        notes["status quo"] = note("the present situation holds", held)
    return notes
