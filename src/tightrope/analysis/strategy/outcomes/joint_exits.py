"""Joint exits: equilibria that several sides could reach together, all gaining."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

import numpy as np

from tightrope.analysis.strategy.search import search
from tightrope.arrays import Flags, Ints, Uint8s
from tightrope.conflict import Game

MOST_EXITS = 1_000  # more different minimal exits than anybody reads; the search ends there


def find_joint_exits(game: Game, today: int, equilibria: Ints) -> Ints:
    """Gives the joint exits among the SEQ equilibria, fewest changes first.

    A joint exit changes options of at least two decision makers; each whose options change
    strictly prefers it to `today` and undoes nothing irreversible; no proper subset of its
    changes is one too. At most `MOST_EXITS`.
    """
    exits = equilibria[_gains_movers(game, today, equilibria)]
    levels = game.space.levels_of(exits)
    changed = levels != _levels(game, today)
    fewest = np.lexsort((exits, changed.sum(axis=1)))
    exits, levels, changed = exits[fewest], levels[fewest], changed[fewest]
    kept: list[int] = []
    while len(exits) and len(kept) < MOST_EXITS:
        kept.append(int(exits[0]))
        part = changed[0]
        rest = ~(levels[:, part] == levels[0, part]).all(axis=1)  # without it and what contains it
        exits, levels, changed = exits[rest], levels[rest], changed[rest]
    return np.array(kept, dtype=np.int64)


def is_joint_exit(game: Game, today: int, state: int, holds: Callable[[int], bool]) -> bool:
    """Gives whether `state` is a joint exit, `holds` telling which states are SEQ equilibria.

    The same as membership in `find_joint_exits`, asked of one state only.
    """
    if not _gains_movers(game, today, np.array([state]))[0] or not holds(state):
        return False
    smaller = _with_fewer_changes(game, today, state)
    inside = smaller[_gains_movers(game, today, smaller)]
    return not any(holds(int(s)) for s in inside)


def can_move_together(game: Game, today: int, state: int, movers: Sequence[int]) -> bool:
    """Gives whether these may go from `today` to `state`, in which no option of others differs."""
    if not game.space.undoes_nothing(today, np.array([state]))[0]:
        return False
    if game.space.restricted is None:
        return True
    return bool(search(game, today, movers, improving=False).distance[state] > 0)


def _levels(game: Game, state: int) -> Uint8s:
    levels: Uint8s = game.space.levels_of([state])[0]
    return levels


def _gains_movers(game: Game, today: int, states: Ints) -> Flags:
    """Whether at least two move between today and each state, legally, and all of them gain."""
    here = _levels(game, today)
    there = game.space.levels_of(states)
    movers = np.zeros(len(states), dtype=np.int64)
    gain = np.ones(len(states), dtype=np.bool_)
    for dm, ranks in enumerate(game.ranks):
        own = list(game.space.options_of(dm))
        moves = (there[:, own] != here[own]).any(axis=1)
        movers += moves
        gain &= ~moves | (ranks[states] > ranks[today])
    gain &= (movers >= 2) & game.space.undoes_nothing(today, states)
    return gain if game.space.restricted is None else gain & _led_to(game, today, states, gain)


def _led_to(game: Game, today: int, states: Ints, asked: Flags) -> Flags:
    """Whether the movers' own moves lead there, where single moves may be closed."""
    found = np.zeros(len(states), dtype=np.bool_)
    here = _levels(game, today)
    for k in np.flatnonzero(asked):
        changed = np.flatnonzero(_levels(game, int(states[k])) != here)
        movers = sorted({game.owner[o] for o in changed})
        found[k] = can_move_together(game, today, int(states[k]), movers)
    return found


def _with_fewer_changes(game: Game, today: int, state: int) -> Ints:
    """The feasible states that make some of the changes, not all and not none."""
    here, there = _levels(game, today), _levels(game, state)
    changed = np.flatnonzero(here != there)
    rows = []
    for size in range(1, len(changed)):
        for part in combinations(changed.tolist(), size):
            row = here.copy()
            row[list(part)] = there[list(part)]
            rows.append(row)
    if not rows:
        return np.zeros(0, dtype=np.int64)
    found = game.space.find(game.space.encode(np.stack(rows)))
    return found[found >= 0]
