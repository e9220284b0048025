"""The slow, obvious way to a response: one state at a time, straight from the definition."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from tightrope.consequences import Network, Responses, build_network
from tightrope.crisis import parse_formula
from tightrope.crisis.model import CrisisModel

LEVELS = {"low": 0.0, "normal": 0.5, "high": 1.0}


def model_of(
    effects: Sequence[Mapping[str, Any]],
    indicators: Sequence[str] | Mapping[str, Mapping[str, Any]] = ("k0", "k1", "k2"),
    options: Mapping[str, Mapping[str, Any]] | None = None,
    **more: Any,
) -> CrisisModel:
    """A model with these links; options a.x (no, yes), a.l (three levels) and b.x unless given."""
    named = indicators if isinstance(indicators, Mapping) else {k: {} for k in indicators}
    plain = {
        "a": {
            "x": {"text": "x", "now": False},
            "l": {"text": "l", "now": "none", "levels": ["none", "some", "all"]},
        },
        "b": {"x": {"text": "x", "now": False}},
    }
    return CrisisModel.model_validate(
        {
            "title": "t",
            "options": options or plain,
            "indicators": {k: {"name": k, **own} for k, own in named.items()},
            "effects": list(effects),
            **more,
        }
    )


def all_states(model: CrisisModel) -> list[dict[str, int]]:
    """Every combination of levels, the first option varying fastest."""
    names = model.option_names
    counts = [range(len(model.levels(name))) for name in reversed(names)]
    return [
        dict(zip(names, reversed(levels), strict=True)) for levels in itertools.product(*counts)
    ]


def responses_of(model: CrisisModel, network: Network | None = None) -> Responses:
    """The responses in all states."""
    states = all_states(model)
    columns = {
        name: np.array([state[name] for state in states], dtype=np.uint8)
        for name in model.option_names
    }
    tops = {name: len(model.levels(name)) - 1 for name in model.option_names}
    return Responses.of_states(network or build_network(model), columns, tops, len(states))


def system(
    model: CrisisModel, state: Mapping[str, int], weights: Sequence[float]
) -> tuple[list[list[float]], list[float]]:
    """A and b of one state, by the definition; `weights` are signed and carried already."""
    names = list(model.indicators)
    levels = {name: model.levels(name) for name in model.option_names}
    a = [[0.0] * len(names) for _ in names]
    b = [0.0] * len(names)
    reached = {effect.to for effect in model.effects}
    for effect, weight in zip(model.effects, weights, strict=True):
        if effect.if_ is not None and not parse_formula(effect.if_, levels).evaluate(state):
            continue
        if effect.from_ in names:
            a[names.index(effect.to)][names.index(effect.from_)] += weight
        elif effect.from_ in levels:
            share = state[effect.from_] / (len(levels[effect.from_]) - 1)
            b[names.index(effect.to)] += weight * share
        else:
            b[names.index(effect.to)] += weight * bool(
                parse_formula(effect.from_, levels).evaluate(state)
            )
    for k, name in enumerate(names):
        own = model.indicators[name]
        if own.held:
            a[k], b[k] = [0.0] * len(names), LEVELS[own.level]
        elif name not in reached:
            b[k] = LEVELS[own.level]
    return a, b


def response(model: CrisisModel, state: Mapping[str, int], weights: Sequence[float]) -> list[float]:
    """x of one state: Gaussian elimination on I - A, then tanh."""
    a, b = system(model, state, weights)
    size = len(b)
    rows = [[(1.0 if i == j else 0.0) - a[i][j] for j in range(size)] + [b[i]] for i in range(size)]
    for k in range(size):
        best = max(range(k, size), key=lambda i: abs(rows[i][k]))
        rows[k], rows[best] = rows[best], rows[k]
        for i in range(size):
            if i != k:
                part = rows[i][k] / rows[k][k]
                rows[i] = [one - part * other for one, other in zip(rows[i], rows[k], strict=True)]
    return [math.tanh(rows[k][size] / rows[k][k]) for k in range(size)]
