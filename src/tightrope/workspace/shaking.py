"""How far the findings of a model survive when its priorities are shaken."""

from __future__ import annotations

from tightrope.analysis.results import Analysis
from tightrope.analysis.strategy import sample_priorities
from tightrope.brief import RobustnessNote
from tightrope.conflict import build_game
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
    game = build_game(model)
    sampled = sample_priorities(
        model, draws=draws, concepts=("seq",), importance_draws=0, seed=seed
    )

    def note(finding: str, holds: int) -> RobustnessNote:
        return RobustnessNote(finding, holds, sampled.finished, seed)

    notes = {
        f"{option}={level}": note(f"{option} is {level}", sampled.forecast[option].get(level, 0))
        for option, level in found.forecast.items()
        if level is not None
    }
    if game.status_quo is not None:
        holds = round(sampled.share(game.status_quo) * sampled.finished)
        notes["status quo"] = note("the present situation holds", holds)
    return notes
