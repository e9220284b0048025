"""The compiled loop: its tables against the law they stand for, and what cannot be undone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dynamics.test_chain import games, paces, worth
from tightrope.analysis.dynamics.alias import CELL, look_through, make_group
from tightrope.analysis.dynamics.chain import Pace, Response, build_chain
from tightrope.analysis.dynamics.sampling import SIDE_BY_SIDE
from tightrope.analysis.dynamics.simulate import Sampler
from tightrope.conflict import Game


def law_of_cells(tables, state: int, way: int, states: int) -> np.ndarray:
    """The probability of each state by the cells of the group of one."""
    spot = tables.spot[state, way]
    law = np.zeros(states)
    for cell in tables.cell[spot["begin"] : spot["begin"] + spot["width"]]:
        law[cell["state"]] += cell["own"] / spot["width"]
        law[cell["other"]] += (1 - cell["own"]) / spot["width"]
    law *= 1 - spot["stay"]
    law[state] += spot["stay"]
    return law


@given(games(), st.integers(0, 2**31))
@settings(deadline=None, max_examples=40)
def test_the_cells_of_a_group_have_the_law_of_the_choice(game: Game, seed: int) -> None:
    rng = np.random.default_rng(seed)
    utilities, pace = 40 * worth(game, rng), paces(game, rng)
    flags = rng.random((2, game.states)) < 0.5
    chain = build_chain(game.space, utilities, pace, [Response(0, flags[0], flags[1], 0.7)])
    sampler = Sampler(chain, ())
    ways, tables = sampler._ways, sampler._tables
    for mover, (begin, end) in enumerate(zip(ways.of[:-1], ways.of[1:], strict=True)):
        for way in range(begin, end):
            for state in range(game.states):
                if ways.share[way, state] == 0:
                    continue
                make_group(ways, tables, mover, way, state)
                block = game.space.blocks(mover)
                inside = block.block_of == block.block_of[state]
                weight = ways.weight[way] * inside
                weight[state] *= 1 + ways.stay[way]
                found = law_of_cells(tables, state, way, game.states)
                assert found == pytest.approx(weight / weight.sum(), abs=1e-12)
                assert not found[ways.weight[way] == 0].any()


@given(games(), st.integers(0, 2**31), st.floats(0, 0.999))
@settings(deadline=None, max_examples=40)
def test_looking_through_turns_the_sums_of_the_choice_around(game, seed, unit) -> None:
    rng = np.random.default_rng(seed)
    chain = build_chain(game.space, worth(game, rng), paces(game, rng))
    ways = Sampler(chain, ())._ways
    for state in range(game.states):
        to, chance = chain.movers[0].choices[0].row(state)
        blocks = game.space.blocks(0)
        order = {int(s): k for k, s in enumerate(blocks.order)}
        stay = ways.stay[0] * ways.weight[0, state]
        stay /= stay + ways.weight[0, to].sum()
        by_hand = np.append(stay, [chance[k] - stay * (to[k] == state)
                                   for k in sorted(range(len(to)), key=lambda k: order[int(to[k])])])  # fmt: skip
        ends = np.cumsum(by_hand)
        if np.abs(ends - unit).min() < 1e-9:
            continue
        place = int(np.searchsorted(ends, unit, side="right"))
        expected = state if place == 0 else sorted(map(int, to), key=order.get)[place - 1]
        assert look_through(ways, 0, 0, state, unit) == expected


def test_what_is_hardly_ever_in_reach_is_looked_for() -> None:
    # two steps that cannot be undone: once both are taken only staying is left, though nearly all
    # the weight of the block lies where they are not
    game = Game({"a": ["x", "y"]}, preferences={"a": [0, 1, 2, 3]}, irreversible=["a.x", "a.y"])
    own = np.array([[40.0, 0.0, 0.0, 0.0]])
    chain = build_chain(game.space, own, [Pace(3.0, 1.0)])
    done = Sampler(chain, ()).run(np.full(100, 3, dtype=np.int32), 4, seed=0)
    assert set(done.ends) == {3}
    assert (done.chances > 1000, done.moves) == (True, 0)
    half = Sampler(chain, ()).run(np.full(4000, 1, dtype=np.int32), 1, seed=0)
    assert set(half.ends) == {1, 3}
    # at every chance either of the two states in reach, with equal weight
    assert (half.ends == 3).mean() == pytest.approx(1 - np.exp(-1.5), abs=4.5 * 0.5 / 4000**0.5)
    assert half.moves == (half.ends == 3).sum()


def test_more_worlds_than_go_side_by_side_are_those_of_several_runs() -> None:
    game = Game({"a": ["x"], "b": ["y"]}, preferences={"a": [0, 1, 2, 3], "b": [3, 2, 1, 0]})
    chain = build_chain(game.space, np.random.default_rng(0).random((2, 4)), [Pace(2.0, 1.0)] * 2)
    count = 2 * SIDE_BY_SIDE + 5
    starts = (np.arange(count) % 4).astype(np.int32)
    whole = Sampler(chain, ()).run(starts, 3, seed=9)
    for begin in (0, SIDE_BY_SIDE - 1, 2 * SIDE_BY_SIDE):
        part = Sampler(chain, ()).run(starts[begin : begin + 7], 3, seed=9, first_world=begin)
        assert np.array_equal(part.ends, whole.ends[begin : begin + 7])
    expected = 3 * 4.0 * count
    assert whole.chances == pytest.approx(expected, abs=4.5 * expected**0.5)
    assert 0 < whole.moves < whole.chances


def test_cells_are_small_enough_for_four_in_a_line_of_cache() -> None:
    assert CELL.itemsize == 16
