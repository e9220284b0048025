"""Forecasts on worlds drawn from the model itself: calibrated, tenth by tenth, within their error."""

from __future__ import annotations

import numpy as np
import pytest

from bench.calibration import (
    AHEAD,
    PRIOR,
    SEEN,
    WORLDS,
    Told,
    calibrate,
    calibrated,
    figure,
    game_of,
    page,
    play,
    try_world,
)
from tightrope.analysis.dynamics.chain import Pace, build_chain


def test_a_world_is_the_same_again_and_another_is_another() -> None:
    one = try_world(0, 3, draws=2)
    assert one == try_world(0, 3, draws=2)
    assert one != try_world(0, 4, draws=2)
    # every option by every week, and the later the likelier
    assert len(one) % len(AHEAD) == 0
    for first in range(0, len(one), len(AHEAD)):
        own = one[first : first + len(AHEAD)]
        assert [told.probability for told in own] == sorted(told.probability for told in own)
        assert [told.came for told in own] == sorted(told.came for told in own)


def test_a_course_moves_as_often_as_its_chain() -> None:
    game = game_of(0, False)
    rng = np.random.default_rng(0)
    chain = build_chain(
        game.space,
        rng.random((2, 4)),
        [Pace(PRIOR.rate[1], PRIOR.precision[1], PRIOR.inertia[1])] * 2,
    )
    steps = [step for _ in range(300) for step in play(chain, 0, SEEN, rng)]
    left = [step for step in steps if step.target is not None and step.state == 0]
    waited = sum(step.weeks for step in steps if step.state == 0)
    rate = sum(chain.jumps(0).values())
    assert len(left) / waited == pytest.approx(rate, rel=4.5 / len(left) ** 0.5)
    assert sum(step.weeks for step in steps) == pytest.approx(300 * SEEN)


def test_some_worlds_are_calibrated_within_their_sampling_error() -> None:
    found = calibrate(120, seed=5, draws=8).scores
    for tenth in found.calibration:
        assert abs(tenth.happened - tenth.mean) < 4 * tenth.error + 0.03
    assert found.brier < found.uncertainty  # it tells more than the common share


def test_what_hangs_together_counts_as_one() -> None:
    rng = np.random.default_rng(2)
    came = rng.random(500) < 0.25
    each = [Told(k, 0.25, bool(one)) for k, one in enumerate(came)]
    thrice = [one for one in each for _ in range(3)]
    (alone,), (held,) = calibrated(each).scores.calibration, calibrated(thrice).scores.calibration
    assert held.forecasts == 3 * alone.forecasts
    assert held.error == pytest.approx(alone.error)  # copies tell nothing more
    assert alone.error == pytest.approx((0.25 * 0.75 / 500) ** 0.5, rel=0.1)
    assert calibrated(thrice).apart == pytest.approx(calibrated(each).apart)
    off = came.sum() - 125
    assert calibrated(each).apart == pytest.approx(off**2 / ((came - 0.25) ** 2).sum())


def test_the_page_says_how_far_off_the_furthest_tenth_is() -> None:
    found = calibrated(
        [Told(k, 0.05, k < 5) for k in range(100)]
        + [Told(100 + k, 0.75, k < 79) for k in range(100)]
    )
    told = page(found)
    assert "off by more than three points: 1 of 2. The furthest is off by 4.0 points" in told
    assert "it would be 2 on average, and above 9.2 once in a hundred" in told
    assert "| 0.750 | 0.790 | +0.040 | 0.041 | 100 |" in told
    drawn = figure(found.scores)
    assert drawn.count("<circle") == 2
    assert f'cx="{40 + 280 * 0.75:.1f}" cy="{320 - 280 * 0.79:.1f}"' in drawn


@pytest.mark.slow
def test_ten_thousand_worlds_are_calibrated_within_three_points() -> None:
    found = calibrate()
    assert found.worlds == WORLDS
    assert len(found.scores.calibration) == 10
    for tenth in found.scores.calibration:
        assert tenth.error <= 0.01  # a sample that can tell three points from chance
        assert abs(tenth.happened - tenth.mean) <= 0.03, tenth
    assert found.apart < 23.2  # chi-squared, 10 degrees, 1%
