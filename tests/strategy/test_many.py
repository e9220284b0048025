"""The same comparisons on many more random conflicts; run by `make test-slow`."""

from __future__ import annotations

import random

import pytest

from tightrope.analysis.strategy import (
    Conflict,
    Verdicts,
    analyse_coalitions,
    analyse_stability,
    analyse_unknown,
    explain,
    limited_move,
    required_preferences,
)
from tightrope.analysis.strategy.verdict import CODES

from . import reference
from .conflicts import as_arguments, random_conflict
from .reference import SmallConflict

pytestmark = pytest.mark.slow
CONFLICTS = 1000


def _many(seed: int, *, states: int, dms: int = 5) -> list[SmallConflict]:
    rng = random.Random(seed)  # noqa: S311
    return [
        random_conflict(
            rng,
            dms=(count := rng.randint(2, dms)),
            options=rng.randint(count, max(count, 6)),
            max_states=states,
            complete=rng.random() < 0.3,
            irreversible=rng.random() < 0.5,
            ties=rng.random() < 0.5,
        )
        for _ in range(CONFLICTS)
    ]


def test_explanations_and_verdicts_on_single_states() -> None:
    for c in _many(1, states=40):
        game = Conflict(**as_arguments(c))
        verdicts = Verdicts(game)
        told = analyse_stability(game, CODES)
        for concept in CODES:
            table = told.stable(concept)
            for i in c.dms:
                for s in list(c.states)[::5]:
                    assert table[i, s] == reference.CONCEPTS[concept](c, i, s)
                    assert explain(game, s, i, concept).stable == table[i, s]
                    assert verdicts.stable(s, i, concept) == table[i, s]


def test_requirements() -> None:
    for c in _many(2, states=30):
        game = Conflict(**as_arguments(c))
        for concept in CODES:
            for s in list(c.states)[::7]:
                for i, requirement in enumerate(required_preferences(game, s, concept)):
                    assert requirement.met == reference.CONCEPTS[concept](c, i, s)


def test_coalitions() -> None:
    for n, c in enumerate(_many(3, states=14, dms=4)):
        game = Conflict(**as_arguments(c))
        joint = n % 2 == 0
        told = analyse_coalitions(game, None, tuple(CODES), joint=joint)
        for row, names in enumerate(told.coalitions):
            members = {game.dm_index(name) for name in names}
            for concept in CODES:
                for s in list(c.states)[::3]:
                    expected = reference.coalition_stable(c, members, s, concept, joint=joint)
                    assert told.stable(concept)[row, s] == expected


def test_foresight_and_unknown_preference_reduce_to_nash_and_plain_concepts() -> None:
    for c in _many(4, states=24, dms=4):
        game = Conflict(**as_arguments(c))
        plain = analyse_stability(game, CODES)
        assert (limited_move(game, 1) == plain.stable("nash")).all()
        unknown = analyse_unknown(game, {}, tuple(CODES))
        for concept in CODES:
            for extension in "abcd":
                assert (unknown.stable(concept, extension) == plain.stable(concept)).all()
