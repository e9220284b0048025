"""The responses in a few states, central and drawn, and the difference between two of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tightrope.analysis.effects.paths import path_sums
from tightrope.analysis.effects.report import Direction, IndicatorChange
from tightrope.arrays import Floats
from tightrope.conflict.build import feasible_columns
from tightrope.consequences import Network, Responses, build_network
from tightrope.consequences.respond import LEAST_CHANGE, check_counted
from tightrope.crisis.model import CrisisModel

_EXACT = 9  # decimals to which responses are told apart


@dataclass(frozen=True, slots=True)
class DirectionRules:
    """When a response is told as up, down, contested or no effect."""

    least: float = LEAST_CHANGE
    agree: tuple[int, int] = (2, 3)  # more of the draws than this must say the same: else contested


RULES = DirectionRules()


@dataclass(frozen=True, eq=False)
class LookedAt:
    """A model's responses in the states looked at: central, and by draw (those that count).

    `central` and each of `drawn` are (states looked at, indicators), rounded to nine decimals.
    The layout has all feasible states first: a draw counts only if it does in every one's group.
    """

    responses: Responses
    first: int  # the row of the first state looked at in the layout
    central: Floats
    drawn: dict[int, Floats]

    @property
    def network(self) -> Network:
        """The causal network the responses are of."""
        return self.responses.network


def look_at(
    model: CrisisModel, states: Sequence[Mapping[str, str]], *, draws: int, seed: int
) -> LookedAt:
    """Gives the responses of a model in some states, each option -> level name.

    Raises RunawayLinks, TooManyGroups, or what `build_network` raises.
    """
    columns, feasible = feasible_columns(model)
    tops = {}
    for option in model.option_names:
        order = model.levels(option)
        tops[option] = len(order) - 1
        own = np.array([order.index(state[option]) for state in states], dtype=np.uint8)
        columns[option] = np.concatenate([columns[option], own])
    count = feasible + len(states)
    responses = Responses.of_states(build_network(model), columns, tops, count)
    rows = np.arange(feasible, count)
    central = np.round(responses.central().x(rows), _EXACT)
    found = responses.x_in_draws(rows, seed, draws)
    drawn = {draw: np.round(x, _EXACT) for draw, x in found.items()}
    check_counted(len(drawn), draws)
    return LookedAt(responses, feasible, central, drawn)


def compare_states(
    after: LookedAt, there: int, before: LookedAt, here: int
) -> tuple[tuple[IndicatorChange, ...], int | None]:
    """Gives the change of every indicator from state `here` to `there`, and where paths were cut.

    States are numbered as they were looked at. Raises RunawayLinks where fewer than half of the
    draws count on both sides.
    """
    both = [draw for draw in after.drawn if draw in before.drawn]
    check_counted(len(both), max(len(after.drawn), len(before.drawn)))
    new, old = after.central[there], before.central[here]
    changes = np.array([after.drawn[d][there] - before.drawn[d][here] for d in both])
    changes = changes.reshape(len(both), len(new))
    up = (changes > 0).sum(axis=0)
    reached = (new != old) | (changes != 0).any(axis=0)
    sums = path_sums(
        [
            (1, after.network, after.responses.layout, after.first + there),
            (-1, before.network, before.responses.layout, before.first + here),
        ]
    )
    return tuple(
        IndicatorChange(
            indicator=name,
            direction=direction_of(float(new[k] - old[k]), int(up[k]), len(both)),
            before=float(old[k]),
            after=float(new[k]),
            up=int(up[k]),
            draws=len(both),
            reached=bool(reached[k]),
            paths=sums.of(name),
        )
        for k, name in enumerate(after.network.indicators)
    ), sums.longer_than


def direction_of(change: float, up: int, draws: int, rules: DirectionRules = RULES) -> Direction:
    """Gives what a change in the central game, and the draws in which it is a rise, come to.

    "no effect" below 0.02; "up" where more than two thirds rise, "down" where fewer than one
    third do; "contested" between, or where the draws say the opposite of the central game.
    Without draws the central game decides.
    """
    if abs(change) < rules.least:
        return "no effect"
    if not draws:
        return "up" if change > 0 else "down"
    part, whole = rules.agree
    if change > 0 and whole * up > part * draws:
        return "up"
    if change < 0 and whole * up < (whole - part) * draws:
        return "down"
    return "contested"
