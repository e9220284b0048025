"""The draws asked for last, found again by equal models, or by those that only allow less."""

from __future__ import annotations

from tightrope.conflict.draws import Draws
from tightrope.conflict.recent_games import as_stated
from tightrope.crisis.model import CrisisModel
from tightrope.recent import Recent

_DRAWS: Recent[object, Draws] = Recent(4)
_FIRST: Recent[object, Draws] = Recent(2)  # by what is wanted


def draws_of(model: CrisisModel, *, draws: int, seed: int) -> Draws:
    """Gives the draws of a model as `Draws.of` does, the same ones to those who ask in turn."""
    key = draws_key(model, draws=draws, seed=seed)
    return _DRAWS.find(key, lambda: _draws_of(model, draws, seed))


def draws_key(model: CrisisModel, *, draws: int, seed: int) -> object:
    """Gives what the draws of a model follow from, to be compared with ==."""
    return (*as_stated(model), draws, seed)


def _draws_of(model: CrisisModel, draws: int, seed: int) -> Draws:
    """The draws, which look up what the first to want the same have of more states."""
    made: list[Draws] = []

    def make() -> Draws:
        made.append(Draws.of(model, draws=draws, seed=seed))
        return made[0]

    free = model.model_copy(update={"options": {}, "rules": (), "closed_moves": ()})
    levels = [(option, model.levels(option)) for option in model.option_names]
    first = _FIRST.find((free, levels, list(model.indicators), draws, seed), make)
    return first if made else Draws.of(model, draws=draws, seed=seed, wider=first)
