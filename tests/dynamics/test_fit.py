"""The course so far, its likelihood, and the paces it leaves."""

from __future__ import annotations

import itertools
from dataclasses import replace
from math import exp, log

import numpy as np
import pytest

from tests.dynamics.crises import BASE, play, quarrel
from tightrope.analysis.dynamics.chain import Pace, build_chain
from tightrope.analysis.dynamics.errors import BadPace, NoDatedMoves
from tightrope.analysis.dynamics.fit import fit_pace, grid_of, profile_ends
from tightrope.analysis.dynamics.history import History, Step, read_history
from tightrope.analysis.dynamics.likelihood import Points, log_likelihoods
from tightrope.analysis.dynamics.priors import (
    PacePrior,
    answer_rate,
    base_rates,
    priors_of,
    quantiles,
)
from tightrope.analysis.dynamics.reach import reach_of
from tightrope.analysis.dynamics.utility import line_worth, utilities
from tightrope.conflict import build_game

WIDE = PacePrior((0.05, 0.5, 8.0), (0.5, 4.0, 20.0), (0.0, 0.5, 2.0), ("assumed",) * 3)


def test_the_rate_of_past_disputes_is_that_of_their_length_and_answers() -> None:
    found = base_rates()["disputes"]
    rate, ends = answer_rate(), log(2) / (found["median_days"] / 7)
    assert rate == pytest.approx(0.2026, abs=5e-4)
    # an answer that comes at this rate comes before the end as often as disputes are answered
    assert rate / (rate + ends) == pytest.approx(found["answered"])
    assert exp(-ends * 26 / 7) == pytest.approx(0.5)
    told = (found, base_rates()["choices"], *base_rates()["rates"].values())
    assert all(one["source"] and one["reference_class"] for one in told)


def test_a_prior_says_where_it_comes_from() -> None:
    told = {"everybody": {"precision": 5}, "paces": {"hill": {"rate": [1, 2, 3]}}}
    hill, dale = priors_of(quarrel(dynamics=told), ("hill", "dale"))
    assert hill.rate == (1, 2, 3)
    assert hill.precision == dale.precision == (5, 5, 5)
    assert hill.said == ("file", "file", "assumed")
    assert dale.said == ("past disputes", "file", "assumed")
    assert dale.rate == pytest.approx((answer_rate() / 4, answer_rate(), answer_rate() * 15))
    assert (hill.rate[1], hill.precision[1], hill.inertia[1]) == (2, 5, 1.0)


def test_quantiles_are_those_of_the_triangular_law() -> None:
    shares = np.linspace(0.01, 0.99, 9)
    from scipy.stats import triang

    exact = triang(c=0.25, loc=2, scale=4).ppf(shares)
    assert quantiles((2, 3, 6), shares, logarithmic=False) == pytest.approx(exact)
    logs = quantiles((1, 10, 100), shares, logarithmic=True)
    assert logs == pytest.approx(np.exp(triang(c=0.5, scale=np.log(100)).ppf(shares)))
    assert quantiles((3, 3, 3), shares, logarithmic=True) == pytest.approx(3.0)


def test_the_course_so_far_is_read_from_the_dated_moves() -> None:
    game = build_game(quarrel())
    history = read_history(quarrel(), game)
    dug = game.index_of({"hill.dig": "yes", "dale.answer": "words"})
    tolled = game.index_of({"hill.dig": "yes", "dale.answer": "tolls"})
    assert history.steps == (
        Step(dug, 1.0, 1, tolled, 1, "2030-05-08"),
        Step(tolled, 3.0, date="2030-05-29"),
    )
    assert (history.moves, history.weeks, history.of(0), history.of(1)) == (1, 4.0, 0, 1)
    assert history.left_out == ()


def test_what_nobody_could_have_chosen_is_left_out_and_said() -> None:
    options = {**BASE["options"], "hill": {"dig": {**BASE["options"]["hill"]["dig"],
                                                   "irreversible": True, "now": False}}}  # fmt: skip
    events = [*BASE["events"], {"date": "2030-05-15", "text": "A flood",
                                "moves": {"hill.dig": False}}]  # fmt: skip
    model = quarrel(options=options, events=events)
    history = read_history(model, build_game(model))
    assert history.left_out == (("hill.dig", 2),)
    assert [step.target is not None for step in history.steps] == [True, False, False]
    assert history.weeks == pytest.approx(4.0)
    same_day = [BASE["events"][0], {**BASE["events"][1], "date": "2030-05-01", "order": 2}]
    steps = read_history(quarrel(events=same_day), build_game(quarrel())).steps
    assert [step.weeks for step in steps] == [0.0, 4.0]


