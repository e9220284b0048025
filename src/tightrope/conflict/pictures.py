"""The conflict as a decision maker sees it, where the crisis file says that it sees another one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tightrope.arrays import Int32s, Ints
from tightrope.conflict.build import wants_in
from tightrope.conflict.game import Game
from tightrope.crisis.levels import option_levels
from tightrope.crisis.model import CrisisModel, Picture


def build_pictures(model: CrisisModel, real: Game) -> dict[str, Game]:
    """Gives each stated picture as a game; `real` is the game of the model, with its status quo.

    What its owner takes others to want stands in for what they want. Options it does not see are
    left out: of the states only those in which they are as in the status quo are there for it, and
    whoever has no other option does not play. Raises a formula's own error.
    """
    return {
        owner: _unseeing(_believing(model, real, owner, picture), picture)
        for owner, picture in model.pictures.items()
    }


def _believing(model: CrisisModel, real: Game, owner: str, picture: Picture) -> Game:
    options = option_levels(model)
    wants = {
        other: wants_in(picture, other, options, f"{owner}'s picture of {other}, line")
        for other in picture.wants
    }
    return real.with_preferences({other: own for other, own in wants.items() if own is not None})


def _unseeing(seen: Game, picture: Picture) -> Game:
    if not picture.unseen:
        return seen
    space, now = seen.space, seen.status_quo or 0
    hidden = {space.options.index(option) for option in picture.unseen}
    as_now = np.ones(space.size, dtype=np.bool_)
    for k in hidden:
        as_now &= space.column(k) == space.column(k)[now]
    states = np.flatnonzero(as_now)
    left = [k for k in range(len(space.options)) if k not in hidden]
    players = sorted({space.owner[k] for k in left})
    smaller = replace(
        space,
        decision_makers=tuple(space.decision_makers[dm] for dm in players),
        options=tuple(space.options[k] for k in left),
        level_names=tuple(space.level_names[k] for k in left),
        owner=tuple(players.index(space.owner[k]) for k in left),
        direction=tuple(space.direction[k] for k in left),
        listed=np.zeros(0, dtype=np.int64),
        restricted=None,
    )
    levels = space.levels_of(states)[:, left]
    listed = replace(
        smaller,
        listed=smaller.encode(levels),
        restricted=None
        if space.restricted is None
        else tuple(_among(space.restricted[dm], states) for dm in players),
    )
    wanted = {space.decision_makers[dm]: seen.ranks[dm][states] for dm in players}
    return Game.of_space(listed, wanted, int(np.searchsorted(states, now)))


def _among(table: Int32s, states: Ints) -> Int32s:
    """The moves between some states, numbered among them; a move out of them is none."""
    place = np.full(len(table), -1, dtype=np.int32)
    place[states] = np.arange(len(states), dtype=np.int32)
    targets = place[table[states]]
    here = np.arange(len(states), dtype=np.int32)[:, None]
    return np.asarray(np.where(targets < 0, here, targets))
