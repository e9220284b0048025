"""Who must begin a joint exit together: worked games, and every subset tried on random ones."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings

import tightrope as tw
from tightrope.analysis.strategy.outcomes.first_steps import find_together

from . import reference
from .conflicts import as_arguments, conflicts
from .reference import SmallConflict


def together_of(third: list[int]) -> tuple[tuple[str, ...], ...]:
    """A prisoners' dilemma of two, with a third that has its own view of the eight states.

    In the order nnn ynn nyn yyn nny yny nyy yyy of north, south and the third.
    """
    game = tw.Conflict(
        decision_makers={"north": ["cease"], "south": ["cease"], "third": ["cease"]},
        preferences={"north": [1, 0, 3, 2] * 2, "south": [1, 3, 0, 2] * 2, "third": third},
        status_quo=(0, 0, 0),
    )
    return find_together(game, 0, 7)


def test_who_gains_by_following_two_need_not_move_together_with_them() -> None:
    assert together_of([4, 0, 0, 1, 2, 0, 0, 3]) == (("north", "south"),)


def test_who_would_rather_not_follow_must_move_with_them() -> None:
    assert together_of([1, 0, 0, 4, 0, 0, 0, 3]) == (("north", "south", "third"),)


def test_where_one_gains_by_following_the_other_either_can_begin() -> None:
    game = tw.Conflict(
        decision_makers={"row": ["hunt"], "column": ["hunt"]},
        preferences={"row": [1, 0, 2, 3], "column": [1, 2, 0, 3]},
        status_quo=(0, 0),
    )
    (exit_,) = [o for o in game.report().outcomes if o.kind == "joint_exit"]
    assert exit_.together == (("row",), ("column",))


def by_definition(c: SmallConflict, today: int, target: int) -> set[tuple[str, ...]]:
    changed = [k for k in range(len(c.owners)) if c.feasible[today][k] != c.feasible[target][k]]
    movers = sorted({c.owners[k] for k in changed})
    for size in range(1, len(movers)):
        enough = set()
        for first in combinations(movers, size):
            begun = [
                s
                for s in c.joint_moves(set(first), today)
                if all(
                    c.feasible[s][k] == c.feasible[target if c.owners[k] in first else today][k]
                    for k in range(len(c.owners))
                )
            ]
            rest = [i for i in movers if i not in first]
            if any(target in reference.reach_by_improvements(c, rest, s) for s in begun):
                enough.add(tuple(f"d{i}" for i in first))
        if enough:
            return enough
    return {tuple(f"d{i}" for i in movers)}


@settings(max_examples=150, deadline=None)
@given(conflicts(max_dms=4, max_options=6, max_states=40))
def test_the_smallest_sets_that_the_others_follow_are_found(c: SmallConflict) -> None:
    conflict = tw.Conflict(**as_arguments(c))
    today = c.index[c.status_quo]
    states = [
        s
        for s in range(conflict.states)
        if len(
            {c.owners[k] for k in range(len(c.owners)) if c.feasible[s][k] != c.feasible[today][k]}
        )
        > 1
    ]
    for target in states[:6]:
        assert set(find_together(conflict, today, target)) == by_definition(c, today, target)
