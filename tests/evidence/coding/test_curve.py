"""The curve from evidence to confidence: linear between knots, and learned so that its shares are right."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tightrope.evidence.coding.reader.curve import Curve, on_curve
from training.learn import calibrate


def test_a_curve_gives_the_share_of_its_log_odds() -> None:
    curve = Curve.of(0.5, [(0, -9.0, -1.0), (1, -9.0, 0.75)])
    odds = 0.5 - 10.0 + 0.75 * 11.0
    assert on_curve((1.0, 2.0), curve) == pytest.approx(1 / (1 + math.exp(-odds)))
    assert on_curve((1.0, 2.0), Curve.of(0.0, [])) == 0.5


@pytest.mark.parametrize(("value", "odds"), [(0.5, 0.0), (1.0, 0.0), (1.5, 1.0), (3.0, 4.0)])
def test_a_slope_counts_above_its_knot_alone(value: float, odds: float) -> None:
    curve = Curve.of(0.0, [(1, 1.0, 2.0)])
    assert on_curve((7.0, value), curve) == pytest.approx(1 / (1 + math.exp(-odds)))


def test_a_curve_is_made_of_its_terms() -> None:
    terms = [(3, 0.25, -1.5), (0, -2.0, 0.125)]
    assert Curve.of(1.0, terms).terms() == terms


def test_a_learned_curve_gives_the_shares_that_were_right() -> None:
    rng = np.random.default_rng(1)
    x = rng.uniform(0, 1, 4000)
    shares = np.where(x < 0.5, 0.2, 0.2 + 1.2 * (x - 0.5))  # flat, then rising: no straight line
    right = rng.uniform(0, 1, 4000) < shares
    curve = calibrate([(float(v), 1.0) for v in x], [bool(r) for r in right])
    for low, high in ((0.0, 0.25), (0.25, 0.5), (0.5, 0.75), (0.75, 1.0)):
        inside = (low <= x) & (x < high)
        shown = np.mean([on_curve((float(v), 1.0), curve) for v in x[inside]])
        assert shown == pytest.approx(right[inside].mean(), abs=0.03)


def test_the_slope_of_a_number_of_few_values_does_not_change() -> None:
    few = [(float(k % 20), float(k % 21)) for k in range(420)]
    curve = calibrate(few, [k % 3 == 0 for k in range(420)])
    assert [number for number, _, _ in curve.terms()] == [0, 1, 1, 1, 1, 1]
    assert [knot for number, knot, _ in curve.terms() if number] == [0.0, 5.0, 10.0, 15.0, 18.0]
