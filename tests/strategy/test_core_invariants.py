"""What must hold of stability whatever the conflict, and both engines against each other."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tightrope as tw
from tightrope.analysis.strategy import Stability
from tightrope.analysis.strategy.kernels import by_blocks

from .conflicts import as_arguments, conflicts
from .reference import SmallConflict

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq", "sim")
PROPERTY = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def analysed(c: SmallConflict, engine: str = "arrays") -> Stability:
    return tw.Conflict(**as_arguments(c)).stability(CONCEPTS, engine=engine)  # type: ignore[arg-type]


@PROPERTY
@given(conflicts())
def test_weaker_concepts_hold_wherever_stronger_ones_do(c: SmallConflict) -> None:
    r = analysed(c)
    for stronger, weaker in [("nash", "seq"), ("seq", "gmr"), ("nash", "smr"), ("smr", "gmr")]:
        assert not (r.stable(stronger) & ~r.stable(weaker)).any(), (stronger, weaker)
    for stronger, weaker in [("nash", "sseq"), ("sseq", "seq"), ("sseq", "smr"), ("nash", "sim")]:
        assert not (r.stable(stronger) & ~r.stable(weaker)).any(), (stronger, weaker)


@PROPERTY
@given(conflicts(), st.randoms(use_true_random=False))
def test_names_and_order_of_states_do_not_matter(c: SmallConflict, rng: object) -> None:
    arguments = as_arguments(c)
    order = list(c.states)
    rng.shuffle(order)  # type: ignore[attr-defined]
    shuffled = {
        **arguments,
        "feasible": [arguments["feasible"][s] for s in order],
        "preferences": {
            dm: [numbers[s] for s in order] for dm, numbers in arguments["preferences"].items()
        },
    }
    for engine in ("arrays", "compiled"):
        before = tw.Conflict(**arguments).stability(CONCEPTS, engine=engine)  # type: ignore[arg-type]
        after = tw.Conflict(**shuffled).stability(CONCEPTS, engine=engine)  # type: ignore[arg-type]
        for concept in CONCEPTS:
            np.testing.assert_array_equal(before.stable(concept)[:, order], after.stable(concept))


@PROPERTY
@given(conflicts())
def test_an_option_nobody_cares_about_changes_nothing(c: SmallConflict) -> None:
    arguments = as_arguments(c)
    dms = dict(arguments["decision_makers"])
    last = list(dms)[-1]
    dms[last] = {**dms[last], "idle": ["no", "yes"]}
    doubled = {
        **arguments,
        "decision_makers": dms,
        "feasible": [(*s, level) for level in (0, 1) for s in arguments["feasible"]],
        "preferences": {dm: [*n, *n] for dm, n in arguments["preferences"].items()},
        "status_quo": None,
    }
    before = analysed(c)
    after = tw.Conflict(**doubled).stability(CONCEPTS, engine="arrays")
    for concept in CONCEPTS:
        expected = before.stable(concept)
        np.testing.assert_array_equal(after.stable(concept), np.hstack([expected, expected]))


@PROPERTY
@given(conflicts(ties=True))
def test_only_the_order_of_payoffs_matters(c: SmallConflict) -> None:
    arguments = as_arguments(c)
    stretched = {
        dm: [float(n) ** 3 - 7 for n in numbers] for dm, numbers in arguments["preferences"].items()
    }
    before = analysed(c)
    after = tw.Conflict(**{**arguments, "preferences": stretched}).stability(CONCEPTS)
    for concept in CONCEPTS:
        np.testing.assert_array_equal(before.stable(concept), after.stable(concept))


@pytest.mark.parametrize("share", [1.0, 0.6, 0.05])
@pytest.mark.parametrize("ties", [None, 7])
@pytest.mark.parametrize(
    "one_way",
    [
        (),
        ("d0.a0", "d1.a0", "d1.a2"),
        ("d0.a0", "d0.a1", "d0.a2", "d0.a3"),
        tuple(f"d{d}.a{k}" for d, k in [*product((0,), range(4)), *product((1, 2), range(3))]),
    ],
    ids=["none", "some", "one decision maker's", "all"],
)
def test_both_engines_agree_on_larger_spaces(
    share: float, ties: int | None, one_way: tuple[str, ...]
) -> None:
    rng = np.random.default_rng(5)
    dms = {
        "d0": [f"a{k}" for k in range(4)],
        "d1": {"a0": list("lmh"), "a1": ["n", "y"], "a2": list("pqrs")},
        "d2": ["a0", "a1", "a2"],
    }
    every = np.indices((2,) * 3 + (4, 2, 3) + (2,) * 4).reshape(10, -1).T[:, ::-1]
    feasible = None if share == 1 else every[rng.random(len(every)) < share]
    states = len(every) if feasible is None else len(feasible)
    preferences = {dm: rng.integers(0, ties or 10**6, states) for dm in dms}
    game = tw.Conflict(
        dms, feasible, preferences, {name: "down" if name == "d1.a2" else "up" for name in one_way}
    )
    concepts = CONCEPTS if share < 0.1 else CONCEPTS[:5]
    arrays, compiled = (game.stability(concepts, engine=e) for e in ("arrays", "compiled"))  # type: ignore[arg-type]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(by_blocks, "leads_onward", lambda space: False)
        searched = game.stability(concepts, engine="compiled")
    for concept in concepts:
        np.testing.assert_array_equal(arrays.stable(concept), compiled.stable(concept))
        np.testing.assert_array_equal(arrays.stable(concept), searched.stable(concept))
    assert 0 < arrays.stable("nash").mean() < 1
