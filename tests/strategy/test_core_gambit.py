"""Nash of the option game against Gambit, an independent program."""

from __future__ import annotations

import random

import numpy as np
import pytest

import tightrope as tw

from .conflicts import as_arguments, random_conflict

gbt = pytest.importorskip("pygambit")


@pytest.mark.parametrize("seed", range(25))
def test_nash_equilibria_are_gambits_pure_equilibria(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    dms = rng.choice([2, 3, 4])
    c = random_conflict(
        rng,
        dms=dms,
        options=rng.choice([dms, dms + 1]),
        complete=True,
        irreversible=False,
        ties=rng.random() < 0.5,
        max_states=96,
    )
    game = tw.Conflict(**as_arguments(c))
    sizes = [game.space.own(i)[1] for i in range(dms)]
    codes = game.space.codes
    shape = tuple(reversed(sizes))
    tables = []
    for i in range(dms):
        by_code = np.empty(game.states, dtype=np.int64)
        by_code[codes] = game.ranks[i]
        tables.append(by_code.reshape(shape).transpose())
    strategic = gbt.Game.from_arrays(*tables)
    found = set()
    for profile in gbt.nash.enumpure_solve(strategic).equilibria:
        code = 0
        for i, player in enumerate(strategic.players):
            at = [float(profile[strategy]) for strategy in player.strategies].index(1.0)
            code += at * game.space.own(i)[0]
        found.add(int(game.space.find(np.array([code]))[0]))
    assert found == set(game.stability("nash").equilibria("nash").tolist())
