"""Runs every engine that has something to work on over one crisis model."""

from __future__ import annotations

from tightrope.analysis.alignment import analyse_alignment
from tightrope.analysis.commitments import analyse_commitments
from tightrope.analysis.effects import analyse_effects
from tightrope.analysis.results import Analysis
from tightrope.analysis.strategy import report_strategy
from tightrope.conflict import build_game
from tightrope.crisis import CrisisModel, now_levels

__all__ = ["analyse_model", "missing_for"]


def analyse_model(
    model: CrisisModel, *, since: CrisisModel | None = None, draws: int = 200, seed: int = 0
) -> Analysis:
    """Gives what the engines say of the crisis; each left out has its reason in `missing`.

    since: the model whose status quo the effects are counted from, for a scenario its base (of
    which coalitions are then not looked for: they are asked of the base only);
    draws: how many sampled priority orders the red lines are judged in; seed: of that sampling.
    """
    missing = missing_for(model)
    game = None if "strategy" in missing else build_game(model)
    names = {key: actor.name for key, actor in model.actors.items()}
    strategy = (
        None if game is None else report_strategy(game, names=names, coalitions=since is None)
    )
    outcome = strategy.expected[0].levels if strategy and strategy.expected else _now(model)
    return Analysis(
        strategy=strategy,
        alignment=None if "alignment" in missing else analyse_alignment(model),
        commitments=None
        if "commitments" in missing
        else analyse_commitments(
            model, game, state=outcome or None, as_of=model.as_of, draws=draws, seed=seed
        ),
        effects=None if "effects" in missing else analyse_effects(since or model, outcome=outcome),
        missing=missing,
    )


def missing_for(model: CrisisModel) -> dict[str, str]:
    """Gives, for each engine with nothing to work on, what the crisis file lacks."""
    missing = {}
    if not model.options or not model.priorities:
        missing["strategy"] = (
            "add `options` (what each decision maker can do) and `priorities` (what each wants)"
        )
    if not model.ties:
        missing["alignment"] = "add `ties`, or accept the ones the evidence suggests"
    if not model.treaties and not model.red_lines:
        missing["commitments"] = "add `treaties` and `red_lines`"
    if not model.effects:
        missing["effects"] = "add `effects`, from options to indicators"
    return missing


def _now(model: CrisisModel) -> dict[str, str]:
    return {option: model.levels(option)[level] for option, level in now_levels(model).items()}
