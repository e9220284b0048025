"""Feasible states from rules: the same as by trying every combination, without doing so."""

from __future__ import annotations

import time
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope.conflict import StateSpace
from tightrope.conflict.enumerate_states import count_states, enumerate_states
from tightrope.conflict.errors import NoFeasibleState, TooManyStates
from tightrope.crisis.formula import And, Compare, Formula, If, Iff, Not, Or

NONE_LISTED = np.zeros(0, dtype=np.int64)


def space(levels: list[int]) -> StateSpace:
    names = tuple(f"a.o{k}" for k in range(len(levels)))
    counts = tuple(tuple(f"l{v}" for v in range(n)) for n in levels)
    return StateSpace(("a",), names, counts, (0,) * len(levels), (None,) * len(levels), NONE_LISTED)


LEVELS = [2, 3, 2, 2, 4, 2]


@st.composite
def formulas(draw: st.DrawFn, depth: int = 3) -> Formula:
    kind = draw(st.sampled_from(["compare"] + ["not", "and", "or", "if", "iff"] * (depth > 0)))
    if kind == "compare":
        option = draw(st.integers(0, len(LEVELS) - 1))
        level = draw(st.integers(0, LEVELS[option] - 1))
        op = draw(st.sampled_from([">=", "<=", "==", "!=", ">", "<"]))
        return Compare(f"a.o{option}", op, level, f"l{level}")
    part = formulas(depth - 1)
    if kind == "not":
        return Not(draw(part))
    if kind in ("and", "or"):
        terms = tuple(draw(st.lists(part, min_size=2, max_size=4)))
        return And(terms) if kind == "and" else Or(terms)
    return (If if kind == "if" else Iff)(draw(part), draw(part))


@settings(deadline=None, max_examples=300)
@given(st.lists(formulas(), min_size=1, max_size=6))
def test_the_same_states_as_by_trying_all(rules: list[Formula]) -> None:
    small = space(LEVELS)
    expected = []
    for digits in product(*(range(n) for n in reversed(LEVELS))):
        state = {f"a.o{k}": v for k, v in enumerate(reversed(digits))}
        if all(rule.evaluate(state) for rule in rules):
            expected.append(sum(state[f"a.o{k}"] * s for k, s in enumerate(small.strides)))
    assert count_states(small, rules) == len(expected)
    if not expected:
        with pytest.raises(NoFeasibleState):
            enumerate_states(small, rules)
        return
    found = enumerate_states(small, rules)
    everything = found is None
    assert everything == (len(expected) == small.product)
    if found is not None:
        assert found.tolist() == sorted(expected)


def test_the_rules_to_blame_are_a_smallest_set() -> None:
    rules = ["o0", "o2 or o3", "not o0 or o2", "o5 if o3", "not o2"]
    with pytest.raises(NoFeasibleState) as caught:
        enumerate_states(space([2] * 6), rules)
    assert caught.value.value == "a.o0; not a.o0 or a.o2; not a.o2"


def test_forty_options_and_a_million_states() -> None:
    """At most one of each three neighbours: 40 options, 2^40 combinations, counted by recursion."""
    options = 40
    rules = [f"not (o{k} and o{j})" for k in range(options) for j in (k + 1, k + 2) if j < options]
    ways = [1, 2, 3]
    while len(ways) <= options:
        ways.append(ways[-1] + ways[-3])
    start = time.perf_counter()
    found = enumerate_states(space([2] * options), rules)
    assert found is not None
    assert len(found) == ways[options] > 1_000_000
    assert time.perf_counter() - start < 20
    assert (np.diff(found) > 0).all()
    clash = found & (found >> 1) | found & (found >> 2)
    assert not clash.any()


def test_too_many_states_are_refused_with_their_exact_number() -> None:
    with pytest.raises(TooManyStates, match=f"{2**40 - 2**20:,}"):
        enumerate_states(space([2] * 40), [" or ".join(f"o{k}" for k in range(20))])


def test_all_states_are_told_as_all() -> None:
    assert enumerate_states(space([2, 3]), ["o0 or not o0"]) is None
