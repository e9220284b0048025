"""What states are worth, worked out once for those alike: the same as state by state."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.consequences.reference import model_of, responses_of
from tests.consequences.test_respond import LINKS, STATES, drawn_model, link
from tightrope.consequences import build_network, patterns, respond
from tightrope.consequences.layout import Layout

WANTS = st.lists(
    st.tuples(*[st.sampled_from([-1.0, 0.0, 0.5, 2.0])] * 4), min_size=1, max_size=3
)  # by column, of each indicator


@given(LINKS, STATES, STATES, WANTS, st.integers(0, 3), st.sampled_from([5, 2**62]))
@settings(deadline=None, max_examples=150)
def test_states_alike_are_worth_what_each_is_alone(rows, zero, three, columns, draw, most):
    model = drawn_model(rows, zero, three)
    network = build_network(model)
    wants = np.array(columns).T
    with patch.object(respond, "_FEW", 0), patch.object(patterns, "_MOST_KEYS", most):
        for changed in (network, network.holding("k1", "high"), network.without([0])):
            solved = responses_of(model, changed).drawn(2, draw)
            if solved is not None:
                found = solved.weighed_often(wants)
                assert found.shape == (12, len(columns))
                assert found == pytest.approx(solved.weighed(wants), abs=1e-12)


def test_indicators_are_grouped_by_all_that_leads_to_them():
    effects = [link("a.x", "k0"), link("k0", "k1"), link("b.x", "k2", **{"if": "a.l >= some"})]
    effects += [link("k2", "k3", **{"if": "a.x"}), link("k3", "k4"), link("k0", "k4")]
    model = model_of(effects, [f"k{k}" for k in range(6)])
    layout = responses_of(model).layout
    told = {
        tuple(own.indicators.tolist()): (own.inputs.tolist(), own.grouped, len(set(own.way_of)))
        for own in layout.patterns
    }
    assert told == {
        (5,): ([], False, 1),
        (0, 1): ([0], False, 2),
        (2,): ([1], False, 2),
        (3,): ([1], True, 4),  # b.x where a.l is some or more, and whether a.x
        (4,): ([0, 1], True, 4),
    }


def test_few_states_and_very_many_are_worked_out_one_by_one(monkeypatch):
    solved = responses_of(model_of([link("a.x", "k0")])).central()
    wants = np.ones((3, 1))
    whole = solved.weighed(wants)
    monkeypatch.setattr(Layout, "patterns", property(lambda layout: ()))
    for few, many, alone in ((12, 12, False), (13, 99, True), (0, 11, True)):
        monkeypatch.setattr(respond, "_FEW", few)
        monkeypatch.setattr(respond, "_MANY", many)
        assert (solved.weighed_often(wants) == whole).all() == alone