def test_moves_before_the_record_set_levels_and_tell_nothing_of_pace() -> None:
    early = {
        "date": "2020",
        "text": "Hill stops",
        "moves": {"hill.dig": {"from": True, "to": False}},
    }
    events = [early, *BASE["events"]]
    long = read_history(quarrel(events=events), build_game(quarrel()))
    assert long.weeks > 480
    for since in ("2030-05-01", "2030-05", "2021"):
        kept = quarrel(events=events, dynamics={"since": since})
        assert read_history(kept, build_game(kept)) == replace(
            read_history(quarrel(), build_game(quarrel())),
            steps=tuple(replace(s, event=None if s.event is None else s.event + 1)
                        for s in read_history(quarrel(), build_game(quarrel())).steps),
        )  # fmt: skip
    later = quarrel(dynamics={"since": "2030-05-02"})
    assert (
        read_history(later, build_game(later)).moves == 0
    )  # the one that is left starts the clock


@pytest.mark.parametrize("events", [[], BASE["events"][:1]])
def test_a_course_needs_more_than_its_beginning(events) -> None:
    model = quarrel(events=events, as_of="2030-05-01")
    with pytest.raises(NoDatedMoves):
        read_history(model, build_game(model))


def test_the_likelihood_is_rate_times_choice_times_waiting() -> None:
    game = build_game(quarrel())
    steps = read_history(quarrel(), game).steps
    own = utilities(game)[1]
    points = Points(np.array([0.7]), np.array([3.0]), np.array([0.4]))
    found = log_likelihoods(steps, 1, reach_of(game.space, 1), lambda at: own[at][None], points)
    # Dale's lines: not hill.dig counts 1/2, tolls 1/4; Hill digs throughout
    weights = {"words": exp(0.4), "tolls": exp(3 / 4), "force": 1.0}
    total = sum(weights.values())
    first = log(0.7 * weights["tolls"] / total) - 0.7 * (1 - weights["words"] / total) * 1.0
    stays = exp(0.4 + 3 / 4) / (exp(0.4 + 3 / 4) + 2)
    assert found[:, 0] == pytest.approx([first, -0.7 * (1 - stays) * 3.0])
    other = log_likelihoods(steps, 0, reach_of(game.space, 0), lambda at: own[at][None], points)
    assert other[0, 0] == pytest.approx(-0.7 * (1 - exp(0.4) / (exp(0.4) + exp(1.5))))


def test_lines_count_in_their_order() -> None:
    bits = np.array([[1, 0, 0, 1], [0, 1, 0, 1], [0, 0, 1, 1]], dtype=bool)
    assert line_worth(bits).tolist() == [0.5, 0.25, 0.125, 0.875]
    assert line_worth(bits, [2, 0, 1]).tolist() == [0.25, 0.125, 0.5, 0.875]
    rng = np.random.default_rng(0)
    many = rng.random((12, 200)) < 0.5
    worth = line_worth(many)
    ordered = sorted(range(200), key=lambda s: tuple(many[:, s]))
    assert all(worth[a] <= worth[b] for a, b in itertools.pairwise(ordered))


def test_simulated_moves_give_their_pace_back() -> None:
    model = quarrel()
    game = build_game(model)
    worth = utilities(game)
    truth = [Pace(0.6, 3.0, 0.5), Pace(2.0, 6.0, 1.0)]
    chain = build_chain(game.space, worth, truth)
    inside = 0
    for seed in range(4):
        rng = np.random.default_rng(seed)
        history = History(tuple(play(chain, 0, 300.0, rng)))
        for dm, name in enumerate(game.decision_makers):
            fit = fit_pace(name, dm, WIDE, history, reach_of(game.space, dm), worth[dm])
            true = (truth[dm].rate, truth[dm].precision, truth[dm].inertia)
            for value, one in zip(true, fit.estimates, strict=True):
                inside += one.low <= value <= one.high
            assert fit.moves > 15
            rate = fit.estimates[0]
            off = abs(np.log(rate.fitted / truth[dm].rate))
            assert off < (0.6 if rate.error is None else 4 * rate.error)
            assert (rate.error is None) == ("rate and inertia" in fit.doubts)
    assert inside >= 0.8 * 24 * 0.8  # four fifths should be; of 24, allowing for their error


