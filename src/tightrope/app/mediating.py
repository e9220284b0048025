"""The mediator's question: what is the least that somebody must want otherwise for this to hold?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tightrope.analysis.strategy import LeastChange, least_change
from tightrope.app.checking import load_model
from tightrope.app.errors import UnclearOutcome
from tightrope.app.folder import open_folder
from tightrope.conflict import build_game
from tightrope.crisis import apply_change, apply_scenario, level_index, parse_change

__all__ = ["least_change_for"]


def least_change_for(
    path: Path,
    wanted: Sequence[str],
    *,
    changes: Sequence[str] = (),
    scenario: str | None = None,
    concept: str = "seq",
) -> LeastChange:
    """Gives the smallest change of the stated priorities after which an outcome holds.

    The outcome is the status quo (of the scenario, after the changes) with the options in
    `wanted` ("actor.option=level") at these levels.
    """
    model = load_model(open_folder(path))
    if scenario is not None:
        model = apply_scenario(model, scenario)
    for text in changes:
        model = apply_change(model, parse_change(text, model))
    game = build_game(model)
    if game.status_quo is None:
        raise UnclearOutcome("there is no status quo to start from")
    levels = [int(level) for level in game.levels[game.status_quo]]
    for option, level in _pairs(wanted).items():
        index = level_index(model, option, level)  # names an unknown option or level
        levels[game.options.index(option)] = index
    return least_change(game, levels, concept)


def _pairs(wanted: Sequence[str]) -> Mapping[str, str]:
    found = {}
    for text in wanted:
        option, equals, level = text.partition("=")
        if not equals:
            raise UnclearOutcome(
                "not an option and its level", value=text, allowed="actor.option=level"
            )
        found[option.strip()] = level.strip()
    return found
