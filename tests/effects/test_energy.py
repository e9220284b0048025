"""The oil-price formula by hand, against past shocks, and its bands."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tightrope.analysis.effects import analyse_effects, price_shock
from tightrope.analysis.effects.energy import (
    price_change,
    read_elasticities,
    read_past_shocks,
)
from tightrope.crisis.model import EnergyShock

from .crises import pipeline_crisis


def shock(**fields) -> EnergyShock:
    return EnergyShock.model_validate({"world": 105, "lost": 1.7, **fields})


# ln(1 - 1.7/105) = -0.0163229; over 0.275, 0.5 and 0.24: exp of 0.059356, 0.032646, 0.068012
BY_HAND = {"Kilian": 6.1153, "Baumeister": 3.3184, "Caldara": 7.0378}


@pytest.mark.parametrize(("study", "per_cent"), BY_HAND.items())
def test_the_price_agrees_with_hand_calculation(study, per_cent):
    (source,) = (s for s in price_shock("x", shock()).sources if s.study.startswith(study))
    assert source.by_hand == pytest.approx(per_cent, abs=1e-3)


def test_bypass_spare_stocks_and_duration_lower_the_loss():
    relieved = price_shock("x", shock(lost=20, bypass=2.6, spare=3, stocks=4.4, days=15))
    assert relieved.net_loss.median == pytest.approx(100 * 10 / 105 / 2)
    covered = price_shock("x", shock(lost=1, spare=2))
    assert covered.sources[0].if_lost == covered.net_loss
    assert covered.net_loss.median == covered.net_loss.high == 0


def test_a_longer_loss_than_a_month_counts_in_full():
    assert price_shock("x", shock(days=90)).net_loss == price_shock("x", shock(days=30)).net_loss


def test_the_closure_of_march_2026_lies_between_the_sources():
    (past,) = (p for p in read_past_shocks() if p.kind == "loss")
    priced = price_shock("x", shock(world=past.world, lost=past.lost))
    hands = sorted(source.by_hand for source in priced.sources)
    assert hands == pytest.approx([21.9, 43.4, 51.1], abs=0.06)
    assert hands[0] < 100 * past.change < hands[-1]
    assert past.change == pytest.approx(0.451, abs=5e-4)


def test_the_jump_of_13_june_2025_is_the_premium_of_a_small_expected_loss():
    (past,) = (p for p in read_past_shocks() if p.kind == "premium")
    assert past.change == pytest.approx(0.0702, abs=1e-4)
    losses = [0.0185, 0.0334, 0.0162]  # about two per cent of the world's supply, by each source
    for loss, source in zip(losses, read_elasticities(), strict=True):
        change = price_change(loss, source.supply, source.demand)
        assert change == pytest.approx(past.change, abs=5e-4)


@given(st.floats(0.001, 0.5), st.floats(0.01, 0.3), st.floats(-0.6, -0.05))
@settings(deadline=None)
def test_the_price_follows_from_the_share_lost_in_logarithms(share, supply, demand):
    change = float(price_change(share, supply, demand))
    assert change > 0
    assert math.log1p(change) == pytest.approx(math.log1p(-share) / (demand - supply))


def test_bands_enclose_the_hand_value_and_repeat_with_the_seed():
    first = price_shock("x", shock(lost=[1.0, 1.7, 2.6], probability=[0.1, 0.2, 0.4]), seed=0)
    again = price_shock("x", shock(lost=[1.0, 1.7, 2.6], probability=[0.1, 0.2, 0.4]), seed=0)
    other = price_shock("x", shock(lost=[1.0, 1.7, 2.6], probability=[0.1, 0.2, 0.4]), seed=1)
    assert first == again != other
    for source in first.sources:
        assert source.if_lost.low < source.by_hand < source.if_lost.high
        assert source.premium.median < source.if_lost.median / 2


def test_the_band_is_the_quantiles_of_the_stated_distributions():
    """With the loss certain, ln(price) * (s - d) is constant, so the band follows from s - d."""
    source = price_shock("x", shock(), draws=200_000).sources[0]
    spread = math.exp(1.6449 * 0.3)  # demand elasticity dominates the sum of 0.015 and 0.26
    low = 100 * math.expm1(0.016323 / (0.015 + 0.26 * spread))
    high = 100 * math.expm1(0.016323 / (0.015 + 0.26 / spread))
    assert source.if_lost.low == pytest.approx(low, rel=0.02)
    assert source.if_lost.high == pytest.approx(high, rel=0.02)


def test_no_probability_gives_no_premium():
    assert all(source.premium is None for source in price_shock("x", shock()).sources)


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"lost": 105}, "less than the world"), ({"probability": 1.5}, "probability")],
)
def test_an_impossible_shock_is_refused_where_it_is_written(fields, said):
    with pytest.raises(ValidationError, match=said):
        shock(**fields)


@pytest.mark.parametrize("lost", [[2, 1, 3], [-1, 0, 1], -1])
def test_a_spread_out_of_order_is_refused(lost):
    with pytest.raises(ValidationError, match="rising order"):
        shock(lost=lost)


def test_the_report_prices_every_shock_and_says_whether_it_comes_about():
    crisis = pipeline_crisis(
        energy_shocks={
            "closure": {"world": 105, "lost": 3, "if": "north.close", "indicator": "price"},
            "storm": {"world": 105, "lost": 1},
        }
    )
    held = analyse_effects(crisis, outcome={"north.close": "yes"}).energy
    idle = analyse_effects(crisis, outcome={}).energy
    assert [(e.name, e.applies) for e in held] == [("closure", True), ("storm", None)]
    assert [(e.name, e.applies) for e in idle] == [("closure", False), ("storm", None)]
    assert all("Journal" in s.citation or "Review" in s.citation for s in held[0].sources)


def test_the_seed_reaches_the_shocks():
    crisis = pipeline_crisis(energy_shocks={"loss": {"world": 105, "lost": [1, 2, 4]}})
    bands = [
        analyse_effects(crisis, outcome={}, draws=1, seed=seed).energy[0].sources[0].if_lost
        for seed in (0, 0, 1)
    ]
    assert bands[0] == bands[1] != bands[2]


def test_elasticities_of_ones_own_stand_alone_with_their_source():
    own = {"supply": 0.1, "demand": -0.4, "source": "Ministry of Energy 2024", "log_spread": 0}
    (source,) = price_shock("x", shock(elasticities=own)).sources
    assert (source.study, source.supply, source.demand) == ("Ministry of Energy 2024", 0.1, -0.4)
    assert source.by_hand == pytest.approx(100 * ((1 - 1.7 / 105) ** -2 - 1))
    assert source.if_lost.low == pytest.approx(source.if_lost.high)
    assert not any(
        "each study" in said for said in price_shock("x", shock(elasticities=own)).assumptions
    )


@pytest.mark.parametrize(
    "own",
    [
        {"supply": -0.1, "demand": -0.4, "source": "s"},
        {"supply": 0.1, "demand": 0.0, "source": "s"},
        {"supply": 0.1, "demand": -0.4, "source": ""},
        {"supply": 0.1, "demand": -0.4},
    ],
)
def test_elasticities_without_a_source_or_of_the_wrong_sign_are_refused(own):
    with pytest.raises(ValidationError):
        shock(elasticities=own)


def test_gas_has_its_own_elasticities_and_says_what_they_assume():
    priced = price_shock("x", shock(commodity="gas", world=400, lost=40))
    (source,) = priced.sources
    assert priced.commodity == "gas"
    assert source.study.startswith("Labandeira")
    assert source.by_hand == pytest.approx(100 * (0.9 ** (-1 / 0.18) - 1))
    assert any("No producer" in said for said in priced.assumptions)
    assert not any("No producer" in said for said in price_shock("x", shock()).assumptions)
