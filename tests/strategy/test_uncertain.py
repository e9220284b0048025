"""Unknown preference and strength of preference against their definitions."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope.analysis.strategy import (
    Conflict,
    analyse_stability,
    analyse_strength,
    analyse_unknown,
)
from tightrope.analysis.strategy.errors import InconsistentStrength, TooLargeForThis
from tightrope.analysis.strategy.report import CONCEPTS
from tightrope.analysis.strategy.verdict import CODES

from .conflicts import as_arguments, conflicts
from .reference import SmallConflict, legal_reach, reach_by_moves

Pairs = list[set[frozenset[int]]]


def _unknown(c: SmallConflict, seed: int) -> Pairs:
    rng = random.Random(seed)  # noqa: S311
    pairs = [frozenset({s, t}) for s in c.states for t in c.states if s < t]
    return [set(rng.sample(pairs, rng.randint(0, len(pairs) // 2))) for _ in c.dms]


def _stable_unknown(
    c: SmallConflict, unknown: Pairs, i: int, s: int, concept: str, extension: str
) -> bool:
    def is_open(j: int, a: int, b: int) -> bool:
        return frozenset({a, b}) in unknown[j]

    def above(j: int, a: int, b: int) -> bool:
        return c.payoffs[j][b] > c.payoffs[j][a] and not is_open(j, a, b)

    def deters(t: int) -> bool:
        if is_open(i, s, t):
            return extension in "cd"
        return c.payoffs[i][t] <= c.payoffs[i][s]

    leaves = [
        t for t in c.moves[i][s] if above(i, s, t) or (extension in "ac" and is_open(i, s, t))
    ]
    for s1 in leaves:
        if concept == "nash":
            return False
        if concept in ("seq", "sseq"):
            movers = [frozenset({j}) for j in c.others(i)]

            def step(mover: frozenset[int], at: int) -> list[int]:
                j = min(mover)
                return [t for t in c.moves[j][at] if above(j, at, t) or is_open(j, at, t)]

            answers = legal_reach(movers, step, s1)
        else:
            answers = reach_by_moves(c, c.others(i), s1)
        if concept in ("smr", "sseq"):
            met = any(deters(t) and all(deters(u) for u in c.moves[i][t]) for t in answers)
        else:
            met = any(deters(t) for t in answers)
        if not met:
            return False
    return True


@settings(deadline=None, max_examples=60)
@given(conflicts(max_states=12, max_dms=4, max_options=5), st.integers(0, 99))
def test_unknown_preference_follows_the_definitions(c: SmallConflict, seed: int) -> None:
    game = Conflict(**as_arguments(c))
    unknown = _unknown(c, seed)
    told = analyse_unknown(
        game,
        {f"d{i}": [tuple(sorted(p)) for p in pairs] for i, pairs in enumerate(unknown)},
        tuple(CODES),
    )
    for concept in CODES:
        for extension in "abcd":
            assert told.stable(concept, extension).tolist() == [
                [_stable_unknown(c, unknown, i, s, concept, extension) for s in c.states]
                for i in c.dms
            ]


@settings(deadline=None, max_examples=40)
@given(conflicts(max_states=16, max_dms=4))
def test_with_everything_known_all_extensions_are_the_plain_concept(c: SmallConflict) -> None:
    game = Conflict(**as_arguments(c))
    plain = analyse_stability(game, CODES)
    told = analyse_unknown(game, {}, tuple(CODES))
    for concept in CODES:
        for extension in "abcd":
            assert (told.stable(concept, extension) == plain.stable(concept)).all()
            both = plain.equilibria(concept)
            assert told.equilibria(concept, extension).tolist() == both.tolist()


@settings(deadline=None, max_examples=60)
@given(conflicts(max_states=16, max_dms=4), st.integers(0, 99))
def test_strong_stability_follows_the_definitions(c: SmallConflict, seed: int) -> None:
    game = Conflict(**as_arguments(c))
    rng = random.Random(seed)  # noqa: S311
    bands = []
    for own in c.payoffs:
        cuts = sorted(rng.sample(range(max(own) + 2), min(2, max(own) + 2)))
        bands.append([sum(value >= cut for cut in cuts) for value in own])
    told = analyse_strength(game, {f"d{i}": band for i, band in enumerate(bands)}, tuple(CODES))
    plain = analyse_stability(game, CODES)
    for concept in CODES:
        assert (told.stable(concept) == plain.stable(concept)).all()
        for i in c.dms:
            for s in c.states:
                expected = _strongly(c, bands[i], i, s, concept)
                assert told.strongly(concept)[i, s] == expected
                assert told.weakly(concept)[i, s] == (plain.stable(concept)[i, s] and not expected)


def _strongly(c: SmallConflict, band: list[int], i: int, s: int, concept: str) -> bool:
    def far_worse(t: int) -> bool:
        return band[t] < band[s]

    for s1 in c.improvements(i, s):
        if concept == "nash":
            return False
        if concept in ("seq", "sseq"):
            movers = [frozenset({j}) for j in c.others(i)]
            answers = legal_reach(movers, lambda m, t: c.improvements(min(m), t), s1)
        else:
            answers = reach_by_moves(c, c.others(i), s1)
        if concept in ("smr", "sseq"):
            if not any(far_worse(t) and all(map(far_worse, c.moves[i][t])) for t in answers):
                return False
        elif not any(map(far_worse, answers)):
            return False
    return True


def test_mistakes_are_named() -> None:
    game = Conflict({"a": ["x"], "b": ["y"]}, None, {"a": [0, 1, 2, 3], "b": [0, 1, 2, 3]})
    with pytest.raises(InconsistentStrength, match="state 0 to state 1"):
        analyse_strength(game, {"a": [1, 0, 0, 0]})
    wide = {f"d{i}": [f"o{i}{k}" for k in range(6)] for i in range(2)}
    large = Conflict(wide, None, dict.fromkeys(wide, np.zeros(4096)))
    with pytest.raises(TooLargeForThis):
        analyse_unknown(large, {})


def test_formulas_stand_for_every_pair_of_states_in_which_they_hold() -> None:
    game = Conflict({"a": ["x"], "b": ["y"]}, None, {"a": [3, 1, 0, 2], "b": [0, 1, 2, 3]})
    told = analyse_unknown(game, {"a": [("a.x", "not b.y")]})
    pairs = [(s, t) for s in (1, 3) for t in (0, 1)]
    plain = analyse_unknown(game, {"a": [pair for pair in pairs if pair[0] != pair[1]]})
    for concept in CONCEPTS:
        for extension in "abcd":
            assert (told.stable(concept, extension) == plain.stable(concept, extension)).all()
    assert not told.stable("nash", "a")[0, 0]
    assert told.stable("nash", "b")[0, 0]
