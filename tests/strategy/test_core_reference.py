"""Every concept against the reference written from the definitions, by both engines."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

import tightrope as tw
from tightrope.analysis.strategy.kernels import by_blocks

from .conflicts import as_arguments, conflicts
from .reference import SmallConflict, sim_of_unstable, stable

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq", "sim")
ENGINES = ("arrays", "compiled")


def compare(c: SmallConflict) -> None:
    game = tw.Conflict(**as_arguments(c))
    analysed = {
        engine: game.stability(CONCEPTS, engine=engine)  # type: ignore[arg-type]
        for engine in ENGINES
    }
    with pytest.MonkeyPatch.context() as patch:  # as in boxes too wide or too empty for one pass
        patch.setattr(by_blocks, "leads_onward", lambda space: False)
        analysed["search"] = game.stability(CONCEPTS, engine="compiled")
    for concept in CONCEPTS:
        expected = np.array(stable(c, concept))
        for engine in analysed:
            np.testing.assert_array_equal(
                analysed[engine].stable(concept), expected, err_msg=f"{concept}, {engine}"
            )


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(conflicts())
def test_every_concept_is_that_of_the_definitions(c: SmallConflict) -> None:
    compare(c)


@pytest.mark.slow
@settings(deadline=None, max_examples=4000, suppress_health_check=[HealthCheck.too_slow])
@given(conflicts())
def test_every_concept_on_thousands_of_conflicts(c: SmallConflict) -> None:
    compare(c)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(conflicts(max_dms=3))
def test_sim_with_unstable_opponents_only_is_fraser_and_hipels(c: SmallConflict) -> None:
    game = tw.Conflict(**as_arguments(c))
    expected = np.array([[sim_of_unstable(c, i, s) for s in c.states] for i in c.dms])
    for engine in ENGINES:
        found = game.stability("sim", sim_opponents="unstable", engine=engine)  # type: ignore[arg-type]
        np.testing.assert_array_equal(found.stable("sim"), expected)


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(conflicts())
def test_moves_and_improvements_are_those_of_the_definitions(c: SmallConflict) -> None:
    game = tw.Conflict(**as_arguments(c))
    for i in c.dms:
        for s in c.states:
            assert tuple(game.moves(i, s)) == c.moves[i][s]
            assert tuple(game.improvements(i, s)) == c.improvements(i, s)
    assert game.status_quo == c.index[c.status_quo]
