"""The shortest formula that tells the states where something holds from those where it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from tightrope.analysis.commitments.reach import Flags
from tightrope.conflict import Game
from tightrope.crisis.formula import And, Compare, Formula, Not, Or

Tested = tuple[Formula, Flags]


def separating_formula(
    game: Game, among: Flags, holds: Flags, options: Sequence[str]
) -> Formula | None:
    """Gives a formula over `options` that holds in exactly the states of `holds` out of `among`.

    One comparison where that will do, else two joined by `and`, two by `or`, three by `and`; the
    first in the order of the options. None where no such formula tells them apart.
    """
    states = np.flatnonzero(among)
    wanted = holds[states]
    tested = [(f, truth) for f, truth in _comparisons(game, states, options)]
    for formula, truth in tested:
        if np.array_equal(truth, wanted):
            return formula
    needed = [(f, truth) for f, truth in tested if truth[wanted].all() and not truth.all()]
    enough = [(f, truth) for f, truth in tested if not truth[~wanted].any() and truth.any()]
    return (
        _joined(And, needed, wanted, 2)
        or _joined(Or, [(f, ~truth) for f, truth in enough], ~wanted, 2)
        or _joined(And, needed, wanted, 3)
    )


def _joined(
    kind: type[And] | type[Or], tested: list[Tested], wanted: Flags, many: int
) -> Formula | None:
    """The first `many` formulas whose truths, taken together, leave exactly what is wanted."""
    for chosen in combinations(tested, many):
        if np.array_equal(np.logical_and.reduce([truth for _, truth in chosen]), wanted):
            return kind(tuple(formula for formula, _ in chosen))
    return None


def _comparisons(
    game: Game, states: np.ndarray[tuple[int], np.dtype[np.int64]], options: Sequence[str]
) -> Iterator[Tested]:
    for option in options:
        place = game.options.index(option)
        names = game.level_names[place]
        column = game.space.column(place)[states]
        for level in range(1, len(names)):
            truth = column >= level
            if names == ("no", "yes"):
                formula: Formula = Compare(option)
            else:
                formula = Compare(option, ">=", level, names[level])
            yield formula, truth
            yield Not(formula), ~truth
