"""The vectorised engine against the definitions, on random games."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.commitments.reference import (
    Flags,
    games,
    slow_answer,
    slow_best,
    slow_gain,
    slow_verdict,
)
from tightrope.analysis.commitments import here, reach
from tightrope.analysis.commitments.credibility import StatementOrders, Threat, abstains
from tightrope.analysis.commitments.here import Crossing, Here, _fits
from tightrope.analysis.commitments.judge_credibility import separating_formula
from tightrope.analysis.commitments.reach import Reach, certain_answer
from tightrope.conflict import Game, Priorities
from tightrope.conflict.ranks import rank_bits
from tightrope.crisis import parse_formula

Drawn = tuple[Game, Flags, Flags]


@settings(max_examples=150)
@given(games())
def test_best_reachable(drawn: Drawn) -> None:
    game, trigger, response = drawn
    worth = game.ranks[0].astype(np.int64)
    found = Reach(game, 0).best(worth, response)
    assert found.tolist() == [
        slow_best(game, 0, worth.tolist(), response, s) for s in range(game.states)
    ]
    within = Reach(game, 0, trigger).best(worth, response)
    both = response & trigger
    assert within.tolist() == [
        slow_best(game, 0, worth.tolist(), both, s) if trigger[s] else -1
        for s in range(game.states)
    ]


@settings(max_examples=150)
@given(games(), st.integers(0, 2**32 - 1))
def test_the_best_other_is_the_best_of_ones_moves_without_staying(drawn: Drawn, seed: int) -> None:
    game, _, _ = drawn
    worth = np.random.default_rng(seed).permutation(game.states)
    for dm in range(len(game.decision_makers)):
        found = Reach(game, dm).best_other(worth)
        moves = [game.moves(dm, s) for s in range(game.states)]
        assert found.tolist() == [int(worth[own].max(initial=-1)) for own in moves]


def test_those_who_ask_in_turn_get_the_same_reach_of_one_space_and_side(monkeypatch) -> None:
    found = Reach.whole(GAME, 0)
    assert Reach.whole(GAME.with_ranks(np.zeros((3, GAME.states))), 0) is found
    assert Reach.whole(GAME, 1) is not found
    other = Game({"a": ["x", "y"]}, preferences={"a": Priorities(["a.x"])})
    assert Reach.whole(other, 0).states == other.states
    monkeypatch.setattr(reach, "MOST_KEPT", other.states - 1)
    large = Game({"a": ["x", "y"]}, preferences={"a": Priorities(["a.x"])})
    assert Reach.whole(large, 0) is not Reach.whole(large, 0)


def test_numbers_that_do_not_fit_beside_the_states_are_ranked_first(monkeypatch) -> None:
    assert _fits(np.array([2**61 - 1]), 2)
    assert not _fits(np.array([2**61]), 2)
    trigger = GAME.levels[:, GAME.options.index("b.p")] > 0
    game = GAME.with_ranks(np.random.default_rng(0).random((3, GAME.states)))
    plain = Crossing(game, 0, 1, trigger).gains_as_modelled()
    monkeypatch.setattr(here, "_fits", lambda numbers, states: False)
    assert Crossing(game, 0, 1, trigger).gains_as_modelled().tolist() == plain.tolist()
    assert plain.any()


@settings(max_examples=200)
@given(games())
def test_credibility(drawn: Drawn) -> None:
    game, trigger, response = drawn
    found = Threat(game, 0, trigger, response).judge(game.ranks[0])
    for state in range(game.states):
        wanted = slow_verdict(game, 0, trigger, response, state) if trigger[state] else None
        assert bool(found.judged[state]) == (wanted is not None)
        assert bool(found.holds[state]) == bool(wanted)


@settings(max_examples=200)
@given(games())
def test_certain_answers_and_gains(drawn: Drawn) -> None:
    game, trigger, response = drawn
    worth = game.ranks[1].astype(np.int64)
    led = certain_answer(game, 0, trigger, response, worth).tolist()
    slow = [
        slow_answer(game, 0, trigger, response, worth.tolist(), s) if trigger[s] else -1
        for s in range(game.states)
    ]
    assert led == slow
    crossing = Crossing(game, 0, 1, trigger)
    unanswered = [slow_gain(game, 1, trigger, worth.tolist(), s) for s in range(game.states)]
    assert crossing.gains().tolist() == unanswered
    after = [a if a >= 0 else w for a, w in zip(slow, worth.tolist(), strict=True)]
    answered = [slow_gain(game, 1, trigger, after, s) for s in range(game.states)]
    assert crossing.gains(crossing.after(response)).tolist() == answered


@settings(max_examples=100)
@given(games())
def test_gains_as_modelled_let_the_author_answer_either_way(drawn: Drawn) -> None:
    game, trigger, _ = drawn
    author, target = game.ranks[0].tolist(), game.ranks[1].tolist()

    def end(state: int, provoked: bool) -> int:
        """Where the target's reply leads: to the best it can get, of equals the author's least."""
        free = provoked or trigger[state]
        replies = [t for t in map(int, game.moves(1, state)) if free or not trigger[t]]
        better = [t for t in replies if target[t] > target[state]]
        return max(better, key=lambda t: (target[t], -author[t]), default=state)

    def led(state: int) -> int:
        moves = map(int, game.moves(0, state))
        ends = [end(state, False), *(end(t, True) for t in moves)]
        return max((author[t], target[t]) for t in ends)[1]

    found = Crossing(game, 0, 1, trigger).gains_as_modelled()
    for state in range(game.states):
        reached = [state, *map(int, game.moves(1, state))]
        crossing = [led(t) for t in reached if trigger[t]]
        leaving = [led(t) for t in reached if not trigger[t]]
        gains = not trigger[state] and bool(crossing) and max(crossing) > max(leaving)
        assert bool(found[state]) == gains


@settings(max_examples=100)
@given(games())
def test_gains_at_once_let_the_author_answer_only_where_that_is_best(drawn: Drawn) -> None:
    game, trigger, _ = drawn
    author, target = game.ranks[0].tolist(), game.ranks[1].tolist()

    def led(state: int) -> int:
        better = [t for t in map(int, game.moves(0, state)) if author[t] > author[state]]
        return target[max(better, key=lambda t: (author[t], target[t]), default=state)]

    found = Crossing(game, 0, 1, trigger).gains_at_once()
    for state in range(game.states):
        reached = [state, *map(int, game.moves(1, state))]
        crossing = [led(t) for t in reached if trigger[t]]
        leaving = [target[t] for t in reached if not trigger[t]]
        gains = not trigger[state] and bool(crossing) and max(crossing) > max(leaving)
        assert bool(found[state]) == gains


@settings(max_examples=150)
@given(games(), st.integers(0, 2**32 - 1))
def test_one_block_of_each_kind_gives_the_verdict_of_all(drawn: Drawn, seed: int) -> None:
    game, trigger, response = drawn
    rng = np.random.default_rng(seed)
    bits = rng.random((int(rng.integers(1, 5)), game.states)) < 0.5
    for row in bits[::2]:  # every other statement is about the second decision maker only
        row[:] = game.levels[:, game.space.options_of(1)[0]] > 0
    threat = Threat(game, 0, trigger, response)
    small, own = threat.distinct(bits)
    orders = StatementOrders(own)
    for _ in range(3):
        order = rng.permutation(len(bits))
        assert (
            small.credible(orders.ranks(order)) == threat.judge(rank_bits(bits[order])).everywhere
        )


@settings(max_examples=150)
@given(games())
def test_one_state_alone_is_judged_as_among_all(drawn: Drawn) -> None:
    game, trigger, response = drawn
    crossing = Crossing(game, 0, 1, trigger)
    gains = crossing.gains()
    answered = crossing.gains(crossing.after(response))
    modelled = crossing.gains_as_modelled()
    at_once = crossing.gains_at_once()
    for state in np.flatnonzero(~trigger).tolist():
        here = Here(game, 0, 1, trigger, state)
        assert here.possible == bool(crossing.possible[state])
        if not here.possible:
            continue
        worth = here.stated()
        assert here.gains(worth) == bool(gains[state])
        assert here.gains_as_modelled(worth) == bool(modelled[state])
        assert here.gains_at_once(worth) == bool(at_once[state])
        led = here.after(worth, response)
        assert here.gains(worth, led) == bool(answered[state])


GAME = Game(
    {"a": ["x", "y"], "b": ["p", {"q": ["none", "some", "all"]}], "c": ["r"]},
    None,
    {dm: [0] * 48 for dm in "abc"},
)
LEVELS = dict(zip(GAME.options, GAME.level_names, strict=True))
COLUMNS = {name: GAME.space.column(k) for k, name in enumerate(GAME.options)}


@given(st.sampled_from(["b.p", "not b.q >= all", "b.q >= some", "b.p and c.r", "not b.p or c.r",
                        "b.p and not c.r and b.q >= some", "b.q >= some and not b.q >= all"]))  # fmt: skip
def test_a_condition_that_is_there_is_found_again(text: str) -> None:
    holds = parse_formula(text, LEVELS).evaluate(COLUMNS)
    among = np.ones(GAME.states, dtype=np.bool_)
    found = separating_formula(GAME, among, holds, ["b.p", "b.q", "c.r"])
    assert found is not None
    assert found.evaluate(COLUMNS).tolist() == holds.tolist()
    assert len(list(found.comparisons())) <= len(list(parse_formula(text, LEVELS).comparisons()))


def test_no_condition_is_made_up() -> None:
    among = np.ones(GAME.states, dtype=np.bool_)
    parity = (GAME.levels.sum(axis=1) % 2).astype(np.bool_)
    assert separating_formula(GAME, among, parity, ["b.p", "b.q", "c.r"]) is None


def test_abstaining_is_leaving_undone_what_is_ones_own() -> None:
    verdicts = {
        text: abstains(parse_formula(text, LEVELS), GAME, 0)
        for text in ("not a.x", "not a.x and not a.y", "a.x", "not a.x or b.p", "a.x iff a.y", "not a.x or a.y")
    }  # fmt: skip
    assert verdicts == {
        "not a.x": True,
        "not a.x and not a.y": True,
        "a.x": False,
        "not a.x or b.p": False,
        "a.x iff a.y": False,
        "not a.x or a.y": False,
    }
    assert abstains(parse_formula("b.q < all", LEVELS), GAME, 1)


def test_every_state_of_a_block_has_the_same_unbound_reach() -> None:
    reach = Reach(GAME, 0)
    top = reach.best(np.arange(GAME.states), np.ones(GAME.states, dtype=np.bool_))
    for p, q, r in product(range(2), range(3), range(2)):
        block = [GAME.index_of((x, y, p, q, r)) for x, y in product(range(2), repeat=2)]
        assert len({int(top[s]) for s in block}) == 1
        assert top[block[0]] == max(block)
