"""Where improvements lead from a status quo that holds, and the answers that hold their movers back."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tightrope.analysis.strategy.expected import search_steps
from tightrope.analysis.strategy.explain import answer_to
from tightrope.analysis.strategy.held_back import HeldBack, Moves
from tightrope.analysis.strategy.search import Step
from tightrope.conflict import Game


def find_held_back(game: Game, today: int) -> tuple[HeldBack, ...]:
    """Gives, for each level of an option but today's that improvements lead to, the nearest way.

    `today` is a SEQ equilibrium. Among equally near states the one with the fewest changes counts.
    """
    reached = search_steps(game, today)
    states = np.flatnonzero(reached.distance > 0)
    levels, here = game.space.levels_of(states), game.space.levels_of([today])[0]
    apart = game.space.differ(today, states).sum(axis=1)
    order = np.lexsort((states, apart, reached.distance[states]))
    found = []
    answers: dict[int, Moves] = {}
    for k, option in enumerate(game.options):
        for level in np.unique(levels[:, k]):
            nearest = order[levels[order, k] == level][0]
            if level == here[k]:
                continue
            way = reached.path_to(int(states[nearest]))
            begins = way[0].target
            if begins not in answers:
                answers[begins] = answer_to_first(game, way)
            if answers[begins]:
                found.append(
                    HeldBack(
                        option,
                        game.level_names[k][level],
                        _told(game, way),
                        answers[begins],
                        game.changes(today, int(states[nearest])),
                    )
                )
    return tuple(found)


def answer_to_first(game: Game, way: Sequence[Step]) -> Moves:
    """Gives the answer that undoes the gain of who begins a way; empty where there is none."""
    first = way[0]
    answer = answer_to(game, first.source, first.mover, first.target, "seq")
    return () if answer is None else _told(game, answer[0])


def _told(game: Game, way: Sequence[Step]) -> Moves:
    return tuple((game.decision_makers[s.mover], game.changes(s.source, s.target)) for s in way)
