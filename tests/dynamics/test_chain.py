"""The chain against its definition move by move, closed forms, and the Gibbs law."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.linalg import expm

from tests.dynamics.reference import generator, start_at
from tightrope.analysis.dynamics import (
    Response,
    Shock,
    build_chain,
    distribution_at,
    expected_time,
    hitting,
    stationary,
)
from tightrope.analysis.dynamics.chain import MOST_SPREAD, Pace
from tightrope.analysis.dynamics.errors import BadHorizon, BadPace, SeveralEnds
from tightrope.analysis.dynamics.transient import MOST_WEEKS, mixture
from tightrope.catalog import case_names, read_case
from tightrope.conflict import Game


def numbers(states: int) -> np.ndarray:
    return np.arange(states, dtype=np.float64)


def worth(game: Game, rng: np.random.Generator) -> np.ndarray:
    return rng.random((len(game.decision_makers), game.states))


def paces(game: Game, rng: np.random.Generator) -> list[Pace]:
    drawn = rng.uniform([0.1, 0.0, 0.0], [3.0, 8.0, 2.0], (len(game.decision_makers), 3))
    return [Pace(*map(float, row)) for row in drawn]


def two_state(rate: float = 1.0, precision: float = 0.0, inertia: float = 0.0, gap: float = 1.0):
    """One decision maker, one option that is worth `gap` more when it is on."""
    game = Game({"a": ["x"]}, preferences={"a": [0, 1]})
    return build_chain(game.space, np.array([[0.0, gap]]), [Pace(rate, precision, inertia)])


@st.composite
def games(draw: st.DrawFn) -> Game:
    """Two or three decision makers, levels, what cannot be undone, states that cannot be."""
    counts = draw(
        st.lists(st.lists(st.integers(2, 3), min_size=1, max_size=2), min_size=2, max_size=3)
    )
    makers = {
        f"d{i}": [{f"o{k}": [str(n) for n in range(count)]} for k, count in enumerate(own)]
        for i, own in enumerate(counts)
    }
    names = [f"d{i}.o{k}" for i, own in enumerate(counts) for k in range(len(own))]
    bound = draw(st.dictionaries(st.sampled_from(names), st.sampled_from(["up", "down"])))
    whole = Game(makers, preferences={dm: numbers(prod(counts)) for dm in makers})
    kept = draw(st.lists(st.booleans(), min_size=whole.states, max_size=whole.states))
    states = [tuple(map(int, row)) for row, keep in zip(whole.levels, kept, strict=True) if keep]
    feasible = states if len(states) > 1 else None
    size = len(states) if feasible else whole.states
    wanted = {dm: numbers(size) for dm in makers}
    return Game(makers, feasible, wanted, irreversible=bound)


def prod(counts: list[list[int]]) -> int:
    return int(np.prod([count for own in counts for count in own]))


@given(games(), st.integers(0, 2**31))
@settings(deadline=None, max_examples=40)
def test_a_step_forward_and_backward_is_that_of_the_definition(game: Game, seed: int) -> None:
    rng = np.random.default_rng(seed)
    utilities, pace = worth(game, rng), paces(game, rng)
    flags = rng.random((4, game.states)) < 0.5
    answers = [Response(0, flags[0], flags[1], 0.7), Response(0, flags[2], flags[3], 0.4)]
    shocks = [Shock(0.3, rng.integers(0, game.states, game.states))]
    chain = build_chain(game.space, utilities, pace, answers, shocks)
    rates = generator(game, utilities, pace, answers, shocks)
    step = np.eye(game.states) + rates / chain.rate
    p, values = rng.dirichlet(np.ones(game.states)), rng.normal(size=game.states)
    np.testing.assert_allclose(chain.forward(p), p @ step, atol=1e-13)
    np.testing.assert_allclose(chain.backward(values), step @ values, atol=1e-12)
    state = int(rng.integers(game.states))
    jumps = np.zeros(game.states)
    for to, rate in chain.jumps(state).items():
        jumps[to] = rate
    expected = np.where(np.arange(game.states) == state, 0.0, rates[state])
    np.testing.assert_allclose(jumps, expected, atol=1e-13)


@pytest.mark.parametrize("name", case_names())
def test_catalogue_cases_over_time_are_the_matrix_exponential(name: str) -> None:
    game = read_case(name).conflict()
    rng = np.random.default_rng(len(name))
    utilities, pace = worth(game, rng), paces(game, rng)
    chain = build_chain(game.space, utilities, pace)
    start = start_at(game.states, 0)
    exact = start @ expm(1.7 * generator(game, utilities, pace))
    found, error = distribution_at(chain, start, 1.7)
    assert error < 1e-11
    assert np.abs(found - exact).sum() < 1e-10


def test_two_states_follow_their_closed_form() -> None:
    # at a chance: on with probability e/(1+e), off with 1/(1+e), whatever it was
    on = exp(1.0) / (1 + exp(1.0))
    chain = two_state(rate=2.0, precision=1.0)
    for weeks in (0.0, 0.1, 1.0, 7.0):
        found, error = distribution_at(chain, np.array([1.0, 0.0]), weeks)
        assert found[1] == pytest.approx(on * (1 - exp(-2.0 * weeks)), abs=1e-9)
        assert error < 1e-10
    inert = two_state(rate=2.0, precision=1.0, inertia=1.0)
    up, down = 2 * exp(1) / (exp(1) + exp(1)), 2 / (1 + exp(1) * exp(1))
    found, _ = distribution_at(inert, np.array([1.0, 0.0]), 0.8)
    assert found[1] == pytest.approx(up / (up + down) * (1 - exp(-0.8 * (up + down))), abs=1e-9)


def test_what_cannot_be_undone_is_an_exponential_wait() -> None:
    game = Game({"a": ["x"]}, preferences={"a": [0, 1]}, irreversible=["a.x"])
    chain = build_chain(game.space, np.array([[0.0, 0.0]]), [Pace(3.0, 1.0)])
    rate = 3.0 / 2  # every second chance is taken
    found, _ = distribution_at(chain, np.array([1.0, 0.0]), 0.9)
    assert found[1] == pytest.approx(1 - exp(-0.9 * rate), abs=1e-9)
    reached = hitting(chain, np.array([False, True]))
    assert reached.probability == pytest.approx([1.0, 1.0], abs=1e-12)
    assert reached.weeks == pytest.approx([1 / rate, 0.0], abs=1e-9)
    spent = expected_time(chain, np.array([1.0, 0.0]), np.array([1.0, 0.0]), 2.0)
    assert spent == pytest.approx((1 - exp(-2.0 * rate)) / rate, abs=1e-9)


def test_a_ladder_is_a_birth_and_death_chain() -> None:
    # two decision makers; only single steps of one ladder are open, up for one and down for other
    steps = 5
    game = Game(
        {"up": [{"x": [str(n) for n in range(steps)]}], "down": ["quiet"]},
        feasible=[(n, 0) for n in range(steps)],
        preferences={"up": numbers(steps), "down": numbers(steps)},
        allowed_moves={
            "up": [((n, 0), (n + 1, 0)) for n in range(steps - 1)]
            + [((n + 1, 0), (n, 0)) for n in range(steps - 1)]
        },
    )
    chain = build_chain(game.space, np.zeros((2, steps)), [Pace(1.0, 1.0), Pace(0.0, 1.0)])
    rates = np.array([chain.jumps(n).get(n + 1, 0.0) for n in range(steps)])
    falls = np.array([chain.jumps(n).get(n - 1, 0.0) for n in range(steps)])
    assert rates[:-1] == pytest.approx([1 / 2, 1 / 3, 1 / 3, 1 / 3])
    law = np.cumprod(np.concatenate(([1.0], rates[:-1] / falls[1:])))
    assert stationary(chain) == pytest.approx(law / law.sum(), abs=1e-9)
    # expected time from the bottom to the top: sum over the steps, by the known recursion
    wait, weeks = 0.0, 0.0
    for n in range(steps - 1):
        wait = 1 / rates[n] + (falls[n] / rates[n] * wait if n else 0.0)
        weeks += wait
    top = np.arange(steps) == steps - 1
    assert hitting(chain, top).weeks[0] == pytest.approx(weeks, abs=1e-9)


def test_the_gambler_is_ruined_as_often_as_the_textbook_says() -> None:
    steps, up = 6, exp(1.0) / (exp(1.0) + 1.0)
    lost = Game(
        {"a": [{"x": [str(n) for n in range(steps)]}]},
        preferences={"a": numbers(steps)},
        allowed_moves={"a": [((n,), (m,)) for n in range(1, steps - 1) for m in (n - 1, n + 1)]},
    )
    chain = build_chain(lost.space, 0.5 * numbers(steps)[None], [Pace(1.0, 1.0)])
    ratio = (1 - up) / up
    expected = [(1 - ratio**n) / (1 - ratio ** (steps - 1)) for n in range(steps)]
    found = hitting(chain, np.arange(steps) == steps - 1)
    assert found.probability == pytest.approx(expected, abs=1e-9)
    assert np.isinf(found.weeks[:-1]).all()
    with pytest.raises(SeveralEnds):
        stationary(chain)


@given(st.integers(0, 2**31), st.floats(0, 12))
@settings(deadline=None, max_examples=25)
def test_the_long_run_of_a_potential_game_is_gibbs(seed: int, precision: float) -> None:
    game = Game({"a": ["x", "y"], "b": ["u"], "c": [{"v": ["0", "1", "2"]}]},
                preferences={dm: numbers(24) for dm in "abc"})  # fmt: skip
    rng = np.random.default_rng(seed)
    potential = rng.random(24)
    # own payoffs differ from the potential by what only the others decide
    utilities = np.stack([potential + rng.random(99)[reach.cell] for reach in _reaches(game)])
    pace = [Pace(float(rate), precision) for rate in rng.uniform(0.2, 3.0, 3)]
    law = stationary(build_chain(game.space, utilities, pace))
    gibbs = np.exp(precision * (potential - potential.max()))
    assert np.abs(law - gibbs / gibbs.sum()).max() < 1e-12


def _reaches(game: Game):
    from tightrope.analysis.dynamics.reach import reach_of

    return [reach_of(game.space, dm) for dm in range(len(game.decision_makers))]


@given(games(), st.integers(0, 2**31))
@settings(deadline=None, max_examples=25)
def test_what_is_ever_reached_solves_its_equations(game: Game, seed: int) -> None:
    rng = np.random.default_rng(seed)
    utilities, pace = worth(game, rng), paces(game, rng)
    chain = build_chain(game.space, utilities, pace)
    target = rng.random(game.states) < 0.3
    found = hitting(chain, target)
    rates = generator(game, utilities, pace)
    step = np.eye(game.states) + np.where(target[:, None], 0.0, rates) / chain.rate
    far = np.linalg.matrix_power(step, 2**24)[:, target].sum(axis=1)
    np.testing.assert_allclose(found.probability, far, atol=1e-6)
    for s in range(game.states):
        if np.isfinite(found.weeks[s]) and not target[s]:
            waits = sum(rates[s, t] * found.weeks[t] for t in np.flatnonzero(rates[s] > 0))
            assert found.weeks[s] == pytest.approx((1 + waits) / -rates[s, s], rel=1e-6)
            assert found.probability[s] == pytest.approx(1.0, abs=1e-9)


def test_what_is_left_out_of_the_sum_is_within_the_bound() -> None:
    chain = two_state(rate=9.0, precision=2.0)
    start = np.array([1.0, 0.0])
    exact, _ = distribution_at(chain, start, 3.0)
    rough, error = distribution_at(chain, start, 3.0, tolerance=1e-3)
    assert 1e-8 < np.abs(exact - rough).sum() <= error <= 1e-3
    assert rough.sum() < exact.sum()


@pytest.mark.parametrize("weeks", [-1.0, float("nan"), MOST_WEEKS + 1])
def test_times_that_are_none_are_refused(weeks: float) -> None:
    with pytest.raises(BadHorizon):
        mixture(1.0, [weeks])


@pytest.mark.parametrize(
    "pace",
    [
        Pace(-0.1, 1.0),
        Pace(1.0, -1.0),
        Pace(float("nan"), 1.0),
        Pace(28.01, 1.0),
        Pace(1.0, 100.1),
        Pace(1.0, 1.0, 30.1),
        Pace(1.0, 1.0, float("inf")),
        Pace(1.0, 1.0, -0.1),
    ],
)
def test_paces_that_cannot_be_are_refused(pace: Pace) -> None:
    game = Game({"a": ["x"]}, preferences={"a": [0, 1]})
    with pytest.raises(BadPace):
        build_chain(game.space, np.array([[0.0, 1.0]]), [pace])
    assert build_chain(game.space, np.array([[0.0, 1.0]]), [Pace(28, 100, 30)]).rate == 28


def test_choices_that_never_err_are_still_numbers_however_much_states_differ() -> None:
    game = Game({"a": ["x"]}, preferences={"a": [0, 1]})
    for worth in (5.9, 6.0, 6.1, 1000.0):
        (mover,) = build_chain(game.space, np.array([[0.0, worth]]), [Pace(1.0, 100.0)]).movers
        least = np.exp(-min(100 * worth, MOST_SPREAD))
        assert mover.choices[0].weight == pytest.approx([least, 1.0], rel=1e-9)


def test_nobody_moving_is_a_chain_too() -> None:
    chain = two_state(rate=0.0)
    start = np.array([0.4, 0.6])
    found, error = distribution_at(chain, start, 5.0)
    assert found == pytest.approx(start)
    assert error < 1e-12
    assert expected_time(chain, start, np.array([0.0, 1.0]), 5.0) == pytest.approx(3.0)
    assert hitting(chain, np.array([False, True])).probability.tolist() == [0.0, 1.0]
    with pytest.raises(SeveralEnds):
        stationary(chain)
