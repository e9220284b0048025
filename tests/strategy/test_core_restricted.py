"""Irreversible arcs: games in which single moves are allowed or forbidden."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pytest

import tightrope as tw
from tightrope.conflict.errors import RestrictedMoves, UnknownMove

from .conflicts import as_arguments, random_conflict
from .reference import SmallConflict, stable

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq", "sim")


@dataclass(frozen=True)
class Restricted(SmallConflict):
    """A conflict in which some moves (mover, from, to) are closed."""

    closed: frozenset[tuple[int, int, int]]

    @cached_property
    def moves(self) -> tuple[tuple[tuple[int, ...], ...], ...]:
        return tuple(
            tuple(
                tuple(t for t in targets if (i, s, t) not in self.closed)
                for s, targets in enumerate(rows)
            )
            for i, rows in enumerate(SmallConflict.moves.func(self))  # type: ignore[attr-defined]
        )


def close_some(c: SmallConflict, rng: random.Random) -> Restricted:
    share = rng.random()
    closed = frozenset(
        (i, s, t) for i in c.dms for s in c.states for t in c.moves[i][s] if rng.random() < share
    )
    return Restricted(
        c.owners, c.levels, c.irreversible, c.feasible, c.payoffs, c.status_quo, closed
    )


@pytest.mark.parametrize("seed", range(120))
def test_restricted_moves_follow_the_definitions(seed: int) -> None:
    """Here two moves of one decision maker in a row are not one move, so turns matter."""
    rng = random.Random(seed)  # noqa: S311
    dms = rng.choice([2, 3, 4])
    c = close_some(random_conflict(rng, dms=dms, options=5, max_states=32), rng)
    forbidden = {f"d{i}": [(s, t) for j, s, t in sorted(c.closed) if j == i] for i in c.dms}
    game = tw.Conflict(**as_arguments(c), forbidden_moves=forbidden)
    allowed = {f"d{i}": [(s, t) for s in c.states for t in c.moves[i][s]] for i in c.dms}
    same = tw.Conflict(**as_arguments(c), allowed_moves=allowed)
    found, other = game.stability(CONCEPTS), same.stability(CONCEPTS)
    for concept in CONCEPTS:
        expected = np.array(stable(c, concept))
        np.testing.assert_array_equal(found.stable(concept), expected, err_msg=concept)
        np.testing.assert_array_equal(other.stable(concept), expected, err_msg=concept)
    for i in c.dms:
        for s in c.states:
            assert tuple(game.moves(i, s)) == c.moves[i][s]


def test_nobody_moves_twice_in_a_row() -> None:
    """j could hurt i only by two steps of its own; with one opponent that is no legal sequence."""
    game = tw.Conflict(
        {"i": ["a"], "j": {"b": ["0", "1", "2"]}},
        preferences={"i": [1, 2, 1, 2, 0, 0], "j": [0] * 6},
        forbidden_moves={"j": [("b == 0", "b == 2")]},
    )
    assert game.moves("j", (1)).tolist() == [3]
    assert not game.stability("gmr").stable("gmr")[0, 0]
    free = tw.Conflict(
        {"i": ["a"], "j": {"b": ["0", "1", "2"]}},
        preferences={"i": [1, 2, 1, 2, 0, 0], "j": [0] * 6},
    )
    assert free.stability("gmr").stable("gmr")[0, 0]


def test_whether_a_move_is_open_may_depend_on_the_state() -> None:
    """The strike can be called off, but not once the blockade is on."""
    game = tw.Conflict(
        {"US": ["strike"], "USSR": ["blockade"]},
        preferences={"US": [0] * 4, "USSR": [0] * 4},
        forbidden_moves={"US": [("strike and blockade", "not strike")]},
    )
    assert game.moves("US", game.index_of((1, 0))).tolist() == [0]
    assert game.moves("US", game.index_of((1, 1))).tolist() == []
    free = tw.Conflict(
        {"US": ["strike"], "USSR": ["blockade"]}, preferences={"US": [0] * 4, "USSR": [0] * 4}
    )
    assert free.fingerprint != game.fingerprint


def test_bad_moves_are_named() -> None:
    def forbid(moves: object) -> None:
        tw.Conflict(
            {"A": ["x"], "B": ["y"]},
            preferences={"A": [0] * 4, "B": [0] * 4},
            forbidden_moves=moves,  # type: ignore[arg-type]
        )

    with pytest.raises(UnknownMove, match="forbidden moves of A: A cannot make this move"):
        forbid({"A": [((0, 0), (0, 1))]})
    with pytest.raises(UnknownMove, match="forbidden moves of C"):
        forbid({"C": []})
    with pytest.raises(UnknownMove, match="a pair"):
        forbid({"A": [3]})


def test_questions_about_options_alone_refuse() -> None:
    game = tw.Conflict(
        {"A": ["x"], "B": ["y"]},
        preferences={"A": [0] * 4, "B": [0] * 4},
        forbidden_moves={"A": [((0, 0), (1, 0))]},
    )
    with pytest.raises(RestrictedMoves):
        game.space.blocks(0)
