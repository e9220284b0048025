"""Why each side ranks an outcome above or below today: the line that decides, or its interests."""

from __future__ import annotations

import numpy as np

from tightrope.analysis.strategy.explain import deciding_statement
from tightrope.analysis.strategy.report import Reason, Weighed
from tightrope.arrays import Flags, Floats
from tightrope.conflict import Game, Interests
from tightrope.consequences.respond import LEAST_CHANGE
from tightrope.crisis.parse_formula import parse_formula

_SMALLEST = 1e-9


def find_reasons(game: Game, today: int, state: int) -> tuple[Reason, ...]:
    """Gives a reason for each decision maker that is not indifferent between `today` and `state`.

    The first typed line on which the two differ is the reason where there is one; else every
    interest that differs, with what it adds to U of `state` over that of `today`, largest first.
    Where preferences are a ranking or payoffs, the line is "" and nothing is weighed.
    """
    found = (find_reason(game, dm, today, state) for dm in range(len(game.decision_makers)))
    return tuple(reason for reason in found if reason is not None)


def find_reason(game: Game, dm: int, today: int, state: int) -> Reason | None:
    """Gives the reason of one decision maker, by its index; None where it is indifferent."""
    ranks = game.ranks[dm]
    if ranks[state] == ranks[today]:
        return None
    line = deciding_statement(game, dm, today, state)
    return Reason(
        game.decision_makers[dm],
        prefers=bool(ranks[state] > ranks[today]),
        line=line,
        weighed=() if line else _weighed(game, dm, today, state),
        idle=is_idle(game, line, max(today, state, key=lambda s: ranks[s])),
    )


def is_idle(game: Game, line: str, state: int) -> bool:
    """Whether a line holds in a state only because what it is conditional on is not so there."""
    known = game.space.option_levels
    levels = {o: known[o].index(level) for o, level in game.state(state).items()}
    return bool(line) and parse_formula(line, known).is_idle(levels)


def _weighed(game: Game, dm: int, today: int, state: int) -> tuple[Weighed, ...]:
    wanted = game.preferences[game.decision_makers[dm]]
    if not isinstance(wanted, Interests):
        return ()
    own = wanted.stakes.interests[wanted.actor]
    amounts = wanted.stakes.split(wanted.actor, today, state)
    hinges = _hinges(wanted, today, state, amounts)
    found = [
        Weighed(
            one.in_ or "", one.duty or "", one.wants or "kept", one.weight, float(amount), hinge
        )
        for one, amount, hinge in zip(own, amounts, hinges, strict=True)
        if abs(amount) > _SMALLEST
    ]
    return tuple(sorted(found, key=lambda w: (-abs(w.amount), w.indicator, w.treaty)))


def _hinges(wanted: Interests, today: int, state: int, amounts: Floats) -> list[tuple[int, ...]]:
    """For each interest the disputed links that what it adds hangs on: each alone, else all together."""
    stakes = wanted.stakes
    network = stakes.responses.network
    disputed = [int(k) for k in np.flatnonzero(network.arrays.disputed)]
    least = np.abs(stakes.central_weights(wanted.actor)) * LEAST_CHANGE

    def gone(links: list[int]) -> Flags:
        """Where without these links the amount is no effect, or of the other sign."""
        left = stakes.with_network(network.without(links)).split(wanted.actor, today, state)
        lost: Flags = (np.abs(amounts) >= least) & (left * np.sign(amounts) < least)
        return lost

    if not disputed or not (together := gone(disputed)).any():
        return [()] * len(amounts)
    alone = {link: gone([link]) for link in disputed}
    return [
        tuple(link for link in disputed if alone[link][place]) or tuple(disputed) if hangs else ()
        for place, hangs in enumerate(together)
    ]
