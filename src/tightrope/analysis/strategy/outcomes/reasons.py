"""Why each side ranks an outcome above or below today: the line that decides, or its interests."""

from __future__ import annotations

from tightrope.analysis.strategy.explain import deciding_statement
from tightrope.analysis.strategy.report import Reason, Weighed
from tightrope.conflict import Game, Interests

_SMALLEST = 1e-9


def find_reasons(game: Game, today: int, state: int) -> tuple[Reason, ...]:
    """Gives a reason for each decision maker that is not indifferent between `today` and `state`.

    The first typed line on which the two differ is the reason where there is one; else every
    interest that differs, with what it adds to U of `state` over that of `today`, largest first.
    Where preferences are a ranking or payoffs, the line is "" and nothing is weighed.
    """
    return tuple(
        Reason(
            name,
            prefers=bool(game.ranks[dm, state] > game.ranks[dm, today]),
            line=deciding_statement(game, dm, today, state),
            weighed=_weighed(game, dm, today, state),
        )
        for dm, name in enumerate(game.decision_makers)
        if game.ranks[dm, state] != game.ranks[dm, today]
    )


def _weighed(game: Game, dm: int, today: int, state: int) -> tuple[Weighed, ...]:
    wanted = game.preferences[game.decision_makers[dm]]
    if not isinstance(wanted, Interests) or deciding_statement(game, dm, today, state):
        return ()
    own = wanted.stakes.interests[wanted.actor]
    amounts = wanted.stakes.split(wanted.actor, today, state)
    found = [
        Weighed(one.in_ or "", one.duty or "", one.wants or "kept", one.weight, float(amount))
        for one, amount in zip(own, amounts, strict=True)
        if abs(amount) > _SMALLEST
    ]
    return tuple(sorted(found, key=lambda w: (-abs(w.amount), w.indicator, w.treaty)))
