"""Sampled priorities: the Mallows model, the counts, the seed, Ctrl-C, and SALib's second opinion."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import numpy as np
import pytest

from tests.words.saying import say
from tightrope.analysis.strategy import Conflict, report_strategy, sample_priorities
from tightrope.analysis.strategy.sampling import order_of, permutation_importance
from tightrope.analysis.strategy.verdict import Verdicts
from tightrope.conflict import Priorities
from tightrope.conflict.draws import Spread, draw_orders
from tightrope.conflict.errors import BadDispersion, NoPriorities
from tightrope.errors import UsageMistake

WANTED = {
    "north": ["not north.arm if north.talk", "north.talk", "not south.arm", "north.arm"],
    "south": ["not north.arm", "south.arm", "south.talk if north.talk", "not south.talk"],
}


def _game(wanted: dict[str, list[str]] | None = None) -> Conflict:
    return Conflict(
        {"north": ["arm", "talk"], "south": ["arm", "talk"]},
        None,
        {dm: Priorities(statements) for dm, statements in (wanted or WANTED).items()},
        status_quo=(0, 1, 1, 0),
    )


def _exchanged(order: tuple[int, ...]) -> int:
    return sum(a > b for k, a in enumerate(order) for b in order[k + 1 :])


@pytest.mark.parametrize("dispersion", [0.2, 0.6, 1.0])
def test_orders_follow_the_mallows_model(dispersion: float) -> None:
    draws = 20_000
    rng = np.random.default_rng(0)
    drawn = Counter(map(tuple, draw_orders(4, draws, rng, Spread(dispersion)).tolist()))
    weights = {order: dispersion ** _exchanged(order) for order in permutations(range(4))}
    total = sum(weights.values())
    for order, weight in weights.items():
        expected = draws * weight / total
        assert abs(drawn[order] - expected) < 5 * expected**0.5 + 1


def test_doubtful_statements_stray_further_than_firm_ones() -> None:
    rng = np.random.default_rng(0)
    firm = [True, True, False, True, True]
    orders = draw_orders(5, 4000, rng, Spread(0.1, 0.9), firm)
    places = np.argsort(orders, axis=1)
    strayed = np.abs(places - np.arange(5)).mean(axis=0)
    assert strayed[2] > 2 * strayed[[0, 1, 3, 4]].max()
    among_firm = Counter(tuple(k for k in order if k != 2) for order in orders.tolist())
    assert among_firm[(0, 1, 3, 4)] / 4000 == pytest.approx(
        1 / sum(0.1 ** _exchanged(o) for o in permutations(range(4))), abs=0.03
    )


def test_dispersions_out_of_range_are_refused() -> None:
    rng = np.random.default_rng(0)
    for bad in (0.0, 1.2, float("nan")):
        with pytest.raises(BadDispersion, match="above 0, at most 1"):
            draw_orders(3, 1, rng, Spread(bad))


def test_counts_are_those_of_each_draw_by_itself() -> None:
    game = _game()
    told = sample_priorities(game, draws=60, seed=3)
    rng = np.random.default_rng(3).spawn(2)[0]
    orders = {dm: draw_orders(4, 60, rng, Spread(0.3)) for dm in (0, 1)}
    verdicts = Verdicts(game)
    for row, concept in zip(told.counts, told.concepts, strict=True):
        for state in range(game.states):
            held = sum(
                verdicts.equilibrium(
                    state, concept, {dm: tuple(table[d]) for dm, table in orders.items()}
                )
                for d in range(60)
            )
            assert row[state] == held
    assert told.share(told.about) == told.counts[-1, told.about] / 60


def test_forecasts_are_those_of_each_draw_by_itself() -> None:
    game = _game()
    told = sample_priorities(game, draws=40, seed=5, spread=Spread(0.7), shown=100)
    rng = np.random.default_rng(5).spawn(2)[0]
    orders = {dm: draw_orders(4, 40, rng, Spread(0.7)) for dm in (0, 1)}
    expected: Counter[int] = Counter()
    levels: Counter[tuple[str, str]] = Counter()
    for d in range(40):
        drawn = game.with_preferences(
            {
                dm: Priorities([WANTED[dm][k] for k in orders[i][d]])
                for i, dm in enumerate(game.decision_makers)
            }
        )
        report = report_strategy(drawn, shown=100)
        expected.update(o.state for o in report.expected)
        levels.update((o, level) for o, level in report.forecast.items() if level is not None)
    assert {o.state: o.expected for o in told.outcomes if o.expected} == dict(expected)
    assert {(o, n): k for o, at in told.forecast.items() for n, k in at.items()} == dict(levels)


def test_the_seed_alone_fixes_the_result() -> None:
    game = _game()
    one = sample_priorities(game, draws=50, seed=0, workers=1)
    four = sample_priorities(game, draws=50, seed=0, workers=4)
    assert one == four
    assert np.array_equal(one.counts, four.counts)
    assert not np.array_equal(one.counts, sample_priorities(game, draws=50, seed=1).counts)


def test_an_interrupted_run_keeps_its_draws() -> None:
    def interrupt(finished: int, _: int) -> None:
        if finished >= 20:
            raise KeyboardInterrupt

    told = sample_priorities(_game(), draws=5000, workers=2, progress=interrupt)
    assert 20 <= told.finished < 5000
    assert told.counts.max() <= told.finished
    assert "interrupted; 5,000 were asked for" in say(told)


def test_progress_counts_up_to_all_draws() -> None:
    seen: list[int] = []
    sample_priorities(_game(), draws=30, progress=lambda done, _: seen.append(done))
    assert seen == sorted(seen)
    assert seen[-1] == 30


def test_a_statement_that_never_matters_has_no_weight() -> None:
    told = sample_priorities(_game(), draws=200, spread=Spread(0.8), about=(0, 1, 1, 0))
    flips = {(w.decision_maker, w.statement): w.flips for w in told.deciding}
    assert list(flips.values()) == sorted(flips.values(), reverse=True)
    alone = _game({**WANTED, "north": ["north.arm", "north.arm", "not north.talk", "south.arm"]})
    weights = sample_priorities(alone, draws=100, about=(1, 0, 0, 0)).deciding
    assert {w.flips for w in weights if w.statement == "south.arm"} == {0.0}


def test_importance_agrees_with_sobol_indices_of_an_independent_program() -> None:
    sobol = pytest.importorskip("SALib.analyze.sobol")
    sampler = pytest.importorskip("SALib.sample.sobol")
    game = _game()
    local = Verdicts(game).local(game.index_of((1, 1, 0, 0)), 0, "seq")
    problem = {"num_vars": 4, "names": list("abcd"), "bounds": [[0.0, 1.0]] * 4}
    weights = sampler.sample(problem, 2048, calc_second_order=False, seed=1)
    verdicts = np.array([local.stable(order_of(row)) for row in weights], dtype=float)
    total = sobol.analyze(problem, verdicts, calc_second_order=False, seed=1)["ST"]
    rng = np.random.default_rng(0)
    ours, variance = permutation_importance(
        rng.random((6000, 4)), lambda _, order: local.stable(order), rng
    )
    assert variance > 0.05
    np.testing.assert_allclose(ours / (2 * variance), total, atol=0.06)


def test_mistakes_are_named() -> None:
    numbers = Conflict({"a": ["x"], "b": ["y"]}, None, {"a": [0, 1, 2, 3], "b": [0, 1, 2, 3]})
    with pytest.raises(NoPriorities):
        sample_priorities(numbers, draws=1)
    with pytest.raises(UsageMistake, match="1 or more"):
        sample_priorities(_game(), draws=0)
    with pytest.raises(BadDispersion, match="one mark per statement"):
        sample_priorities(_game(), draws=1, firm={"north": [True]})
