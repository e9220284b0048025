"""What each state is worth to each decision maker, as numbers that logit choice can use.

Interests are worth U itself, whose weights lie on one scale from minor to vital. Typed lines have
an order only: line k of a decision maker counts 2^-k where it holds, which keeps their order
whatever else holds, and interests below lines share what is left. Whatever has ranks alone has
them from 0 to 1. None of this depends on rules or scenarios.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from tightrope.arrays import Flags, Floats
from tightrope.conflict import Draws, Game, Interests, Priorities, stakes_of
from tightrope.conflict.worth import WEIGHTS, Stakes


def utilities(game: Game) -> Floats:
    """Gives what each state is worth to each decision maker, (decision makers, states)."""
    stakes = stakes_of(game)
    worth = {} if stakes is None else stakes.central()
    return np.stack([_own(game, dm, worth, None) for dm in range(len(game.decision_makers))])


def drawn_utilities(draws: Draws, draw: int) -> Floats:
    """Gives the same under one of the draws that count: its weights, strengths and orders of lines."""
    game, number = draws.game, draws.counted[draw]
    stakes = draws.stakes
    worth = None if stakes is None else stakes.drawn(draws.seed, number)
    orders = {dm: order[number] for dm, order in draws.orders.items()}
    return np.stack(
        [_own(game, dm, worth or {}, orders.get(dm)) for dm in range(len(game.decision_makers))]
    )


def line_worth(bits: Flags, order: Sequence[int] | None = None) -> Floats:
    """Gives Σ 2^-k over the lines that hold, (states,); `order` lists the lines, first first."""
    taken = bits if order is None else bits[list(order)]
    return np.asarray(0.5 ** np.arange(1, len(taken) + 1) @ taken)


def _own(game: Game, dm: int, worth: Mapping[str, Floats], order: Sequence[int] | None) -> Floats:
    name = game.decision_makers[dm]
    wanted = game.preferences[name]
    if isinstance(wanted, Priorities):
        return line_worth(wanted.bits(game.space, f"priorities of {name}"), order)
    if isinstance(wanted, Interests):
        if not wanted.statements:
            return worth[name]
        lines = wanted.lines.bits(game.space, f"priorities of {name}")
        most = _most(wanted.stakes, name)
        scaled = (worth[name] + most) / (2 * most)
        return line_worth(lines, order) + scaled * 0.5 ** len(lines)
    ranks = game.ranks[dm].astype(np.float64)
    return np.asarray(ranks / max(1.0, float(ranks.max())))


def _most(stakes: Stakes, actor: str) -> float:
    """A bound on |U|: every interest at the top of its class, a duty once for each of its clauses."""
    tops = [WEIGHTS[name][1] for name in stakes.classes[actor]]
    duties = [tops[breach.place] for breach in stakes.breaches[actor]]
    return sum(tops) + sum(duties)
