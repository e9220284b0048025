"""Published examples of loop analysis: the signs of the response to a lasting press.

A published community matrix C has its own damping on the diagonal; (I - A) = -C, so that A = C
plus the unit matrix. An undamped variable is one whose link to itself has the weight +1.
"""

from __future__ import annotations

import numpy as np
import pytest

from tests.consequences.reference import model_of, responses_of
from tightrope.crisis.model import CrisisModel


def community(signs: dict[str, dict[str, str]], presses: str) -> CrisisModel:
    """A model of the community: `signs[to][from]`, and one option per press.

    Every variable gets a link to itself: damping is built in with weight 1, so that a variable
    that the publication leaves undamped has a link of weight +1 to itself.
    """
    names = list(signs)
    effects = [
        {"from": source, "to": to, "sign": sign}
        for to, row in signs.items()
        for source, sign in row.items()
    ]
    effects += [{"from": f"p.{name}", "to": name, "sign": "+"} for name in presses.split()]
    options = {"p": {name: {"text": name, "now": False} for name in presses.split()}}
    return model_of(effects, indicators=names, options=options)


def signs_of_press(signs: dict[str, dict[str, str]], press: str, draws: int = 200) -> np.ndarray:
    """The signs of the response to a press over random strengths, (draws, variables).

    Interactions are drawn from 0 to 1; a diagonal "-" is damping of 0.1 to 1, its absence none.
    """
    model = community(
        {to: {**{s: g for s, g in row.items() if s != to}, to: "+"} for to, row in signs.items()},
        press,
    )
    responses = responses_of(model)
    rng = np.random.default_rng(1)
    found = []
    while len(found) < draws:
        weights = []
        for effect in model.effects:
            if effect.from_ == effect.to:  # 1 - damping
                damped = signs[effect.to].get(effect.to) == "-"
                weights.append(1 - rng.uniform(0.1, 1.0) if damped else 1.0)
            elif effect.from_.startswith("p."):
                weights.append(1.0)
            else:
                weights.append(rng.uniform(0.05, 1.0) * (1 if effect.sign == "+" else -1))
        solved = responses.solve(np.array(weights))
        if solved is None:  # not a stable community
            continue
        still, pressed = solved.y([0])[0], solved.y([1])[0]
        found.append(np.sign(np.round(pressed - still, 9)))
    return np.array(found)


# Levins 1974; Puccia and Levins 1985: a damped prey N and an undamped predator P.
PREY = {"n": {"n": "-", "p": "-"}, "p": {"n": "+"}}
# Puccia and Levins 1985: a resource with two consumers, of which one damps itself.
CONSUMERS = {
    "r": {"r": "-", "h": "-", "d": "-"},
    "h": {"r": "+"},
    "d": {"r": "+", "d": "-"},
}
# The food chain of three levels, only its base damped.
CHAIN = {"r": {"r": "-", "h": "-"}, "h": {"r": "+", "c": "-"}, "c": {"h": "+"}}
# Dambacher and Ramos-Jiliberto 2007, the snowshoe hare, models A and B (vegetation, hare,
# predator), as reproduced by Melbourne-Thomas et al. 2012.
HARE_A = {"v": {"v": "-", "h": "-"}, "h": {"v": "+", "p": "-"}, "p": {"h": "+", "p": "-"}}
HARE_B = {**HARE_A, "p": {"h": "+", "p": "-", "v": "+"}}

CASES = [
    ("a press on the prey is taken up by the predator", PREY, "n", {"n": 0, "p": 1}),
    ("a press on the predator lowers the prey", PREY, "p", {"n": -1, "p": 1}),
    ("the undamped consumer absorbs it", CONSUMERS, "r", {"r": 0, "h": 1, "d": 0}),
    ("the undamped consumer gains, all else loses", CONSUMERS, "h", {"r": -1, "h": 1, "d": -1}),
    ("the damped consumer gains from the other", CONSUMERS, "d", {"r": 0, "h": -1, "d": 1}),
    ("enrichment passes the middle of the chain", CHAIN, "r", {"r": 1, "h": 0, "c": 1}),
    ("a cascade alternates down the chain", CHAIN, "c", {"r": 1, "h": -1, "c": 1}),
    ("more vegetation, more of all", HARE_A, "v", {"v": 1, "h": 1, "p": 1}),
    ("more predators, fewer hares", HARE_A, "p", {"v": 1, "h": -1, "p": 1}),
]  # fmt: skip


@pytest.mark.parametrize(("said", "signs", "press", "expected"), CASES, ids=[c[0] for c in CASES])
def test_a_press_moves_every_variable_as_published(said, signs, press, expected):
    told = signs_of_press(signs, press)
    for k, name in enumerate(signs):
        assert set(told[:, k]) == {expected[name]}, (said, name)


def test_in_model_b_more_vegetation_may_mean_fewer_hares():
    """The published simulation: almost four in ten of the communities have fewer."""
    hares = signs_of_press(HARE_B, "v", draws=600)[:, 1]
    assert 0.2 < (hares < 0).mean() < 0.5
    assert (hares > 0).any()
