"""Red lines straight from the definitions, one state at a time, and random games to try them on."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from tightrope.conflict import Game
from tightrope.conflict.moves import restrict_moves

Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]


def reachable(game: Game, dm: int, state: int) -> list[int]:
    """The state itself and the decision maker's moves from it."""
    return [state, *map(int, game.moves(dm, state))]


def slow_best(game: Game, dm: int, worth: list[int], allowed: Flags, state: int) -> int:
    return max((worth[t] for t in reachable(game, dm, state) if allowed[t]), default=-1)


def slow_verdict(game: Game, dm: int, trigger: Flags, response: Flags, state: int) -> bool | None:
    """Whether responding is preferred in a state with the trigger; None: it is not asked there."""
    reached = [t for t in reachable(game, dm, state) if trigger[t]]
    doing = [int(game.ranks[dm, t]) for t in reached if response[t]]
    leaving = [int(game.ranks[dm, t]) for t in reached if not response[t]]
    if not leaving:
        others = [k for k in range(len(game.options)) if game.owner[k] != dm]
        block = [
            t
            for t in range(game.states)
            if trigger[t] and all(game.levels[t, k] == game.levels[state, k] for k in others)
        ]
        return None if any(not response[t] for t in block) else True
    return bool(doing) and max(doing) > max(leaving)


def slow_answer(
    game: Game, author: int, trigger: Flags, response: Flags, worth: list[int], state: int
) -> int:
    """Where a certain response leads: fewest own options changed, then best liked, then worth most."""
    able = [t for t in reachable(game, author, state) if trigger[t] and response[t]]
    if not able:
        return -1

    def order(t: int) -> tuple[int, int, int]:
        changed = int((game.levels[t] != game.levels[state]).sum())
        return -changed, int(game.ranks[author, t]), worth[t]

    return worth[max(able, key=order)]


def slow_gain(game: Game, target: int, trigger: Flags, after: list[int], state: int) -> bool:
    """Whether the target gains by crossing from a state, when crossings lead to `after`."""
    if trigger[state]:
        return False
    reached = reachable(game, target, state)
    crossing = [after[t] for t in reached if trigger[t]]
    leaving = [int(game.ranks[target, t]) for t in reached if not trigger[t]]
    return bool(crossing) and max(crossing) > max(leaving)


@st.composite
def games(draw: st.DrawFn) -> tuple[Game, Flags, Flags]:
    """A game of two or three, with infeasible states, ties and irreversible options; a trigger
    on the second decision maker's options mostly, and a response on the first one's."""
    rng = random.Random(draw(st.integers(0, 2**32)))  # noqa: S311
    dms = {
        f"d{i}": {f"o{k}": _levels(rng) for k in range(rng.randint(1, 2))}
        for i in range(rng.randint(2, 3))
    }
    names = [f"{dm}.{option}" for dm, options in dms.items() for option in options]
    counts = [len(levels) for options in dms.values() for levels in options.values()]
    every = list(np.ndindex(*reversed(counts)))
    feasible = [tuple(reversed(s)) for s in every if rng.random() < 0.85] or [(0,) * len(counts)]
    places = rng.randint(2, 8)
    game = Game(
        dms,
        feasible,
        {dm: [rng.randrange(places) for _ in feasible] for dm in dms},
        {name: rng.choice(["up", "down"]) for name in names if rng.random() < 0.25},
    )
    if rng.random() < 0.3:
        game = _close_some(game, rng)
    trigger = np.array([rng.random() < 0.5 for _ in feasible])
    if rng.random() < 0.7:
        k = game.space.options_of(1)[0]
        trigger = game.levels[:, k] > 0
    response = np.array([rng.random() < 0.5 for _ in feasible])
    if rng.random() < 0.7:
        response = game.levels[:, game.space.options_of(0)[-1]] > 0
    return game, trigger, response


def _close_some(game: Game, rng: random.Random) -> Game:
    """The same game with some single moves closed."""
    shut = {
        dm: [
            (state, int(target))
            for state in range(game.states)
            for target in game.moves(dm, state)
            if rng.random() < 0.3
        ]
        for dm in game.decision_makers
    }
    space = replace(game.space, restricted=restrict_moves(game.space, None, shut))
    return Game.of_space(space, game.preferences)


def _levels(rng: random.Random) -> tuple[str, ...]:
    return ("no", "yes") if rng.random() < 0.7 else ("low", "mid", "high")
