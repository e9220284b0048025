"""The mediator's question: what is the least that somebody must want otherwise for this to hold?"""

from __future__ import annotations

from collections.abc import Sequence

from tightrope.analysis.strategy import LeastChange, least_change
from tightrope.app.errors import UnclearOutcome
from tightrope.conflict import build_game
from tightrope.crisis import CrisisModel, level_index

__all__ = ["least_change_for"]


def least_change_for(
    model: CrisisModel, wanted: Sequence[str], concept: str = "seq"
) -> LeastChange:
    """Gives the smallest change of the stated priorities after which an outcome holds.

    The outcome is the status quo with the options in `wanted` ("actor.option=level") at these
    levels. Raises UnclearOutcome where one option is wanted at two levels.
    """
    game = build_game(model)
    if game.status_quo is None:
        raise UnclearOutcome("there is no status quo to start from")
    levels = [int(level) for level in game.levels[game.status_quo]]
    for option, level in _pairs(wanted).items():
        index = level_index(model, option, level)  # names an unknown option or level
        levels[game.options.index(option)] = index
    return least_change(game, levels, concept)


def _pairs(wanted: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in wanted:
        option, equals, level = (part.strip() for part in text.partition("="))
        if not (equals and option and level):
            raise UnclearOutcome(
                "not an option and its level", value=text, allowed="actor.option=level"
            )
        if found.setdefault(option, level) != level:
            raise UnclearOutcome(
                f"{option} is wanted at '{found[option]}' and at '{level}'", value=text
            )
    return found