def test_profile_ends_are_where_the_best_of_the_rest_falls_off() -> None:
    values = np.array([1.0, 1.0, 2.0, 2.0, 3.0, 3.0, 4.0, 4.0])
    level = exp(-2.705543454 / 2)  # a chi-squared of one degree is below 2.7055 nine times in ten
    from scipy.stats import chi2

    assert chi2.ppf(0.9, 1) == pytest.approx(2.705543454)
    below, above = 0.99 * level, 1.01 * level
    assert profile_ends(values, np.array([0, below, 0, above, 1, 0, below, 0])) == (2.0, 3.0)
    assert profile_ends(values, np.array([above, 0, 0, 0.5, 1, 0, below, 0])) == (None, 3.0)
    assert profile_ends(values, np.array([0, 0, 0, 0.5, 1, 0, above, 0])) == (2.0, None)
    assert profile_ends(np.ones(3), np.array([0.2, 0.3, 0.5])) == (None, None)


def test_the_profile_of_a_rate_alone_is_that_of_a_poisson_count() -> None:
    # no wants, no inertia: Dale takes another of three levels at two chances in three
    game = build_game(quarrel())
    own, reach = np.zeros(game.states), reach_of(game.space, 1)
    tolls, words = (
        game.index_of({"hill.dig": "yes", "dale.answer": level}) for level in ("tolls", "words")
    )
    steps = [Step(tolls, 0.5, 1, words), Step(words, 0.5, 1, tolls)] * 5
    prior = PacePrior((0.2, 2.0, 20.0), (0, 0, 0), (0, 0, 0), ("file",) * 3)
    fit = fit_pace("dale", 1, prior, History(tuple(steps)), reach, own)
    rate = fit.estimates[0]
    best, weeks = 10 / 5.0 * 1.5, 5.0

    def fall(at: float) -> float:
        return 10 * log(at / best) - (at - best) * weeks / 1.5

    assert rate.fitted == pytest.approx(best, rel=1e-3)
    assert rate.error == pytest.approx(1 / 10**0.5, rel=0.01)
    axis = list(np.unique(fit.points.rate))
    low, high = axis.index(rate.least), axis.index(rate.most)
    assert fall(axis[low]) >= -2.7055 / 2 > fall(axis[low - 1])  # the next point is beyond
    assert fall(axis[high]) >= -2.7055 / 2 > fall(axis[high + 1])
    assert rate.least < best < rate.most
    assert (fit.estimates[1].least, fit.estimates[1].most) == (None, None)


def test_the_ends_of_the_profile_hold_the_truth_as_often_as_they_say() -> None:
    model = quarrel()
    game = build_game(model)
    worth = utilities(game)
    held = tries = 0
    for seed in range(12):
        rng = np.random.default_rng((seed, 77))
        truth = [WIDE.draw(rng, 1).pace(0) for _ in range(2)]
        history = History(tuple(play(build_chain(game.space, worth, truth), 0, 60.0, rng)))
        for dm, name in enumerate(game.decision_makers):
            fit = fit_pace(name, dm, WIDE, history, reach_of(game.space, dm), worth[dm])
            for one in fit.estimates:
                true = getattr(truth[dm], one.name)
                held += (one.least is None or one.least <= true) and (
                    one.most is None or true <= one.most
                )
                tries += 1
    assert tries == 72
    assert held >= 0.9 * tries - 2 * (0.09 * tries) ** 0.5


def test_what_the_moves_cannot_tell_is_said() -> None:
    game = build_game(quarrel())
    worth = utilities(game)
    history = read_history(quarrel(), game)
    hill, dale = (
        fit_pace(n, dm, WIDE, history, reach_of(game.space, dm), worth[dm])
        for dm, n in enumerate(game.decision_makers)
    )
    assert hill.doubts == ("never moved",)
    assert hill.estimates[0].fitted is None
    assert hill.estimates[0].high < quantiles(WIDE.rate, np.array([0.9]), logarithmic=True)[0]
    assert "one move" in dale.doubts
    assert dale.estimates[0].fitted is not None
    fixed = PacePrior((1, 1, 1), (2, 2, 2), (0, 0, 0), ("file",) * 3)
    still = fit_pace("dale", 1, fixed, history, reach_of(game.space, 1), worth[1])
    assert still.middle == still.draw(np.random.default_rng(0)) == Pace(1, 2, 0)
    assert len(grid_of(fixed).rate) == 1
    never = PacePrior((0, 0, 0), (2, 2, 2), (0, 0, 0), ("file",) * 3)
    with pytest.raises(BadPace, match="dale: its dated moves cannot have come"):
        fit_pace("dale", 1, never, history, reach_of(game.space, 1), worth[1])
    none = fit_pace("dale", 1, WIDE, None, reach_of(game.space, 1), worth[1])
    assert none.doubts == ()
    assert none.posterior == pytest.approx(1 / len(none.posterior))
