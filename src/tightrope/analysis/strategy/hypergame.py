"""Hypergames: everybody acts on its own picture of the conflict, then the real one answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from tightrope.analysis.strategy.errors import UnmatchedPicture
from tightrope.analysis.strategy.explain import explain
from tightrope.analysis.strategy.seen import PlayedMove
from tightrope.analysis.strategy.stability import analyse_stability
from tightrope.arrays import Flags, Ints
from tightrope.conflict import Game
from tightrope.errors import nearest


@dataclass(frozen=True, eq=False)
class HypergameReport:
    """What each side sees in each real state, and what follows.

    `stable` bool (decision makers, states): it recognises the state and, in its own picture,
    stays. `equilibria` are real states in which all stay. `illusory` are those that would not be
    equilibria if everybody saw the real conflict; `missed` are equilibria of the real conflict
    that somebody would leave, or does not recognise.
    """

    concept: str
    stable: Flags
    recognised: Flags
    equilibria: tuple[int, ...]
    illusory: tuple[int, ...]
    missed: tuple[int, ...]
    played: tuple[PlayedMove, ...]  # from the status quo, until all stay or states repeat


def analyse_hypergame(
    real: Game, pictures: Mapping[str, Game], concept: str = "seq", *, most_moves: int = 50
) -> HypergameReport:
    """Gives what happens when decision makers act on different pictures of one conflict.

    `pictures`: decision maker -> the game as it sees it. A picture may lack options (invisible to
    its owner), lack states (unthinkable), or give others wrong preferences; names are as in
    `real`. Whoever has no picture sees the real game. A real state is seen through the options a
    picture has; where the picture holds no such state, its owner does not recognise it and stays
    put. From the status quo, in the order of the decision makers, the first who sees itself better
    off elsewhere, undeterred, makes that move in the real game; and so on.

    Raises UnmatchedPicture where a picture names what the real game does not have. Bennett 1977;
    Wang, Hipel and Fraser 1988.
    """
    seen = {}
    for name in real.decision_makers:
        seen[name] = pictures.get(name, real)
        _check_picture(real, name, seen[name])
    for name in pictures:
        real.dm_index(name)
    views = {name: _projection(real, picture) for name, picture in seen.items()}
    stable = np.zeros((len(seen), real.states), dtype=np.bool_)
    recognised = np.zeros_like(stable)
    for row, (name, picture) in enumerate(seen.items()):
        held = analyse_stability(picture, (concept,)).stable(concept)[picture.dm_index(name)]
        recognised[row] = views[name] >= 0
        stable[row] = recognised[row] & held[np.maximum(views[name], 0)]
    everybody = np.flatnonzero(stable.all(axis=0))
    really = analyse_stability(real, (concept,)).equilibria(concept)
    played = _play(real, seen, views, stable & recognised, recognised, concept, most_moves)
    return HypergameReport(
        concept=concept,
        stable=stable,
        recognised=recognised,
        equilibria=tuple(map(int, everybody)),
        illusory=tuple(map(int, np.setdiff1d(everybody, really))),
        missed=tuple(map(int, np.setdiff1d(really, everybody))),
        played=played,
    )


def _check_picture(real: Game, name: str, picture: Game) -> None:
    where = f"the picture of {name}"
    if name not in picture.decision_makers:
        raise UnmatchedPicture("its owner does not play in it", where=where, value=name)
    levels = real.space.option_levels
    for option, names in picture.space.option_levels.items():
        if option not in levels:
            raise UnmatchedPicture(
                "it has an option that does not exist",
                where=where,
                value=option,
                hint=nearest(option, levels),
            )
        if not set(names) <= set(levels[option]):
            raise UnmatchedPicture(
                f"option {option} has other levels than really", where=where, value=", ".join(names)
            )


def _projection(real: Game, picture: Game) -> Ints:
    """The picture's state for each real state; -1 where it holds none."""
    columns = []
    impossible = np.zeros(real.states, dtype=np.bool_)
    for option, names in picture.space.option_levels.items():
        k = real.options.index(option)
        place = {name: n for n, name in enumerate(names)}
        known = np.array([place.get(name, -1) for name in real.level_names[k]], dtype=np.int64)
        column = known[real.space.column(k)]
        impossible |= column < 0
        columns.append(np.maximum(column, 0))
    codes = picture.space.encode(np.stack(columns, axis=1))
    return np.where(impossible, -1, picture.space.find(codes))


def _play(
    real: Game,
    seen: Mapping[str, Game],
    views: Mapping[str, Ints],
    stays: Flags,
    recognised: Flags,
    concept: str,
    most: int,
) -> tuple[PlayedMove, ...]:
    if real.status_quo is None:
        return ()
    at, visited = real.status_quo, {real.status_quo}
    out: list[PlayedMove] = []
    while len(out) < most:
        leaving = np.flatnonzero(recognised[:, at] & ~stays[:, at])
        move = None
        for dm in map(int, leaving):
            name = real.decision_makers[dm]
            move = _move(real, name, seen[name], int(views[name][at]), at, concept)
            out.append(move)
            if move.target is not None:
                break
        if move is None or move.target is None:
            break
        at = move.target
        if at in visited:
            break
        visited.add(at)
    return tuple(out)


def _move(real: Game, name: str, picture: Game, view: int, at: int, concept: str) -> PlayedMove:
    change = explain(picture, view, name, concept, stable=False).move
    now = real.state(at)
    before = {option: now[option] for option in change}
    wanted: dict[str, Any] = {**now, **change}
    dm = real.dm_index(name)
    target = next((int(t) for t in real.space.moves(dm, at) if real.state(t) == wanted), None)
    gains = target is not None and bool(real.ranks[dm, target] > real.ranks[dm, at])
    return PlayedMove(name, at, target, change, gains, before)
