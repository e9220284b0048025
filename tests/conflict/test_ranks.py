"""Ranks against the definition: as many values lie below as a state is ranked."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.conflict.ranks import dense_ranks, rank_above, rank_bits


def by_definition(values: list) -> list[int]:
    """How many different values lie below each."""
    return [len({other for other in values if other < value}) for value in values]


@given(
    st.one_of(
        st.lists(st.integers(-5, 5), min_size=1, max_size=12),
        st.lists(st.integers(-(2**40), 2**40), min_size=1, max_size=12),
        st.lists(st.sampled_from([-0.5, 0.1, 0.2, 0.25, 7.0]), min_size=1, max_size=12),
    )
)
def test_ranks_count_the_values_below(values):
    assert dense_ranks(np.array(values)).tolist() == by_definition(values)


@pytest.mark.parametrize("gap", [4 * 3 + 1024, 4 * 3 + 1025])
def test_values_far_apart_are_ranked_as_those_close_together(gap):
    assert dense_ranks(np.array([0, gap, 1])).tolist() == [0, 2, 1]


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(-9, 9)), min_size=1, max_size=12))
def test_the_first_ranking_decides_and_the_other_where_it_leaves_states_equal(pairs):
    first, then = (np.array(column) for column in zip(*pairs, strict=True))
    ranks = rank_above(first.astype(np.int32), then.astype(np.int64))
    assert ranks.tolist() == by_definition(pairs)


@given(st.lists(st.lists(st.booleans(), min_size=3, max_size=3), min_size=1, max_size=70))
def test_the_first_statement_that_differs_decides_however_many_there_are(rows):
    bits = np.array(rows)
    assert rank_bits(bits).tolist() == by_definition([tuple(column) for column in bits.T.tolist()])
